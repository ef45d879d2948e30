//! Which entries have a pair or a word, and in which of their fields.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};

use super::text::{Field, Grams, Pair};

/// Entries by pair and by word.
#[derive(Default)]
pub(super) struct Postings {
    pairs: HashMap<Pair, List, BuildHasherDefault<Mixed>>,
    words: BTreeMap<Box<str>, List>,
}

/// Slots in order, each with its fields in the lowest bits.
#[derive(Default)]
pub(super) struct List(Vec<u32>);

impl Postings {
    pub fn add(&mut self, slot: u32, grams: &Grams<'_>) {
        for (pair, field) in &grams.pairs {
            self.pairs.entry(*pair).or_default().add(slot, *field);
        }
        for (word, field) in &grams.words {
            match self.words.get_mut(*word) {
                Some(list) => list.add(slot, *field),
                None => {
                    let mut list = List::default();
                    list.add(slot, *field);
                    self.words.insert((*word).into(), list);
                }
            }
        }
    }

    pub fn remove(&mut self, slot: u32, grams: &Grams<'_>) {
        for (pair, _) in &grams.pairs {
            if self.pairs.get_mut(pair).is_some_and(|list| list.drop(slot)) {
                self.pairs.remove(pair);
            }
        }
        for word in grams.words.keys() {
            if self
                .words
                .get_mut(*word)
                .is_some_and(|list| list.drop(slot))
            {
                self.words.remove(*word);
            }
        }
    }

    /// The entries with this pair.
    pub fn pair(&self, pair: Pair) -> Option<&List> {
        self.pairs.get(&pair)
    }

    /// All pairs, in no order.
    pub fn pairs(&self) -> impl Iterator<Item = (Pair, &List)> {
        self.pairs.iter().map(|(pair, list)| (*pair, list))
    }

    /// The entries with this word.
    pub fn word(&self, word: &str) -> Option<&List> {
        self.words.get(word)
    }

    /// The entries with words that begin so.
    pub fn words_from(&self, start: &str) -> impl Iterator<Item = &List> {
        let from = (std::ops::Bound::Included(start), std::ops::Bound::Unbounded);
        let words = self.words.range::<str, _>(from);
        let start = start.to_owned();
        words
            .take_while(move |(word, _)| word.starts_with(&start))
            .map(|(_, list)| list)
    }
}

impl List {
    /// The entries, each with its fields.
    pub fn iter(&self) -> impl Iterator<Item = (usize, Field)> {
        self.0.iter().map(|packed| {
            let field = packed & ((1 << Field::BITS) - 1);
            (slot_of(*packed) as usize, Field(field as u8))
        })
    }

    fn add(&mut self, slot: u32, field: Field) {
        let packed = (slot << Field::BITS) | u32::from(field.0);
        // A slot that's used again isn't the last.
        let at = match self.0.last() {
            Some(last) if *last > packed => self.0.partition_point(|other| *other < packed),
            _ => self.0.len(),
        };
        self.0.insert(at, packed);
    }

    /// Whether nothing is left.
    fn drop(&mut self, slot: u32) -> bool {
        let found = self
            .0
            .binary_search_by_key(&slot, |packed| slot_of(*packed));
        if let Ok(at) = found {
            self.0.remove(at);
        }
        self.0.is_empty()
    }
}

const fn slot_of(packed: u32) -> u32 {
    packed >> Field::BITS
}

/// Spreads numbers over a table. Nobody gains by choosing texts that collide:
/// it's their own log.
#[derive(Default)]
pub(super) struct Mixed(u64);

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, number: u64) {
        let mixed = (self.0 ^ number).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ (mixed >> 29);
    }
}
