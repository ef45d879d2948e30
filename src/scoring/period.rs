//! From months to the year (reading R8).

use super::{Certainty, Sheet};
use crate::calendar::Month;
use crate::number::{Points, Range};
use crate::rulebook::YearRule;

/// A month as the year sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthResult {
    /// Which month.
    pub month: Month,
    /// Its score.
    pub score: Points,
    /// What the score can still be.
    pub range: Range<Points>,
    /// Its weight in whole parts; 1 where none is given.
    pub weight: u32,
}

impl MonthResult {
    /// The result of a sheet; none where something unknown or pending could
    /// still change it.
    pub fn of(sheet: &Sheet, weight: u32) -> Option<Self> {
        (sheet.certainty != Certainty::Provisional).then_some(Self {
            month: sheet.month,
            score: sheet.score,
            range: sheet.range,
            weight,
        })
    }
}

/// A year's result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    /// The joined score, half up to a thousandth.
    pub score: Points,
    /// Joined from the months' lows and highs.
    pub range: Range<Points>,
    /// Months of the year that aren't scored.
    pub missing: Vec<Month>,
}

/// Joins a year's scored months; none if there is nothing to join. Months of
/// other years, and further results for the same month, are left aside.
pub fn join_year(year: u16, results: &[MonthResult], rule: YearRule) -> Option<Year> {
    let months: Vec<Month> = (1..=12).filter_map(|m| Month::new(year, m)).collect();
    join_months(&months, results, rule)
}

/// The same for any months, as those of a quarter: "missing as 0" divides by
/// how many they are.
pub fn join_months(months: &[Month], results: &[MonthResult], rule: YearRule) -> Option<Year> {
    let of = |month: &Month| results.iter().find(|result| result.month == *month);
    let scored: Vec<&MonthResult> = months.iter().filter_map(of).collect();
    let weight = |result: &MonthResult| match rule {
        YearRule::Weighted => i64::from(result.weight),
        YearRule::Mean | YearRule::Sum | YearRule::MissingAsZero => 1,
    };
    let divisor = match rule {
        YearRule::Mean => scored.len() as i64,
        YearRule::Weighted => scored.iter().map(|result| weight(result)).sum(),
        YearRule::Sum => 1,
        YearRule::MissingAsZero => months.len() as i64,
    };
    if scored.is_empty() || divisor == 0 {
        return None;
    }
    let join = |value: fn(&MonthResult) -> Points| {
        let each = scored.iter().map(|r| value(r).times(weight(r)));
        let sum: Points = each.sum();
        Points::from_raw((sum.raw() * 2 + divisor).div_euclid(divisor * 2))
    };
    Some(Year {
        score: join(|r| r.score),
        range: Range {
            low: join(|r| r.range.low),
            high: join(|r| r.range.high),
        },
        missing: months.iter().copied().filter(|m| of(m).is_none()).collect(),
    })
}
