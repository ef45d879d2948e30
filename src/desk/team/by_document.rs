//! The team's month, quarter or year by the document that is shown: scored months, until they
//! change.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::calendar::Month;
use crate::desk::book::{Shelf, TeamRow};
use crate::desk::state::{Key, State};
use crate::id::Id;
use crate::plan::{Filled, Filling, Volume};
use crate::store::{BookKey, MonthKey, TeamKey};
use crate::team::{BookMonth, BookTeam, Period, Roster};

/// What the team's page by a document is drawn from.
#[derive(Clone, Debug)]
pub struct BookTeamView {
    /// The version that was in force in the shown month.
    pub volume: Rc<Volume>,
    /// The month, or months together: without what isn't scored yet, where it was shown already; else nobody's
    /// before all is.
    pub team: Rc<BookTeam>,
    /// Who is in the team.
    pub roster: Rc<Roster>,
    /// How many months are scored.
    pub done: usize,
    /// Of how many.
    pub all: usize,
}

impl BookTeamView {
    /// Whether all months are scored.
    pub const fn is_ready(&self) -> bool {
        self.done == self.all
    }
}

/// A month as it was scored: by what, out of what, what it comes to.
type Kept = (Rc<Volume>, Rc<Filling>, Rc<BookMonth>);

/// Scored months by a document.
#[derive(Debug, Default)]
pub(super) struct BookCache {
    of: Option<(Rc<Volume>, Period, Month)>,
    /// Out of what it was looked up which months are there.
    shelf: Option<Rc<Shelf>>,
    months: BTreeMap<MonthKey, Kept>,
    /// What isn't scored yet, the next one last.
    due: Vec<(MonthKey, Rc<Volume>, Rc<Filling>)>,
    all: usize,
    unread: Vec<Key>,
    roster: Rc<Roster>,
    of_roster: Option<Rc<TeamRow>>,
    team: Rc<BookTeam>,
    is_current: bool,
}

impl BookCache {
    /// Scores so many months that changed at the most; none where no document is shown, or
    /// nobody can read it.
    pub(super) fn refresh(
        &mut self,
        state: &State,
        period: Period,
        budget: usize,
    ) -> Option<BookTeamView> {
        let content = &state.content;
        let (id, month) = (content.book?, content.month);
        let shelf = Shelf::of(&content.books);
        let volume = shelf.in_force(id, month)?;
        let first = period.first(month);
        let is_same = |(of, own, then): &(Rc<Volume>, Period, Month)| {
            Rc::ptr_eq(of, volume) && (*own, *then) == (period, first)
        };
        if !self.of.as_ref().is_some_and(is_same) {
            // What is scored stays so.
            *self = Self {
                of: Some((Rc::clone(volume), period, first)),
                months: std::mem::take(&mut self.months),
                ..Self::default()
            };
        }
        let is_known = |of: &Rc<Shelf>| Rc::ptr_eq(of, &shelf);
        if !self.shelf.as_ref().is_some_and(is_known) {
            self.look(&shelf, id, &period.months(month));
            self.shelf = Some(Rc::clone(&shelf));
        }
        let left = self.due.len().saturating_sub(budget);
        for (key, volume, filling) in self.due.split_off(left).into_iter().rev() {
            let filled = Filled::scored(&volume, &filling, key.month);
            let scored = Rc::new(BookMonth::of(&key.agent, &filled));
            self.months.insert(key, (volume, filling, scored));
        }
        if left == 0 && !self.is_current {
            self.team = Rc::new(self.team(volume, &shelf, period, month));
            self.is_current = true;
        }
        Some(BookTeamView {
            volume: Rc::clone(volume),
            team: Rc::clone(&self.team),
            roster: Rc::clone(&self.roster),
            done: self.all - left,
            all: self.all,
        })
    }

    /// Looks up what is there: what changed is due, what went is no part of it any more.
    fn look(&mut self, shelf: &Shelf, id: Id, months: &[Month]) {
        let roster = shelf.team.get(&TeamKey::Roster);
        if self.of_roster.as_ref().map(Rc::as_ptr) != roster.map(Rc::as_ptr) {
            self.of_roster = roster.cloned();
            self.roster = Rc::new(shelf.roster());
            self.is_current = false;
        }
        let is_in = |of: &MonthKey, by: Id| by == id && months.contains(&of.month);
        let unread = shelf.unread.keys().filter_map(|key| match key {
            BookKey::Month(of, by) if is_in(of, *by) => Some((of.agent.clone(), of.month)),
            _ => None,
        });
        let unread: Vec<Key> = unread.collect();
        if unread != self.unread {
            self.unread = unread;
            self.is_current = false;
        }
        let in_force = |month: &Month| Some((*month, shelf.in_force(id, *month)?));
        let volumes: BTreeMap<Month, &Rc<Volume>> = months.iter().filter_map(in_force).collect();
        let mut kept = std::mem::take(&mut self.months);
        let before = kept.len();
        self.due.clear();
        let own = shelf.months.iter().filter(|((of, by), _)| is_in(of, *by));
        self.all = 0;
        for ((key, _), filling) in own {
            let Some(volume) = volumes.get(&key.month) else {
                continue;
            };
            self.all += 1;
            let is_same = |(by, of, _): &Kept| Rc::ptr_eq(of, filling) && Rc::ptr_eq(by, volume);
            match kept.remove_entry(key).filter(|(_, known)| is_same(known)) {
                Some((key, known)) => drop(self.months.insert(key, known)),
                None => self
                    .due
                    .push((key.clone(), Rc::clone(volume), Rc::clone(filling))),
            }
        }
        self.due.reverse();
        self.is_current &= self.due.is_empty() && self.months.len() == before;
    }

    /// The team of all that is scored.
    fn team(&self, volume: &Volume, shelf: &Shelf, period: Period, month: Month) -> BookTeam {
        let all = self.months.iter();
        let all = all.map(|(key, (.., scored))| (key.month, Rc::clone(scored)));
        match period {
            Period::Month => {
                let unread = self.unread.iter().map(|(agent, _)| agent.clone());
                let all = all.map(|(_, scored)| scored);
                let (all, unread) = (all.collect(), unread.collect());
                BookTeam::of(&volume.document, all, unread, &self.roster)
            }
            Period::Quarter | Period::Year => BookTeam::together(
                &volume.document,
                &|month| shelf.in_force(volume.document.id, month).map(Rc::clone),
                &period.months(month),
                &all.collect::<Vec<_>>(),
                &self.unread,
                &self.roster,
            ),
        }
    }
}
