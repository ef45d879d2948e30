//! Why a line is what it is, step by step.
//!
//! The steps are taken from the line that was scored and from the rules and
//! facts behind it, so they can't say anything else than the sheet does.

use super::threshold;
use super::{
    Basis, CallsBasis, Count, DeadlineBasis, ExamBasis, Line, Scorer, ShortfallBasis, Sub,
};
use crate::calendar::Date;
use crate::id::Id;
use crate::number::{Points, Range, Ratio};
use crate::record::{Record, Shares};
use crate::rulebook::{CallFine, Mechanism, ParameterRef, Pool, ReadingId, Rulebook};

/// A step of a derivation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Recorded events.
    Events {
        /// Known to count.
        confirmed: u32,
        /// That may count or not.
        pending: u32,
    },
    /// Where the place in the exam stands.
    Exam(ExamBasis),
    /// A condition on a measure.
    Condition {
        /// The measure.
        measure: Id,
        /// What it must reach.
        threshold: ParameterRef,
        /// What it reached, or can still; none if there is nothing, or nothing
        /// is known.
        reached: Option<Shares>,
        /// Whether it holds; none while it isn't known.
        holds: Option<bool>,
    },
    /// The report against its deadline.
    Deadline(DeadlineBasis),
    /// What a measure reached.
    Reached(Id, Ratio),
    /// What a measure can still reach.
    MayReach(Id, Shares),
    /// A measure that isn't known yet.
    NotKnown(Id),
    /// A measure with nothing to measure.
    NotAssessed(Id),
    /// Complaints of one level, or under investigation.
    Complaints(u32),
    /// How many events or complaints cost nothing of their own, because
    /// something heavier counts for them (reading R12).
    Outweighed(u32),
    /// Working days and their calls.
    Calls(CallsBasis),
    /// The sales against their target; none while a figure is missing.
    SalesTarget(Option<bool>),
    /// Nothing of it is charged, because the sales target is met.
    Waived,
    /// A number of the rules, as it's used from here on.
    Number(ParameterRef),
    /// How often it counts that a measure misses its target.
    Counted(Id, Count),
    /// How often, times how much: before any pool.
    Product {
        /// How often.
        count: Count,
        /// What one is worth; a magnitude.
        each: Points,
        /// What that makes, with its sign.
        before: Points,
    },
    /// What the pool leaves of it.
    Pool {
        /// The number behind the pool; none if it's the month's base.
        worth: Option<ParameterRef>,
        /// How much there is.
        size: Points,
        /// How much is left.
        left: Points,
    },
    /// A question that was asked, and the answer in force.
    Reading(ReadingId, &'static str),
    /// What comes out, with its sign, and what it can still be.
    Result(Points, Range<Points>),
}

/// The steps to a line of the sheet of this rulebook, record and day; the
/// result is always the last.
pub fn explain(rulebook: &Rulebook, record: &Record, today: Date, line: &Line) -> Vec<Step> {
    let mut steps = Vec::new();
    let part = line.part;
    let mechanism = rulebook.part(part).map(|(_, _, part)| &part.mechanism);
    let mut pool = None;
    let mut number = None;
    match line.basis {
        Basis::Events { confirmed, pending } => {
            steps.push(Step::Events { confirmed, pending });
            number = Some(ParameterRef::PartAmount(part));
            pool = Some(ParameterRef::PartWorth(part));
        }
        Basis::Exam(basis) => {
            steps.push(Step::Exam(basis));
            number = Some(ParameterRef::PartAmount(part));
        }
        Basis::Threshold(_) => {
            let scorer = Scorer::new(rulebook, record, today);
            if let Some(Mechanism::Threshold { conditions, .. }) = mechanism {
                for condition in conditions {
                    let measured = record.measures.get(&condition.measure);
                    steps.push(Step::Condition {
                        measure: condition.measure,
                        threshold: ParameterRef::ThresholdOf(part, condition.measure),
                        reached: measured.and_then(|measured| scorer.shares(*measured)),
                        holds: threshold::holds(&scorer, condition, measured),
                    });
                }
            }
            number = Some(ParameterRef::PartAmount(part));
        }
        Basis::Deadline(basis) => {
            steps.push(Step::Deadline(basis));
            number = Some(match line.count {
                Count::Whole => ParameterRef::DeadlineWorth(part),
                _ => ParameterRef::PerDay(part),
            });
        }
        Basis::Shortfall(basis) => {
            if let Sub::Measure(id) = line.sub {
                steps.push(Step::Number(ParameterRef::Target(id)));
                steps.push(match basis {
                    ShortfallBasis::Unknown => Step::NotKnown(id),
                    ShortfallBasis::NotAssessed => Step::NotAssessed(id),
                    ShortfallBasis::Reached(ratio) | ShortfallBasis::Short(ratio) => {
                        Step::Reached(id, ratio)
                    }
                    ShortfallBasis::Open(shares) => Step::MayReach(id, shares),
                });
                steps.push(Step::Counted(id, line.count));
                pool = Some(ParameterRef::MeasureWorth(id));
            }
            number = Some(ParameterRef::Step(part));
        }
        Basis::Calls(_) => {}
        Basis::Complaints(count) => {
            steps.push(Step::Complaints(count));
            if let (Sub::Level(_), Count::Times(counted)) = (line.sub, line.count)
                && counted < count
            {
                steps.push(Step::Outweighed(count - counted));
            }
            if let Sub::Level(level) = line.sub {
                number = Some(ParameterRef::LevelAmount(level));
            }
        }
    }
    if let Basis::Calls(calls) = line.basis {
        steps.push(Step::Number(ParameterRef::Quota(part)));
        let is_new =
            matches!(mechanism, Some(Mechanism::CallQuota { new_days, .. }) if *new_days > 0);
        if is_new && record.joined.is_some() {
            steps.push(Step::Number(ParameterRef::NewQuota(part)));
        }
        steps.push(Step::Number(ParameterRef::CountsFrom(part)));
        steps.push(Step::Calls(calls));
        if rulebook.settlement.is_some() {
            steps.push(Step::SalesTarget(record.sales.met()));
            steps.push(Step::Number(ParameterRef::Misses));
        }
        number = Some(match rulebook.choices().call_fine {
            CallFine::PerDay => ParameterRef::MissedDay(part),
            CallFine::PerCall => ParameterRef::MissingCall(part),
        });
    }
    for (reading, option) in asked(rulebook, line) {
        steps.push(Step::Reading(reading, option));
    }
    steps.extend(number.map(Step::Number));
    if !line.before_cap.is_zero() {
        steps.push(Step::Product {
            count: line.count,
            each: line.each,
            before: line.before_cap,
        });
    }
    if matches!(line.basis, Basis::Calls(calls) if calls.waived) {
        steps.push(Step::Waived);
    }
    if let Some(left) = line.left {
        let own = rulebook.choices().pool == Pool::Own;
        steps.push(Step::Pool {
            worth: pool.filter(|_| own),
            size: left + line.amount.abs(),
            left,
        });
    }
    steps.push(Step::Result(line.amount, line.range));
    steps
}

/// The questions that a line asked, in order.
fn asked(rulebook: &Rulebook, line: &Line) -> Vec<(ReadingId, &'static str)> {
    let mut asked = Vec::new();
    for id in ReadingId::ALL {
        if line.depends.readings.contains(*id) {
            asked.push((*id, rulebook.choices().chosen(*id)));
        }
    }
    asked
}
