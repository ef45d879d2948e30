//! What is odd about one part of a clause.

use super::{Effect, Fault, Look, Mechanism, looks_like_a_fraction};
use crate::number::{Percent, Points, Unit};
use crate::rulebook::{CallFine, Condition, Consequence, Direction, Inclusion, Level, Parameter};

impl Look<'_> {
    pub(super) fn mechanism(&mut self, at: &str, mechanism: &Mechanism, effect: Effect) {
        match mechanism {
            Mechanism::PerOccurrence { amount, worth, .. } => {
                let worth = worth.as_ref().map(|worth| worth.value);
                self.item(at, "amount", amount, worth);
            }
            Mechanism::ExamRank { amount, .. } => {
                self.amount(format!("{at}.amount"), amount);
            }
            Mechanism::Threshold { amount, conditions } => {
                self.amount(format!("{at}.amount"), amount);
                for (index, condition) in conditions.iter().enumerate() {
                    self.condition(&format!("{at}.conditions[{index}]"), condition, effect);
                }
            }
            Mechanism::Deadline {
                per_day,
                worth,
                due_day,
                last_day,
            } => {
                if std::mem::replace(&mut self.deadline, true) {
                    self.at(at, Fault::SecondDeadline);
                }
                let clean = self.item(at, "per_day", per_day, Some(worth.value));
                let grace = i64::from(*last_day) - i64::from(*due_day);
                if grace == 0 {
                    self.at(format!("{at}.last_day"), Fault::NoLateDay);
                } else if clean && per_day.value.times(grace) > worth.value {
                    self.at(format!("{at}.worth"), Fault::UsedUpEarly);
                }
            }
            Mechanism::Shortfall { step } => {
                self.amount(format!("{at}.step"), step);
                if self.rulebook.measures.is_empty() {
                    self.at(at, Fault::NoMeasures);
                }
            }
            Mechanism::CallQuota {
                quota,
                missed_day,
                missing_call,
                ..
            } => {
                if quota.span().high.max(quota.value) == 0 {
                    self.at(format!("{at}.quota"), Fault::NoEffect);
                }
                match self.rulebook.choices().call_fine {
                    CallFine::PerDay => self.amount(format!("{at}.missed_day"), missed_day),
                    CallFine::PerCall => self.amount(format!("{at}.missing_call"), missing_call),
                }
            }
            Mechanism::Severity { levels } => self.levels(at, levels),
        }
    }

    /// An amount and the worth that it's taken from; whether both are sound.
    fn item(
        &mut self,
        at: &str,
        field: &str,
        each: &Parameter<Points>,
        worth: Option<Points>,
    ) -> bool {
        let before = self.found.len();
        self.amount(format!("{at}.{field}"), each);
        if let Some(worth) = worth.filter(|_| self.found.len() == before) {
            let path = format!("{at}.worth");
            if worth.is_zero() {
                self.at(path, Fault::NoEffect);
            } else if !self.above_base(path, worth) && each.value > worth {
                self.at(format!("{at}.{field}"), Fault::AboveWorth);
            }
        }
        self.found.len() == before
    }

    /// One event, day, place or step.
    fn amount(&mut self, at: String, amount: &Parameter<Points>) {
        if amount.value.max(amount.span().high).is_zero() {
            self.at(at, Fault::NoEffect);
        } else if self.rulebook.unit == Unit::Points && amount.value.times(2) > self.rulebook.base {
            self.at(at, Fault::ResultForAmount);
        }
    }

    fn condition(&mut self, at: &str, condition: &Condition, effect: Effect) {
        let at = format!("{at}.threshold");
        let threshold = condition.threshold.value;
        let Some(measure) = self.rulebook.measure(condition.measure) else {
            return;
        };
        let worst = match measure.direction {
            Direction::Higher => Percent::ZERO,
            Direction::Lower => Percent::HUNDRED,
        };
        let target = measure.target.value;
        let eased = match measure.direction {
            Direction::Higher => threshold < target,
            Direction::Lower => threshold > target,
        };
        let includes = self.rulebook.choices().threshold == Inclusion::Includes;
        if looks_like_a_fraction(threshold, measure.direction) {
            self.at(at, Fault::Fraction);
        } else if threshold == worst && includes {
            self.at(at, Fault::AlwaysMet);
        } else if eased && effect == Effect::Reward && self.step.is_some() {
            self.at(at, Fault::RewardBelowTarget(target));
        }
    }

    fn levels(&mut self, at: &str, levels: &[Level]) {
        let mut before: Option<&Level> = None;
        for (index, level) in levels.iter().enumerate() {
            let at = format!("{at}.levels[{index}]");
            let amount = &level.amount;
            if amount.value.is_zero() && level.consequences.is_empty() {
                self.at(format!("{at}.amount"), Fault::NoEffect);
            }
            self.above_base(format!("{at}.amount"), amount.value);
            if let Some(before) = before {
                let (less, more) = (before.amount.span(), amount.span());
                if amount.value == before.amount.value {
                    self.at(format!("{at}.amount"), Fault::SameLevel);
                } else if less.low > more.low || less.high > more.high {
                    self.at(format!("{at}.amount"), Fault::LevelEnds);
                }
            }
            let milder = before.is_some_and(|before| gravest(level) < gravest(before));
            if milder || !ascending(&level.consequences) {
                self.at(format!("{at}.consequences"), Fault::ConsequenceOrder);
            }
            before = Some(level);
        }
    }
}

fn gravest(level: &Level) -> Option<Consequence> {
    level.consequences.iter().copied().max()
}

fn ascending(consequences: &[Consequence]) -> bool {
    consequences.windows(2).all(|pair| pair[0] < pair[1])
}
