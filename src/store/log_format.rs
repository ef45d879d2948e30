//! What the rows of the log mean: a row is an entry, as compact JSON, under its
//! own key.

use super::rows::{Edit, Format, Table};
use crate::json::{Encode, decode_text};
use crate::log::{LogEntry, LogFacts};

/// Reads and writes entries of the consultation log.
#[derive(Clone, Copy, Debug, Default)]
pub struct LogFormat;

impl Format for LogFormat {
    type Key = u64;
    type Entry = LogEntry;

    const TABLE: Table = Table::Log;

    fn read(&self, id: &u64, text: &str) -> Option<LogEntry> {
        let facts: LogFacts = decode_text(text)?;
        let is_own = facts.id.get() == *id;
        LogEntry::new(facts).ok().filter(|_| is_own)
    }
}

impl Edit {
    /// Keeps an entry under its key.
    pub fn entry(entry: &LogEntry) -> Self {
        Self::put(entry.id.get(), entry.to_json())
    }
}
