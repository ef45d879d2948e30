//! What the last undo or redo changed, for the page to say.

use std::rc::Rc;

use super::state::{Before, Content, Key, Sealed, Way};
use super::{Chunk, Doors, Model};
use crate::locale::undone::{self, undone};
use crate::record::Record;

/// The facts of so many months are told; of the others how many they are.
const TOLD: usize = 50;

/// An undo or redo.
#[derive(Clone, Debug, PartialEq)]
pub struct Undone {
    /// Whether it was done again rather than taken back.
    pub again: bool,
    /// Whether something stays, as another tab changed it since.
    pub in_part: bool,
    /// Whether other rules are in use since.
    pub changes_rules: bool,
    /// The months that it changed, before and after.
    months: Vec<[Option<Rc<Record>>; 2]>,
    /// The documents and their months before and after it.
    books: [Sealed; 2],
    shown: Key,
}

/// A month that it changed: as it was, and as it is; blank where there is none.
struct MonthUndone {
    was: Rc<Record>,
    is: Rc<Record>,
}

impl Undone {
    pub(super) fn of(way: Way, before: &Before, now: &Content) -> Self {
        let months = before.months.iter();
        let months = months.map(|(key, was)| [was.clone(), now.records.get(key).cloned()]);
        Self {
            again: way == Way::Redo,
            in_part: before.in_part,
            changes_rules: before.rules != now.rules,
            months: months.collect(),
            books: [before.frame.books.clone(), now.books.clone()],
            shown: (now.agent.clone(), now.month),
        }
    }

    /// The months that it changed, the one that is shown then first: as many as
    /// are told; and how many more.
    fn months(&self) -> (Vec<MonthUndone>, usize) {
        let shown = (&self.shown.0, self.shown.1);
        let is_shown = |[was, is]: &&[Option<Rc<Record>>; 2]| {
            let either = was.as_ref().or(is.as_ref());
            either.is_some_and(|either| (&either.agent, either.month) == shown)
        };
        let first = self.months.iter().filter(is_shown);
        let others = self.months.iter().filter(|of| !is_shown(of));
        let months = first.chain(others).take(TOLD).filter_map(|[was, is]| {
            let either = was.as_ref().or(is.as_ref())?;
            let blank = || Rc::new(Record::blank(&either.agent, either.month, either.unit));
            let [was, is] = [was, is].map(|of| of.clone().unwrap_or_else(blank));
            Some(MonthUndone { was, is })
        });
        (months.collect(), self.months.len().saturating_sub(TOLD))
    }
}

impl Model {
    /// What was undone last, in words; none if something else was done since.
    pub fn undone_said(&self) -> Option<String> {
        let undone_now = self.undone.as_ref()?;
        let (months, more) = undone_now.months();
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
        let (again, rules) = (undone_now.again, undone_now.changes_rules);
        let [before, now] = &undone_now.books;
        let books = match self.books {
            Chunk::Here(Doors(books)) if before != now => {
                (books.undone)(self, [before, now], undone::TOLD)
            }
            _ => (Vec::new(), 0),
        };
        let said = undone(self.lang, again, (&months, more), shown, rules, books);
        Some(match undone_now.in_part {
            true => format!("{said} {}", self.lang.words().undone_in_part),
            false => said,
        })
    }
}
