//! A measure below its target (clause 27).

use super::{
    Basis, Case, Cases, Count, Depends, Draft, Lean, ReadingSet, Scorer, ShortfallBasis, Sub,
};
use crate::number::{Percent, Points, Ratio};
use crate::record::Shares;
use crate::rulebook::{Direction, Effect, Measure, Parameter, PartStep, Pool, ReadingId};

pub(super) fn draft(scorer: &Scorer<'_>, step: &Parameter<Points>, measure: &Measure) -> Draft {
    let choices = scorer.rulebook.choices();
    let pool = |parameters: Lean| match choices.pool {
        Pool::Own => parameters.amount(&measure.worth, Effect::Deduction),
        Pool::Month => scorer.rulebook.base,
    };
    let gap = |parameters: Lean, ratio: Ratio| {
        let higher_is_better = measure.direction == Direction::Higher;
        let target = parameters.value(&measure.target, !higher_is_better);
        Gap::of(ratio, target, measure.direction)
    };
    let full = |parameters: Lean, ratio: Ratio| {
        let each = parameters.amount(step, Effect::Deduction);
        cost(gap(parameters, ratio), each, choices.part_step)
    };
    let capped = |parameters: Lean, ratio: Ratio| full(parameters, ratio).0.min(pool(parameters));

    let calm = Draft {
        sub: Sub::Measure(measure.id),
        pool: Some(pool(Lean::Headline)),
        ..Draft::calm(Basis::Shortfall(ShortfallBasis::NotAssessed), step.value)
    };
    let (basis, amounts, (before_cap, count)) = match scorer.record.measures.get(&measure.id) {
        None => {
            // From the worst to the best or nothing to measure.
            let amounts = worst(measure.direction).map_or(Cases::default(), |worst| Cases {
                low: capped(Lean::Worse, worst),
                facts_low: capped(Lean::Headline, worst),
                ..Cases::default()
            });
            (ShortfallBasis::Unknown, amounts, NOTHING)
        }
        Some(measured) => match scorer.shares(*measured) {
            None => return calm,
            Some(shares) if shares.open > 0 => {
                let ends = |lean: Lean| match measure.direction {
                    _ if lean != Lean::Worse && shares.or_nothing => None,
                    Direction::Higher if lean == Lean::Worse => Some(shares.low),
                    Direction::Lower if lean != Lean::Worse => Some(shares.low),
                    _ => Some(shares.high),
                };
                let at = |case: Case| {
                    let end = ends(case.facts);
                    end.map_or(Points::ZERO, |ratio| capped(case.parameters, ratio))
                };
                // What the best outcome takes is sure.
                let best = ends(Lean::Headline);
                let headline = best.map_or(NOTHING, |ratio| full(Lean::Headline, ratio));
                (ShortfallBasis::Open(shares), Cases::each(at), headline)
            }
            Some(Shares { low: ratio, .. }) if gap(Lean::Headline, ratio).below > 0 => {
                let amounts = Cases::of_parameters(|lean| capped(lean, ratio));
                let headline = full(Lean::Headline, ratio);
                (ShortfallBasis::Short(ratio), amounts, headline)
            }
            Some(Shares { low: ratio, .. }) => {
                // Assumed numbers can still make it short.
                let low = capped(Lean::Worse, ratio);
                let amounts = Cases {
                    low,
                    ..Cases::default()
                };
                (ShortfallBasis::Reached(ratio), amounts, NOTHING)
            }
        },
    };
    let mut depends = Depends::default().on(&measure.target);
    if !amounts.low.is_zero() {
        depends = depends.on(step);
        if choices.pool == Pool::Own {
            depends = depends.on(&measure.worth);
        }
    }
    depends.open = matches!(basis, ShortfallBasis::Unknown | ShortfallBasis::Open(_));
    depends.readings = ReadingSet::of(&[ReadingId::R4, ReadingId::R5]);
    depends.readings = depends.readings.and(scorer.asks_dispatched(measure.id));
    Draft {
        basis: Basis::Shortfall(basis),
        count,
        before_cap,
        amounts,
        depends,
        ..calm
    }
}

/// The worst that a measure can be.
pub(super) fn worst(direction: Direction) -> Option<Ratio> {
    Ratio::from_percent(match direction {
        Direction::Higher => Percent::ZERO,
        Direction::Lower => Percent::HUNDRED,
    })
}

/// What a share costs against a target, before its pool.
pub(super) fn full(
    ratio: Ratio,
    target: Percent,
    direction: Direction,
    each: Points,
    part_step: PartStep,
) -> Points {
    cost(Gap::of(ratio, target, direction), each, part_step).0
}

/// Whether a share is worse than a target at all.
pub(super) fn is_short(ratio: Ratio, target: Percent, direction: Direction) -> bool {
    Gap::of(ratio, target, direction).below > 0
}

/// No cost and no steps.
const NOTHING: (Points, Count) = (Points::ZERO, Count::Times(0));

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
        return NOTHING;
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
