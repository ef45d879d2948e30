//! What a value takes from the agent's earlier months: every outcome in its range, what is
//! lacking, what is refused.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::rc::Rc;

use kaohe::calendar::Month;
use kaohe::json::{Decode, decode_text};
use kaohe::language::{Document, Facts, Problem, limits};
use kaohe::number::{Decimal, Range};
use kaohe::plan::{Figure, Filled, Filling, Plan, Recorded, Volume, Whence, worked_out};
use litemap::LiteMap;
use serde_json::{Value, json};

use crate::language::{around, volume};

/// A mark, what is taken of it, and a total that gives both.
fn taking(from: &Value) -> Value {
    json!({
        "values": [
            {"id": "mark", "title": "m", "most": "3", "whole": true},
            {"id": "taken", "title": "t", "most": "9", "from": {"earlier": from}},
        ],
        "totals": [{"id": "score", "unit": "分", "pool": {"id": "all", "of": [
            {"line": {"id": "mark", "title": "m", "gives": {"value": "mark"}}},
            {"line": {"id": "taken", "title": "t", "gives": {"value": "taken"}}},
        ]}}],
    })
}

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn facts(values: &Value) -> Rc<Filling> {
    let facts = Facts::decode(&json!({"values": values})).unwrap();
    Rc::new(Filling::of(&facts, LiteMap::new()))
}

/// April, with these months before it.
fn april(volume: &Rc<Volume>, own: &Value, before: &BTreeMap<Month, Value>) -> Filled {
    let april = month("2026-04");
    let mut found = worked_out(&[april], |month| {
        let values = if month == april {
            Some(own)
        } else {
            before.get(&month)
        };
        Some(Recorded {
            volume: Rc::clone(volume),
            filling: values.map(facts),
            log: Vec::new(),
        })
    });
    found.remove(&april).unwrap()
}

fn figure(filled: &Filled, id: &str) -> (Figure, bool) {
    let mut values = filled.derivation.values.iter();
    let found = values.find(|value| value.id.as_str() == id).unwrap();
    (found.figure, found.is_known)
}

fn number(text: &str) -> Decimal {
    text.parse().unwrap()
}

const TAKES: [&str; 8] = [
    r#"{"of": "mark"}"#,
    r#"{"of": "mark", "take": "last", "months": 2}"#,
    r#"{"of": "mark", "take": "sum", "months": 3}"#,
    r#"{"of": "mark", "take": "mean", "months": 3}"#,
    r#"{"of": "mark", "take": "streak", "months": 3, "than": "2"}"#,
    r#"{"of": "mark", "take": "streak", "months": 3, "than": "0"}"#,
    r#"{"of": "mark", "take": "streak", "months": 2, "is": "less_than", "than": "2"}"#,
    r#"{"of": "score", "take": "mean", "months": 2}"#,
];

/// What three months before may hold: a mark, between what it lies, nothing, or not recorded.
const HELD: [&str; 6] = [
    r#"{"mark": "0"}"#,
    r#"{"mark": "2"}"#,
    r#"{"mark": "3"}"#,
    r#"{"mark": {"from": "1", "to": "2"}}"#,
    "{}",
    "",
];

/// The marks that a month may turn out to have.
fn outcomes(held: &str) -> Vec<Value> {
    let marks = match held {
        "" | "{}" => 0..=3,
        r#"{"mark": {"from": "1", "to": "2"}}"# => 1..=2,
        known => return vec![serde_json::from_str(known).unwrap()],
    };
    marks
        .map(|mark| json!({"mark": mark.to_string()}))
        .collect()
}

#[test]
fn each_range_is_the_least_and_the_most_of_all_outcomes() {
    let months = ["2026-03", "2026-02", "2026-01"].map(month);
    for take in TAKES {
        let of_total = take.contains("score");
        let volume = volume(&taking(&serde_json::from_str(take).unwrap()));
        let own = json!({"mark": "1"});
        let mut settled: BTreeMap<Vec<String>, Decimal> = BTreeMap::new();
        for nth in 0..HELD.len().pow(3) {
            let held = [nth % 6, nth / 6 % 6, nth / 36].map(|at| HELD[at]);
            let before: BTreeMap<Month, Value> = (months.into_iter().zip(held))
                .filter(|(_, held)| !held.is_empty())
                .map(|(month, held)| (month, serde_json::from_str(held).unwrap()))
                .collect();
            let filled = april(&volume, &own, &before);
            let (is, is_known) = figure(&filled, "taken");
            assert!(is.range.contains(is.headline), "{take} {held:?}");
            let mut all: Option<Range<Decimal>> = None;
            let each = held.map(outcomes);
            for one in &each[0] {
                for two in &each[1] {
                    for three in &each[2] {
                        let marks = [one, two, three].map(Value::to_string).to_vec();
                        let found = *settled.entry(marks).or_insert_with(|| {
                            let before = [one, two, three].map(Clone::clone);
                            let before = months.into_iter().zip(before).collect();
                            let (found, is_known) = figure(&april(&volume, &own, &before), "taken");
                            // A total takes from its own month before, which nobody recorded.
                            assert!(of_total || (is_known && found.range.is_settled()));
                            found.headline
                        });
                        all = Some(all.unwrap_or(Range::exactly(found)).including(found));
                    }
                }
            }
            let all = all.unwrap();
            match of_total {
                true => assert!(is.range.contains(all.low) && is.range.contains(all.high)),
                false => assert_eq!(is.range, all, "{take} {held:?}"),
            }
            let is_plain = held.iter().all(|held| outcomes(held).len() == 1);
            assert!(of_total || !is_plain || is_known, "{take} {held:?}");
        }
    }
}

/// A total that rests on the one of the month before, and so on.
#[test]
fn a_chain_over_months_holds_every_outcome() {
    let volume = volume(&json!({
        "values": [
            {"id": "mark", "title": "m", "most": "2", "whole": true},
            {"id": "last", "title": "l", "from": {"earlier": {"of": "score"}}, "most": "9"},
        ],
        "totals": [{"id": "score", "unit": "分", "pool": {"id": "all", "of": [
            {"line": {"id": "mark", "title": "m", "gives": {"value": "mark"}}},
            {"line": {"id": "up", "title": "u", "gives": {"scale": ["last", {"bands": {"bands": [{"amount": "0"}, {"from": "2", "amount": "1"}]}}]}}},
        ]}}],
    }));
    let months = ["2026-03", "2026-02", "2026-01"].map(month);
    // The chain begins with a figure that somebody typed.
    let begins = |mark: &str| json!({"mark": mark, "last": "0"});
    for open in 0..8_u32 {
        let is_open = |at: u32| open >> at & 1 == 1;
        let at = |at: u32, mark: u32| match is_open(at) {
            true => json!({}),
            false => json!({"mark": mark.to_string()}),
        };
        let marks = |nth: u32| [nth % 3, nth / 3 % 3, nth / 9];
        let mut ranges: BTreeMap<Vec<String>, Range<Decimal>> = BTreeMap::new();
        for nth in 0..27 {
            let [one, two, three] = marks(nth);
            let third = match is_open(2) {
                true => json!({"last": "0"}),
                false => begins(&three.to_string()),
            };
            let held = [at(0, one), at(1, two), third];
            let key = held.iter().map(Value::to_string).collect::<Vec<_>>();
            let before = months.into_iter().zip(held).collect();
            let filled = april(&volume, &json!({"mark": "1"}), &before);
            let total = filled.sheet.as_ref().unwrap().totals[0];
            let known = ranges.entry(key).or_insert(total.range);
            let settled = [
                json!({"mark": one.to_string()}),
                json!({"mark": two.to_string()}),
                begins(&three.to_string()),
            ];
            let before = months.into_iter().zip(settled).collect();
            let filled = april(&volume, &json!({"mark": "1"}), &before);
            let outcome = filled.sheet.as_ref().unwrap().totals[0];
            assert!(outcome.range.is_settled() && outcome.is_known);
            assert!(known.contains(outcome.headline), "{open} {nth}");
        }
    }
}

#[test]
fn what_is_lacking_is_named_and_what_is_typed_wins() {
    let mean = json!({"of": "mark", "take": "mean", "months": 3});
    let volume = volume(&taking(&mean));
    let before = BTreeMap::from([
        (month("2026-03"), json!({"mark": "2"})),
        (month("2026-01"), json!({"mark": "3"})),
    ]);
    let filled = april(&volume, &json!({"mark": "1"}), &before);
    let from = filled.taken.values().next().unwrap();
    let whence = Whence::Months {
        from: ["2026-03", "2026-01"].map(month).to_vec(),
        lacks: vec![month("2026-02")],
    };
    assert_eq!(from.whence, whence);
    let (is, is_known) = figure(&filled, "taken");
    // (2 + 0 + 3) / 3 and (2 + 3 + 3) / 3, to a millionth.
    let range = Range::between(number("1.666667"), number("2.666667"));
    assert_eq!((is.range, is_known), (range, false));
    // What isn't there counts as little as it can: by itself the least that it may be.
    assert_eq!(is.headline, number("1.666667"));
    let filled = april(&volume, &json!({"mark": "1", "taken": "2.5"}), &before);
    let (is, is_known) = figure(&filled, "taken");
    assert_eq!((is.range, is_known), (Range::exactly(number("2.5")), true));
    let taken = filled.taken.values().next().unwrap().taken.unwrap();
    assert_eq!(taken.range, range);
}

/// A mean goes by the months that have any; with none in any there's none. A month with none
/// ends a row.
#[test]
fn months_with_none_of_it() {
    let with = |take: &str, months: u32| {
        let mut middle =
            taking(&json!({"of": "mark", "take": take, "months": months, "than": "2"}));
        middle["values"][0]["lapses"] = json!(true);
        middle["values"][1]["lapses"] = json!(true);
        volume(&middle)
    };
    let before = |marks: [&str; 2]| {
        let months = ["2026-03", "2026-02"].map(month);
        let marks = marks.map(|mark| json!({"mark": mark}));
        months.into_iter().zip(marks).collect::<BTreeMap<_, _>>()
    };
    let own = json!({"mark": "1"});
    let mean = with("mean", 2);
    let (is, _) = figure(&april(&mean, &own, &before(["none", "3"])), "taken");
    assert_eq!(is.range, Range::exactly(number("3")));
    let filled = april(&mean, &own, &before(["none", "none"]));
    let is_there = filled
        .derivation
        .values
        .iter()
        .find(|of| of.id.as_str() == "taken");
    assert_eq!(is_there.unwrap().is_there, Some(false));
    assert_eq!(
        filled.sheet.unwrap().totals[0].range,
        Range::exactly(number("1"))
    );
    let row = with("streak", 2);
    for (marks, is) in [
        (["3", "none"], "1"),
        (["none", "3"], "0"),
        (["2", "3"], "2"),
    ] {
        let (found, _) = figure(&april(&row, &own, &before(marks)), "taken");
        assert_eq!(found.range, Range::exactly(number(is)), "{marks:?}");
    }
}

/// Held where a person could type it: not above its most, nor below its least.
#[test]
fn what_is_taken_is_held_at_its_ends() {
    let mut middle = taking(&json!({"of": "mark"}));
    middle["values"][0]["most"] = json!("100");
    middle["values"][1]["least"] = json!("2");
    let volume = volume(&middle);
    for (mark, is) in [("1", "2"), ("5", "5"), ("80", "9")] {
        let before = BTreeMap::from([(month("2026-03"), json!({"mark": mark}))]);
        let (found, _) = figure(&april(&volume, &json!({}), &before), "taken");
        assert_eq!(found.range, Range::exactly(number(is)), "{mark}");
    }
}

#[test]
fn an_assumed_number_of_the_month_before_leaves_a_range_and_no_question() {
    let mut middle = taking(&json!({"of": "score"}));
    middle["totals"][0]["pool"]["worth"] =
        json!({"value": "2", "origin": {"assumed": {"low": "1", "high": "3"}}});
    let volume = volume(&middle);
    let before = BTreeMap::from([(month("2026-03"), json!({"mark": "1", "taken": "0"}))]);
    let filled = april(&volume, &json!({"mark": "1"}), &before);
    let (is, is_known) = figure(&filled, "taken");
    assert_eq!(is.headline, number("3"));
    assert_eq!(is.range, Range::between(number("2"), number("4")));
    assert!(is_known);
    let total = filled.sheet.as_ref().unwrap().totals[0];
    assert_eq!(total.headline, number("6"));
    assert!(total.is_known && filled.open_facts().is_empty());
}

/// Further back than the limit nothing is looked up.
#[test]
fn a_chain_is_bounded() {
    let volume = volume(&taking(&json!({"of": "taken"})));
    let april = month("2026-04");
    let chain = i32::try_from(limits::MAX_CHAIN).unwrap();
    for (back, is_known) in [(chain, true), (chain + 1, false)] {
        let first = april.plus(-back);
        let mut found = worked_out(&[april], |month| {
            let values = match month == first {
                true => json!({"mark": "0", "taken": "7"}),
                false => json!({"mark": "0"}),
            };
            Some(Recorded {
                volume: Rc::clone(&volume),
                filling: (month >= first).then(|| facts(&values)),
                log: Vec::new(),
            })
        });
        let filled = found.remove(&april).unwrap();
        let (is, known) = figure(&filled, "taken");
        assert_eq!(
            (known, is.range.is_settled()),
            (is_known, is_known),
            "{back}"
        );
    }
}

#[test]
fn what_cannot_be_taken_is_refused_with_its_place() {
    let faults = |from: Value| {
        let mut middle = taking(&from);
        let list = json!({"id": "list", "title": "l", "from": "each"});
        middle["values"].as_array_mut().unwrap().push(list);
        let document = Document::decode(&around(&middle)).unwrap();
        let faults = Plan::new(&document).err().unwrap_or_default();
        let faults = faults.into_iter().map(|fault| (fault.path, fault.problem));
        faults.collect::<Vec<_>>()
    };
    let at = |field: &str, problem| vec![(format!("values[1].from.earlier.{field}"), problem)];
    assert_eq!(
        faults(json!({"of": "mark", "take": "sum", "months": 12})),
        []
    );
    let months = |many: u32| json!({"of": "mark", "take": "sum", "months": many});
    assert_eq!(faults(months(0)), at("months", Problem::Empty));
    assert_eq!(faults(months(13)), at("months", Problem::TooMany));
    assert_eq!(faults(json!({"of": "nobody"})), at("of", Problem::NoSuch));
    assert_eq!(faults(json!({"of": "list"})), at("of", Problem::List));
    // It may take from itself: that is another month.
    assert_eq!(faults(json!({"of": "taken"})), []);
}

/// A real document: rated excellent in three months in a row, an agent is put forward. What
/// isn't recorded neither breaks the row nor keeps it.
#[test]
fn three_excellent_months_in_a_row() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents/D6.json");
    let text = fs::read_to_string(path).unwrap();
    let document: Document = decode_text(&text).unwrap();
    let volume = Rc::new(Volume::of(document).unwrap());
    let grade = |months: &[(&str, bool)]| {
        let (last, _) = months.last().unwrap();
        let last = month(last);
        let mut found = worked_out(&[last], |of| {
            let rated = months.iter().find(|(name, _)| month(name) == of);
            let filling = rated.map(|(_, excellent)| {
                let events = if *excellent {
                    json!([{"kind": "excellent"}])
                } else {
                    json!([])
                };
                let facts = Facts::decode(&json!({"events": events})).unwrap();
                Rc::new(Filling::of(&facts, LiteMap::new()))
            });
            Some(Recorded {
                volume: Rc::clone(&volume),
                filling,
                log: Vec::new(),
            })
        });
        let filled = found.remove(&last).unwrap();
        let grade = filled.sheet.as_ref().unwrap().grades[0];
        [grade.low, grade.high].map(|id| id.to_string())
    };
    let (no, put) = (
        ["no", "no"].map(String::from),
        ["put", "put"].map(String::from),
    );
    let open = ["no", "put"].map(String::from);
    let (jan, feb, mar) = ("2026-01", "2026-02", "2026-03");
    assert_eq!(grade(&[(jan, true), (feb, true), (mar, true)]), put);
    assert_eq!(
        grade(&[(jan, true), (feb, true), (mar, false), ("2026-04", true)]),
        no
    );
    assert_eq!(
        grade(&[("2025-11", true), ("2025-12", true), (jan, true)]),
        put
    );
    assert_eq!(grade(&[(jan, true), (mar, true)]), open);
    assert_eq!(grade(&[(jan, true), (feb, false), (mar, true)]), no);
}
