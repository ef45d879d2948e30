//! Acts on entries, which can be taken back: the log's own, beside those on
//! the months.

use std::rc::Rc;

use super::LogDesk;
use crate::log::{EntryId, LogEntry};
use crate::store::rows::Edit;

/// So many acts can be taken back.
const MOST: usize = 100;

/// An act.
pub(super) struct Act {
    changes: Vec<Change>,
}

struct Change {
    id: EntryId,
    before: Option<Rc<LogEntry>>,
    after: Option<Rc<LogEntry>>,
}

/// Something else changed the entries since.
pub(super) struct Outdated;

impl LogDesk {
    /// Changes or removes entries, as one act.
    pub fn act(&'static self, changes: Vec<(EntryId, Option<LogEntry>)>) {
        self.do_act(changes, false);
    }

    /// Changes one entry; as part of the last act if it `joins` it.
    pub(super) fn act_on(&'static self, entry: LogEntry, joins: bool) {
        self.do_act(vec![(entry.id, Some(entry))], joins);
    }

    /// Whether there's an act to take back.
    pub fn can_undo(&self) -> bool {
        !self.past.borrow().is_empty() || self.files.taken.borrow().is_some()
    }

    /// Whether there's one to do again.
    pub fn can_redo(&self) -> bool {
        !self.future.borrow().is_empty()
    }

    /// Takes the last act back. None if there is none.
    pub(super) fn undo(&'static self) -> Option<Result<(), Outdated>> {
        if self.import_is_last() {
            // It takes its time, and says itself how far it is.
            self.begin_undo_import();
            return None;
        }
        let act = self.past.borrow_mut().pop()?;
        Some(match self.turn(&act, false) {
            Ok(()) => {
                self.future.borrow_mut().push(act);
                Ok(())
            }
            Err(outdated) => Err(outdated),
        })
    }

    /// Does the act again that was taken back last.
    pub(super) fn redo(&'static self) -> Option<Result<(), Outdated>> {
        let act = self.future.borrow_mut().pop()?;
        Some(match self.turn(&act, true) {
            Ok(()) => {
                self.past.borrow_mut().push(act);
                Ok(())
            }
            Err(outdated) => Err(outdated),
        })
    }

    fn do_act(&'static self, changes: Vec<(EntryId, Option<LogEntry>)>, joins: bool) {
        let change = |(id, after): (EntryId, Option<LogEntry>)| Change {
            id,
            before: self.entry(id),
            after: after.map(Rc::new),
        };
        let changes: Vec<Change> = changes.into_iter().map(change).collect();
        let edits = changes.iter().map(|c| edit(c.id, c.after.as_deref()));
        let edits = edits.collect();
        let mut past = self.past.borrow_mut();
        match (past.last_mut(), changes.as_slice()) {
            (Some(last), [change]) if joins && last.is_of(change) => {
                for (known, change) in last.changes.iter_mut().zip(changes) {
                    known.after = change.after;
                }
            }
            _ => {
                if past.len() == MOST {
                    past.remove(0);
                }
                past.push(Act { changes });
            }
        }
        drop(past);
        self.future.borrow_mut().clear();
        self.keep(edits);
    }

    /// Brings about what was before an act, or after it.
    fn turn(&'static self, act: &Act, forward: bool) -> Result<(), Outdated> {
        let sides = act.changes.iter().map(|change| match forward {
            true => (change.id, &change.before, &change.after),
            false => (change.id, &change.after, &change.before),
        });
        // What another tab changed since isn't overwritten.
        if sides.clone().any(|(id, now, _)| self.entry(id) != *now) {
            return Err(Outdated);
        }
        self.keep(
            sides
                .map(|(id, _, then)| edit(id, then.as_deref()))
                .collect(),
        );
        Ok(())
    }
}

impl Act {
    fn is_of(&self, change: &Change) -> bool {
        matches!(self.changes.as_slice(), [own] if own.id == change.id && own.after == change.before)
    }
}

fn edit(id: EntryId, entry: Option<&LogEntry>) -> Edit {
    entry.map_or_else(|| Edit::remove(id.get()), Edit::entry)
}
