//! Undo and redo by whole contents; records are shared, so a step is small.

use super::Content;

/// Steps that can be undone.
pub const MAX_STEPS: usize = 200;

/// What was before and after.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    past: Vec<Content>,
    future: Vec<Content>,
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
        self.past.push(before);
        self.future.clear();
    }

    pub(super) fn undo(&mut self, now: &Content) -> Option<Content> {
        let before = self.past.pop()?;
        self.future.push(now.clone());
        Some(before)
    }

    pub(super) fn redo(&mut self, now: &Content) -> Option<Content> {
        let after = self.future.pop()?;
        self.past.push(now.clone());
        Some(after)
    }
}
