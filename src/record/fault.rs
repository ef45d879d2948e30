//! What can be wrong with the facts of a month.

use super::FieldFault;

/// A fault and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Such as `entries[3].date`.
    pub path: String,
    /// What is wrong there.
    pub fault: Fault,
}

/// What is wrong with a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A list has more items than this.
    TooMany(usize),
    /// A count outside 1 to 999.
    Count,
    /// All counts of one part together are above 999.
    CountSum,
    /// An entry names no part, or one twice.
    Parts,
    /// The complaint that an entry is said to have caused isn't there.
    NoSuchComplaint,
    /// Two entries are said to have caused one complaint.
    CausedTwice,
    /// A day outside the month, out of order or twice.
    Day,
    /// A complaint with the id of an earlier one.
    ComplaintTwice,
    /// Closed twice, opened while open, or earlier than the act before.
    History,
    /// Opened again, or corrected, without a reason.
    NoReason,
    /// A correction of a month that isn't before it.
    CorrectsLater,
    /// A correction by nothing, or beyond all measure.
    CorrectsNothing,
    /// It would be refused at its field, too.
    Field(FieldFault),
}

impl From<FieldFault> for Fault {
    fn from(fault: FieldFault) -> Self {
        Self::Field(fault)
    }
}
