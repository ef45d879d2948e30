//! One record as it travels: the facts, and what its sender made of them.

use serde::Serialize;
use serde_json::Value;

use crate::calendar::{Date, Month};
use crate::id::Id;
use crate::json::{Decode, Malformed, Object};
use crate::number::Points;
use crate::record::{Facts, Record};
use crate::rulebook::Rulebook;
use crate::scoring::{Sheet, score};

/// A record with its sender's claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The rulebook that the sender scored by.
    pub rulebook: RulebookRef,
    /// What the sender saw.
    pub seen: Option<Figures>,
    /// What happened.
    pub record: Record,
}

impl Item {
    /// The record with what we see today.
    pub fn of(record: Record, rulebook: &Rulebook, today: Date) -> Self {
        Self {
            rulebook: RulebookRef::of(rulebook),
            seen: Some(Figures::of(&score(rulebook, &record, today))),
            record,
        }
    }
}

/// Which rulebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct RulebookRef {
    /// Its name.
    pub id: Id,
    /// The first month that it scores.
    pub effective: Month,
}

impl RulebookRef {
    /// The reference to a rulebook.
    pub fn of(rulebook: &Rulebook) -> Self {
        Self {
            id: rulebook.id,
            effective: rulebook.effective,
        }
    }
}

/// A score and what it can still be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// The score.
    pub score: Points,
    /// The least that it can still be.
    pub low: Points,
    /// The most that it can still be.
    pub high: Points,
}

impl Figures {
    /// The figures of a sheet.
    pub fn of(sheet: &Sheet) -> Self {
        Self {
            score: sheet.score,
            low: sheet.range.low,
            high: sheet.range.high,
        }
    }
}

/// An item as it stands in a file, before its facts are checked.
pub(super) struct RawItem {
    pub rulebook: RulebookRef,
    pub seen: Option<Figures>,
    pub record: Facts,
}

impl Decode for RawItem {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let fields = Object::of(value, &["rulebook", "seen", "record"])?;
        Ok(Self {
            rulebook: fields.need("rulebook")?,
            seen: fields.or_default("seen")?,
            record: fields.need("record")?,
        })
    }
}

impl Decode for RulebookRef {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let fields = Object::of(value, &["id", "effective"])?;
        Ok(Self {
            id: fields.need("id")?,
            effective: fields.need("effective")?,
        })
    }
}

impl Decode for Figures {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let fields = Object::of(value, &["score", "low", "high"])?;
        Ok(Self {
            score: fields.need("score")?,
            low: fields.need("low")?,
            high: fields.need("high")?,
        })
    }
}
