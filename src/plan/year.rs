//! How months join.

use super::filling::Under;
use super::sheet::TotalSheet;
use crate::language::{Joined, Total};
use crate::number::{Decimal, Exact, Range, Rounding};

/// The unit of which months add up where the document doesn't say how they join; of all
/// others there is a mean.
const ADDED: &str = "元";

/// How a total's months join under these answers.
pub fn joins(total: &Total, under: &Under<'_>) -> Joined {
    match &total.year {
        Some(by) => under.word(by).unwrap_or_default(),
        None if total.unit == ADDED => Joined::Sum,
        None => Joined::Mean,
    }
}

/// What a total's months come to together, to a thousandth: the headline, and all that it
/// can be. They're all months of a year or a quarter, none for one that isn't there. None
/// without any month.
pub fn join_months(months: &[Option<TotalSheet>], by: Joined) -> Option<(Decimal, Range<Decimal>)> {
    let over = Exact::whole(divisor(months, by)?);
    let join = |of: fn(&TotalSheet) -> Decimal| {
        let months = months.iter().flatten();
        let sum = months.fold(Exact::ZERO, |sum, month| sum + Exact::of(of(month)));
        let joined = sum.over(over)?;
        Some(joined.rounded(Decimal::from_raw(1_000), Rounding::HalfUp))
    };
    let range = Range {
        low: join(|month| month.range.low)?,
        high: join(|month| month.range.high)?,
    };
    Some((join(|month| month.headline)?, range))
}

/// By what the sum of months is divided; none without any.
pub fn divisor(months: &[Option<TotalSheet>], by: Joined) -> Option<i64> {
    let there = months.iter().flatten().count();
    let over = match by {
        _ if there == 0 => None,
        Joined::Mean => Some(there),
        Joined::Sum => Some(1),
        Joined::MissingAsZero => Some(months.len()),
    };
    i64::try_from(over?).ok()
}
