//! What is asked of the log.

use super::FilesMsg;

/// Something about the log.
#[derive(Clone, Debug, PartialEq)]
pub enum LogMsg {
    /// Entries changed, here or in another tab.
    Changed,
    /// Something is to be shown that isn't in a message: how far it got, that
    /// storage answered.
    Redraw,
    /// Something about its files.
    Files(FilesMsg),
}
