//! A ratio of two counts, compared as a fraction and never rounded first.

use std::cmp::Ordering;

use super::Percent;

/// `numerator / denominator`, with the numerator at most the denominator and
/// the denominator at least 1 and at most [`Ratio::LIMIT`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ratio {
    numerator: u32,
    denominator: u32,
}

impl Ratio {
    /// The largest count on either side.
    pub const LIMIT: u32 = 9_999_999;

    /// One of one.
    pub const WHOLE: Self = Self {
        numerator: 1,
        denominator: 1,
    };

    /// None where the counts aren't a share: denominator 0, numerator above
    /// it, or a count past the limit.
    pub const fn new(numerator: u32, denominator: u32) -> Option<Self> {
        if denominator == 0 || numerator > denominator || denominator > Self::LIMIT {
            None
        } else {
            Some(Self {
                numerator,
                denominator,
            })
        }
    }

    /// The percentage as a fraction: exact for every percentage that can be
    /// written with three decimals.
    pub const fn from_percent(percent: Percent) -> Option<Self> {
        let raw = percent.raw();
        if raw < 0 || raw > Percent::HUNDRED.raw() {
            return None;
        }
        Self::new(raw as u32, Percent::HUNDRED.raw() as u32)
    }

    /// The cases that count.
    pub const fn numerator(self) -> u32 {
        self.numerator
    }

    /// All cases.
    pub const fn denominator(self) -> u32 {
        self.denominator
    }

    /// Compares the exact share with a percentage.
    pub fn cmp_percent(self, percent: Percent) -> Ordering {
        // At most 10^7 * 10^5 on the left, 10^7 * 10^9 on the right.
        let left = i64::from(self.numerator) * Percent::HUNDRED.raw();
        let right = percent.raw() * i64::from(self.denominator);
        left.cmp(&right)
    }

    /// How far the share lies below `percent` as an exact fraction of one
    /// percentage point: `(numerator, denominator)`, negative when above.
    pub fn points_below(self, percent: Percent) -> (i64, i64) {
        let denominator = i64::from(self.denominator);
        let below =
            percent.raw() * denominator - i64::from(self.numerator) * Percent::HUNDRED.raw();
        (below, denominator * Percent::ONE.raw())
    }

    /// [`shown_beside`](Self::shown_beside) nothing but whole percents.
    pub fn shown_percent(self) -> Percent {
        self.shown_beside(&[])
    }

    /// The share in thousandths of a percent, to the nearest; but what isn't
    /// exactly a whole percent, a mark or whole percents away from one never
    /// looks as if it were: that rounds away from it. For showing only:
    /// comparisons use the exact fraction.
    ///
    /// ```
    /// # use kaohe::number::Ratio;
    /// // 94.99996 %
    /// let short = Ratio::new(2_374_999, 2_500_000).unwrap();
    /// assert_eq!(short.shown_percent().to_string(), "94.999");
    /// ```
    pub fn shown_beside(self, marks: &[Percent]) -> Percent {
        let denominator = u64::from(self.denominator);
        let scaled = u64::from(self.numerator) * Percent::HUNDRED.raw().unsigned_abs();
        let (below, rest) = (scaled / denominator, scaled % denominator);
        // Fits: at most 100 000.
        Percent::from_raw(below as i64).rounded(rest.cmp(&0), (rest * 2).cmp(&denominator), marks)
    }
}
