//! What was asked most: questions that resemble one another, counted entry by
//! entry, so that a page stays responsive.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::LogIndex;
use crate::log::{EntryId, LogEntry};

/// From how many thousandths on two questions count as the same one asked
/// again: half of what either of them has.
pub const ASKED_AGAIN: u32 = 500;

/// Questions by how often they were asked.
#[derive(Default)]
pub struct AskedMost {
    /// The first of each group.
    first: LogIndex,
    counts: BTreeMap<EntryId, usize>,
}

impl AskedMost {
    /// Counts one entry more: with the question that it resembles most, the
    /// earliest counted where several do equally, or as a new one.
    pub fn count(&mut self, entry: &LogEntry) {
        let alike = self.first.asks_like(&entry.question, ASKED_AGAIN);
        let group = alike.unwrap_or(entry.id);
        if alike.is_none() {
            self.first.put(entry);
        }
        *self.counts.entry(group).or_default() += 1;
    }

    /// The questions that were asked at least twice, at most so many: each as
    /// the entry that asked it first, with how often. The most asked first.
    pub fn most(&self, most: usize) -> Vec<(EntryId, usize)> {
        let groups = self.counts.iter().filter(|(_, count)| **count > 1);
        let mut groups: Vec<(EntryId, usize)> = groups.map(|(id, count)| (*id, *count)).collect();
        groups.sort_by_key(|(id, count)| (Reverse(*count), *id));
        groups.truncate(most);
        groups
    }
}
