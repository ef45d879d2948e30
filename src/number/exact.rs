//! Fractions: what follows from decimals before it is rounded.

use std::cmp::Ordering;
use std::ops::{Add, Mul, Neg, Sub};

use super::Decimal;

/// An exact fraction in millionths: `numerator / denominator` of them, the
/// denominator above 0.
///
/// Quotients of decimals and products of a few of them are exact. What would leave
/// `i128` is rounded to a millionth first and held at the limits: no input
/// panics, and no input of a document's size gets there.
#[derive(Clone, Copy, Debug)]
pub struct Exact {
    numerator: i128,
    denominator: i128,
}

/// What happens to what lies exactly in the middle, and whether the nearest is
/// asked for at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Rounding {
    /// To the nearest, the middle away from nothing.
    #[default]
    HalfUp,
    /// To the nearest, the middle towards nothing.
    HalfDown,
    /// Towards less.
    Down,
    /// Towards more.
    Up,
}

impl Rounding {
    /// Their names in files, in the order of the variants.
    pub const NAMES: &[&str] = &["half_up", "half_down", "down", "up"];

    /// All of them.
    pub const ALL: [Self; 4] = [Self::HalfUp, Self::HalfDown, Self::Down, Self::Up];
}

/// Beyond it a product of two may leave `i128`.
const ROOM: i128 = 1 << 62;
const ONE: i128 = Decimal::ONE.raw() as i128;
/// What a number may come to: far above what a document has, far inside `i64`.
const MOST: i128 = 1_000_000_000_000_000_000;

impl Exact {
    /// Nothing.
    pub const ZERO: Self = Self::of(Decimal::ZERO);
    /// One.
    pub const ONE: Self = Self::of(Decimal::ONE);

    /// A decimal.
    pub const fn of(decimal: Decimal) -> Self {
        Self {
            numerator: decimal.raw() as i128,
            denominator: 1,
        }
    }

    /// A whole number.
    pub const fn whole(number: i64) -> Self {
        Self {
            numerator: number as i128 * ONE,
            denominator: 1,
        }
    }

    /// One over the other; none over nothing.
    pub fn over(self, other: Self) -> Option<Self> {
        if other.numerator == 0 {
            return None;
        }
        let (mut a, mut b) = (self.small(), other.small());
        if !b.is_small() {
            b = b.rounded_to_millionth();
        }
        if !a.is_small() {
            a = a.rounded_to_millionth();
        }
        if b.numerator == 0 {
            return None;
        }
        let sign = b.numerator.signum();
        // (a.n / a.d) / (b.n / b.d), both in millionths: millionths again.
        let up = a.numerator.checked_mul(b.denominator)?.checked_mul(ONE);
        let down = a.denominator.checked_mul(b.numerator.abs())?;
        Some(match up {
            // What comes out even is as fast from here on as any decimal.
            Some(up) => match divided(up, down) {
                (whole, 0) => Self::new(whole * sign, 1),
                _ => Self::new(up * sign, down),
            },
            None => {
                let whole = (a.numerator / down).saturating_mul(b.denominator);
                Self::new(whole.saturating_mul(ONE * sign).clamp(-MOST, MOST), 1)
            }
        })
    }

    /// The mean of numbers, each with its weight, which isn't below 0; none where they weigh
    /// nothing together.
    pub fn mean(weighed: impl IntoIterator<Item = (Decimal, Decimal)>) -> Option<Self> {
        let (mut sum, mut weight) = (0_i128, 0_i128);
        for (number, own) in weighed {
            let own = i128::from(own.raw());
            // Out of `i128` come only more than a hundred of the most that a number comes to.
            sum = sum.saturating_add(i128::from(number.raw()).saturating_mul(own));
            weight = weight.saturating_add(own);
        }
        (weight > 0).then(|| Self::new(sum, weight))
    }

    /// Whether it is nothing.
    pub const fn is_zero(self) -> bool {
        self.numerator == 0
    }

    /// Whether it is below nothing.
    pub const fn is_negative(self) -> bool {
        self.numerator < 0
    }

    /// How many whole ones lie in it; `up` counts one that has only begun.
    pub fn wholes(self, up: bool) -> i64 {
        let unit = ONE.saturating_mul(self.denominator);
        let (whole, rest) = divided(self.numerator, unit);
        let begun = up && rest != 0;
        i64::try_from(whole + i128::from(begun)).unwrap_or(i64::MAX)
    }

    /// To a multiple of `step`, which is above 0; itself where it isn't.
    #[must_use]
    pub fn rounded(self, step: Decimal, rounding: Rounding) -> Decimal {
        let step = i128::from(step.raw().max(1));
        let unit = step.saturating_mul(self.denominator);
        let (below, rest) = divided(self.numerator, unit);
        let up = match (rounding, rest.cmp(&(unit - rest))) {
            (_, _) if rest == 0 => false,
            (Rounding::Down, _) | (_, Ordering::Less) => rounding == Rounding::Up,
            (Rounding::Up, _) | (_, Ordering::Greater) => true,
            (Rounding::HalfUp, Ordering::Equal) => self.numerator > 0,
            (Rounding::HalfDown, Ordering::Equal) => self.numerator < 0,
        };
        let raw = (below + i128::from(up)).saturating_mul(step);
        Decimal::from_raw(raw.clamp(-MOST, MOST) as i64)
    }

    /// The nearest millionth.
    pub fn decimal(self) -> Decimal {
        if self.denominator == 1 {
            return Decimal::from_raw(self.numerator.clamp(-MOST, MOST) as i64);
        }
        self.rounded(Decimal::from_raw(1), Rounding::HalfUp)
    }

    fn new(numerator: i128, denominator: i128) -> Self {
        Self {
            numerator,
            denominator,
        }
    }

    fn rounded_to_millionth(self) -> Self {
        Self::of(self.decimal())
    }

    /// The order of two with denominators of their own.
    fn cmp_apart(&self, other: &Self) -> Ordering {
        let narrow = |number: i128| i64::try_from(number).ok();
        if let (Some(a), Some(under_a), Some(b), Some(under_b)) = (
            narrow(self.numerator),
            narrow(self.denominator),
            narrow(other.numerator),
            narrow(other.denominator),
        ) {
            let left = i128::from(a) * i128::from(under_b);
            return left.cmp(&(i128::from(b) * i128::from(under_a)));
        }
        let (a, b) = (self.small(), other.small());
        let left = a.numerator.checked_mul(b.denominator);
        let right = b.numerator.checked_mul(a.denominator);
        match (left, right) {
            (Some(left), Some(right)) => left.cmp(&right),
            _ => a.decimal().cmp(&b.decimal()),
        }
    }

    const fn is_small(self) -> bool {
        -ROOM < self.numerator && self.numerator < ROOM && self.denominator < ROOM
    }

    /// The same in lowest terms, where that may be needed to stay exact.
    fn small(self) -> Self {
        if self.is_small() || self.denominator == 1 {
            return self;
        }
        let divisor = common(
            self.numerator.unsigned_abs(),
            self.denominator.unsigned_abs(),
        );
        // At most the denominator, which fits.
        let divisor = divisor as i128;
        Self::new(self.numerator / divisor, self.denominator / divisor)
    }
}

/// How often a number above 0 goes into another one, towards less, and what is left. What fits
/// half the room, as all of a document does, is divided by the machine itself: many times
/// faster.
fn divided(of: i128, by: i128) -> (i128, i128) {
    match (i64::try_from(of), i64::try_from(by)) {
        (Ok(of), Ok(by)) => (of.div_euclid(by).into(), of.rem_euclid(by).into()),
        _ => (of.div_euclid(by), of.rem_euclid(by)),
    }
}

/// The greatest common divisor.
fn common(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

impl From<Decimal> for Exact {
    fn from(decimal: Decimal) -> Self {
        Self::of(decimal)
    }
}

impl Add for Exact {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        if self.denominator == other.denominator {
            return Self::new(
                self.numerator.saturating_add(other.numerator),
                self.denominator,
            );
        }
        let sum = |a: Self, b: Self| {
            let left = a.numerator.checked_mul(b.denominator)?;
            let right = b.numerator.checked_mul(a.denominator)?;
            let denominator = a.denominator.checked_mul(b.denominator)?;
            Some(Self::new(left.checked_add(right)?, denominator))
        };
        sum(self, other)
            .or_else(|| sum(self.small(), other.small()))
            .unwrap_or_else(|| Self::of(self.decimal() + other.decimal()))
    }
}

impl Neg for Exact {
    type Output = Self;
    fn neg(self) -> Self {
        Self::new(self.numerator.saturating_neg(), self.denominator)
    }
}

impl Sub for Exact {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Mul for Exact {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        let product = |a: Self, b: Self| {
            let numerator = a.numerator.checked_mul(b.numerator)?;
            let denominator = a.denominator.checked_mul(b.denominator)?;
            Some(match divided(numerator, ONE) {
                (whole, 0) => Self::new(whole, denominator),
                _ => Self::new(numerator, denominator.checked_mul(ONE)?),
            })
        };
        product(self, other)
            .or_else(|| product(self.small(), other.small()))
            .or_else(|| product(self.rounded_to_millionth(), other.rounded_to_millionth()))
            .unwrap_or(match self.is_negative() == other.is_negative() {
                true => Self::new(MOST, 1),
                false => Self::new(-MOST, 1),
            })
    }
}

impl PartialEq for Exact {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Exact {}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        match self.denominator == other.denominator {
            true => self.numerator.cmp(&other.numerator),
            false => self.cmp_apart(other),
        }
    }
}
