//! What a value may still be.

/// Everything from `low` to `high`, both included. A range of width 0 is
/// settled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Range<T> {
    /// The least it can be.
    pub low: T,
    /// The most it can be.
    pub high: T,
}

impl Range<super::Points> {
    /// The range, moved by so much.
    #[must_use]
    pub fn shifted(self, by: super::Points) -> Self {
        Self {
            low: self.low + by,
            high: self.high + by,
        }
    }
}

impl<T: Copy + Ord> Range<T> {
    /// The range between two values, in either order.
    pub fn between(a: T, b: T) -> Self {
        Self {
            low: a.min(b),
            high: a.max(b),
        }
    }

    /// A settled value.
    pub const fn exactly(value: T) -> Self {
        Self {
            low: value,
            high: value,
        }
    }

    /// Whether nothing is open.
    pub fn is_settled(self) -> bool {
        self.low == self.high
    }

    /// Whether `value` can still be the one.
    pub fn contains(self, value: T) -> bool {
        self.low <= value && value <= self.high
    }

    /// The smallest range that holds this one and `value`.
    #[must_use]
    pub fn including(self, value: T) -> Self {
        Self {
            low: self.low.min(value),
            high: self.high.max(value),
        }
    }
}
