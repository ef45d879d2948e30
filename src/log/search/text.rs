//! The pairs and words of folded texts.

use std::collections::BTreeMap;

use crate::text::is_han;

/// A run of characters of one kind in a folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Run<'a> {
    /// Chinese.
    Han(&'a str),
    /// A Latin word or a number.
    Word(&'a str),
}

/// The runs of a folded text, each with its first byte.
pub(super) fn runs(text: &str) -> impl Iterator<Item = (usize, Run<'_>)> {
    let kind = |c: char| match c {
        c if is_han(c) => Kind::Han,
        c if c.is_alphanumeric() => Kind::Word,
        _ => Kind::Gap,
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = text.get(at..)?;
            let first = kind(rest.chars().next()?);
            let length = rest.find(|c| kind(c) != first).unwrap_or(rest.len());
            let start = at;
            at += length;
            let run = rest.get(..length)?;
            match first {
                Kind::Han => return Some((start, Run::Han(run))),
                Kind::Word => return Some((start, Run::Word(run))),
                Kind::Gap => {}
            }
        }
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Han,
    Word,
    Gap,
}

/// Some of an entry's texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Field(pub u8);

impl Field {
    pub const QUESTION: Self = Self(1);
    pub const TITLE: Self = Self(2);
    pub const STANDARD: Self = Self(4);
    /// In how many bits they fit.
    pub const BITS: u32 = 4;

    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub const fn touches(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// Two characters that follow one another, as one number; the second is 0 at
/// the end of a run, so that every character begins a pair.
pub(super) type Pair = u64;

pub(super) const fn pair(first: char, second: char) -> Pair {
    ((first as u64) << 32) | second as u64
}

/// The two characters of a pair.
pub(super) fn parts(pair: Pair) -> (char, char) {
    let half = |bits: u64| char::from_u32(bits as u32).unwrap_or('\0');
    (half(pair >> 32), half(pair & 0xFFFF_FFFF))
}

/// What of an entry's text is looked up, and in which fields it stands.
#[derive(Default)]
pub(super) struct Grams<'a> {
    /// Sorted, each once.
    pub pairs: Vec<(Pair, Field)>,
    pub words: BTreeMap<&'a str, Field>,
}

impl Grams<'_> {
    /// How many stand in these fields, without the ends of longer runs.
    pub fn counted_in(&self, fields: Field) -> usize {
        let pairs = self.pairs.iter().filter(|(pair, field)| {
            // The end of a run says nothing that its last pair doesn't say.
            parts(*pair).1 != '\0' && field.touches(fields)
        });
        let words = self.words.values().filter(|field| field.touches(fields));
        pairs.count() + words.count()
    }
}

/// The pairs and words of folded texts, a NUL between two fields.
pub(super) fn grams(text: &str) -> Grams<'_> {
    let mut grams = Grams::default();
    for (index, part) in text.split('\0').enumerate() {
        let field = Field(1_u8.checked_shl(index as u32).unwrap_or(0));
        for (_, run) in runs(part) {
            match run {
                Run::Word(word) => {
                    let fields = grams.words.entry(word).or_default();
                    *fields = fields.and(field);
                }
                Run::Han(run) => {
                    let seconds = run.chars().skip(1).chain(['\0']);
                    let pairs = run.chars().zip(seconds);
                    grams.pairs.extend(pairs.map(|(a, b)| (pair(a, b), field)));
                }
            }
        }
    }
    grams.pairs.sort_unstable_by_key(|(pair, _)| *pair);
    grams.pairs.dedup_by(|later, kept| {
        let same = later.0 == kept.0;
        if same {
            kept.1 = kept.1.and(later.1);
        }
        same
    });
    grams
}
