//! Entries out of a file: previewed, taken, and taken back.

use std::collections::BTreeSet;

use super::history::Turned;
use super::work::LogWork;
use super::{Changes, Log, Panel};
use crate::exchange::{FileFault, LogPreview, LogPut};
use crate::locale::log_files::{Doing, log_file_words};
use crate::locale::log_page::LogWords;
use crate::store::rows::{Progress, RowFault, Unsaved};

/// So many of a list are shown at first, and more each time that is asked.
pub(in crate::desk) const SHOWN: usize = 20;

/// How far an import is.
#[derive(Debug, Default)]
pub enum LogImporting {
    /// No file is there yet, or one is being read or taken.
    #[default]
    Nothing,
    /// A file can't be read.
    Refused {
        /// Its name.
        name: String,
        /// Why.
        fault: FileFault,
    },
    /// What a file would do.
    Preview {
        /// Its name.
        name: String,
        /// What it would do.
        preview: Box<LogPreview>,
        /// How much of each list is shown.
        shown: usize,
    },
    /// It was stopped.
    Cancelled,
    /// It's taken.
    Done {
        /// The keys of what it changed.
        keys: BTreeSet<u64>,
        /// How many weren't kept, as what was there had changed meanwhile.
        changed: usize,
    },
    /// It's taken back.
    Undone {
        /// How many entries.
        restored: usize,
        /// How many were changed since, and stay.
        kept: usize,
    },
}

/// Entries that storage has yet to take, all of which are in memory.
#[derive(Debug)]
pub(super) struct Saving {
    /// What people call it.
    pub what: Doing,
    of: usize,
    /// What the import is once they're stored.
    then: LogImporting,
}

impl Saving {
    /// So many of them weren't given to it.
    pub(super) const fn progress(&self, left: usize) -> Progress {
        Progress {
            done: self.of.saturating_sub(left),
            of: self.of,
        }
    }
}

impl Log {
    /// Reads the next file, unless one is still being decided on.
    pub(in crate::desk) fn next_file(&mut self) {
        let pending = matches!(self.import, LogImporting::Preview { .. }) || self.is_busy();
        let Some(file) = self.waiting.pop_front_if(|_| !pending) else {
            return;
        };
        self.import = LogImporting::Nothing;
        let name = file.name.clone();
        match LogWork::check(file) {
            Ok(work) => self.work = Some(work),
            Err(fault) => self.import = LogImporting::Refused { name, fault },
        }
    }

    /// Takes what the preview says.
    pub(in crate::desk) fn take_import(&mut self) {
        if self.is_busy() {
            return;
        }
        match std::mem::take(&mut self.import) {
            LogImporting::Preview { preview, .. } => self.work = Some(LogWork::plan(*preview)),
            other => self.import = other,
        }
    }

    /// What was decided, checked once more against what is here by now.
    pub(super) fn planned(&mut self, mut puts: Vec<LogPut>) -> Changes {
        let all = puts.len();
        puts.retain(|put| self.page.entry(put.entry.id) == put.before);
        let keys = puts.iter().map(|put| put.entry.id.get()).collect();
        let then = LogImporting::Done {
            keys,
            changed: all - puts.len(),
        };
        let changes = self.page.import(puts);
        self.saves(Doing::Taking, changes.len(), then);
        changes
    }

    /// Takes the last act back. If that was an import, it takes its time, and
    /// shows how far it is.
    pub(in crate::desk) fn undo(&mut self, words: &LogWords) -> Changes {
        if self.saving.is_some() && self.page.history.is_import_next() {
            return self.stop();
        }
        let Some(turned) = self.page.undo() else {
            return Changes::new();
        };
        let Turned { changes, kept, .. } = turned;
        let said = if changes.is_empty() {
            words.outdated
        } else {
            words.undone
        };
        self.page.say(said);
        if turned.is_import {
            self.panel = Some(Panel::Import);
            let restored = changes.len();
            let then = LogImporting::Undone { restored, kept };
            self.saves(Doing::Undoing, restored, then);
        }
        changes
    }

    /// Does the act again that was taken back last.
    pub(in crate::desk) fn redo(&mut self, words: &LogWords) -> Changes {
        let Some(turned) = self.page.redo() else {
            return Changes::new();
        };
        let is_done = !turned.changes.is_empty();
        self.page.say(if is_done {
            words.redone
        } else {
            words.outdated
        });
        turned.changes
    }

    /// Stops what runs. Of an import nothing is left then; what is being taken back
    /// is carried to its end.
    pub(in crate::desk) fn stop(&mut self) -> Changes {
        if let Some(work) = self.work.take() {
            if work.is_import() {
                self.import = LogImporting::Cancelled;
            }
        } else if self.page.history.is_import_next()
            && self
                .saving
                .take_if(|saving| saving.what == Doing::Taking)
                .is_some()
            && let Some(turned) = self.page.undo()
        {
            self.page.history.forget_undone();
            let of = turned.changes.len();
            self.saves(Doing::Undoing, of, LogImporting::Cancelled);
            return turned.changes;
        }
        Changes::new()
    }

    fn saves(&mut self, what: Doing, of: usize, then: LogImporting) {
        self.saving = Some(Saving { what, of, then });
        if of == 0 {
            self.is_stored();
        }
    }

    /// Storage has taken all that it takes.
    pub(in crate::desk) fn is_stored(&mut self) {
        if let Some(saving) = self.saving.take() {
            if saving.what == Doing::Taking {
                self.page.say(log_file_words(self.page.lang).taken);
            }
            self.import = saving.then;
        }
    }

    /// Of what was taken, how much is only in memory, and why.
    pub fn unsaved_of(&self, keys: &BTreeSet<u64>) -> Option<(usize, RowFault)> {
        let unsaved = self.unsaved();
        let own = unsaved.iter().filter(|row| keys.contains(&row.id));
        let unsaved: Vec<&Unsaved> = own.collect();
        let telling = |row: &&&Unsaved| row.fault != RowFault::Waiting;
        let first = unsaved.iter().find(telling).or(unsaved.first())?;
        Some((unsaved.len(), first.fault.clone()))
    }
}
