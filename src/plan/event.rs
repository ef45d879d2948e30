//! Event amounts in a plan.

use std::collections::BTreeMap;

use super::amount::{NOTHING, sum, times};
use super::compile::{Compiler, Plan};
use super::given::Happened;
use super::node::{GivesPlan, NodePlan};
use super::number::{Known, Mode, Number};
use super::reckoning::Reckoning;
use super::scale::ScalePlan;
use crate::language::{EventAmount, Fault, Problem, Span, Which};
use crate::number::{Decimal, Exact, Range};

/// What one event gives or takes.
#[derive(Debug)]
pub enum EventPlan {
    Fixed(Number),
    Chosen(Number, Number),
    Any,
    Repeated(ScalePlan, Span, Which),
}

impl EventPlan {
    pub fn of(amount: &EventAmount, path: &str, with: &mut Compiler<'_>) -> Self {
        match amount {
            EventAmount::Fixed(amount) => Self::Fixed(with.number(amount, path, "fixed")),
            EventAmount::Chosen(choice) => {
                let low = with.number(&choice.low, path, "chosen.low");
                Self::Chosen(low, with.number(&choice.high, path, "chosen.high"))
            }
            EventAmount::Any => Self::Any,
            EventAmount::Repeated {
                scale,
                within,
                which,
            } => {
                let path = format!("{path}.repeated");
                let scale = ScalePlan::of(scale, &format!("{path}.scale"), with);
                Self::Repeated(scale, *within, with.word(which, &path, "which"))
            }
        }
    }

    /// All that may be chosen for an event, with its ends at their values or anywhere.
    pub fn choice(&self, mode: Mode) -> Range<Exact> {
        match self {
            Self::Chosen(low, high) => {
                let (low, high) = (low.range(mode), high.range(mode));
                Range::between(low.low, high.low)
                    .including(low.high)
                    .including(high.high)
            }
            _ => {
                let limit = Exact::of(Decimal::LIMIT);
                Range {
                    low: -limit,
                    high: limit,
                }
            }
        }
    }

    /// What the events of a line come to, `most` of them at the most.
    pub fn range(&self, line: usize, most: Option<u32>, by: &Reckoning<'_>) -> Range<Exact> {
        let events = by.events(line);
        let (sure, perhaps) = counted(events.iter(), most);
        if sure < perhaps {
            by.note(Known::open(NOTHING));
        }
        let all = match self {
            Self::Fixed(amount) => {
                let one = least(amount.range(by.mode), events);
                match perhaps {
                    0 => NOTHING,
                    _ => joined(times(one, sure), times(one, perhaps)),
                }
            }
            Self::Chosen(..) | Self::Any => {
                let mut all = NOTHING;
                for event in events {
                    let one = match event.amount {
                        Some(amount) => Known::fact(amount.into()),
                        None => {
                            let choice = self.choice(by.mode);
                            Known::open(least(choice, std::slice::from_ref(event)))
                        }
                    };
                    by.note(one);
                    let one = one.through(by.mode, Exact::ZERO, |range, _| range);
                    let one = times(one, event.times);
                    let one = match event.pending {
                        true => one.including(Exact::ZERO),
                        false => one,
                    };
                    all = sum(all, one);
                }
                all
            }
            Self::Repeated(scale, within, which) => {
                let all = counted(events.iter(), None).1;
                let costs = repeated(scale, *which, all, by.mode);
                let cost = |count: u32| {
                    let found = usize::try_from(count).ok().and_then(|at| costs.get(at));
                    found.copied().unwrap_or(NOTHING)
                };
                match within {
                    Span::Month => between(sure, perhaps, &cost),
                    Span::Day => by_day(events, &costs),
                }
            }
        };
        match by.mode {
            // What isn't known counts as little as it can.
            Mode::Headline => Range::exactly(Exact::ZERO.clamp(all.low, all.high)),
            Mode::Span => all,
        }
    }
}

/// How many events count for sure, and how many perhaps.
fn counted<'a>(events: impl Iterator<Item = &'a Happened>, most: Option<u32>) -> (u32, u32) {
    let (mut sure, mut perhaps) = (0_u32, 0_u32);
    for event in events {
        perhaps = perhaps.saturating_add(event.times);
        if !event.pending {
            sure = sure.saturating_add(event.times);
        }
    }
    let most = most.unwrap_or(u32::MAX);
    (sure.min(most), perhaps.min(most))
}

/// An amount that costs at least what its events must.
fn least(amount: Range<Exact>, events: &[Happened]) -> Range<Exact> {
    let least = events.iter().filter_map(|event| event.least).min();
    let high = least.map_or(amount.high, |least| amount.high.min(least));
    Range {
        low: amount.low.min(high),
        high,
    }
}

fn joined(a: Range<Exact>, b: Range<Exact>) -> Range<Exact> {
    a.including(b.low).including(b.high)
}

/// What any number of events between two comes to.
fn between(sure: u32, perhaps: u32, cost: &dyn Fn(u32) -> Range<Exact>) -> Range<Exact> {
    // A month has at most `limits::MAX_EVENTS`.
    (sure..=perhaps).fold(cost(sure), |all, count| joined(all, cost(count)))
}

/// What no event comes to, one, and so on up to this many within one span.
fn repeated(scale: &ScalePlan, which: Which, count: u32, mode: Mode) -> Vec<Range<Exact>> {
    let mut costs = vec![NOTHING];
    let mut all = NOTHING;
    for nth in 1..=count {
        let one = scale.range(Range::exactly(Exact::whole(nth.into())), mode);
        all = match which {
            Which::All => times(one, nth),
            Which::Own => sum(all, one),
        };
        costs.push(all);
    }
    costs
}

/// A month has no more days.
const MOST_DAYS: usize = 31;

/// Events without a day may have been on any: they're laid on the days in every way. Of those
/// that may count or not, any number counts.
fn by_day(events: &[Happened], costs: &[Range<Exact>]) -> Range<Exact> {
    let mut days = BTreeMap::new();
    for event in events {
        let (sure, perhaps) = days.entry(event.date).or_insert((0, 0));
        let times = usize::try_from(event.times).unwrap_or(usize::MAX);
        *perhaps += times;
        if !event.pending {
            *sure += times;
        }
    }
    let (sure, perhaps) = days.remove(&None).unwrap_or((0, 0));
    let cost = |count: usize| costs.get(count).copied().unwrap_or(NOTHING);
    let on_day = |(sure, perhaps): &(usize, usize)| {
        let counts = *sure..=*perhaps;
        counts.fold(cost(*sure), |all, count| joined(all, cost(count)))
    };
    let days: Vec<(usize, usize)> = days.into_values().collect();
    if perhaps == 0 {
        return days.iter().map(on_day).fold(NOTHING, sum);
    }
    if perhaps + days.len() > MOST_DAYS {
        let counts = days
            .iter()
            .fold((sure, perhaps), |all, day| (all.0 + day.0, all.1 + day.1));
        return piled(counts, days.len(), costs);
    }
    // What so many of them come to on days of their own: there is one for each.
    let mut laid = vec![NOTHING];
    for count in 1..=perhaps {
        let last_day =
            (1..count).filter_map(|last| Some(sum(cost(last), *laid.get(count - last)?)));
        laid.push(last_day.fold(cost(count), joined));
    }
    // The same with some of them on the days that are known.
    for (least, most) in &days {
        let here = |more: usize| on_day(&(least + more, most + more));
        let here: Vec<Range<Exact>> = (0..=perhaps).map(here).collect();
        let with = |count: usize| {
            let split = here.iter().zip(laid.iter().take(count + 1).rev());
            let each = split.map(|(here, elsewhere)| sum(*here, *elsewhere));
            each.reduce(joined).unwrap_or(NOTHING)
        };
        laid = (0..=perhaps).map(with).collect();
    }
    let counts = laid.into_iter().skip(sure);
    counts.reduce(joined).unwrap_or(NOTHING)
}

/// What so many events come to, however they lie on a month's days or more: not below the
/// least, nor above the most, that one comes to in any pile, or a day does.
fn piled((sure, perhaps): (usize, usize), days: usize, costs: &[Range<Exact>]) -> Range<Exact> {
    let whole = |count: usize| Exact::whole(i64::try_from(count).unwrap_or(i64::MAX));
    let piles = costs.iter().enumerate().take(perhaps + 1).skip(1);
    let each = piles.clone().filter_map(|(count, cost)| {
        let count = whole(count);
        Some(Range {
            low: cost.low.over(count)?,
            high: cost.high.over(count)?,
        })
    });
    let times = |one: Range<Exact>, (least, most): (usize, usize)| {
        let end = |one: Exact, count: usize| one * whole(count);
        let all = |one| Range::exactly(end(one, least)).including(end(one, most));
        Range {
            low: all(one.low).low,
            high: all(one.high).high,
        }
    };
    let by_event = times(each.reduce(joined).unwrap_or(NOTHING), (sure, perhaps));
    let fullest = piles.fold(NOTHING, |all, (_, cost)| joined(all, *cost));
    let by_day = times(fullest, (0, perhaps.min(MOST_DAYS + days)));
    Range {
        low: by_event.low.max(by_day.low),
        high: by_event.high.min(by_day.high),
    }
}

impl Plan {
    /// Finds amounts outside what may be chosen.
    pub(super) fn chosen(&self, events: &[Vec<Happened>], faults: &mut Vec<Fault>) {
        for total in &self.totals {
            total.pool.each(&mut |node| {
                let NodePlan::Line(line) = node else { return };
                let GivesPlan::Events(plan) = &line.gives else {
                    return;
                };
                for event in events.get(line.at).into_iter().flatten() {
                    let fits = match (plan, event.amount) {
                        (EventPlan::Chosen(..), Some(amount)) => {
                            plan.choice(Mode::Span).contains(amount.into())
                        }
                        (EventPlan::Any, _) | (_, None) => true,
                        (_, Some(_)) => false,
                    };
                    if !fits {
                        let id = self.lines.get(line.at).map(ToString::to_string);
                        let path = format!("events.{}", id.unwrap_or_default());
                        faults.push(Fault::at(path, Problem::Chosen));
                    }
                }
            });
        }
    }
}
