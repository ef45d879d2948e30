//! The order of titles as a Chinese dictionary has it, which the browser knows.

use std::rc::Rc;

use js_sys::{Array, Intl, JsString, Object};
use wasm_bindgen::JsValue;

use crate::log::LogEntry;

/// Puts cases in the order of their titles.
pub fn by_title(list: &mut [Rc<LogEntry>]) {
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
