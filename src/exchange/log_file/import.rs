//! A file into entries, step by step.

use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::Value;

use super::{LOG_FORMAT, LOG_VERSION, LogEntryFault, LogEntryFaultKind};
use crate::exchange::borders::{Borders, Piece};
use crate::exchange::envelope::outside;
use crate::exchange::read::{is_table, small};
use crate::exchange::scan::scan;
use crate::exchange::{FileFault, MAX_ENTRY_BYTES, Malformed, Shape};
use crate::json::{Decode, joined, shortened};
use crate::log::{EntryId, LogEntry, LogFacts, MAX_LOG_ENTRIES};

/// A file that is being read.
///
/// ```
/// # use kaohe::exchange::LogImport;
/// let file = r#"{"format": "kaohe-log", "version": 1, "entries": []}"#;
/// let mut import = LogImport::new(file.to_owned()).unwrap();
/// while !import.step(64 << 10).unwrap().is_done {
///     // The page draws itself.
/// }
/// assert!(import.finish().unwrap().accepted.is_empty());
/// ```
#[derive(Debug)]
pub struct LogImport {
    text: String,
    borders: Borders,
    field: Field,
    header: Header,
    /// The first fault outside of the entries. Whether it's this kind of file
    /// at all comes before that.
    held: Option<FileFault>,
    items: usize,
    /// Where the entry with a key stands among the accepted ones.
    places: BTreeMap<EntryId, usize>,
    incoming: LogIncoming,
}

/// How far a file has been read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogProgress {
    /// Bytes so far.
    pub done: usize,
    /// Bytes in all.
    pub total: usize,
    /// Entries so far, the refused ones too.
    pub entries: usize,
    /// Refused ones so far.
    pub refused: usize,
    /// Whether nothing is left to read.
    pub is_done: bool,
}

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogIncoming {
    /// The version of the program that wrote it, if it says so.
    pub program: Option<String>,
    /// The entries without faults, no key twice.
    pub accepted: Vec<IncomingEntry>,
    /// The others.
    pub refused: Vec<RefusedEntry>,
    /// How many entries said only what an earlier one had said.
    pub repeated: usize,
}

/// An entry of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncomingEntry {
    /// Its index in the file.
    pub index: usize,
    /// The entry.
    pub entry: LogEntry,
}

/// An entry of a file that can't be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedEntry {
    /// Its index in the file.
    pub index: usize,
    /// The beginning of its question, if it can be read.
    pub question: Option<String>,
    /// What is wrong with it; never empty.
    pub faults: Vec<LogEntryFault>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Format,
    Version,
    Program,
    Entries,
    Other,
}

const FIELDS: [(&str, Field); 4] = [
    ("format", Field::Format),
    ("version", Field::Version),
    ("program", Field::Program),
    ("entries", Field::Entries),
];

#[derive(Debug, Default)]
struct Header {
    format: Option<Value>,
    version: Option<Value>,
    seen: Vec<String>,
}

impl LogImport {
    /// Takes a file's text.
    ///
    /// # Errors
    /// It's too large, or empty.
    pub fn new(mut text: String) -> Result<Self, FileFault> {
        small(text.len())?;
        if text.starts_with('\u{FEFF}') {
            text.drain(..'\u{FEFF}'.len_utf8());
        }
        // The first line that isn't blank is near, unless none is.
        if text.trim_start().is_empty() {
            return Err(FileFault::Empty);
        }
        let first = text.trim_start();
        if !first.starts_with(['{', '[', '"']) && is_table(first) {
            return Err(FileFault::Table);
        }
        Ok(Self {
            text,
            borders: Borders::new(),
            field: Field::Other,
            header: Header::default(),
            held: None,
            items: 0,
            places: BTreeMap::new(),
            incoming: LogIncoming::default(),
        })
    }

    /// Reads about so many bytes more.
    ///
    /// # Errors
    /// What is wrong with the file as a whole. What is wrong with single
    /// entries stands in [`LogIncoming::refused`].
    pub fn step(&mut self, bytes: usize) -> Result<LogProgress, FileFault> {
        let until = self.borders.at().saturating_add(bytes.max(1));
        let lists = |field| field == Field::Entries;
        while let Some(piece) = self
            .borders
            .next(self.text.as_bytes(), until, lists(self.field))?
        {
            self.take(piece)?;
        }
        let total = self.text.len();
        let is_done = self.borders.at() >= total;
        if is_done {
            self.over()?;
        }
        Ok(LogProgress {
            done: self.borders.at(),
            total,
            entries: self.items,
            refused: self.incoming.refused.len(),
            is_done,
        })
    }

    /// What the file holds; what isn't read yet is read at once.
    ///
    /// # Errors
    /// What is wrong with the file as a whole.
    pub fn finish(mut self) -> Result<LogIncoming, FileFault> {
        while !self.step(usize::MAX)?.is_done {}
        Ok(self.incoming)
    }

    /// Its text, for whoever else may read it.
    pub fn into_text(self) -> String {
        self.text
    }

    fn take(&mut self, piece: Piece) -> Result<(), FileFault> {
        match piece {
            Piece::Key(range) => {
                let name: String = self.parsed(range)?;
                let known = FIELDS.iter().find(|(known, _)| *known == name);
                self.field = known.map_or(Field::Other, |(_, field)| *field);
                if self.header.seen.contains(&name) {
                    self.hold(outside(&name, Shape::Twice, ""))?;
                } else if known.is_none() {
                    self.hold(outside(&name, Shape::Unknown, ""))?;
                } else {
                    self.header.seen.push(name);
                }
            }
            Piece::Value(range) => {
                self.value(range)?;
            }
            Piece::Item(range) => {
                if self.items == MAX_LOG_ENTRIES {
                    let limit = MAX_LOG_ENTRIES;
                    return Err(FileFault::TooManyRecords { limit });
                }
                let index = self.items;
                self.items += 1;
                match self.item(range, index)? {
                    Ok(entry) => self.accept(index, entry),
                    Err(refused) => self.incoming.refused.push(refused),
                }
            }
            Piece::List | Piece::End => {}
        }
        Ok(())
    }

    fn value(&mut self, range: Range<usize>) -> Result<(), FileFault> {
        // Of another kind of file, and perhaps very long.
        if self.field == Field::Other {
            return Ok(());
        }
        if self.field == Field::Entries {
            return self.hold(outside("entries", Shape::WrongType, ""));
        }
        let value: Value = if range.len() > MAX_ENTRY_BYTES {
            Value::Null
        } else {
            self.parsed(range)?
        };
        match (self.field, value) {
            (Field::Format, value) => self.header.format = Some(value),
            (Field::Version, value) => self.header.version = Some(value),
            (_, Value::String(program)) => self.incoming.program = Some(shortened(&program)),
            _ => return self.hold(outside("program", Shape::WrongType, "")),
        }
        // As soon as that can be said: nobody waits for the end of a file that
        // is of another kind.
        if self.header.format.is_some() {
            self.format()?;
        }
        if self.header.format.is_some() && self.header.version.is_some() {
            self.version()?;
        }
        Ok(())
    }

    fn format(&self) -> Result<(), FileFault> {
        let found = self.header.format.as_ref().and_then(Value::as_str);
        match found {
            Some(LOG_FORMAT) => Ok(()),
            found => Err(FileFault::Format {
                found: found.map(shortened),
            }),
        }
    }

    fn version(&self) -> Result<(), FileFault> {
        let found = self.header.version.as_ref().and_then(Value::as_u64);
        let found = found.ok_or(FileFault::NoVersion)?;
        match u32::try_from(found) {
            Ok(version) if (1..=LOG_VERSION).contains(&version) => Ok(()),
            Ok(0) => Err(FileFault::NoVersion),
            _ => Err(FileFault::NewerVersion {
                found,
                known: LOG_VERSION,
            }),
        }
    }

    /// A fault outside of the entries of what may be another kind of file.
    fn hold(&mut self, fault: FileFault) -> Result<(), FileFault> {
        let is_ours = self.header.format.is_some() && self.header.version.is_some();
        match &self.held {
            _ if is_ours => Err(fault),
            Some(_) => Ok(()),
            None => {
                self.held = Some(fault);
                Ok(())
            }
        }
    }

    fn over(&self) -> Result<(), FileFault> {
        if !self.borders.is_over() {
            return Err(self.borders.cut_off());
        }
        self.format()?;
        self.version()?;
        match &self.held {
            Some(fault) => Err(fault.clone()),
            None if !self.header.seen.iter().any(|name| name == "entries") => {
                Err(outside("entries", Shape::Missing, ""))
            }
            None => Ok(()),
        }
    }

    fn item(
        &self,
        range: Range<usize>,
        index: usize,
    ) -> Result<Result<LogEntry, RefusedEntry>, FileFault> {
        let at = format!("entries[{index}]");
        let refused = |question: Option<String>, faults| {
            Ok(Err(RefusedEntry {
                index,
                question,
                faults,
            }))
        };
        if range.len() > MAX_ENTRY_BYTES {
            let limit = MAX_ENTRY_BYTES;
            let kind = LogEntryFaultKind::TooLarge { limit };
            return refused(None, vec![LogEntryFault { path: at, kind }]);
        }
        let text = self.text.get(range.clone()).unwrap_or_default();
        let value: Value = self.parsed(range)?;
        let question = value.get("question").and_then(Value::as_str);
        let question = question.map(shortened);
        if let Some(twice) = scan(text)?.into_iter().next() {
            let malformed = Malformed::here(Shape::Twice).below(&joined(&at, &twice.path));
            return refused(question, vec![malformed.into()]);
        }
        match LogFacts::decode(&value) {
            Err(malformed) => refused(question, vec![malformed.below(&at).into()]),
            Ok(facts) => match LogEntry::new(facts) {
                Ok(entry) => Ok(Ok(entry)),
                Err(problems) => {
                    let fault = |problem: crate::log::LogProblem| LogEntryFault {
                        path: joined(&at, problem.path),
                        kind: LogEntryFaultKind::Entry(problem.fault),
                    };
                    refused(question, problems.into_iter().map(fault).collect())
                }
            },
        }
    }

    fn accept(&mut self, index: usize, entry: LogEntry) {
        let incoming = &mut self.incoming;
        let place = self.places.get(&entry.id);
        match place.and_then(|place| incoming.accepted.get(*place)) {
            None => {
                self.places.insert(entry.id, incoming.accepted.len());
                incoming.accepted.push(IncomingEntry { index, entry });
            }
            Some(first) if first.entry == entry => incoming.repeated += 1,
            Some(first) => incoming.refused.push(RefusedEntry {
                index,
                question: Some(shortened(&entry.question)),
                faults: vec![LogEntryFault {
                    path: format!("entries[{index}].id"),
                    kind: LogEntryFaultKind::Twin { first: first.index },
                }],
            }),
        }
    }

    fn parsed<T: serde::de::DeserializeOwned>(&self, range: Range<usize>) -> Result<T, FileFault> {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let bytes = self.text.as_bytes();
        serde_json::from_str(text).map_err(|e| self.borders.not_json(bytes, range.start, &e))
    }
}
