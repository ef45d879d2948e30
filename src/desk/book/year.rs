//! The year of a document: its totals month by month, and what they come to together.

use crate::calendar::Month;
use crate::desk::Model;
use crate::id::Id;
use crate::language::{Joined, Word};
use crate::number::{Decimal, Range};
use crate::plan::{Filled, TotalSheet, Weight, join_months, joins};

/// A total over the year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookYearTotal {
    /// Its title in the version of the shown month.
    pub title: Word,
    /// Its unit.
    pub unit: String,
    /// What it came to in each month from January on; none where nothing is recorded.
    pub months: [Option<TotalSheet>; 12],
    /// What the months that are there come to.
    pub joined: Option<(Decimal, Range<Decimal>)>,
    /// By which rule.
    pub by: Joined,
    /// By what they weigh, if it's by something.
    pub weighed: Option<BookYearWeights>,
}

/// By what the months of a total weigh.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookYearWeights {
    /// The value or total.
    pub of: Id,
    /// What each weighs; none where nothing is recorded.
    pub months: [Option<Weight>; 12],
    /// Those of which that isn't known.
    pub unknown: Vec<Month>,
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
        let shelf = self.shelf();
        let shown = shelf.in_force(id, content.month)?;
        let year = content.month.year();
        let months = (1..=12).filter_map(|number| Month::new(year, number));
        let is_there = |month: &Month| shelf.month(&content.agent, *month, id).is_some();
        let recorded: Vec<Month> = months.clone().filter(is_there).collect();
        let mut there = shelf.filled_all(&content.agent, &recorded, id);
        let all = months.map(|month| (month, there.remove(&month)));
        let all: Vec<(Month, Option<Filled>)> = all.collect();
        if all.iter().all(|(_, of)| of.is_none()) {
            return None;
        }
        let now = Month::of(self.state.today);
        let missing = all
            .iter()
            .filter(|(month, of)| of.is_none() && *month <= now);
        // The answers of the shown month count.
        let under = self.book_view()?;
        let totals = shown.document.totals.iter().map(|total| {
            let mut of = all.iter().map(|(_, of)| found(of.as_ref()?, total.id));
            let months: [_; 12] = std::array::from_fn(|_| of.next().flatten());
            let by = joins(total, &under.under());
            let weighed = total.weighed_by.filter(|_| by == Joined::Weighted);
            let weighed = weighed.map(|of| weights(of, &all, &months));
            let each = weighed.as_ref().map(|of| of.months);
            let each = each.unwrap_or([Some(Weight::ONE); 12]);
            let joining = months.iter().zip(each);
            let joining: Vec<_> = joining
                .map(|(month, weight)| Some(((*month)?, weight?)))
                .collect();
            BookYearTotal {
                title: total.title.clone(),
                unit: total.unit.to_string(),
                joined: join_months(&joining, by),
                months,
                by,
                weighed,
            }
        });
        Some(BookYear {
            year,
            totals: totals.collect(),
            missing: missing.map(|(month, _)| *month).collect(),
        })
    }
}

/// What the months weigh of which a total is there.
fn weights(
    of: Id,
    all: &[(Month, Option<Filled>)],
    totals: &[Option<TotalSheet>],
) -> BookYearWeights {
    let mut each = all.iter().zip(totals).map(|((_, filled), total)| {
        let filled = filled.as_ref().filter(|_| total.is_some());
        filled.map(|filled| filled.weight(of))
    });
    let months: [_; 12] = std::array::from_fn(|_| each.next().flatten());
    let unknown = all.iter().zip(&months);
    let unknown = unknown.filter(|(_, weight)| weight.is_some_and(|weight| weight.known.is_none()));
    BookYearWeights {
        of,
        months,
        unknown: unknown.map(|((month, _), _)| *month).collect(),
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
