//! What is asked of the log's files.

use super::{LogScope, LogTable, ReportMsg};
use crate::exchange::{BACKUP_FORMAT, BookMonth, Clash, FORMAT, LogTake};
use crate::log::EntryId;
use crate::rulebook::Document;

/// What is open instead of the log's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// Entries come in.
    Import,
    /// Entries go out.
    Export,
    /// Cases that are nearly equal.
    Twins,
    /// The daily report.
    Report,
}

/// What is asked of the log's files.
#[derive(Clone, Debug, PartialEq)]
pub enum FilesMsg {
    /// Opens something instead of the list.
    Open(Panel),
    /// Back to the list.
    Close,
    /// Stops what runs.
    Cancel,
    /// Decides on one of the entries that stand against ours.
    Choose(usize, LogTake),
    /// Decides on all of them that stand so.
    ChooseAll(Clash, LogTake),
    /// Shows more of a list.
    More,
    /// Takes the import.
    Take,
    /// Drops the preview.
    Leave,
    /// Goes on to the next file.
    Next,
    /// Which entries are exported.
    Scope(LogScope),
    /// In what form.
    Table(LogTable),
    /// Looks through what is to be exported, and writes it if nothing in it
    /// looks private.
    Export,
    /// Writes it, masked or as it is.
    Write {
        /// Whether numbers are made unreadable.
        masked: bool,
    },
    /// Offers a file once more.
    Download(usize),
    /// Looks for cases that are nearly equal.
    Search,
    /// Makes a case an ordinary entry.
    Unmark(EntryId),
    /// Makes it a case again.
    Remark(EntryId),
    /// Something about the daily report.
    Report(ReportMsg),
}

/// Whether a format is one that the months' import takes.
pub(in crate::desk) fn is_of_months(format: &str) -> bool {
    [FORMAT, Document::FORMAT, BookMonth::FORMAT, BACKUP_FORMAT].contains(&format)
}
