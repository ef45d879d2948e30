//! How scores are spread.

use crate::number::{Points, Range};

/// How scores are spread, each to a thousandth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    /// The one in the middle; between two, half way.
    pub median: Points,
    /// From the middle of the lower half to that of the upper one. With an odd number of
    /// scores the one in the middle is in neither.
    pub middle: Range<Points>,
}

/// How these are spread; none where there are none.
pub fn spread(scores: impl IntoIterator<Item = Points>) -> Option<Spread> {
    let mut scores: Vec<Points> = scores.into_iter().collect();
    scores.sort_unstable();
    let half = scores.len() / 2;
    let lower = scores.get(..half)?;
    let upper = scores.get(scores.len() - half..)?;
    let median = middle(&scores)?;
    Some(Spread {
        median,
        middle: Range {
            low: middle(lower).unwrap_or(median),
            high: middle(upper).unwrap_or(median),
        },
    })
}

fn middle(sorted: &[Points]) -> Option<Points> {
    let at = sorted.len() / 2;
    let upper = *sorted.get(at)?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = *sorted.get(at.checked_sub(1)?)?;
    Some(Points::from_raw(half_up(lower.raw() + upper.raw(), 2)))
}

/// A quotient, halves up.
pub(super) const fn half_up(sum: i64, by: i64) -> i64 {
    (2 * sum + by).div_euclid(2 * by)
}
