//! What a consultation log counts for a measure, with the cases that are still
//! open.

use serde_json::Value;

use crate::json::{
    Decode, Described, Encode, Malformed, Pull, Schemas, Shape, Writer, json_object,
};
use crate::number::Ratio;

/// Cases as the agent's consultation log has them, copied from it so that the
/// record says all by itself.
///
/// At least one case counts or may end in the numerator; all together are at most [`Ratio::LIMIT`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LoggedCases(CaseCounts);

json_object! {
    /// Cases that a consultation log counts. Not expressed in the schema: the
    /// numerator and the dispatched ones together are at most the denominator, and all
    /// cases together at most 9999999.
    ///
    /// Anything can be in it; [`LoggedCases::new`] checks.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    #[schema("anyOf": [
        {"properties": {"denominator": {"minimum": 1}}},
        {"properties": {"open": {"minimum": 1}}, "required": ["open"]},
        {"properties": {"may_leave": {"minimum": 1}}, "required": ["may_leave"]},
    ])]
    pub struct CaseCounts {
        /// Settled ones in the numerator, under any reading.
        #[schema("maximum": Ratio::LIMIT)]
        pub numerator: u32,
        /// All settled ones.
        #[schema("maximum": Ratio::LIMIT)]
        pub denominator: u32,
        /// Settled ones outside of that numerator that reading R16 puts into it or
        /// not: complaints dispatched to the field.
        #[or(default)]
        #[schema("maximum": Ratio::LIMIT)]
        pub dispatched: u32,
        /// Open ones that count whatever comes of them, in the numerator or not.
        #[or(default)]
        #[schema("maximum": Ratio::LIMIT)]
        pub open: u32,
        /// Open ones that count either way or not at all: customers to be called
        /// back, who may not be reached.
        #[or(default)]
        #[schema("maximum": Ratio::LIMIT)]
        pub may_leave: u32,
        /// Open ones that count only if they end outside of the numerator: what
        /// isn't a complaint and may still be escalated as one.
        #[or(default)]
        #[schema("maximum": Ratio::LIMIT)]
        pub may_join: u32,
    }
}

/// What the share of a measure can still be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shares {
    /// With every open case outside of the numerator.
    pub low: Ratio,
    /// With every open case in it, or not counting where it can't be.
    pub high: Ratio,
    /// Whether all cases may leave, so that there is nothing to measure.
    pub or_nothing: bool,
    /// How many cases are open.
    pub open: u32,
}

impl LoggedCases {
    /// None where the counts don't fit together, are too large, or where no
    /// case counts for sure or may end in the numerator: then nothing is known.
    pub fn new(counts: CaseCounts) -> Option<Self> {
        let CaseCounts {
            numerator,
            denominator,
            dispatched,
            open,
            may_leave,
            may_join,
        } = counts;
        let most = denominator.checked_add(open)?.checked_add(may_leave)?;
        let settled = numerator.checked_add(dispatched)? <= denominator;
        if most == 0 || !settled || most.checked_add(may_join)? > Ratio::LIMIT {
            return None;
        }
        Some(Self(counts))
    }

    /// Counts of which nothing is open.
    pub const fn whole(ratio: Ratio) -> Self {
        Self(CaseCounts {
            numerator: ratio.numerator(),
            denominator: ratio.denominator(),
            ..NONE
        })
    }

    /// The counts.
    pub const fn counts(self) -> CaseCounts {
        self.0
    }

    /// How many cases are open.
    pub const fn open(self) -> u32 {
        self.0.open + self.0.may_leave + self.0.may_join
    }

    /// The settled ones: in the numerator, and all. `with_dispatched` says
    /// whether dispatched ones are in the numerator (reading R16).
    pub const fn settled(self, with_dispatched: bool) -> (u32, u32) {
        let more = if with_dispatched {
            self.0.dispatched
        } else {
            0
        };
        (self.0.numerator + more, self.0.denominator)
    }

    /// What the share can still be.
    pub fn shares(self, with_dispatched: bool) -> Shares {
        let (numerator, denominator) = self.settled(with_dispatched);
        let good = self.0.open + self.0.may_leave;
        // Both are shares: `new` has seen to it.
        let share = |of, all| Ratio::new(of, all).unwrap_or(Ratio::WHOLE);
        Shares {
            low: share(numerator, denominator + good + self.0.may_join),
            high: share(numerator + good, denominator + good),
            or_nothing: denominator + self.0.open == 0,
            open: self.open(),
        }
    }

    /// The same with every open case having ended in the numerator, or not
    /// counting where it can't.
    #[must_use]
    pub const fn all_inside(self) -> Self {
        let good = self.0.open + self.0.may_leave;
        Self(CaseCounts {
            numerator: self.0.numerator + good,
            denominator: self.0.denominator + good,
            dispatched: self.0.dispatched,
            ..NONE
        })
    }

    /// The same with every open case having ended outside of it.
    #[must_use]
    pub const fn all_outside(self) -> Self {
        Self(CaseCounts {
            numerator: self.0.numerator,
            denominator: self.0.denominator + self.open(),
            dispatched: self.0.dispatched,
            ..NONE
        })
    }
}

impl Shares {
    /// Of a share of which nothing is open.
    pub const fn settled(ratio: Ratio) -> Self {
        Self {
            low: ratio,
            high: ratio,
            or_nothing: false,
            open: 0,
        }
    }

    /// The share, where no case is open.
    pub fn known(self) -> Option<Ratio> {
        (self.open == 0).then_some(self.low)
    }
}

const NONE: CaseCounts = CaseCounts {
    numerator: 0,
    denominator: 0,
    dispatched: 0,
    open: 0,
    may_leave: 0,
    may_join: 0,
};

impl Decode for LoggedCases {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let counts = CaseCounts::decode(value)?;
        Self::new(counts).ok_or_else(|| Malformed::here(Shape::Ratio))
    }

    fn pull(from: &mut Pull<'_>) -> Option<Self> {
        Self::new(CaseCounts::pull(from)?)
    }
}

impl Described for LoggedCases {
    fn schema(all: &mut Schemas) -> Value {
        CaseCounts::schema(all)
    }
}

impl Encode for LoggedCases {
    fn encode(&self, out: &mut Writer) {
        self.0.encode(out);
    }
}
