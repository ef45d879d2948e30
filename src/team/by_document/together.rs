//! Months of agents by a document together: a quarter, a year.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::month::BookMonth;
use super::{BookTeam, mean};
use crate::calendar::Month;
use crate::id::Id;
use crate::language::{Document, Joined, Total};
use crate::number::{Decimal, Exact, Range, Rounding};
use crate::plan::{
    self, Filling, LineSheet, Shares, Sheet, TotalSheet, Under, Volume, Weight, join_months, joins,
};
use crate::scoring::Certainty;
use crate::team::Roster;

/// What an agent's months together are made of.
#[derive(Clone, Debug)]
pub struct BookOver {
    /// All that are there, in their order.
    pub months: Vec<OverMonth>,
    /// The months that count for somebody in the team and not for this agent.
    pub gaps: Vec<BookGap>,
    /// What each total of the shown version comes to; none where no month has it.
    pub(super) totals: Vec<Option<TotalSheet>>,
    /// The months of which it isn't known what they weigh in some total.
    unweighed: BTreeSet<Month>,
    /// What each month has in the first total; none where that may change.
    shares: Option<Shares>,
}

/// One of several months.
#[derive(Clone, Debug)]
pub struct OverMonth {
    /// Which.
    pub month: Month,
    /// It.
    pub of: Rc<BookMonth>,
    /// What the first total of the shown version came to then.
    pub first: Option<TotalSheet>,
    /// Whether it was the first one then, too.
    is_first: bool,
    /// What it weighs in it.
    weight: Weight,
}

/// A month that doesn't count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BookGap {
    /// Which.
    pub month: Month,
    /// Why.
    pub why: GapWhy,
}

/// Why a month doesn't count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GapWhy {
    /// There's none.
    Absent,
    /// The document can't score it.
    Unscored,
    /// Nobody can read it.
    Unread,
    /// It weighs nothing in the first total.
    Weightless,
    /// It isn't known what it weighs.
    Unweighed,
}

/// What a team's months together rest on.
#[derive(Clone, Debug)]
pub struct BookTogether {
    /// How each total's months join, by the answers that the shown version begins with, for
    /// all alike.
    pub by: Vec<Joined>,
    /// The months of which something is there, in their order.
    pub months: Vec<MonthMean>,
}

/// A month of a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthMean {
    /// Which.
    pub month: Month,
    /// How many have one.
    pub sent: usize,
    /// The mean of the first total over all of whom it's known; none of nobody.
    pub mean: Option<(Decimal, Range<Decimal>)>,
}

/// Months that are there, by whose they are, in this order.
pub type BookMonths = [(Month, Rc<BookMonth>)];

impl BookTeam {
    /// Months together, each agent's side by side and in their order; `unread` are those that
    /// nobody can read. A total is what the months that can be scored come to, as the version
    /// of the shown month says. `volume` is the version of a month.
    pub fn together(
        shown: &Document,
        volume: &dyn Fn(Month) -> Option<Rc<Volume>>,
        period: &[Month],
        all: &BookMonths,
        unread: &[(String, Month)],
        roster: &Roster,
    ) -> Self {
        let filling = Filling::default();
        let under = Under(shown, &filling);
        let by: Vec<Joined> = shown
            .totals
            .iter()
            .map(|total| joins(total, &under))
            .collect();
        let volumes = period.iter().map(|month| (*month, volume(*month)));
        let joining = Joining {
            shown,
            by: &by,
            period,
            volumes: volumes
                .filter_map(|(month, of)| Some((month, of?)))
                .collect(),
        };
        let mut rows: Vec<BookMonth> = all
            .chunk_by(|(_, one), (_, next)| one.agent == next.agent)
            .filter_map(|own| joining.join(own, unread))
            .collect();
        // Of whom nothing else is there has no row.
        let mut alone: Vec<String> = unread.iter().map(|(agent, _)| agent.clone()).collect();
        alone.dedup();
        alone.retain(|agent| !rows.iter().any(|row| row.agent == *agent));
        let months = joining.months(&rows, unread);
        for row in &mut rows {
            if let Some(over) = &mut row.over {
                over.name_gaps(&row.agent, &months, unread);
            }
        }
        let rows = rows.into_iter().map(Rc::new).collect();
        let mut team = Self::of(shown, rows, alone, roster);
        team.together = Some(BookTogether { by, months });
        team
    }
}

/// What a month weighs that doesn't count.
const NO_WEIGHT: Weight = Weight::exactly(Decimal::ZERO);

/// How months are joined.
struct Joining<'a> {
    shown: &'a Document,
    by: &'a [Joined],
    period: &'a [Month],
    volumes: BTreeMap<Month, Rc<Volume>>,
}

impl Joining<'_> {
    /// What a month weighs in a total of the shown version, joined so.
    fn weight(of: &BookMonth, total: &Total, by: Joined) -> Weight {
        let by = total.weighed_by.filter(|_| by == Joined::Weighted);
        by.map_or(Weight::ONE, |by| of.weight(by).unwrap_or(Weight::UNKNOWN))
    }

    /// What a total of the shown version came to in a month, and whether it was the first.
    fn found(
        &self,
        (month, of): &(Month, Rc<BookMonth>),
        total: &Total,
    ) -> Option<(TotalSheet, bool)> {
        let document = &self.volumes.get(month)?.document;
        let at = document.totals.iter().position(|own| own.id == total.id)?;
        Some((of.total(at)?, at == 0))
    }

    /// An agent's months; none of none.
    fn join(
        &self,
        own: &[(Month, Rc<BookMonth>)],
        unread: &[(String, Month)],
    ) -> Option<BookMonth> {
        let (_, last) = own.last()?;
        let first = self.shown.totals.first().zip(self.by.first());
        let months = own.iter().map(|one| {
            let found = first.and_then(|(total, _)| self.found(one, total));
            let weight = first.map(|(total, by)| Self::weight(&one.1, total, *by));
            OverMonth {
                month: one.0,
                of: Rc::clone(&one.1),
                first: found.map(|found| found.0),
                is_first: found.is_some_and(|found| found.1),
                weight: weight.unwrap_or(Weight::ONE),
            }
        });
        let side_by_side = |total: &Total, by: Joined| -> Vec<Option<plan::Joining>> {
            let months = self.period.iter().map(|month| {
                let one = own.iter().find(|(of, _)| of == month)?;
                let weight = Self::weight(&one.1, total, by);
                self.found(one, total).map(|found| (found.0, weight))
            });
            months.collect()
        };
        let mut unweighed = BTreeSet::new();
        let (mut is_weighed, mut is_settled) = (true, true);
        let totals = self.shown.totals.iter().zip(self.by);
        let totals: Vec<Option<TotalSheet>> = totals
            .map(|(total, by)| {
                let months = side_by_side(total, *by);
                for (month, joining) in self.period.iter().zip(&months) {
                    let Some((_, weight)) = joining else { continue };
                    is_settled &= weight.is_settled();
                    if weight.known.is_none() {
                        unweighed.insert(*month);
                        is_weighed = false;
                    }
                }
                let (headline, range) = join_months(&months, *by)?;
                let mut there = months.iter().flatten();
                Some(TotalSheet {
                    headline,
                    range,
                    is_known: there.all(|(of, weight)| of.is_known && weight.known.is_some()),
                })
            })
            .collect();
        let shares = first.and_then(|(total, by)| Shares::of(&side_by_side(total, *by), *by));
        let mut joined = BookMonth {
            over: Some(BookOver {
                months: months.collect(),
                gaps: Vec::new(),
                totals,
                unweighed,
                shares,
            }),
            sheet: summed(own.iter().filter_map(|(_, one)| one.sheet.as_ref())),
            footing: None,
            open: Vec::new(),
            considered: Vec::new(),
            ..BookMonth::clone(last)
        };
        let is_unread = unread.iter().any(|(agent, _)| *agent == joined.agent);
        joined.wrong = 0;
        for (_, one) in own {
            joined.certainty = joined.certainty.max(one.certainty);
            joined.wrong += one.wrong;
            joined.answers = joined.answers.max(one.answers);
            joined.open.extend(one.open.iter().copied());
            for word in &one.considered {
                if !joined.considered.contains(word) {
                    joined.considered.push(word.clone());
                }
            }
        }
        if !is_settled {
            joined.certainty = joined.certainty.max(Certainty::RestsOnAssumed);
        }
        if is_unread || !is_weighed {
            joined.certainty = Certainty::Provisional;
        }
        Some(joined)
    }

    /// The months of which something is there.
    fn months(&self, rows: &[BookMonth], unread: &[(String, Month)]) -> Vec<MonthMean> {
        let months = self.period.iter().filter_map(|month| {
            let of = rows.iter().filter_map(|row| row.over.as_ref());
            let of = of.flat_map(|over| &over.months);
            let own: Vec<&OverMonth> = of.filter(|one| one.month == *month).collect();
            let sent = own.len() + unread.iter().filter(|(_, of)| of == month).count();
            (sent > 0).then(|| MonthMean {
                month: *month,
                sent,
                mean: mean(own.iter().filter_map(|one| one.first)),
            })
        });
        months.collect()
    }
}

impl BookOver {
    /// One of the months.
    pub fn month(&self, month: Month) -> Option<&OverMonth> {
        self.months.iter().find(|one| one.month == month)
    }

    /// Names the months of others that don't count here.
    fn name_gaps(&mut self, agent: &str, all: &[MonthMean], unread: &[(String, Month)]) {
        let gaps = all.iter().filter(|of| of.mean.is_some()).filter_map(|of| {
            let is_unread = unread
                .iter()
                .any(|(own, month)| own == agent && *month == of.month);
            let why = match self.month(of.month) {
                Some(_) if self.unweighed.contains(&of.month) => GapWhy::Unweighed,
                Some(one) if one.first.is_some() && one.weight == NO_WEIGHT => GapWhy::Weightless,
                Some(one) if one.first.is_some() => return None,
                Some(_) => GapWhy::Unscored,
                None if is_unread => GapWhy::Unread,
                None => GapWhy::Absent,
            };
            Some(BookGap {
                month: of.month,
                why,
            })
        });
        self.gaps = gaps.collect();
    }

    /// The least by which the first total is more than another one's: month by month, where
    /// both have the same ones.
    pub(super) fn least_above(&self, other: &Self) -> Option<Decimal> {
        let months = |of: &Self| -> Vec<(Month, bool)> {
            let there = of.months.iter().filter(|one| one.first.is_some());
            there.map(|one| (one.month, one.is_first)).collect()
        };
        let shares = self.shares.as_ref()?;
        if other.shares.as_ref() != Some(shares) || months(self) != months(other) {
            return None;
        }
        let (own, their) = (self.months.iter(), other.months.iter());
        let both = own
            .filter_map(|one| Some((one, one.first?)))
            .zip(their.filter_map(|one| Some((one, one.first?))));
        let each = both.zip(&shares.each);
        let each = each.map(|(((own, first), (their, other)), share)| {
            let apart = first.range.low - other.range.high;
            let together = own.of.least_above(&their.of).filter(|_| own.is_first);
            let least = together.map_or(apart, |least| least.max(apart));
            Exact::of(least) * Exact::of(*share)
        });
        let sum = each.fold(Exact::ZERO, |sum, own| sum + own);
        let least = sum.over(Exact::of(shares.over))?;
        Some(least.rounded(Decimal::from_raw(1_000), Rounding::Down))
    }
}

/// The lines of months, summed; none of none.
fn summed<'a>(sheets: impl Iterator<Item = &'a Sheet>) -> Option<Sheet> {
    let mut lines: Option<Vec<LineSheet>> = None;
    let mut places: BTreeMap<Id, usize> = BTreeMap::new();
    for sheet in sheets {
        let all = lines.get_or_insert_default();
        for line in &sheet.lines {
            let known = places.get(&line.id).and_then(|at| all.get_mut(*at));
            match known {
                Some(of) => {
                    of.headline += line.headline;
                    of.range.low += line.range.low;
                    of.range.high += line.range.high;
                }
                None => {
                    places.insert(line.id, all.len());
                    all.push(*line);
                }
            }
        }
    }
    lines.map(|lines| Sheet {
        totals: Vec::new(),
        lines,
        pools: Vec::new(),
        grades: Vec::new(),
    })
}
