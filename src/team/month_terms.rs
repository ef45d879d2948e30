//! Two agents' months together beside each other.

use std::sync::Arc;

use super::terms::{Caps, Shape, Term, Terms, least_between, pairs};
use crate::calendar::Month;
use crate::number::{Points, Range};

/// One of several months.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MonthTerms {
    /// Which.
    pub month: Month,
    /// What it's compared by.
    pub terms: Arc<Terms>,
    /// The caps of its rules.
    pub caps: Caps,
    /// From when on its rules are in force: months by the same rules share their numbers.
    pub since: Month,
}

impl Terms {
    /// The least by which the same months of both, summed, are more than `other`'s, for every
    /// value of what is open; none where they aren't the same.
    pub(super) fn least_over(&self, other: &Self) -> Option<Points> {
        let (own, their) = (&self.over, &other.over);
        let is_same = own.len() == their.len()
            && own
                .iter()
                .zip(their)
                .all(|(own, their)| own.month == their.month);
        if own.is_empty() || !is_same {
            return None;
        }
        if self.is_summed && other.is_summed {
            return Some(self.least_summed(other));
        }
        let both = own.iter().zip(their);
        let each = both.map(|(own, their)| own.terms.least_scored(&their.terms, own.caps));
        Some(each.sum())
    }

    /// The same where every score is its lines: a number that counts in several months is one
    /// number.
    fn least_summed(&self, other: &Self) -> Points {
        type Number = (Month, (usize, usize), Range<Points>);
        let mut sum = Points::ZERO;
        let mut times: Vec<(Number, i64)> = Vec::new();
        for (own, their) in self.over.iter().zip(&other.over) {
            for (one, other) in pairs(&own.terms.terms, &their.terms.terms) {
                let Some((place, span, by)) = difference(one, other) else {
                    sum += least_between(one, other);
                    continue;
                };
                let number = (own.since, place, span);
                match times.iter_mut().find(|(known, _)| *known == number) {
                    Some((_, times)) => *times += by,
                    None => times.push((number, by)),
                }
            }
        }
        let least = times.into_iter().map(|((_, _, span), by)| {
            let (low, high) = (span.low.times(by), span.high.times(by));
            low.min(high)
        });
        sum + least.sum()
    }

    /// The least by which this score is more than `other`'s: where one may stop at an end, more
    /// lines may be no more score.
    fn least_scored(&self, other: &Self, caps: Caps) -> Points {
        let apart = self.range.low - other.range.high;
        let is_free = self.is_inside(caps) && other.is_inside(caps);
        let together = self.least_above(other, caps);
        let together = together.map(|least| match is_free {
            true => least,
            false => least.min(Points::ZERO),
        });
        together.map_or(apart, |together| apart.max(together))
    }

    /// Whether the score stops at no end, whatever is found out.
    fn is_inside(&self, caps: Caps) -> bool {
        self.range.low > Points::ZERO && caps.top.is_none_or(|top| self.range.high < top)
    }
}

impl MonthTerms {
    /// Whether the score is its lines and nothing else.
    pub(super) fn is_free(&self) -> bool {
        self.terms.is_plain && !self.caps.rewards && self.terms.is_inside(self.caps)
    }
}

/// By how many times one number two lines in a place differ; none where they're more than
/// that.
fn difference(
    own: Option<&Term>,
    other: Option<&Term>,
) -> Option<((usize, usize), Range<Points>, i64)> {
    let times = |term: Option<&Term>| match term.map(|term| (term.place, term.shape)) {
        None => Some((None, 0)),
        Some((place, Shape::Times(times, span))) => Some((Some((place, span)), times)),
        Some((_, Shape::Facts(..) | Shape::Any)) => None,
    };
    let ((own, ours), (other, theirs)) = (times(own)?, times(other)?);
    // Nothing times a number has no span of its own.
    let (place, span) = match ours {
        0 => other.or(own)?,
        _ => own?,
    };
    Some((place, span, ours - theirs))
}
