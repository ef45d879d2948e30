//! A backup into its parts, step by step.

use std::ops::Range;

use serde_json::Value;

use super::{
    AsideText, BACKUP_FORMAT, BACKUP_VERSION, BackupCounts, DocumentRow, MAX_BACKUP_BYTES,
};
use crate::calendar::Minute;
use crate::exchange::borders::{Borders, Piece};
use crate::exchange::envelope::{not_json, outside};
use crate::exchange::scan::scan;
use crate::exchange::{FileFault, Shape};
use crate::json::Decode;
use crate::rulebook::Rules;

/// What a backup holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BackupFile {
    /// When it was made.
    pub made: Minute,
    /// How much it says that it holds.
    pub counts: BackupCounts,
    /// The settings, as its program wrote them.
    pub settings: Option<Value>,
    /// The rules; none if they are as bundled.
    pub rules: Option<Rules>,
    /// What was set aside.
    pub asides: Vec<AsideText>,
    /// Files of records.
    pub records: Vec<String>,
    /// Files of the log.
    pub log: Vec<String>,
    /// Documents of version 2 and months by them, each as [`read_document_row`] reads it.
    pub documents: Vec<String>,
}

/// A backup that is being read.
#[derive(Debug)]
pub struct BackupImport {
    text: String,
    borders: Borders,
    /// The field named last, and all that were named.
    field: String,
    seen: Vec<String>,
    file: BackupFile,
}

const FIELDS: [&str; 11] = [
    "format",
    "version",
    "program",
    "made",
    "counts",
    "settings",
    "rules",
    "asides",
    "records",
    "log",
    "documents",
];
/// Those that are lists, read thing by thing.
const LISTS: [&str; 3] = ["records", "log", "documents"];
/// Those without which it's none.
const NEEDED: [&str; 5] = ["format", "version", "made", "counts", "records"];

impl BackupImport {
    /// Takes a file's text.
    ///
    /// # Errors
    /// It's too large.
    pub fn new(mut text: String) -> Result<Self, FileFault> {
        if text.len() > MAX_BACKUP_BYTES {
            return Err(FileFault::TooLarge {
                bytes: text.len(),
                limit: MAX_BACKUP_BYTES,
            });
        }
        if text.starts_with('\u{FEFF}') {
            text.drain(..'\u{FEFF}'.len_utf8());
        }
        Ok(Self {
            text,
            borders: Borders::around_files(),
            field: String::new(),
            seen: Vec::new(),
            file: BackupFile::default(),
        })
    }

    /// How far it is: bytes so far.
    pub const fn done(&self) -> usize {
        self.borders.at()
    }

    /// Reads about so many bytes more; false once it's read.
    ///
    /// # Errors
    /// What is wrong with it as a whole. What is wrong with the files in it is
    /// found when they're read.
    pub fn step(&mut self, bytes: usize) -> Result<bool, FileFault> {
        let until = self.borders.at().saturating_add(bytes.max(1));
        loop {
            let lists = LISTS.contains(&&*self.field);
            match self.borders.next(self.text.as_bytes(), until, lists)? {
                Some(piece) => self.take(piece)?,
                None => break,
            }
        }
        Ok(self.borders.at() < self.text.len())
    }

    /// What it holds; what isn't read yet is read at once.
    ///
    /// # Errors
    /// What is wrong with it as a whole.
    pub fn finish(mut self) -> Result<BackupFile, FileFault> {
        while self.step(usize::MAX)? {}
        if !self.borders.is_over() {
            return Err(self.borders.cut_off());
        }
        let is_missing = |name: &&&str| !self.seen.iter().any(|seen| seen == **name);
        match NEEDED.iter().find(is_missing) {
            Some(name) => Err(outside(name, Shape::Missing, "")),
            None => Ok(self.file),
        }
    }

    fn take(&mut self, piece: Piece) -> Result<(), FileFault> {
        match piece {
            Piece::Key(range) => {
                let Value::String(name) = self.parsed(range)? else {
                    return Ok(());
                };
                if self.seen.contains(&name) {
                    return Err(outside(&name, Shape::Twice, ""));
                }
                if !FIELDS.contains(&&*name) {
                    return Err(outside(&name, Shape::Unknown, ""));
                }
                self.seen.push(name.clone());
                self.field = name;
            }
            Piece::Value(range) => self.value(range)?,
            Piece::Item(range) => {
                let text = self.text.get(range).unwrap_or_default().to_owned();
                let list = match &*self.field {
                    "log" => &mut self.file.log,
                    "documents" => &mut self.file.documents,
                    _ => &mut self.file.records,
                };
                list.push(text);
            }
            Piece::List | Piece::End => {}
        }
        Ok(())
    }

    fn value(&mut self, range: Range<usize>) -> Result<(), FileFault> {
        let text = self.text.get(range.clone()).unwrap_or_default();
        if let Some(twice) = scan(text)?.into_iter().next() {
            let path = crate::json::joined(&self.field, &twice.path);
            return Err(outside(&path, Shape::Twice, ""));
        }
        let value = self.parsed(range)?;
        let file = &mut self.file;
        match &*self.field {
            "format" if value == BACKUP_FORMAT => {}
            "format" => {
                let found = value.as_str().map(str::to_owned);
                return Err(FileFault::Format { found });
            }
            "version" => {
                let found = value.as_u64().ok_or(FileFault::NoVersion)?;
                if found == 0 {
                    return Err(FileFault::NoVersion);
                }
                if found > u64::from(BACKUP_VERSION) {
                    let known = BACKUP_VERSION;
                    return Err(FileFault::NewerVersion { found, known });
                }
            }
            "made" => file.made = decoded("made", &value)?,
            "counts" => file.counts = decoded("counts", &value)?,
            "settings" => file.settings = Some(value),
            "rules" => file.rules = Some(decoded::<Rules>("rules", &value)?),
            "asides" => file.asides = decoded("asides", &value)?,
            field if LISTS.contains(&field) => {
                return Err(outside(field, Shape::WrongType, ""));
            }
            _ => {}
        }
        Ok(())
    }

    fn parsed(&self, range: Range<usize>) -> Result<Value, FileFault> {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let bytes = self.text.as_bytes();
        serde_json::from_str(text).map_err(|e| self.borders.not_json(bytes, range.start, &e))
    }
}

fn decoded<T: Decode>(name: &str, value: &Value) -> Result<T, FileFault> {
    T::decode(value).map_err(|fault| FileFault::Malformed(fault.below(name)))
}

/// Reads a document of a backup, or a month by one.
///
/// # Errors
/// What is wrong with it.
pub fn read_document_row(text: &str) -> Result<DocumentRow, FileFault> {
    if let Some(twice) = scan(text)?.into_iter().next() {
        return Err(outside(&twice.path, Shape::Twice, ""));
    }
    let value = serde_json::from_str(text).map_err(|error| not_json(&error))?;
    decoded("documents", &value)
}
