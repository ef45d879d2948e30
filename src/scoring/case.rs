//! The cases in which a sheet is worked out.
//!
//! Every mechanism is monotone: with its facts and its parameters leaning the
//! worse way its part gives least or takes most, and all parts can lean the
//! same way at once. So the range of a whole sheet is exact from its two ends,
//! and a shared parameter has one value across the sheet in each of them. The
//! few entries of which that isn't so are in `ends`.

use crate::number::Range;
use crate::rulebook::{Effect, Parameter};

/// Which way unknown facts or assumed parameters lean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lean {
    /// Parameters at their value; facts only as far as they're sure.
    Headline,
    /// Against the agent.
    Worse,
    /// For the agent.
    Better,
}

impl Lean {
    /// The amount of a parameter whose points are given or taken.
    pub fn amount<T: Copy + Ord>(self, parameter: &Parameter<T>, effect: Effect) -> T {
        self.value(parameter, effect == Effect::Reward)
    }

    /// The value of a parameter, of which more is better or not.
    pub fn value<T: Copy + Ord>(self, parameter: &Parameter<T>, more_is_better: bool) -> T {
        let Range { low, high } = parameter.span();
        match self {
            Self::Headline => parameter.value,
            Self::Worse if more_is_better => low,
            Self::Better if !more_is_better => low,
            Self::Worse | Self::Better => high,
        }
    }

    /// Whether something that may count or not does count.
    pub fn counts_pending(self, effect: Effect) -> bool {
        match self {
            Self::Headline => false,
            Self::Worse => effect == Effect::Deduction,
            Self::Better => effect == Effect::Reward,
        }
    }
}

/// How parameters and facts lean.
#[derive(Clone, Copy, Debug)]
pub(super) struct Case {
    pub parameters: Lean,
    pub facts: Lean,
}

/// One value for each case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cases<T> {
    /// The headline.
    pub headline: T,
    /// Everything open at its worse end.
    pub low: T,
    /// Everything open at its better end.
    pub high: T,
    /// Only the facts at their worse end.
    pub facts_low: T,
    /// Only the facts at their better end.
    pub facts_high: T,
}

impl<T> Cases<T> {
    /// Works out each case.
    pub fn each(mut value: impl FnMut(Case) -> T) -> Self {
        Cases::<()>::default().map(|case, ()| value(case))
    }

    /// Where the facts are known, so that only parameters lean.
    pub fn of_parameters(mut value: impl FnMut(Lean) -> T) -> Self
    where
        T: Copy,
    {
        let headline = value(Lean::Headline);
        Self {
            headline,
            low: value(Lean::Worse),
            high: value(Lean::Better),
            facts_low: headline,
            facts_high: headline,
        }
    }

    /// A value for each case out of another that stays.
    pub fn each_ref<U>(&self, value: impl Fn(&T) -> U) -> Cases<U> {
        Cases {
            headline: value(&self.headline),
            low: value(&self.low),
            high: value(&self.high),
            facts_low: value(&self.facts_low),
            facts_high: value(&self.facts_high),
        }
    }

    /// Each value with its case.
    pub fn each_mut(&mut self) -> [(Case, &mut T); 5] {
        let case = |parameters, facts| Case { parameters, facts };
        [
            (case(Lean::Headline, Lean::Headline), &mut self.headline),
            (case(Lean::Worse, Lean::Worse), &mut self.low),
            (case(Lean::Better, Lean::Better), &mut self.high),
            (case(Lean::Headline, Lean::Worse), &mut self.facts_low),
            (case(Lean::Headline, Lean::Better), &mut self.facts_high),
        ]
    }
}

impl<T: Copy> Cases<T> {
    /// The value of a case.
    pub fn at(&self, case: Case) -> T {
        match (case.parameters, case.facts) {
            (Lean::Worse, _) => self.low,
            (Lean::Better, _) => self.high,
            (Lean::Headline, Lean::Worse) => self.facts_low,
            (Lean::Headline, Lean::Better) => self.facts_high,
            (Lean::Headline, Lean::Headline) => self.headline,
        }
    }

    /// A value for each case out of another.
    pub fn map<U>(self, mut value: impl FnMut(Case, T) -> U) -> Cases<U> {
        let mut at = |parameters, facts, other| value(Case { parameters, facts }, other);
        Cases {
            headline: at(Lean::Headline, Lean::Headline, self.headline),
            low: at(Lean::Worse, Lean::Worse, self.low),
            high: at(Lean::Better, Lean::Better, self.high),
            facts_low: at(Lean::Headline, Lean::Worse, self.facts_low),
            facts_high: at(Lean::Headline, Lean::Better, self.facts_high),
        }
    }

    /// A value for each case out of two.
    pub fn zip<U: Copy, V>(self, other: Cases<U>, join: impl Fn(T, U) -> V) -> Cases<V> {
        Cases {
            headline: join(self.headline, other.headline),
            low: join(self.low, other.low),
            high: join(self.high, other.high),
            facts_low: join(self.facts_low, other.facts_low),
            facts_high: join(self.facts_high, other.facts_high),
        }
    }
}
