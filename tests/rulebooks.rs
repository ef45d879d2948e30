//! Faulty rulebooks: one fixture for each fault, named by it. A fixture is a
//! change of the bundled rulebook and the problem that it must bring.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use kaohe::json::decode_text;
use kaohe::locale::{Lang, say};
use kaohe::number::Unit;
use kaohe::rulebook::{
    Document, Fault, Problem, Rulebook, bundled, bundled_in, bundled_json, findings, telesales_json,
};
use proptest::prelude::*;
use serde_json::Value;

fn faulty(name: &str, text: &str) -> (Document, String, String) {
    let fixture: Value = serde_json::from_str(text).unwrap();
    let of = match fixture["of"].as_str() {
        Some("telesales") => telesales_json(),
        _ => bundled_json(),
    };
    let mut json: Value = serde_json::from_str(of).unwrap();
    let pointer = fixture["pointer"].as_str().unwrap();
    if let Some(times) = fixture["times"].as_u64() {
        // The same thing so many times, numbered.
        let each = |n: u64| fixture["value"].to_string().replace('#', &n.to_string());
        let list = (0..times).map(|n| serde_json::from_str::<Value>(&each(n)).unwrap());
        put(&mut json, name, pointer, list.collect());
    } else if fixture["value"] == "REMOVE" {
        let (list, index) = pointer.rsplit_once('/').unwrap();
        let list = json.pointer_mut(list).unwrap().as_array_mut().unwrap();
        list.remove(index.parse().unwrap());
    } else {
        put(&mut json, name, pointer, fixture["value"].clone());
    }
    if fixture["with_conditions_gone"] == true {
        // They name measures that aren't there any more.
        json["sections"][0]["clauses"]
            .as_array_mut()
            .unwrap()
            .remove(1);
    }
    if !fixture["path"].as_str().unwrap().starts_with("examples") {
        // They may name what isn't there any more.
        json["examples"] = Value::Array(Vec::new());
    }
    if !fixture["path"].as_str().unwrap().starts_with("log") {
        // So may its feeds.
        json.as_object_mut().unwrap().remove("log");
        // And who asks of what became of its complaints.
        let readings = json["readings"].as_array_mut();
        readings
            .into_iter()
            .for_each(|readings| readings.retain(|r| r["id"] != "R16"));
    }
    let document = crate::support::decoded(json).unwrap_or_else(|e| panic!("{name}: {e}"));
    let text = |key: &str| fixture[key].as_str().unwrap().to_owned();
    (document, text("path"), text("fault"))
}

/// Puts a value in the place of another, or into an object that lacks it.
fn put(json: &mut Value, name: &str, pointer: &str, value: Value) {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match json.pointer_mut(parent) {
        Some(Value::Object(object)) => drop(object.insert(key.into(), value)),
        Some(Value::Array(list)) => list[key.parse::<usize>().unwrap()] = value,
        _ => panic!("{name}: {pointer}"),
    }
}

/// What keeps a rulebook from scoring, or else what is odd about it.
fn problems(document: &Document) -> Vec<Problem> {
    Rulebook::new(document.clone()).map_or_else(|problems| problems, |rulebook| findings(&rulebook))
}

/// How many problems a fault may bring besides its own.
fn others(text: &str) -> usize {
    let fixture: Value = serde_json::from_str(text).unwrap();
    fixture["with_others"].as_u64().unwrap_or(0) as usize
}

fn fixtures() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/rulebooks");
    let read = |entry: fs::DirEntry| {
        let name = entry
            .path()
            .file_stem()
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned();
        (name, fs::read_to_string(entry.path()).unwrap())
    };
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| read(entry.unwrap()))
        .collect()
}

#[test]
fn each_fault_is_found_where_it_stands() {
    for (name, text) in fixtures() {
        let (document, path, fault) = faulty(&name, &text);
        let found: Vec<(String, String)> = problems(&document)
            .into_iter()
            .map(|problem| (problem.path, format!("{:?}", problem.fault)))
            .collect();
        assert!(
            found.contains(&(path.clone(), fault.clone())),
            "{name}: {found:?}"
        );
        // One fault brings one problem, unless the fixture says why not.
        assert_eq!(found.len(), 1 + others(&text), "{name}: {found:?}");
        // What is only odd still scores.
        let fixture: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(
            Rulebook::new(document).is_ok(),
            fixture["finding"] == true,
            "{name}"
        );
    }
}

#[test]
fn each_fault_has_a_sentence_in_both_languages() {
    for (name, text) in fixtures() {
        let (document, ..) = faulty(&name, &text);
        for problem in problems(&document) {
            let zh = say::rulebook_fault(Lang::Zh, Unit::Points, &problem.fault);
            let en = say::rulebook_fault(Lang::En, Unit::Points, &problem.fault);
            assert!(
                zh.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)),
                "{zh}"
            );
            assert!(!en.is_empty() && en.is_ascii(), "{en}");
        }
    }
}

/// A new fault needs a fixture: this stops compiling, then failing.
#[test]
fn every_fault_has_a_fixture() {
    let mut seen = BTreeSet::new();
    for (name, text) in fixtures() {
        let (document, ..) = faulty(&name, &text);
        for problem in problems(&document) {
            seen.insert(match problem.fault {
                Fault::BandFrom => 54,
                Fault::BandFactor => 55,
                Fault::NoBands => 56,
                Fault::Format => 0,
                Fault::Version(_) => 1,
                Fault::DuplicateId(_) => 2,
                Fault::DuplicateNumber(_) => 3,
                Fault::TooMany(_) => 4,
                Fault::Empty => 5,
                Fault::MissingText => 6,
                Fault::Negative => 7,
                Fault::TooLarge => 8,
                Fault::ZeroBase => 9,
                Fault::Percent => 10,
                Fault::LowAboveValue => 11,
                Fault::HighBelowValue => 12,
                Fault::UnknownMeasure(_) => 13,
                Fault::SecondShortfall => 14,
                Fault::SecondSeverity => 15,
                Fault::DeadlineDays => 16,
                Fault::NoPlaces => 17,
                Fault::TakesInReward => 18,
                Fault::GivesInDeduction => 19,
                Fault::LevelOrder => 20,
                Fault::DuplicateReading(_) => 21,
                Fault::MissingReading(_) => 22,
                Fault::NoOptions => 23,
                Fault::UnknownOption(_) => 24,
                Fault::ChosenNotOffered(_) => 25,
                Fault::TooLong(_) => 26,
                Fault::UnknownPart(_) => 27,
                Fault::UnknownLevel(_) => 28,
                Fault::Fact(_) => 29,
                Fault::PayWithoutWage => 30,
                // Not of a rulebook: see `amendments.rs`.
                fault @ (Fault::UnknownParameter | Fault::WrongUnit | Fault::OtherRulebook) => {
                    panic!("{name}: {fault:?}")
                }
                Fault::EndUpsideDown => 31,
                Fault::ConditionTwice(_) => 32,
                Fault::EmptyIsFinal => 33,
                Fault::NoEffect => 34,
                Fault::AboveWorth => 35,
                Fault::AboveBase => 36,
                Fault::ResultForAmount => 37,
                Fault::WorthsAboveBase(_) => 38,
                Fault::NotAsked(_) => 39,
                Fault::OptionWithoutEffect(_) => 40,
                Fault::AlwaysMet => 41,
                Fault::NeverShort => 42,
                Fault::WorthNeverUsedUp => 43,
                Fault::UnusedMeasure => 44,
                Fault::NoMeasures => 45,
                Fault::RewardBelowTarget(_) => 46,
                Fault::NoLateDay => 47,
                Fault::UsedUpEarly => 48,
                Fault::SecondDeadline => 49,
                Fault::SameLevel => 50,
                Fault::LevelEnds => 51,
                Fault::ConsequenceOrder => 52,
                Fault::Fraction => 53,
                Fault::OtherUnit => 57,
                Fault::Fen => 58,
                Fault::SecondCallQuota => 59,
                Fault::NoMisses => 60,
                Fault::FeedTwice(_) => 61,
                Fault::NoComplaintCategory => 62,
                Fault::NoFaultCategory => 63,
                Fault::BandBeyondReach => 64,
            });
        }
    }
    assert_eq!(seen.len(), 65, "{seen:?}");
}

#[test]
fn nothing_is_odd_about_the_bundled_rulebook() {
    assert_eq!(findings(&bundled()), []);
    assert_eq!(findings(&bundled_in(Unit::Money)), []);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_mangled_rulebook_never_panics(at in any::<prop::sample::Index>(), byte in 32_u8..127, cut in any::<bool>()) {
        let mut bytes = bundled_json().as_bytes().to_vec();
        let at = at.index(bytes.len());
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        let text = String::from_utf8(bytes).unwrap_or_default();
        if let Some(document) = decode_text::<Document>(&text) {
            let _ = problems(&document);
        }
    }
}
