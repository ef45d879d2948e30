//! Earlier entries that a text resembles, by the pairs and words that both
//! have, of all that either has.

use std::cmp::Reverse;

use super::text::{Field, Grams, grams, parts};
use super::{Doc, LogIndex, texts_of};
use crate::log::{EntryId, LogEntry};
use crate::text::fold;

/// From how many thousandths on a question counts as similar.
pub const SIMILAR: u32 = 200;
/// From how many thousandths on two cases count as the same.
pub const NEARLY_EQUAL: u32 = 800;

/// An entry that a text resembles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Similar {
    /// Its key.
    pub id: EntryId,
    /// Whether it's a case.
    pub is_case: bool,
    /// What both have, in thousandths of what either has.
    pub share: u32,
}

impl LogIndex {
    /// The entries with an answer whose questions resemble this one most, at
    /// most so many: by share, then cases first, then newer ones first.
    /// `except` is the entry that is being written.
    pub fn similar(&self, question: &str, except: Option<EntryId>, most: usize) -> Vec<Similar> {
        let folded: String = question.chars().map(fold).collect();
        let grams = grams(&folded);
        let useful = |doc: &Doc| doc.is_answered && Some(doc.id) != except;
        let like = Like {
            fields: Field::QUESTION,
            size: |doc| doc.question,
            least: SIMILAR,
        };
        // A text of one field is a question.
        let mut found = self.like(&grams, Field::QUESTION, &like, &useful);
        found.sort_unstable_by_key(|one| Reverse((one.share, one.is_case, one.id)));
        found.truncate(most);
        found
    }

    /// The other cases that ask nearly the same as this one, or have nearly
    /// the same title and answer, the oldest first.
    pub fn duplicates_of(&self, id: EntryId) -> Vec<EntryId> {
        let doc = self
            .slots
            .get(&id)
            .and_then(|slot| self.doc(*slot as usize));
        match doc.filter(|doc| doc.is_case) {
            Some(doc) => self.like_case(&doc.text, Some(id)),
            None => Vec::new(),
        }
    }

    /// The cases that nearly equal one that isn't here yet, the oldest first.
    pub fn cases_like(&self, entry: &LogEntry) -> Vec<EntryId> {
        if entry.case.is_none() {
            return Vec::new();
        }
        self.like_case(&texts_of(entry), None)
    }

    fn like_case(&self, text: &str, except: Option<EntryId>) -> Vec<EntryId> {
        let grams = grams(text);
        let useful = |other: &Doc| other.is_case && Some(other.id) != except;
        let question = Like {
            fields: Field::QUESTION,
            size: |doc| doc.question,
            least: NEARLY_EQUAL,
        };
        let standard = Like {
            fields: Field::TITLE.and(Field::STANDARD),
            size: |doc| doc.standard,
            least: NEARLY_EQUAL,
        };
        let mut found = self.like(&grams, question.fields, &question, &useful);
        found.extend(self.like(&grams, standard.fields, &standard, &useful));
        let mut found: Vec<EntryId> = found.iter().map(|one| one.id).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Entries that have enough of what stands in some fields of a text.
    fn like(
        &self,
        grams: &Grams<'_>,
        of: Field,
        like: &Like,
        useful: &impl Fn(&Doc) -> bool,
    ) -> Vec<Similar> {
        let mut shared = vec![0_usize; self.docs.len()];
        let pairs = grams
            .pairs
            .iter()
            .filter(|(pair, _)| parts(*pair).1 != '\0');
        let pairs = pairs.map(|(pair, field)| (self.postings.pair(*pair), field));
        let words = grams.words.iter();
        let words = words.map(|(word, field)| (self.postings.word(word), field));
        for (list, field) in pairs.chain(words) {
            if !field.touches(of) {
                continue;
            }
            for (slot, there) in list.into_iter().flat_map(|list| list.iter()) {
                if there.touches(like.fields)
                    && let Some(count) = shared.get_mut(slot)
                {
                    *count += 1;
                }
            }
        }
        let size = grams.counted_in(of);
        let one = |(slot, shared): (usize, usize)| {
            let doc = self.doc(slot).filter(|doc| shared > 0 && useful(doc))?;
            let either = (size + (like.size)(doc)).checked_sub(shared)?;
            let share = (shared * 1_000).checked_div(either)?;
            let share = u32::try_from(share).unwrap_or(1_000);
            (share >= like.least).then_some(Similar {
                id: doc.id,
                is_case: doc.is_case,
                share,
            })
        };
        shared.into_iter().enumerate().filter_map(one).collect()
    }
}

/// What counts as alike.
struct Like {
    /// The fields of the other entry.
    fields: Field,
    /// How much stands in them.
    size: fn(&Doc) -> usize,
    /// From how many thousandths on.
    least: u32,
}
