//! Questions and answers that change no score.

use super::{Effect, Fault, Look, Mechanism, most_taken};
use crate::log::LogRatio;
use crate::number::{Percent, Points};
use crate::record::MAX_COUNT;
use crate::rulebook::{AboveBase, CallFine, Direction, End, Measure, Pool, ReadingId, Repeat};
use crate::rulebook::{LogRules, Rulebook, TooLate};

/// What the mechanisms of a rulebook ask of the readings and of the month.
#[derive(Default)]
pub(super) struct Asked {
    /// Whether a fact can be unknown, so that an empty month stays open.
    pub can_be_unknown: bool,
    by_r1: bool,
    by_r15: bool,
    pool: bool,
    shortfall: bool,
    deadline: bool,
    best: bool,
    last: bool,
    /// Deductions that one entry could name together.
    entered: u32,
    threshold: bool,
    calls: bool,
    several_conditions: bool,
    /// The most that all rewards can give; none without a reward.
    rewards: Option<Points>,
}

impl Asked {
    pub fn note(&mut self, mechanism: &Mechanism, effect: Effect, rulebook: &Rulebook) {
        let mut most = Points::ZERO;
        // Rewards that the end score can't hold leave nothing open.
        let at_base = rulebook.choices().above_base == AboveBase::CappedAtBase;
        let capped = at_base && effect == Effect::Reward;
        match mechanism {
            Mechanism::PerOccurrence {
                amount,
                worth,
                repeat,
            } => {
                self.by_r1 |= *repeat == Repeat::ByR1;
                self.by_r15 |= *repeat == Repeat::ByR15;
                self.pool |= worth.is_some();
                self.entered += u32::from(effect == Effect::Deduction);
                let times = match repeat {
                    Repeat::Once => 1,
                    Repeat::Each | Repeat::ByR1 | Repeat::ByR15 => MAX_COUNT,
                };
                most = amount.span().high.times(i64::from(times));
            }
            Mechanism::ExamRank { amount, end, .. } => {
                self.best |= *end == End::Best;
                self.last |= *end == End::Last;
                most = amount.span().high;
                self.can_be_unknown |= !most.is_zero() && !capped;
            }
            Mechanism::Threshold { amount, conditions } => {
                for condition in conditions {
                    let span = condition.threshold.span();
                    let best = match rulebook.measure(condition.measure).map(|m| m.direction) {
                        Some(Direction::Lower) => Percent::ZERO,
                        Some(Direction::Higher) | None => Percent::HUNDRED,
                    };
                    // The best is met by the best either way (reading R13).
                    self.threshold |= span.low != best || span.high != best;
                }
                self.several_conditions |= conditions.len() > 1;
                most = amount.span().high;
                self.can_be_unknown |= !most.is_zero() && !capped;
            }
            Mechanism::Deadline { worth, .. } => {
                self.deadline = true;
                let month_is_lost = rulebook.choices().too_late == TooLate::Month;
                self.can_be_unknown |= !worth.span().high.is_zero() || month_is_lost;
            }
            Mechanism::Shortfall { step } => {
                let asked = !rulebook.measures.is_empty();
                self.shortfall |= asked;
                self.pool |= asked;
                let can_be_short = |measure: &Measure| {
                    let own = rulebook.choices().pool == Pool::Own;
                    let span = measure.target.span();
                    let gap = match measure.direction {
                        Direction::Higher => span.high,
                        Direction::Lower => Percent::HUNDRED - span.low,
                    };
                    let pool = !own || !measure.worth.span().high.is_zero();
                    pool && !most_taken(rulebook, gap, step.span().high).is_zero()
                };
                self.can_be_unknown |= rulebook.measures.iter().any(can_be_short);
            }
            Mechanism::CallQuota {
                quota,
                missed_day,
                missing_call,
                ..
            } => {
                let fine = match rulebook.choices().call_fine {
                    CallFine::PerDay => missed_day,
                    CallFine::PerCall => missing_call,
                };
                self.calls = true;
                self.can_be_unknown |= quota.span().high > 0 && !fine.span().high.is_zero();
            }
            // An entry can name a complaint that it caused beside its clause.
            Mechanism::Severity { .. } => self.entered += 1,
        }
        if effect == Effect::Reward {
            self.rewards = Some(self.rewards.unwrap_or_default() + most);
        }
    }

    /// Whether a threshold asks for a measure.
    pub fn has_condition(&self, rulebook: &Rulebook, measure: &Measure) -> bool {
        let mut parts = rulebook.parts();
        parts.any(|(_, _, part)| match &part.mechanism {
            Mechanism::Threshold { conditions, .. } => {
                conditions.iter().any(|c| c.measure == measure.id)
            }
            _ => false,
        })
    }

    /// Whether the answer to a question can change any score or pay.
    const fn by(&self, id: ReadingId, settles: bool) -> bool {
        match id {
            ReadingId::R1 => self.by_r1,
            ReadingId::R15 => self.by_r15,
            ReadingId::R2 | ReadingId::R3 | ReadingId::R11 => self.deadline,
            ReadingId::R4 => self.pool,
            ReadingId::R5 => self.shortfall,
            ReadingId::R6 => self.rewards.is_some(),
            // Every month pays and joins a year.
            ReadingId::R7 | ReadingId::R8 => true,
            ReadingId::R9 => self.best || self.last,
            ReadingId::R10 => self.best && self.last,
            ReadingId::R12 => self.entered > 1,
            ReadingId::R13 => self.threshold,
            ReadingId::R14 => self.several_conditions,
            // Only of what a log gives.
            ReadingId::R16 => false,
            ReadingId::T1 | ReadingId::T2 | ReadingId::T4 => self.calls && settles,
            ReadingId::T3 | ReadingId::T5 => self.calls,
        }
    }
}

impl Look<'_> {
    pub(super) fn questions(&mut self) {
        let rulebook = self.rulebook;
        let cap = &rulebook.reward_cap;
        for (index, reading) in rulebook.readings.iter().enumerate() {
            let at = format!("readings[{index}].options");
            // A question with one answer isn't put to anyone.
            if reading.options.len() < 2 {
                continue;
            }
            let filtered = |log: &LogRules| log.feeds.iter().any(|f| f.ratio == LogRatio::Filtered);
            let is_asked = match reading.id {
                ReadingId::R16 => rulebook.log.as_ref().is_some_and(filtered),
                id => self.asked.by(id, rulebook.settlement.is_some()),
            };
            if !is_asked {
                self.at(at, Fault::NotAsked(reading.id));
            } else if reading.id == ReadingId::R6
                && self
                    .asked
                    .rewards
                    .is_some_and(|most| most <= cap.span().low)
            {
                let mut options = reading.options.iter();
                if let Some(option) = options.find(|o| o.id.as_str() == "rewards_capped") {
                    self.at(at, Fault::OptionWithoutEffect(option.id));
                }
            }
        }
    }
}
