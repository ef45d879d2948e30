//! Months whose score is known: a rulebook's own tests.

use litemap::LiteMap;

use serde::Serialize;

use super::{ReadingId, Text};
use crate::calendar::Date;
use crate::id::Id;
use crate::number::{Money, Points};
use crate::record::Facts;

/// A month with the score that these rules must give it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Example {
    /// Its name in code.
    pub id: Id,
    /// What it shows.
    pub title: Text,
    /// Readings other than those in force.
    #[serde(skip_serializing_if = "LiteMap::is_empty")]
    pub readings: LiteMap<ReadingId, Id>,
    /// The day on which it's scored.
    pub today: Date,
    /// What happened.
    pub facts: Facts,
    /// What must come out.
    pub expected: Expected,
}

/// What must come out of an example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Expected {
    /// The score.
    pub score: Points,
    /// The least that it can still be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<Points>,
    /// The most that it can still be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<Points>,
    /// The pay, where the facts hold a wage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pay: Option<Money>,
}
