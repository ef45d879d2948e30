//! Where between figures that were tried a range may be wider than at any of them.
//!
//! The ends of a total go straight with a figure, up to where a floor or a cap begins to hold,
//! a step is full, a band begins: there they bend or leap, and between two bends the range is
//! as wide as at one of them. A bend lies where the straight pieces about it meet.

use crate::number::{Decimal, Range};

/// A figure, in millionths, and each total's range with it.
pub type Tried = (i64, Vec<Range<Decimal>>);

/// A total: how wide its range may be at the most, and to what it's rounded.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    pub most: Decimal,
    pub step: Decimal,
}

/// A figure and an end of a range there, in millionths.
type Point = (i128, i128);

/// Figures to try next, multiples of a step; none where each end goes straight wherever the
/// range may be wider. What was tried is in order.
pub fn bends(tried: &[Tried], totals: &[Bounds], step: i64) -> Vec<i64> {
    let step = step.max(1);
    let mut found = Vec::new();
    for (nth, total) in totals.iter().enumerate() {
        let ends: Vec<(i64, Range<Decimal>)> = tried
            .iter()
            .filter_map(|(figure, ranges)| Some((*figure, *ranges.get(nth)?)))
            .collect();
        let widths = ends.iter().map(|(_, range)| range.high - range.low);
        let Some(widest) = widths.max().filter(|widest| *widest < total.most) else {
            continue;
        };
        let curve = |end: fn(&Range<Decimal>) -> Decimal| -> Vec<Point> {
            let points = ends.iter();
            let points = points.map(|(at, range)| ((*at).into(), end(range).raw().into()));
            points.collect()
        };
        let curves = [curve(|range| range.low), curve(|range| range.high)];
        for (one, two) in ends.iter().zip(ends.iter().skip(1)) {
            let all = one.1.including(two.1.low).including(two.1.high);
            if two.0 - one.0 <= step || all.high - all.low <= widest {
                continue;
            }
            let between = (one.0.into(), two.0.into());
            let turns = curves
                .iter()
                .filter_map(|curve| turn(curve, between, total.step));
            for turn in turns.filter_map(|turn| i64::try_from(turn).ok()) {
                let below = turn.div_euclid(step).saturating_mul(step);
                let both = [below, below.saturating_add(step)];
                found.extend(both.into_iter().filter(|at| one.0 < *at && *at < two.0));
            }
        }
    }
    super::spread::sorted(found)
}

/// Where a curve turns between two neighbours of its points; none where it goes straight.
fn turn(curve: &[Point], (from, to): (i128, i128), rounding: Decimal) -> Option<i128> {
    let at = |figure: i128| curve.iter().find(|point| point.0 == figure).copied();
    let (p, q) = (at(from)?, at(to)?);
    // What lies too near says nothing of the direction: ends are rounded.
    let near = ((to - from) / 4).max(1);
    let before = curve.iter().rev().find(|point| from - point.0 >= near);
    let after = curve.iter().find(|point| point.0 - to >= near);
    let is_straight = |a: Point, b: Point, c: Point| {
        let off = (b.1 - a.1)
            .checked_mul(c.0 - a.0)
            .zip((c.1 - a.1).checked_mul(b.0 - a.0));
        let allowed = i128::from(rounding.raw().max(1)).saturating_mul(c.0 - a.0);
        off.is_some_and(|(one, two)| (one - two).abs() <= allowed)
    };
    if before.is_some_and(|o| is_straight(*o, p, q)) || after.is_some_and(|r| is_straight(p, q, *r))
    {
        return None;
    }
    let meet = before
        .zip(after)
        .and_then(|(o, r)| meeting((*o, p), (q, *r)))
        .filter(|meet| from < *meet && *meet < to);
    Some(meet.unwrap_or(from + (to - from) / 2))
}

/// The figure at or below which two straight lines meet; none of those that don't.
fn meeting((o, p): (Point, Point), (q, r): (Point, Point)) -> Option<i128> {
    let [one, two] = [(o, p), (q, r)].map(|(a, b)| (b.0 - a.0, b.1 - a.1));
    let turns = one
        .1
        .checked_mul(two.0)?
        .checked_sub(two.1.checked_mul(one.0)?)?;
    let rise = (q.1 - p.1).checked_mul(one.0)?.checked_mul(two.0)?;
    let run = two.1.checked_mul(one.0)?.checked_mul(q.0 - p.0)?;
    let away = rise.checked_sub(run)?.checked_div_euclid(turns)?;
    p.0.checked_add(away)
}
