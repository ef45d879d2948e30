//! What is asked of the log.

use super::FilesMsg;
use crate::desk::log::{Choosing, LogField, LogFilter};
use crate::log::EntryId;

/// Something about the log.
#[derive(Clone, Debug, PartialEq)]
pub enum LogMsg {
    /// Entries changed, here or in another tab.
    Changed,
    /// Something is to be shown that isn't in a message: how far it got, that
    /// storage answered.
    Redraw,
    /// Entries were indexed, so a search may find more.
    Indexed,
    /// Something about its files.
    Files(FilesMsg),
    /// Another month is shown.
    Month,
    /// Types into a form, or chooses there.
    Type(LogPlace, LogField, String),
    /// Leaves a field of the opened entry.
    Leave,
    /// What was typed into the opened entry is kept if nothing was typed since.
    Settle(u32),
    /// Something in the list that categories are chosen from.
    Choose(Choosing),
    /// Adds the new entry.
    Add,
    /// Shows or hides the new entry's fields, on a phone.
    Entering(bool),
    /// Looks for similar questions if nothing was typed since.
    Similar(u32),
    /// Takes the answer of an earlier entry.
    Take(EntryId),
    /// Takes the first of the earlier answers, or the one after the taken one.
    TakeNext,
    /// Masks what looks private in a field.
    Mask(LogPlace, LogField),
    /// The same in a listed entry.
    MaskEntry(EntryId),
    /// Lists something else.
    Filter(LogFilter),
    /// Types into the search.
    Query(String),
    /// Searches if nothing was typed since.
    Find(u32),
    /// Opens an entry; whether the focus goes there.
    Open(EntryId, bool),
    /// Closes it.
    Close,
    /// Closes it without what is wrong in it.
    Drop,
    /// Makes the opened entry a case, or no longer.
    Case(bool),
    /// Deletes the opened entry.
    Delete,
    /// Takes the last act back.
    Undo,
    /// Does it again.
    Redo,
    /// Puts a case's answer on the clipboard.
    Copy(EntryId),
    /// How that went.
    Copied(bool),
    /// Something about storage.
    Storage(LogStorage),
}

/// One of the two forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogPlace {
    /// The new entry's.
    New,
    /// The opened entry's.
    Opened,
}

/// What is asked of the log's storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogStorage {
    /// Opens it again.
    Reopen,
    /// Tries again to save.
    Retry,
    /// Ends a conflict with another tab.
    Resolve {
        /// Which row.
        id: u64,
        /// Whether this tab's version stays.
        mine: bool,
    },
    /// Offers unreadable rows for download.
    SaveAsides,
    /// Discards them.
    DiscardAsides,
}
