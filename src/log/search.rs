//! Entries found again: by words, by what stands in them, by pinyin initials;
//! and the earlier ones that a new question resembles.
//!
//! Chinese is indexed by pairs of characters, Latin words and numbers whole. A
//! search's word is found where it stands in a text: Chinese anywhere, Latin
//! words and numbers by their beginning, two letters or more also as the
//! initials of Chinese (`swm` finds 上网慢). All words must be found.

mod asked;
mod hits;
mod postings;
mod similar;
mod terms;
mod text;
mod twins;

use std::collections::BTreeMap;

pub use asked::{ASKED_AGAIN, AskedMost};
pub use hits::{Found, Hit, MAX_QUERY, spots};
pub use similar::{NEARLY_EQUAL, SIMILAR, Similar};
pub use twins::TwinSearch;

use super::{EntryId, LogEntry};
use crate::text::{Initials, fold};
use postings::Postings;
use text::Field;

/// An index over entries in memory. Entries come and go one at a time, so
/// that a page can build it in small steps.
#[derive(Default)]
pub struct LogIndex {
    /// By slot; a free one is used again.
    docs: Vec<Option<Doc>>,
    free: Vec<u32>,
    slots: BTreeMap<EntryId, u32>,
    postings: Postings,
    initials: &'static Initials,
}

/// What is kept of an entry.
struct Doc {
    id: EntryId,
    is_case: bool,
    /// Whether it has an answer to offer.
    is_answered: bool,
    /// Its texts in the form that is searched, a NUL between two.
    text: Box<str>,
    /// How many different pairs and words its question has.
    question: usize,
    /// How many its case's title and answer have together.
    standard: usize,
}

impl LogIndex {
    /// An index of nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many entries are in it.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// Adds an entry, in the place of the one with its key.
    pub fn put(&mut self, entry: &LogEntry) {
        self.remove(entry.id);
        let text = texts_of(entry);
        let slot = self.free.pop().unwrap_or_else(|| {
            self.docs.push(None);
            // Far fewer entries than that fit into memory.
            u32::try_from(self.docs.len() - 1).unwrap_or(u32::MAX)
        });
        let grams = text::grams(&text);
        let sizes = [Field::QUESTION, Field::TITLE.and(Field::STANDARD)]
            .map(|fields| grams.counted_in(fields));
        self.postings.add(slot, &grams);
        if let Some(place) = self.docs.get_mut(slot as usize) {
            *place = Some(Doc {
                id: entry.id,
                is_case: entry.case.is_some(),
                is_answered: entry.case.is_some() || !entry.answer.trim().is_empty(),
                text: text.into(),
                question: sizes[0],
                standard: sizes[1],
            });
            self.slots.insert(entry.id, slot);
        }
    }

    /// Takes an entry out; false if it wasn't in.
    pub fn remove(&mut self, id: EntryId) -> bool {
        let Some(slot) = self.slots.remove(&id) else {
            return false;
        };
        if let Some(doc) = self.docs.get_mut(slot as usize).and_then(Option::take) {
            self.postings.remove(slot, &text::grams(&doc.text));
            self.free.push(slot);
        }
        true
    }

    fn doc(&self, slot: usize) -> Option<&Doc> {
        self.docs.get(slot).and_then(Option::as_ref)
    }
}

/// An entry's texts in the form that is searched, a NUL between two.
fn texts_of(entry: &LogEntry) -> String {
    let case = entry.case.as_ref();
    let texts = [
        entry.question.as_str(),
        case.map_or("", |case| &case.title),
        case.map_or("", |case| &case.answer),
        entry.answer.as_str(),
    ];
    let mut text = String::with_capacity(texts.iter().map(|text| text.len() + 1).sum());
    for (index, part) in texts.iter().enumerate() {
        if index > 0 {
            text.push('\0');
        }
        text.extend(part.chars().map(fold));
    }
    text
}
