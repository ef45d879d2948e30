//! The days of a month of telesales.

use super::MAX_CALLS;
use crate::calendar::{Date, Month};
use crate::json::{json_object, json_words, up_to};
use crate::number::Money;

json_object! {
    /// What is known of one day. A day that isn't in the record is a working day
    /// if the calendar has it so, without a known number of calls.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Day {
        /// Which day of the month, from 1.
        #[schema("minimum": 1, "maximum": 31)]
        pub day: u8,
        /// Whether it's a working day, where that isn't as the calendar has it.
        #[or(default)]
        pub work: Option<bool>,
        /// Calls that count; not known if missing.
        #[or(default)]
        #[schema("maximum": MAX_CALLS)]
        pub calls: Option<u32>,
        /// Whether it was a day of illness.
        #[or(default)]
        pub sick: Sick,
    }
}

json_words! {
    /// Illness on a day, and what came of reporting it (note 2 of rulebook B).
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Sick {
        /// None.
        #[default]
        No = "no",
        /// Reported beforehand; whether it's approved isn't known yet.
        Pending = "pending",
        /// Reported beforehand and approved.
        Approved = "approved",
        /// Approved, but reported late.
        Late = "late",
        /// Not approved.
        Refused = "refused",
    }
}

json_object! {
    /// The month's sales against what was asked for. In what they're counted,
    /// money or orders, is the branch's to say: both are in the same.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Sales {
        /// What was asked for; above 0.
        #[or(default)]
        #[schema("pattern": up_to(10_000_000_000, 2), "not": {"pattern": "^0(?:\\.0+)?$"})]
        pub target: Option<Money>,
        /// What was reached.
        #[or(default)]
        #[schema("pattern": up_to(10_000_000_000, 2))]
        pub sold: Option<Money>,
    }
}

impl Sales {
    /// Whether the target is met; none while a figure is missing.
    pub fn met(self) -> Option<bool> {
        Some(self.sold? >= self.target?)
    }
}

impl Day {
    /// A day of which nothing is known.
    pub const fn blank(day: u8) -> Self {
        Self {
            day,
            work: None,
            calls: None,
            sick: Sick::No,
        }
    }

    /// Whether nothing is known of it.
    pub fn is_blank(&self) -> bool {
        *self == Self::blank(self.day)
    }

    /// The date in a month; none if the month is shorter.
    pub fn date(&self, month: Month) -> Option<Date> {
        month.day(u32::from(self.day))
    }
}
