//! Who is before whom.

use super::terms::{Caps, Terms};
use crate::number::Points;
use crate::rulebook::Rulebook;

/// So many agents are compared pair by pair at the most; in a larger team those whose
/// ranges overlap with no more others than [`NEAR`].
pub const REFINED: usize = 300;

/// Overlaps up to which an agent of a larger team is compared one by one.
const NEAR: usize = 48;

/// The places that an agent can have, from 1. Who is surely equal shares a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PlaceRange {
    /// 1 + those who are above whatever is found out.
    pub best: usize,
    /// 1 + those who may be above.
    pub worst: usize,
}

impl PlaceRange {
    /// Whether it's the same whatever is found out.
    pub const fn is_certain(self) -> bool {
        self.best == self.worst
    }
}

/// The places of all, in their order: each claimed order holds for every value of the
/// assumed numbers, which all share, and of each one's open facts.
pub fn places(rulebook: &Rulebook, all: &[&Terms]) -> Vec<PlaceRange> {
    let caps = Caps::of(rulebook);
    let ends = |end: fn(&Terms) -> Points| {
        let mut ends: Vec<Points> = all.iter().map(|terms| end(terms)).collect();
        ends.sort_unstable();
        ends
    };
    let lows = ends(|terms| terms.range().low);
    let highs = ends(|terms| terms.range().high);
    let count = all.len();
    // By their ranges alone.
    let mut found: Vec<PlaceRange> = Vec::with_capacity(count);
    for terms in all {
        let range = terms.range();
        let above = count - lows.partition_point(|low| *low <= range.high);
        let mut may = count - highs.partition_point(|high| *high <= range.low);
        // Nobody is above themselves.
        may -= usize::from(!range.is_settled());
        found.push(PlaceRange {
            best: 1 + above,
            worst: 1 + may,
        });
    }
    // Those who move together. Several months take so many times as long.
    let months = all.iter().map(|terms| terms.months()).max().unwrap_or(1);
    let is_large = count > REFINED.min(4 * REFINED / months);
    for (at, (terms, place)) in all.iter().zip(&mut found).enumerate() {
        if place.is_certain() || is_large && place.worst - place.best > NEAR / months {
            continue;
        }
        for (other_at, other) in all.iter().enumerate() {
            let apart =
                other.range().low > terms.range().high || other.range().high <= terms.range().low;
            if apart || other_at == at {
                continue;
            }
            place.best += usize::from(other.always_above(terms, caps));
            place.worst -= usize::from(terms.never_below(other, caps));
        }
    }
    found
}

/// How many places are certain.
pub fn certain(places: &[PlaceRange]) -> usize {
    places.iter().filter(|place| place.is_certain()).count()
}
