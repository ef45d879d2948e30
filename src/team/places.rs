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
    // Several months take so many times as long.
    let months = all.iter().map(|terms| terms.months()).max().unwrap_or(1);
    refined(&ranges, months, &|at, other_at| {
        let (Some(terms), Some(other)) = (all.get(at), all.get(other_at)) else {
            return [false; 2];
        };
        [
            other.always_above(terms, caps),
            terms.never_below(other, caps),
        ]
    })
}

/// The places by ranges, in the order of these, and by what is known besides of two whose
/// ranges overlap: whether the second is above the first, and whether the first is never
/// below the second. One such question takes as long as `months` questions of a month.
pub(super) fn refined<T: Copy + Ord>(
    ranges: &[Range<T>],
    months: usize,
    ask: &dyn Fn(usize, usize) -> [bool; 2],
) -> Vec<PlaceRange> {
    let mut found = places_by_range(ranges);
    let is_large = ranges.len() > REFINED.min(4 * REFINED / months.max(1));
    let near = if is_large {
        NEAR / months.max(1)
    } else {
        REFINED
    };
    let mut by_low: Vec<(usize, Range<T>)> = ranges.iter().copied().enumerate().collect();
    by_low.sort_by_key(|(_, range)| range.low);
    // The highest end so far: who lies before it is below all that follow.
    let highest = by_low.iter().scan(None, |highest, (_, range)| {
        *highest = (*highest).max(Some(range.high));
        *highest
    });
    let highest: Vec<T> = highest.collect();
    for (at, (range, place)) in ranges.iter().zip(&mut found).enumerate() {
        if place.is_certain() || place.worst - place.best > near {
            continue;
        }
        let end = by_low.partition_point(|(_, other)| other.low <= range.high);
        let others = by_low.iter().zip(&highest).take(end).rev();
        let others = others.take_while(|(_, highest)| **highest > range.low);
        for ((other_at, other), _) in others {
            if *other_at == at || other.high <= range.low {
                continue;
            }
            let [above, never_below] = ask(at, *other_at);
            place.best += usize::from(above);
            place.worst -= usize::from(never_below);
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
