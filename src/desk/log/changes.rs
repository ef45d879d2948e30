//! What acts make of entries, for storage to keep.

use std::rc::Rc;

use crate::log::{EntryId, LogEntry};

/// What an entry is from now on; none if it's removed.
pub type LogChange = (EntryId, Option<Rc<LogEntry>>);

/// All of it that one act makes.
pub type Changes = Vec<LogChange>;
