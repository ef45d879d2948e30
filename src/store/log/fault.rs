//! What keeping rows can end in.

use super::super::BackendFault;

/// Why a row isn't stored as it is in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowFault {
    /// Nothing stands against it: it waits for its turn, or was to be written
    /// together with a row that couldn't be.
    Waiting,
    /// The storage didn't take it, or can't be asked whether it did.
    Storage(BackendFault),
    /// A newer program's data lie in the storage.
    ReadOnly,
    /// Something unreadable lies there, and isn't overwritten: see
    /// [`LogStore::asides`](super::LogStore::asides).
    Locked,
    /// Another tab wrote the row; nothing was overwritten.
    Conflict {
        /// What is stored now; none if it was removed.
        theirs: Option<String>,
    },
    /// The storage took the text and gave back another.
    ReadBackDiffers {
        /// Whether the old or the new text can still be read from storage.
        kept: bool,
    },
}

/// A row that is only in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsaved {
    /// Which row.
    pub id: u64,
    /// What is to be stored; none if it's to be removed.
    pub mine: Option<String>,
    /// Why it isn't.
    pub fault: RowFault,
}

/// A save that didn't get to its end. What isn't stored is in memory, and in
/// [`LogStore::unsaved`](super::LogStore::unsaved).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// Nothing was taken, not even into memory: no row can be like this, as
    /// its id isn't one, stands there twice, or its text can't be read.
    Unfit(u64),
    /// These were written and read back, and those weren't.
    Partly {
        /// The ids of what is stored now.
        saved: Vec<u64>,
        /// The rest, with at least one fault that isn't
        /// [`Waiting`](RowFault::Waiting).
        unsaved: Vec<Unsaved>,
    },
}
