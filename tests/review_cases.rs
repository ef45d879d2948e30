//! Cases that several people rate: what they come to, and how far people are of one mind.

use kaohe::exchange::{read_review, review_text, write_review};
use kaohe::id::Fingerprint;
use kaohe::number::{Points, Unit};
use kaohe::review::{
    Agreement, CaseAnswer, CaseSet, MAX_CASE, MAX_CASE_TIMES, Piece, PieceFault, Pieces, RatedCase,
    RatedLine, Rating, Share, agreement, case_month, case_points, lines_of, nameless,
};
use kaohe::rulebook::{Rulebook, bundled_in};
use kaohe::scoring::{Certainty, score};
use kaohe::store::rows::RowKey;
use kaohe::store::{BookKey, TeamKey};
use proptest::prelude::*;

use crate::support::any::{config, id};
use crate::support::{read, rulebook};

fn answer(case: &str, parts: &[(&str, u32)], level: Option<&str>) -> CaseAnswer {
    let mut answer = CaseAnswer::blank(id(case));
    for (part, times) in parts {
        answer.put(id(part), *times);
    }
    answer.put_level(level.map(id));
    answer.put_nothing(!answer.is_answered());
    answer
}

fn points(rulebook: &Rulebook, parts: &[(&str, u32)], level: Option<&str>) -> String {
    case_points(rulebook, &answer("c1", parts, level)).to_string()
}

/// A set of so many cases that is out.
fn set(rulebook: &Rulebook, count: usize) -> CaseSet {
    let cases = (1..=count).map(|nth| RatedCase {
        id: id(&format!("c{nth}")),
        text: format!("经过 {nth}"),
    });
    let set = CaseSet {
        id: id("set-1"),
        title: "五月校准".into(),
        rulebook: rulebook.id,
        effective: rulebook.effective,
        fingerprint: Fingerprint::of(rulebook),
        unit: rulebook.unit,
        cases: cases.collect(),
        on: None,
        code: None,
    };
    set.handed_out("2026-05-06".parse().unwrap())
}

fn rating(set: &CaseSet, by: &str, answers: &[CaseAnswer]) -> Rating {
    let mut rating = Rating::begun(set).unwrap();
    rating.answers = answers.to_vec();
    rating.finished(set, by, "2026-05-07".parse().unwrap())
}

#[test]
fn a_case_takes_what_its_lines_take() {
    let rules = rulebook();
    assert_eq!(points(rules, &[], None), "0");
    assert_eq!(points(rules, &[("15", 1)], None), "-1");
    assert_eq!(points(rules, &[("15", 2), ("24", 1)], None), "-3");
    assert_eq!(points(rules, &[("3", 2)], None), "2");
    // A clause's own worth runs out.
    assert_eq!(points(rules, &[("24", 7)], None), "-5");
    // The month's floor hides nothing.
    assert_eq!(points(rules, &[("6", 99)], None), "-198");
    assert_eq!(points(rules, &[], Some("serious")), "-5");
    assert_eq!(points(rules, &[("15", 1)], Some("ordinary")), "-3");
}

#[test]
fn what_goes_together_is_one_event() {
    // Of an event under both only the heavier counts, and the second of 14 is alone.
    let heavier = read("R12 heavier");
    assert_eq!(points(&heavier, &[("15", 1), ("14", 2)], None), "-4");
    assert_eq!(points(&heavier, &[("14", 1), ("15", 2)], None), "-3");
    // The complaint that it caused, too.
    assert_eq!(points(&heavier, &[("15", 1)], Some("ordinary")), "-2");
    assert_eq!(points(&heavier, &[("20", 1)], Some("ordinary")), "-3");
    // Praise causes none.
    assert_eq!(points(&heavier, &[("3", 1)], Some("ordinary")), "-1");
    let twice = answer("c1", &[("15", 2), ("24", 1)], None);
    let month = case_month(rulebook(), &twice);
    let entries = month.entries.iter();
    let entries: Vec<_> = entries.map(|of| (of.parts.clone(), of.count)).collect();
    assert_eq!(
        entries,
        [(vec![id("15"), id("24")], 1), (vec![id("15")], 1)]
    );
}

#[test]
fn a_month_of_a_case_is_settled_but_for_assumed_numbers() {
    let month = case_month(rulebook(), &answer("c1", &[("15", 1)], None));
    let sheet = score(rulebook(), &month, month.month.first_day());
    assert_eq!(sheet.certainty, Certainty::Final);
    assert_eq!(sheet.score.to_string(), "99");
    assert_eq!(month.agent, "");
    let yuan = bundled_in(Unit::Money);
    assert_eq!(
        points(&yuan, &[("late", 1), ("false_record", 1)], None),
        "-60"
    );
}

fn share(of: Share) -> (u32, u32) {
    (of.same, of.of)
}

#[test]
fn agreement_is_counted_by_pairs() {
    let rules = rulebook();
    let set = set(rules, 3);
    let all = [
        rating(
            &set,
            "丙",
            &[
                answer("c1", &[("15", 1)], None),
                answer("c2", &[], None),
                answer("c3", &[("24", 1)], None),
            ],
        ),
        rating(
            &set,
            "甲",
            &[
                answer("c1", &[("15", 1)], None),
                answer("c2", &[], None),
                answer("c3", &[("24", 2)], None),
            ],
        ),
        rating(
            &set,
            "乙",
            &[
                answer("c1", &[("24", 2)], None),
                answer("c2", &[], None),
                answer("c3", &[], Some("serious")),
            ],
        ),
    ];
    let found = agreement(rules, &set, &all.iter().collect::<Vec<_>>());
    assert_eq!(found.raters, ["丙", "乙", "甲"]);
    // −1, −2 and −5; −1 and −2; nothing.
    let cases: Vec<_> = found
        .cases
        .iter()
        .map(|case| (case.at, case.spread().to_string(), share(case.pairs)))
        .collect();
    let expected = [(2, "4", (0, 3)), (0, "1", (1, 3)), (1, "0", (3, 3))];
    assert_eq!(
        cases,
        expected.map(|(at, spread, of)| (at, spread.to_owned(), of))
    );
    assert_eq!(share(found.pairs), (4, 9));
    assert_eq!(found.at_stake, Points::whole(5));
    let lines: Vec<_> = found
        .lines
        .iter()
        .map(|of| (of.line, of.cases, share(of.pairs)))
        .collect();
    let part = |part| RatedLine::Part(id(part));
    assert_eq!(
        lines,
        [
            // 0, 0 and 2 times; 1, 2 and 0 times.
            (part("24"), 2, (1, 6)),
            (part("15"), 1, (1, 3)),
            (RatedLine::Level(id("serious")), 1, (1, 3)),
        ]
    );
    // What most say first, each with who says so.
    let said = &found.cases[1].said;
    let who: Vec<Vec<&str>> = said
        .iter()
        .map(|of| of.by.iter().map(|by| &*by.0).collect())
        .collect();
    assert_eq!(who, [vec!["丙", "甲"], vec!["乙"]]);
    let ratio = found.lines[1].pairs.ratio().unwrap();
    assert_eq!(ratio.shown_percent().to_string(), "33.333");
}

#[test]
fn one_person_or_nobody_agrees_with_no_one() {
    let rules = rulebook();
    let set = set(rules, 1);
    let nobody = agreement(rules, &set, &[]);
    assert_eq!((share(nobody.pairs), nobody.lines.len()), ((0, 0), 0));
    assert_eq!(nobody.pairs.ratio(), None);
    let one = rating(&set, "甲", &[answer("c1", &[("15", 1)], None)]);
    let alone = agreement(rules, &set, &[&one]);
    assert_eq!(share(alone.pairs), (0, 0));
    assert_eq!(alone.at_stake, Points::ZERO);
    assert_eq!(alone.cases[0].said.len(), 1);
}

#[test]
fn remarks_divide_nobody() {
    let rules = rulebook();
    let set = set(rules, 1);
    let mut other = answer("c1", &[("15", 1)], None);
    other.remark = "来电录音 3 分 20 秒".into();
    let all = [
        rating(&set, "甲", &[answer("c1", &[("15", 1)], None)]),
        rating(&set, "乙", &[other]),
    ];
    let found = agreement(rules, &set, &all.iter().collect::<Vec<_>>());
    assert_eq!(share(found.pairs), (1, 1));
    assert_eq!(
        found.cases[0].said[0].by[0],
        ("乙".into(), "来电录音 3 分 20 秒".into())
    );
}

#[test]
fn an_answer_says_one_thing() {
    let mut of = CaseAnswer::blank(id("c1"));
    assert!(!of.is_answered() && !of.is_sound());
    of.put(id("15"), 0);
    assert!(!of.is_answered());
    of.put_nothing(true);
    assert!(of.is_sound());
    of.put(id("15"), MAX_CASE_TIMES);
    assert!(of.is_sound() && !of.nothing);
    of.put(id("15"), MAX_CASE_TIMES + 1);
    assert_eq!(of.times(RatedLine::Part(id("15"))), MAX_CASE_TIMES);
    for part in ["6", "7", "8", "9a", "10", "11", "12"] {
        of.put(id(part), 1);
    }
    // A ninth is one too many.
    of.put(id("14"), 1);
    assert_eq!(of.parts.len(), 8);
    of.put_level(Some(id("grave")));
    of.put_nothing(true);
    assert_eq!((of.parts.len(), of.level), (0, None));
    of.put_level(None);
    assert!(of.is_sound());
    of.put(id("15"), 1);
    of.put(id("15"), 0);
    assert!(!of.is_answered());
}

#[test]
fn lines_are_those_that_a_person_decides_on() {
    let lines = lines_of(rulebook());
    assert!(lines.contains(&RatedLine::Part(id("3"))));
    assert!(lines.contains(&RatedLine::Level(id("major"))));
    for measured in ["1", "2", "19", "22", "27"] {
        assert!(!lines.contains(&RatedLine::Part(id(measured))));
    }
    assert_eq!(lines_of(&bundled_in(Unit::Money)).len(), 4);
}

#[test]
fn a_file_brings_them_back_to_the_letter() {
    let set = set(rulebook(), 2);
    let of = rating(
        &set,
        "甲",
        &[
            answer("c2", &[], None),
            answer("c1", &[("15", 2)], Some("grave")),
        ],
    );
    assert_eq!(of.answers[0].case, id("c1"), "in the order of the set");
    let pieces = Pieces {
        cases: vec![set.clone()],
        ratings: vec![of.clone()],
        ..Pieces::default()
    };
    assert_eq!(read_review(&write_review(pieces.clone())).unwrap(), pieces);
    assert_eq!(read_review(&review_text(pieces.clone())).unwrap(), pieces);
    let list = pieces.list();
    assert!(list.iter().all(|piece| piece.fault().is_none()));
    assert_eq!(list, [Piece::Cases(set), Piece::Rating(of)]);
}

#[test]
fn what_was_changed_is_found() {
    let set = set(rulebook(), 2);
    let of = rating(
        &set,
        "甲",
        &[answer("c1", &[("15", 2)], None), answer("c2", &[], None)],
    );
    let changed = |piece: &Piece| piece.fault();
    let mut other = set.clone();
    other.cases[0].text.push('。');
    assert_eq!(changed(&Piece::Cases(other)), Some(PieceFault::Changed));
    let mut other = of.clone();
    other.answers[0].put(id("15"), 1);
    assert_eq!(changed(&Piece::Rating(other)), Some(PieceFault::Changed));
    let mut other = of.clone();
    other.by = "乙".into();
    assert_eq!(changed(&Piece::Rating(other)), Some(PieceFault::Changed));
    // Made anew by somebody who knows how, it still mustn't contradict itself.
    let day = "2026-05-06".parse().unwrap();
    let mut twice = set.clone();
    twice.cases[1].id = id("c1");
    assert_eq!(
        changed(&Piece::Cases(twice.handed_out(day))),
        Some(PieceFault::Contradictory)
    );
    let mut empty = set.clone();
    empty.cases.clear();
    assert_eq!(
        changed(&Piece::Cases(empty.handed_out(day))),
        Some(PieceFault::Contradictory)
    );
    let mut both = of.clone();
    both.answers[0].nothing = true;
    let both = both.finished(&set, "甲", day);
    assert_eq!(
        changed(&Piece::Rating(both)),
        Some(PieceFault::Contradictory)
    );
    let mut long = set.clone();
    long.cases[0].text = "长".repeat(MAX_CASE);
    assert_eq!(changed(&Piece::Cases(long.handed_out(day))), None);
    long.cases[0].text.push('长');
    assert_eq!(
        changed(&Piece::Cases(long.handed_out(day))),
        Some(PieceFault::TooLong)
    );
    let unfinished = Rating {
        on: None,
        ..of.clone()
    };
    assert_eq!(
        changed(&Piece::Rating(unfinished)),
        Some(PieceFault::Unfinished)
    );
    let nobody = of.finished(&set, "  ", day);
    assert_eq!(
        changed(&Piece::Rating(nobody)),
        Some(PieceFault::Unfinished)
    );
    let unsent = CaseSet { on: None, ..set };
    assert_eq!(changed(&Piece::Cases(unsent)), Some(PieceFault::Unfinished));
}

#[test]
fn later_answers_are_told_from_earlier_ones() {
    let set = set(rulebook(), 1);
    let first = rating(&set, "甲", &[answer("c1", &[], None)]);
    let day = "2026-05-07".parse().unwrap();
    let again = first.reopened().finished(&set, "甲", day);
    assert!(again.is_later(&first) && !first.is_later(&again) && !first.is_later(&first));
    assert!(first.is_complete(&set));
    assert!(
        !Rating {
            answers: Vec::new(),
            ..first
        }
        .is_complete(&set)
    );
}

#[test]
fn rows_have_names_for_any_person() {
    for by in ["", "0417", "王芳", "a/b %", "../x"] {
        let key = BookKey::Team(TeamKey::Rating(id("set-1"), by.into()));
        assert_eq!(BookKey::named(&key.name()), Some(key), "{by}");
    }
    let key = BookKey::Team(TeamKey::Cases(id("set-1")));
    assert_eq!(key.name(), "team/cases/set-1");
    assert_eq!(BookKey::named("team/cases/set-1"), Some(key));
    assert_eq!(BookKey::named("team/rating/set-1"), None);
}

#[test]
fn names_stay_behind() {
    let names = || ["王芳", "王芳芳", "0417", "x", " "].into_iter();
    assert_eq!(nameless("王芳芳说王芳没接", names()), "×××说×××没接");
    // A number isn't one inside a longer one, and one sign is no name.
    assert_eq!(
        nameless("0417 接了 10417，x0417", names()),
        "××× 接了 10417，x0417"
    );
    assert_eq!(nameless("", names()), "");
}

/// Any answer to a case.
fn any_answer(case: usize) -> impl Strategy<Value = CaseAnswer> {
    let parts = prop::collection::vec(
        (prop::sample::select(vec!["3", "14", "15", "24"]), 0_u32..3),
        0..3,
    );
    let level = prop::option::of(prop::sample::select(vec!["ordinary", "grave"]));
    (parts, level).prop_map(move |(parts, level)| answer(&format!("c{case}"), &parts, level))
}

fn any_ratings() -> impl Strategy<Value = Vec<Vec<CaseAnswer>>> {
    let one = (any_answer(1), any_answer(2), any_answer(3)).prop_map(|(a, b, c)| vec![a, b, c]);
    prop::collection::vec(one, 0..6)
}

/// All that is counted, whoever said it.
fn figures(of: &Agreement) -> impl PartialEq + std::fmt::Debug {
    let cases = of
        .cases
        .iter()
        .map(|case| (case.at, case.pairs, case.least, case.most));
    let cases: Vec<_> = cases.collect();
    (cases, of.lines.clone(), of.pairs, of.at_stake)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_order_doesn_t_matter(answers in any_ratings(), by in any::<prop::sample::Index>()) {
        let set = set(rulebook(), 3);
        let all: Vec<Rating> = answers.iter().enumerate().map(|(nth, of)| rating(&set, &format!("{nth}"), of)).collect();
        let mut turned: Vec<&Rating> = all.iter().collect();
        let found = agreement(rulebook(), &set, &turned);
        if !turned.is_empty() {
            let by = by.index(turned.len());
            turned.rotate_left(by);
        }
        prop_assert_eq!(&agreement(rulebook(), &set, &turned), &found);
        turned.reverse();
        prop_assert_eq!(&agreement(rulebook(), &set, &turned), &found);
        // Whoever said it.
        let count = all.len();
        let others: Vec<Rating> = answers.iter().enumerate().map(|(nth, of)| rating(&set, &format!("{}", count - nth), of)).collect();
        let others = agreement(rulebook(), &set, &others.iter().collect::<Vec<_>>());
        prop_assert_eq!(figures(&others), figures(&found));
    }

    #[test]
    fn shares_and_spreads_have_their_bounds(answers in any_ratings()) {
        let set = set(rulebook(), 3);
        let all: Vec<Rating> = answers.iter().enumerate().map(|(nth, of)| rating(&set, &format!("{nth}"), of)).collect();
        let found = agreement(rulebook(), &set, &all.iter().collect::<Vec<_>>());
        let count = u32::try_from(all.len()).unwrap();
        let pairs = count * count.saturating_sub(1) / 2;
        prop_assert_eq!(found.pairs.of, 3 * pairs);
        for case in &found.cases {
            prop_assert!(case.pairs.same <= case.pairs.of && case.pairs.of == pairs);
            prop_assert!(case.spread() >= Points::ZERO);
            // Nothing is at stake where all say the same.
            prop_assert!(case.pairs.same < pairs || case.spread().is_zero());
        }
        for line in &found.lines {
            prop_assert!(line.pairs.same <= line.pairs.of && line.pairs.of == line.cases * pairs);
        }
        let stakes: Points = found.cases.iter().map(|case| case.spread()).sum();
        prop_assert_eq!(found.at_stake, stakes);
    }
}
