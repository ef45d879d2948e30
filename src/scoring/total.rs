//! From the sums to the score: caps and floor (readings R3 and R6).

use super::{Adjustments, Cases, Lean, Line};
use crate::id::Id;
use crate::number::{Points, Unit};
use crate::rulebook::{AboveBase, Rulebook};

/// One case's way from the base to the score. Both sums are magnitudes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Totals {
    pub rewards: Points,
    pub deductions: Points,
    pub month_zero: bool,
    /// What is given back of the deductions, in money.
    pub refund: Points,
    pub adjustments: Adjustments,
    /// Before the month is set to 0, and before base and floor stop it.
    pub raw: Points,
    pub score: Points,
}

/// A whole month worked out.
pub(super) struct Work {
    pub lines: Vec<Line>,
    pub totals: Cases<Totals>,
    pub unscored: Vec<Id>,
}

impl Totals {
    /// Works out the adjustments in their order and the score.
    pub fn settle(&mut self, rulebook: &Rulebook, parameters: Lean) {
        if rulebook.unit == Unit::Money {
            self.adjustments.refund = self.refund;
            self.score = self.rewards + self.refund - self.deductions;
            return;
        }
        let above_base = rulebook.choices().above_base;
        let mut running = rulebook.base + self.rewards - self.deductions;
        let mut adjust = |by: Points| {
            running += by;
            (by, running)
        };
        let mut adjustments = Adjustments::default();
        let mut now = adjust(Points::ZERO).1;
        if above_base == AboveBase::RewardsCapped {
            let cap = parameters.value(&rulebook.reward_cap, true);
            let beyond = (self.rewards - cap).max(Points::ZERO);
            (adjustments.reward_cap, now) = adjust(-beyond);
        }
        self.raw = now;
        if self.month_zero {
            (adjustments.month_zero, now) = adjust(-now);
        }
        if above_base == AboveBase::CappedAtBase {
            let beyond = (now - rulebook.base).max(Points::ZERO);
            (adjustments.base_cap, now) = adjust(-beyond);
        }
        (adjustments.floor, now) = adjust((-now).max(Points::ZERO));
        self.adjustments = adjustments;
        self.score = now;
    }
}
