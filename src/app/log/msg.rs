//! What is asked of the log.

/// Something about the log.
#[derive(Clone, Debug, PartialEq)]
pub enum LogMsg {
    /// Entries changed, here or in another tab.
    Changed,
    /// Something is to be shown that isn't in a message: how far it got, that
    /// storage answered.
    Redraw,
}
