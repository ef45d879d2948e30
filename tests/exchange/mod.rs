//! Files of records and rulebooks: what goes out, what comes in, what is
//! refused and why.

mod alone;
mod along;
mod backup;
pub mod calendar_files;
mod check_codes;
mod claimed;
mod encodings;
mod faults;
pub mod generate;
mod laws;
mod limits;
mod lines;
mod links;
mod migrations;
mod mutated;
mod names;
mod preview;
mod quick;
mod rulebooks;
pub mod tree;
mod twins;

use kaohe::calendar::Date;
use kaohe::exchange::{Import, Item, RulebookRef, read};
use kaohe::record::{Record, Trail};
use kaohe::rulebook::Rulebook;
use serde_json::{Value, json};

/// The exported worked month of rules.md.
const WORKED: &str = include_str!("../fixtures/worked-month.json");

/// A day.
/// A rulebook with the reference to it.
fn referred(rulebook: &Rulebook) -> (&Rulebook, RulebookRef) {
    (rulebook, RulebookRef::of(rulebook))
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// A record out of its JSON.
fn record(facts: Value) -> Record {
    Record::new(crate::support::decoded(facts).unwrap()).unwrap()
}

/// A record's item without claims.
fn item(facts: Value) -> Item {
    Item {
        rulebook: broadband(),
        seen: None,
        code: None,
        record: record(facts),
        trail: Trail::default(),
        lines: Vec::new(),
    }
}

/// The bundled rulebook.
fn broadband() -> RulebookRef {
    RulebookRef {
        id: "broadband".parse().unwrap(),
        effective: "2026-01".parse().unwrap(),
        fingerprint: None,
        texts: None,
    }
}

/// A file with these records' facts.
fn file(facts: &[Value]) -> String {
    let scored_by = json!({"id": "broadband", "effective": "2026-01"});
    let item = |record| json!({"rulebook": scored_by, "record": record});
    let records: Vec<Value> = facts.iter().map(item).collect();
    json!({"format": "kaohe-records", "version": 1, "records": records}).to_string()
}

/// The items of a file that has no faults.
fn items(text: &str) -> Vec<Item> {
    let Import {
        accepted, refused, ..
    } = read(text).unwrap();
    assert_eq!(refused, []);
    accepted.into_iter().map(|incoming| incoming.item).collect()
}
