//! Undo and redo of acts. A step holds the contents before it; records are
//! shared, so it's small. What another tab changed since isn't this tab's to
//! take back: a step goes without it, and says so.

use std::rc::Rc;

use super::{Content, InUse, Key};
use crate::record::Record;

/// Steps that can be undone.
pub const MAX_STEPS: usize = 200;

/// What was before and after.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    past: Vec<Step>,
    future: Vec<Step>,
}

/// The contents on the other side of an act.
#[derive(Clone, Debug, PartialEq)]
struct Step {
    content: Content,
    /// Whether another tab changed something since that the act had changed.
    is_partial: bool,
}

/// What a step leads to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Turned {
    pub content: Content,
    /// Whether some of it stays, since another tab changed it.
    pub is_partial: bool,
}

impl History {
    /// Whether there is a step to undo.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to redo.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    pub(super) fn push(&mut self, before: Content) {
        if self.past.len() == MAX_STEPS {
            self.past.remove(0);
        }
        self.past.push(Step {
            content: before,
            is_partial: false,
        });
        self.future.clear();
    }

    pub(super) fn undo(&mut self, now: &Content) -> Option<Turned> {
        let step = self.past.pop()?;
        Some(step.turn(now, &mut self.future))
    }

    pub(super) fn redo(&mut self, now: &Content) -> Option<Turned> {
        let step = self.future.pop()?;
        Some(step.turn(now, &mut self.past))
    }

    /// Another tab changed a month: every step leads to what it left there.
    pub(super) fn month_changed(&mut self, now: &Content, key: &Key, theirs: Option<&Rc<Record>>) {
        self.changed(
            now,
            |a, b| a.records.get(key) == b.records.get(key),
            |content| match theirs {
                Some(record) => drop(content.records.insert(key.clone(), Rc::clone(record))),
                None => drop(content.records.remove(key)),
            },
        );
    }

    /// Another tab changed the rules.
    pub(super) fn rules_changed(&mut self, now: &Content, theirs: &InUse) {
        self.changed(
            now,
            |a, b| a.rules == b.rules,
            |content| content.rules = theirs.clone(),
        );
    }

    fn changed(
        &mut self,
        now: &Content,
        same: impl Fn(&Content, &Content) -> bool,
        put: impl Fn(&mut Content),
    ) {
        for steps in [&mut self.past, &mut self.future] {
            let mut next = now;
            for step in steps.iter_mut().rev() {
                step.is_partial |= !same(&step.content, next);
                next = &step.content;
            }
            for step in steps {
                put(&mut step.content);
            }
        }
    }
}

impl Step {
    fn turn(self, now: &Content, other: &mut Vec<Self>) -> Turned {
        let Self {
            content,
            is_partial,
        } = self;
        other.push(Self {
            content: now.clone(),
            is_partial,
        });
        Turned {
            content,
            is_partial,
        }
    }
}
