//! What an agent's consultation log has in a month, as a document's values take it.

use std::rc::Rc;

use super::Shelf;
use crate::calendar::Month;
use crate::desk::Model;
use crate::desk::log_side::LogSide;
use crate::language::{Document, Source};
use crate::log::LogRatio;
use crate::plan::Logged;

impl Model {
    /// The shelf that is shown, with the log as it is.
    pub(in crate::desk) fn shelf(&self) -> Rc<Shelf> {
        let shelf = Shelf::of(&self.state.content.books);
        shelf.hear(self.log_side());
        shelf
    }
}

impl Shelf {
    /// Has its months take from this log. What was worked out with another one is forgotten.
    pub(super) fn hear(&self, log: Option<LogSide>) {
        let mut known = self.known.0.borrow_mut();
        let is_same = match (&known.log, &log) {
            (Some(one), Some(other)) => {
                one.agent == other.agent
                    && Rc::ptr_eq(&one.entries, &other.entries)
                    && one.rules == other.rules
            }
            (one, other) => one.is_none() && other.is_none(),
        };
        if !is_same {
            known.log = log;
            known.heard += 1;
            known.teams.clear();
        }
    }

    /// A number that is another one once months take from another log, or the log changed.
    pub(in crate::desk) fn heard(&self) -> u64 {
        self.known.0.borrow().heard
    }

    /// What the log has for a month's values; nothing where it's another agent's.
    pub(super) fn logged(
        &self,
        agent: &str,
        month: Month,
        document: &Document,
    ) -> Vec<(LogRatio, Logged)> {
        let asked = document.values.iter().filter_map(|value| match value.from {
            Source::Log(ratio) => Some(ratio),
            _ => None,
        });
        let mut asked = asked.peekable();
        if asked.peek().is_none() {
            return Vec::new();
        }
        let log = self.known.0.borrow().log.clone();
        let Some(log) = log.filter(|log| log.agent == agent) else {
            return Vec::new();
        };
        let lists = log.rules.0.log_rules(month);
        let entries = log.entries.month(month).iter();
        let entries = entries.map(|entry| &**entry);
        let each = asked.map(|ratio| {
            let figures = ratio.of(entries.clone(), month, |of| lists.marks(of));
            (ratio, Logged::of(&figures))
        });
        each.collect()
    }
}
