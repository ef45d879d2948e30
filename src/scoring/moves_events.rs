//! Whether a pending entry or a complaint under investigation can move the
//! score, whatever the assumed numbers turn out to be.
//!
//! An event that one part takes moves if some amount of it leaves room in the
//! part's largest pool beside what counts for it in any case. What an event gives
//! and takes at once, or takes in the place of the complaint that it caused, may
//! cancel: it does where all of it is known and no pool or cap cuts it off.

use super::contest::{Contest, Party, dearest};
use super::moves::{Look, least};
use super::tally::{Events, Named, caused, levels, named};
use super::{Lean, Scorer};
use crate::number::{Points, Range};
use crate::record::{Entry, Finding, Standing};
use crate::rulebook::{DoubleEntry, Effect, Pool};

impl Look<'_, '_> {
    /// What pending entries move.
    pub fn events(&self) -> bool {
        let mut entries = self.scorer.record.entries.iter();
        entries.any(|entry| entry.standing == Standing::Pending && self.entry(entry))
    }

    fn entry(&self, entry: &Entry) -> bool {
        let rewards = self.named(entry, Effect::Reward);
        let contests = self.contests(entry, self.named(entry, Effect::Deduction));
        let gives = self.seen.rewards && rewards.iter().any(|part| self.has_room(part, None));
        let takes = self.seen.deductions && contests.iter().any(|contest| self.takes(contest));
        (gives || takes) && !self.cancels(entry, &rewards, &contests)
    }

    fn named(&self, entry: &Entry, effect: Effect) -> Vec<Named<'_>> {
        let parts = entry.parts.iter().filter_map(|id| named(self.scorer, *id));
        parts.filter(|part| part.effect == effect).collect()
    }

    fn contests<'b>(&'b self, entry: &Entry, deductions: Vec<Named<'b>>) -> Vec<Contest<'b>> {
        if deductions.is_empty() {
            return Vec::new();
        }
        if self.scorer.rulebook.choices().double_entry == DoubleEntry::Each {
            let alone = |part| Contest::alone(part, entry.count);
            return deductions.into_iter().map(alone).collect();
        }
        Contest::of(deductions, caused(self.scorer, entry), entry.count)
    }

    /// Whether it matters if these events count.
    fn takes(&self, contest: &Contest<'_>) -> bool {
        let complaint = contest.complaint();
        let mut parts = contest.can_win().filter_map(|party| match party {
            Party::Part(part) => Some(part),
            Party::Level(..) | Party::Inquiry(_) => None,
        });
        parts.any(|part| match &complaint {
            // In the place of a complaint: more than it, or swallowed by a pool.
            Some(complaint @ Party::Level(..)) => !self.is_even(part, complaint),
            _ => self.has_room(part, Some(contest)),
        })
    }

    /// Whether a part can only cost just what the complaint in whose place it
    /// counts does.
    fn is_even(&self, part: &Named<'_>, complaint: &Party<'_>) -> bool {
        let amount = part.amount.span().high;
        amount == complaint.span().low && self.effect(part, amount, 1) == Some(amount)
    }

    /// Whether some amount leaves room in the pool, where the part wins a contest.
    fn has_room(&self, part: &Named<'_>, contest: Option<&Contest<'_>>) -> bool {
        let amount = least(part.amount.span());
        let sure = contest.map_or(self.events_of(part).own.low, |contest| {
            self.sure(part, contest)
        });
        let room = match (part.once, self.pool(part)) {
            (true, _) if sure > 0 => return false,
            (_, Some(pool)) => amount.times(i64::from(sure)) < pool.high,
            (_, None) => true,
        };
        amount > Points::ZERO && room
    }

    /// How many events count for a part whatever is open, where it wins a
    /// contest: it then wins those between the same.
    fn sure(&self, part: &Named<'_>, contest: &Contest<'_>) -> u32 {
        let place = |contest: &Contest<'_>, wanted: usize| {
            let mut parties = contest.parties.iter();
            parties.position(|party| party.position() == Some(wanted))
        };
        let entries = self.scorer.record.entries.iter();
        let confirmed = entries.filter(|entry| entry.standing == Standing::Confirmed);
        let mut sure = 0;
        for entry in confirmed {
            for other in self.contests(entry, self.named(entry, Effect::Deduction)) {
                let Some(own) = place(&other, part.position) else {
                    continue;
                };
                let beaten = |(at, party): (usize, &Party<'_>)| {
                    let here = party.position().and_then(|rival| place(contest, rival));
                    let mine = place(contest, part.position);
                    // At a tie the first named wins.
                    at == own || here.is_some_and(|here| (at < own) <= (Some(here) < mine))
                };
                let mut can_win = other.can_win();
                let alone = can_win.all(|party| party.position() == Some(part.position));
                if alone || other.parties.iter().enumerate().all(beaten) {
                    sure += other.count;
                }
            }
        }
        sure
    }

    /// What so many events of an entry that isn't confirmed add at an amount,
    /// if it's the same whatever is open.
    fn effect(&self, part: &Named<'_>, amount: Points, count: u32) -> Option<Points> {
        let own = self.events_of(part).own;
        let line = |events: u32, pool: Option<Points>| {
            let events = if part.once { events.min(1) } else { events };
            let full = amount.times(i64::from(events));
            pool.map_or(full, |pool| full.min(pool))
        };
        let added =
            |before: u32, pool: Option<Points>| line(before + count, pool) - line(before, pool);
        let pool = self.pool(part);
        let most = added(own.low, pool.map(|pool| pool.high));
        let least = added(own.high.saturating_sub(count), pool.map(|pool| pool.low));
        (most == least).then_some(most)
    }

    fn events_of(&self, part: &Named<'_>) -> Events {
        let events = self.tally.events(part.position);
        events.copied().unwrap_or_default()
    }

    fn pool(&self, part: &Named<'_>) -> Option<Range<Points>> {
        part.worth
            .map(|worth| match self.scorer.rulebook.choices().pool {
                Pool::Own => worth.span(),
                Pool::Month => Range::exactly(self.scorer.rulebook.base),
            })
    }

    /// Whether an entry gives just what it takes, or takes just what its complaint
    /// would, for sure.
    fn cancels(&self, entry: &Entry, rewards: &[Named<'_>], contests: &[Contest<'_>]) -> bool {
        if !rewards.is_empty() && self.may_cut() {
            return false;
        }
        // Every part that gets events, and how many.
        let mut counted: Vec<(&Named<'_>, u32)> = Vec::new();
        counted.extend(rewards.iter().map(|part| (part, entry.count)));
        let mut spared = Points::ZERO;
        for contest in contests {
            let mut can_win = contest.can_win();
            let (Some(winner), None) = (can_win.next(), can_win.next()) else {
                return false;
            };
            let Party::Part(part) = winner else { continue };
            match contest.complaint().map(|complaint| complaint.span()) {
                None => {}
                Some(cost) if cost.is_settled() => spared += cost.low,
                Some(_) => return false,
            }
            match counted
                .iter_mut()
                .find(|(known, _)| known.position == part.position)
            {
                Some((_, count)) => *count += contest.count,
                None => counted.push((part, contest.count)),
            }
        }
        let effects = counted.iter().map(|(part, count)| {
            let amount = part.amount.span();
            let effect = self.effect(part, amount.low, *count);
            let effect = effect.filter(|_| amount.is_settled())?;
            Some(match part.effect {
                Effect::Reward => effect,
                Effect::Deduction => -effect,
            })
        });
        let effects: Option<Vec<Points>> = effects.collect();
        let sum = effects.map(|all| all.into_iter().sum::<Points>());
        sum.is_some_and(|sum| (sum + spared).is_zero())
    }

    /// Whether the cap of all rewards may cut something off. Of entries that give
    /// and take neither end need hold the most that is given.
    fn may_cut(&self) -> bool {
        let given = self
            .scorer
            .rulebook
            .parts()
            .enumerate()
            .map(|(position, part)| {
                let events = self.tally.events(position);
                match (named(self.scorer, part.2.id), events) {
                    (Some(part), Some(events)) if part.effect == Effect::Reward => {
                        let most = i64::from(events.own.high);
                        part.amount.span().high.times(most)
                    }
                    _ => Points::ZERO,
                }
            });
        let most = self.seen.rewarded + given.sum();
        self.seen.capped && most > self.scorer.rulebook.reward_cap.span().low
    }

    /// What complaints under investigation move: each that may cost more than
    /// the entry that caused it, which then counts for nothing (reading R12).
    pub fn complaints(&self) -> bool {
        let Some(levels) = levels(self.scorer).filter(|_| self.seen.deductions) else {
            return false;
        };
        let record = self.scorer.record;
        let mut open = record.complaints.iter().filter(|complaint| {
            let pending = complaint.finding == Finding::Pending;
            pending && dearest(levels, Lean::Worse) > Points::ZERO
        });
        open.any(|complaint| {
            let mut entries = record.entries.iter();
            let caused = |entry: &&Entry| entry.caused.is_some() && entry.caused == complaint.id;
            let Some(entry) = entries.find(caused) else {
                return true;
            };
            let contests = self.contests(entry, self.named(entry, Effect::Deduction));
            let mut held = contests.iter().filter(|contest| contest.has_inquiry());
            let outweighs = |contest: &Contest<'_>| contest.can_win().any(Party::is_complaint);
            entry.standing == Standing::Pending || held.next().is_none_or(outweighs)
        })
    }
}

/// Whether an entry that isn't confirmed gives and takes at once.
pub(super) fn gives_and_takes(scorer: &Scorer<'_>) -> bool {
    let mut entries = scorer.record.entries.iter();
    entries.any(|entry| {
        let mut named = entry.parts.iter().filter_map(|id| named(scorer, *id));
        let first = named.next().map(|part| part.effect);
        let both = named.any(|part| Some(part.effect) != first);
        let pending = entry.standing == Standing::Pending;
        pending && both
    })
}
