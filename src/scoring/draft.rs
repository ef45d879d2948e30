//! A line before it has its sign.

use super::{Basis, Cases, Count, Depends, Line, Sub};
use crate::id::Id;
use crate::number::{Points, Range};
use crate::rulebook::{Effect, Origin, Parameter};

/// What a mechanism works out; all amounts are magnitudes.
pub(super) struct Draft {
    pub sub: Sub,
    pub basis: Basis,
    pub count: Count,
    pub each: Points,
    pub before_cap: Points,
    pub pool: Option<Points>,
    /// What goes into the total in each case.
    pub amounts: Cases<Points>,
    /// The line's own ends, where they aren't those of the cases.
    pub own: Option<Range<Points>>,
    pub depends: Depends,
}

impl Draft {
    /// A line that gives and takes nothing, whatever is open.
    pub fn calm(basis: Basis, each: Points) -> Self {
        Self {
            sub: Sub::Whole,
            basis,
            count: Count::Times(0),
            each,
            before_cap: Points::ZERO,
            pool: None,
            amounts: Cases::default(),
            own: None,
            depends: Depends::default(),
        }
    }

    pub fn line(self, part: Id, effect: Effect) -> Line {
        let signed = |points: Points| match effect {
            Effect::Reward => points,
            Effect::Deduction => -points,
        };
        let amount = self.amounts.headline;
        let own = self
            .own
            .unwrap_or_else(|| Range::between(self.amounts.low, self.amounts.high));
        Line {
            part,
            sub: self.sub,
            effect,
            basis: self.basis,
            count: self.count,
            each: self.each,
            before_cap: signed(self.before_cap),
            amount: signed(amount),
            left: self.pool.map(|pool| (pool - amount).max(Points::ZERO)),
            range: Range::between(signed(own.low), signed(own.high)),
            depends: self.depends,
        }
    }
}

impl Depends {
    /// Notes where a parameter comes from.
    pub(super) fn on<T>(mut self, parameter: &Parameter<T>) -> Self {
        match parameter.origin {
            Origin::Stated => {}
            Origin::Set { .. } => self.set = true,
            Origin::Assumed { .. } => self.assumed = true,
        }
        self
    }
}
