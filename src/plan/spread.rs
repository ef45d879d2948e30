//! Which numbers of a range are tried.

use crate::number::{Decimal, Exact, Range, Rounding};

/// Up to so many values of one thing are all tried.
pub const MOST_ALL: i64 = 40;
/// Where there are more: so many between its ends, beside the limits of scales.
const BETWEEN: i64 = 8;
/// Numbers of a range that are multiples of a step, and whether these are all of them.
pub fn between(range: Range<Exact>, step: Decimal, marks: &[i64]) -> (Vec<Decimal>, bool) {
    let (low, high) = (
        range.low.rounded(step, Rounding::Up).raw(),
        range.high.rounded(step, Rounding::Down).raw(),
    );
    let step = step.raw().max(1);
    if low > high {
        return (Vec::new(), true);
    }
    let last = (high - low) / step;
    if last < MOST_ALL {
        let all = (0..=last).map(|nth| Decimal::from_raw(low + nth * step));
        return (all.collect(), true);
    }
    let mut found = vec![low, high];
    let mut add = |raw: i64| {
        if (low..=high).contains(&raw) {
            found.push(raw);
        }
    };
    for mark in marks {
        let below = mark.div_euclid(step).saturating_mul(step);
        for raw in [-1, 0, 1].map(|by: i64| below.saturating_add(by.saturating_mul(step))) {
            add(raw);
        }
    }
    for nth in 1..=BETWEEN {
        add(low + last / (BETWEEN + 1) * nth * step);
    }
    // What nothing bounds has figures of a month's size, too.
    let mut near = Decimal::ONE.raw();
    while near <= Decimal::whole(1_000_000).raw() {
        add(near / step * step);
        near = near.saturating_mul(10);
    }
    let found = sorted(found).into_iter().map(Decimal::from_raw);
    (found.collect(), false)
}

/// What an assumed number is tried at: its ends, its value, and three between.
pub fn spread(span: Range<Decimal>, value: Decimal) -> Vec<Decimal> {
    let [low, high, value] = [span.low, span.high, value].map(Decimal::raw);
    let quarter = (high - low) / 4;
    let mut found = vec![low, high, value];
    found.extend((1..4).map(|nth| low + quarter * nth));
    sorted(found).into_iter().map(Decimal::from_raw).collect()
}

/// In order, each once.
pub fn sorted(mut numbers: Vec<i64>) -> Vec<i64> {
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}
