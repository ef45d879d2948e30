//! One record as it travels: the facts, and what its sender made of them.

use serde::Serialize;
use serde_json::Value;

use crate::calendar::{Date, Month};
use crate::id::Id;
use crate::json::{Decode, Malformed, Object, word};
use crate::number::Points;
use crate::record::{Facts, Record, Trail};
use crate::rulebook::{Fingerprint, Rulebook, text_mark};
use crate::scoring::{Certainty, Sheet, score};

/// A record with its sender's claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The rulebook that the sender scored by.
    pub rulebook: RulebookRef,
    /// What the sender saw.
    pub seen: Option<Figures>,
    /// What happened.
    pub record: Record,
    /// The acts on the month; empty unless asked for.
    pub trail: Trail,
    /// Why its sender's sheet was what it was, line by line, for whoever reads
    /// the file. Empty unless asked for; what comes back in is held against our
    /// own lines, and kept nowhere.
    pub lines: Vec<DerivedLine>,
}

/// A line of a sheet with its derivation in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DerivedLine {
    /// The clause's number.
    pub clause: String,
    /// What it's about.
    pub title: String,
    /// What it gives or takes.
    pub amount: Points,
    /// The least that it can still be.
    pub low: Points,
    /// The most that it can still be.
    pub high: Points,
    /// The steps that lead there.
    pub steps: Vec<String>,
}

impl Item {
    /// The record with what we see today.
    pub fn of(record: Record, rulebook: &Rulebook, today: Date) -> Self {
        Self {
            rulebook: RulebookRef::of(rulebook),
            seen: Some(Figures::of(&score(rulebook, &record, today))),
            record,
            trail: Trail::default(),
            lines: Vec::new(),
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
    /// What it scores by; files of early programs don't say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<Fingerprint>,
    /// The mark of its texts; files of early programs don't say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub texts: Option<Fingerprint>,
}

impl RulebookRef {
    /// The reference to a rulebook.
    pub fn of(rulebook: &Rulebook) -> Self {
        Self {
            id: rulebook.id,
            effective: rulebook.effective,
            fingerprint: Some(Fingerprint::of(rulebook)),
            texts: Some(text_mark(rulebook)),
        }
    }

    /// Whether a rulebook scores otherwise than the one referred to. Where the
    /// fingerprint isn't known, name and month have to do.
    pub fn differs_from(&self, other: &Self) -> bool {
        match self.fingerprint.zip(other.fingerprint) {
            Some((one, other)) => one != other,
            None => (self.id, self.effective) != (other.id, other.effective),
        }
    }

    /// Whether a rulebook is worded otherwise than the one referred to, as far
    /// as both are known.
    pub fn is_worded_otherwise(&self, other: &Self) -> bool {
        let both = self.texts.zip(other.texts);
        both.is_some_and(|(one, other)| one != other)
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
    /// How sure that is; files of early programs don't say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<Certainty>,
}

impl Figures {
    /// Whether score and range are the same.
    pub fn agrees_with(&self, other: &Self) -> bool {
        (self.score, self.low, self.high) == (other.score, other.low, other.high)
    }

    /// The figures of a sheet.
    pub fn of(sheet: &Sheet) -> Self {
        Self {
            score: sheet.score,
            low: sheet.range.low,
            high: sheet.range.high,
            state: Some(sheet.certainty),
        }
    }
}

/// An item as it stands in a file, before its facts are checked.
pub(super) struct RawItem {
    pub rulebook: RulebookRef,
    pub seen: Option<Figures>,
    pub record: Facts,
    pub trail: Trail,
    pub lines: Vec<DerivedLine>,
}

impl Decode for RawItem {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let known = &["rulebook", "seen", "record", "trail", "lines"];
        let fields = Object::of(value, known)?;
        Ok(Self {
            rulebook: fields.need("rulebook")?,
            seen: fields.or_default("seen")?,
            record: fields.need("record")?,
            trail: fields.or_default("trail")?,
            lines: fields.or_default("lines")?,
        })
    }
}

impl Decode for DerivedLine {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let names = ["clause", "title", "amount", "low", "high", "steps"];
        let fields = Object::of(value, &names)?;
        Ok(Self {
            clause: fields.need("clause")?,
            title: fields.or_default("title")?,
            amount: fields.need("amount")?,
            low: fields.need("low")?,
            high: fields.need("high")?,
            steps: fields.or_default("steps")?,
        })
    }
}

impl Decode for RulebookRef {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let fields = Object::of(value, &["id", "effective", "fingerprint", "texts"])?;
        Ok(Self {
            id: fields.need("id")?,
            effective: fields.need("effective")?,
            fingerprint: fields.or_default("fingerprint")?,
            texts: fields.or_default("texts")?,
        })
    }
}

impl Decode for Certainty {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        const ALL: [Certainty; 3] = [
            Certainty::Final,
            Certainty::RestsOnAssumed,
            Certainty::Provisional,
        ];
        Ok(ALL[word(value, &["final", "rests_on_assumed", "provisional"])?])
    }
}

impl Decode for Figures {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let fields = Object::of(value, &["score", "low", "high", "state"])?;
        Ok(Self {
            score: fields.need("score")?,
            low: fields.need("low")?,
            high: fields.need("high")?,
            state: fields.or_default("state")?,
        })
    }
}
