//! The ends of a month in which one event pulls two ways: a lighter amount can
//! cost more, where the heavier clause's pool would swallow the event, and an
//! entry that isn't confirmed gives and takes at once, or stands for a
//! complaint. Such ends are looked for; all else leans one way.
//!
//! What has no limit pulls one way still: dearer, it takes an event over at
//! more than it cost before. So only the amounts of limited parts are tried,
//! and of those only the values at which a contest turns: in between nothing
//! but the amount itself moves.

use super::contest::{Contest, Party, winner};
use super::tally::{Named, Tally, counts};
use super::{Case, Cases, Lean, Scorer, exam_rank, threshold};
use crate::number::Points;
use crate::record::Standing;
use crate::rulebook::{AboveBase, Effect, Mechanism, Pool};

/// An entry whose end isn't plain.
pub(super) struct Knot<'a> {
    /// Rewards that count where it does.
    pub rewards: Vec<(Named<'a>, u32)>,
    pub contests: Vec<Contest<'a>>,
    pub pending: bool,
    /// Whether it's tried both ways.
    pub bound: bool,
}

/// How many months are tried for one end; of a month with more, the ends contain
/// the true ones. Twice as many for each pending entry that gives and takes, or
/// that caused a complaint and names a clause with a pool; times the few amounts
/// of each such clause at which a contest turns. By the bundled rules, where
/// clause 24 alone has a pool, it takes nine such entries of clause 24, each with
/// a complaint of its own, under reading R12 "the heavier".
const MOST: usize = 4_096;

/// Looks for the ends of these entries and tallies them.
pub(super) fn settle(scorer: &Scorer<'_>, tally: &mut Tally, knots: &[Knot<'_>]) {
    let involved = involved(knots);
    let rewards = other_rewards(scorer, tally, knots, &involved);
    let found: Cases<Found> = Cases::each(|case| {
        let base = |part: &Named<'_>| {
            let events = tally.events(part.position);
            events.map_or(0, |events| events.cases.at(case))
        };
        let search = Search {
            scorer,
            knots,
            case,
            base: involved.iter().map(base).collect(),
            involved: &involved,
            rewards: rewards.at(case),
        };
        search.end()
    });
    for (place, part) in involved.iter().enumerate() {
        let amount = |case: Case| case.parameters.amount(part.amount, part.effect);
        let counts = found.each_ref(|found| found.counts[place]);
        let each = found.each_ref(|found| found.amounts[place]);
        let leaning = Cases::each(amount);
        if let Some(events) = tally.events_mut(part.position) {
            events.cases = counts;
            if each != leaning {
                events.each = Some(each);
            }
        }
    }
    for (place, linked) in tally.outweighed.levels.iter_mut().enumerate() {
        let out = found.each_ref(|found| found.outweighed.get(place).copied().unwrap_or(0));
        linked.cases = linked.cases.zip(out, |sum, out| sum + out);
    }
}

/// Every part that the entries name, once.
fn involved<'a>(knots: &[Knot<'a>]) -> Vec<Named<'a>> {
    let mut involved: Vec<Named<'a>> = Vec::new();
    let mut note = |part: &Named<'a>| {
        if !involved.iter().any(|known| known.position == part.position) {
            involved.push(*part);
        }
    };
    for knot in knots {
        knot.rewards.iter().for_each(|(part, _)| note(part));
        for party in knot.contests.iter().flat_map(|contest| &contest.parties) {
            if let Party::Part(part) = party {
                note(part);
            }
        }
    }
    involved
}

/// What all other rewards give, where a cap of all may hide that of an entry.
fn other_rewards(
    scorer: &Scorer<'_>,
    tally: &Tally,
    knots: &[Knot<'_>],
    involved: &[Named<'_>],
) -> Cases<Points> {
    let mut sum = Cases::default();
    let capped = scorer.rulebook.choices().above_base == AboveBase::RewardsCapped;
    if !capped || knots.iter().all(|knot| knot.rewards.is_empty()) {
        return sum;
    }
    for (position, (section, _, part)) in scorer.rulebook.parts().enumerate() {
        let is_involved = involved.iter().any(|part| part.position == position);
        if section.effect != Effect::Reward || is_involved {
            continue;
        }
        let draft = match &part.mechanism {
            Mechanism::PerOccurrence { .. } => scorer.events_draft(tally, position, section, part),
            Mechanism::ExamRank {
                amount,
                places,
                end,
            } => Some(exam_rank::draft(
                scorer,
                amount,
                *places,
                *end,
                section.effect,
            )),
            Mechanism::Threshold { amount, conditions } => {
                let draft = threshold::draft(scorer, amount, conditions, section.effect);
                Some(draft)
            }
            // None of these gives anything.
            Mechanism::Deadline { .. }
            | Mechanism::Shortfall { .. }
            | Mechanism::CallQuota { .. }
            | Mechanism::Severity { .. } => None,
        };
        if let Some(draft) = draft {
            sum = sum.zip(draft.amounts, |sum, amount| sum + amount);
        }
    }
    sum
}

/// A case whose end is looked for.
struct Search<'a, 'k> {
    scorer: &'k Scorer<'a>,
    knots: &'k [Knot<'a>],
    involved: &'k [Named<'a>],
    case: Case,
    /// Events of each part that count whatever is tried.
    base: Vec<u32>,
    /// What all other rewards give.
    rewards: Points,
}

/// What is tried.
struct Try {
    /// Of each part, what one event gives or takes.
    amounts: Vec<Points>,
    /// Of each bound entry in order, whether it counts.
    counted: usize,
}

/// An end.
struct Found {
    amounts: Vec<Points>,
    counts: Vec<u32>,
    /// Complaints outweighed, as [`Outweighed`](super::tally::Outweighed) has them.
    outweighed: Vec<u32>,
    /// What it leaves of the score, apart from what never changes.
    score: Points,
}

impl Search<'_, '_> {
    fn end(&self) -> Found {
        let leaning: Vec<Points> = (self.involved.iter())
            .map(|part| self.case.parameters.amount(part.amount, part.effect))
            .collect();
        let first = Try {
            amounts: leaning,
            counted: 0,
        };
        if self.case.facts == Lean::Headline {
            return self.outcome(&first);
        }
        let bound = self.knots.iter().filter(|knot| knot.bound).count();
        let values: Vec<Vec<Points>> = (0..self.involved.len())
            .map(|place| self.values(place))
            .collect();
        let mut months = 1_usize.checked_shl(bound as u32).unwrap_or(usize::MAX);
        for values in &values {
            months = months.saturating_mul(values.len());
        }
        if months > MOST {
            return self.safe(&first);
        }
        let mut best: Option<Found> = None;
        for month in 0..months {
            let mut rest = month >> bound;
            let mut tried = Try {
                amounts: Vec::with_capacity(values.len()),
                counted: month & ((1 << bound) - 1),
            };
            for values in &values {
                tried.amounts.push(values[rest % values.len()]);
                rest /= values.len();
            }
            let found = self.outcome(&tried);
            let better = best.as_ref().is_none_or(|best| match self.case.facts {
                Lean::Worse => found.score < best.score,
                Lean::Better | Lean::Headline => found.score > best.score,
            });
            if better {
                best = Some(found);
            }
        }
        best.unwrap_or_else(|| self.outcome(&first))
    }

    /// The amounts of a part that may be an end: where it leans to, and beside
    /// those of the others, as far as its plausible ends reach.
    fn values(&self, place: usize) -> Vec<Points> {
        let part = &self.involved[place];
        let span = part.amount.span();
        let parameters = self.case.parameters;
        let mut values = vec![parameters.amount(part.amount, part.effect)];
        let limited = part.is_limited() && part.effect == Effect::Deduction;
        if parameters == Lean::Headline || !limited {
            return values;
        }
        let away = match parameters {
            Lean::Worse => Points::from_raw(-1),
            Lean::Better | Lean::Headline => Points::from_raw(1),
        };
        let steps = self
            .involved
            .iter()
            .filter(|part| part.is_limited())
            .count();
        let contests = self.knots.iter().flat_map(|knot| &knot.contests);
        for party in contests.flat_map(|contest| &contest.parties) {
            let mut value = party.amount(parameters, self.case.facts);
            for _ in 0..=steps {
                if span.contains(value) && !values.contains(&value) {
                    values.push(value);
                }
                value += away;
            }
        }
        values
    }

    fn outcome(&self, tried: &Try) -> Found {
        let own: Vec<(usize, Points)> = (self.involved.iter())
            .zip(&tried.amounts)
            .map(|(part, amount)| (part.position, *amount))
            .collect();
        let mut found = self.empty(tried.amounts.clone());
        let mut deducted = Points::ZERO;
        let mut bound = 0;
        for knot in self.knots {
            let standing = match knot.pending {
                true => Standing::Pending,
                false => Standing::Confirmed,
            };
            let mut counted = counts(self.case, Effect::Deduction, standing);
            if knot.bound && self.case.facts != Lean::Headline {
                counted = tried.counted >> bound & 1 == 1;
                bound += 1;
            }
            if counted {
                for (part, count) in &knot.rewards {
                    found.counts[self.place(part)] += count;
                }
            }
            for contest in &knot.contests {
                let wins = winner(&contest.parties, self.case, &own);
                match contest.parties.get(wins) {
                    Some(Party::Part(part)) if counted => {
                        found.counts[self.place(part)] += contest.count;
                        if let Some(complaint) = contest.complaint() {
                            found.outweighed[complaint.place()] += 1;
                        }
                    }
                    _ => {
                        let there = contest.complaint();
                        let amount = |complaint: Party<'_>| {
                            complaint.amount(self.case.parameters, self.case.facts)
                        };
                        deducted += there.map_or(Points::ZERO, amount).max(Points::ZERO);
                    }
                }
            }
        }
        found.score = self.score(&found, deducted);
        found
    }

    /// Beyond the limit of what is tried: every part that may count an event
    /// does, or none does.
    fn safe(&self, first: &Try) -> Found {
        let mut found = self.empty(first.amounts.clone());
        let worse = self.case.facts == Lean::Worse;
        for knot in self.knots {
            if !worse {
                for (part, count) in &knot.rewards {
                    found.counts[self.place(part)] += count;
                }
            }
            for contest in &knot.contests {
                let several = contest.can_win().count() > 1;
                let counts = worse || !(several || knot.pending);
                for party in contest.can_win().filter(|_| counts) {
                    if let Party::Part(part) = party {
                        found.counts[self.place(part)] += contest.count;
                    }
                }
                if let Some(complaint) = contest.complaint()
                    && !worse
                    && contest.can_be_outweighed()
                {
                    found.outweighed[complaint.place()] += 1;
                }
            }
        }
        found
    }

    fn empty(&self, amounts: Vec<Points>) -> Found {
        let complaints = self.knots.iter().flat_map(|knot| &knot.contests);
        let places = complaints.filter_map(Contest::complaint);
        let most = places.map(|complaint| complaint.place() + 1).max();
        Found {
            amounts,
            counts: self.base.clone(),
            outweighed: vec![0; most.unwrap_or(0)],
            score: Points::ZERO,
        }
    }

    fn place(&self, part: &Named<'_>) -> usize {
        let same = |known: &Named<'_>| known.position == part.position;
        self.involved.iter().position(same).unwrap_or(0)
    }

    fn score(&self, found: &Found, mut deducted: Points) -> Points {
        let choices = self.scorer.rulebook.choices();
        let parameters = self.case.parameters;
        let mut given = self.rewards;
        for (part, (count, amount)) in
            (self.involved.iter()).zip(found.counts.iter().zip(&found.amounts))
        {
            let count = if part.once { (*count).min(1) } else { *count };
            let full = amount.times(i64::from(count));
            let pool = part.worth.map(|worth| match choices.pool {
                Pool::Own => parameters.amount(worth, part.effect),
                Pool::Month => self.scorer.rulebook.base,
            });
            let points = pool.map_or(full, |pool| full.min(pool));
            match part.effect {
                Effect::Reward => given += points,
                Effect::Deduction => deducted += points,
            }
        }
        if choices.above_base == AboveBase::RewardsCapped {
            given = given.min(parameters.value(&self.scorer.rulebook.reward_cap, true));
        }
        given - deducted
    }
}
