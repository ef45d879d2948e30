//! The team's month, quarter or year by the document that is shown: scored months, until they
//! change.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::calendar::Month;
use crate::desk::book::{Shelf, TeamRow, is_same};
use crate::desk::state::{Key, State};
use crate::id::Id;
use crate::plan::{Filling, TeamOf, Volume};
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

/// A month as it was scored: by what, out of which months, its own and those that it takes from,
/// what it comes to.
type Kept = (Rc<Volume>, Vec<Rc<Filling>>, Rc<BookMonth>);

/// Scored months by a document.
#[derive(Debug, Default)]
pub(super) struct BookCache {
    of: Option<(Rc<Volume>, Period, Month)>,
    /// Out of what it was looked up which months are there.
    shelf: Option<Rc<Shelf>>,
    /// All versions: months that are taken from may be by others.
    versions: Vec<Rc<Volume>>,
    /// What values take from all agents' months, if any does.
    among: BTreeMap<Month, Rc<TeamOf>>,
    /// Of the log that they take from.
    heard: u64,
    months: BTreeMap<MonthKey, Kept>,
    /// What isn't scored yet, the next one last.
    due: Vec<MonthKey>,
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
        let is_here = |(of, own, then): &(Rc<Volume>, Period, Month)| {
            Rc::ptr_eq(of, volume) && (*own, *then) == (period, first)
        };
        if !self.of.as_ref().is_some_and(is_here) {
            // What is scored stays so.
            *self = Self {
                of: Some((Rc::clone(volume), period, first)),
                months: std::mem::take(&mut self.months),
                versions: std::mem::take(&mut self.versions),
                among: std::mem::take(&mut self.among),
                heard: self.heard,
                ..Self::default()
            };
        }
        let is_known = |of: &Rc<Shelf>| Rc::ptr_eq(of, &shelf);
        if !self.shelf.as_ref().is_some_and(is_known) || self.heard != shelf.heard() {
            self.look(&shelf, id, &period.months(month));
            self.shelf = Some(Rc::clone(&shelf));
        }
        let versions = self.versions.iter();
        let mut weighing: Vec<Id> = versions.flat_map(|of| of.document.weighing()).collect();
        weighing.sort_unstable();
        weighing.dedup();
        let left = self.due.len().saturating_sub(budget);
        for key in self.due.split_off(left).into_iter().rev() {
            let (agent, month) = (&*key.agent, key.month);
            let filled = shelf.filled_among(agent, month, id, self.among.get(&month));
            let Some(filled) = filled else { continue };
            let rests = shelf.rests(agent, month, id).cloned().collect();
            let scored = Rc::new(BookMonth::of(agent, &filled, &weighing));
            self.months.insert(key, (filled.volume, rests, scored));
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
        let versions = shelf.versions(id);
        if self.heard != shelf.heard() || !is_same(&self.versions, versions.iter().copied()) {
            self.heard = shelf.heard();
            self.versions = versions.into_iter().cloned().collect();
            kept.clear();
        }
        for month in months {
            let among = shelf.team_of(*month, id);
            let known = self.among.get(month);
            if known.map(Rc::as_ptr) == among.as_ref().map(Rc::as_ptr) {
                continue;
            }
            kept.retain(|key, _| key.month != *month);
            match among {
                Some(among) => drop(self.among.insert(*month, among)),
                None => drop(self.among.remove(month)),
            }
        }
        self.due.clear();
        let own = shelf.months.iter().filter(|((of, by), _)| is_in(of, *by));
        self.all = 0;
        for ((key, _), _) in own {
            let Some(volume) = volumes.get(&key.month) else {
                continue;
            };
            self.all += 1;
            let rests = || shelf.rests(&key.agent, key.month, id);
            let stays = |(by, of, _): &Kept| Rc::ptr_eq(by, volume) && is_same(of, rests());
            match kept.remove_entry(key).filter(|(_, known)| stays(known)) {
                Some((key, known)) => drop(self.months.insert(key, known)),
                None => self.due.push(key.clone()),
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
