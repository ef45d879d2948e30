//! The team's month by the document that is shown: scored months, until they change.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::calendar::Month;
use crate::desk::book::{Shelf, TeamRow, is_same};
use crate::desk::state::State;
use crate::plan::{Filling, TeamOf, Volume};
use crate::store::{BookKey, TeamKey};
use crate::team::{BookMonth, BookTeam, Roster};

/// In about so many steps many months are scored.
const STEPS: usize = 512;

/// What the team's page by a document is drawn from.
#[derive(Clone, Debug)]
pub struct BookTeamView {
    /// The version that was in force in the shown month.
    pub volume: Rc<Volume>,
    /// The month: without what isn't scored yet, where it was shown already; else nobody's
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

/// Scored months by one version of a document.
#[derive(Debug, Default)]
pub(super) struct BookCache {
    of: Option<(Rc<Volume>, Month)>,
    versions: Vec<Rc<Volume>>,
    /// What values take from all agents' months, if any does.
    among: Option<Rc<TeamOf>>,
    heard: u64,
    months: BTreeMap<String, (Vec<Rc<Filling>>, Rc<BookMonth>)>,
    unread: Vec<String>,
    roster: Rc<Roster>,
    of_roster: Option<Rc<TeamRow>>,
    team: Rc<BookTeam>,
    is_current: bool,
}

impl BookCache {
    /// Scores so many months that changed at the most; none where no document is shown, or
    /// nobody can read it.
    pub(super) fn refresh(&mut self, state: &State, mut budget: usize) -> Option<BookTeamView> {
        let content = &state.content;
        let (id, month) = (content.book?, content.month);
        let shelf = Shelf::of(&content.books);
        let volume = shelf.in_force(id, month)?;
        // Months that are taken from may be by other versions.
        let versions = shelf.versions(id);
        let is_here = |(of, then): &(Rc<Volume>, Month)| Rc::ptr_eq(of, volume) && *then == month;
        let is_it = self.of.as_ref().is_some_and(is_here)
            && is_same(&self.versions, versions.iter().copied());
        if !is_it {
            *self = Self {
                of: Some((Rc::clone(volume), month)),
                versions: versions.into_iter().cloned().collect(),
                ..Self::default()
            };
        }
        let among = shelf.team_of(month, id);
        let is_other = self.among.as_ref().map(Rc::as_ptr) != among.as_ref().map(Rc::as_ptr);
        if is_other || self.heard != shelf.heard() {
            self.heard = shelf.heard();
            self.months.clear();
            self.is_current = false;
            self.among = among;
        }
        let roster = shelf.team.get(&TeamKey::Roster);
        if self.of_roster.as_ref().map(Rc::as_ptr) != roster.map(Rc::as_ptr) {
            self.of_roster = roster.cloned();
            self.roster = Rc::new(shelf.roster());
            self.is_current = false;
        }
        let unread = shelf.unread.keys().filter_map(|key| match key {
            BookKey::Month(of, by) if *by == id && of.month == month => Some(of.agent.clone()),
            _ => None,
        });
        let unread: Vec<String> = unread.collect();
        if unread != self.unread {
            self.unread = unread;
            self.is_current = false;
        }
        let own = shelf.months.iter();
        let own = own.filter(|((of, by), _)| *by == id && of.month == month);
        let own: Vec<&str> = own.map(|((of, _), _)| &*of.agent).collect();
        // Each step looks at all months: of many it works out more.
        if budget > 0 {
            budget = budget.max(own.len() / STEPS);
        }
        let mut left = 0;
        for agent in own.iter().copied() {
            let known = self.months.get(agent);
            let rests = || shelf.rests(agent, month, id);
            if known.is_some_and(|(of, _)| is_same(of, rests())) {
                continue;
            }
            self.is_current = false;
            if budget == 0 {
                left += 1;
                continue;
            }
            budget -= 1;
            let among = self.among.as_ref();
            let Some(filled) = shelf.filled_among(agent, month, id, among) else {
                continue;
            };
            let scored = Rc::new(BookMonth::of(agent, &filled));
            self.months
                .insert((*agent).to_owned(), (rests().cloned().collect(), scored));
        }
        if self.months.len() > own.len() - left {
            // They lie in their order; what changed and isn't scored yet is due all the same.
            let is_here = |agent: &str| own.binary_search(&agent).is_ok();
            let before = self.months.len();
            self.months.retain(|agent, _| is_here(agent));
            self.is_current &= self.months.len() == before;
        }
        if left == 0 && !self.is_current {
            let months = self.months.values().map(|(_, scored)| Rc::clone(scored));
            let team = BookTeam::of(
                &volume.document,
                months.collect(),
                self.unread.clone(),
                &self.roster,
            );
            self.team = Rc::new(team);
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
}
