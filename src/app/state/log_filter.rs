//! Which entries of the log are listed, and in which order.

use std::cmp::Reverse;

use crate::calendar::Month;
use crate::id::Id;
use crate::log::{FollowUp, LogEntry, Outcome};

/// What is to be listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LogFilter {
    /// Of this month only.
    pub month: Option<Month>,
    /// Of this category only.
    pub category: Option<Id>,
    /// Only what has no result or no follow-up yet.
    pub open: bool,
    /// Only cases.
    pub cases: bool,
    /// Cases by their titles instead of the newest first.
    pub by_title: bool,
}

impl LogFilter {
    /// Whether an entry is to be listed.
    pub fn holds(&self, entry: &LogEntry) -> bool {
        let is_open = entry.result == Outcome::Unknown || entry.follow_up == FollowUp::NoneYet;
        self.month
            .is_none_or(|month| Month::of(entry.date) == month)
            && self
                .category
                .is_none_or(|category| entry.category == category)
            && (!self.open || is_open)
            && (!self.cases || entry.case.is_some())
    }

    /// The newest first: by day, then in the order in which they were written.
    pub fn newest_first<E: AsRef<LogEntry>>(entries: &mut [E]) {
        entries.sort_unstable_by_key(|entry| {
            let entry = entry.as_ref();
            Reverse((entry.date, entry.id))
        });
    }
}
