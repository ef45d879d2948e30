//! What keeping rows can end in.

use super::super::BackendFault;
use super::RowKey;

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
    /// [`RowStore::asides`](super::RowStore::asides).
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

impl RowFault {
    /// What the storage said, if it said something.
    pub fn storage(self) -> Option<BackendFault> {
        match self {
            Self::Storage(fault) => Some(fault),
            _ => None,
        }
    }

    /// Whether trying again may help without anybody deciding anything.
    pub const fn may_pass(&self) -> bool {
        matches!(
            self,
            Self::Waiting | Self::Storage(_) | Self::ReadBackDiffers { .. }
        )
    }
}

/// A row that is only in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsaved<K = u64> {
    /// Which row.
    pub id: K,
    /// What is to be stored; none if it's to be removed.
    pub mine: Option<String>,
    /// Why it isn't.
    pub fault: RowFault,
}

impl Unsaved<String> {
    /// With the row's key.
    pub(super) fn keyed<K: RowKey>(self) -> Option<Unsaved<K>> {
        let Self { id, mine, fault } = self;
        let id = K::named(&id)?;
        Some(Unsaved { id, mine, fault })
    }
}

/// A save that didn't get to its end. What isn't stored is in memory, and in
/// [`RowStore::unsaved`](super::RowStore::unsaved).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stopped<K = u64> {
    /// Nothing was taken, not even into memory: no row can be like this, as
    /// its id isn't one, stands there twice, or its text can't be read.
    Unfit(K),
    /// These were written and read back, and those weren't.
    Partly {
        /// The ids of what is stored now.
        saved: Vec<K>,
        /// The rest, with at least one fault that isn't
        /// [`Waiting`](RowFault::Waiting).
        unsaved: Vec<Unsaved<K>>,
    },
}

impl Stopped<String> {
    /// With the rows' keys.
    pub(super) fn keyed<K: RowKey>(self) -> Stopped<K> {
        let (saved, unsaved) = match self {
            Self::Partly { saved, unsaved } => (saved, unsaved),
            Self::Unfit(name) => match K::named(&name) {
                Some(id) => return Stopped::Unfit(id),
                None => (Vec::new(), Vec::new()),
            },
        };
        Stopped::Partly {
            saved: super::keys(&saved),
            unsaved: unsaved.into_iter().filter_map(Unsaved::keyed).collect(),
        }
    }
}
