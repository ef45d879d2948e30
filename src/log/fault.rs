//! What can be wrong with an entry.

/// A fault and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogProblem {
    /// Such as `case.title`.
    pub path: &'static str,
    /// What is wrong there.
    pub fault: LogFault,
}

/// What is wrong with a field of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFault {
    /// Nothing but white space where something is needed.
    Blank,
    /// A text has more characters than this.
    TooLong(usize),
}
