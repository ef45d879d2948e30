//! All agents' months, as one of them takes from them: kept until one changes.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::Shelf;
use crate::calendar::Month;
use crate::desk::log_side::LogSide;
use crate::id::Id;
use crate::plan::{Figures, Filling, TeamOf, Volume};
use crate::store::BookKey;
use crate::team::held_against;

/// So many teams' months are kept.
const MOST: usize = 13;

/// What was worked out, shared by all shelves that follow from one: what each rests on says
/// whether it still holds.
#[derive(Clone, Debug, Default)]
pub struct Known(pub(super) Rc<RefCell<Found>>);

/// All of it.
#[derive(Debug, Default)]
pub struct Found {
    pub(super) teams: BTreeMap<(Month, Id), Team>,
    /// The log from which months take, and how many there were before.
    pub(super) log: Option<LogSide>,
    pub(super) heard: u64,
}

#[derive(Debug, Default)]
pub struct Team {
    versions: Vec<Rc<Volume>>,
    agents: BTreeMap<String, Agent>,
    lacks: Vec<String>,
    team: Rc<TeamOf>,
}

#[derive(Debug)]
struct Agent {
    rests: Vec<Rc<Filling>>,
    figures: Rc<Figures>,
}

impl Known {
    /// Nothing is worked out yet, and months take from the same log.
    pub(super) fn anew(&self) -> Self {
        let known = self.0.borrow();
        Self(Rc::new(RefCell::new(Found {
            log: known.log.clone(),
            heard: known.heard,
            ..Found::default()
        })))
    }
}

impl Shelf {
    /// The months of all agents by a document, without what they take from each other; none
    /// where none of its values takes from them. Who is in the roster and has no month, and
    /// whose month can't be read, is lacking.
    pub fn team_of(&self, month: Month, document: Id) -> Option<Rc<TeamOf>> {
        let volume = self.in_force(document, month)?;
        if volume.document.of_team().is_empty() {
            return None;
        }
        // Working months out asks for the log.
        let mut teams = std::mem::take(&mut self.known.0.borrow_mut().teams);
        let team = self.team_in(&mut teams, volume, (month, document));
        self.known.0.borrow_mut().teams = teams;
        Some(team)
    }

    fn team_in(
        &self,
        known: &mut BTreeMap<(Month, Id), Team>,
        volume: &Volume,
        (month, document): (Month, Id),
    ) -> Rc<TeamOf> {
        let at = (month, document);
        if known.len() >= MOST && !known.contains_key(&at) {
            known.clear();
        }
        let team = known.entry(at).or_default();
        let versions = self.versions(document);
        let mut is_same = is_same(&team.versions, versions.iter().copied());
        if !is_same {
            team.agents.clear();
            team.versions = versions.into_iter().cloned().collect();
        }
        let own = self.months.keys();
        let own = own.filter(|(of, by)| *by == document && of.month == month);
        let names: Vec<&str> = own.map(|(of, _)| &*of.agent).collect();
        let before = team.agents.len();
        team.agents
            .retain(|agent, _| names.binary_search(&&**agent).is_ok());
        is_same &= before == team.agents.len();
        for agent in &names {
            let rests = || self.rests(agent, month, document);
            let known = team.agents.get(*agent);
            if known.is_some_and(|known| self::is_same(&known.rests, rests())) {
                continue;
            }
            is_same = false;
            let Some(filled) = self.by_itself(agent, month, document) else {
                continue;
            };
            let agent = (*agent).to_owned();
            let kept = Agent {
                rests: rests().cloned().collect(),
                figures: Rc::new(filled.figures()),
            };
            team.agents.insert(agent, kept);
        }
        let lacks = self.lacking(month, document, &names);
        if !is_same || lacks != team.lacks {
            let agents = team.agents.iter();
            let agents = agents.map(|(name, of)| (name.clone(), Rc::clone(&of.figures)));
            let agents: Vec<_> = agents.collect();
            team.team = Rc::new(TeamOf::of(&volume.document, &agents, lacks.clone()));
            team.lacks = lacks;
        }
        Rc::clone(&team.team)
    }

    fn lacking(&self, month: Month, document: Id, names: &[&str]) -> Vec<String> {
        let unread = self.unread.keys().filter_map(|key| match key {
            BookKey::Month(of, by) if *by == document && of.month == month => Some(&of.agent),
            _ => None,
        });
        let unread = unread.filter(|name| names.binary_search(&&***name).is_err());
        let (missing, _) = held_against(names, &self.roster());
        let missing = missing.into_iter().map(|member| member.number);
        let mut lacks: Vec<String> = missing.chain(unread.cloned()).collect();
        lacks.sort();
        lacks.dedup();
        lacks
    }
}

/// Whether both are the very same.
pub fn is_same<'a, T: 'a>(some: &[Rc<T>], others: impl IntoIterator<Item = &'a Rc<T>>) -> bool {
    let mut others = others.into_iter();
    let is = |one: &Rc<T>| others.next().is_some_and(|other| Rc::ptr_eq(one, other));
    some.iter().all(is) && others.next().is_none()
}
