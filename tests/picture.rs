//! Where things stand in the pictures of a sheet.

use kaohe::number::{Points, Range};
use kaohe::picture::{
    Axis, Beside, Ends, Names, PAPER, PHONE, Printed, Room, Side, WIDE, beside, ends, in_rows,
    pool_bar, prose, width,
};
use kaohe::scoring::Sheet;

use crate::support::{points, rulebook, scored};

/// A sheet with this score and range.
fn sheet(low: &str, score: &str, high: &str) -> Sheet {
    let mut sheet = scored(rulebook(), "{}");
    sheet.score = points(score);
    sheet.range = Range {
        low: points(low),
        high: points(high),
    };
    sheet.rewards = Points::ZERO;
    sheet
}

/// What these names and figures take.
fn names([low_name, high_name, both]: [&str; 3], low: &str, high: &str) -> Names {
    let wide = |text: &str| width(text, 13);
    Names {
        low: wide(low_name) + 4 + wide(low),
        high: wide(high_name) + 4 + wide(high),
        stacked: wide(high_name).max(wide(high)),
        both: wide(both) + 4 + wide(&format!("{low}–{high}")),
    }
}

#[test]
fn the_window_follows_the_score() {
    for (low, score, high, from, to) in [
        ("78.6", "97", "100.2", "60", "103"),
        ("58", "75", "95.8", "55", "103"),
        ("0", "75", "95.8", "55", "103"),
        ("0", "100", "100.5", "60", "103"),
        ("61", "62", "63", "60", "103"),
        ("20", "62", "63", "40", "103"),
        ("0", "12", "104.2", "0", "105"),
        ("0", "0", "0", "0", "103"),
        ("59.999", "59.999", "59.999", "55", "103"),
    ] {
        let axis = Axis::of(&sheet(low, score, high));
        let ends = (axis.low(), axis.high());
        assert_eq!(ends, (points(from), points(to)), "{low} {score} {high}");
    }
    // Ten px a point where there is room for that.
    let usual = Axis::of(&sheet("78.6", "97", "100.2"));
    assert_eq!(usual.extent(), "26.87500em");
    assert_eq!(usual.px(points("97"), WIDE[0]), 321);
}

#[test]
fn where_the_window_begins_is_labelled_with_room_for_it() {
    for (score, labels) in [
        ("97", "60 70 80 90 100"),
        ("75", "55 60 70 80 90 100"),
        ("36", "20 30 40 50 60 70 80 90 100"),
        ("0", "0 20 40 60 80 100"),
    ] {
        let axis = Axis::of(&sheet("0", score, "100"));
        let major = axis.ticks().filter(|tick| tick.major);
        let shown: Vec<String> = major.map(|tick| tick.at.to_string()).collect();
        assert_eq!(shown.join(" "), labels, "{score}");
    }
}

#[test]
fn the_figure_stands_left_of_its_cursor_where_it_fits() {
    for (score, text, wide, phone) in [
        ("97", "97.0", Beside::Left, Beside::Left),
        ("75", "75.0", Beside::Right, Beside::Right),
        ("100", "100.0", Beside::Left, Beside::Left),
        ("0", "0", Beside::Right, Beside::Right),
    ] {
        let axis = Axis::of(&sheet("55", score, "100.2"));
        let sides = [WIDE, PHONE].map(|rooms| beside(axis, points(score), text, rooms));
        assert_eq!(sides, [wide, phone], "{score}");
    }
    // A long amount of money in the middle has room on neither side.
    let axis = Axis::spanning(points("-10000"), points("10000"));
    let sides = [WIDE, PHONE].map(|rooms| beside(axis, points("0"), "12,345.67", rooms));
    assert_eq!(sides, [Beside::End; 2]);
}

#[test]
fn both_ends_are_named_where_they_have_room() {
    for (low, score, high, expected) in [
        ("78.6", "97", "100.2", [Side::Left, Side::Stacked]),
        ("58", "75", "95.8", [Side::Right, Side::Left]),
        ("50", "75", "95.8", [Side::Right, Side::Left]),
    ] {
        let axis = Axis::of(&sheet(low, score, high));
        let range = Range {
            low: points(low),
            high: points(high),
        };
        let names = names(["最低", "最高", "区间"], low, high);
        let found = ends(axis, range, Some(points(score)), names, PHONE);
        let [low_side, high_side] = expected;
        let expected = Ends::Apart {
            low: low_side,
            high: high_side,
        };
        assert_eq!(found, expected, "{low} {high}");
    }
}

/// An empty month has no cursor, and its low end lies outside the axis.
#[test]
fn an_empty_month_names_both_ends() {
    let sheet = sheet("0", "100", "101.8");
    let axis = Axis::of(&sheet);
    assert!(sheet.range.low < axis.low());
    let [low, high] = [sheet.range.low, sheet.range.high].map(|end| end.to_string());
    for named in [["最低", "最高", "区间"], ["low", "high", "range"]] {
        for rooms in [WIDE, PHONE] {
            let found = ends(axis, sheet.range, None, names(named, &low, &high), rooms);
            let expected = Ends::Apart {
                low: Side::Right,
                high: Side::Left,
            };
            assert_eq!(found, expected, "{low} {high}");
        }
    }
}

/// No name lies on a tick, on the cursor or on the other name, and none leaves the
/// sheet, in rooms of all sizes from the least on.
#[test]
fn no_name_meets_a_stroke_or_the_other() {
    let named = [["最低", "最高", "区间"], ["low", "high", "range"]];
    let mut places = [0; 3];
    for [low_name, high_name, both_name] in named {
        for score in (0..=104).step_by(2) {
            for low in (0..=score).step_by(4) {
                for high in (score..=104).step_by(4).filter(|high| *high > low) {
                    let [low, score, high] = [low, score, high].map(|at| format!("{at}.6"));
                    let axis = Axis::of(&sheet(&low, &score, &high));
                    let range = Range {
                        low: points(&low),
                        high: points(&high),
                    };
                    let names = names([low_name, high_name, both_name], &low, &high);
                    let span = format!("{low}–{high}");
                    for rooms in [WIDE, PHONE] {
                        let found = ends(axis, range, Some(points(&score)), names, rooms);
                        let least = rooms[0];
                        for more in [0, 20, 70] {
                            let room = Room {
                                axis: least.axis + more,
                                ..least
                            };
                            let at = |text: &str| axis.px(points(text), room);
                            let wide = |name: &str, figure: &str| {
                                // As a browser writes them: 13 px, figures a little narrower.
                                let each = |c: char| match c {
                                    '0'..='9' | '–' => 7,
                                    '.' | ' ' => 4,
                                    'a'..='z' => 7,
                                    _ => 13,
                                };
                                format!("{name} {figure}").chars().map(each).sum::<i64>()
                            };
                            let boxes: Vec<(i64, i64)> = match found {
                                Ends::Apart { low: l, high: h } => {
                                    places[0] += 1;
                                    let place =
                                        |tick: i64, side, name: &str, figure: &str| match side {
                                            Side::Left => (tick - 6 - wide(name, figure), tick - 6),
                                            Side::Right => {
                                                (tick + 6, tick + 6 + wide(name, figure))
                                            }
                                            Side::Stacked => (
                                                tick + 6,
                                                tick + 6 + wide(name, "").max(wide("", figure)) - 4,
                                            ),
                                        };
                                    let low_box = if points(&low) < axis.low() {
                                        (0, wide(low_name, &low))
                                    } else {
                                        place(at(&low), l, low_name, &low)
                                    };
                                    vec![low_box, place(at(&high), h, high_name, &high)]
                                }
                                Ends::Together => {
                                    places[1] += 1;
                                    let from = at(&high) + 6;
                                    vec![(from, from + wide(both_name, &span))]
                                }
                                Ends::Aside => {
                                    places[2] += 1;
                                    Vec::new()
                                }
                            };
                            let seen = format!("{low} {score} {high} {found:?} {room:?} {boxes:?}");
                            for (from, to) in &boxes {
                                assert!(*from >= 0 && *to <= room.axis + room.rest + 10, "{seen}");
                                for stroke in [&low, &score, &high] {
                                    let outside = points(stroke) < axis.low();
                                    let x = at(stroke);
                                    assert!(outside || x <= *from || x >= *to, "{seen}");
                                }
                            }
                            if let [(_, a), (b, _)] = boxes[..] {
                                assert!(a <= b, "{seen}");
                            }
                        }
                    }
                }
            }
        }
    }
    assert!(places.iter().all(|count| *count > 100), "{places:?}");
}

#[test]
fn the_figure_on_paper_leaves_the_sums_their_room() {
    for (score, text, side) in [
        ("97", "97.0", Beside::Left),
        ("75", "75.0", Beside::Right),
        ("60", "60.0", Beside::Right),
        ("0", "0", Beside::End),
    ] {
        let low = if score == "60" { "20" } else { "55" };
        let axis = Axis::of(&sheet(low, score, "100.2"));
        assert_eq!(beside(axis, points(score), text, PAPER), side, "{score}");
    }
    // Fourteen px a point.
    let usual = Axis::of(&sheet("78.6", "97", "100.2"));
    assert_eq!(usual.px(points("97"), PAPER[0]), 517);
}

#[test]
fn the_signatures_stay_with_what_is_open() {
    let printed = |lines, items, height| {
        Printed {
            lines,
            items,
            height,
        }
        .is_one_page()
    };
    assert!(printed(10, 8, 995) && printed(18, 0, 800) && printed(2, 12, 900));
    assert!(!printed(19, 0, 800) && !printed(2, 13, 900) && !printed(10, 8, 1_006));
    assert_eq!(
        [
            in_rows("", 12, 100),
            in_rows("障碍", 12, 25),
            in_rows("障碍处理", 12, 25)
        ],
        [1, 1, 2]
    );
}

#[test]
fn bars_of_pools_share_a_scale() {
    let points = |n: i64| kaohe::number::Points::from_raw(n * 1_000);
    let bar = |left, pool| pool_bar(points(left), points(pool), points(10));
    assert_eq!(bar(10, 10), [10_000, 10_000]);
    // Half as long; of both four are left.
    assert_eq!(bar(4, 5), [5_000, 4_000]);
    assert_eq!(bar(4, 10), [10_000, 4_000]);
    assert_eq!(bar(0, 5), [5_000, 0]);
    assert_eq!(pool_bar(points(3), points(2), points(2)), [10_000, 10_000]);
    assert_eq!(pool_bar(points(0), points(0), points(0)), [0, 0]);
}

#[test]
fn running_text_takes_less_room_in_english() {
    // 118 px in the page's font.
    assert!((110..135).contains(&prose("Faults repaired on time", 12)));
    assert_eq!(prose("障碍", 12), 25);
}
