//! Acts on entries, which can be taken back: the log's own, beside those on
//! the months.

use std::rc::Rc;

use super::{Changes, LogPage};
use crate::exchange::LogPut;
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
    /// Whether a file brought them.
    is_import: bool,
}

#[derive(Debug)]
struct Change {
    id: EntryId,
    before: Option<Rc<LogEntry>>,
    after: Option<Rc<LogEntry>>,
}

/// An act that was taken back, or done again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turned {
    /// What that changes.
    pub changes: Changes,
    /// How many entries something else changed since: they stay as they are.
    pub kept: usize,
    /// Whether a file had brought them.
    pub is_import: bool,
}

impl LogHistory {
    fn push(&mut self, act: Act) {
        if self.past.len() == MOST {
            self.past.remove(0);
        }
        self.past.push(act);
        self.future.clear();
    }

    /// Whether there's an act to take back.
    pub const fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether an import is what is taken back next.
    pub fn is_import_next(&self) -> bool {
        self.past.last().is_some_and(|act| act.is_import)
    }

    /// Whether there's one to do again.
    pub const fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// What was undone last isn't done again.
    pub(super) fn forget_undone(&mut self) {
        self.future.pop();
    }
}

impl LogPage {
    /// Changes or removes entries, as one act.
    #[must_use]
    pub fn act(&mut self, changes: Vec<(EntryId, Option<LogEntry>)>) -> Changes {
        self.do_act(changes, false)
    }

    /// Takes entries of a file, as one act.
    #[must_use]
    pub fn import(&mut self, puts: Vec<LogPut>) -> Changes {
        if puts.is_empty() {
            return Changes::new();
        }
        let change = |LogPut { entry, before }| Change {
            id: entry.id,
            before,
            after: Some(entry),
        };
        let changes: Vec<Change> = puts.into_iter().map(change).collect();
        let made = changes.iter().map(|c| (c.id, c.after.clone())).collect();
        self.history.push(Act {
            changes,
            is_import: true,
        });
        made
    }

    /// Changes one entry; as part of the last act if it `joins` it.
    #[must_use]
    pub fn act_on(&mut self, entry: LogEntry, joins: bool) -> Changes {
        self.do_act(vec![(entry.id, Some(entry))], joins)
    }

    /// Takes the last act back: what another tab changed since isn't
    /// overwritten. None if there is none.
    pub fn undo(&mut self) -> Option<Turned> {
        let act = self.history.past.pop()?;
        let turned = self.turn(&act, false);
        if !turned.changes.is_empty() {
            self.history.future.push(act);
        }
        Some(turned)
    }

    /// Does the act again that was taken back last, in the same way.
    pub fn redo(&mut self) -> Option<Turned> {
        let act = self.history.future.pop()?;
        let turned = self.turn(&act, true);
        if !turned.changes.is_empty() {
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
            _ => self.history.push(Act {
                changes,
                is_import: false,
            }),
        }
        self.history.future.clear();
        made
    }

    /// What was before an act, or after it.
    fn turn(&self, act: &Act, forward: bool) -> Turned {
        let mut changes = Changes::new();
        for change in &act.changes {
            let (now, then) = match forward {
                true => (&change.before, &change.after),
                false => (&change.after, &change.before),
            };
            if self.entry(change.id) == *now {
                changes.push((change.id, then.clone()));
            }
        }
        Turned {
            kept: act.changes.len() - changes.len(),
            changes,
            is_import: act.is_import,
        }
    }
}

impl Act {
    fn is_of(&self, change: &Change) -> bool {
        matches!(self.changes.as_slice(), [own] if own.id == change.id && own.after == change.before)
    }
}
