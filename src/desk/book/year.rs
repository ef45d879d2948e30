//! The year of a document: its totals month by month, and what they come to together.

use std::rc::Rc;

use super::Shelf;
use crate::calendar::Month;
use crate::desk::Model;
use crate::id::Id;
use crate::language::Word;
use crate::number::{Decimal, Exact, Range, Rounding};
use crate::plan::{Filled, TotalSheet};

/// The unit of which months add up; of all others there is a mean.
const ADDED: &str = "元";

/// A total over the year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookYearTotal {
    /// Its title in the version of the shown month.
    pub title: Word,
    /// Its unit.
    pub unit: String,
    /// What it came to in each month from January on; none where nothing is recorded.
    pub months: [Option<TotalSheet>; 12],
    /// The sum, or the mean to a thousandth, of the months that are there.
    pub joined: Option<(Decimal, Range<Decimal>)>,
    /// Whether that is the sum.
    pub is_sum: bool,
}

/// The shown agent's year by the shown document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookYear {
    /// Which year.
    pub year: u16,
    /// Its totals, in the document's order.
    pub totals: Vec<BookYearTotal>,
    /// Months up to today's of which nothing is recorded.
    pub missing: Vec<Month>,
}

impl Model {
    /// The year of the shown month by the shown document; none where no month of it is
    /// recorded.
    pub fn book_year(&self) -> Option<BookYear> {
        let content = &self.state.content;
        let id = content.book?;
        let shelf = Shelf::of(&content.books);
        let shown = shelf.in_force(id, content.month)?;
        let year = content.month.year();
        let months = (1..=12).filter_map(|number| Month::new(year, number));
        let months: Vec<(Month, Option<Filled>)> = months
            .map(|month| {
                let filling = shelf.month(&content.agent, month, id);
                let volume = shelf.in_force(id, month);
                let of = filling.zip(volume);
                let of = of.map(|(filling, volume)| Filled::of(volume, &Rc::clone(filling), month));
                (month, of)
            })
            .collect();
        if months.iter().all(|(_, of)| of.is_none()) {
            return None;
        }
        let now = Month::of(self.state.today);
        let missing = months
            .iter()
            .filter(|(month, of)| of.is_none() && *month <= now);
        let totals = shown.document.totals.iter().map(|total| {
            let mut of = months.iter().map(|(_, of)| found(of.as_ref()?, total.id));
            let months = std::array::from_fn(|_| of.next().flatten());
            let is_sum = total.unit == ADDED;
            BookYearTotal {
                title: total.title.clone(),
                unit: total.unit.to_string(),
                joined: joined(&months, is_sum),
                months,
                is_sum,
            }
        });
        Some(BookYear {
            year,
            totals: totals.collect(),
            missing: missing.map(|(month, _)| *month).collect(),
        })
    }
}

fn found(of: &Filled, total: Id) -> Option<TotalSheet> {
    let totals = of
        .document()
        .totals
        .iter()
        .zip(&of.sheet.as_ref().ok()?.totals);
    let mut own = totals.filter(|(known, _)| known.id == total);
    own.next().map(|(_, found)| *found)
}

fn joined(months: &[Option<TotalSheet>; 12], is_sum: bool) -> Option<(Decimal, Range<Decimal>)> {
    let there = || months.iter().flatten();
    let count = there().count();
    if count == 0 {
        return None;
    }
    let over = Exact::whole(if is_sum {
        1
    } else {
        i64::try_from(count).ok()?
    });
    let join = |of: fn(&TotalSheet) -> Decimal| {
        let sum = there().fold(Exact::ZERO, |sum, month| sum + Exact::of(of(month)));
        let joined = sum.over(over)?;
        Some(joined.rounded(Decimal::from_raw(1_000), Rounding::HalfUp))
    };
    let range = Range {
        low: join(|month| month.range.low)?,
        high: join(|month| month.range.high)?,
    };
    Some((join(|month| month.headline)?, range))
}
