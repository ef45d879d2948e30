//! Scored months, until they change.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::calendar::{Date, Month};
use crate::desk::book::{Shelf, TeamRow};
use crate::desk::state::{InUse, Key, State};
use crate::number::Points;
use crate::number::Unit;
use crate::record::{Record, Trail};
use crate::rulebook::Rulebook;
use crate::store::TeamKey;
use crate::team::{Assessed, Compared, Period, Roster, TeamMonth};

/// What the team's page is drawn from.
#[derive(Clone, Debug)]
pub struct TeamView {
    /// The month, quarter or year; the last one that was worked out while another one is.
    pub team: Rc<TeamMonth>,
    /// Who is in the team.
    pub roster: Rc<Roster>,
    /// Whose official month and own one aren't the same.
    pub compared: Rc<BTreeMap<Key, Compared>>,
    /// How many months are scored.
    pub done: usize,
    /// Of how many.
    pub all: usize,
    /// How many agents have a month in the other unit.
    pub elsewhere: usize,
}

/// In about so many steps many months are scored.
const STEPS: usize = 128;

/// Scored months.
#[derive(Debug, Default)]
pub(super) struct Cache {
    of: Option<(InUse, Date, Unit)>,
    period: Option<(Period, Month)>,
    /// How many months were there.
    all: usize,
    months: BTreeMap<Key, Kept>,
    roster: Rc<Roster>,
    of_roster: Option<Rc<TeamRow>>,
    team: Rc<TeamMonth>,
    is_current: bool,
    compared: Rc<BTreeMap<Key, Compared>>,
    /// By how much months are corrected by later ones.
    corrected: BTreeMap<Key, Points>,
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
    /// Scores so many months that changed at the most, of the period that the shown month lies
    /// in, with the acts on each.
    pub(super) fn refresh<'a>(
        &mut self,
        state: &State,
        trail: impl Fn(&Key) -> Option<&'a Rc<Trail>>,
        period: Period,
        mut budget: usize,
    ) -> TeamView {
        let content = &state.content;
        let shelf = Shelf::of(&content.books);
        let (month, unit) = (content.month, state.unit());
        let of = (content.rules.clone(), state.today, unit);
        if self.of.as_ref() != Some(&of) {
            self.months.clear();
            self.compared = Rc::default();
            self.is_current = false;
            self.of = Some(of);
        }
        let first = period.first(month);
        if self.period != Some((period, first)) {
            self.is_current = false;
            self.period = Some((period, first));
        }
        let last = first.plus(i32::from(period.length()) - 1);
        let roster = shelf.team.get(&TeamKey::Roster);
        if self.of_roster.as_ref().map(Rc::as_ptr) != roster.map(Rc::as_ptr) {
            self.of_roster = roster.cloned();
            self.roster = Rc::new(shelf.roster());
            self.is_current = false;
        }
        let mut corrected: BTreeMap<Key, Points> = BTreeMap::new();
        for ((agent, _), record) in content.records.iter() {
            for of in record.corrections.iter().filter(|_| record.unit == unit) {
                *corrected.entry((agent.clone(), of.of)).or_default() += of.points;
            }
        }
        if self.corrected != corrected {
            self.corrected = corrected;
            self.is_current = false;
        }
        let rules = state.rules();
        let claims = shelf
            .claims()
            .map(|(of, said)| ((&*of.agent, of.month), said));
        let claims: BTreeMap<_, _> = claims.collect();
        // Each step looks at all months: of many it works out more.
        if budget > 0 {
            budget = budget.max(self.all / STEPS);
        }
        let (mut all, mut left) = (0, 0);
        let mut keys: Vec<&Key> = Vec::new();
        let mut elsewhere: Vec<&str> = Vec::new();
        for (key, record) in content.records.iter() {
            let (agent, of) = key;
            if *of < first || *of > last {
                continue;
            }
            if record.unit != unit {
                if elsewhere.last() != Some(&agent.as_str()) {
                    elsewhere.push(agent);
                }
                continue;
            }
            all += 1;
            keys.push(key);
            let claim = claims.get(&(agent.as_str(), *of));
            let rulebook = rules.rulebook((*of, unit));
            let known = self.months.get_mut(key).filter(|kept| {
                Rc::ptr_eq(&kept.record, record)
                    && kept.claim.as_ref().map(Rc::as_ptr) == claim.map(|(row, _)| Rc::as_ptr(row))
            });
            if let Some(kept) = known {
                // The acts are told a moment after the month.
                let trail = trail(key);
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
            let said = claim.and_then(|(_, claim)| claim.state(rules, record, state.today));
            let assessed = Assessed::of(rulebook, Rc::clone(record), state.today, said);
            let kept = Kept {
                record: Rc::clone(record),
                claim: claim.map(|(row, _)| Rc::clone(row)),
                assessed: Rc::new(assessed),
                trail: trail(key).cloned(),
            };
            let of = (&**record, kept.trail.as_ref());
            compare(&mut self.compared, rulebook, of, state.today);
            self.months.insert(key.clone(), kept);
        }
        self.all = all;
        if self.months.len() > all - left {
            // They lie in their order.
            let is_here = |key: &Key| keys.binary_search(&key).is_ok();
            self.months.retain(|key, _| is_here(key));
            Rc::make_mut(&mut self.compared).retain(|key, _| is_here(key));
            self.is_current = false;
        }
        if left == 0 && !self.is_current {
            let months = self.months.values().map(|kept| Rc::clone(&kept.assessed));
            let months: Vec<_> = months.collect();
            self.team = Rc::new(match period {
                Period::Month => TeamMonth::of(rules.rulebook((month, unit)), months, &self.roster),
                Period::Quarter | Period::Year => {
                    let of = period.months(month);
                    let by = |month: Month| rules.rulebook((month, unit));
                    let corrected = |agent: &str, month: Month| {
                        let by = self.corrected.get(&(agent.to_owned(), month));
                        by.copied().unwrap_or_default()
                    };
                    TeamMonth::together(&by, unit, &of, &months, &self.roster, &corrected)
                }
            });
            self.is_current = true;
        }
        TeamView {
            team: Rc::clone(&self.team),
            roster: Rc::clone(&self.roster),
            compared: Rc::clone(&self.compared),
            done: all - left,
            all,
            elsewhere: elsewhere.len(),
        }
    }
}

/// Holds both sides of a month against each other.
fn compare(
    all: &mut Rc<BTreeMap<Key, Compared>>,
    rulebook: &Rulebook,
    (record, trail): (&Record, Option<&Rc<Trail>>),
    today: Date,
) {
    let both = trail.and_then(|trail| Compared::of(rulebook, record, trail, today));
    let key = (record.agent.clone(), record.month);
    match both {
        Some(both) => drop(Rc::make_mut(all).insert(key, both)),
        None if all.contains_key(&key) => drop(Rc::make_mut(all).remove(&key)),
        None => {}
    }
}
