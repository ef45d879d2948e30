//! Acts on entries, which can be taken back: the log's own, beside those on
//! the months.

use std::rc::Rc;

use super::{Changes, LogPage};
use crate::log::{EntryId, LogEntry};

/// So many acts can be taken back.
const MOST: usize = 100;

/// What was done, and what was taken back.
#[derive(Debug, Default)]
pub struct LogHistory {
    past: Vec<Act>,
    future: Vec<Act>,
}

#[derive(Debug)]
struct Act {
    changes: Vec<Change>,
}

#[derive(Debug)]
struct Change {
    id: EntryId,
    before: Option<Rc<LogEntry>>,
    after: Option<Rc<LogEntry>>,
}

/// Something else changed the entries since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outdated;

impl LogHistory {
    /// How many acts can be taken back.
    pub const fn acts(&self) -> usize {
        self.past.len()
    }

    /// Whether there's one to do again.
    pub const fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

impl LogPage {
    /// Changes or removes entries, as one act.
    #[must_use]
    pub fn act(&mut self, changes: Vec<(EntryId, Option<LogEntry>)>) -> Changes {
        self.do_act(changes, false)
    }

    /// Changes one entry; as part of the last act if it `joins` it.
    #[must_use]
    pub fn act_on(&mut self, entry: LogEntry, joins: bool) -> Changes {
        self.do_act(vec![(entry.id, Some(entry))], joins)
    }

    /// Takes the last act back. None if there is none.
    ///
    /// # Errors
    /// What another tab changed since isn't overwritten.
    pub fn undo(&mut self) -> Option<Result<Changes, Outdated>> {
        let act = self.history.past.pop()?;
        let turned = self.turn(&act, false);
        if turned.is_ok() {
            self.history.future.push(act);
        }
        Some(turned)
    }

    /// Does the act again that was taken back last.
    ///
    /// # Errors
    /// What another tab changed since isn't overwritten.
    pub fn redo(&mut self) -> Option<Result<Changes, Outdated>> {
        let act = self.history.future.pop()?;
        let turned = self.turn(&act, true);
        if turned.is_ok() {
            self.history.past.push(act);
        }
        Some(turned)
    }

    fn do_act(&mut self, changes: Vec<(EntryId, Option<LogEntry>)>, joins: bool) -> Changes {
        let change = |(id, after): (EntryId, Option<LogEntry>)| Change {
            id,
            before: self.entry(id),
            after: after.map(Rc::new),
        };
        let changes: Vec<Change> = changes.into_iter().map(change).collect();
        let made = changes.iter().map(|c| (c.id, c.after.clone())).collect();
        let past = &mut self.history.past;
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
        self.history.future.clear();
        made
    }

    /// What was before an act, or after it.
    fn turn(&self, act: &Act, forward: bool) -> Result<Changes, Outdated> {
        let sides = act.changes.iter().map(|change| match forward {
            true => (change.id, &change.before, &change.after),
            false => (change.id, &change.after, &change.before),
        });
        if sides.clone().any(|(id, now, _)| self.entry(id) != *now) {
            return Err(Outdated);
        }
        Ok(sides.map(|(id, _, then)| (id, then.clone())).collect())
    }
}

impl Act {
    fn is_of(&self, change: &Change) -> bool {
        matches!(self.changes.as_slice(), [own] if own.id == change.id && own.after == change.before)
    }
}
