//! The three fixed-point quantities and how they read and print.

use std::cmp::Ordering;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};
use std::str::FromStr;

macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident, places: $places:literal, limit: $limit:literal) => {
        $(#[$doc])*
        ///
        /// `+` and `-` hold at the limits of `i64` instead of wrapping; parsed
        /// values are so far inside them that this can't be reached by sums.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(i64);

        impl $name {
            /// Nothing.
            pub const ZERO: Self = Self(0);
            /// The largest value that a text may state.
            pub const LIMIT: Self = Self($limit);

            /// From the smallest units.
            pub const fn from_raw(raw: i64) -> Self {
                Self(raw)
            }

            /// In the smallest units.
            pub const fn raw(self) -> i64 {
                self.0
            }

            /// Whether it is nothing.
            pub const fn is_zero(self) -> bool {
                self.0 == 0
            }

            /// Without its sign.
            pub const fn abs(self) -> Self {
                Self(self.0.saturating_abs())
            }

            /// The sum, or none past `i64`.
            pub fn checked_add(self, other: Self) -> Option<Self> {
                self.0.checked_add(other.0).map(Self)
            }

            /// The difference, or none past `i64`.
            pub fn checked_sub(self, other: Self) -> Option<Self> {
                self.0.checked_sub(other.0).map(Self)
            }

            /// So many times, or none past `i64`.
            pub fn checked_mul(self, times: i64) -> Option<Self> {
                self.0.checked_mul(times).map(Self)
            }

            /// So many times, held at the limits of `i64`.
            #[must_use]
            pub const fn times(self, times: i64) -> Self {
                Self(self.0.saturating_mul(times))
            }

            /// Prints with at least so many decimals (`97.0`, `96.65`).
            pub fn with_decimals(self, least: usize) -> String {
                struct Shown(i64, usize);
                impl fmt::Display for Shown {
                    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        print(f, self.0, $places, self.1)
                    }
                }
                Shown(self.0, least).to_string()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                print(f, self.0, $places, 0)
            }
        }

        impl FromStr for $name {
            type Err = NumberError;
            fn from_str(text: &str) -> Result<Self, NumberError> {
                parse(text, $places, $limit).map(Self)
            }
        }

        impl Add for $name {
            type Output = Self;
            fn add(self, other: Self) -> Self {
                Self(self.0.saturating_add(other.0))
            }
        }

        impl Sub for $name {
            type Output = Self;
            fn sub(self, other: Self) -> Self {
                Self(self.0.saturating_sub(other.0))
            }
        }

        impl Neg for $name {
            type Output = Self;
            fn neg(self) -> Self {
                Self(self.0.saturating_neg())
            }
        }

        impl AddAssign for $name {
            fn add_assign(&mut self, other: Self) {
                *self = *self + other;
            }
        }

        impl SubAssign for $name {
            fn sub_assign(&mut self, other: Self) {
                *self = *self - other;
            }
        }

        impl Sum for $name {
            fn sum<I: Iterator<Item = Self>>(values: I) -> Self {
                values.fold(Self::ZERO, Add::add)
            }
        }
    };
}

quantity! {
    /// Points in thousandths. Deductions are negative. At most a million
    /// points either way, so that sums of a whole year stay far from overflow.
    Points, places: 3, limit: 1_000_000_000
}
quantity! {
    /// A percentage in thousandths of a percent (`70 %` is 70 000).
    Percent, places: 3, limit: 1_000_000_000
}
quantity! {
    /// Money in fen, at most a hundred million yuan either way.
    Money, places: 2, limit: 10_000_000_000
}
quantity! {
    /// A number of any unit in millionths, at most a thousand million either way:
    /// what a rulebook's values, scales and factors are written in.
    Decimal, places: 6, limit: 1_000_000_000_000_000
}

impl Decimal {
    /// One.
    pub const ONE: Self = Self::from_raw(1_000_000);

    /// A whole number.
    pub const fn whole(number: i32) -> Self {
        Self::from_raw(number as i64 * 1_000_000)
    }
}

impl Points {
    /// One whole point.
    pub const ONE: Self = Self::from_raw(1_000);

    /// Whole points.
    pub const fn whole(points: i32) -> Self {
        Self::from_raw(points as i64 * 1_000)
    }
}

impl Percent {
    /// One percentage point, the step of clause 27.
    pub const ONE: Self = Self::from_raw(1_000);
    /// All of it.
    pub const HUNDRED: Self = Self::from_raw(100_000);

    /// Whole percent.
    pub const fn whole(percent: i32) -> Self {
        Self::from_raw(percent as i64 * 1_000)
    }

    /// The nearest to something of which this is the part that three decimals
    /// hold, how the rest compares to nothing, and to half of the last
    /// decimal; away from what it would only look like: a whole percent, one
    /// of the marks, or whole percents away from one.
    #[must_use]
    pub fn rounded(self, rest: Ordering, to_half: Ordering, marks: &[Self]) -> Self {
        let above = Self(self.0.saturating_add(1));
        let is_mark = |at: Self| {
            let whole = |from: i64| (at.0 - from) % Self::ONE.0 == 0;
            whole(0) || marks.iter().any(|mark| whole(mark.0))
        };
        match (rest, to_half) {
            (Ordering::Equal, _) => self,
            _ if is_mark(self) && !is_mark(above) => above,
            (_, Ordering::Less) => self,
            _ if is_mark(above) => self,
            _ => above,
        }
    }
}

/// Why a text is no number of the asked kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberError {
    /// No digits, or something other than digits, one point and a leading minus.
    NotANumber,
    /// More decimals than the quantity has; holds how many it has.
    TooPrecise(u32),
    /// Beyond what the quantity can hold.
    TooLarge,
}

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotANumber => f.write_str("not a decimal number"),
            Self::TooPrecise(places) => write!(f, "more than {places} decimals"),
            Self::TooLarge => f.write_str("number too large"),
        }
    }
}

impl std::error::Error for NumberError {}

/// Reads a decimal into units of `10^-places`, never through a float.
fn parse(text: &str, places: u32, limit: i64) -> Result<i64, NumberError> {
    let (negative, digits) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    let bare_point = digits.ends_with('.');
    if whole.is_empty() || bare_point || !all_digits(whole) || !all_digits(fraction) {
        return Err(NumberError::NotANumber);
    }
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > places as usize {
        return Err(NumberError::TooPrecise(places));
    }
    let mut raw = 0_i64;
    let padding = places as usize - fraction.len();
    let digits = whole.bytes().chain(fraction.bytes());
    for digit in digits.chain(std::iter::repeat_n(b'0', padding)) {
        raw = raw
            .checked_mul(10)
            .and_then(|raw| raw.checked_add(i64::from(digit - b'0')))
            .filter(|raw| *raw <= limit)
            .ok_or(NumberError::TooLarge)?;
    }
    Ok(if negative { -raw } else { raw })
}

/// Prints without trailing zeros, but with at least `least` decimals.
fn print(f: &mut fmt::Formatter<'_>, raw: i64, places: usize, least: usize) -> fmt::Result {
    let mut left = raw.unsigned_abs();
    let mut shown = places;
    while shown > least && left.is_multiple_of(10) {
        left /= 10;
        shown -= 1;
    }
    // From the right; twenty digits, a point and a sign have room. A format for
    // each piece takes several times as long, and a sheet has dozens of numbers.
    let mut text = [b'0'; 24];
    let mut at = text.len();
    let mut put = |byte: u8| {
        at -= 1;
        text[at] = byte;
    };
    for _ in 0..shown {
        put(b'0' + (left % 10) as u8);
        left /= 10;
    }
    if shown > 0 {
        put(b'.');
    }
    loop {
        put(b'0' + (left % 10) as u8);
        left /= 10;
        if left == 0 {
            break;
        }
    }
    if raw < 0 {
        put(b'-');
    }
    f.write_str(std::str::from_utf8(&text[at..]).unwrap_or_default())
}
