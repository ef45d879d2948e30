//! Whether an answer can still move the score, whatever the assumed numbers
//! turn out to be.
//!
//! If any two sets of answers differ in the score by some numbers, then so do two
//! that differ in one fact. So a month moves only if both of these hold:
//!
//! - Some open fact moves what a line gives or takes by some values of the
//!   numbers that the line rests on: these are known, as each line is monotone in
//!   each of its numbers, or falls into few pieces in which it is.
//! - It can be seen: the best that the month can come to by any numbers and
//!   answers lies above the floor, the worst below the cap at the base, and of
//!   rewards, the least below the cap of all rewards.
//!
//! Each is worked out, not searched for, and has no limit in the size of the
//! record. So what isn't provisional can't be moved. The other way round it holds
//! but where the two hold by different numbers only. Then nothing moves, and the
//! month is called provisional all the same:
//!
//! - where one step (a thousandth of one number, a step of a measure) leaps over
//!   all that lies between the floor and a cap;
//! - where an entry stands for several clauses, or for a clause and its
//!   complaint, and a pool swallows it by each value (see `moves_events`);
//! - where an entry gives just what the heavier of several takes, whichever of
//!   them that is;
//! - where what a pro-rata answer costs is always rounded away.

use super::tally::Tally;
use super::threshold::{Met, states};
use super::total::Totals;
use super::{Cases, Scorer, deadline, moves_calls, moves_events, shortfall};
use crate::number::{Percent, Points, Range, Ratio, Unit};
use crate::record::{Exam, Measured, Shares};
use crate::rulebook::{
    AboveBase, Condition, Direction, Effect, Measure, Mechanism, Parameter, Part, PartStep, Pool,
};

/// Whether some answer moves the score by some values of the assumed numbers:
/// never no where one does.
pub(super) fn can_move(scorer: &Scorer<'_>, totals: &Cases<Totals>) -> bool {
    let look = Look {
        scorer,
        tally: Tally::new(scorer),
        seen: Seen::of(scorer, totals),
    };
    look.events() || look.complaints() || look.parts() || moves_calls::can_move(scorer)
}

/// What is looked at.
pub(super) struct Look<'s, 'a> {
    pub scorer: &'s Scorer<'a>,
    pub tally: Tally,
    pub seen: Seen,
}

/// Whether anything in this direction can be seen.
pub(super) struct Seen {
    pub rewards: bool,
    pub deductions: bool,
    /// Whether there is a cap of all rewards.
    pub capped: bool,
    /// What all rewards give in the best case.
    pub rewarded: Points,
}

impl Seen {
    fn of(scorer: &Scorer<'_>, totals: &Cases<Totals>) -> Self {
        let (low, high) = (&totals.low, &totals.high);
        if scorer.rulebook.unit == Unit::Money {
            // Only fines are given back, all of them.
            return Self {
                rewards: true,
                deductions: low.refund.is_zero(),
                capped: false,
                rewarded: high.rewards,
            };
        }
        let above_base = scorer.rulebook.choices().above_base;
        let below_cap = above_base != AboveBase::CappedAtBase
            || low.raw < scorer.rulebook.base
            || low.month_zero;
        let seen = high.raw > Points::ZERO && !high.month_zero && below_cap;
        let cap = scorer.rulebook.reward_cap.span();
        let rewards_capped = above_base == AboveBase::RewardsCapped;
        // What is given beside a deduction may lean either way in both ends.
        let full = low.rewards >= cap.high && !moves_events::gives_and_takes(scorer);
        Self {
            rewards: seen && !(rewards_capped && full),
            deductions: seen,
            capped: rewards_capped,
            rewarded: high.rewards,
        }
    }

    pub const fn shows(&self, effect: Effect) -> bool {
        match effect {
            Effect::Reward => self.rewards,
            Effect::Deduction => self.deductions,
        }
    }
}

impl Look<'_, '_> {
    /// What exam, report and measures move.
    fn parts(&self) -> bool {
        let mut parts = self.scorer.rulebook.parts();
        parts.any(|(section, _, part)| self.seen.shows(section.effect) && self.part(part))
    }

    fn part(&self, part: &Part) -> bool {
        match &part.mechanism {
            Mechanism::ExamRank { amount, .. } => {
                self.scorer.record.exam == Exam::Unknown && costs(amount)
            }
            Mechanism::Threshold { amount, conditions } => {
                costs(amount) && self.threshold(conditions)
            }
            Mechanism::Deadline {
                per_day,
                worth,
                due_day,
                last_day,
            } => deadline::can_move(
                self.scorer,
                &deadline::Rule {
                    per_day,
                    worth,
                    due_day: *due_day,
                    last_day: *last_day,
                },
            ),
            Mechanism::Shortfall { step } => {
                let mut measures = self.scorer.rulebook.measures.iter();
                costs(step) && measures.any(|measure| self.shortfall(step, measure))
            }
            // By entries, complaints and days.
            Mechanism::PerOccurrence { .. }
            | Mechanism::Severity { .. }
            | Mechanism::CallQuota { .. } => false,
        }
    }

    /// Whether the best outcome meets all conditions and the worst doesn't, by
    /// some thresholds: all ways in which each can stand at its worst and best
    /// are joined.
    fn threshold(&self, conditions: &[Condition]) -> bool {
        let mut joined = vec![(Met::Nothing, Met::Nothing)];
        for condition in conditions {
            let mut next = Vec::new();
            for at in self.thresholds(condition) {
                let condition = Condition {
                    measure: condition.measure,
                    threshold: Parameter::stated(Percent::from_raw(at)),
                };
                let measured = self.scorer.record.measures.get(&condition.measure);
                let states = states(self.scorer, &condition, measured);
                for (worst, best) in &joined {
                    let pair = (worst.and(states.facts_low), best.and(states.facts_high));
                    if !next.contains(&pair) {
                        next.push(pair);
                    }
                }
            }
            joined = next;
        }
        let decided = |(worst, best): &(Met, Met)| *best == Met::All && *worst != Met::All;
        joined.iter().any(decided)
    }

    /// A condition changes only beside the shares that its measure can have.
    fn thresholds(&self, condition: &Condition) -> Vec<i64> {
        let Range { low, high } = condition.threshold.span();
        let mut all = vec![low.raw(), high.raw()];
        if let Some(shares) = self.shares(condition.measure).flatten() {
            for share in [shares.low, shares.high].map(thousandths) {
                all.extend([share - 1, share, share + 1]);
            }
        }
        all.retain(|value| (low.raw()..=high.raw()).contains(value));
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Whether the worst outcome of a measure costs more than the best by some
    /// step, target and worth: the largest worth hides least.
    fn shortfall(&self, step: &Parameter<Points>, measure: &Measure) -> bool {
        let pool = match self.scorer.rulebook.choices().pool {
            Pool::Own => measure.worth.span().high,
            Pool::Month => self.scorer.rulebook.base,
        };
        let part_step = self.scorer.rulebook.choices().part_step;
        let higher = measure.direction == Direction::Higher;
        let Range { low, high } = measure.target.span();
        let (easiest, hardest) = if higher { (low, high) } else { (high, low) };
        let cost = |ratio: Ratio, target: Percent, each: Points| {
            shortfall::full(ratio, target, measure.direction, each, part_step)
        };
        let largest = step.span().high;
        let from_nothing = |worst: Ratio| cost(worst, hardest, largest).min(pool) > Points::ZERO;
        match self.shares(measure.id) {
            None => shortfall::worst(measure.direction).is_some_and(from_nothing),
            Some(Some(shares)) if shares.open > 0 => {
                let Shares { low, high, .. } = shares;
                let (best, worst) = if higher { (high, low) } else { (low, high) };
                if shares.or_nothing {
                    return from_nothing(worst);
                }
                // The least step leaves most in the pool.
                let least = least(step.span());
                let left = |target: Percent| cost(best, target, least) < pool;
                if part_step == PartStep::ProRata {
                    // Whether it's enough to be rounded up isn't asked.
                    let short = shortfall::is_short(worst, hardest, measure.direction);
                    return !is_same(best, worst) && short && left(easiest);
                }
                targets(worst, easiest, hardest).any(|target| {
                    cost(worst, target, least) > cost(best, target, least) && left(target)
                })
            }
            Some(_) => false,
        }
    }

    /// What the share of a measure can be; none while nothing is known, or where
    /// there is nothing to measure.
    fn shares(&self, measure: crate::id::Id) -> Option<Option<Shares>> {
        let measured: &Measured = self.scorer.record.measures.get(&measure)?;
        Some(self.scorer.shares(*measured))
    }
}

/// Targets at which an outcome begins to cost one step more, the easiest first,
/// as many as can be the first that tells it from a better one; and the
/// easiest itself.
fn targets(worst: Ratio, easiest: Percent, hardest: Percent) -> impl Iterator<Item = Percent> {
    let (from, to) = (easiest.raw(), hardest.raw());
    let worst = thousandths(worst);
    let inside = move |target: &i64| (from.min(to)..=from.max(to)).contains(target);
    let beside = move |by: i64| if from <= to { worst + by } else { worst - by };
    let steps = (0..=100).flat_map(move |step| (-1..=2).map(move |by| beside(step * 1_000 + by)));
    // Past two steps nothing begins anew.
    let steps = steps.filter(inside).take(12);
    std::iter::once(from).chain(steps).map(Percent::from_raw)
}

fn is_same(one: Ratio, other: Ratio) -> bool {
    let cross = |a: Ratio, b: Ratio| u64::from(a.numerator()) * u64::from(b.denominator());
    cross(one, other) == cross(other, one)
}

/// Whether an amount may be anything.
pub(super) fn costs(amount: &Parameter<Points>) -> bool {
    amount.span().high > Points::ZERO
}

/// The least that isn't nothing.
pub(super) fn least(span: Range<Points>) -> Points {
    span.low.max(Points::from_raw(1)).min(span.high)
}

/// A share in thousandths of a per cent, rounded down.
fn thousandths(ratio: Ratio) -> i64 {
    let (n, d) = (i64::from(ratio.numerator()), i64::from(ratio.denominator()));
    n * 100_000 / d.max(1)
}
