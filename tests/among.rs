//! What a value takes from all agents' months: every outcome in its range, who is lacking,
//! what is refused.

use std::collections::BTreeMap;
use std::rc::Rc;

use kaohe::calendar::Month;
use kaohe::json::Decode;
use kaohe::language::{Document, Facts, Problem};
use kaohe::number::{Decimal, Range};
use kaohe::plan::{Elsewhere, Filled, Filling, Plan, TeamOf, TeamSide, Volume, Whence};
use litemap::LiteMap;
use serde_json::{Value, json};

use crate::language::{around, volume};

/// A mark out of some, what is taken of the team, and a total that gives it.
fn taking(from: &Value) -> Value {
    json!({
        "values": [
            {"id": "mark", "title": "m", "most": "2", "whole": true},
            {"id": "all", "title": "a", "least": "1", "most": "3", "whole": true},
            {"id": "taken", "title": "t", "most": "200", "from": {"team": from}},
        ],
        "totals": [
            {"id": "score", "unit": "分", "pool": {"id": "of", "of": [
                {"line": {"id": "mark", "title": "m", "gives": {"value": "mark"}}},
            ]}},
            {"id": "more", "unit": "分", "pool": {"id": "of2", "of": [
                {"line": {"id": "taken", "title": "t", "gives": {"value": "taken"}}},
            ]}},
        ],
    })
}

fn april() -> Month {
    "2026-04".parse().unwrap()
}

fn filling(values: &Value) -> Rc<Filling> {
    let facts = Facts::decode(&json!({"values": values})).unwrap();
    Rc::new(Filling::of(&facts, LiteMap::new()))
}

/// The first agent's month among these; nobody has recorded what is none.
fn among(volume: &Rc<Volume>, held: &[Option<Value>]) -> Filled {
    let name = |nth: usize| format!("040{nth}");
    let all = held.iter().enumerate();
    let here = all.clone().filter_map(|(nth, values)| {
        let filled = Filled::of(volume, &filling(values.as_ref()?), april());
        Some((name(nth), Rc::new(filled.figures())))
    });
    let lacks = all.filter(|(_, values)| values.is_none());
    let lacks = lacks.map(|(nth, _)| name(nth)).collect();
    let team = TeamOf::of(&volume.document, &here.collect::<Vec<_>>(), lacks);
    let elsewhere = Elsewhere {
        team: Some(TeamSide {
            team: Rc::new(team),
            agent: name(0),
        }),
        ..Elsewhere::default()
    };
    let own = filling(held[0].as_ref().unwrap());
    Filled::with(volume, &own, april(), &Rc::new(elsewhere))
}

fn taken(filled: &Filled) -> (Range<Decimal>, Decimal, bool) {
    let mut values = filled.derivation.values.iter();
    let found = values.find(|value| value.id.as_str() == "taken").unwrap();
    (found.figure.range, found.figure.headline, found.is_known)
}

/// What an agent's month may hold: a mark, an open one between, an open one, nothing recorded.
const HELD: [&str; 5] = [
    r#"{"mark": "0", "all": "1"}"#,
    r#"{"mark": "2", "all": "3"}"#,
    r#"{"mark": {"from": "1", "to": "2"}, "all": "2"}"#,
    r#"{"all": "2"}"#,
    "",
];

fn outcomes(held: &str) -> Vec<Value> {
    let with = |marks: &[u32], all: &[u32]| {
        let marks = marks.iter();
        let each = marks.flat_map(|mark| all.iter().map(move |all| (mark, all)));
        let each =
            each.map(|(mark, all)| json!({"mark": mark.to_string(), "all": all.to_string()}));
        each.collect::<Vec<_>>()
    };
    match HELD.iter().position(|known| *known == held).unwrap() {
        0 => with(&[0], &[1]),
        1 => with(&[2], &[3]),
        2 => with(&[1, 2], &[2]),
        3 => with(&[0, 1, 2], &[2]),
        _ => with(&[0, 1, 2], &[1, 2, 3]),
    }
}

#[test]
fn each_range_is_the_least_and_the_most_of_all_outcomes() {
    for (take, is_exact) in [
        (r#"{"of": "mark"}"#, true),
        (
            r#"{"of": "score", "take": "place", "first": "least"}"#,
            false,
        ),
        (r#"{"of": "mark", "take": "lowest"}"#, true),
        (r#"{"of": "mark", "take": "highest"}"#, true),
        (r#"{"of": "mark", "take": "pooled", "over": "all"}"#, true),
    ] {
        let volume = volume(&taking(&serde_json::from_str(take).unwrap()));
        for nth in 0..HELD.len().pow(3) {
            let held = [nth % 5, nth / 5 % 5, nth / 25].map(|at| HELD[at]);
            if held[0].is_empty() {
                continue;
            }
            let given = held.map(|held| serde_json::from_str(held).ok());
            let filled = among(&volume, &given);
            let (range, headline, is_known) = taken(&filled);
            assert!(range.contains(headline), "{take} {held:?}");
            let mut all: Option<Range<Decimal>> = None;
            let each = held.map(outcomes);
            for one in &each[0] {
                for two in &each[1] {
                    for three in &each[2] {
                        let held = [one, two, three].map(|held| Some(held.clone()));
                        let (found, headline, is_known) = taken(&among(&volume, &held));
                        assert!(found.is_settled() && is_known);
                        all = Some(all.unwrap_or(found).including(headline));
                    }
                }
            }
            let all = all.unwrap();
            assert!(
                range.contains(all.low) && range.contains(all.high),
                "{take} {held:?}"
            );
            // Nobody who isn't there has a score that is bounded.
            let is_whole = held.iter().all(|held| !held.is_empty());
            if is_exact || is_whole {
                assert_eq!(range, all, "{take} {held:?}");
            }
            assert_eq!(is_known, range.is_settled(), "{take} {held:?}");
        }
    }
}

#[test]
fn places_are_shared_and_who_is_lacking_is_named() {
    let volume = volume(&taking(&json!({"of": "mark"})));
    let marks = |marks: &[&str]| -> Vec<Option<Value>> {
        let marks = marks.iter();
        let each = marks.map(|mark| (!mark.is_empty()).then(|| json!({"mark": mark})));
        each.collect()
    };
    for (held, place) in [
        (&["1", "2", "2", "1"][..], "3"),
        (&["2", "2", "1", "0"], "1"),
        (&["0", "0", "0"], "1"),
        (&["1"], "1"),
    ] {
        let (range, _, is_known) = taken(&among(&volume, &marks(held)));
        assert_eq!(range, Range::exactly(place.parse().unwrap()), "{held:?}");
        assert!(is_known);
    }
    let filled = among(&volume, &marks(&["1", "2", "", ""]));
    let (range, _, is_known) = taken(&filled);
    let [best, worst] = ["2", "4"].map(|place| place.parse().unwrap());
    assert_eq!((range, is_known), (Range::between(best, worst), false));
    let from = filled.taken.values().next().unwrap();
    let lacks = ["0402", "0403"].map(String::from).to_vec();
    assert_eq!(from.whence, Whence::Team { from: 2, lacks });
    assert!(from.lacks());
    // What is typed wins.
    let mut held = marks(&["1", "2", ""]);
    held[0] = Some(json!({"mark": "1", "taken": "3"}));
    let (range, _, is_known) = taken(&among(&volume, &held));
    assert_eq!(
        (range, is_known),
        (Range::exactly("3".parse().unwrap()), true)
    );
}

#[test]
fn who_has_none_of_it_has_no_place_and_takes_nobodys() {
    let mut middle = taking(&json!({"of": "mark"}));
    middle["values"][0]["lapses"] = json!(true);
    middle["values"][2]["lapses"] = json!(true);
    let volume = volume(&middle);
    let marks = |marks: [&str; 3]| marks.map(|mark| Some(json!({"mark": mark})));
    let (range, ..) = taken(&among(&volume, &marks(["1", "none", "2"])));
    assert_eq!(range, Range::exactly("2".parse().unwrap()));
    let filled = among(&volume, &marks(["none", "1", "2"]));
    let mut values = filled.derivation.values.iter();
    let found = values.find(|value| value.id.as_str() == "taken").unwrap();
    assert_eq!(found.is_there, Some(false));
}

#[test]
fn what_hangs_on_itself_is_refused() {
    let faults = |middle: &Value| {
        let document = Document::decode(&around(middle)).unwrap();
        let faults = Plan::new(&document).err().unwrap_or_default();
        let faults = faults.into_iter().map(|fault| (fault.path, fault.problem));
        faults.collect::<BTreeMap<_, _>>()
    };
    let of = |from: Value| faults(&taking(&from));
    assert_eq!(of(json!({"of": "score"})), BTreeMap::new());
    // The total that the place moves.
    assert!(
        of(json!({"of": "more"}))
            .values()
            .all(|of| *of == Problem::Circle)
    );
    assert_eq!(of(json!({"of": "more"})).len(), 1);
    let at =
        |field: &str, problem| BTreeMap::from([(format!("values[2].from.team.{field}"), problem)]);
    assert_eq!(of(json!({"of": "nobody"})), at("of", Problem::NoSuch));
    let pooled = json!({"of": "mark", "take": "pooled"});
    assert_eq!(of(pooled), at("over", Problem::Empty));
    // What is taken of earlier months isn't the team's.
    let mut middle = taking(&json!({"of": "mark"}));
    let before = json!({"id": "before", "title": "b", "from": {"earlier": {"of": "more"}}});
    middle["values"].as_array_mut().unwrap().push(before);
    let found = faults(&middle);
    let at = "values[3].from.earlier.of".to_owned();
    assert_eq!(found, BTreeMap::from([(at, Problem::OfTeam)]));
}
