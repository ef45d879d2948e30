//! Who is before whom.

use super::terms::{Caps, Terms};
use crate::number::{Points, Range};
use crate::rulebook::Rulebook;

/// So many agents are compared pair by pair at the most; in a larger team those whose
/// ranges overlap with no more others than `NEAR`.
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
    let ranges: Vec<Range<Points>> = all.iter().map(|terms| terms.range()).collect();
    let mut found = places_by_range(&ranges);
    let count = all.len();
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

/// The places by ranges alone, in the order of these: the higher is above. Each claimed order
/// holds for every outcome within the ranges, whatever hangs together in them.
pub fn places_by_range<T: Copy + Ord>(ranges: &[Range<T>]) -> Vec<PlaceRange> {
    let ends = |end: fn(&Range<T>) -> T| {
        let mut ends: Vec<T> = ranges.iter().map(end).collect();
        ends.sort_unstable();
        ends
    };
    let lows = ends(|range| range.low);
    let highs = ends(|range| range.high);
    let count = ranges.len();
    let places = ranges.iter().map(|range| {
        let above = count - lows.partition_point(|low| *low <= range.high);
        let may = count - highs.partition_point(|high| *high <= range.low);
        // Nobody is above themselves.
        let own = usize::from(range.low < range.high);
        PlaceRange {
            best: 1 + above,
            worst: 1 + may - own,
        }
    });
    places.collect()
}

/// How many places are certain.
pub fn certain(places: &[PlaceRange]) -> usize {
    places.iter().filter(|place| place.is_certain()).count()
}
