//! One event under several lines: what of it counts where.

use super::compile::Plan;
use super::event::EventPlan;
use super::given::{Happened, Month};
use super::node::{GivesPlan, NodePlan};
use super::number::Mode;
use crate::language::Overlap;
use crate::number::{Exact, Range};

/// Several events alike, under several lines; all that is pending of them counts, or
/// none of it.
#[derive(Debug)]
pub struct Shared {
    event: Happened,
    /// So many of them, and what these fit.
    groups: Vec<(u32, Vec<Party>)>,
}

/// A line that events fit.
#[derive(Clone, Copy, Debug)]
pub struct Fit {
    pub line: usize,
    pub pending: bool,
    /// How many of them.
    pub times: u32,
}

/// The same with what one event gives there.
#[derive(Clone, Copy, Debug)]
struct Party {
    fit: Fit,
    /// As it counts in the headline, and all that it may.
    value: Exact,
    span: Range<Exact>,
}

/// The lines that get events in one way: how many, and what one costs there at least.
type Way = Vec<(usize, u32, Option<Exact>)>;

impl Plan {
    /// The events, if their lines have to be looked at together.
    pub(super) fn shared(&self, fits: &[Fit], event: &Happened) -> Option<Shared> {
        if fits.len() < 2 {
            return None;
        }
        let parties = self.parties(fits, event);
        let takes = parties.iter().filter(|party| party.takes()).count();
        let pending = parties.iter().any(|party| party.fit.pending);
        let mixed = pending && takes > 0 && takes < parties.len();
        if !mixed && (self.overlap != Overlap::Heaviest || takes < 2) {
            return None;
        }
        let mut times: Vec<u32> = fits.iter().map(|fit| fit.times).collect();
        times.sort_unstable();
        times.dedup();
        let mut before = 0;
        let groups = times.into_iter().map(|times| {
            let fitting = parties.iter().filter(|party| party.fit.times >= times);
            let many = times.saturating_sub(std::mem::replace(&mut before, times));
            (many, fitting.copied().collect())
        });
        Some(Shared {
            event: *event,
            groups: groups.collect(),
        })
    }

    /// What an event gives on each of these lines.
    fn parties(&self, fits: &[Fit], event: &Happened) -> Vec<Party> {
        let mut parties: Vec<Option<Party>> = vec![None; fits.len()];
        for total in &self.totals {
            total.pool.each(&mut |node| {
                let NodePlan::Line(line) = node else { return };
                let GivesPlan::Events(plan) = &line.gives else {
                    return;
                };
                for (fit, slot) in fits.iter().zip(&mut parties) {
                    if fit.line == line.at {
                        *slot = Some(Party::of(*fit, plan, event));
                    }
                }
            });
        }
        parties.into_iter().flatten().collect()
    }

    /// The events of the headline, where they aren't those of the month.
    pub(super) fn headline_events(&self, month: &Month) -> Option<Vec<Vec<Happened>>> {
        if month.shared.is_empty() {
            return None;
        }
        let mut events = month.events.clone();
        for shared in &month.shared {
            for (times, parties) in &shared.groups {
                let there = parties.iter().filter(|party| !party.fit.pending);
                let (takes, gives): (Vec<&Party>, Vec<&Party>) =
                    there.partition(|party| self.is_contested(party));
                let mut best: Option<&Party> = None;
                for party in takes {
                    if best.is_none_or(|best| party.value < best.value) {
                        best = Some(party);
                    }
                }
                for party in gives.into_iter().chain(best) {
                    put(&mut events, &shared.event, (party.fit.line, *times, None));
                }
            }
        }
        Some(events)
    }

    /// The events in each way in which the shared ones can turn out.
    /// Where there are more than `most`, each may count anywhere.
    pub(super) fn each_event_way(
        &self,
        month: &Month,
        most: usize,
        mut see: impl FnMut(&[Vec<Happened>]),
    ) {
        let ways: Vec<Vec<Way>> = month.shared.iter().map(|one| self.one_ways(one)).collect();
        let count = ways
            .iter()
            .fold(1_usize, |count, ways| count.saturating_mul(ways.len()));
        if count > most.max(1) {
            let mut events = month.events.clone();
            for shared in &month.shared {
                let pending = Happened {
                    pending: true,
                    ..shared.event
                };
                for (times, parties) in &shared.groups {
                    for party in parties {
                        put(&mut events, &pending, (party.fit.line, *times, None));
                    }
                }
            }
            return see(&events);
        }
        for nth in 0..count {
            let mut rest = nth;
            let mut events = month.events.clone();
            for (shared, ways) in month.shared.iter().zip(&ways) {
                let of = ways.len().max(1);
                for one in ways.get(rest % of).into_iter().flatten() {
                    put(&mut events, &shared.event, *one);
                }
                rest /= of;
            }
            see(&events);
        }
    }

    /// In how many ways the shared events of a month are looked at, `most` at the most.
    pub(super) fn event_ways(&self, month: &Month, most: usize) -> usize {
        let each = month.shared.iter().map(|one| self.one_ways(one).len());
        let count = each.fold(1_usize, usize::saturating_mul);
        match count > most.max(1) {
            true => 1,
            false => count,
        }
    }

    fn is_contested(&self, party: &Party) -> bool {
        self.overlap == Overlap::Heaviest && party.takes()
    }

    /// In which ways they can turn out.
    fn one_ways(&self, shared: &Shared) -> Vec<Way> {
        let mut found = Vec::new();
        for counts in [true, false] {
            if !counts && !shared.waits() {
                continue;
            }
            let mut ways = vec![Way::new()];
            for (times, parties) in &shared.groups {
                let more = self.winners(*times, parties, counts);
                let joined = ways.iter().flat_map(|way| {
                    more.iter()
                        .map(move |more| way.iter().chain(more).copied().collect())
                });
                ways = joined.collect();
            }
            found.extend(ways);
        }
        found
    }

    /// The same of events that fit all of these.
    fn winners(&self, times: u32, parties: &[Party], counts: bool) -> Vec<Way> {
        let there = parties.iter().filter(|party| counts || !party.fit.pending);
        let (takes, gives): (Vec<&Party>, Vec<&Party>) =
            there.partition(|party| self.is_contested(party));
        let given = gives.iter().map(|party| (party.fit.line, times, None));
        let given: Way = given.collect();
        let mut ways = Vec::new();
        for (nth, party) in takes.iter().enumerate() {
            let others = || takes.iter().enumerate().filter(|(other, _)| *other != nth);
            let wins = others().all(|(other, against)| {
                let (heavy, light) = (party.span.low, against.span.high);
                heavy < light || (heavy == light && nth < other)
            });
            if wins {
                let least = others().map(|(_, party)| party.span.high).min();
                let mut way = given.clone();
                way.push((party.fit.line, times, least));
                ways.push(way);
            }
        }
        if ways.is_empty() {
            ways.push(given);
        }
        ways
    }
}

impl Shared {
    /// Whether it isn't known of any of them if it counts.
    pub fn waits(&self) -> bool {
        let mut all = self.groups.iter().flat_map(|(_, parties)| parties);
        all.any(|party| party.fit.pending)
    }
}

impl Party {
    fn of(fit: Fit, plan: &EventPlan, event: &Happened) -> Self {
        let chosen = event.amount.map(Exact::of);
        let (value, span) = match (plan, chosen) {
            (EventPlan::Fixed(amount), _) => (amount.value(), amount.range(Mode::Span)),
            (_, Some(amount)) => (amount, Range::exactly(amount)),
            _ => {
                // What isn't chosen takes as little as it can; what may take nothing isn't the
                // heaviest.
                let least = plan.choice(Mode::Headline).high;
                let value = if least.is_negative() {
                    least
                } else {
                    Exact::ONE
                };
                (value, plan.choice(Mode::Span))
            }
        };
        Self { fit, value, span }
    }

    /// Whether it takes something.
    fn takes(&self) -> bool {
        self.value < Exact::ZERO || self.span.low < Exact::ZERO
    }
}

fn put(
    events: &mut [Vec<Happened>],
    event: &Happened,
    (line, times, least): (usize, u32, Option<Exact>),
) {
    if let Some(list) = events.get_mut(line) {
        list.push(Happened {
            times,
            least,
            ..*event
        });
    }
}
