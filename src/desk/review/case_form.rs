//! What is open of cases that are rated.

use std::cell::RefCell;

use super::case_view::Cache;
use crate::id::Id;

/// What is open.
#[derive(Debug, Default)]
pub struct CasesForm {
    /// Which set; none while all are listed.
    pub shown: Option<Id>,
    /// Which case is being answered, from 0.
    pub at: usize,
    /// The name by which answers go out; none before it's typed.
    pub by: Option<String>,
    /// The case of which it's shown what all say.
    pub open: Option<Id>,
    /// The case to which something else is being agreed on than anybody says.
    pub other: Option<Id>,
    /// Something was to go out while something lacked.
    pub tried: bool,
    pub(super) cache: RefCell<Option<Cache>>,
}

impl CasesForm {
    /// Shows another set, or all of them.
    pub(super) fn show(&mut self, set: Option<Id>) {
        *self = Self {
            shown: set,
            by: self.by.take(),
            ..Self::default()
        };
    }
}
