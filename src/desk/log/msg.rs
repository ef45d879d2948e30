//! What may happen to the log.

use std::rc::Rc;

use super::{Choosing, FilesMsg, LogField, LogFilter};
use crate::log::{EntryId, LogEntry};

/// Something about the log.
#[derive(Clone, Debug, PartialEq)]
pub enum LogMsg {
    /// Another month is shown.
    Month,
    /// It's another day.
    Today,
    /// Shows its list, not what was open instead.
    List,
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
    /// Adds it now, in milliseconds since 1970.
    AddAt(u64),
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
    /// The list in the order of titles that a dictionary has.
    Sorted(Vec<Rc<LogEntry>>),
    /// Types into the search.
    Query(String),
    /// Searches if nothing was typed since.
    Find(u32),
    /// Marks a place of the list.
    Mark(usize),
    /// Opens an entry; whether the focus goes there.
    Open(EntryId, bool),
    /// The same, and whether it covers the screen.
    OpenAs(EntryId, bool, bool),
    /// Closes it.
    Close,
    /// Closes it without what is wrong in it.
    Drop,
    /// Makes the opened entry a case, or no longer.
    Case(bool),
    /// Deletes the opened entry.
    Delete,
    /// Removes all entries.
    Clear,
    /// Takes the last act back.
    Undo,
    /// Does it again.
    Redo,
    /// Puts a case's answer on the clipboard.
    Copy(EntryId),
    /// Ends a conflict over an entry: whether this tab's version stays.
    Resolve(u64, bool),
    /// Offers unreadable rows for download.
    SaveAsides,
    /// Discards them.
    DiscardAsides,
    /// Something about its files.
    Files(FilesMsg),
}

/// One of the two forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogPlace {
    /// The new entry's.
    New,
    /// The opened entry's.
    Opened,
}
