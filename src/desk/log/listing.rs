//! The list: what the filter holds, or what a search found of it.

use std::rc::Rc;

use super::{LogFilter, LogPage};
use crate::log::{LogEntry, LogIndex, Marks};

impl LogPage {
    /// Lists anew; what is marked stays so, if it's still there. `by_title` puts
    /// cases in the order of a dictionary.
    pub fn list_anew(&mut self, index: &LogIndex, by_title: impl FnOnce(&mut [Rc<LogEntry>])) {
        let filter = self.filter;
        let list = match self.query.trim() {
            "" => self.filtered(&filter, by_title),
            query => self.searched(&filter, query, index),
        };
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

    fn filtered(
        &self,
        filter: &LogFilter,
        by_title: impl FnOnce(&mut [Rc<LogEntry>]),
    ) -> Vec<Rc<LogEntry>> {
        let held = self
            .entries
            .iter()
            .filter(|entry| self.holds(filter, entry));
        let mut list: Vec<_> = held.cloned().collect();
        LogFilter::newest_first(&mut list);
        if filter.cases && filter.by_title {
            by_title(&mut list);
        }
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
