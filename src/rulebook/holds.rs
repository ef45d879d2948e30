//! What a rulebook has, so that nothing is asked or said of what it hasn't.

use super::{Document, Effect, Mechanism};

/// What a rulebook has. A rulebook in money may have any of it; what one in
/// points gives and takes needs no asking.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holds {
    /// Something is taken: in money, there are fines.
    pub takes: bool,
    /// Something is given.
    pub gives: bool,
    /// Days ask for calls.
    pub calls: bool,
    /// Fines can be given back, which hangs on the sales (note 1 of rulebook B).
    pub refunds: bool,
}

impl Holds {
    /// Nothing.
    pub const NONE: Self = Self {
        takes: false,
        gives: false,
        calls: false,
        refunds: false,
    };

    /// What either has.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            takes: self.takes || other.takes,
            gives: self.gives || other.gives,
            calls: self.calls || other.calls,
            refunds: self.refunds || other.refunds,
        }
    }

    /// Whether what comes out can be to pay as well as to receive.
    pub const fn both(self) -> bool {
        self.takes && self.gives
    }
}

impl Document {
    /// What it has.
    pub fn holds(&self) -> Holds {
        let mut holds = Holds {
            refunds: self.settlement.is_some(),
            ..Holds::default()
        };
        for section in &self.sections {
            for part in section.clauses.iter().flat_map(|clause| &clause.parts) {
                match section.effect {
                    Effect::Reward => holds.gives = true,
                    Effect::Deduction => holds.takes = true,
                }
                holds.calls |= matches!(part.mechanism, Mechanism::CallQuota { .. });
            }
        }
        holds
    }
}
