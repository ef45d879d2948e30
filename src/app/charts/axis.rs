//! One scale for the ruler and for every line below it.

use crate::number::Points;
use crate::scoring::Sheet;

/// Points from left to right. Places are percentages of the width, so that a
/// picture fits every screen without scaling its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axis {
    low: i64,
    high: i64,
}

impl Axis {
    /// From 60 to 102, or to the next whole point if the running sum goes
    /// beyond.
    pub fn of(sheet: &Sheet) -> Self {
        let top = (sheet.base + sheet.rewards).max(sheet.range.high);
        let whole = (top.raw() + 999) / 1_000 * 1_000;
        let base = sheet.base.raw();
        Self {
            low: base * 6 / 10,
            high: whole.max(base + base / 50).min(base * 2),
        }
    }

    /// From one value to another.
    pub const fn spanning(low: Points, high: Points) -> Self {
        Self {
            low: low.raw(),
            high: high.raw(),
        }
    }

    /// How far below the top of a picture of this height a value stands.
    pub fn down(self, points: Points, height: i64) -> String {
        let hundredths = height * (10_000 - self.share(points)) / 100;
        format!("{}.{:02}", hundredths / 100, hundredths % 100)
    }

    /// The lowest value on the axis.
    pub const fn low(self) -> Points {
        Points::from_raw(self.low)
    }

    /// The highest value on the axis.
    pub const fn high(self) -> Points {
        Points::from_raw(self.high)
    }

    /// Where a value stands, held at the ends.
    pub fn at(self, points: Points) -> String {
        percent(self.share(points))
    }

    /// How wide the way between two values is.
    pub fn between(self, a: Points, b: Points) -> String {
        percent((self.share(a) - self.share(b)).abs())
    }

    /// Hundredths of a percent of the width.
    fn share(self, points: Points) -> i64 {
        let inside = points.raw().clamp(self.low, self.high);
        (inside - self.low) * 10_000 / (self.high - self.low).max(1)
    }
}

/// Hundredths of a percent as an SVG length.
pub(super) fn percent(hundredths: i64) -> String {
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}
