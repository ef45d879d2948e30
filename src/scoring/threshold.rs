//! A reward for measures that all reach a threshold (clause 2).

use std::cmp::Ordering;

use super::{
    Basis, Case, Cases, Count, Depends, Draft, Lean, ReadingSet, Scorer, Sub, ThresholdBasis,
};
use crate::number::{Percent, Points, Ratio};
use crate::record::Measured;
use crate::rulebook::{
    Condition, Direction, Effect, Inclusion, NothingMeasured, Parameter, ReadingId,
};

pub(super) fn draft(
    scorer: &Scorer<'_>,
    amount: &Parameter<Points>,
    conditions: &[Condition],
    effect: Effect,
) -> Draft {
    let amounts = Cases::each(|case| {
        if met(scorer, conditions, case) {
            case.parameters.amount(amount, effect)
        } else {
            Points::ZERO
        }
    });
    let basis = basis(scorer, conditions);
    let settled_miss = matches!(
        basis,
        ThresholdBasis::Missed(_) | ThresholdBasis::NothingMeasured(_)
    );
    let mut depends = Depends::default();
    for condition in conditions {
        depends = depends.on(&condition.threshold);
    }
    if !settled_miss {
        depends = depends.on(amount);
    }
    depends.open = matches!(basis, ThresholdBasis::Unknown(_));
    depends.readings = ReadingSet::of(&[ReadingId::R13, ReadingId::R14]);
    Draft {
        sub: Sub::Whole,
        basis: Basis::Threshold(basis),
        count: Count::Times(u32::from(basis == ThresholdBasis::Met)),
        each: amount.value,
        before_cap: amounts.headline,
        pool: None,
        amounts,
        own: None,
        depends,
    }
}

/// How one condition stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Holds,
    Misses,
    /// Left to the others (reading R14).
    Aside,
}

fn met(scorer: &Scorer<'_>, conditions: &[Condition], case: Case) -> bool {
    let mut held = false;
    for condition in conditions {
        match state(scorer, condition, case) {
            State::Holds => held = true,
            State::Misses => return false,
            State::Aside => {}
        }
    }
    held
}

fn state(scorer: &Scorer<'_>, condition: &Condition, case: Case) -> State {
    let direction = direction(scorer, condition);
    let lower_is_better = direction == Direction::Lower;
    let threshold = case
        .parameters
        .value(&condition.threshold, lower_is_better);
    let reached = |ratio: Ratio| {
        if reaches(scorer, ratio, threshold, direction) {
            State::Holds
        } else {
            State::Misses
        }
    };
    let nothing = match scorer.rulebook.choices().nothing_measured {
        NothingMeasured::NoReward => State::Misses,
        NothingMeasured::OtherDecides => State::Aside,
    };
    match scorer.record.measures.get(&condition.measure) {
        Some(measured) => measured.ratio().map_or(nothing, reached),
        None if case.facts == Lean::Better => State::Holds,
        // An unknown measure may be at its worst or have nothing to measure.
        None => match worst(direction).map_or(State::Misses, reached) {
            State::Holds => nothing,
            worst => worst,
        },
    }
}

fn direction(scorer: &Scorer<'_>, condition: &Condition) -> Direction {
    scorer
        .rulebook
        .measure(condition.measure)
        .map_or(Direction::Higher, |measure| measure.direction)
}

fn worst(direction: Direction) -> Option<Ratio> {
    Ratio::from_percent(match direction {
        Direction::Higher => Percent::ZERO,
        Direction::Lower => Percent::HUNDRED,
    })
}

fn reaches(scorer: &Scorer<'_>, ratio: Ratio, threshold: Percent, direction: Direction) -> bool {
    let (better, best) = match direction {
        Direction::Higher => (Ordering::Greater, Percent::HUNDRED),
        Direction::Lower => (Ordering::Less, Percent::ZERO),
    };
    match ratio.cmp_percent(threshold) {
        Ordering::Equal => {
            scorer.rulebook.choices().threshold == Inclusion::Includes || threshold == best
        }
        order => order == better,
    }
}

/// The headline's reason: a settled miss before an open question.
fn basis(scorer: &Scorer<'_>, conditions: &[Condition]) -> ThresholdBasis {
    let headline = Case {
        parameters: Lean::Headline,
        facts: Lean::Headline,
    };
    let (mut unknown, mut nothing, mut held) = (None, None, false);
    for condition in conditions {
        let id = condition.measure;
        let measured = scorer.record.measures.get(&id);
        match state(scorer, condition, headline) {
            State::Holds => held = true,
            State::Misses if measured.is_none() => unknown = unknown.or(Some(id)),
            State::Misses if measured == Some(&Measured::NotAssessed) => {
                return ThresholdBasis::NothingMeasured(id);
            }
            State::Misses => return ThresholdBasis::Missed(id),
            State::Aside if measured.is_none() => unknown = unknown.or(Some(id)),
            State::Aside => nothing = nothing.or(Some(id)),
        }
    }
    match (unknown, nothing) {
        (Some(id), _) => ThresholdBasis::Unknown(id),
        (None, Some(id)) if !held => ThresholdBasis::NothingMeasured(id),
        _ => ThresholdBasis::Met,
    }
}
