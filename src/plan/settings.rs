//! What something that isn't settled may turn out to be.

use super::compile::Plan;
use super::event::EventPlan;
use super::node::{GivesPlan, NodePlan};
use super::number::{Mode, Number};
use super::scale::ScalePlan;
use super::settled::Setting;
use super::sheet::decimals;
use super::spread::{between, sorted};
use super::value::SourcePlan;
use crate::calendar::{Date, Month};
use crate::id::Id;
use crate::language::{Cases, Excuse, Facts, Given, Heard};
use crate::number::{Decimal, Exact, Range};

/// So many limits of scales at the most.
const MOST_MARKS: usize = 20;
/// How long a list is of which nothing is known: a day, a month's days.
const LENGTHS: [u32; 2] = [1, 31];

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
            None => plan.open(Mode::Span),
            Some(Given::Cases(cases)) => return endings(id, *cases),
            Some(Given::List(list)) => return self.list_settings(id, at, list),
            Some(given) => match plan.given(given, facts.month, Mode::Span) {
                Ok(known) if !known.is_known => known.range,
                _ => return Settings::default(),
            },
        };
        let marks = self.marks(at);
        let days = plan.days(range, facts.month, &marks);
        let step = match plan.whole || days.is_some() {
            true => Decimal::ONE,
            false => Decimal::from_raw(1),
        };
        let (numbers, all) = match &days {
            Some((_, all)) => (Vec::new(), *all),
            None => between(range, step, &marks),
        };
        let days = days.into_iter().flat_map(|(days, _)| days);
        let days = days.map(|day| Setting::Value(id, Given::Day(day)));
        let mut tried: Vec<Setting> = match plan.is_list {
            false => {
                let ones = numbers.into_iter();
                ones.map(|number| Setting::Value(id, Given::One(number)))
                    .chain(days)
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
            true => between(plan.open(Mode::Span), step, &self.marks(at)),
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
        plan.map_or_else(Range::default, |plan| decimals(plan.open(Mode::Span)))
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
                    EventPlan::Chosen(..) | EventPlan::Any => {
                        choice = Some(plan.choice(Mode::Span));
                    }
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
