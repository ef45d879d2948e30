//! What values take from the agent's own earlier months.

use super::compile::Compiler;
use super::elsewhere::{Elsewhere, Found, TakenFrom, Whence};
use crate::calendar::Month;
use crate::id::Id;
use crate::language::{By, Comparison, Document, Problem, Source, Take, Taken, limits};
use crate::number::{Decimal, Exact, Range, Rounding};

/// From which months a value takes what.
#[derive(Debug)]
pub struct EarlierPlan {
    of: Id,
    take: Take,
    months: u32,
    is: Comparison,
    than: Decimal,
}

impl Document {
    /// How many months back its values take from; 0 where none does.
    pub fn reach(&self) -> u32 {
        let reach = self.values.iter().map(|value| match &value.from {
            Source::Earlier { months, take, .. } => months_of(*months, *take != By::default()),
            _ => 0,
        });
        reach.max().unwrap_or(0)
    }
}

/// How many months a value looks back, unless it says so: of several that are looked at one
/// by one all that may be.
fn months_of(months: Option<u32>, several: bool) -> u32 {
    months.unwrap_or(if several { limits::MAX_EARLIER } else { 1 })
}

impl Found {
    /// Whether it compares so: none where it may or may not.
    fn compares(&self, plan: &EarlierPlan) -> Option<bool> {
        let does = |number: Decimal| match plan.is {
            Comparison::AtLeast => number >= plan.than,
            Comparison::MoreThan => number > plan.than,
            Comparison::AtMost => number <= plan.than,
            Comparison::LessThan => number < plan.than,
        };
        // A month with none of it ends the row.
        if !self.is_there? {
            return Some(false);
        }
        let ends = [self.range.low, self.range.high].map(does);
        (ends[0] == ends[1]).then_some(ends[0])
    }

    /// The same of what counts; a month that isn't there doesn't.
    fn counts(&self, plan: &EarlierPlan) -> bool {
        let headline = self.headline.filter(|_| self.is_there != Some(false));
        let at = |number| Self {
            range: Range::exactly(number),
            is_there: Some(true),
            ..*self
        };
        headline.is_some_and(|number| at(number).compares(plan) == Some(true))
    }
}

impl EarlierPlan {
    /// Which figure it takes.
    pub const fn figure(&self) -> Id {
        self.of
    }

    /// Of which months what is taken; no part of the same month hangs on it.
    pub fn of(
        (of, take): (Id, &By<Take>),
        (months, is, than): (Option<u32>, Comparison, Decimal),
        from: &str,
        with: &mut Compiler<'_>,
    ) -> Self {
        let take = with.word(take, from, "earlier.take");
        let months = months_of(months, take == Take::Streak);
        if months == 0 {
            with.fault(&format!("{from}.earlier.months"), Problem::Empty);
        }
        if months > limits::MAX_EARLIER {
            with.fault(&format!("{from}.earlier.months"), Problem::TooMany);
        }
        with.figure(of, &format!("{from}.earlier.of"));
        Self {
            of,
            take,
            months,
            is,
            than,
        }
    }

    /// What it comes to in a month, to multiples of a step.
    pub fn taken(&self, month: Month, elsewhere: &Elsewhere, step: Decimal) -> TakenFrom {
        let back = i32::try_from(self.months.min(limits::MAX_EARLIER)).unwrap_or(0);
        let first = if self.take == Take::Last { back } else { 1 };
        // Before the first month that there is there's none.
        let is_there = |back: &i32| month.plus(-back).plus(*back) == month;
        let months = (first..=back).filter(is_there);
        let months = months.map(|back| month.plus(-back));
        let all: Vec<(Month, Found)> = months
            .map(|month| (month, elsewhere.find(month, self.of)))
            .collect();
        match self.take {
            Take::Streak => self.streak(&all),
            Take::Last | Take::Sum | Take::Mean => self.added(&all, step),
        }
    }

    /// The sum or the mean of all of them.
    fn added(&self, all: &[(Month, Found)], step: Decimal) -> TakenFrom {
        let (lacks, from): (Vec<_>, Vec<_>) =
            all.iter().partition(|(_, found)| found.headline.is_none());
        let there = all
            .iter()
            .filter(|(_, found)| found.is_there != Some(false));
        let there: Vec<&Found> = there.map(|(_, found)| found).collect();
        let is_open = there.iter().any(|found| found.is_there.is_none());
        let over = match self.take {
            Take::Mean => Exact::whole(i64::try_from(there.len()).unwrap_or(1)),
            Take::Last | Take::Sum | Take::Streak => Exact::ONE,
        };
        let join = |of: &dyn Fn(&Found) -> Option<Decimal>| {
            let sum = there
                .iter()
                .try_fold(Exact::ZERO, |sum, found| Some(sum + Exact::of(of(found)?)));
            Some(sum?.over(over)?.rounded(step, Rounding::HalfUp))
        };
        let range = || {
            Some(Range {
                low: join(&|found| Some(found.range.low))?,
                high: join(&|found| Some(found.range.high))?,
            })
        };
        let taken = match there.is_empty() {
            true => (!all.is_empty()).then_some(Taken {
                headline: None,
                range: Range::exactly(Decimal::ZERO),
                is_known: true,
                is_none: true,
            }),
            false => range().filter(|_| !is_open).map(|range| Taken {
                headline: join(&|found| found.headline),
                range,
                is_known: range.is_settled() || there.iter().all(|found| found.is_known),
                is_none: false,
            }),
        };
        let names = |of: Vec<&(Month, Found)>| of.into_iter().map(|(month, _)| *month).collect();
        TakenFrom {
            taken,
            whence: Whence::Months {
                from: names(from),
                lacks: names(lacks),
            },
        }
    }

    /// How many from the first one on compare so without a break.
    fn streak(&self, all: &[(Month, Found)]) -> TakenFrom {
        let (mut sure, mut perhaps, mut counted) = (0_i64, 0_i64, 0_i64);
        let (mut is_sure, mut counts, mut is_known) = (true, true, true);
        let (mut from, mut lacks) = (Vec::new(), Vec::new());
        for (month, found) in all {
            match found.headline {
                Some(_) => from.push(*month),
                None => lacks.push(*month),
            }
            is_known &= found.is_known;
            let does = found.compares(self);
            is_sure &= does == Some(true);
            counts &= found.counts(self);
            sure += i64::from(is_sure);
            counted += i64::from(counts);
            if does == Some(false) {
                break;
            }
            perhaps += 1;
        }
        let whole = |count: i64| Decimal::from_raw(count.saturating_mul(Decimal::ONE.raw()));
        let is_settled = sure == perhaps;
        TakenFrom {
            taken: Some(Taken {
                // Where all of it is sure, also that of a month whose headline isn't there.
                headline: match is_settled {
                    true => Some(whole(sure)),
                    false => lacks.is_empty().then(|| whole(counted)),
                },
                range: Range {
                    low: whole(sure),
                    high: whole(perhaps),
                },
                is_known: is_settled || is_known,
                is_none: false,
            }),
            whence: Whence::Months { from, lacks },
        }
    }
}
