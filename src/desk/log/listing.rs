//! The list: what the filter holds, or what a search found of it.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::{Changes, LogFilter, LogPage};
use crate::log::{LogEntry, LogIndex, Marks};

impl LogPage {
    /// Takes over what entries are from now on.
    pub fn put(&mut self, changes: &Changes) {
        let changes: BTreeMap<_, _> = changes.iter().cloned().collect();
        let entries = self.entries.iter();
        let others = entries.filter(|entry| !changes.contains_key(&entry.id));
        let mut entries: Vec<_> = others.cloned().collect();
        entries.extend(changes.into_values().flatten());
        entries.sort_by_key(|entry| entry.id);
        self.entries = Rc::new(entries);
    }

    /// Lists anew; what is marked stays so, if it's still there.
    pub fn list_anew(&mut self, index: &LogIndex) {
        let filter = self.filter;
        let list = match self.query.trim() {
            "" => self.filtered(&filter),
            query => self.searched(&filter, query, index),
        };
        self.sorted(list);
    }

    /// Whether the list is of cases by their titles, whose order a dictionary
    /// knows.
    pub fn is_by_title(&self) -> bool {
        self.filter.cases && self.filter.by_title && !self.is_searched()
    }

    /// Takes the list as it's to be; what is marked stays so.
    pub fn sorted(&mut self, list: Vec<Rc<LogEntry>>) {
        let marked = self.list.get(self.cursor).map(|entry| entry.id);
        let place = list.iter().position(|entry| Some(entry.id) == marked);
        self.cursor = place.unwrap_or_else(|| self.cursor.min(list.len().saturating_sub(1)));
        self.list = Rc::new(list);
        self.stamp += 1;
    }

    /// Whether the list is what a search found.
    pub fn is_searched(&self) -> bool {
        !self.query.trim().is_empty()
    }

    fn filtered(&self, filter: &LogFilter) -> Vec<Rc<LogEntry>> {
        let held = self
            .entries
            .iter()
            .filter(|entry| self.holds(filter, entry));
        let mut list: Vec<_> = held.cloned().collect();
        LogFilter::newest_first(&mut list);
        list
    }

    /// The best hits first.
    fn searched(&self, filter: &LogFilter, query: &str, index: &LogIndex) -> Vec<Rc<LogEntry>> {
        let found = index.search(query, usize::MAX);
        let hits = found.hits.iter().filter_map(|hit| self.entry(hit.id));
        hits.filter(|entry| self.holds(filter, entry)).collect()
    }

    fn holds(&self, filter: &LogFilter, entry: &LogEntry) -> bool {
        let marks: Marks = self.lists.marks(entry.category);
        filter.holds(entry, marks)
    }
}
