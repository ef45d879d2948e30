//! How months join.

use super::compile::Compiler;
use super::elsewhere::Found;
use super::filled::Filled;
use super::filling::Under;
use super::sheet::TotalSheet;
use crate::id::Id;
use crate::language::{Joined, Problem, Total};
use crate::number::{Decimal, Exact, Range, Rounding};

/// The unit of which months add up where the document doesn't say how they join; of all
/// others there is a mean.
const ADDED: &str = "元";

/// To what joined months are rounded: a thousandth.
const FINE: Decimal = Decimal::from_raw(1_000);

/// What a month weighs among others: never below nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weight {
    /// As it counts; none where a fact is missing for it.
    pub known: Option<Decimal>,
    /// All that it can be.
    pub range: Range<Decimal>,
}

/// A month as it joins others: what a total comes to, and what it weighs.
pub type Joining = (TotalSheet, Weight);

/// What each of several months has in a total: so many times each, over so many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shares {
    /// Of each month that is there, in their order.
    pub each: Vec<Decimal>,
    /// Over this; more than nothing.
    pub over: Decimal,
}

/// How a total's months join under these answers.
pub fn joins(total: &Total, under: &Under<'_>) -> Joined {
    match &total.year {
        Some(by) => under.word(by).unwrap_or_default(),
        None if total.unit == ADDED => Joined::Sum,
        None => Joined::Mean,
    }
}

impl Weight {
    /// Where months don't go by any.
    pub const ONE: Self = Self::exactly(Decimal::ONE);

    /// Nothing is known of it.
    pub const UNKNOWN: Self = Self {
        known: None,
        range: Range {
            low: Decimal::ZERO,
            high: Decimal::LIMIT,
        },
    };

    /// So much.
    pub const fn exactly(weight: Decimal) -> Self {
        Self {
            known: Some(weight),
            range: Range::exactly(weight),
        }
    }

    /// What a figure of the month makes it weigh: below nothing it's nothing, and so it is where
    /// there is none of it.
    pub fn of(found: &Found) -> Self {
        let held = |number: Decimal| number.max(Decimal::ZERO);
        let range = Range {
            low: held(found.range.low),
            high: held(found.range.high),
        };
        match found.is_there {
            Some(false) => Self::exactly(Decimal::ZERO),
            Some(true) => Self {
                known: found.headline.filter(|_| found.is_known).map(held),
                range,
            },
            None => Self {
                known: None,
                range: range.including(Decimal::ZERO),
            },
        }
    }

    /// Whether nothing can change it.
    pub fn is_settled(&self) -> bool {
        self.known.is_some() && self.range.is_settled()
    }
}

impl Filled {
    /// What the month weighs by one of its figures; anything where it has no such figure.
    pub fn weight(&self, by: Id) -> Weight {
        self.figures().get(&by).map_or(Weight::UNKNOWN, Weight::of)
    }
}

impl Compiler<'_> {
    /// What months weigh by is there wherever they weigh.
    pub fn weighed_by(&mut self, total: &Total, path: &str) {
        let path = format!("{path}.weighed_by");
        match total.weighed_by {
            Some(id) => self.figure(id, &path),
            None if self.document.may_weigh(total) => self.fault(&path, Problem::Empty),
            None => {}
        }
    }
}

/// What a total's months come to together, to a thousandth: the headline, and all that it
/// can be. They're all months of a year or a quarter, none for one that isn't there. None
/// without any month, or where none weighs anything. A weight that isn't known counts in the
/// headline so that it's least.
pub fn join_months(months: &[Option<Joining>], by: Joined) -> Option<(Decimal, Range<Decimal>)> {
    match by {
        Joined::Weighted => weighted(months.iter().flatten()),
        Joined::Mean | Joined::Sum | Joined::MissingAsZero => {
            let over = Exact::of(Shares::of(months, by)?.over);
            let join = |of: fn(&TotalSheet) -> Decimal| {
                let months = months.iter().flatten();
                let sum = months.fold(Exact::ZERO, |sum, (month, _)| sum + Exact::of(of(month)));
                Some(sum.over(over)?.rounded(FINE, Rounding::HalfUp))
            };
            let range = Range {
                low: join(|month| month.range.low)?,
                high: join(|month| month.range.high)?,
            };
            Some((join(|month| month.headline)?, range))
        }
    }
}

impl Shares {
    /// Those of months; none without any, or where what they weigh may change.
    pub fn of(months: &[Option<Joining>], by: Joined) -> Option<Self> {
        let there = months.iter().flatten();
        let whole = |count: usize| Some(Decimal::whole(i32::try_from(count).ok()?));
        let each: Vec<Decimal> = match by {
            Joined::Weighted => {
                let weights = there.map(|(_, weight)| weight.known.filter(|_| weight.is_settled()));
                weights.collect::<Option<_>>()?
            }
            Joined::Mean | Joined::Sum | Joined::MissingAsZero => {
                there.map(|_| Decimal::ONE).collect()
            }
        };
        let over = match by {
            _ if each.is_empty() => None,
            Joined::Mean => whole(each.len()),
            Joined::Sum => Some(Decimal::ONE),
            Joined::MissingAsZero => whole(months.len()),
            Joined::Weighted => Some(each.iter().copied().sum()),
        };
        let over = over.filter(|over| *over > Decimal::ZERO)?;
        Some(Self { each, over })
    }
}

fn weighted<'a>(
    months: impl Iterator<Item = &'a Joining> + Clone,
) -> Option<(Decimal, Range<Decimal>)> {
    let all = |of: fn(&TotalSheet) -> Decimal| -> Vec<(Decimal, Range<Decimal>)> {
        let months = months.clone();
        months
            .map(|(month, weight)| (of(month), weight.range))
            .collect()
    };
    let range = Range {
        low: least_mean(all(|month| month.range.low))?,
        // The most is the least of what is taken from nothing.
        high: -least_mean(all(|month| -month.range.high))?,
    };
    let counted = months.clone().map(|(month, weight)| {
        let own = weight.known.map_or(weight.range, Range::exactly);
        (month.headline, own)
    });
    let headline = least_mean(counted.collect())
        // Known ones that come to nothing, and may come to more by the span of a number.
        .or_else(|| least_mean(all(|month| month.headline)))?;
    Some((headline, range))
}

/// The least mean of numbers that weigh anything in their ranges; none where that is nothing in
/// any case. There is a limit such that all below it weigh most and all above it least.
fn least_mean(mut all: Vec<(Decimal, Range<Decimal>)>) -> Option<Decimal> {
    all.sort_unstable_by_key(|(number, _)| *number);
    let means = (0..=all.len()).filter_map(|below| {
        let each = all.iter().enumerate().map(|(nth, (number, weight))| {
            let own = if nth < below { weight.high } else { weight.low };
            (*number, own)
        });
        Some(Exact::mean(each)?.rounded(FINE, Rounding::HalfUp))
    });
    means.min()
}
