//! The picture of a scale: its pieces, where its limits stand, and how they're moved.

use kaohe::draft::same_place;
use kaohe::json::Decode as _;
use kaohe::language::{Limit, Scale, StepCount, TierOn};
use kaohe::number::Decimal;
use kaohe::picture::{Frame, ScaleAnswers, ScaleOutline, scale_outline};
use serde_json::{Value, json};

fn number(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn outline(scale: &Value, limits: &[Limit]) -> Option<ScaleOutline> {
    let scale = Scale::decode(scale).unwrap();
    let answers = ScaleAnswers {
        count: StepCount::Full,
        on: TierOn::Part,
        limits: limits.to_vec(),
    };
    scale_outline(&scale, &answers)
}

/// The bands of the drawing.
fn bands() -> Value {
    json!({"bands": {"bands": [
        {"amount": "-5"},
        {"from": "60", "amount": "-3"},
        {"from": "65", "amount": "-1.5"},
        {"from": "68", "amount": "-0.5"},
        {"from": "70", "amount": "0"},
    ]}})
}

fn handles(of: &ScaleOutline) -> Vec<(String, &str)> {
    let handles = of.handles.iter();
    handles
        .map(|one| (one.at.to_string(), &*one.field))
        .collect()
}

#[test]
fn each_limit_is_a_field() {
    let of = outline(&bands(), &[]).unwrap();
    let wanted = [
        ("60", "bands.bands[1].from"),
        ("65", "bands.bands[2].from"),
        ("68", "bands.bands[3].from"),
        ("70", "bands.bands[4].from"),
    ];
    let found = handles(&of);
    let found: Vec<_> = found.iter().map(|(at, field)| (&**at, *field)).collect();
    assert_eq!(found, wanted);

    let steps = json!({"steps": {"from": "70", "toward": "below", "each": "1", "amount": "-0.5"}});
    let of = outline(&steps, &[]).unwrap();
    assert_eq!(handles(&of), [("70".to_owned(), "steps.from")]);

    let line = json!({"line": {
        "from": {"at": "60", "gives": "0"}, "to": {"at": "80", "gives": "10"},
    }});
    let of = outline(&line, &[]).unwrap();
    let ends = [("60", "line.from.at"), ("80", "line.to.at")];
    assert_eq!(handles(&of), ends.map(|(at, field)| (at.to_owned(), field)));

    let tiers = json!({"tiers": {"on": "part", "bands": [
        {"rate": "1"}, {"from": "100", "rate": "2"},
    ]}});
    let of = outline(&tiers, &[]).unwrap();
    assert_eq!(handles(&of), [("100".to_owned(), "tiers.bands[1].from")]);

    assert_eq!(outline(&json!({"rate": "1"}), &[]), None);
}

#[test]
fn an_end_is_solid_where_it_belongs_to_its_band() {
    let holds = |limits: &[Limit]| {
        let of = outline(&bands(), limits).unwrap();
        of.pieces.iter().map(|one| one.holds).collect::<Vec<_>>()
    };
    let (yes, no) = (Some(true), Some(false));
    let upper = [[None, no], [yes, no], [yes, no], [yes, no], [yes, None]];
    assert_eq!(holds(&[]), upper);
    assert_eq!(holds(&[Limit::Upper; 5]), upper);
    let lower = [[None, yes], [no, yes], [no, yes], [no, yes], [no, None]];
    assert_eq!(holds(&[Limit::Lower; 5]), lower);
    // One of them otherwise than the others.
    let mut one = [Limit::Upper; 5];
    one[2] = Limit::Lower;
    let wanted = [[None, no], [yes, yes], [no, no], [yes, no], [yes, None]];
    assert_eq!(holds(&one), wanted);
}

#[test]
fn a_band_with_an_end_of_its_own_leaves_a_gap() {
    let gap = json!({"bands": {"bands": [
        {"amount": "0", "to": "50"}, {"from": "60", "amount": "1"},
    ]}});
    let of = outline(&gap, &[]).unwrap();
    let ends: Vec<String> = of.pieces.iter().map(|one| one.to.0.to_string()).collect();
    assert_eq!(ends[0], "50");
    assert_eq!(of.pieces[0].holds, [None, Some(true)]);
    assert_eq!(of.pieces[1].from.0, number("60"));
}

#[test]
fn limits_that_do_not_go_up_are_not_drawn() {
    let down = json!({"bands": {"bands": [
        {"amount": "0"}, {"from": "60", "amount": "1"}, {"from": "60", "amount": "2"},
    ]}});
    assert_eq!(outline(&down, &[]), None);
}

fn frame(low: &str, high: &str) -> Frame {
    Frame {
        low: (number(low), number("0")),
        high: (number(high), number("1")),
    }
}

#[test]
fn a_value_is_moved_by_round_numbers() {
    let grains = [
        ("57.5", "72.5", false, "0.1"),
        ("0", "100", false, "1"),
        ("0", "99", false, "0.1"),
        ("0", "5000", false, "10"),
        ("0", "0.02", false, "0.0001"),
        ("0", "5", true, "1"),
        ("0", "5000", true, "10"),
        ("1", "1", false, "0.000001"),
    ];
    for (low, high, whole, grain) in grains {
        let found = frame(low, high).grain(whole);
        assert_eq!(found, number(grain), "{low} to {high}");
    }
    // 300 pixels for 15: 20 pixels for one.
    let of = frame("57.5", "72.5");
    let grain = number("0.1");
    let moved = |by, all| of.moved(number("68"), by, all, grain).to_string();
    assert_eq!(moved(20, 300), "69");
    assert_eq!(moved(-20, 300), "67");
    assert_eq!(moved(1, 300), "68.1");
    assert_eq!(moved(0, 300), "68");
    // No width yet, and a pointer out of the window.
    assert_eq!(moved(0, 0), "68");
    moved(i32::MAX, 1);
    moved(i32::MIN, -5);
}

#[test]
fn a_limit_stays_between_its_neighbours() {
    let of = outline(&bands(), &[]).unwrap();
    let grain = number("0.1");
    let to = |nth, to: &str| of.between(nth, number(to), grain).to_string();
    assert_eq!(to(2, "67.3"), "67.3");
    assert_eq!(to(2, "64"), "65.1");
    assert_eq!(to(2, "70"), "69.9");
    // Nothing stands beyond the first and the last.
    assert_eq!(to(0, "12"), "12");
    assert_eq!(to(3, "99"), "99");
    assert_eq!(to(3, "1"), "68.1");
    // Nearer to each other than a step is wide, it stays where it is.
    let close = json!({"bands": {"bands": [
        {"amount": "0"}, {"from": "1000", "amount": "1"}, {"from": "1001", "amount": "2"},
        {"from": "1002", "amount": "3"},
    ]}});
    let of = outline(&close, &[]).unwrap();
    assert_eq!(of.between(1, number("990"), number("10")), number("1001"));
}

#[test]
fn a_value_far_off_does_not_press_the_rest_together() {
    let of = frame("60", "80");
    let reach = |value: &str| of.reaching(number(value)).map(|of| (of.low.0, of.high.0));
    let ends = |low: &str, high: &str| Some((number(low), number(high)));
    assert_eq!(reach("70"), ends("60", "80"));
    assert_eq!(reach("99.5"), ends("60", "99.5"));
    assert_eq!(reach("40"), ends("40", "80"));
    assert_eq!(reach("100.1"), None);
    assert_eq!(reach("39"), None);
}

#[test]
fn the_same_place_is_found_by_ids() {
    let mine = json!({"values": [{"id": "b"}, {"id": "a"}], "totals": [{"id": "t", "pool": {"of": [
        {"line": {"id": "new"}}, {"pool": {"id": "p", "of": [{"line": {"id": "x", "gives": 1}}]}},
    ]}}]});
    let theirs = json!({"values": [{"id": "a"}], "totals": [{"id": "t", "pool": {"of": [
        {"pool": {"id": "p", "of": [{"line": {"id": "y"}}, {"line": {"id": "x", "gives": 2}}]}},
    ]}}]});
    let there = |path: &str| same_place(&mine, path, &theirs);
    assert_eq!(there("values[1]").as_deref(), Some("values[0]"));
    assert_eq!(
        there("totals[0].pool.of[1].pool.of[0].line.gives").as_deref(),
        Some("totals[0].pool.of[0].pool.of[1].line.gives")
    );
    // What isn't there, and what leads nowhere.
    assert_eq!(there("values[0]"), None);
    assert_eq!(there("totals[0].pool.of[0].line"), None);
    assert_eq!(there("values[9].id"), None);
}
