//! A reward for measures that all reach a threshold (clause 2).

use std::cmp::Ordering;

use super::{Basis, Cases, Count, Depends, Draft, Lean, ReadingSet, Scorer, ThresholdBasis};
use crate::id::Id;
use crate::number::{Percent, Points, Range, Ratio};
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
    let mut met = Cases::each(|_| Met::Nothing);
    let mut basis = Reasons::default();
    let mut depends = Depends::default();
    for condition in conditions {
        let measured = scorer.record.measures.get(&condition.measure);
        let states = states(scorer, condition, measured);
        met = met.zip(states, Met::and);
        basis.note(condition.measure, measured, states.headline);
        depends = depends.on(&condition.threshold);
    }
    let basis = basis.basis();
    if !matches!(
        basis,
        ThresholdBasis::Missed(_) | ThresholdBasis::NothingMeasured(_)
    ) {
        depends = depends.on(amount);
    }
    depends.open = matches!(basis, ThresholdBasis::Unknown(_));
    depends.readings = ReadingSet::of(&[ReadingId::R13, ReadingId::R14]);
    let amounts = met.map(|case, met| match met {
        Met::All => case.parameters.amount(amount, effect),
        Met::Nothing | Met::No => Points::ZERO,
    });
    Draft {
        count: Count::Times(u32::from(basis == ThresholdBasis::Met)),
        before_cap: amounts.headline,
        amounts,
        depends,
        ..Draft::calm(Basis::Threshold(basis), amount.value)
    }
}

/// Whether all conditions hold with everything open at its worse and at its
/// better end.
pub(super) fn ends(scorer: &Scorer<'_>, conditions: &[Condition]) -> Range<bool> {
    let mut met = Cases::each(|_| Met::Nothing);
    for condition in conditions {
        let measured = scorer.record.measures.get(&condition.measure);
        met = met.zip(states(scorer, condition, measured), Met::and);
    }
    Range {
        low: met.low == Met::All,
        high: met.high == Met::All,
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

/// How the conditions stand together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Met {
    /// None was decided yet.
    Nothing,
    All,
    No,
}

impl Met {
    const fn and(self, state: State) -> Self {
        match (self, state) {
            (Self::No, _) | (_, State::Misses) => Self::No,
            (_, State::Holds) => Self::All,
            (met, State::Aside) => met,
        }
    }
}

/// Whether a condition holds in the headline.
pub(super) fn holds(
    scorer: &Scorer<'_>,
    condition: &Condition,
    measured: Option<&Measured>,
) -> bool {
    states(scorer, condition, measured).headline == State::Holds
}

/// How a condition stands in each case.
fn states(scorer: &Scorer<'_>, condition: &Condition, measured: Option<&Measured>) -> Cases<State> {
    let choices = scorer.rulebook.choices();
    let measure = scorer.rulebook.measure(condition.measure);
    let direction = measure.map_or(Direction::Higher, |measure| measure.direction);
    let reached = |parameters: Lean, ratio: Ratio| {
        let lower_is_better = direction == Direction::Lower;
        let threshold = parameters.value(&condition.threshold, lower_is_better);
        if reaches(choices.threshold, ratio, threshold, direction) {
            State::Holds
        } else {
            State::Misses
        }
    };
    let nothing = match choices.nothing_measured {
        NothingMeasured::NoReward => State::Misses,
        NothingMeasured::OtherDecides => State::Aside,
    };
    match measured {
        Some(measured) => match measured.ratio() {
            Some(ratio) => Cases::of_parameters(|parameters| reached(parameters, ratio)),
            None => Cases::each(|_| nothing),
        },
        None => Cases::each(|case| match case.facts {
            Lean::Better => State::Holds,
            // It may be at its worst or have nothing to measure.
            Lean::Headline | Lean::Worse => {
                let worst = worst(direction).map(|worst| reached(case.parameters, worst));
                match worst {
                    Some(State::Holds) => nothing,
                    other => other.unwrap_or(State::Misses),
                }
            }
        }),
    }
}

fn worst(direction: Direction) -> Option<Ratio> {
    Ratio::from_percent(match direction {
        Direction::Higher => Percent::ZERO,
        Direction::Lower => Percent::HUNDRED,
    })
}

fn reaches(inclusion: Inclusion, ratio: Ratio, threshold: Percent, direction: Direction) -> bool {
    let (better, best) = match direction {
        Direction::Higher => (Ordering::Greater, Percent::HUNDRED),
        Direction::Lower => (Ordering::Less, Percent::ZERO),
    };
    match ratio.cmp_percent(threshold) {
        Ordering::Equal => inclusion == Inclusion::Includes || threshold == best,
        order => order == better,
    }
}

/// What the headline says of the conditions, gathered one by one.
#[derive(Default)]
struct Reasons {
    /// The first that misses for sure.
    missed: Option<ThresholdBasis>,
    unknown: Option<Id>,
    nothing: Option<Id>,
    held: bool,
}

impl Reasons {
    fn note(&mut self, id: Id, measured: Option<&Measured>, state: State) {
        let nothing = ThresholdBasis::NothingMeasured(id);
        let first = |basis: &mut Option<ThresholdBasis>, reason| *basis = basis.or(Some(reason));
        match (state, measured) {
            (State::Holds, _) => self.held = true,
            (State::Misses | State::Aside, None) => self.unknown = self.unknown.or(Some(id)),
            (State::Misses, Some(Measured::NotAssessed)) => first(&mut self.missed, nothing),
            (State::Misses, Some(_)) => first(&mut self.missed, ThresholdBasis::Missed(id)),
            (State::Aside, Some(_)) => self.nothing = self.nothing.or(Some(id)),
        }
    }

    /// A settled miss before an open question.
    fn basis(self) -> ThresholdBasis {
        match (self.missed, self.unknown, self.nothing) {
            (Some(missed), _, _) => missed,
            (None, Some(id), _) => ThresholdBasis::Unknown(id),
            (None, None, Some(id)) if !self.held => ThresholdBasis::NothingMeasured(id),
            (None, None, _) => ThresholdBasis::Met,
        }
    }
}
