//! What gave and took how much over a team.

use std::cmp::Reverse;
use std::ops::{AddAssign, Neg};

use crate::id::Id;
use crate::number::{Points, Range};
use crate::rulebook::Effect;
use crate::scoring::{Sheet, Sub};

/// What a line is about, over all sheets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CostOf {
    /// The part.
    pub part: Id,
    /// Which of its lines.
    pub sub: Sub,
    /// Given or taken.
    pub effect: Effect,
}

/// What something gave or took over a team: what it is, and in what it's counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cost<K = CostOf, A = Points> {
    /// What it's about.
    pub of: K,
    /// All of it, with its sign.
    pub sum: A,
    /// What it can be over all.
    pub range: Range<A>,
    /// Whose it is: the place of the sheet and its amount, the dearest first.
    pub each: Vec<(usize, A)>,
    /// Those whom it took nothing from yet, and may.
    pub open: Vec<usize>,
}

/// What gave or took something, or may: what took most first, then in the document's order.
pub fn costs<'a>(sheets: impl IntoIterator<Item = &'a Sheet>) -> Vec<Cost> {
    costs_of(sheets.into_iter().map(|sheet| {
        sheet.lines.iter().map(|line| {
            let of = CostOf {
                part: line.part,
                sub: line.sub,
                effect: line.effect,
            };
            (of, line.amount, line.range)
        })
    }))
}

/// The same of any sheets: of each its lines, with what they're about, what they come to, and
/// what they can be.
pub fn costs_of<K, A, L>(sheets: impl IntoIterator<Item = L>) -> Vec<Cost<K, A>>
where
    K: Copy + PartialEq,
    A: Copy + Default + Ord + AddAssign + Neg<Output = A>,
    L: Iterator<Item = (K, A, Range<A>)>,
{
    let size = |amount: A| amount.max(-amount);
    let mut all: Vec<Cost<K, A>> = Vec::new();
    for (place, lines) in sheets.into_iter().enumerate() {
        // Lines lie in the document's order on every sheet: the next one is near.
        let mut near = 0;
        for (of, amount, range) in lines {
            let behind = all.get(near..).unwrap_or_default();
            let found = behind.iter().position(|cost| cost.of == of);
            let at = match found.map(|at| near + at) {
                Some(at) => at,
                None => match all.iter().position(|cost| cost.of == of) {
                    Some(at) => at,
                    None => {
                        all.insert(near, Cost::of(of));
                        near
                    }
                },
            };
            near = at + 1;
            let Some(cost) = all.get_mut(at) else {
                continue;
            };
            cost.sum += amount;
            cost.range.low += range.low;
            cost.range.high += range.high;
            if amount != A::default() {
                cost.each.push((place, amount));
            } else if range.low != range.high {
                cost.open.push(place);
            }
        }
    }
    all.retain(|cost| !cost.each.is_empty() || !cost.open.is_empty());
    for cost in &mut all {
        cost.each.sort_by_key(|(_, amount)| Reverse(size(*amount)));
    }
    all.sort_by_key(|cost| Reverse(size(cost.sum)));
    all
}

impl<K, A: Copy + Default> Cost<K, A> {
    fn of(of: K) -> Self {
        let nothing = A::default();
        Self {
            of,
            sum: nothing,
            range: Range {
                low: nothing,
                high: nothing,
            },
            each: Vec::new(),
            open: Vec::new(),
        }
    }
}
