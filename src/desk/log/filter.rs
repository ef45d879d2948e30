//! Which entries of the log are listed, and in which order.

use std::cmp::Reverse;

use crate::calendar::Month;
use crate::id::Id;
use crate::log::{FollowUp, LogEntry, LogRatio, Marks, Outcome, Side};

/// What is to be listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LogFilter {
    /// Of this month only.
    pub month: Option<Month>,
    /// Of this category only.
    pub category: Option<Id>,
    /// Only what waits for this.
    pub waits: Option<Waits>,
    /// Only cases.
    pub cases: bool,
    /// Cases by their titles instead of the newest first.
    pub by_title: bool,
}

/// What an entry can wait for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waits {
    /// A result, or a follow-up that is due.
    Any,
    /// A follow-up that is due.
    FollowUp,
    /// What decides on which side of a share it counts.
    For(LogRatio),
}

impl LogFilter {
    /// Whether an entry, of a category with these marks, is to be listed.
    pub fn holds(&self, entry: &LogEntry, marks: Marks) -> bool {
        let is_due = entry.follow_up == FollowUp::Due;
        let waits = |waits| match waits {
            Waits::Any => is_due || entry.result == Outcome::Unknown,
            Waits::FollowUp => is_due,
            Waits::For(ratio) => ratio.side(entry, marks).is_some_and(Side::is_open),
        };
        self.month
            .is_none_or(|month| Month::of(entry.date) == month)
            && self
                .category
                .is_none_or(|category| entry.category == category)
            && self.waits.is_none_or(waits)
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
