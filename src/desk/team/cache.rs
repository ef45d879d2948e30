//! Scored months, until they change.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::calendar::{Date, Month};
use crate::desk::book::{Shelf, TeamRow};
use crate::desk::state::{InUse, State};
use crate::number::Unit;
use crate::record::Record;
use crate::store::{MonthKey, TeamKey};
use crate::team::{Assessed, Roster, TeamMonth};

/// What the team's page is drawn from.
#[derive(Clone, Debug)]
pub struct TeamView {
    /// The month; the last one that was worked out while another one is.
    pub team: Rc<TeamMonth>,
    /// Who is in the team.
    pub roster: Rc<Roster>,
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
}

#[derive(Debug)]
struct Kept {
    record: Rc<Record>,
    claim: Option<Rc<TeamRow>>,
    assessed: Rc<Assessed>,
}

impl Cache {
    /// Scores so many months that changed at the most.
    pub(super) fn refresh(&mut self, state: &State, mut budget: usize) -> TeamView {
        let content = &state.content;
        let shelf = Shelf::of(&content.books);
        let (month, unit) = (content.month, state.unit());
        let of = (content.rules.clone(), state.today, month, unit);
        if self.of.as_ref() != Some(&of) {
            self.months.clear();
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
        for ((agent, of), record) in content.records.iter() {
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
            let is_known = self.months.get(agent).is_some_and(|kept| {
                Rc::ptr_eq(&kept.record, record)
                    && kept.claim.as_ref().map(Rc::as_ptr) == claim.map(|(row, _)| Rc::as_ptr(row))
            });
            if is_known {
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
            };
            self.months.insert(agent.clone(), kept);
        }
        if self.months.len() > all - left {
            // Agents lie in their order.
            self.months
                .retain(|agent, _| agents.binary_search(&agent.as_str()).is_ok());
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
            done: all - left,
            all,
            elsewhere,
        }
    }
}
