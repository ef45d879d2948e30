//! The closed set of ways in which a clause gives or takes points.

use super::{Choices, Id, List, Parameter, PlainOrigin, Praise, Quarrel, ReadingId, Text, limits};
use crate::json::{json_choice, json_object, json_words};
use crate::number::{Percent, Points};

json_choice! {
    /// How a part of a clause turns facts into points. Amounts are magnitudes;
    /// the section says whether they are given or taken.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Mechanism {
        /// An amount for each recorded event, up to the item's worth if it has one.
        PerOccurrence {
            /// What one event gives or takes.
            amount: Parameter<Points>,
            /// The pool: no more than this in a month (reading R4).
            #[or(default)]
            worth: Option<Parameter<Points>>,
            /// Whether further events count.
            #[or(default, written)]
            repeat: Repeat,
        } = "per_occurrence",
        /// An amount for standing among the first or last places of the exam.
        ExamRank {
            /// What it gives or takes.
            amount: Parameter<Points>,
            /// How many places.
            #[schema("minimum": 1)]
            places: u16,
            /// From which end.
            end: End,
        } = "exam_rank",
        /// An amount if every condition on a measure holds; never typed by hand.
        Threshold {
            /// What it gives or takes.
            amount: Parameter<Points>,
            /// All must hold.
            #[schema("minItems": 1, "maxItems": limits::MAX_CONDITIONS)]
            conditions: List<Condition>,
        } = "threshold",
        /// An amount for each day late, the whole worth after the last day.
        Deadline {
            /// For each day late.
            per_day: Parameter<Points>,
            /// What the item is worth, and what is lost when it comes too late.
            worth: Parameter<Points>,
            /// The day of the due month by which it is in time (reading R2).
            #[schema("minimum": 2, "maximum": 28)]
            due_day: u8,
            /// The day after which the item has no score at all (readings R2, R3).
            #[schema("minimum": 2, "maximum": 28)]
            last_day: u8,
        } = "deadline",
        /// An amount for each percentage point that a main measure lies below its
        /// target, up to the measure's own worth (readings R4, R5).
        Shortfall {
            /// For each percentage point.
            step: Parameter<Points>,
        } = "shortfall",
        /// A number of calls that each working day asks for, and a fine where it
        /// isn't reached: for the day, or for each missing call (reading T5).
        CallQuota {
            /// Calls that a working day asks for.
            quota: Parameter<u32>,
            /// Who says that it's asked for by the day.
            #[or(default)]
            per_day_origin: PlainOrigin,
            /// The same of new staff.
            new_quota: Parameter<u32>,
            /// For how many calendar days from the day of joining one is new.
            new_days: u8,
            /// Who says for how long.
            #[or(default)]
            new_days_origin: PlainOrigin,
            /// Who says that approved sick days change it.
            #[or(default)]
            sick_days_origin: PlainOrigin,
            /// From how many seconds on a connected call counts. It says what was
            /// counted, and moves no result.
            counts_from: Parameter<u32>,
            /// The fine of a missed day.
            missed_day: Parameter<Points>,
            /// The fine of a missing call.
            missing_call: Parameter<Points>,
        } = "call_quota",
        /// An amount for each case by its level of severity.
        Severity {
            /// From the least to the gravest.
            #[schema("minItems": 1, "maxItems": limits::MAX_LEVELS)]
            levels: List<Level>,
        } = "severity",
    }
}

json_words! {
    /// Whether further events in the same month count.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Repeat {
        /// Each event counts.
        #[default]
        Each = "each",
        /// Once a month at the most.
        Once = "once",
        /// As reading R1 decides.
        ByR1 = "by_reading",
        /// As reading R15 decides.
        ByR15 = "by_r15",
    }
}

impl Repeat {
    /// The question that decides it.
    pub const fn reading(self) -> Option<ReadingId> {
        match self {
            Self::Each | Self::Once => None,
            Self::ByR1 => Some(ReadingId::R1),
            Self::ByR15 => Some(ReadingId::R15),
        }
    }

    /// Whether a second event in the month counts for nothing.
    pub fn is_once(self, choices: &Choices) -> bool {
        match self {
            Self::Each => false,
            Self::Once => true,
            Self::ByR1 => choices.praise == Praise::OnceAMonth,
            Self::ByR15 => choices.quarrel == Quarrel::OnceAMonth,
        }
    }
}

json_words! {
    /// An end of the ranking.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum End {
        /// The first places.
        Best = "best",
        /// The last places.
        Last = "last",
    }
}

json_object! {
    /// A measure that must reach a percentage.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Condition {
        /// Which measure.
        pub measure: Id,
        /// What it must reach from its worse side (reading R13: reach or pass).
        pub threshold: Parameter<Percent>,
    }
}

json_object! {
    /// A level of a severity scale.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Level {
        /// Its name in records.
        pub id: Id,
        /// Its name for people.
        #[schema("$ref": "#/$defs/title")]
        pub title: Text,
        /// What makes a case of this level.
        pub description: Text,
        /// Who says that there is such a level.
        #[or(default)]
        pub origin: PlainOrigin,
        /// What one case takes.
        pub amount: Parameter<Points>,
        /// What is shown for consideration, never decided.
        #[schema("maxItems": limits::MAX_CONSEQUENCES)]
        pub consequences: List<Consequence>,
        /// Who says that this level puts up these.
        #[or(default)]
        pub consequences_origin: PlainOrigin,
        /// The level of which a second case in the month may be one of this level:
        /// pointed out, never raised by itself.
        #[or(default)]
        pub second_of: Option<Id>,
    }
}

json_words! {
    /// What a case of some level puts up for consideration.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Consequence {
        /// A talk.
        Talk = "talk",
        /// An improvement measure.
        Improvement = "improvement",
        /// Retraining.
        Retraining = "retraining",
        /// Suspension from the post 待岗.
        Suspension = "suspension",
        /// Being persuaded to leave 劝退.
        Leave = "leave",
    }
}
