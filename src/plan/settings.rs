//! What something that isn't settled may turn out to be.

use super::compile::Plan;
use super::event::EventPlan;
use super::node::{GivesPlan, NodePlan};
use super::number::{Mode, Number};
use super::scale::ScalePlan;
use super::sheet::decimals;
use super::spread::{between, sorted};
use super::value::SourcePlan;
use crate::calendar::{Date, Month};
use crate::id::Id;
use crate::language::{Also, Cases, Event, Excuse, Facts, Given, Heard};
use crate::number::{Decimal, Exact, Range};

/// So many limits of scales at the most.
const MOST_MARKS: usize = 20;
/// How long a list is of which nothing is known: a day, a month's days.
const LENGTHS: [u32; 2] = [1, 31];

/// One thing settled in a month.
#[derive(Clone, Debug)]
pub enum Setting {
    Value(Id, Given),
    /// Of the events of this place.
    Amount(usize, Decimal),
    Date(usize, Date),
    Counts(usize, bool),
    Audience(Id, bool),
}

/// Some of them, and whether these are all.
#[derive(Debug, Default)]
pub struct Settings {
    pub tried: Vec<Setting>,
    pub all: bool,
    /// Figures among them are multiples of this.
    pub step: Decimal,
}

impl Settings {
    /// Of an audience: it applies or it doesn't.
    pub fn audience(id: Id) -> Self {
        Self {
            tried: [true, false].map(|so| Setting::Audience(id, so)).to_vec(),
            all: true,
            ..Self::default()
        }
    }
}

impl Setting {
    /// The figure that it settles something at; none of what isn't one alone.
    pub const fn figure(&self) -> Option<Decimal> {
        match self {
            Self::Value(_, Given::One(figure)) | Self::Amount(_, figure) => Some(*figure),
            _ => None,
        }
    }

    /// The same thing settled at another figure.
    pub fn at(&self, figure: Decimal) -> Self {
        match self {
            Self::Value(id, Given::One(_)) => Self::Value(*id, Given::One(figure)),
            Self::Amount(at, _) => Self::Amount(*at, figure),
            other => other.clone(),
        }
    }

    /// The month with it.
    pub fn on(&self, facts: &Facts) -> Facts {
        let mut facts = facts.clone();
        match self {
            Self::Value(id, given) => drop(facts.values.insert(*id, given.clone())),
            Self::Audience(id, applies) => drop(facts.audiences.insert(*id, *applies)),
            Self::Amount(at, amount) => {
                if let Some(event) = facts.events.get_mut(*at) {
                    event.amount = Some(*amount);
                }
            }
            Self::Date(at, date) => {
                if let Some(event) = facts.events.get_mut(*at) {
                    event.date = Some(*date);
                }
            }
            Self::Counts(at, counts) => {
                let event = facts
                    .events
                    .get(*at)
                    .and_then(|event| waited(event, *counts));
                match (event, facts.events.get_mut(*at)) {
                    (Some(event), Some(slot)) => *slot = event,
                    (None, Some(_)) => drop(facts.events.remove(*at)),
                    (_, None) => {}
                }
            }
        }
        facts
    }
}

/// An event of which is known whether what is pending of it counts; none if nothing is left.
fn waited(event: &Event, counts: bool) -> Option<Event> {
    let times = event.times.unwrap_or(1);
    let own = (event.kind, event.pending, times);
    let also = event.also.iter();
    let also = also.map(|also| (also.kind, also.pending, also.times.unwrap_or(times)));
    let mut left: Vec<(Id, u32)> = std::iter::once(own)
        .chain(also)
        .filter(|(_, pending, _)| counts || !pending)
        .map(|(kind, _, times)| (kind, times))
        .collect();
    // The first is the one that has them all.
    left.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
    let (kind, times) = *left.first()?;
    let also = left.iter().skip(1).map(|(kind, times)| Also {
        kind: *kind,
        pending: false,
        times: Some(*times),
    });
    Some(Event {
        kind,
        times: Some(times),
        pending: false,
        also: also.collect(),
        ..event.clone()
    })
}

impl Plan {
    /// What a value may be that isn't known, or not all of it; nothing for one that is.
    pub(super) fn value_settings(&self, id: Id, facts: &Facts) -> Settings {
        let plan = self
            .by_id
            .get(&id)
            .and_then(|at| Some((*at, self.values.get(*at)?)));
        let Some((at, plan)) = plan else {
            return Settings::default();
        };
        let given = facts.values.get(&id);
        let range = match given {
            None => plan.open(),
            Some(Given::Cases(cases)) => return endings(id, *cases),
            Some(Given::List(list)) => return self.list_settings(id, at, list),
            Some(given) => match plan.given(given, facts.month) {
                Ok(known) if !known.is_known => known.range,
                _ => return Settings::default(),
            },
        };
        let step = match plan.whole {
            true => Decimal::ONE,
            false => Decimal::from_raw(1),
        };
        let (numbers, all) = between(range, step, &self.marks(at));
        let mut tried: Vec<Setting> = match plan.is_list {
            false => {
                let ones = numbers.into_iter();
                ones.map(|number| Setting::Value(id, Given::One(number)))
                    .collect()
            }
            true => {
                let lists = numbers.into_iter().flat_map(|number| {
                    LENGTHS.map(|times| {
                        let heard = Heard {
                            value: Some(number),
                            times: Some(times),
                            ..Heard::default()
                        };
                        Setting::Value(id, Given::List(vec![heard]))
                    })
                });
                lists.collect()
            }
        };
        if plan.lapses && given.is_none() {
            tried.push(Setting::Value(id, Given::Nothing));
        }
        Settings {
            tried,
            all: all && !plan.is_list,
            step,
        }
    }

    /// What is not known in a list, all of it alike.
    fn list_settings(&self, id: Id, at: usize, list: &[Heard]) -> Settings {
        let is_open = |heard: &Heard| heard.value.is_none() || heard.excuse == Excuse::Pending;
        let (Some(plan), true) = (self.values.get(at), list.iter().any(is_open)) else {
            return Settings::default();
        };
        let lacks = list.iter().any(|heard| heard.value.is_none());
        let step = match plan.whole {
            true => Decimal::ONE,
            false => Decimal::from_raw(1),
        };
        let (numbers, all) = match lacks {
            true => between(plan.open(), step, &self.marks(at)),
            false => (vec![Decimal::ZERO], true),
        };
        let waits = list.iter().any(|heard| heard.excuse == Excuse::Pending);
        let excuses: &[Excuse] = match waits {
            true => &[Excuse::Yes, Excuse::No],
            false => &[Excuse::No],
        };
        let mut tried = Vec::new();
        for number in numbers {
            for excuse in excuses {
                let list = list.iter().map(|heard| Heard {
                    value: heard.value.or(Some(number)),
                    excuse: match heard.excuse {
                        Excuse::Pending => *excuse,
                        known => known,
                    },
                    ..heard.clone()
                });
                tried.push(Setting::Value(id, Given::List(list.collect())));
            }
        }
        let open: u32 = list
            .iter()
            .filter(|one| is_open(one))
            .map(|one| one.times.unwrap_or(1))
            .sum();
        Settings {
            tried,
            all: all && open == 1,
            step,
        }
    }

    /// The same by the value's name.
    pub(super) fn limits(&self, id: Id) -> Vec<i64> {
        let at = self.by_id.get(&id);
        at.map_or_else(Vec::new, |at| self.marks(*at))
    }

    /// All that a value can be typed as.
    pub(super) fn ends(&self, id: Id) -> Range<Decimal> {
        let plan = self.by_id.get(&id).and_then(|at| self.values.get(*at));
        plan.map_or_else(Range::default, |plan| decimals(plan.open()))
    }

    /// Where scales that ask a value begin something else, in millionths.
    fn marks(&self, at: usize) -> Vec<i64> {
        let mut found: Vec<i64> = Vec::new();
        let mut add = |number: &Number| {
            let Range { low, high } = number.range(Mode::Span);
            found.extend([low, high, number.value()].map(|end| end.decimal().raw()));
        };
        let mut see = |value: usize, scale: &ScalePlan| {
            if value == at {
                scale.limits().iter().for_each(&mut add);
            }
        };
        for total in &self.totals {
            total.pool.scales(&mut see);
        }
        for value in &self.values {
            if let SourcePlan::Scaled(of, scale) = &value.source {
                see(*of, scale);
            }
        }
        for value in &self.values {
            match &value.source {
                SourcePlan::Short(short) if short.of == at => {
                    add(&short.asked);
                    short.norms.iter().for_each(|(_, asked)| add(asked));
                }
                SourcePlan::Above(of, than) if *of == at => add(than),
                _ => {}
            }
        }
        sorted(found).into_iter().take(MOST_MARKS).collect()
    }

    /// What isn't known of the events of a place.
    pub(super) fn event_settings(&self, nth: usize, facts: &Facts) -> [Settings; 3] {
        let none = || {
            [
                Settings::default(),
                Settings::default(),
                Settings::default(),
            ]
        };
        let Some(event) = facts.events.get(nth) else {
            return none();
        };
        let kinds = || std::iter::once(event.kind).chain(event.also.iter().map(|also| also.kind));
        let lines: Vec<usize> = kinds()
            .filter_map(|kind| self.kinds.get(&kind).copied())
            .collect();
        let [mut amounts, mut dates, mut counts] = none();
        let mut choice: Option<Range<Exact>> = None;
        let mut by_day = false;
        for total in &self.totals {
            total.pool.each(&mut |node| {
                let NodePlan::Line(line) = node else { return };
                let GivesPlan::Events(plan) = &line.gives else {
                    return;
                };
                if !lines.contains(&line.at) {
                    return;
                }
                match plan {
                    EventPlan::Chosen(..) | EventPlan::Any => choice = Some(plan.choice()),
                    EventPlan::Repeated(_, crate::language::Span::Day, _) => by_day = true,
                    _ => {}
                }
            });
        }
        if let (Some(choice), None) = (choice, event.amount) {
            amounts.step = Decimal::from_raw(1);
            let (numbers, all) = between(choice, amounts.step, &[0]);
            amounts.tried = numbers
                .into_iter()
                .map(|one| Setting::Amount(nth, one))
                .collect();
            amounts.all = all;
        }
        if by_day && event.date.is_none() {
            let days = days(facts).into_iter();
            dates.tried = days.map(|date| Setting::Date(nth, date)).collect();
            // Which days are the same is all that matters.
            dates.all = true;
        }
        if event.pending || event.also.iter().any(|also| also.pending) {
            counts.tried = [true, false].map(|so| Setting::Counts(nth, so)).to_vec();
            counts.all = true;
        }
        [amounts, dates, counts]
    }
}

/// The days on which something happened, and one on which nothing did.
fn days(facts: &Facts) -> Vec<Date> {
    let mut found: Vec<Date> = Vec::new();
    for date in facts.events.iter().filter_map(|event| event.date) {
        if !found.contains(&date) {
            found.push(date);
        }
    }
    let month = facts.month.or(found.first().map(|date| Month::of(*date)));
    let mut all = month
        .into_iter()
        .flat_map(|month| (1..=31).filter_map(move |day| month.day(day)));
    let free = all.find(|date| !found.contains(date));
    found.extend(free);
    found
}

/// How cases that are open can end: at the ends of each count.
fn endings(id: Id, cases: Cases) -> Settings {
    let Cases {
        open,
        may_leave,
        may_join,
        ..
    } = cases;
    if open == 0 && may_leave == 0 && may_join == 0 {
        return Settings::default();
    }
    let mut found: Vec<(u32, u32)> = Vec::new();
    for good in [0, open] {
        for (over, of) in [(0, 0), (may_leave, 0), (may_leave, may_leave)] {
            for joined in [0, may_join] {
                let of = cases.of.saturating_add(good).saturating_add(of);
                let more = open.saturating_add(over).saturating_add(joined);
                let ended = (of, cases.over.saturating_add(more));
                if !found.contains(&ended) {
                    found.push(ended);
                }
            }
        }
    }
    let tried = found.into_iter().map(|(of, over)| {
        let ended = Cases {
            of,
            over,
            open: 0,
            may_leave: 0,
            may_join: 0,
            ..cases
        };
        Setting::Value(id, Given::Cases(ended))
    });
    Settings {
        tried: tried.collect(),
        all: [open, may_leave, may_join].iter().all(|count| *count < 2),
        ..Settings::default()
    }
}
