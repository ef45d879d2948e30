//! Groups of cases that nearly equal one another, looked for case by case, so
//! that a page stays responsive.

use std::collections::BTreeMap;

use super::LogIndex;
use crate::log::EntryId;

/// A search through all cases for those that nearly equal another one.
#[derive(Clone, Debug, Default)]
pub struct TwinSearch {
    cases: Vec<EntryId>,
    next: usize,
    /// Of each that nearly equals another one, an older one of its group, or
    /// itself.
    older: BTreeMap<EntryId, EntryId>,
}

impl TwinSearch {
    /// Nothing is looked at yet.
    pub fn among(cases: Vec<EntryId>) -> Self {
        Self {
            cases,
            ..Self::default()
        }
    }

    /// Looks at one case more; false if none is left.
    pub fn step(&mut self, index: &LogIndex) -> bool {
        let Some(id) = self.cases.get(self.next).copied() else {
            return false;
        };
        self.next += 1;
        for other in index.duplicates_of(id) {
            let (one, two) = (self.oldest(id), self.oldest(other));
            self.older.insert(one.max(two), one.min(two));
            self.older.entry(one.min(two)).or_insert(one.min(two));
        }
        true
    }

    /// How many cases are looked at, and of how many.
    pub const fn progress(&self) -> (usize, usize) {
        (self.next, self.cases.len())
    }

    /// The groups so far, each with two cases or more: the oldest first.
    pub fn groups(&self) -> Vec<Vec<EntryId>> {
        let mut groups: BTreeMap<EntryId, Vec<EntryId>> = BTreeMap::new();
        for id in self.older.keys() {
            groups.entry(self.oldest(*id)).or_default().push(*id);
        }
        groups.into_values().collect()
    }

    fn oldest(&self, id: EntryId) -> EntryId {
        let mut at = id;
        while let Some(older) = self.older.get(&at).filter(|older| **older != at) {
            at = *older;
        }
        at
    }
}

impl LogIndex {
    /// Groups of cases of which each nearly equals another one. A page takes
    /// a [`TwinSearch`] instead.
    pub fn duplicates(&self) -> Vec<Vec<EntryId>> {
        let mut search = TwinSearch::among(self.slots.keys().copied().collect());
        while search.step(self) {}
        search.groups()
    }
}
