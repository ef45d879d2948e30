//! What can be wrong with the facts of a month.

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
    /// A text has more characters than this.
    TooLong(usize),
    /// A list has more items than this.
    TooMany(usize),
    /// A count outside 1 to 999.
    Count,
    /// All counts of one part together are above 999.
    CountSum,
    /// An entry names no part, or one twice.
    Parts,
    /// A percentage outside 0 to 100.
    Percent,
    /// A day outside the record's month.
    OutsideMonth,
    /// A report handed in before it could be.
    ReportTooEarly,
    /// A rank of 0.
    RankZero,
    /// A rank above the head count.
    RankAboveHeads,
    /// A tie of none, or one that reaches beyond the head count.
    Tie,
    /// More heads than anyone has.
    Heads,
    /// A day outside the month, out of order or twice.
    Day,
    /// More calls than anyone makes in a day.
    Calls,
    /// A sales target that isn't above 0, or one beyond all measure.
    SalesTarget,
    /// Sales below 0, or beyond all measure.
    Sold,
    /// A day of joining after the month.
    Joined,
    /// A complaint with the id of an earlier one.
    ComplaintTwice,
    /// Closed twice, opened while open, or earlier than the act before.
    History,
    /// Opened again without a reason.
    NoReason,
    /// A wage below 0.
    WageNegative,
    /// A wage above a million.
    WageTooHigh,
}
