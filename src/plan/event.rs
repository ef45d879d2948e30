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
                Self::Repeated(scale, *within, with.word(*which, path))
            }
        }
    }

    /// All that may be chosen for an event.
    fn choice(&self) -> Range<Exact> {
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

    /// What the events of a line come to.
    pub fn range(&self, line: usize, by: &Reckoning<'_>) -> Range<Exact> {
        let events = by.events(line);
        match self {
            Self::Fixed(amount) => {
                let count = events
                    .iter()
                    .fold(0_u32, |count, event| count.saturating_add(event.times));
                match count {
                    0 => NOTHING,
                    count => times(amount.range(by.mode), count),
                }
            }
            Self::Chosen(..) | Self::Any => {
                let mut all = NOTHING;
                for event in events {
                    let one = match event.amount {
                        Some(amount) => Known::fact(amount.into()),
                        None => Known::open(self.choice()),
                    };
                    by.note(one);
                    let one = one.through(by.mode, Exact::ZERO, |range, _| range);
                    all = sum(all, times(one, event.times));
                }
                all
            }
            Self::Repeated(scale, within, which) => {
                let cost = |count: u32| repeated(scale, *which, count, by.mode);
                let all = match within {
                    Span::Month => cost(counted(events.iter())),
                    Span::Day => by_day(events, &cost),
                };
                match by.mode {
                    // Days that aren't known count as little as they can.
                    Mode::Headline => Range::exactly(Exact::ZERO.clamp(all.low, all.high)),
                    Mode::Span => all,
                }
            }
        }
    }
}

fn counted<'a>(events: impl Iterator<Item = &'a Happened>) -> u32 {
    events.fold(0, |count, event| count.saturating_add(event.times))
}

/// What so many events within one span come to.
fn repeated(scale: &ScalePlan, which: Which, count: u32, mode: Mode) -> Range<Exact> {
    let one = |nth: u32| scale.range(Range::exactly(Exact::whole(nth.into())), mode);
    match which {
        _ if count == 0 => NOTHING,
        Which::All => times(one(count), count),
        // A month has at most `limits::MAX_EVENTS`.
        Which::Own => (1..=count).fold(NOTHING, |all, nth| sum(all, one(nth))),
    }
}

/// Events without a day may have been on days of their own or all on one, the
/// fullest or another one.
fn by_day(events: &[Happened], cost: &dyn Fn(u32) -> Range<Exact>) -> Range<Exact> {
    let mut days = BTreeMap::new();
    for event in events {
        let day = days.entry(event.date).or_insert(0_u32);
        *day = day.saturating_add(event.times);
    }
    let undated = days.remove(&None).unwrap_or(0);
    let all =
        |days: &mut dyn Iterator<Item = u32>| days.fold(NOTHING, |all, day| sum(all, cost(day)));
    let dated = all(&mut days.values().copied());
    if undated == 0 {
        return dated;
    }
    let apart = sum(dated, times(cost(1), undated));
    let together = sum(dated, cost(undated));
    let mut counts: Vec<u32> = days.into_values().collect();
    counts.sort_unstable();
    if let Some(fullest) = counts.last_mut() {
        *fullest = fullest.saturating_add(undated);
    }
    let mut found = apart.including(together.low).including(together.high);
    if !counts.is_empty() {
        let joined = all(&mut counts.into_iter());
        found = found.including(joined.low).including(joined.high);
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
