//! What can be wrong with a rulebook.

use crate::id::Id;
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
    /// A plausible low above the value.
    LowAboveValue,
    /// A plausible high below the value.
    HighBelowValue,
    /// A measure that the rulebook doesn't have.
    UnknownMeasure(Id),
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
}
