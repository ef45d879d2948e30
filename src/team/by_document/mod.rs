//! A team's month, quarter or year by a document that a person brought: from its concepts
//! alone.

mod month;
mod together;

pub use month::{BookMonth, OpenOf};
pub use together::{BookGap, BookMonths, BookOver, BookTogether, GapWhy, MonthMean, OverMonth};

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::rc::Rc;

use super::costs::{Cost, costs_of};
use super::member::Member;
use super::month::held_against;
use super::places::{PlaceRange, refined};
use super::roster::Roster;
use super::spread::half_up;
use crate::id::Id;
use crate::language::Document;
use crate::number::{Decimal, Range};
use crate::plan::{LineSheet, TotalSheet};

/// All agents' months by one version of a document.
///
/// Higher is better in every total, yuan of fines too: an amount has its sign, and what is
/// taken is negative (`language`), so that a total of fines is 0 at its best.
#[derive(Clone, Debug, Default)]
pub struct BookTeam {
    /// Whose month is there: the highest first total first, then the
    /// highest low end, then by name; those that can't be
    /// scored, who have no place, at the end.
    pub rows: Vec<(Rc<BookMonth>, Option<PlaceRange>)>,
    /// Who is in the roster and has no month.
    pub missing: Vec<Member>,
    /// Agents who aren't in the roster, where there is one.
    pub strangers: Vec<String>,
    /// Agents whose month is kept and can't be read.
    pub unread: Vec<String>,
    /// What gave and took how much, by the places of the rows.
    pub costs: Vec<Cost<Id, Decimal>>,
    /// What is open in how many of the months whose first total isn't settled: in most of
    /// them first.
    pub open: Vec<(OpenOf, usize)>,
    /// What they rest on, where they're several months.
    pub together: Option<BookTogether>,
}

impl BookTeam {
    /// The months in their order, and who is missing. A month that can't be read was sent all
    /// the same: its agent isn't missing. Where the document's first total holds no line,
    /// nobody has a place.
    pub fn of(
        document: &Document,
        mut all: Vec<Rc<BookMonth>>,
        unread: Vec<String>,
        roster: &Roster,
    ) -> Self {
        all.sort_by(|one, other| {
            // Of those who come to the same the one who can't lose it any more is first.
            let total = |of: &BookMonth| of.total(0).map(|of| (of.headline, of.range.low));
            let by_total = total(other).cmp(&total(one));
            by_total.then_with(|| one.agent.cmp(&other.agent))
        });
        let first = document.totals.first().map(|total| total.id);
        let mut lines = document.lines().into_iter();
        let has_lines = lines.any(|(total, _)| Some(total.id) == first);
        let mut places = places(&all).into_iter();
        let agents = all.iter().map(|one| &*one.agent);
        let agents: Vec<&str> = agents.chain(unread.iter().map(String::as_str)).collect();
        let (missing, strangers) = held_against(&agents, roster);
        let costs = costs_of(all.iter().map(|one| {
            let lines = one.lines().iter();
            lines.map(|line| (line.id, line.headline, line.range))
        }));
        Self {
            open: open(&all),
            rows: all
                .into_iter()
                .map(|one| {
                    let place = one.total(0).filter(|_| has_lines);
                    let place = place.and_then(|_| places.next());
                    (one, place)
                })
                .collect(),
            missing,
            strangers,
            unread,
            costs,
            together: None,
        }
    }

    /// The places of those who have one.
    pub fn places(&self) -> Vec<PlaceRange> {
        self.rows.iter().filter_map(|(_, place)| *place).collect()
    }

    /// All that a total comes to, in the order of the rows.
    pub fn totals(&self, nth: usize) -> impl Iterator<Item = TotalSheet> + Clone {
        self.rows.iter().filter_map(move |(row, _)| row.total(nth))
    }

    /// The mean of a total over all, to a thousandth, halves up, and of the ends of its range;
    /// none over nobody.
    pub fn mean(&self, nth: usize) -> Option<(Decimal, Range<Decimal>)> {
        mean(self.totals(nth))
    }

    /// The lines that give something to somebody: what gives another nothing cost that one.
    pub fn giving(&self) -> BTreeSet<Id> {
        let gives = |cost: &&Cost<Id, Decimal>| {
            let mut each = cost.each.iter();
            each.any(|(_, amount)| *amount > Decimal::ZERO)
        };
        self.costs
            .iter()
            .filter(gives)
            .map(|cost| cost.of)
            .collect()
    }
}

impl BookMonth {
    /// The lines of a total that are worst for the agent, the worst first: what takes most,
    /// then what gives least of what may be had. `of` are the total's lines, `giving` those
    /// that give somebody something.
    pub fn worst(&self, of: &[Id], giving: &BTreeSet<Id>) -> Vec<&LineSheet> {
        let lines = self.lines().iter();
        let mut found: Vec<&LineSheet> = lines
            .filter(|line| {
                let counts = !line.headline.is_zero()
                    || line.range.low < Decimal::ZERO
                    || giving.contains(&line.id);
                counts && of.contains(&line.id)
            })
            .collect();
        found.sort_by_key(|line| (line.headline, line.range.low));
        found
    }
}

/// The mean of totals, to a thousandth, halves up, and of the ends of their ranges; none of
/// none.
fn mean(totals: impl Iterator<Item = TotalSheet> + Clone) -> Option<(Decimal, Range<Decimal>)> {
    let count = i64::try_from(totals.clone().count()).ok()?;
    let mean = |of: fn(TotalSheet) -> Decimal| {
        let sum: Decimal = totals.clone().map(of).sum();
        let thousandths = count.checked_mul(1_000).filter(|by| *by > 0)?;
        let mean = half_up_of(sum.raw(), thousandths);
        Some(Decimal::from_raw(mean.saturating_mul(1_000)))
    };
    let range = Range {
        low: mean(|total| total.range.low)?,
        high: mean(|total| total.range.high)?,
    };
    Some((mean(|total| total.headline)?, range))
}

/// The places of those whose months could be scored, in their order.
fn places(all: &[Rc<BookMonth>]) -> Vec<PlaceRange> {
    let scored = all
        .iter()
        .filter_map(|one| Some((one, one.total(0)?.range)));
    let (months, ranges): (Vec<_>, Vec<_>) = scored.unzip();
    let over = months
        .iter()
        .filter_map(|one| Some(one.over.as_ref()?.months.len()));
    refined(&ranges, over.max().unwrap_or(1), &|at, other| {
        let least = |of: usize, over: usize| months.get(of)?.least_above(months.get(over)?);
        [
            least(other, at).is_some_and(|least| least > Decimal::ZERO),
            least(at, other).is_some_and(|least| least >= Decimal::ZERO),
        ]
    })
}

/// In how many months whose first total, by which places go, isn't settled something is open,
/// each once a month.
fn open(all: &[Rc<BookMonth>]) -> Vec<(OpenOf, usize)> {
    let mut found: Vec<(OpenOf, usize)> = Vec::new();
    let is_open = |one: &BookMonth| one.total(0).is_some_and(|of| !of.range.is_settled());
    for one in all.iter().filter(|one| is_open(one)) {
        for (at, of) in one.open.iter().copied().enumerate() {
            if one.open.iter().take(at).any(|before| *before == of) {
                continue;
            }
            match found.iter_mut().find(|(known, _)| *known == of) {
                Some((_, count)) => *count += 1,
                None => found.push((of, 1)),
            }
        }
    }
    found.sort_by_key(|(of, count)| (Reverse(*count), *of));
    found
}

/// [`half_up`] of sums that may lie at the ends of what numbers hold.
fn half_up_of(sum: i64, by: i64) -> i64 {
    match sum.unsigned_abs() < (i64::MAX / 4).unsigned_abs() {
        true => half_up(sum, by),
        false => sum / by,
    }
}
