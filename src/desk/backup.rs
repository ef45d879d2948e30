//! The file of all that this browser keeps, written a little at a time.

use std::rc::Rc;
use std::vec::IntoIter;

use super::{Model, books};
use crate::calendar::Minute;
use crate::exchange::{
    AsideText, BackupCounts, BackupHead, BackupWriter, DocumentRow, RulebookRef,
};
use crate::id::Fingerprint;
use crate::json::Encode as _;
use crate::log::LogEntry;
use crate::record::{Record, Trail};
use crate::rulebook::Rules;
use crate::store::rows::RowKey as _;
use crate::store::{BackupMark, BookKey};

/// So many months or entries are written in one step.
const STEP: usize = 32;

/// A backup that is being written.
#[derive(Debug)]
pub struct BackupWork {
    writer: BackupWriter,
    months: IntoIter<(Rc<Record>, Rc<Trail>)>,
    entries: IntoIter<Rc<LogEntry>>,
    books: IntoIter<(BookKey, Rc<String>)>,
    rules: Rc<Rules>,
    /// The references to the rulebooks, each worked out once.
    refs: Vec<Option<RulebookRef>>,
    of: usize,
    mark: BackupMark,
}

impl BackupWork {
    /// Begins it; what is set aside of the log is told by the page.
    pub(super) fn of(model: &Model, now: Minute, of_log: Vec<AsideText>) -> Self {
        let rules = Rc::clone(&model.state.content.rules.0);
        let records = model.state.content.records.iter();
        let month = |(key, record): (&_, &Rc<Record>)| {
            let trail = model.storage.acts.of(key).cloned();
            (Rc::clone(record), trail.unwrap_or_default())
        };
        let months: Vec<_> = records.map(month).collect();
        let entries = model.feed.entries();
        let report = model.storage.report.iter();
        let asides = report.flat_map(|report| &report.asides);
        let aside = |(_, called, text): &(_, String, String)| AsideText {
            called: called.clone(),
            text: text.clone(),
        };
        let asides: Vec<_> = asides.map(aside).chain(of_log).collect();
        let acts = months.iter().map(|(_, trail)| trail.revisions().len());
        let own =
            |book: &&crate::rulebook::Book| !book.is_bundled() || !book.amendments().is_empty();
        let settings = model.settings();
        let books = books::rows(model);
        let held = books::held(model);
        let head = BackupHead {
            made: now,
            counts: BackupCounts {
                months: count(months.len()),
                acts: count(acts.sum()),
                rulebooks: count(rules.books().iter().filter(own).count()),
                entries: count(entries.len()),
                asides: count(asides.len()),
                documents: count(held.documents),
                document_months: count(held.months),
                team_rows: count(held.team),
            },
            settings: &settings.to_json(),
            rules: &rules,
            asides: &asides,
        };
        Self {
            writer: BackupWriter::new(&head),
            of: months.len() + entries.len() + books.len(),
            months: months.into_iter(),
            entries: entries.into_iter(),
            books: books.into_iter(),
            refs: vec![None; rules.books().len()],
            rules,
            mark: mark(model, now),
        }
    }

    /// How much is written, of how much.
    pub fn progress(&self) -> (usize, usize) {
        let left = self.months.len() + self.entries.len() + self.books.len();
        (self.of - left, self.of)
    }

    /// Writes a little; at the end, what it holds and its text.
    pub(super) fn step(mut self: Box<Self>) -> Result<Box<Self>, (BackupMark, String)> {
        for _ in 0..STEP {
            if let Some((record, trail)) = self.months.next() {
                let (place, book) = self.rules.in_force(record.ruled_in());
                let known = self.refs.get_mut(place);
                let rulebook = match known {
                    Some(known) => *known.get_or_insert_with(|| RulebookRef::of(book.rulebook())),
                    None => RulebookRef::of(book.rulebook()),
                };
                self.writer.month(&rulebook, record.facts(), &trail);
            } else if let Some(entry) = self.entries.next() {
                self.writer.entry(&entry);
            } else if let Some((key, text)) = self.books.next() {
                let text = Rc::unwrap_or_clone(text);
                let row = key.name();
                self.writer.document(&DocumentRow { row, text });
            } else {
                return Err((self.mark, self.writer.finish()));
            }
        }
        Ok(self)
    }
}

/// What a backup would hold.
pub(super) fn mark(model: &Model, at: Minute) -> BackupMark {
    let content = &model.state.content;
    let mut months = Vec::new();
    for key in content.records.keys() {
        let trail = model.storage.acts.of(key);
        let head = trail.and_then(|trail| trail.head());
        let head = head.map(|head| head.to_string());
        months.extend(key.0.bytes());
        months.extend(format!("/{}/{};", key.1, head.unwrap_or_default()).bytes());
    }
    let rules = match content.rules.0.is_bundled() {
        true => String::new(),
        false => content.rules.0.to_json(),
    };
    let mut documents = Vec::new();
    for (key, text) in books::rows(model) {
        documents.extend(key.name().bytes());
        documents.extend(text.bytes());
    }
    BackupMark {
        at,
        documents: (!documents.is_empty()).then(|| Fingerprint::of_bytes(documents)),
        months: Fingerprint::of_bytes(months),
        rules: Fingerprint::of_bytes(rules.into_bytes()),
        entries: count(model.feed.count().unwrap_or_default()),
    }
}

fn count(things: usize) -> u32 {
    u32::try_from(things).unwrap_or(u32::MAX)
}
