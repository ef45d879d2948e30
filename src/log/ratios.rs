//! What the entries of a month come to for a measure.
//!
//! The definitions are ours: the document names two of the measures and
//! defines none.

use super::{EntryId, FollowUp, LogEntry, Mark, Marks, Outcome};
use crate::calendar::Month;
use crate::id::Id;
use crate::json::json_words;
use crate::record::{CaseCounts, LoggedCases};

json_words! {
    /// A share that the log gives, so that nobody has to count by hand.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum LogRatio {
        /// Complaints settled at the desk, of all that were received: entries of a
        /// category for complaints, and any others that were escalated as one.
        Filtered = "filtered",
        /// Satisfied customers, of those who were called back and reached.
        Satisfied = "satisfied",
        /// Faults cleared online, of all entries of a category for faults.
        SolvedOnline = "solved_online",
    }
}

/// Where an entry stands in a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// In the numerator, and so in the denominator.
    Counted,
    /// In the denominator only.
    Others,
    /// A complaint that was dispatched: in the denominator, and by reading R16
    /// in the numerator.
    Dispatched,
    /// Open: nobody knows yet on which side.
    Open,
    /// Open, and no complaint unless it's escalated as one.
    MayJoin,
}

impl Side {
    /// All of them, in the order in which they're shown.
    pub const ALL: [Self; 5] = [
        Self::Counted,
        Self::Others,
        Self::Dispatched,
        Self::Open,
        Self::MayJoin,
    ];

    /// Whether more has to be known of an entry on it.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::MayJoin)
    }
}

impl LogRatio {
    /// What the entries of a month come to. Entries of other months are passed
    /// over; `marks` tells the marks of a category.
    pub fn of<'a>(
        self,
        entries: impl IntoIterator<Item = &'a LogEntry>,
        month: Month,
        marks: impl Fn(Id) -> Marks,
    ) -> LogFigures {
        let mut figures = LogFigures::of(self);
        for entry in entries {
            if Month::of(entry.date) == month {
                match self.side(entry, marks(entry.category)) {
                    Some(side) => figures.sides[side as usize].push(entry.id),
                    None => figures.apart += 1,
                }
            }
        }
        figures
    }

    /// On which side an entry of a category with these marks stands; none where
    /// the share isn't about it.
    pub const fn side(self, entry: &LogEntry, marks: Marks) -> Option<Side> {
        let (result, follow_up) = (entry.facts().result, entry.facts().follow_up);
        let is_complaint = marks.has(Mark::Complaint);
        match (self, result, follow_up) {
            (Self::Filtered, Outcome::Escalated, _) => Some(Side::Others),
            (Self::Filtered, Outcome::Unknown, _) if !is_complaint => Some(Side::MayJoin),
            (Self::Filtered, ..) if !is_complaint => None,
            (Self::Filtered, Outcome::Dispatched, _) => Some(Side::Dispatched),
            (Self::SolvedOnline, ..) if !marks.has(Mark::Fault) => None,
            (Self::Filtered | Self::SolvedOnline, Outcome::Unknown, _) => Some(Side::Open),
            (Self::Filtered | Self::SolvedOnline, Outcome::SolvedOnline, _) => Some(Side::Counted),
            (Self::SolvedOnline, Outcome::Dispatched | Outcome::Escalated, _) => Some(Side::Others),
            (Self::Satisfied, _, FollowUp::Due) => Some(Side::Open),
            (Self::Satisfied, _, FollowUp::Satisfied) => Some(Side::Counted),
            (Self::Satisfied, _, FollowUp::NotSatisfied) => Some(Side::Others),
            (Self::Satisfied, _, FollowUp::NonePlanned | FollowUp::NotReached) => None,
        }
    }
}

/// What a month's entries come to, and which entries that rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogFigures {
    ratio: LogRatio,
    sides: [Vec<EntryId>; Side::ALL.len()],
    /// Those that the share isn't about.
    pub apart: usize,
}

impl LogFigures {
    /// Those of a month without entries.
    pub const fn of(ratio: LogRatio) -> Self {
        Self {
            ratio,
            sides: [const { Vec::new() }; Side::ALL.len()],
            apart: 0,
        }
    }

    /// The entries on a side.
    pub fn on(&self, side: Side) -> &[EntryId] {
        self.sides.get(side as usize).map_or(&[], Vec::as_slice)
    }

    /// Whether the month has no entry at all.
    pub fn is_empty(&self) -> bool {
        self.apart == 0 && self.sides.iter().all(Vec::is_empty)
    }

    /// How many entries are open.
    pub fn open(&self) -> usize {
        self.on(Side::Open).len() + self.on(Side::MayJoin).len()
    }

    /// The cases, to be copied into a month's record; none where none counts
    /// for sure or may end well, so that the measure isn't known yet.
    pub fn cases(&self) -> Option<LoggedCases> {
        let count = |side| u32::try_from(self.on(side).len()).ok();
        let (counted, others) = (count(Side::Counted)?, count(Side::Others)?);
        let (dispatched, open) = (count(Side::Dispatched)?, count(Side::Open)?);
        let (open, may_leave) = match self.ratio {
            // Who isn't reached leaves the measure.
            LogRatio::Satisfied => (0, open),
            LogRatio::Filtered | LogRatio::SolvedOnline => (open, 0),
        };
        LoggedCases::new(CaseCounts {
            numerator: counted,
            denominator: counted.checked_add(others)?.checked_add(dispatched)?,
            dispatched,
            open,
            may_leave,
            may_join: count(Side::MayJoin)?,
        })
    }
}
