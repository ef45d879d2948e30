//! What taking a file in would do, before it does anything.

use super::LogIncoming;
use crate::log::{EntryId, LogEntry};

/// What an entry of a file does to what we have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogChange {
    /// We have nothing under its key.
    New,
    /// We have just that.
    Same,
    /// We have something else under its key.
    Different,
}

impl LogChange {
    /// What an entry does to what we have under its key.
    pub fn of(incoming: &LogEntry, existing: Option<&LogEntry>) -> Self {
        match existing {
            None => Self::New,
            Some(existing) if existing == incoming => Self::Same,
            Some(_) => Self::Different,
        }
    }
}

/// What taking a file in would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogPreview {
    /// For each accepted entry, in its order.
    pub changes: Vec<LogChange>,
    /// How many are new.
    pub new: usize,
    /// How many we have just so.
    pub same: usize,
    /// How many we have otherwise.
    pub different: usize,
    /// How many can't be taken.
    pub refused: usize,
}

impl LogIncoming {
    /// What taking it in would do. `existing` finds what we have under a key.
    pub fn preview<'a>(&self, existing: impl Fn(EntryId) -> Option<&'a LogEntry>) -> LogPreview {
        let mut preview = LogPreview {
            refused: self.refused.len(),
            ..LogPreview::default()
        };
        for incoming in &self.accepted {
            let entry = &incoming.entry;
            let change = LogChange::of(entry, existing(entry.id));
            preview.changes.push(change);
            match change {
                LogChange::New => preview.new += 1,
                LogChange::Same => preview.same += 1,
                LogChange::Different => preview.different += 1,
            }
        }
        preview
    }
}
