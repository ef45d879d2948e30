//! The log as months of its agent take from it.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::state::InUse;
use crate::calendar::Month;
use crate::log::LogEntry;

/// All entries by month, so that no keystroke on a month looks at all of them.
#[derive(Debug, Default)]
pub struct ByMonth(BTreeMap<Month, Vec<Rc<LogEntry>>>);

impl ByMonth {
    /// Sorts them out.
    pub fn of(entries: &[Rc<LogEntry>]) -> Self {
        let mut months = BTreeMap::<_, Vec<_>>::new();
        for entry in entries {
            let month = months.entry(Month::of(entry.date)).or_default();
            month.push(Rc::clone(entry));
        }
        Self(months)
    }

    /// Those of a month.
    pub fn month(&self, month: Month) -> &[Rc<LogEntry>] {
        self.0.get(&month).map_or(&[], Vec::as_slice)
    }

    /// Each month's.
    pub fn all(&self) -> impl Iterator<Item = &Vec<Rc<LogEntry>>> {
        self.0.values()
    }
}

/// The log as months of its agent take from it.
#[derive(Clone, Debug)]
pub struct LogSide {
    /// Whose it is.
    pub agent: String,
    /// All that it has.
    pub entries: Rc<ByMonth>,
    /// The rules that say what its categories are.
    pub rules: InUse,
}
