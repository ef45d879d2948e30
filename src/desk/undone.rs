//! What the last undo or redo changed, for the page to say.

use std::rc::Rc;

use super::Model;
use super::state::{Content, Key};
use crate::locale::undone::undone;
use crate::record::Record;

/// An undo or redo.
#[derive(Clone, Debug, PartialEq)]
pub struct Undone {
    /// Whether it was done again rather than taken back.
    pub again: bool,
    /// Whether something stays, as another tab changed it since.
    pub in_part: bool,
    /// How all was before it.
    pub(super) before: Content,
    /// How all was after it.
    pub(super) after: Content,
}

/// A month that it changed: as it was, and as it is; blank where there is none.
#[derive(Clone, Debug, PartialEq)]
pub struct MonthUndone {
    /// Before it.
    pub was: Rc<Record>,
    /// After it.
    pub is: Rc<Record>,
}

impl Undone {
    /// Whether other rules are in use since.
    pub fn changes_rules(&self) -> bool {
        self.before.rules != self.after.rules
    }

    /// Whether the example came or went.
    pub fn changes_example(&self) -> bool {
        self.before.example.is_some() != self.after.example.is_some()
    }

    /// The months that it changed: the one that is shown now first.
    pub fn months(&self) -> Vec<MonthUndone> {
        let (before, after) = (&self.before, &self.after);
        let example = before.example.as_ref().zip(after.example.as_ref());
        let example = example.map(|(was, is)| (Some(was), Some(is)));
        let keys = before.records.keys().chain(after.records.keys());
        let mut keys: Vec<&Key> = keys.collect();
        keys.sort_unstable();
        keys.dedup();
        let shown = (&after.agent, &after.month);
        keys.sort_by_key(|(agent, month)| (agent, month) != shown);
        let kept = keys
            .into_iter()
            .map(|key| (before.records.get(key), after.records.get(key)));
        let changed = example
            .into_iter()
            .chain(kept)
            .filter(|(was, is)| was != is);
        let months = changed.filter_map(|(was, is)| {
            let either = was.or(is)?;
            let blank = || Rc::new(Record::blank(&either.agent, either.month, either.unit));
            let [was, is] = [was, is].map(|of| of.map_or_else(blank, Rc::clone));
            Some(MonthUndone { was, is })
        });
        months.collect()
    }
}

impl Model {
    /// What was undone last, in words; none if something else was done since.
    pub fn undone_said(&self) -> Option<String> {
        let undone_now = self.undone.as_ref()?;
        let months = undone_now.months();
        let rules = self.state.rules();
        let months: Vec<_> = months
            .iter()
            .map(|month| {
                let rulebook = rules.rulebook(month.is.ruled_in());
                (&*month.was, &*month.is, rulebook)
            })
            .collect();
        let content = &self.state.content;
        let shown = (content.agent.as_str(), content.month);
        let others = (undone_now.changes_rules(), undone_now.changes_example());
        let said = undone(self.lang, undone_now.again, &months, shown, others);
        Some(match undone_now.in_part {
            true => format!("{said} {}", self.lang.words().undone_in_part),
            false => said,
        })
    }
}
