//! What is searched for, and where an entry has it.

use super::postings::List;
use super::text::{Field, Run, pair, parts, runs};
use super::{LogIndex, MAX_QUERY};
use crate::text::{Initials, fold, mask};

/// A word of a search.
pub(super) enum Term {
    /// Chinese: anywhere.
    Han(String),
    /// A Latin word or a number: the beginning of one. Two letters or more may
    /// be initials.
    Word(String, Option<Vec<u32>>),
}

/// The words of a search; what is beyond its limit isn't looked at.
pub(super) fn terms(query: &str) -> Vec<Term> {
    let query: String = query.chars().take(MAX_QUERY).map(fold).collect();
    let term = |(_, run): (usize, Run<'_>)| match run {
        Run::Han(text) => Term::Han(text.into()),
        Run::Word(text) => {
            let letters: Vec<u32> = text.chars().map(mask).collect();
            let initials = letters.len() >= 2 && !letters.contains(&0);
            Term::Word(text.into(), initials.then_some(letters))
        }
    };
    runs(&query).map(term).collect()
}

impl Term {
    /// Where it stands in a folded text, in bytes.
    pub fn find(&self, text: &str, initials: &Initials) -> Vec<(usize, usize)> {
        match self {
            Self::Han(term) => {
                let found = text.match_indices(term.as_str());
                found.map(|(at, _)| (at, at + term.len())).collect()
            }
            Self::Word(term, letters) => {
                let mut found: Vec<_> = runs(text)
                    .filter(|(_, run)| matches!(run, Run::Word(word) if word.starts_with(term)))
                    .map(|(at, _)| (at, at + term.len()))
                    .collect();
                if let Some(letters) = letters {
                    found.extend(initials.find(text, letters));
                }
                found
            }
        }
    }
}

impl LogIndex {
    /// The fields of every slot in which a term stands.
    pub(super) fn fields(&self, term: &Term) -> Vec<Field> {
        match term {
            Term::Han(text) => self.han(text),
            Term::Word(text, letters) => {
                let mut fields = self.none();
                for list in self.postings.words_from(text) {
                    put(&mut fields, list);
                }
                if let Some(letters) = letters {
                    let more = self.by_initials(letters);
                    for (field, more) in fields.iter_mut().zip(more) {
                        *field = field.and(more);
                    }
                }
                fields
            }
        }
    }

    fn han(&self, text: &str) -> Vec<Field> {
        let chars: Vec<char> = text.chars().collect();
        let mut each = chars.windows(2).map(|two| {
            let mut fields = self.none();
            if let [a, b] = two
                && let Some(list) = self.postings.pair(pair(*a, *b))
            {
                put(&mut fields, list);
            }
            fields
        });
        let Some(mut fields) = each.next() else {
            return self.beginning(chars.first().copied().unwrap_or('\0'));
        };
        for more in each {
            narrow(&mut fields, &more);
        }
        if chars.len() > 2 {
            self.confirm(&mut fields, |part| part.contains(text));
        }
        fields
    }

    /// One character alone begins a pair wherever it stands.
    fn beginning(&self, c: char) -> Vec<Field> {
        let mut fields = self.none();
        for (pair, list) in self.postings.pairs() {
            if parts(pair).0 == c {
                put(&mut fields, list);
            }
        }
        fields
    }

    fn by_initials(&self, letters: &[u32]) -> Vec<Field> {
        let mut each: Vec<Vec<Field>> = letters.windows(2).map(|_| self.none()).collect();
        for (pair, list) in self.postings.pairs() {
            let (a, b) = parts(pair);
            let (a, b) = (self.initials.of(a), self.initials.of(b));
            for (two, fields) in letters.windows(2).zip(&mut each) {
                if matches!(two, [first, second] if a & first != 0 && b & second != 0) {
                    put(fields, list);
                }
            }
        }
        let mut each = each.into_iter();
        let mut fields = each.next().unwrap_or_default();
        for more in each {
            narrow(&mut fields, &more);
        }
        if letters.len() > 2 {
            self.confirm(&mut fields, |part| {
                !self.initials.find(part, letters).is_empty()
            });
        }
        fields
    }

    /// Pairs that all stand in a field needn't follow one another.
    fn confirm(&self, fields: &mut [Field], holds: impl Fn(&str) -> bool) {
        for (slot, field) in fields.iter_mut().enumerate() {
            if *field == Field::default() {
                continue;
            }
            let text = self.doc(slot).map_or("", |doc| &doc.text);
            let mut confirmed = Field::default();
            for (index, part) in text.split('\0').enumerate() {
                let one = Field(1_u8.checked_shl(index as u32).unwrap_or(0));
                if field.touches(one) && holds(part) {
                    confirmed = confirmed.and(one);
                }
            }
            *field = confirmed;
        }
    }

    fn none(&self) -> Vec<Field> {
        vec![Field::default(); self.docs.len()]
    }
}

fn put(fields: &mut [Field], list: &List) {
    for (slot, more) in list.iter() {
        if let Some(field) = fields.get_mut(slot) {
            *field = field.and(more);
        }
    }
}

fn narrow(fields: &mut [Field], by: &[Field]) {
    for (field, by) in fields.iter_mut().zip(by) {
        field.0 &= by.0;
    }
}
