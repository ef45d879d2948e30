//! Sums and products of ranges.

use crate::number::{Exact, Range};

/// Nothing.
pub const NOTHING: Range<Exact> = Range::exactly(Exact::ZERO);

/// The sum of two.
pub fn sum(a: Range<Exact>, b: Range<Exact>) -> Range<Exact> {
    Range {
        low: a.low + b.low,
        high: a.high + b.high,
    }
}

/// One less the other.
pub fn difference(a: Range<Exact>, b: Range<Exact>) -> Range<Exact> {
    Range {
        low: a.low - b.high,
        high: a.high - b.low,
    }
}

/// The product of two.
pub fn product(a: Range<Exact>, b: Range<Exact>) -> Range<Exact> {
    if a.is_settled() && b.is_settled() {
        return Range::exactly(a.low * b.low);
    }
    let first = Range::exactly(a.low * b.low);
    let first = first.including(a.low * b.high);
    first.including(a.high * b.low).including(a.high * b.high)
}

/// One over the other; none where the other can be nothing alone.
pub fn quotient(a: Range<Exact>, b: Range<Exact>, most: Exact) -> Option<Range<Exact>> {
    let ends = [
        (a.low, b.low),
        (a.low, b.high),
        (a.high, b.low),
        (a.high, b.high),
    ];
    let is_within = b.low.is_negative() && b.high > Exact::ZERO;
    if is_within && !(a.is_settled() && a.low.is_zero()) {
        return Some(Range {
            low: -most,
            high: most,
        });
    }
    let mut found: Option<Range<Exact>> = None;
    for (over, under) in ends {
        let one = match over.over(under) {
            Some(one) => one,
            None if b.is_settled() => return None,
            // Just above nothing, or just below, it grows without end.
            None if over.is_zero() => Exact::ZERO,
            None if over.is_negative() == b.low.is_negative() => most,
            None => -most,
        };
        found = Some(found.map_or(Range::exactly(one), |found| found.including(one)));
    }
    found
}

/// So many times.
pub fn times(a: Range<Exact>, times: u32) -> Range<Exact> {
    if times == 1 {
        return a;
    }
    let times = Exact::whole(times.into());
    Range {
        low: a.low * times,
        high: a.high * times,
    }
}

/// Not below and not above.
pub fn held(
    a: Range<Exact>,
    floor: Option<Range<Exact>>,
    cap: Option<Range<Exact>>,
) -> Range<Exact> {
    let mut a = a;
    if let Some(floor) = floor {
        a.low = a.low.max(floor.low);
        a.high = a.high.max(floor.high);
    }
    if let Some(cap) = cap {
        a.low = a.low.min(cap.low);
        a.high = a.high.min(cap.high);
    }
    a
}
