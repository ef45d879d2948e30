//! What can be wrong with a rulebook.

use crate::id::Id;
use crate::number::{Percent, Points};
use crate::record;
use crate::rulebook::ReadingId;

/// A fault and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Such as `sections[1].clauses[2].parts[0].mechanism.per_occurrence.amount`.
    pub path: String,
    /// What is wrong there.
    pub fault: Fault,
}

/// What is wrong with a rulebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Not this kind of file.
    Format,
    /// A version that this program doesn't know.
    Version(u32),
    /// Two things of one kind share a name.
    DuplicateId(Id),
    /// A clause number that stands twice.
    DuplicateNumber(String),
    /// More of something than the program takes.
    TooMany(usize),
    /// A list without anything in it.
    Empty,
    /// A text is missing in one of the languages.
    MissingText,
    /// A text has more characters than this.
    TooLong(usize),
    /// An amount, worth or base below zero.
    Negative,
    /// An amount above [`MAX_POINTS`](super::limits::MAX_POINTS).
    TooLarge,
    /// A base of zero.
    ZeroBase,
    /// A percentage outside 0 to 100.
    Percent,
    /// The bands of the pay don't begin at 0 or don't rise.
    BandFrom,
    /// A higher band pays less, or a factor lies outside 0 to 200 %.
    BandFactor,
    /// Pay by bands is on offer, but there are none.
    NoBands,
    /// A plausible low above the value.
    LowAboveValue,
    /// A plausible high below the value.
    HighBelowValue,
    /// A measure that the rulebook doesn't have.
    UnknownMeasure(Id),
    /// Two shares of the log for one measure.
    FeedTwice(Id),
    /// No part with this name is counted by entries.
    UnknownPart(Id),
    /// A level of severity that the rulebook doesn't have.
    UnknownLevel(Id),
    /// Two clauses that score the measures' shortfall.
    SecondShortfall,
    /// Two severity scales: complaints couldn't tell which.
    SecondSeverity,
    /// Days of a deadline out of order or outside the month.
    DeadlineDays,
    /// No places to win or lose.
    NoPlaces,
    /// A mechanism that can only take stands among the rewards.
    TakesInReward,
    /// A mechanism that can only give stands among the deductions.
    GivesInDeduction,
    /// A level costs less than the one before it.
    LevelOrder,
    /// A question that stands twice.
    DuplicateReading(ReadingId),
    /// A question that isn't asked.
    MissingReading(ReadingId),
    /// A question without an answer on offer.
    NoOptions,
    /// An answer that the code doesn't know.
    UnknownOption(Id),
    /// The answer in force isn't on offer.
    ChosenNotOffered(Id),
    /// A fact of an example that no record can have.
    Fact(record::Fault),
    /// An example that expects pay for a month without a wage.
    PayWithoutWage,
    /// Something that belongs to rulebooks in the other unit.
    OtherUnit,
    /// An amount of money that isn't whole fen.
    Fen,
    /// Two quotas of calls: the days couldn't tell which.
    SecondCallQuota,
    /// Nothing is ever given back: not even without a missed day.
    NoMisses,
    /// The last places of the exam are rewarded, or the best ones cost.
    EndUpsideDown,
    /// A threshold that asks twice for one measure.
    ConditionTwice(Id),
    /// An amendment of a number that the rulebook doesn't have.
    UnknownParameter,
    /// An amendment in points of a number in percent, or the other way round.
    WrongUnit,
    /// Amendments of another rulebook, or of another edition of this one.
    OtherRulebook,

    // From here on what only `findings` says.
    /// Nothing can be unknown: a month without any entry counts as complete,
    /// with the full base.
    EmptyIsFinal,
    /// An amount, worth, cap or share of 0, whatever happens.
    NoEffect,
    /// One event, day or step takes more than its item is worth: the two may be
    /// swapped.
    AboveWorth,
    /// An item worth more than the month's base.
    AboveBase,
    /// One event gives or takes more than half the base: it may be the score
    /// that is left instead of what is taken.
    ResultForAmount,
    /// The measures are worth so much together, which is more than the base.
    WorthsAboveBase(Points),
    /// Nothing in the rulebook asks this question, yet it has several answers.
    NotAsked(ReadingId),
    /// An answer that no month can feel.
    OptionWithoutEffect(Id),
    /// A threshold that even the worst reaches.
    AlwaysMet,
    /// A target that nobody can miss by as much as a step.
    NeverShort,
    /// A worth beyond what the largest shortfall takes.
    WorthNeverUsedUp,
    /// A measure that no clause asks for.
    UnusedMeasure,
    /// A clause for shortfalls without any measure.
    NoMeasures,
    /// A reward for what still misses the measure's target.
    RewardBelowTarget(Percent),
    /// A band of the pay that begins at more than twice the base, or above what
    /// a score can be.
    BandBeyondReach,
    /// No day between in time and too late: the amount for a day is never used.
    NoLateDay,
    /// The worth is used up before the last day: the days after it cost nothing.
    UsedUpEarly,
    /// Two clauses judge the day of the one report.
    SecondDeadline,
    /// A level that costs as much as the one before it.
    SameLevel,
    /// At a plausible end a graver level costs less than the one before it.
    LevelEnds,
    /// Consequences that get milder where the level gets graver, or stand
    /// twice.
    ConsequenceOrder,
    /// The log gives the share of complaints kept from being escalated, but no
    /// category is for complaints.
    NoComplaintCategory,
    /// The log gives the share of faults solved online, but no category is for
    /// faults.
    NoFaultCategory,
    /// At most 1 %: probably a fraction of 1.
    Fraction,
}
