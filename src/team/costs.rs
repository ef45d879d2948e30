//! What gave and took how much over a team.

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

/// What a line gave or took over a team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cost {
    /// What it's about.
    pub of: CostOf,
    /// All of it, with its sign.
    pub sum: Points,
    /// What it can be over all.
    pub range: Range<Points>,
    /// Whose it is: the place of the sheet and its amount, the dearest first.
    pub each: Vec<(usize, Points)>,
    /// Those whom it took nothing from yet, and may.
    pub open: Vec<usize>,
}

/// What gave or took something, or may: what took most first, then in the document's order.
pub fn costs<'a>(sheets: impl IntoIterator<Item = &'a Sheet>) -> Vec<Cost> {
    let mut all: Vec<Cost> = Vec::new();
    for (place, sheet) in sheets.into_iter().enumerate() {
        // Lines lie in the document's order on every sheet: the next one is near.
        let mut near = 0;
        for line in sheet.lines.iter() {
            let of = CostOf {
                part: line.part,
                sub: line.sub,
                effect: line.effect,
            };
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
            cost.sum += line.amount;
            cost.range.low += line.range.low;
            cost.range.high += line.range.high;
            if !line.amount.is_zero() {
                cost.each.push((place, line.amount));
            } else if !line.range.is_settled() {
                cost.open.push(place);
            }
        }
    }
    all.retain(|cost| !cost.each.is_empty() || !cost.open.is_empty());
    for cost in &mut all {
        cost.each
            .sort_by_key(|(_, amount)| std::cmp::Reverse(amount.abs()));
    }
    all.sort_by_key(|cost| std::cmp::Reverse(cost.sum.abs()));
    all
}

impl Cost {
    const fn of(of: CostOf) -> Self {
        Self {
            of,
            sum: Points::ZERO,
            range: Range::exactly(Points::ZERO),
            each: Vec::new(),
            open: Vec::new(),
        }
    }
}
