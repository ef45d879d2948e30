//! The year of a document: its totals month by month, and what they come to together.

use crate::calendar::Month;
use crate::desk::Model;
use crate::id::Id;
use crate::language::{Joined, Word};
use crate::number::{Decimal, Range};
use crate::plan::{Filled, TotalSheet, join_months, joins};

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
        let months = months.map(|month| (month, there.remove(&month)));
        let months: Vec<(Month, Option<Filled>)> = months.collect();
        if months.iter().all(|(_, of)| of.is_none()) {
            return None;
        }
        let now = Month::of(self.state.today);
        let missing = months
            .iter()
            .filter(|(month, of)| of.is_none() && *month <= now);
        // The answers of the shown month count.
        let under = self.book_view()?;
        let totals = shown.document.totals.iter().map(|total| {
            let mut of = months.iter().map(|(_, of)| found(of.as_ref()?, total.id));
            let months = std::array::from_fn(|_| of.next().flatten());
            let by = joins(total, &under.under());
            BookYearTotal {
                title: total.title.clone(),
                unit: total.unit.to_string(),
                joined: join_months(&months, by),
                months,
                by,
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
