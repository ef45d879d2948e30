//! How the months of a year join.

use super::TotalSheet;
use crate::language::Joined;
use crate::number::{Decimal, Exact, Range, Rounding};

/// What a total's months come to together, to a thousandth: the headline, and all that it
/// can be. None without any month.
pub fn join_year(
    months: &[Option<TotalSheet>; 12],
    by: Joined,
) -> Option<(Decimal, Range<Decimal>)> {
    let there = || months.iter().flatten();
    let count = i64::try_from(there().count())
        .ok()
        .filter(|count| *count > 0)?;
    let over = Exact::whole(match by {
        Joined::Mean => count,
        Joined::Sum => 1,
        Joined::MissingAsZero => 12,
    });
    let join = |of: fn(&TotalSheet) -> Decimal| {
        let sum = there().fold(Exact::ZERO, |sum, month| sum + Exact::of(of(month)));
        let joined = sum.over(over)?;
        Some(joined.rounded(Decimal::from_raw(1_000), Rounding::HalfUp))
    };
    let range = Range {
        low: join(|month| month.range.low)?,
        high: join(|month| month.range.high)?,
    };
    Some((join(|month| month.headline)?, range))
}
