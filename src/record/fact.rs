//! The kinds of facts in a month.

use serde_json::{Value, json};

use super::{LoggedCases, MAX_COUNT, MAX_HEADS, MAX_NOTE, MAX_PARTS, Shares};
use crate::calendar::Date;
use crate::id::Id;
use crate::json::{Malformed, json_choice, json_object, json_words};
use crate::number::{Percent, Ratio};

json_object! {
    /// Something that happened, counted by one or several parts of clauses.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Entry {
        /// The parts that it fits, the first named first (reading R12).
        #[schema("minItems": 1, "maxItems": MAX_PARTS, "uniqueItems": true)]
        pub parts: Vec<Id>,
        /// How often.
        #[schema("minimum": 1, "maximum": MAX_COUNT)]
        pub count: u32,
        /// Whether it's known to count; confirmed if missing.
        #[or(default)]
        pub standing: Standing,
        /// On which day of the month.
        #[or(default)]
        pub date: Option<Date>,
        /// The complaint of the same month that it caused, by its id;
        /// each complaint has one cause at the most
        /// (reading R12).
        #[or(default)]
        pub caused: Option<Id>,
        /// Anything worth remembering.
        #[or(default)]
        #[schema("maxLength": MAX_NOTE)]
        pub note: String,
    }
}

impl Entry {
    /// So many plain, confirmed events of one part.
    pub fn plain(part: Id, count: u32) -> Self {
        Self {
            parts: vec![part],
            count,
            standing: Standing::Confirmed,
            date: None,
            caused: None,
            note: String::new(),
        }
    }

    /// Whether it holds nothing but a count of one part.
    pub fn is_plain(&self) -> bool {
        self.parts.len() == 1
            && self.standing == Standing::Confirmed
            && self.date.is_none()
            && self.caused.is_none()
            && self.note.is_empty()
    }
}

json_words! {
    /// Whether an entry is known to count.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Standing {
        /// It counts.
        #[default]
        Confirmed = "confirmed",
        /// It may count or not 待核实.
        Pending = "pending",
    }
}

json_choice! {
    /// What is known of a measure. A measure that isn't named is not known yet.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[older(no_cases)]
    pub enum Measured {
        /// Counted cases.
        Ratio(Ratio) = "ratio",
        /// Cases that the agent's consultation log counts, some of which may still
        /// be open.
        Logged(LoggedCases) = "logged",
        /// A percentage from 0 to 100 that somebody else worked out.
        Percent(Percent) = "percent",
        /// Nothing to measure this month.
        NotAssessed = "not_assessed",
    }
}

/// 0 of 0, as it may be typed.
fn no_cases(value: &Value) -> Option<Result<Measured, Malformed>> {
    let none = json!({"ratio": {"numerator": 0, "denominator": 0}});
    (*value == none).then_some(Ok(Measured::NotAssessed))
}

impl Measured {
    /// Counted cases; 0 of 0 is nothing to measure. None where they're no
    /// share.
    pub const fn of_counts(numerator: u32, denominator: u32) -> Option<Self> {
        match (numerator, denominator, Ratio::new(numerator, denominator)) {
            (0, 0, _) => Some(Self::NotAssessed),
            (_, _, Some(ratio)) => Some(Self::Ratio(ratio)),
            (_, _, None) => None,
        }
    }

    /// What the exact share can be; none where nothing was measured.
    /// `with_dispatched` says whether a log's dispatched complaints are in the
    /// numerator (reading R16).
    pub fn shares(self, with_dispatched: bool) -> Option<Shares> {
        match self {
            Self::Ratio(ratio) => Some(Shares::settled(ratio)),
            Self::Logged(cases) => Some(cases.shares(with_dispatched)),
            Self::Percent(percent) => Ratio::from_percent(percent).map(Shares::settled),
            Self::NotAssessed => None,
        }
    }

    /// The log's cases, where it gave them.
    pub const fn logged(self) -> Option<LoggedCases> {
        match self {
            Self::Logged(cases) => Some(cases),
            _ => None,
        }
    }
}

json_choice! {
    /// What is known of the business exam.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Exam {
        /// Not known yet.
        #[default]
        Unknown = "unknown",
        /// No exam this month.
        None = "none",
        /// The agent has a place.
        Placed(Place) = "placed",
    }
}

json_object! {
    /// A place in a ranking, counted as in a competition (1, 2, 2, 4): rank + tied
    /// - 1 is at most heads.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Place {
        /// From 1.
        #[schema("minimum": 1, "maximum": MAX_HEADS)]
        pub rank: u32,
        /// How many sat the exam.
        #[schema("minimum": 1, "maximum": MAX_HEADS)]
        pub heads: u32,
        /// How many share the place, this person included.
        #[schema("minimum": 1, "maximum": MAX_HEADS)]
        pub tied: u32,
    }
}

json_choice! {
    /// What is known of the monthly statistics report.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Report {
        /// Not known yet.
        #[default]
        Unknown = "unknown",
        /// Known not to be in as of today.
        NotYet = "not_yet",
        /// Handed in on a day.
        HandedIn(Date) = "handed_in",
    }
}

json_object! {
    /// A complaint about the quality of service.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Complaint {
        /// Its name in the month, which nothing else there has, once something refers
        /// to it.
        #[or(default)]
        pub id: Option<Id>,
        /// On which day of the month.
        #[or(default)]
        pub date: Option<Date>,
        /// What was found.
        pub finding: Finding,
        /// Anything worth remembering.
        #[or(default)]
        #[schema("maxLength": MAX_NOTE)]
        pub note: String,
    }
}

impl Complaint {
    /// One of which only this is known.
    pub const fn found(finding: Finding) -> Self {
        Self {
            id: None,
            date: None,
            finding,
            note: String::new(),
        }
    }
}

json_choice! {
    /// What an inquiry into a complaint found.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Finding {
        /// Still under investigation 待查.
        #[default]
        Pending = "pending",
        /// Not liable, invalid or repeated 无责、无效、重复.
        NotLiable = "not_liable",
        /// Liable 有责, with the level of severity.
        Liable(Id) = "liable",
    }
}
