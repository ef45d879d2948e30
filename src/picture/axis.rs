//! One scale for the ruler and for every line below it.

use super::Room;
use crate::number::{Decimal, Points, Range, Unit};
use crate::scoring::Sheet;

/// Amounts along a line. Places are percentages of the width, so that a
/// picture fits every screen without scaling its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axis {
    low: i64,
    high: i64,
    /// From how much on a step is labelled.
    round: i64,
    /// Hundredths of the base, which may be no wider than so many px each.
    most: Option<i64>,
}

/// A place on an axis that has a tick.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tick {
    /// The value there.
    pub at: Points,
    /// Whether it's labelled.
    pub major: bool,
    /// Whether it's half way between two that are.
    pub middle: bool,
}

/// A number in a picture: thousandths are enough there.
pub fn points(of: Decimal) -> Points {
    Points::from_raw(of.raw() / 1_000)
}

impl Axis {
    /// In points from 60 % of the base, or from a fifth below the score where that is
    /// less, to 103 %, or to the next whole point if the running sum or the range
    /// goes beyond. In money, where what is to pay has a minus, from all that may be
    /// charged to nothing, or to all that may be received; a hundred yuan at the
    /// least.
    pub fn of(sheet: &Sheet) -> Self {
        if sheet.unit == Unit::Money {
            return Self::in_money(sheet);
        }
        let base = sheet.base.raw().max(1);
        let step = (base / 20).max(1);
        let below = sheet.range.low.raw().max(sheet.score.raw() - base / 5);
        let low = (base * 6 / 10).min(below.div_euclid(step) * step).max(0);
        let top = (sheet.base + sheet.rewards).max(sheet.range.high).raw();
        let whole = top.saturating_add(999) / 1_000 * 1_000;
        let high = whole.max(base + base * 3 / 100).min(base * 2);
        Self {
            low,
            high,
            round: round(high - low),
            most: Some((high - low) * 100 / base),
        }
    }

    fn in_money(sheet: &Sheet) -> Self {
        // Rewards first, then fines, then what is given back of them.
        let charged = (sheet.rewards + sheet.deductions).raw();
        let least = charged.min(sheet.range.low.raw()).min(0);
        let down = least.saturating_neg();
        let up = sheet.rewards.max(sheet.range.high).raw().max(0);
        let (less, more) = match (sheet.holds.gives, sheet.holds.takes) {
            (false, _) => (100_000, 0),
            (true, false) => (0, 100_000),
            (true, true) => (50_000, 50_000),
        };
        let round = round(down.saturating_add(up));
        let whole = |end: i64| end.saturating_add(round - 1) / round * round;
        Self {
            low: -whole(down).max(less),
            high: whole(up).max(more),
            round,
            most: None,
        }
    }

    /// For many scores: in points from the ten at or below the lowest end, but no higher than
    /// 80 % of the base, to the next whole point past the highest; in money from and to
    /// something round, with nothing on it.
    pub fn over(unit: Unit, base: Points, ends: Range<Points>) -> Self {
        let (low, high) = (ends.low.raw(), ends.high.raw());
        if unit == Unit::Money {
            let (low, high) = (low.min(0), high.max(0));
            let round = round((high - low).max(100_000));
            return Self {
                low: low.div_euclid(round) * round,
                high: (high + round - 1).div_euclid(round) * round,
                round,
                most: None,
            };
        }
        let low = (low.div_euclid(10_000) * 10_000).clamp(0, (base.raw() * 8 / 10).max(0));
        let high = (high.max(base.raw()) + 999).div_euclid(1_000) * 1_000;
        Self {
            low,
            high: high.max(low + 1_000),
            round: round(high - low),
            most: None,
        }
    }

    /// For what many come to, in any unit: from and to something round, with nothing on it
    /// unless all lie far from it on the upper side.
    pub fn holding(ends: Range<Points>) -> Self {
        let (low, high) = (ends.low.raw(), ends.high.raw());
        let is_far = low > 0 && low > high - low;
        let (low, high) = match is_far {
            true => (low, high),
            false => (low.min(0), high.max(0)),
        };
        let round = round((high - low).max(1_000));
        // What is cut off leaves something to be seen of the lowest.
        let low = (low - i64::from(is_far)).div_euclid(round) * round;
        let high = high.saturating_add(round - 1).div_euclid(round) * round;
        Self {
            low,
            high: high.max(low + round),
            round,
            most: None,
        }
    }

    /// The ticks, ten for each round amount; where it begins is labelled, too, if
    /// the next label leaves room for that.
    pub fn ticks(self) -> impl Iterator<Item = Tick> {
        let small = (self.round / 10).max(1);
        let first = (self.low + small - 1).div_euclid(small);
        let next = (self.low + self.round - 1).div_euclid(self.round) * self.round;
        let begins = self.share(Points::from_raw(next)) >= 1_000;
        (first..=self.high.div_euclid(small)).map(move |index| Tick {
            at: Points::from_raw(index * small),
            major: index % 10 == 0 || begins && index * small == self.low,
            middle: index % 5 == 0,
        })
    }

    /// How wide it's drawn on a screen: as wide as there is room, but not without
    /// end.
    pub fn extent(self) -> String {
        self.most
            .map_or_else(|| "100%".to_owned(), |steps| em(steps * 100))
    }

    /// Where a value stands in a room, in px.
    pub fn px(self, points: Points, room: Room) -> i64 {
        let most = self.most.map(|steps| steps * room.step);
        let wide = most.unwrap_or(i64::MAX).min(room.axis);
        self.share(points) * wide / 10_000
    }

    /// From one value to another.
    pub const fn spanning(low: Points, high: Points) -> Self {
        Self {
            low: low.raw(),
            high: high.raw(),
            round: 10_000,
            most: None,
        }
    }

    /// How far below the top of a picture as high as the axis a value stands.
    pub fn down(self, points: Points) -> String {
        percent(10_000 - self.share(points))
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
        percent(self.width(a, b))
    }

    /// Where what is certain of a sheet begins and how wide it is: the points
    /// that can't be lost, the fines that can't be avoided, or what is received in
    /// any case.
    pub fn certain(self, sheet: &Sheet) -> (String, String) {
        let Range { low, high } = sheet.range;
        match sheet.unit {
            Unit::Points => (percent(0), self.at(low)),
            Unit::Money => {
                let (from, to) = (high.min(Points::ZERO), low.max(Points::ZERO));
                (self.at(from), self.between(from, to))
            }
        }
    }

    /// How wide it is, in hundredths of a percent.
    pub fn width(self, a: Points, b: Points) -> i64 {
        (self.share(a) - self.share(b)).abs()
    }

    /// Hundredths of a percent of the width.
    pub fn share(self, points: Points) -> i64 {
        let inside = points.raw().clamp(self.low, self.high);
        let width = i128::from((self.high - self.low).max(1));
        (i128::from(inside - self.low) * 10_000 / width) as i64
    }
}

/// One, two or five of a power of ten, so that at most eight of it make up this
/// much; ten points or yuan at the least, one where all of it is less than twenty.
fn round(most: i64) -> i64 {
    let mut step = if most < 20_000 { 1_000 } else { 10_000 };
    while most / step > 80 {
        step *= 10;
    }
    let times = [1, 2, 5]
        .into_iter()
        .find(|times| most / (step * times) <= 8);
    step * times.unwrap_or(10)
}

/// Tenths of a px at the usual size of text, as a length that grows with it.
pub fn em(tenths: i64) -> String {
    let part = tenths.unsigned_abs() * 625;
    let sign = if tenths < 0 { "-" } else { "" };
    format!("{sign}{}.{:05}em", part / 100_000, part % 100_000)
}

/// Hundredths of a percent as an SVG length.
pub fn percent(hundredths: i64) -> String {
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}
