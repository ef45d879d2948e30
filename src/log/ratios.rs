//! What the entries of a month come to for a measure.

use serde::Serialize;

use super::{EntryId, FollowUp, LogEntry, Outcome};
use crate::calendar::Month;
use crate::id::Id;
use crate::number::Ratio;

/// A share that the log gives, so that nobody has to count by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LogRatio {
    /// Complaints kept from being escalated: of the entries of a category for
    /// complaints whose result is known, those that weren't escalated. One
    /// whose result isn't known yet is open.
    Filtered,
    /// Satisfied customers: of the entries followed up with an answer,
    /// satisfied or not, the satisfied ones. One not followed up yet is open;
    /// one whose customer wasn't reached counts on neither side.
    Satisfied,
    /// Solved online: of all entries whose result is known, those that were
    /// solved online. One whose result isn't known yet is open.
    SolvedOnline,
}

impl LogRatio {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Filtered, Self::Satisfied, Self::SolvedOnline];
    /// Their names in files, in the same order.
    pub const NAMES: [&str; 3] = ["filtered", "satisfied", "solved_online"];

    /// The name in files.
    pub const fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// What the entries of a month come to. Entries of other months are passed
    /// over; `is_complaint` tells the categories for complaints.
    pub fn of<'a>(
        self,
        entries: impl IntoIterator<Item = &'a LogEntry>,
        month: Month,
        is_complaint: impl Fn(Id) -> bool,
    ) -> LogFigures {
        let mut figures = LogFigures::default();
        for entry in entries {
            if Month::of(entry.date) == month {
                let side = self.side(entry, &is_complaint);
                figures.put(side, entry.id);
            }
        }
        figures
    }

    fn side(self, entry: &LogEntry, is_complaint: &impl Fn(Id) -> bool) -> Side {
        match (self, entry.result, entry.follow_up) {
            (Self::Filtered, ..) if !is_complaint(entry.category) => Side::Apart,
            (Self::Filtered | Self::SolvedOnline, Outcome::Unknown, _) => Side::Open,
            (Self::Filtered, result, _) => Side::counts(result != Outcome::Escalated),
            (Self::SolvedOnline, result, _) => Side::counts(result == Outcome::SolvedOnline),
            (Self::Satisfied, _, FollowUp::NoneYet) => Side::Open,
            (Self::Satisfied, _, FollowUp::NotReached) => Side::Apart,
            (Self::Satisfied, _, said) => Side::counts(said == FollowUp::Satisfied),
        }
    }
}

/// What a month's entries come to, and which entries that rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogFigures {
    /// Those in the numerator.
    pub counted: Vec<EntryId>,
    /// Those in the denominator only.
    pub others: Vec<EntryId>,
    /// Those that belong to neither side before more is known of them.
    pub open: Vec<EntryId>,
    /// Those that the share isn't about.
    pub apart: usize,
}

impl LogFigures {
    /// Whether the month has no entry at all.
    pub const fn is_empty(&self) -> bool {
        self.denominator() + self.open.len() + self.apart == 0
    }

    /// How many count.
    pub const fn numerator(&self) -> usize {
        self.counted.len()
    }

    /// Of how many.
    pub const fn denominator(&self) -> usize {
        self.counted.len() + self.others.len()
    }

    /// The share, to be copied into a month's record; none where nothing was
    /// measured.
    pub fn ratio(&self) -> Option<Ratio> {
        let numerator = u32::try_from(self.numerator()).ok()?;
        Ratio::new(numerator, u32::try_from(self.denominator()).ok()?)
    }

    fn put(&mut self, side: Side, id: EntryId) {
        match side {
            Side::Counted => self.counted.push(id),
            Side::Other => self.others.push(id),
            Side::Open => self.open.push(id),
            Side::Apart => self.apart += 1,
        }
    }
}

enum Side {
    Counted,
    Other,
    Open,
    Apart,
}

impl Side {
    const fn counts(counts: bool) -> Self {
        if counts { Self::Counted } else { Self::Other }
    }
}
