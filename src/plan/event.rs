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
            EventAmount::Fixed(amount) => Self::Fixed(with.number(amount, path)),
            EventAmount::Chosen(choice) => {
                let low = with.number(&choice.low, path);
                Self::Chosen(low, with.number(&choice.high, path))
            }
            EventAmount::Any => Self::Any,
            EventAmount::Repeated {
                scale,
                within,
                which,
            } => {
                let scale = ScalePlan::of(scale, path, with);
                Self::Repeated(scale, *within, with.word(which, path))
            }
        }
    }

    /// All that may be chosen for an event.
    pub fn choice(&self) -> Range<Exact> {
        match self {
            Self::Chosen(low, high) => {
                let (low, high) = (low.range(Mode::Span), high.range(Mode::Span));
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
                        None => Known::open(least(self.choice(), std::slice::from_ref(event))),
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
                    Span::Day => by_day(events, &cost),
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

/// So many events of one day are tried on days alike.
const MOST_PILED: u32 = 40;

/// A month has no more days.
const MOST_DAYS: u32 = 31;

/// Events without a day may have been on days of their own, on several alike, or all on one,
/// the fullest or another one; of those that may count or not, any number counts.
fn by_day(events: &[Happened], cost: &dyn Fn(u32) -> Range<Exact>) -> Range<Exact> {
    let mut days = BTreeMap::new();
    for event in events {
        let (sure, perhaps) = days.entry(event.date).or_insert((0_u32, 0_u32));
        *perhaps = perhaps.saturating_add(event.times);
        if !event.pending {
            *sure = sure.saturating_add(event.times);
        }
    }
    let (sure, perhaps) = days.remove(&None).unwrap_or((0, 0));
    let mut days: Vec<(u32, u32)> = days.into_values().collect();
    days.sort_unstable_by_key(|day| day.1);
    let all = |days: &[(u32, u32)]| {
        let each = days.iter();
        each.fold(NOTHING, |all, (sure, perhaps)| {
            sum(all, between(*sure, *perhaps, cost))
        })
    };
    let dated = all(&days);
    if perhaps == 0 {
        return dated;
    }
    let apart = |count: u32| sum(dated, times(cost(1), count));
    let mut found = joined(apart(sure), apart(perhaps));
    for count in [sure, perhaps] {
        for pile in 2..count.min(MOST_PILED) {
            let (days, rest) = (count / pile, count % pile);
            if days < MOST_DAYS {
                let piles = sum(times(cost(pile), days), cost(rest));
                found = joined(found, sum(dated, piles));
            }
        }
    }
    found = joined(found, sum(dated, between(sure, perhaps, cost)));
    if let Some((fullest, rest)) = days.split_last() {
        let sure = sure.saturating_add(fullest.0);
        let perhaps = perhaps.saturating_add(fullest.1);
        found = joined(found, sum(all(rest), between(sure, perhaps, cost)));
    }
    found
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
                            plan.choice().contains(amount.into())
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
