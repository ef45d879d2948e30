//! One event under several lines: what of it counts where.

use super::compile::Plan;
use super::event::EventPlan;
use super::given::{Happened, Month};
use super::node::{GivesPlan, NodePlan};
use super::number::Mode;
use crate::language::Overlap;
use crate::number::{Exact, Range};

/// One event, or several alike, under several lines.
#[derive(Debug)]
pub struct Shared {
    pub event: Happened,
    pub parties: Vec<Party>,
}

/// A line that an event fits.
#[derive(Clone, Copy, Debug)]
pub struct Party {
    pub line: usize,
    pub pending: bool,
    /// What one event gives there: at its value, and all that it may.
    value: Exact,
    span: Range<Exact>,
    /// Whether somebody still has to choose it.
    is_open: bool,
}

/// How many ways of the shared events are tried; with more, each may count anywhere.
const MOST_WAYS: usize = 4_096;

/// The lines that get an event in one way, each with the least that it costs there.
type Way = Vec<(usize, Option<Exact>)>;

impl Plan {
    /// What an event gives on each of these lines.
    pub(super) fn parties(&self, fits: &[(usize, bool)], event: &Happened) -> Vec<Party> {
        let mut parties: Vec<Option<Party>> = vec![None; fits.len()];
        for total in &self.totals {
            total.pool.each(&mut |node| {
                let NodePlan::Line(line) = node else { return };
                let GivesPlan::Events(plan) = &line.gives else {
                    return;
                };
                for (nth, (at, pending)) in fits.iter().enumerate() {
                    if *at == line.at
                        && let Some(slot) = parties.get_mut(nth)
                    {
                        *slot = Some(Party::of((*at, *pending), plan, event));
                    }
                }
            });
        }
        parties.into_iter().flatten().collect()
    }

    /// Whether an event's lines have to be looked at together.
    pub(super) fn is_shared(&self, parties: &[Party]) -> bool {
        let takes = parties.iter().filter(|party| party.takes()).count();
        let pending = parties.iter().any(|party| party.pending);
        let mixed = pending && takes > 0 && takes < parties.len();
        mixed || (self.overlap == Overlap::Heaviest && takes > 1)
    }

    /// The events of the headline, where they aren't those of the month.
    pub(super) fn headline_events(&self, month: &Month) -> Option<Vec<Vec<Happened>>> {
        if month.shared.is_empty() {
            return None;
        }
        let mut events = month.events.clone();
        for shared in &month.shared {
            let there = shared.parties.iter().filter(|party| !party.pending);
            let (takes, gives): (Vec<&Party>, Vec<&Party>) =
                there.partition(|party| self.is_contested(party));
            let mut best: Option<&Party> = None;
            for party in takes {
                let weighs = |party: &Party| match party.is_open {
                    true => Exact::ONE,
                    false => party.value,
                };
                if best.is_none_or(|best| weighs(party) < weighs(best)) {
                    best = Some(party);
                }
            }
            for party in gives.into_iter().chain(best) {
                put(&mut events, &shared.event, party.line, None);
            }
        }
        Some(events)
    }

    /// The events in each way in which the shared ones can turn out.
    pub(super) fn each_event_way(&self, month: &Month, mut see: impl FnMut(&[Vec<Happened>])) {
        let ways: Vec<Vec<Way>> = month.shared.iter().map(|one| self.ways(one)).collect();
        let count = ways
            .iter()
            .fold(1_usize, |count, ways| count.saturating_mul(ways.len()));
        if count > MOST_WAYS {
            let mut events = month.events.clone();
            for shared in &month.shared {
                let pending = Happened {
                    pending: true,
                    ..shared.event
                };
                for party in &shared.parties {
                    put(&mut events, &pending, party.line, None);
                }
            }
            return see(&events);
        }
        for nth in 0..count {
            let mut rest = nth;
            let mut events = month.events.clone();
            for (shared, ways) in month.shared.iter().zip(&ways) {
                let of = ways.len().max(1);
                for (line, least) in ways.get(rest % of).into_iter().flatten() {
                    put(&mut events, &shared.event, *line, *least);
                }
                rest /= of;
            }
            see(&events);
        }
    }

    fn is_contested(&self, party: &Party) -> bool {
        self.overlap == Overlap::Heaviest && party.takes()
    }

    fn ways(&self, shared: &Shared) -> Vec<Way> {
        let pending = shared.parties.iter().any(|party| party.pending);
        let mut ways = Vec::new();
        for counts in [true, false] {
            if !counts && !pending {
                continue;
            }
            let there = shared.parties.iter();
            let there = there.filter(|party| counts || !party.pending);
            let (takes, gives): (Vec<&Party>, Vec<&Party>) =
                there.partition(|party| self.is_contested(party));
            let given: Way = gives.iter().map(|party| (party.line, None)).collect();
            let mut found = false;
            for (nth, party) in takes.iter().enumerate() {
                let mut others = takes.iter().enumerate();
                let wins = others.all(|(other, against)| {
                    let (heavy, light) = (party.span.low, against.lightest());
                    other == nth || heavy < light || (heavy == light && nth < other)
                });
                if wins {
                    let mut others = takes.iter().enumerate();
                    let least = others.try_fold(None, |least: Option<Exact>, (other, party)| {
                        let light = party.lightest();
                        match other == nth {
                            true => Some(least),
                            false => Some(Some(least.map_or(light, |least| least.min(light)))),
                        }
                    });
                    let mut way = given.clone();
                    way.push((party.line, least.flatten()));
                    ways.push(way);
                    found = true;
                }
            }
            if !found {
                ways.push(given);
            }
        }
        ways
    }
}

impl Party {
    fn of((line, pending): (usize, bool), plan: &EventPlan, event: &Happened) -> Self {
        let chosen = event.amount.map(Exact::of);
        let (value, span) = match (plan, chosen) {
            (EventPlan::Fixed(amount), _) => (amount.value(), amount.range(Mode::Span)),
            (_, Some(amount)) => (amount, Range::exactly(amount)),
            _ => (Exact::ZERO, plan.choice()),
        };
        Self {
            line,
            pending,
            value,
            span,
            is_open: chosen.is_none() && !matches!(plan, EventPlan::Fixed(_)),
        }
    }

    /// Whether it takes something.
    fn takes(&self) -> bool {
        self.value < Exact::ZERO || self.span.low < Exact::ZERO
    }

    /// The least that it costs; what is still to be chosen may not be there at all.
    fn lightest(&self) -> Exact {
        match self.is_open {
            true => Exact::ONE,
            false => self.span.high,
        }
    }
}

fn put(events: &mut [Vec<Happened>], event: &Happened, line: usize, least: Option<Exact>) {
    if let Some(list) = events.get_mut(line) {
        list.push(Happened { least, ..*event });
    }
}
