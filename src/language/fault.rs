//! What is wrong with a rulebook or with a month's facts.

use std::fmt;

/// A problem and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Such as `totals[0].pool.of[2].line.gives`.
    pub path: String,
    /// What.
    pub problem: Problem,
}

/// In what way something can't be scored by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Another format, or a version that isn't read here.
    Format,
    /// More than a named limit allows.
    TooMany,
    /// Pools lie too deep in each other.
    TooDeep,
    /// A name that something else has.
    Twice,
    /// A name that nothing has.
    NoSuch,
    /// A value that hangs on itself.
    Circle,
    /// Of an earlier month what hangs on all agents' months.
    OfTeam,
    /// A share that isn't counted in per cent.
    Share,
    /// A list where one number is asked for, or the other way round.
    List,
    /// Nothing is there where something must be.
    Empty,
    /// Numbers that don't go up.
    Order,
    /// A step that isn't above 0.
    Step,
    /// The lowest band begins somewhere, or another one nowhere.
    Beginning,
    /// An assumed number outside its own span.
    Span,
    /// A reading whose options aren't the concept's words.
    Options,
    /// An amount outside the two ends between which it's chosen.
    Chosen,
    /// A value below its least or above its most, or no whole number.
    Outside,
    /// An audience, value or kind of event that the rulebook doesn't have.
    Unasked,
}

impl Fault {
    /// A problem somewhere.
    pub fn at(path: impl Into<String>, problem: Problem) -> Self {
        Self {
            path: path.into(),
            problem,
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?}", self.path, self.problem)
    }
}
