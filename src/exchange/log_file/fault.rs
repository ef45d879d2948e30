//! What can be wrong with one entry of a file.

use crate::exchange::{Malformed, Shape};
use crate::json::{Misshape, shortened};
use crate::log::LogFault;

/// A fault of one entry and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEntryFault {
    /// Such as `entries[3].case.title`.
    pub path: String,
    /// What is wrong there.
    pub kind: LogEntryFaultKind,
}

/// What is wrong with an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogEntryFaultKind {
    /// It isn't as the format has it.
    Malformed {
        /// In what way.
        shape: Shape,
        /// The parser's own words; empty if there are none.
        detail: String,
    },
    /// It's as the format has it, but can't be.
    Entry(LogFault),
    /// It has more bytes than [`MAX_ENTRY_BYTES`](crate::exchange::MAX_ENTRY_BYTES).
    TooLarge {
        /// How many it may have.
        limit: usize,
    },
    /// An earlier entry of the file has the same key, and says something else.
    Twin {
        /// The index of the earlier entry.
        first: usize,
    },
}

impl From<Malformed> for LogEntryFault {
    fn from(malformed: Malformed) -> Self {
        let Misshape {
            path,
            shape,
            detail,
        } = malformed.said();
        Self {
            path: shortened(&path),
            kind: LogEntryFaultKind::Malformed { shape, detail },
        }
    }
}
