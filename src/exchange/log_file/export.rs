//! Entries into a file, step by step.

use super::{LOG_FORMAT, LOG_VERSION};
use crate::calendar::{Date, Month};
use crate::exchange::{MAX_BYTES, PROGRAM};
use crate::json::Encode;
use crate::log::{EntryId, LogEntry, MAX_LOG_ENTRIES};

/// Which entries go into a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogChoice {
    /// All of them.
    All,
    /// Those of a month.
    Month(Month),
    /// The cases only: what a desk hands to the next one.
    Cases,
}

impl LogChoice {
    /// Whether an entry goes along.
    pub fn takes(self, entry: &LogEntry) -> bool {
        match self {
            Self::All => true,
            Self::Month(month) => Month::of(entry.date) == month,
            Self::Cases => entry.case.is_some(),
        }
    }
}

/// A file that is being written. The same entries always give the same bytes,
/// however they're cut into chunks.
#[derive(Debug)]
pub struct LogExport {
    choice: LogChoice,
    chunk: String,
    /// Bytes of the chunks that were taken.
    taken: usize,
    entries: usize,
    last: Option<EntryId>,
}

/// What became of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pushed {
    /// It's in the file.
    Written,
    /// It isn't among those that were chosen.
    Passed,
    /// Its key isn't above that of the one before; nothing was written.
    OutOfOrder,
    /// A file takes no more; nothing was written. The caller ends this one and
    /// begins another.
    Full,
}

/// What closes a file.
const END: &str = "\n]}\n";

impl LogExport {
    /// A file without entries so far.
    pub fn new(choice: LogChoice) -> Self {
        let chunk = format!(
            "{{\"format\":\"{LOG_FORMAT}\",\"version\":{LOG_VERSION},\
             \"program\":\"{PROGRAM}\",\"entries\":["
        );
        Self {
            choice,
            chunk,
            taken: 0,
            entries: 0,
            last: None,
        }
    }

    /// Adds the entry with the next higher key.
    pub fn push(&mut self, entry: &LogEntry) -> Pushed {
        if self.last.is_some_and(|last| last >= entry.id) {
            return Pushed::OutOfOrder;
        }
        if !self.choice.takes(entry) {
            return Pushed::Passed;
        }
        let json = entry.to_json();
        let before = if self.entries == 0 { "\n" } else { ",\n" };
        let bytes = self.taken + self.chunk.len() + before.len() + json.len() + END.len();
        if self.entries == MAX_LOG_ENTRIES || bytes > MAX_BYTES {
            return Pushed::Full;
        }
        self.chunk.push_str(before);
        self.chunk.push_str(&json);
        self.entries += 1;
        self.last = Some(entry.id);
        Pushed::Written
    }

    /// How many entries are in the file so far.
    pub const fn entries(&self) -> usize {
        self.entries
    }

    /// The text since the last chunk.
    pub fn take(&mut self) -> String {
        self.taken += self.chunk.len();
        std::mem::take(&mut self.chunk)
    }

    /// The last chunk, which closes the file.
    pub fn finish(mut self) -> String {
        self.chunk.push_str(END);
        self.chunk
    }
}

/// The name of a file of the log, without its ending: `kaohe-log-2026-03-09`,
/// `kaohe-log-2026-03` for a month, `kaohe-cases-2026-03-09`.
pub fn log_file_name(choice: LogChoice, today: Date) -> String {
    match choice {
        LogChoice::All => format!("kaohe-log-{today}"),
        LogChoice::Month(month) => format!("kaohe-log-{month}"),
        LogChoice::Cases => format!("kaohe-cases-{today}"),
    }
}

/// The name of one of several files that make up a log, with its ending:
/// `kaohe-log-2026-03-09-1of2.json`; without the count where there is one.
pub fn log_part_name(name: &str, part: usize, parts: usize, ending: &str) -> String {
    if parts > 1 {
        format!("{name}-{part}of{parts}.{ending}")
    } else {
        format!("{name}.{ending}")
    }
}
