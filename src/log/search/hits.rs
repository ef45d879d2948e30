//! A search's hits in their order, and where in a text they are.

use std::cmp::Reverse;
use std::ops::Range;

use super::LogIndex;
use super::terms::{Term, terms};
use super::text::Field;
use crate::log::EntryId;
use crate::text::{Initials, fold, mask};

/// Characters of a search that are looked at.
pub const MAX_QUERY: usize = 64;

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The best hits, best first.
    pub hits: Vec<Hit>,
    /// How many there are in all.
    pub total: usize,
}

/// An entry that has all words of a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its key.
    pub id: EntryId,
    /// Whether it's a case.
    pub is_case: bool,
    /// 1 for each word, and 1 more for each that stands in the question or
    /// the case's title.
    pub score: u32,
}

impl LogIndex {
    /// The best entries that have all words of a search, at most so many: by
    /// score, then cases first, then newer ones first.
    pub fn search(&self, query: &str, most: usize) -> Found {
        let terms = terms(query);
        if terms.is_empty() {
            return Found::default();
        }
        let head = Field::QUESTION.and(Field::TITLE);
        let mut scores = vec![Some(0_u32); self.docs.len()];
        for term in &terms {
            for (score, field) in scores.iter_mut().zip(self.fields(term)) {
                *score = match score {
                    Some(score) if field != Field::default() => {
                        Some(*score + 1 + u32::from(field.touches(head)))
                    }
                    _ => None,
                };
            }
        }
        let hit = |(slot, score): (usize, Option<u32>)| {
            let doc = self.doc(slot)?;
            Some(Hit {
                id: doc.id,
                is_case: doc.is_case,
                score: score?,
            })
        };
        let mut hits: Vec<Hit> = scores.into_iter().enumerate().filter_map(hit).collect();
        let total = hits.len();
        let rank = |hit: &Hit| Reverse((hit.score, hit.is_case, hit.id));
        if most < total {
            hits.select_nth_unstable_by_key(most, rank);
            hits.truncate(most);
        }
        hits.sort_unstable_by_key(rank);
        Found { hits, total }
    }

    /// Whether a text has all words of a search, as one of a list that is
    /// chosen from by typing: there the first letter alone will do.
    pub fn fits(&self, query: &str, text: &str) -> bool {
        let folded: String = text.chars().map(fold).collect();
        let first = |letter: &str| {
            let mut letters = letter.chars();
            match (letters.next(), letters.next(), folded.chars().next()) {
                (Some(letter), None, Some(c)) => self.initials.of(c) & mask(letter) != 0,
                _ => false,
            }
        };
        let found = |term: &Term| match term {
            Term::Word(word, _) if first(word) => true,
            term => !term.find(&folded, self.initials).is_empty(),
        };
        terms(query).iter().all(found)
    }

    /// Where a search's words stand in a text, in bytes, in order, none
    /// touching the next: for highlighting.
    pub fn spots(&self, query: &str, text: &str) -> Vec<Range<usize>> {
        found_in(self.initials, query, text)
    }
}

/// Like [`LogIndex::spots`], without an index at hand.
pub fn spots(query: &str, text: &str) -> Vec<Range<usize>> {
    found_in(&Initials::default(), query, text)
}

fn found_in(initials: &Initials, query: &str, text: &str) -> Vec<Range<usize>> {
    let folded: String = text.chars().map(fold).collect();
    let mut found: Vec<(usize, usize)> = terms(query)
        .iter()
        .flat_map(|term| term.find(&folded, initials))
        .collect();
    found.sort_unstable();
    // Folding keeps characters one for one, though not their bytes.
    let mut places: Vec<(usize, usize)> = Vec::with_capacity(text.len());
    let mut at = 0;
    for (byte, c) in text.char_indices() {
        places.push((at, byte));
        at += fold(c).len_utf8();
    }
    places.push((at, text.len()));
    let original = |byte: usize| {
        let place = places.partition_point(|(folded, _)| *folded < byte);
        places.get(place).map_or(text.len(), |(_, byte)| *byte)
    };
    let mut spots: Vec<Range<usize>> = Vec::new();
    for (start, end) in found {
        let (start, end) = (original(start), original(end));
        match spots.last_mut() {
            Some(last) if start <= last.end => last.end = last.end.max(end),
            _ => spots.push(start..end),
        }
    }
    spots
}
