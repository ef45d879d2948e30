//! The score sheet: a derivation, not a number.

use super::CallsBasis;
use crate::calendar::{Date, Month};
use crate::id::Id;
use crate::json::json_words;
use crate::number::{Money, Percent, Points, Range, Ratio, Unit};
use crate::record::Shares;
use crate::rulebook::{Consequence, Effect, Holds, ReadingId};

/// A month's score with everything that made it. The lines and adjustments
/// add up to the score exactly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The assessed month.
    pub month: Month,
    /// What its amounts are in.
    pub unit: Unit,
    /// What everyone starts with.
    pub base: Points,
    /// What its rulebook has.
    pub holds: Holds,
    /// A line for each part of a clause, each measure of the shortfall and each
    /// level of severity that occurred, in the document's order.
    pub lines: Vec<Line>,
    /// All that was given, 0 or more.
    pub rewards: Points,
    /// All that was taken, 0 or less.
    pub deductions: Points,
    /// What caps and floor change, in the order in which they apply.
    pub adjustments: Adjustments,
    /// Base, rewards, deductions and adjustments together. In points never below
    /// 0; in money what is left to pay has a minus, what the agent receives none.
    pub score: Points,
    /// What the score can still be, over all unknown facts and assumed
    /// parameters at once.
    pub range: Range<Points>,
    /// What it can still be over the unknown facts alone.
    pub facts_range: Range<Points>,
    /// How sure it is.
    pub certainty: Certainty,
    /// What it pays, if a wage is entered.
    pub pay: Option<Pay>,
    /// Parts, measures and levels in the record that this rulebook can't count.
    pub unscored: Vec<Id>,
}

json_words! {
    /// How sure a sheet is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Certainty {
        /// Nothing can change it 定稿.
        Final = "final",
        /// Only assumed parameters can 含暂定.
        RestsOnAssumed = "rests_on_assumed",
        /// Unknown or pending facts can 未填齐, by some values of the assumed numbers:
        /// a pool or the floor that hides them today settles nothing.
        Provisional = "provisional",
    }
}

impl Line {
    /// Whether it gives or takes something, or still may.
    pub fn matters(&self) -> bool {
        !self.amount.is_zero() || !self.range.is_settled()
    }
}

/// One step from the base to the score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The part of a clause.
    pub part: Id,
    /// Which of the part's lines.
    pub sub: Sub,
    /// Given or taken.
    pub effect: Effect,
    /// The facts behind it.
    pub basis: Basis,
    /// How many times [`each`](Self::each) was counted.
    pub count: Count,
    /// What one event, day or step gives or takes; a magnitude.
    pub each: Points,
    /// With its sign, before the pool ran out.
    pub before_cap: Points,
    /// With its sign.
    pub amount: Points,
    /// What is left in its pool, if it has one.
    pub left: Option<Points>,
    /// What the amount can still be, with its sign.
    pub range: Range<Points>,
    /// What it depends on.
    pub depends: Depends,
}

/// Which line of a part it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sub {
    /// The part's only one.
    Whole,
    /// That of a measure.
    Measure(Id),
    /// That of a level of severity.
    Level(Id),
    /// Complaints under investigation.
    Investigated,
}

/// How often the amount of one was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// A whole number of events, days or steps.
    Times(u32),
    /// A part of percentage points (reading R5, pro rata).
    Percent(Percent),
    /// The item's whole worth at once.
    Whole,
}

/// The facts that a line stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Recorded events.
    Events {
        /// Known to count.
        confirmed: u32,
        /// That may count or not.
        pending: u32,
    },
    /// The place in the exam.
    Exam(ExamBasis),
    /// Conditions on measures.
    Threshold(ThresholdBasis),
    /// The day of the report.
    Deadline(DeadlineBasis),
    /// A measure against its target.
    Shortfall(ShortfallBasis),
    /// Complaints of one level, or under investigation.
    Complaints(u32),
    /// Days and their calls.
    Calls(CallsBasis),
}

/// Where a place in the exam stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExamBasis {
    /// Not known yet.
    Unknown,
    /// There was no exam.
    None,
    /// Among the places that count.
    Inside,
    /// Not among them.
    Outside,
    /// A tie reaches across the border, and reading R9 counts none of it.
    TieExcluded,
    /// Among both the best and the last, and reading R10 drops this line.
    DroppedByBothEnds,
}

/// How the conditions of a threshold stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThresholdBasis {
    /// All hold.
    Met,
    /// This measure misses.
    Missed(Id),
    /// This measure has nothing to measure.
    NothingMeasured(Id),
    /// This measure isn't known yet, and none misses.
    Unknown(Id),
    /// This measure has open cases that decide, and none misses.
    Open(Id),
}

/// How the report stands against its deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeadlineBasis {
    /// How sure the day is.
    pub known: DeadlineKnown,
    /// What follows from the day, as far as it's sure.
    pub timing: Timing,
    /// The last day that is in time.
    pub due: Date,
}

/// How sure the day of the report is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeadlineKnown {
    /// Not known yet.
    Unknown,
    /// Not in as of today.
    NotYet,
    /// Handed in.
    HandedIn(Date),
}

/// When a report came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timing {
    /// In time.
    InTime,
    /// So many days late.
    Late(u32),
    /// After the last day.
    TooLate,
}

/// How a measure stands against its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShortfallBasis {
    /// Not known yet.
    Unknown,
    /// Nothing to measure.
    NotAssessed,
    /// On target or better.
    Reached(Ratio),
    /// Worse than the target.
    Short(Ratio),
    /// Cases are still open: the headline takes the best that it can be.
    Open(Shares),
}

/// What a line depends on, besides certain facts and stated parameters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Depends {
    /// An assumed parameter.
    pub assumed: bool,
    /// A parameter that the branch set.
    pub set: bool,
    /// An unknown or pending fact.
    pub open: bool,
    /// Readings that were asked.
    pub readings: ReadingSet,
}

/// A set of readings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadingSet(u32);

impl ReadingSet {
    /// The set of these.
    pub const fn of(readings: &[ReadingId]) -> Self {
        let (mut bits, mut i) = (0, 0);
        while i < readings.len() {
            bits |= 1 << readings[i] as u16;
            i += 1;
        }
        Self(bits)
    }

    /// Whether it has this one.
    pub const fn contains(self, reading: ReadingId) -> bool {
        self.0 & (1 << reading as u16) != 0
    }

    /// Both sets together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What caps and floor change, each with its sign, in their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Adjustments {
    /// Rewards beyond the set number (reading R6).
    pub reward_cap: Points,
    /// To exactly 0, because the report came too late (reading R3).
    pub month_zero: Points,
    /// Down to the base (reading R6).
    pub base_cap: Points,
    /// Up to 0.
    pub floor: Points,
    /// What is given back (rulebook B, note 1).
    pub refund: Points,
}

impl Adjustments {
    /// All of them together.
    pub fn total(self) -> Points {
        self.reward_cap + self.month_zero + self.base_cap + self.floor + self.refund
    }
}

/// What a score pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pay {
    /// The post wage that it's worked out from.
    pub wage: Money,
    /// The performance pay of the headline score.
    pub amount: Money,
    /// What it can still be.
    pub range: Range<Money>,
}

impl Sheet {
    /// Whether score and range are the same.
    pub fn scores_as(&self, other: &Self) -> bool {
        (self.score, self.range) == (other.score, other.range)
    }

    /// Whether it pays the same, for certain and at most and least.
    pub fn pays_as(&self, other: &Self) -> bool {
        self.pay == other.pay
    }

    /// The line of a part and sub.
    pub fn line(&self, part: Id, sub: Sub) -> Option<&Line> {
        self.lines.iter().find(|l| l.part == part && l.sub == sub)
    }

    /// What all lines of a part give or take together.
    pub fn part_amount(&self, part: Id) -> Points {
        let lines = self.lines.iter().filter(|line| line.part == part);
        lines.map(|line| line.amount).sum()
    }
}

/// A consequence of a level that occurred.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ForConsideration {
    /// The level.
    pub level: Id,
    /// What it puts up for consideration.
    pub consequence: Consequence,
}
