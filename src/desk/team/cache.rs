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

/// Scored months.
#[derive(Debug, Default)]
pub(super) struct Cache {
    of: Option<(InUse, Date, Unit)>,
    period: Option<(Period, Month)>,
    /// When it was last looked up what is there: see [`Model::turn`](crate::desk::Model).
    at: Option<u64>,
    /// How many months are there.
    all: usize,
    months: BTreeMap<Key, Kept>,
    /// What isn't scored yet, the next one last.
    due: Vec<Key>,
    elsewhere: usize,
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
    /// in, with the acts on each. Within a turn nothing else changes.
    pub(super) fn refresh<'a>(
        &mut self,
        state: &State,
        turn: u64,
        trail: impl Fn(&Key) -> Option<&'a Rc<Trail>>,
        period: Period,
        budget: usize,
    ) -> TeamView {
        if self.at != Some(turn) {
            self.look(state, &trail, period);
            self.at = Some(turn);
        }
        let (month, unit, rules) = (state.content.month, state.unit(), state.rules());
        let shelf = Shelf::of(&state.content.books);
        let left = self.due.len().saturating_sub(budget);
        for key in self.due.split_off(left).into_iter().rev() {
            let Some(record) = state.content.records.get(&key) else {
                continue;
            };
            let rulebook = rules.rulebook((key.1, unit));
            let claim = shelf.claim(&key.0, key.1);
            let said = claim.and_then(|(_, claim)| claim.state(rules, record, state.today));
            let assessed = Assessed::of(rulebook, Rc::clone(record), state.today, said);
            let kept = Kept {
                record: Rc::clone(record),
                claim: claim.map(|(row, _)| Rc::clone(row)),
                assessed: Rc::new(assessed),
                trail: trail(&key).cloned(),
            };
            let of = (&**record, kept.trail.as_ref());
            compare(&mut self.compared, rulebook, of, state.today);
            self.months.insert(key, kept);
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
            done: self.all - left,
            all: self.all,
            elsewhere: self.elsewhere,
        }
    }

    /// Looks up what is there: what changed is due, what went is no part of it any more.
    fn look<'a>(
        &mut self,
        state: &State,
        trail: &impl Fn(&Key) -> Option<&'a Rc<Trail>>,
        period: Period,
    ) {
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
        let mut before = std::mem::take(&mut self.months);
        let mut elsewhere: Vec<&str> = Vec::new();
        self.due.clear();
        self.all = 0;
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
            self.all += 1;
            let claim = shelf.claim(agent, *of);
            let stays = |kept: &Kept| {
                Rc::ptr_eq(&kept.record, record)
                    && kept.claim.as_ref().map(Rc::as_ptr) == claim.map(|(row, _)| Rc::as_ptr(row))
            };
            match before.remove_entry(key).filter(|(_, kept)| stays(kept)) {
                Some((key, mut kept)) => {
                    // The acts are told a moment after the month.
                    let trail = trail(&key);
                    if kept.trail.as_ref().map(Rc::as_ptr) != trail.map(Rc::as_ptr) {
                        kept.trail = trail.cloned();
                        let rulebook = rules.rulebook((*of, unit));
                        compare(&mut self.compared, rulebook, (record, trail), state.today);
                    }
                    self.months.insert(key, kept);
                }
                None => self.due.push(key.clone()),
            }
        }
        self.elsewhere = elsewhere.len();
        if !before.is_empty() {
            let compared = Rc::make_mut(&mut self.compared);
            compared.retain(|key, _| !before.contains_key(key));
        }
        self.due.reverse();
        self.is_current &= self.due.is_empty() && before.is_empty();
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
