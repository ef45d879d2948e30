//! What the desk asks of the consultation log.

use super::LogFilter;
use crate::log::EntryId;
use crate::rulebook::LogRules;

/// Something to be done with the consultation log.
#[derive(Clone, Debug, PartialEq)]
pub enum LogEffect {
    /// Opens it, with what can be chosen.
    Begin(Box<LogRules>),
    /// Tells it what can be chosen from now on.
    Lists(Box<LogRules>),
    /// Another month is shown.
    Month,
    /// Another day is shown as today.
    Redraw,
    /// Takes its last act back.
    Undo,
    /// Does it again.
    Redo,
    /// Shows its list, not what was open instead.
    List,
    /// Reads files of it, each with its name and text.
    Read(Vec<(String, String)>),
    /// Removes all entries.
    Clear,
    /// Discards what of it couldn't be read.
    DiscardAsides,
    /// Opens an entry.
    Open(EntryId),
    /// Lists what fits, without a search.
    Filter(LogFilter),
}
