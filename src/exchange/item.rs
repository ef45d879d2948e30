//! One record as it travels: the facts, and what its sender made of them.

use serde_json::Value;

use crate::calendar::{Date, Month};
use crate::id::{CheckCode, Id};
use crate::json::{Described, Schemas, json_object};
use crate::number::{Points, Range};
use crate::record::{Facts, Record, Trail};
use crate::rulebook::{Fingerprint, Rulebook, text_mark};
use crate::scoring::{Certainty, Sheet, check_code, score};

/// A record with its sender's claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The rulebook that the sender scored by.
    pub rulebook: RulebookRef,
    /// What the sender saw.
    pub seen: Option<Figures>,
    /// The check code of the sender's sheet; files of early programs have none.
    pub code: Option<CheckCode>,
    /// What happened.
    pub record: Record,
    /// The acts on the month; empty unless asked for.
    pub trail: Trail,
    /// Why its sender's sheet was what it was, line by line, for whoever reads
    /// the file. Empty unless asked for; what comes back in is held against our
    /// own lines, and kept nowhere.
    pub lines: Vec<DerivedLine>,
}

json_object! {
    /// A line of a sheet with its derivation in words.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct DerivedLine {
        /// The clause's number.
        pub clause: String,
        /// What it's about.
        #[or(default, written)]
        pub title: String,
        /// What it gives or takes.
        pub amount: Points,
        /// The least that it can still be.
        pub low: Points,
        /// The most that it can still be.
        pub high: Points,
        /// The steps that lead there.
        #[or(default, written)]
        pub steps: Vec<String>,
    }
}

impl Item {
    /// The record with what we see today.
    pub fn of(record: Record, rulebook: &Rulebook, today: Date) -> Self {
        let sheet = score(rulebook, &record, today);
        let seen = Figures::of(&sheet);
        let referred = RulebookRef::of(rulebook);
        Self {
            rulebook: referred,
            seen: Some(seen),
            code: referred.fingerprint.map(|rules| seen.code(&record, rules)),
            record,
            trail: Trail::default(),
            lines: Vec::new(),
        }
    }

    /// What the code of these facts is by the rules and the score that stand beside
    /// them, where another one is written: something was changed afterwards.
    pub fn other_code(&self) -> Option<CheckCode> {
        let (written, seen, rules) = (self.code?, self.seen?, self.rulebook.fingerprint?);
        let own = seen.code(&self.record, rules);
        (own != written).then_some(own)
    }
}

json_object! {
    /// Which rulebook.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct RulebookRef {
        /// Its name.
        pub id: Id,
        /// The first month that it scores.
        pub effective: Month,
        /// What it scores by; files of early programs don't say.
        #[or(default)]
        pub fingerprint: Option<Fingerprint>,
        /// The mark of its texts; files of early programs don't say.
        #[or(default)]
        pub texts: Option<Fingerprint>,
    }
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

json_object! {
    /// A score and what it can still be.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Figures {
        /// The score.
        pub score: Points,
        /// The least that it can still be.
        pub low: Points,
        /// The most that it can still be.
        pub high: Points,
        /// How sure that is; files of early programs don't say.
        #[or(default)]
        pub state: Option<Certainty>,
    }
}

impl Figures {
    /// Whether score and range are the same.
    pub fn agrees_with(&self, other: &Self) -> bool {
        (self.score, self.low, self.high) == (other.score, other.low, other.high)
    }

    /// The check code of a month that these rules scored so.
    fn code(&self, facts: &Facts, rules: Fingerprint) -> CheckCode {
        let (low, high) = (self.low, self.high);
        check_code(facts, rules, self.score, Range { low, high })
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

json_object! {
    /// An item as it stands in a file, before its facts are checked.
    pub(super) struct WrittenItem {
        pub rulebook: RulebookRef,
        #[or(default)]
        pub seen: Option<Figures>,
        #[or(default)]
        pub code: Option<CheckCode>,
        pub record: Facts,
        #[or(default)]
        pub trail: Trail,
        #[or(default)]
        pub lines: Vec<DerivedLine>,
    }
}

impl Described for Item {
    fn schema(all: &mut Schemas) -> Value {
        WrittenItem::schema(all)
    }
}
