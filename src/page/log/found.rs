//! The list: what the filter holds, or what a search found of it.

use std::rc::Rc;

use js_sys::{Array, Intl, JsString, Object};
use wasm_bindgen::JsValue;

use super::LogDesk;
use crate::desk::state::LogFilter;
use crate::log::{LogEntry, Marks};

impl LogDesk {
    /// Lists anew; what is marked stays so, if it's still there.
    pub(super) fn list_anew(&self) {
        let (filter, query) = {
            let page = self.page.borrow();
            (page.filter, page.query.trim().to_owned())
        };
        let list = match query.as_str() {
            "" => self.filtered(&filter),
            query => self.searched(&filter, query),
        };
        let mut page = self.page.borrow_mut();
        let marked = page.list.get(page.cursor).map(|entry| entry.id);
        let place = list.iter().position(|entry| Some(entry.id) == marked);
        page.cursor = place.unwrap_or_else(|| page.cursor.min(list.len().saturating_sub(1)));
        page.list = Rc::new(list);
        page.stamp += 1;
    }

    /// Searches anew what was searched before the index had all entries.
    pub(super) fn search_anew(&self) {
        if self.is_searched() {
            self.list_anew();
        } else {
            self.page.borrow_mut().stamp += 1;
        }
    }

    /// Whether the list is what a search found.
    pub(super) fn is_searched(&self) -> bool {
        !self.page.borrow().query.trim().is_empty()
    }

    fn filtered(&self, filter: &LogFilter) -> Vec<Rc<LogEntry>> {
        let mut list = match filter.month {
            Some(month) => self.of_month(month),
            None => self.entries().to_vec(),
        };
        list.retain(|entry| filter.holds(entry, self.marks(entry)));
        LogFilter::newest_first(&mut list);
        if filter.cases && filter.by_title {
            by_title(&mut list);
        }
        list
    }

    /// The best hits first.
    fn searched(&self, filter: &LogFilter, query: &str) -> Vec<Rc<LogEntry>> {
        let found = self.with_index(|index| index.search(query, usize::MAX));
        let hits = found.hits.iter().filter_map(|hit| self.entry(hit.id));
        hits.filter(|entry| filter.holds(entry, self.marks(entry)))
            .collect()
    }

    fn marks(&self, entry: &LogEntry) -> Marks {
        self.lists().marks(entry.category)
    }
}

/// As a Chinese dictionary sorts.
fn by_title(list: &mut [Rc<LogEntry>]) {
    let collator = Intl::Collator::new(&Array::of1(&"zh-CN".into()), &Object::new());
    let compare = collator.compare();
    let title = |entry: &Rc<LogEntry>| {
        let case = entry.case.as_ref();
        JsString::from(case.map_or("", |case| &case.title))
    };
    list.sort_by_cached_key(|entry| Title(title(entry), compare.clone()));
}

/// A title with what compares it.
struct Title(JsString, js_sys::Function);

impl Ord for Title {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let order = self.1.call2(&JsValue::NULL, &self.0, &other.0);
        let order = order.ok().and_then(|order| order.as_f64());
        order.unwrap_or(0.0).total_cmp(&0.0)
    }
}

impl PartialOrd for Title {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Title {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Title {}
