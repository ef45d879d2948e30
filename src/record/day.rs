//! The days of a month of telesales.

use serde::Serialize;

use crate::calendar::{Date, Month};
use crate::number::Money;

/// What is known of one day. A day that isn't in the record is a working day
/// from Monday to Friday, without a known number of calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Day {
    /// Which day of the month, from 1.
    pub day: u8,
    /// Whether it's a working day, where that isn't as the weekday has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub work: Option<bool>,
    /// Calls that count; none while they aren't known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calls: Option<u32>,
    /// Whether it was a day of illness.
    #[serde(skip_serializing_if = "Sick::is_no")]
    pub sick: Sick,
}

/// Illness on a day, and what came of reporting it (note 2 of rulebook B).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sick {
    /// None.
    #[default]
    No,
    /// Reported beforehand; whether it's approved isn't known yet.
    Pending,
    /// Reported beforehand and approved.
    Approved,
    /// Approved, but reported late.
    Late,
    /// Not approved.
    Refused,
}

impl Sick {
    /// Whether there was none.
    pub fn is_no(&self) -> bool {
        *self == Self::No
    }
}

/// The month's sales against what was asked for. In what they're counted,
/// money or orders, is the branch's to say: both are in the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Sales {
    /// What was asked for; above 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<Money>,
    /// What was reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sold: Option<Money>,
}

impl Sales {
    /// Whether nothing is known.
    pub fn is_unknown(&self) -> bool {
        *self == Self::default()
    }

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
