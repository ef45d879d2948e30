//! A measure below its target (clause 27).

use super::{
    Basis, Case, Cases, Count, Depends, Draft, Lean, ReadingSet, Scorer, ShortfallBasis, Sub,
};
use crate::number::{Percent, Points, Ratio};
use crate::record::Measured;
use crate::rulebook::{Direction, Effect, Measure, Parameter, PartStep, Pool, ReadingId};

pub(super) fn draft(scorer: &Scorer<'_>, step: &Parameter<Points>, measure: &Measure) -> Draft {
    let choices = scorer.rulebook.choices();
    let measured = scorer.record.measures.get(&measure.id).copied();
    let known = measured.map(Measured::ratio);
    let ratio = |facts: Lean| match (known, facts) {
        (Some(ratio), _) => ratio,
        (None, Lean::Worse) => Ratio::from_percent(match measure.direction {
            Direction::Higher => Percent::ZERO,
            Direction::Lower => Percent::HUNDRED,
        }),
        (None, Lean::Headline | Lean::Better) => None,
    };
    let pool = |case: Case| match choices.pool {
        Pool::Own => case.parameters.amount(&measure.worth, Effect::Deduction),
        Pool::Month => scorer.rulebook.base,
    };
    let full = |case: Case| {
        let higher_is_better = measure.direction == Direction::Higher;
        let target = case.parameters.value(&measure.target, !higher_is_better);
        let each = case.parameters.amount(step, Effect::Deduction);
        ratio(case.facts).map_or((Points::ZERO, Count::Times(0)), |ratio| {
            cost(Gap::of(ratio, target, measure.direction), each, choices.part_step)
        })
    };
    let amounts = Cases::each(|case| full(case).0.min(pool(case)));
    let headline = Case {
        parameters: Lean::Headline,
        facts: Lean::Headline,
    };
    let (before_cap, count) = full(headline);
    let basis = match known {
        None => ShortfallBasis::Unknown,
        Some(None) => ShortfallBasis::NotAssessed,
        Some(Some(ratio)) if Gap::of(ratio, measure.target.value, measure.direction).below > 0 => {
            ShortfallBasis::Short(ratio)
        }
        Some(Some(ratio)) => ShortfallBasis::Reached(ratio),
    };
    let mut depends = Depends::default();
    if basis != ShortfallBasis::NotAssessed {
        depends = depends.on(&measure.target);
        if !amounts.low.is_zero() {
            depends = depends.on(step);
            if choices.pool == Pool::Own {
                depends = depends.on(&measure.worth);
            }
        }
        depends.readings = ReadingSet::of(&[ReadingId::R4, ReadingId::R5]);
    }
    depends.open = known.is_none();
    Draft {
        sub: Sub::Measure(measure.id),
        basis: Basis::Shortfall(basis),
        count,
        each: step.value,
        before_cap,
        pool: Some(pool(headline)),
        amounts,
        own: None,
        depends,
    }
}

/// How far a measure is worse than its target: exactly `below / unit`
/// percentage points; 0 or less when it reaches it.
struct Gap {
    below: i64,
    unit: i64,
}

impl Gap {
    fn of(ratio: Ratio, target: Percent, direction: Direction) -> Self {
        let (below, unit) = ratio.points_below(target);
        let below = match direction {
            Direction::Higher => below,
            Direction::Lower => -below,
        };
        Self { below, unit }
    }
}

fn cost(gap: Gap, each: Points, part_step: PartStep) -> (Points, Count) {
    let Gap { below, unit } = gap;
    if below <= 0 {
        return (Points::ZERO, Count::Times(0));
    }
    // At most 100 steps; `each` at most a thousand points.
    let steps = match part_step {
        PartStep::FullSteps => below / unit,
        PartStep::EveryStarted => below / unit + i64::from(below % unit != 0),
        PartStep::ProRata => {
            let scaled = i128::from(below) * 1_000;
            let shown = Percent::from_raw(half_up(scaled, i128::from(unit)));
            let exact = i128::from(each.raw()) * i128::from(below);
            let cost = Points::from_raw(half_up(exact, i128::from(unit)));
            return (cost, Count::Percent(shown));
        }
    };
    (each.times(steps), Count::Times(steps as u32))
}

/// Half away from zero, for a fraction that isn't negative.
fn half_up(numerator: i128, denominator: i128) -> i64 {
    i64::try_from((numerator * 2 + denominator) / (denominator * 2)).unwrap_or(i64::MAX)
}
