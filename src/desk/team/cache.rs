//! Scored months, until they change.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::calendar::{Date, Month};
use crate::desk::book::{Shelf, TeamRow};
use crate::desk::state::{InUse, Key, State};
use crate::number::Unit;
use crate::record::{Record, Trail};
use crate::rulebook::Rulebook;
use crate::store::{MonthKey, TeamKey};
use crate::team::{Assessed, Compared, Roster, TeamMonth};

/// What the team's page is drawn from.
#[derive(Clone, Debug)]
pub struct TeamView {
    /// The month; the last one that was worked out while another one is.
    pub team: Rc<TeamMonth>,
    /// Who is in the team.
    pub roster: Rc<Roster>,
    /// Whose official month and own one aren't the same.
    pub compared: Rc<BTreeMap<String, Compared>>,
    /// How many months are scored.
    pub done: usize,
    /// Of how many.
    pub all: usize,
    /// How many agents have a month in the other unit.
    pub elsewhere: usize,
}

/// Scored months.
#[derive(Debug, Default)]
pub(super) struct Cache {
    of: Option<(InUse, Date, Month, Unit)>,
    months: BTreeMap<String, Kept>,
    roster: Rc<Roster>,
    of_roster: Option<Rc<TeamRow>>,
    team: Rc<TeamMonth>,
    is_current: bool,
    compared: Rc<BTreeMap<String, Compared>>,
}

#[derive(Debug)]
struct Kept {
    record: Rc<Record>,
    claim: Option<Rc<TeamRow>>,
    assessed: Rc<Assessed>,
    /// The acts that both sides were told from.
    trail: Option<Rc<Trail>>,
}

impl Cache {
    /// Scores so many months that changed at the most, with the acts on each.
    pub(super) fn refresh<'a>(
        &mut self,
        state: &State,
        trail: impl Fn(&Key) -> Option<&'a Rc<Trail>>,
        mut budget: usize,
    ) -> TeamView {
        let content = &state.content;
        let shelf = Shelf::of(&content.books);
        let (month, unit) = (content.month, state.unit());
        let of = (content.rules.clone(), state.today, month, unit);
        if self.of.as_ref() != Some(&of) {
            self.months.clear();
            self.compared = Rc::default();
            self.is_current = false;
            self.of = Some(of);
        }
        let roster = shelf.team.get(&TeamKey::Roster);
        if self.of_roster.as_ref().map(Rc::as_ptr) != roster.map(Rc::as_ptr) {
            self.of_roster = roster.cloned();
            self.roster = Rc::new(shelf.roster());
            self.is_current = false;
        }
        let rulebook = state.rules().rulebook((month, unit));
        let (mut all, mut elsewhere, mut left) = (0, 0, 0);
        let mut agents: Vec<&str> = Vec::new();
        for (whose @ (agent, of), record) in content.records.iter() {
            if *of != month {
                continue;
            }
            if record.unit != unit {
                elsewhere += 1;
                continue;
            }
            all += 1;
            agents.push(agent);
            let key = MonthKey::new(agent.as_str(), month);
            let claim = shelf.claim(key);
            let known = self.months.get_mut(agent).filter(|kept| {
                Rc::ptr_eq(&kept.record, record)
                    && kept.claim.as_ref().map(Rc::as_ptr) == claim.map(|(row, _)| Rc::as_ptr(row))
            });
            if let Some(kept) = known {
                // The acts are told a moment after the month.
                let trail = trail(whose);
                if kept.trail.as_ref().map(Rc::as_ptr) != trail.map(Rc::as_ptr) {
                    kept.trail = trail.cloned();
                    compare(&mut self.compared, rulebook, (record, trail), state.today);
                }
                continue;
            }
            self.is_current = false;
            if budget == 0 {
                left += 1;
                continue;
            }
            budget -= 1;
            let rules = state.rules();
            let said = claim.and_then(|(_, claim)| claim.state(rules, record, state.today));
            let assessed = Assessed::of(rulebook, Rc::clone(record), state.today, said);
            let kept = Kept {
                record: Rc::clone(record),
                claim: claim.map(|(row, _)| Rc::clone(row)),
                assessed: Rc::new(assessed),
                trail: trail(whose).cloned(),
            };
            let of = (&**record, kept.trail.as_ref());
            compare(&mut self.compared, rulebook, of, state.today);
            self.months.insert(agent.clone(), kept);
        }
        if self.months.len() > all - left {
            // Agents lie in their order.
            let is_here = |agent: &str| agents.binary_search(&agent).is_ok();
            self.months.retain(|agent, _| is_here(agent));
            Rc::make_mut(&mut self.compared).retain(|agent, _| is_here(agent));
            self.is_current = false;
        }
        if left == 0 && !self.is_current {
            let months = self.months.values().map(|kept| Rc::clone(&kept.assessed));
            self.team = Rc::new(TeamMonth::of(rulebook, months.collect(), &self.roster));
            self.is_current = true;
        }
        TeamView {
            team: Rc::clone(&self.team),
            roster: Rc::clone(&self.roster),
            compared: Rc::clone(&self.compared),
            done: all - left,
            all,
            elsewhere,
        }
    }
}

/// Holds both sides of a month against each other.
fn compare(
    all: &mut Rc<BTreeMap<String, Compared>>,
    rulebook: &Rulebook,
    (record, trail): (&Record, Option<&Rc<Trail>>),
    today: Date,
) {
    let both = trail.and_then(|trail| Compared::of(rulebook, record, trail, today));
    match both {
        Some(both) => drop(Rc::make_mut(all).insert(record.agent.clone(), both)),
        None if all.contains_key(&record.agent) => drop(Rc::make_mut(all).remove(&record.agent)),
        None => {}
    }
}
