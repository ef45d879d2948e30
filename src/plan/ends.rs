//! What becomes of a line's or a pool's sum: floor and cap, factors, weight.

use super::amount::{NOTHING, held, product};
use super::compile::Compiler;
use super::factor::FactorPlan;
use super::number::{Mode, Number};
use super::reckoning::{Part, Reckoning, Step, Told};
use super::scale::ScalePlan;
use crate::language::{By, Param, Problem};
use crate::number::{Exact, Range};

/// Floor and cap.
#[derive(Debug, Default)]
pub struct Holds {
    floor: Option<Number>,
    cap: Option<Number>,
}

/// What follows floor and cap, and to whom all of it applies.
#[derive(Debug, Default)]
pub struct End {
    pub factors: Vec<FactorPlan>,
    /// As a share.
    pub weight: Option<Number>,
    pub only: Vec<usize>,
    pub except: Vec<usize>,
}

impl Holds {
    pub fn of(
        floor: Option<&By<Param>>,
        cap: Option<&By<Param>>,
        path: &str,
        with: &mut Compiler<'_>,
    ) -> Self {
        let holds = Self {
            floor: with.number_of(floor, path, "floor"),
            cap: with.number_of(cap, path, "cap"),
        };
        if let (Some(floor), Some(cap)) = (&holds.floor, &holds.cap)
            && floor.value() > cap.value()
        {
            with.fault(&format!("{path}.cap"), Problem::Order);
        }
        holds
    }

    /// Whether nothing stays nothing.
    pub fn leaves_nothing(&self) -> bool {
        self.leaves(NOTHING)
    }

    /// Whether an amount anywhere in a range is left as it is, wherever floor and cap are.
    pub fn leaves(&self, amount: Range<Exact>) -> bool {
        let is_low = |floor: &Number| floor.range(Mode::Span).high <= amount.low;
        let is_high = |cap: &Number| cap.range(Mode::Span).low >= amount.high;
        self.floor.as_ref().is_none_or(is_low) && self.cap.as_ref().is_none_or(is_high)
    }

    pub fn hold(&self, amount: Range<Exact>, mode: Mode) -> Range<Exact> {
        let range = |number: &Option<Number>| number.as_ref().map(|number| number.range(mode));
        held(amount, range(&self.floor), range(&self.cap))
    }
}

impl End {
    pub fn of(
        (factors, weight): (&[crate::language::Factor], Option<&crate::language::Param>),
        (only, except): (&[crate::id::Id], &[crate::id::Id]),
        path: &str,
        with: &mut Compiler<'_>,
    ) -> Self {
        Self {
            factors: with.factors(factors, path),
            weight: weight.map(|weight| with.number(weight, path, "weight").hundredth()),
            only: with.audiences(only, &format!("{path}.only")),
            except: with.audiences(except, &format!("{path}.except")),
        }
    }

    /// Whether it has factors.
    pub const fn has_factors(&self) -> bool {
        !self.factors.is_empty()
    }

    /// The scales of its factors, each with the value that it asks.
    pub fn scales(&self, see: &mut dyn FnMut(usize, &ScalePlan)) {
        for factor in &self.factors {
            if let Some((at, scale)) = factor.scale() {
                see(at, scale);
            }
        }
    }

    pub fn range<T: Told>(
        &self,
        amount: Range<Exact>,
        by: &Reckoning<'_>,
        part: Part,
        told: &mut T,
    ) -> Range<Exact> {
        let mut amount = amount;
        for (nth, factor) in self.factors.iter().enumerate() {
            let factor = factor.range(by);
            if T::STEPS {
                told.step(part, Step::Factor(nth), factor);
            }
            amount = product(amount, factor);
        }
        if let Some(weight) = &self.weight {
            amount = product(amount, weight.range(by.mode));
        }
        amount
    }
}
