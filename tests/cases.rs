//! Small inputs that once came out wrong, each with its right figures.

use crate::support::{LATER, audit::audit, day};
use kaohe::record::{Facts, Record};
use kaohe::rulebook::{Document, Rulebook};
use kaohe::scoring::{Certainty, MonthFigures, Open, Sheet, open_list, score};
use serde_json::Value;

fn file(name: &str) -> Value {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = root.join("tests/fixtures/cases").join(name);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{name}: {e}"));
    serde_json::from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}"))
}

fn rules(name: &str) -> Rulebook {
    let document: Document = crate::support::decoded(file(name)).unwrap();
    Rulebook::new(document).unwrap()
}

fn record(facts: Value) -> Record {
    let facts: Facts = crate::support::decoded(facts).unwrap();
    Record::new(facts).unwrap()
}

/// Scored on a day on which every report is long due.
fn sheet(rules: &str, facts: Value) -> Sheet {
    let (rulebook, record) = (self::rules(rules), record(facts));
    let sheet = score(&rulebook, &record, day(LATER));
    audit(&rulebook, &record, &sheet);
    sheet
}

fn figures(sheet: &Sheet) -> [String; 3] {
    [sheet.score, sheet.range.low, sheet.range.high].map(|points| points.to_string())
}

fn pays(sheet: &Sheet) -> String {
    sheet.pay.unwrap().amount.with_decimals(2)
}

/// Pay is the wage times score over base, not over 100.
#[test]
fn a_base_of_30_pays_the_whole_wage_for_30() {
    let rulebook = rules("base30.json");
    let mut facts = serde_json::json!({
        "month": "2026-03", "exam": "none", "report": {"handed_in": "2026-04-01"},
        "measures": {}, "wage": "3200",
    });
    for measure in &rulebook.measures {
        facts["measures"][measure.id.as_str()] = "not_assessed".into();
    }
    let sheet = sheet("base30.json", facts);
    assert_eq!(figures(&sheet), ["30"; 3]);
    assert_eq!(pays(&sheet), "3200.00");
    assert_eq!(sheet.certainty, Certainty::Final);
}

/// A foreign rulebook that pays by bands.
#[test]
fn a_foreign_rulebook_by_bands() {
    let facts = file("rec2.json")["records"][0]["record"].take();
    let sheet = sheet("rb2.json", facts);
    assert_eq!(sheet.score.to_string(), "59");
    assert_eq!(pays(&sheet), "1600.00");
}

/// R12 "the heavier" beside a pool: one event that fits clause 24, set at 0.5,
/// and clause 17, assumed from 0.2 to 0.8, costs the dearer of the two.
#[test]
fn the_heavier_of_two_is_exact_beside_a_pool() {
    let sheet = sheet(
        "heavier-range-24-set.rulebook.json",
        file("heavier-range-24-set.record.json"),
    );
    assert_eq!(figures(&sheet), ["99.5", "99.2", "99.5"]);
}

/// An answer that today's pool hides still moves the score with another pool.
#[test]
fn a_pending_event_behind_an_assumed_pool_is_provisional() {
    let sheet = sheet(
        "state-behind-assumed-pool.rulebook.json",
        file("state-behind-assumed-pool.record.json"),
    );
    assert_eq!(figures(&sheet), ["95", "93", "98"]);
    assert_eq!(sheet.certainty, Certainty::Provisional);
}

/// A fact that the floor hides with today's numbers, and the most of the width
/// comes from elsewhere: it's open all the same, and can move the score.
#[test]
fn what_the_floor_hides_is_still_open() {
    let rules = crate::support::read("");
    // 25 ordinary complaints take 50 (25 to 75), 55 unanswered enquiries the rest.
    let complaints: Vec<Value> = (0..25)
        .map(|_| serde_json::json!({"finding": {"liable": "ordinary"}}))
        .collect();
    let record = crate::support::month(
        &serde_json::json!({
            "complaints": complaints,
            "entries": [
                {"parts": ["15"], "count": 55},
                {"parts": ["6"], "count": 1, "standing": "pending"},
            ],
        })
        .to_string(),
    );
    let sheet = score(&rules, &record, day(LATER));
    assert_eq!(figures(&sheet), ["0", "0", "20"]);
    assert!(sheet.facts_range.is_settled());
    assert_eq!(sheet.certainty, Certainty::Provisional);
    let items = open_list(&rules, &record, day(LATER));
    let pending = items
        .iter()
        .find(|i| matches!(i.what, Open::Fact(_)))
        .unwrap();
    assert!(pending.contribution.is_zero() && pending.moves);
    assert!(
        !MonthFigures::of(&sheet).is_scored(),
        "it isn't scored in the year"
    );
}
