//! The questions that the document leaves open, and the answers on offer.
//!
//! Every reading of rules.md is an enum here: its first variant is the
//! default. A rulebook words the question and the options and says which one
//! is in force; code only knows what each option does.

use std::str::FromStr;

use serde_json::Value;

use super::{Holds, Id, List, Str, Text, limits};
use crate::json::{Decode, Described, Encode, Malformed, Schemas, Writer, json_object, word};
use crate::number::Unit;

json_object! {
    /// A question in the rulebook's own words.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Reading {
        /// Which question.
        pub id: ReadingId,
        /// The question.
        pub question: Text,
        /// The answers on offer.
        #[schema("minItems": 1, "maxItems": limits::MAX_OPTIONS)]
        pub options: List<ReadingOption>,
        /// The id of the option in force.
        pub chosen: Id,
        /// Why, if the rule owner chose it.
        #[or(default)]
        #[schema("maxLength": limits::MAX_REASON)]
        pub note: Str,
    }
}

json_object! {
    /// An answer on offer.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct ReadingOption {
        /// Its name, one of those that the code knows for this question.
        pub id: Id,
        /// The answer in words.
        #[schema("$ref": "#/$defs/title")]
        pub title: Text,
    }
}

impl ReadingId {
    /// In which kind of rulebook it's asked.
    pub const fn unit(self) -> Unit {
        match self {
            Self::T1 | Self::T2 | Self::T3 | Self::T4 | Self::T5 => Unit::Money,
            _ => Unit::Points,
        }
    }

    /// Whether every rulebook asks it. Those written before a question was known
    /// don't, and are read by its default, as long as none of their clauses asks it.
    pub const fn is_needed(self) -> bool {
        !matches!(self, Self::R15 | Self::R16)
    }

    /// Whether a rulebook that has this asks it: one in money asks about calls and
    /// refunds only where it has them.
    pub const fn is_asked(self, holds: Holds) -> bool {
        match self {
            Self::T1 | Self::T2 | Self::T4 => holds.refunds,
            Self::T3 | Self::T5 => holds.calls,
            _ => true,
        }
    }

    /// The questions of one kind of rulebook, in order.
    pub fn of_unit(unit: Unit) -> impl Iterator<Item = Self> {
        let all = Self::ALL.iter().copied();
        all.filter(move |id| id.unit() == unit)
    }
}

impl Decode for ReadingId {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        Ok(Self::ALL[word(value, Self::NAMES)?])
    }
}

impl Described for ReadingId {
    fn schema(_: &mut Schemas) -> Value {
        serde_json::json!({"enum": Self::NAMES})
    }
}

impl Encode for ReadingId {
    fn encode(&self, out: &mut Writer) {
        out.text(self.name());
    }
}

/// Of the keys of a map.
impl FromStr for ReadingId {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let place = Self::NAMES.iter().position(|name| *name == text);
        place.map(|place| Self::ALL[place]).ok_or(())
    }
}

macro_rules! readings {
    ($($(#[$doc:meta])* $id:ident $field:ident: $name:ident {
        $($(#[$option_doc:meta])* $option:ident = $text:literal,)+
    })+) => {
        /// The number of a reading.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ReadingId {
            $($(#[$doc])* $id,)+
        }

        impl ReadingId {
            /// All questions, in order.
            pub const ALL: &[Self] = &[$(Self::$id),+];

            /// Their numbers as text.
            pub(super) const NAMES: &[&str] = &[$(stringify!($id)),+];

            /// The number as text.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$id => stringify!($id),)+ }
            }

            /// The options that the code knows; the first is the default.
            pub const fn known(self) -> &'static [&'static str] {
                match self { $(Self::$id => &[$($text),+],)+ }
            }
        }

        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
            pub enum $name {
                #[default]
                $($(#[$option_doc])* $option,)+
            }
        )+

        /// The readings in force, as the code uses them.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub struct Choices {
            $($(#[$doc])* pub $field: $name,)+
        }

        impl Choices {
            /// Takes an option by its name; false if the code doesn't know it.
            pub fn choose(&mut self, id: ReadingId, option: &str) -> bool {
                match (id, option) {
                    $($((ReadingId::$id, $text) => self.$field = $name::$option,)+)+
                    _ => return false,
                }
                true
            }

            /// The name of the option in force.
            pub fn chosen(&self, id: ReadingId) -> &'static str {
                match id {
                    $(ReadingId::$id => match self.$field { $($name::$option => $text,)+ },)+
                }
            }
        }
    };
}

readings! {
    /// R1: do clauses 3 to 5 count per event or once a month?
    R1 praise: Praise {
        /// Each event counts.
        PerEvent = "per_event",
        /// Once a month for each clause by itself.
        OnceAMonth = "once_a_month",
    }
    /// R2: are the two limit days of clause 22 themselves in time?
    R2 limit_day: LimitDay {
        /// The limit day is in time.
        InTime = "in_time",
        /// The day before is the last good one.
        Late = "late",
    }
    /// R3: what gets "no score" once the report is too late?
    R3 too_late: TooLate {
        /// The item loses its whole worth.
        Item = "item",
        /// The whole month scores 0.
        Month = "month",
    }
    /// R4: which pool is meant by "until used up"?
    R4 pool: Pool {
        /// The clause's or measure's own worth.
        Own = "own",
        /// The whole month's base.
        Month = "month",
    }
    /// R5: what does a part of 1 % below target cost?
    R5 part_step: PartStep {
        /// Nothing: full steps only.
        FullSteps = "full_steps",
        /// Its share, to a thousandth of a point.
        ProRata = "pro_rata",
        /// A whole step.
        EveryStarted = "every_started",
    }
    /// R6: may rewards lift the month above the base?
    R6 above_base: AboveBase {
        /// Yes.
        Yes = "yes",
        /// The end score stops at the base.
        CappedAtBase = "capped_at_base",
        /// All rewards together stop at a set number.
        RewardsCapped = "rewards_capped",
    }
    /// R7: what does the percentage apply to?
    R7 pay_base: PayBase {
        /// The whole post wage.
        Whole = "whole",
        /// A set share of it; the rest is fixed.
        Share = "share",
        /// The post wage times the factor of the score's band.
        Bands = "bands",
    }
    /// R8: how do months join into a year?
    R8 year: YearRule {
        /// The mean of the scored months.
        Mean = "mean",
        /// Their sum.
        Sum = "sum",
        /// Their mean by the rulebook's weights.
        Weighted = "weighted",
        /// The sum over twelve, missing months as 0.
        MissingAsZero = "missing_as_zero",
    }
    /// R9: a tie reaches across the border of the best or last places.
    R9 tie: Tie {
        /// All who tie count.
        All = "all",
        /// None of the tied counts.
        None = "none",
    }
    /// R10: one person stands among the best and the last.
    R10 both_ends: BothEnds {
        /// Both apply.
        Both = "both",
        /// Only the reward applies.
        RewardOnly = "reward_only",
        /// Neither applies.
        Neither = "neither",
    }
    /// R11: the month in which the report of clause 22 is due.
    R11 report_month: ReportMonth {
        /// The month after the assessed one.
        Next = "next",
        /// The assessed month.
        Same = "same",
    }
    /// R12: one event fits two deduction clauses, or one and the complaint that
    /// it caused.
    R12 double_entry: DoubleEntry {
        /// Each clause entered counts.
        Each = "each",
        /// Only the heavier one, the first named at a tie.
        Heavier = "heavier",
    }
    /// R13: does a threshold include its own number?
    R13 threshold: Inclusion {
        /// Reaching it is enough.
        Includes = "includes",
        /// It must be passed; 100 % is met by 100 % either way.
        Above = "above",
    }
    /// R14: a measure of a threshold has nothing to measure.
    R14 nothing_measured: NothingMeasured {
        /// No reward.
        NoReward = "no_reward",
        /// The other measures decide.
        OtherDecides = "other_decides",
    }
    /// R15: does clause 14 count per event or once a month?
    R15 quarrel: Quarrel {
        /// Each event counts.
        PerEvent = "per_event",
        /// Once a month.
        OnceAMonth = "once_a_month",
    }
    /// R16: a complaint that was dispatched to the field, neither settled at
    /// the desk nor escalated: was it filtered?
    R16 dispatched: Dispatched {
        /// No: settled at the desk only.
        NotFiltered = "not_filtered",
        /// Yes: whatever wasn't escalated.
        Filtered = "filtered",
    }
    /// T1: the target is met, but calls were missed too often: what stays?
    T1 what_stays: WhatStays {
        /// All fines of the month.
        All = "all",
        /// Only those for calls.
        CallsOnly = "calls_only",
    }
    /// T2: what does "three times" mean?
    T2 three_times: ThreeTimes {
        /// Three or more.
        OrMore = "or_more",
        /// More than three.
        MoreThan = "more_than",
    }
    /// T3: what does an approved sick day change?
    T3 sick_day: SickDay {
        /// It asks for no calls.
        NoQuota = "no_quota",
        /// The week's quota shrinks in proportion.
        WeekInProportion = "in_proportion",
    }
    /// T4: is the third miss counted before or after sick days are taken out?
    T4 third_miss: ThirdMiss {
        /// After.
        After = "after",
        /// Before.
        Before = "before",
    }
    /// T5: what costs a fine?
    T5 call_fine: CallFine {
        /// A missed day.
        PerDay = "per_day",
        /// Each missing call.
        PerCall = "per_call",
    }
}
