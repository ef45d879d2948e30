//! What a save can end in.

use super::{BackendFault, MonthKey};
use crate::calendar::Month;
use crate::record::{Problem, Record};

/// The proof of a save: the text was read back from storage and is the one
/// that was written. Nothing but the store makes one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saved(pub(super) ());

/// Why something isn't in storage. What was to be saved is still in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveFault {
    /// There is no storage, or the browser doesn't let the page near it.
    Blocked,
    /// No room. What was stored before is still there.
    QuotaFull {
        /// So many UTF-16 units (see [`QUOTA`](super::QUOTA)) would have been
        /// added; less than that is free.
        needed: usize,
    },
    /// The storage took the text and gave back another.
    ReadBackDiffers {
        /// Whether the old or the new state can still be read from storage.
        kept: bool,
    },
    /// A newer program's data lie in the storage.
    ReadOnly,
    /// Another tab changed the month; nothing was overwritten. With the month
    /// as it's stored now; none if it was removed.
    Conflict(Option<Box<Record>>),
    /// Something unreadable lies under the key, and there is no room to set it
    /// aside.
    Locked,
    /// Anything else, in the browser's words.
    Other(String),
}

impl From<BackendFault> for SaveFault {
    fn from(fault: BackendFault) -> Self {
        match fault {
            BackendFault::Blocked => Self::Blocked,
            BackendFault::QuotaFull => Self::QuotaFull { needed: 0 },
            BackendFault::Other(text) => Self::Other(text),
        }
    }
}

/// Why an agent couldn't be given another name. But for
/// [`NotRemoved`](Self::NotRemoved), everything is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RenameFault {
    /// No month can carry that name.
    Name(Vec<Problem>),
    /// The other agent has other facts in these months.
    Taken(Vec<Month>),
    /// A month couldn't be saved under the new name, or has a conflict.
    Save(MonthKey, SaveFault),
    /// All months are saved under the new name, but this one is still there
    /// under the old name as well. Trying again goes on from there.
    NotRemoved(MonthKey, SaveFault),
}
