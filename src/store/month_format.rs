//! What the rows of the months mean: a row is a month's facts, as compact JSON,
//! under agent and month.

use super::MonthKey;
use super::rows::{Edit, Format, Table};
use crate::json::decode_text;
use crate::record::{Facts, Record};

/// Reads and writes months.
#[derive(Clone, Copy, Debug, Default)]
pub struct MonthFormat;

impl Format for MonthFormat {
    type Key = MonthKey;
    type Entry = Record;

    const TABLE: Table = Table::Months;

    fn read(&self, key: &MonthKey, text: &str) -> Option<Record> {
        let facts: Facts = decode_text(text)?;
        let is_own = MonthKey::of(&facts) == *key;
        Record::new(facts).ok().filter(|_| is_own)
    }
}

impl Edit<MonthKey> {
    /// Keeps a month under its key.
    pub fn month(record: &Record) -> Self {
        Self::put(MonthKey::of(record), record.facts().to_json())
    }
}
