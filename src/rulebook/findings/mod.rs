//! What is odd about a rulebook that holds together: it scores, but probably
//! not as its owner means.
//!
//! Everything is worked out from the numbers and mechanisms themselves, for
//! every month at once; no month is tried. Plausible ends count only where it
//! says so: otherwise a number is what the headline uses.

mod mechanisms;
mod questions;

use super::{AboveBase, Direction, Effect, Fault, Measure, Mechanism, PartStep, Problem, Rulebook};
use crate::log::{LogRatio, Mark};
use crate::number::{Percent, Points, Unit};
use questions::Asked;

/// Everything odd about a rulebook, in the order of its file. Empty for the
/// bundled one. Nothing here keeps a rulebook from scoring: what does, is
/// refused by [`check`](super::check).
pub fn findings(rulebook: &Rulebook) -> Vec<Problem> {
    let mut look = Look {
        rulebook,
        found: Vec::new(),
        step: None,
        deadline: false,
        asked: Asked::default(),
    };
    look.sections();
    look.measures();
    look.whole();
    look.questions();
    look.log();
    look.found
}

/// A walk through a rulebook and what it has seen.
struct Look<'a> {
    rulebook: &'a Rulebook,
    found: Vec<Problem>,
    /// What a percentage point below target takes, if anything scores that.
    step: Option<Points>,
    deadline: bool,
    asked: Asked,
}

impl Look<'_> {
    fn at(&mut self, path: impl Into<String>, fault: Fault) {
        let path = path.into();
        self.found.push(Problem { path, fault });
    }

    fn log(&mut self) {
        let Some(log) = &self.rulebook.log else {
            return;
        };
        let marked = |mark| log.categories.iter().any(|c| c.marks.has(mark));
        for (index, feed) in log.feeds.iter().enumerate() {
            let fault = match feed.ratio {
                LogRatio::Filtered if !marked(Mark::Complaint) => Fault::NoComplaintCategory,
                LogRatio::SolvedOnline if !marked(Mark::Fault) => Fault::NoFaultCategory,
                _ => continue,
            };
            self.at(format!("log.feeds[{index}].ratio"), fault);
        }
    }

    fn sections(&mut self) {
        let rulebook = self.rulebook;
        self.step = rulebook
            .parts()
            .find_map(|(_, _, part)| match &part.mechanism {
                Mechanism::Shortfall { step } => Some(step.value),
                _ => None,
            });
        for (s, section) in rulebook.sections.iter().enumerate() {
            for (c, clause) in section.clauses.iter().enumerate() {
                for (p, part) in clause.parts.iter().enumerate() {
                    let name = part.mechanism.name();
                    let at = format!("sections[{s}].clauses[{c}].parts[{p}].mechanism.{name}");
                    self.asked.note(&part.mechanism, section.effect, rulebook);
                    self.mechanism(&at, &part.mechanism, section.effect);
                }
            }
        }
        if !self.asked.can_be_unknown {
            self.at("sections", Fault::EmptyIsFinal);
        }
    }

    fn measures(&mut self) {
        let rulebook = self.rulebook;
        let mut worths = Points::ZERO;
        for (index, measure) in rulebook.measures.iter().enumerate() {
            let at = format!("measures[{index}]");
            let step = self.step.filter(|step| !step.is_zero());
            match (self.step, step) {
                (None, _) if !self.asked.has_condition(rulebook, measure) => {
                    self.at(at, Fault::UnusedMeasure);
                }
                (_, Some(step)) => {
                    worths += measure.worth.value;
                    self.shortfall(&at, measure, step);
                }
                _ => {}
            }
        }
        // Weights over 100 %.
        if worths > rulebook.base {
            self.at("measures", Fault::WorthsAboveBase(worths));
        }
    }

    fn shortfall(&mut self, at: &str, measure: &Measure, step: Points) {
        let worth = measure.worth.value;
        if worth.is_zero() {
            return self.at(format!("{at}.worth"), Fault::NoEffect);
        }
        if self.above_base(format!("{at}.worth"), worth) {
            return;
        }
        if step > worth {
            return self.at(format!("{at}.worth"), Fault::AboveWorth);
        }
        if looks_like_a_fraction(measure.target.value, measure.direction) {
            return self.at(format!("{at}.target"), Fault::Fraction);
        }
        let most = |target: Percent| {
            let gap = match measure.direction {
                Direction::Higher => target,
                Direction::Lower => Percent::HUNDRED - target,
            };
            most_taken(self.rulebook, gap, step)
        };
        let span = measure.target.span();
        if most(span.low).is_zero() && most(span.high).is_zero() {
            self.at(format!("{at}.target"), Fault::NeverShort);
        } else if most(measure.target.value) < worth {
            self.at(format!("{at}.worth"), Fault::WorthNeverUsedUp);
        }
    }

    fn whole(&mut self) {
        let rulebook = self.rulebook;
        if rulebook.unit == Unit::Money {
            return;
        }
        let share = &rulebook.pay_share;
        if share.value.is_zero() {
            self.at("pay_share", Fault::NoEffect);
        } else if looks_like_a_fraction(share.value, Direction::Higher) {
            self.at("pay_share", Fault::Fraction);
        }
        self.above_base("reward_cap".into(), rulebook.reward_cap.value);
        self.bands();
    }

    /// Bands that were meant for another base, or factors written as fractions.
    fn bands(&mut self) {
        let rulebook = self.rulebook;
        // Events can be counted without end, but no month is twice a good one.
        let most = match rulebook.choices().above_base {
            AboveBase::CappedAtBase => rulebook.base,
            AboveBase::Yes | AboveBase::RewardsCapped => rulebook.base.times(2),
        };
        for (index, band) in rulebook.pay_bands.iter().enumerate() {
            let at = format!("pay_bands[{index}]");
            if band.from.value > most {
                self.at(format!("{at}.from"), Fault::BandBeyondReach);
            } else if looks_like_a_fraction(band.factor.value, Direction::Higher) {
                self.at(format!("{at}.factor"), Fault::Fraction);
            }
        }
    }

    /// Whether an item holds more than the month; says so.
    fn above_base(&mut self, at: String, points: Points) -> bool {
        let above = points > self.rulebook.base;
        if above {
            self.at(at, Fault::AboveBase);
        }
        above
    }
}

/// Whether 0.95 was probably written for 95 %. Where less is better, so small
/// a percentage is an ordinary one.
fn looks_like_a_fraction(percent: Percent, direction: Direction) -> bool {
    direction == Direction::Higher && percent > Percent::ZERO && percent <= Percent::ONE
}

/// What the largest gap takes, before any pool (reading R5).
fn most_taken(rulebook: &Rulebook, gap: Percent, step: Points) -> Points {
    let one = Percent::ONE.raw();
    match rulebook.choices().part_step {
        PartStep::FullSteps => step.times(gap.raw() / one),
        PartStep::EveryStarted => step.times((gap.raw() + one - 1) / one),
        // At most 10^5 times 10^6; half up, as it's scored.
        PartStep::ProRata => Points::from_raw((step.times(gap.raw()).raw() + one / 2) / one),
    }
}
