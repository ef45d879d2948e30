//! All that a browser keeps into a file, thing by thing, so that a page stays
//! responsive.

use super::{
    AsideText, BACKUP_FORMAT, BACKUP_VERSION, BackupCounts, DocumentRow, WITHOUT_DOCUMENTS,
    WITHOUT_TEAM,
};
use crate::calendar::Minute;
use crate::exchange::{
    FORMAT, LogChoice, LogExport, MAX_BYTES, MAX_RECORDS, PROGRAM, Pushed, RulebookRef, VERSION,
};
use crate::json::{Encode as _, Writer};
use crate::log::LogEntry;
use crate::record::{Facts, Trail};
use crate::rulebook::Rules;

/// What a backup holds besides months and entries.
#[derive(Clone, Copy, Debug)]
pub struct BackupHead<'a> {
    /// When it's made.
    pub made: Minute,
    /// How much it holds.
    pub counts: BackupCounts,
    /// The settings, as JSON.
    pub settings: &'a str,
    /// The rules in use.
    pub rules: &'a Rules,
    /// What is set aside.
    pub asides: &'a [AsideText],
}

/// A backup that is being written: first the months, then the entries; documents and their
/// months at any time.
#[derive(Debug)]
pub struct BackupWriter {
    text: String,
    /// Where the present file of records begins, and how many it has.
    file: usize,
    records: usize,
    /// The present file of the log, once the entries have begun, and whether
    /// one came before it.
    log: Option<LogExport>,
    has_log: bool,
    /// The documents and their months so far.
    documents: String,
}

/// What closes a file of records.
const END: &str = "\n]}";

impl BackupWriter {
    /// A backup without months and entries so far.
    pub fn new(head: &BackupHead<'_>) -> Self {
        let mut out = Writer::default();
        out.open('{').key("format").text(BACKUP_FORMAT);
        let version = match head.counts {
            counts if counts.team_rows > 0 => BACKUP_VERSION,
            counts if counts.documents + counts.document_months > 0 => WITHOUT_TEAM,
            _ => WITHOUT_DOCUMENTS,
        };
        out.field("version", &version);
        out.key("program").text(PROGRAM);
        out.field("made", &head.made);
        out.field("counts", &head.counts);
        if !head.asides.is_empty() {
            out.field("asides", head.asides);
        }
        let mut text = out.finish();
        text += ",\n\"settings\":";
        text += head.settings;
        if !head.rules.is_bundled() {
            text += ",\n\"rules\":";
            text += &head.rules.to_json();
        }
        text += ",\n\"records\":[";
        let mut writer = Self {
            text,
            file: 0,
            records: 0,
            log: None,
            has_log: false,
            documents: String::new(),
        };
        writer.open();
        writer
    }

    /// Adds a month with the acts on it, and the rulebook that scores it.
    pub fn month(&mut self, rulebook: &RulebookRef, record: &Facts, trail: &Trail) {
        let rulebook = rulebook.to_json();
        let mut item = format!(r#"{{"rulebook":{rulebook},"record":{}"#, record.to_json());
        if !trail.is_empty() {
            item += ",\"trail\":";
            item += &trail.to_json();
        }
        item.push('}');
        let bytes = self.text.len() - self.file + item.len() + END.len() + 2;
        if self.records == MAX_RECORDS || bytes > MAX_BYTES {
            self.text += END;
            self.text += ",\n";
            self.open();
        }
        self.text += if self.records == 0 { "\n" } else { ",\n" };
        self.text += &item;
        self.records += 1;
    }

    /// Adds the entry with the next higher key.
    pub fn entry(&mut self, entry: &LogEntry) {
        if !self.has_log {
            self.has_log = true;
            self.text += END;
            self.text += "],\n\"log\":[";
        }
        let log = self
            .log
            .get_or_insert_with(|| LogExport::new(LogChoice::All));
        if log.push(entry) == Pushed::Full {
            let mut next = LogExport::new(LogChoice::All);
            next.push(entry);
            let full = std::mem::replace(log, next);
            self.text += &full.finish();
            self.text.push(',');
        }
        self.text += &log.take();
    }

    /// Adds a document of version 2, or a month by one; the head's counts have it.
    pub fn document(&mut self, row: &DocumentRow) {
        let begins = self.documents.is_empty();
        self.documents += if begins {
            ",\n\"documents\":[\n"
        } else {
            ",\n"
        };
        self.documents += &row.to_json();
    }

    /// The whole file.
    pub fn finish(mut self) -> String {
        match self.log {
            Some(log) => self.text += &log.finish(),
            None => self.text += END,
        }
        self.text += "]";
        if !self.documents.is_empty() {
            self.text += &self.documents;
            self.text += "\n]";
        }
        self.text += "}\n";
        self.text
    }

    /// Begins a file of records.
    fn open(&mut self) {
        self.file = self.text.len();
        self.records = 0;
        self.text += &format!(
            r#"{{"format":"{FORMAT}","version":{VERSION},"program":"{PROGRAM}","records":["#
        );
    }
}
