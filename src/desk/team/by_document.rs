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

/// In about so many steps many months are scored.
const STEPS: usize = 512;

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
    /// All versions: months that are taken from may be by others.
    versions: Vec<Rc<Volume>>,
    /// What values take from all agents' months, if any does.
    among: BTreeMap<Month, Rc<TeamOf>>,
    heard: u64,
    months: BTreeMap<Key, Kept>,
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
        mut budget: usize,
    ) -> Option<BookTeamView> {
        let content = &state.content;
        let (id, month) = (content.book?, content.month);
        let shelf = Shelf::of(&content.books);
        let volume = shelf.in_force(id, month)?;
        let all_months = period.months(month);
        let first = *all_months.first()?;
        let is_here = |(of, own, then): &(Rc<Volume>, Period, Month)| {
            Rc::ptr_eq(of, volume) && (*own, *then) == (period, first)
        };
        let versions = shelf.versions(id);
        if !is_same(&self.versions, versions.iter().copied()) {
            *self = Self {
                versions: versions.into_iter().cloned().collect(),
                ..Self::default()
            };
        }
        if !self.of.as_ref().is_some_and(is_here) {
            self.of = Some((Rc::clone(volume), period, first));
            // What is scored stays so; nobody is shown as the team of other months.
            self.team = Rc::default();
            self.is_current = false;
        }
        if self.heard != shelf.heard() {
            self.heard = shelf.heard();
            self.months.clear();
            self.is_current = false;
        }
        for month in &all_months {
            let among = shelf.team_of(*month, id);
            let known = self.among.get(month);
            if known.map(Rc::as_ptr) == among.as_ref().map(Rc::as_ptr) {
                continue;
            }
            self.months.retain(|(_, of), _| of != month);
            self.is_current = false;
            match among {
                Some(among) => drop(self.among.insert(*month, among)),
                None => drop(self.among.remove(month)),
            }
        }
        let roster = shelf.team.get(&TeamKey::Roster);
        if self.of_roster.as_ref().map(Rc::as_ptr) != roster.map(Rc::as_ptr) {
            self.of_roster = roster.cloned();
            self.roster = Rc::new(shelf.roster());
            self.is_current = false;
        }
        let is_in = |of: &MonthKey, by: Id| by == id && all_months.contains(&of.month);
        let unread = shelf.unread.keys().filter_map(|key| match key {
            BookKey::Month(of, by) if is_in(of, *by) => Some((of.agent.clone(), of.month)),
            _ => None,
        });
        let unread: Vec<Key> = unread.collect();
        if unread != self.unread {
            self.unread = unread;
            self.is_current = false;
        }
        let volumes = all_months.iter();
        let volumes: BTreeMap<Month, &Rc<Volume>> = volumes
            .filter_map(|month| Some((*month, shelf.in_force(id, *month)?)))
            .collect();
        let own = shelf.months.iter().filter(|((of, by), _)| is_in(of, *by));
        let own: Vec<Key> = own
            .map(|((of, _), _)| (of.agent.clone(), of.month))
            .collect();
        // Each step looks at all months: of many it works out more.
        if budget > 0 {
            budget = budget.max(own.len() / STEPS);
        }
        let mut left = 0;
        for key in &own {
            let Some(volume) = volumes.get(&key.1) else {
                continue;
            };
            let (agent, month) = (&*key.0, key.1);
            let rests = || shelf.rests(agent, month, id);
            let known = self.months.get(key);
            if known.is_some_and(|(by, of, _)| Rc::ptr_eq(by, volume) && is_same(of, rests())) {
                continue;
            }
            self.is_current = false;
            if budget == 0 {
                left += 1;
                continue;
            }
            budget -= 1;
            let among = self.among.get(&month);
            let Some(filled) = shelf.filled_among(agent, month, id, among) else {
                continue;
            };
            let scored = Rc::new(BookMonth::of(agent, &filled));
            let kept = (Rc::clone(volume), rests().cloned().collect(), scored);
            self.months.insert(key.clone(), kept);
        }
        if self.months.len() > own.len() - left {
            // They lie in their order; what changed and isn't scored yet is due all the same.
            let is_here = |key: &Key| own.binary_search(key).is_ok();
            let before = self.months.len();
            self.months.retain(|key, _| is_here(key));
            self.is_current &= self.months.len() == before;
        }
        if left == 0 && !self.is_current {
            self.team = Rc::new(self.team(volume, period, &all_months, &volumes));
            self.is_current = true;
        }
        Some(BookTeamView {
            volume: Rc::clone(volume),
            team: Rc::clone(&self.team),
            roster: Rc::clone(&self.roster),
            done: own.len() - left,
            all: own.len(),
        })
    }

    /// The team of all that is scored.
    fn team(
        &self,
        volume: &Volume,
        period: Period,
        months: &[Month],
        volumes: &BTreeMap<Month, &Rc<Volume>>,
    ) -> BookTeam {
        let all = self.months.iter();
        let all = all.map(|((_, month), (.., scored))| (*month, Rc::clone(scored)));
        match period {
            Period::Month => {
                let unread = self.unread.iter().map(|(agent, _)| agent.clone());
                let all = all.map(|(_, scored)| scored);
                let (all, unread) = (all.collect(), unread.collect());
                BookTeam::of(&volume.document, all, unread, &self.roster)
            }
            Period::Quarter | Period::Year => BookTeam::together(
                &volume.document,
                &|month| volumes.get(&month).copied().map(Rc::clone),
                months,
                &all.collect::<Vec<_>>(),
                &self.unread,
                &self.roster,
            ),
        }
    }
}
