//! What was made of a month: its closings and reopenings.

use super::{Facts, MAX_LINES, MAX_NOTE, Problem, Record};
use crate::calendar::{Date, Month};
use crate::id::{Fingerprint, Id};
use crate::json::{json_choice, json_object};
use crate::number::Points;

json_choice! {
    /// An act on the whole month.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Act {
        /// It was closed.
        Closed(Closing) = "closed",
        /// It was opened again.
        Reopened(Reopening) = "reopened",
    }
}

impl Act {
    /// When.
    pub const fn on(&self) -> Date {
        match self {
            Self::Closed(closing) => closing.on,
            Self::Reopened(reopening) => reopening.on,
        }
    }
}

json_object! {
    /// A month as it was closed: what scored it, and its sheet.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Closing {
        /// When.
        pub on: Date,
        /// By which rules.
        pub rulebook: ClosedBy,
        /// The score.
        pub score: Points,
        /// The least that it could still be.
        pub low: Points,
        /// The most that it could still be.
        pub high: Points,
        /// The lines that gave or took something, or still might.
        #[schema("maxItems": MAX_LINES)]
        pub lines: Vec<ClosedLine>,
    }
}

json_object! {
    /// The rules that a month was closed by.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct ClosedBy {
        /// The rulebook's name.
        pub id: Id,
        /// Its first month.
        pub effective: Month,
        /// What it scores by.
        pub fingerprint: Fingerprint,
    }
}

json_object! {
    /// A line of a closed sheet.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct ClosedLine {
        /// The part of a clause.
        pub part: Id,
        /// The measure or level, where a part has several lines.
        #[or(default)]
        pub of: Option<Id>,
        /// What it gave or took, with its sign.
        pub amount: Points,
        /// The least that it could still be.
        pub low: Points,
        /// The most that it could still be.
        pub high: Points,
    }
}

json_object! {
    /// Why a closed month was opened again.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Reopening {
        /// When.
        pub on: Date,
        /// Why; never empty.
        #[schema("minLength": 1, "maxLength": MAX_NOTE)]
        pub reason: String,
    }
}

impl Facts {
    /// The closing in force; none while the month is open.
    pub fn closing(&self) -> Option<&Closing> {
        match self.history.last() {
            Some(Act::Closed(closing)) => Some(closing),
            _ => None,
        }
    }

    /// When and why the month was opened again last; none where it never was.
    pub fn reopening(&self) -> Option<&Reopening> {
        let mut acts = self.history.iter().rev();
        acts.find_map(|act| match act {
            Act::Reopened(reopening) => Some(reopening),
            Act::Closed(_) => None,
        })
    }
}

impl Record {
    /// The month with its facts as they stand, closed as it was before it was opened again last;
    /// none where it never was.
    pub fn before_reopening(&self) -> Option<Self> {
        let mut acts = self.history.iter();
        let at = acts.rposition(|act| matches!(act, Act::Reopened(_)))?;
        self.edited(|facts| facts.history.truncate(at)).ok()
    }

    /// The month opened again, for a reason.
    ///
    /// # Errors
    /// It isn't closed, or there is no reason.
    pub fn reopened(&self, on: Date, reason: &str) -> Result<Self, Vec<Problem>> {
        // A clock that was set back locks nobody out.
        let on = self.history.last().map_or(on, |act| act.on().max(on));
        let reason = reason.trim().to_owned();
        self.edited(|facts| {
            let act = Act::Reopened(Reopening { on, reason });
            facts.history.push(act);
        })
    }
}
