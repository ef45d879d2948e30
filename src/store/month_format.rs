//! What the rows of the months mean: a row is a month's facts, as compact JSON,
//! under agent and month; from the second schema on with the acts on it.

use std::rc::Rc;

use serde_json::Value;

use super::MonthKey;
use super::rows::{Edit, Format, Table};
use crate::json::{Decode, Encode, Malformed, decode_text, json_object};
use crate::record::{Facts, Record, Trail};

/// Reads and writes months.
#[derive(Clone, Copy, Debug, Default)]
pub struct MonthFormat;

/// A month with the acts on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthRow {
    /// The month.
    pub record: Rc<Record>,
    /// The acts on it.
    pub trail: Rc<Trail>,
}

impl From<Record> for MonthRow {
    /// A month of which no act is known.
    fn from(record: Record) -> Self {
        Self {
            record: Rc::new(record),
            trail: Rc::default(),
        }
    }
}

impl Format for MonthFormat {
    type Key = MonthKey;
    type Entry = MonthRow;

    const TABLE: Table = Table::Months;
    const SCHEMA: u32 = 2;

    fn read(&self, key: &MonthKey, text: &str) -> Option<MonthRow> {
        let Stored { facts, trail } = decode_text(text)?;
        let is_own = MonthKey::of(&facts) == *key;
        let record = Record::new(facts).ok().filter(|_| is_own)?;
        Some(MonthRow {
            record: Rc::new(record),
            trail: Rc::new(trail),
        })
    }

    /// A row without acts is as it was.
    fn migrate(&self, from: u32, key: &MonthKey, text: &str) -> Option<String> {
        let is_fit = from == 1 && self.read(key, text).is_some();
        is_fit.then(|| text.to_owned())
    }
}

json_object! {
    /// A row: facts alone, or with the acts beside them.
    #[older(facts_alone)]
    struct Stored {
        /// The facts.
        facts: Facts,
        /// The acts on them.
        trail: Trail,
    }
}

fn facts_alone(value: &Value) -> Option<Result<Stored, Malformed>> {
    let trail = Trail::default();
    let alone = || Facts::decode(value).map(|facts| Stored { facts, trail });
    value.get("facts").is_none().then(alone)
}

impl Edit<MonthKey> {
    /// Keeps a month and the acts on it under its key.
    pub fn month(row: &MonthRow) -> Self {
        let MonthRow { record, trail } = row;
        let facts = record.facts();
        let text = match trail.is_empty() {
            true => facts.to_json(),
            false => {
                let (facts, trail) = (facts.clone(), (**trail).clone());
                Stored { facts, trail }.to_json()
            }
        };
        Self {
            entry: Some(Rc::new(row.clone())),
            ..Self::put(MonthKey::of(record), text)
        }
    }
}
