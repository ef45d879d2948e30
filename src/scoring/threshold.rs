//! A reward for measures that all reach a threshold (clause 2).

use std::cmp::Ordering;

use super::{
    Basis, Cases, Count, Depends, Draft, Lean, ReadingSet, Scorer, ThresholdBasis, shortfall,
};
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
    let mut readings = ReadingSet::of(&[ReadingId::R13, ReadingId::R14]);
    for condition in conditions {
        let measured = scorer.record.measures.get(&condition.measure);
        let states = states(scorer, condition, measured);
        met = met.zip(states, Met::and);
        basis.note(condition.measure, measured, states);
        depends = depends.on(&condition.threshold);
        readings = readings.and(scorer.asks_dispatched(condition.measure));
    }
    let basis = basis.basis();
    if !matches!(
        basis,
        ThresholdBasis::Missed(_) | ThresholdBasis::NothingMeasured(_)
    ) {
        depends = depends.on(amount);
    }
    depends.open = matches!(basis, ThresholdBasis::Unknown(_) | ThresholdBasis::Open(_));
    depends.readings = readings;
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

/// How one condition stands, the worst first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum State {
    Misses,
    /// Left to the others (reading R14).
    Aside,
    Holds,
}

/// How the conditions stand together.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Met {
    /// None was decided yet.
    Nothing,
    All,
    No,
}

impl Met {
    pub(super) const fn and(self, state: State) -> Self {
        match (self, state) {
            (Self::No, _) | (_, State::Misses) => Self::No,
            (_, State::Holds) => Self::All,
            (met, State::Aside) => met,
        }
    }
}

/// Whether a condition holds; none while that isn't known.
pub(super) fn holds(
    scorer: &Scorer<'_>,
    condition: &Condition,
    measured: Option<&Measured>,
) -> Option<bool> {
    let states = states(scorer, condition, measured);
    let holds = states.facts_low == State::Holds;
    (measured.is_some() && holds == (states.facts_high == State::Holds)).then_some(holds)
}

/// How a condition stands in each case.
pub(super) fn states(
    scorer: &Scorer<'_>,
    condition: &Condition,
    measured: Option<&Measured>,
) -> Cases<State> {
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
        Some(measured) => match scorer.shares(*measured) {
            None => Cases::each(|_| nothing),
            Some(shares) => Cases::each(|case| {
                let ends = [shares.low, shares.high].map(|ratio| reached(case.parameters, ratio));
                let nothing = shares.or_nothing.then_some(nothing);
                let outcomes = ends.into_iter().chain(nothing);
                // The reward of the worst outcome is sure.
                let found = match case.facts {
                    Lean::Better => outcomes.max(),
                    Lean::Headline | Lean::Worse => outcomes.min(),
                };
                found.unwrap_or(State::Misses)
            }),
        },
        None => Cases::each(|case| match case.facts {
            Lean::Better => State::Holds,
            // It may be at its worst or have nothing to measure.
            Lean::Headline | Lean::Worse => {
                let worst =
                    shortfall::worst(direction).map(|worst| reached(case.parameters, worst));
                match worst {
                    Some(State::Holds) => nothing,
                    other => other.unwrap_or(State::Misses),
                }
            }
        }),
    }
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
    open: Option<ThresholdBasis>,
    nothing: Option<Id>,
    held: bool,
}

impl Reasons {
    fn note(&mut self, id: Id, measured: Option<&Measured>, states: Cases<State>) {
        let nothing = ThresholdBasis::NothingMeasured(id);
        let first = |basis: &mut Option<ThresholdBasis>, reason| *basis = basis.or(Some(reason));
        match (states.facts_low, measured) {
            (State::Holds, _) => self.held = true,
            (State::Misses | State::Aside, None) => {
                first(&mut self.open, ThresholdBasis::Unknown(id));
            }
            (low, Some(Measured::Logged(_))) if low != states.facts_high => {
                first(&mut self.open, ThresholdBasis::Open(id));
            }
            (State::Misses, Some(Measured::NotAssessed)) => first(&mut self.missed, nothing),
            (State::Misses, Some(_)) => first(&mut self.missed, ThresholdBasis::Missed(id)),
            (State::Aside, Some(_)) => self.nothing = self.nothing.or(Some(id)),
        }
    }

    /// A settled miss before an open question.
    fn basis(self) -> ThresholdBasis {
        match (self.missed, self.open, self.nothing) {
            (Some(missed), _, _) => missed,
            (None, Some(open), _) => open,
            (None, None, Some(id)) if !self.held => ThresholdBasis::NothingMeasured(id),
            (None, None, _) => ThresholdBasis::Met,
        }
    }
}
