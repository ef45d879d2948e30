//! Texts in the fields of a list's items stay with the items that they were
//! typed for, wherever these stand now.

use std::cmp::Ordering;
use std::rc::Rc;

use super::{Drafts, Field, State};
use crate::record::{Facts, Record};

/// A list of a month; the fields of its items are named by the item's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    Entries,
    Complaints,
    Plans,
}

impl List {
    const fn len(self, facts: &Facts) -> usize {
        match self {
            Self::Entries => facts.entries.len(),
            Self::Complaints => facts.complaints.len(),
            Self::Plans => facts.plan.len(),
        }
    }
}

impl State {
    /// Changes the shown month; if an item is gone afterwards it's the one that
    /// stood there, and its texts go with it.
    pub(super) fn edit_out(&mut self, list: List, gone: usize, change: impl FnOnce(&mut Facts)) {
        let many = list.len(self.record());
        self.edit(change);
        if list.len(self.record()) < many {
            self.close_up(list, gone);
        }
    }

    pub(super) fn close_up(&mut self, list: List, gone: usize) {
        (self.skill.close_up)(self, list, gone);
    }

    pub(super) fn close_up_texts(&mut self, list: List, gone: usize) {
        move_texts(&mut self.content.drafts, |of, at| match at.cmp(&gone) {
            _ if of != list => Some(at),
            Ordering::Less => Some(at),
            Ordering::Equal => None,
            Ordering::Greater => Some(at - 1),
        });
    }

    /// The shown month was this one before.
    pub(super) fn follow_texts(&mut self, was: &Record) {
        let is = Rc::clone(self.record());
        move_texts(&mut self.content.drafts, |list, at| match list {
            List::Entries => place(&was.entries, &is.entries, at),
            List::Complaints => place(&was.complaints, &is.complaints, at),
            List::Plans => place(&was.plan, &is.plan, at),
        });
    }
}

/// Where the item stands now that stood there; none if it's gone. What is the
/// same from the end on is the same items; of the rest some are others now.
fn place<T: PartialEq>(was: &[T], is: &[T], at: usize) -> Option<usize> {
    let pairs = was.iter().rev().zip(is.iter().rev());
    let tail = pairs.take_while(|(was, is)| was == is).count();
    if at + tail >= was.len() {
        return Some(at + is.len() - was.len());
    }
    (at + tail < is.len()).then_some(at)
}

/// The texts of all lists go.
pub(super) fn drop_texts(drafts: &mut Drafts) {
    move_texts(drafts, |_, _| None);
}

fn move_texts(drafts: &mut Drafts, to: impl Fn(List, usize) -> Option<usize>) {
    let moved = |field| match field {
        Field::EntryDate(at) => to(List::Entries, at).map(Field::EntryDate),
        Field::EntryNote(at) => to(List::Entries, at).map(Field::EntryNote),
        Field::ComplaintDate(at) => to(List::Complaints, at).map(Field::ComplaintDate),
        Field::ComplaintNote(at) => to(List::Complaints, at).map(Field::ComplaintNote),
        Field::PlanDate(at) => to(List::Plans, at).map(Field::PlanDate),
        Field::PlanText(at, text) => to(List::Plans, at).map(|at| Field::PlanText(at, text)),
        other => Some(other),
    };
    let texts = std::mem::take(drafts).into_iter();
    *drafts = texts
        .filter_map(|(field, text)| Some((moved(field)?, text)))
        .collect();
}
