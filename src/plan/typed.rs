//! What is typed for a value where that isn't a number: a day, cases, none of it, between
//! what it lies.

use super::given::Typed;
use super::number::{Known, Lapsed};
use super::pieces::Open;
use super::value::{SourcePlan, ValuePlan};
use crate::calendar::{Date, Month};
use crate::language::{Cases, DueMonth, Given, Problem, Unclear};
use crate::number::{Decimal, Exact, Range, Ratio};

impl ValuePlan {
    /// All that it can be, if it is typed and isn't known.
    pub fn is_open(&self, typed: Option<&Typed>) -> Option<Open> {
        let is_typed = matches!(self.source, SourcePlan::Typed | SourcePlan::Late(..));
        let range = match typed {
            None if is_typed && !self.is_list && !self.lapses => self.open(),
            Some(Typed::Known(known)) if !known.is_known && known.lapsed == Lapsed::No => {
                known.range
            }
            _ => return None,
        };
        let step = match self.whole {
            true => Some(Decimal::ONE),
            false if self.is_percent => None,
            false => Some(Decimal::from_raw(1)),
        };
        Some(Open { range, step })
    }

    /// Whether that may be said of it.
    pub fn may_be(&self, given: &Given, month: Option<Month>) -> Result<(), Problem> {
        match given {
            Given::One(_) | Given::List(_) if self.is_list != matches!(given, Given::List(_)) => {
                Err(Problem::List)
            }
            Given::One(value) => self.takes(*value),
            Given::List(_) => Ok(()),
            _ => self.given(given, month).map(drop),
        }
    }

    /// What is typed for it where that isn't a number.
    pub fn given(&self, given: &Given, month: Option<Month>) -> Result<Known, Problem> {
        match given {
            Given::Nothing if self.lapses => Ok(Known::NOTHING),
            Given::Day(date) => self.late(*date, month).map(Known::fact),
            Given::Cases(cases) => self.cases(*cases).ok_or(Problem::Outside),
            Given::Between(between) => {
                let mut range = self.open();
                let since = between.since.map(|since| self.late(since, month));
                let from = between.from.map(Exact::of);
                for least in [from, since.transpose()?].into_iter().flatten() {
                    range.low = range.low.max(least);
                }
                if let Some(to) = between.to {
                    range.high = range.high.min(to.into());
                }
                match range.low <= range.high {
                    true => Ok(Known::open(range)),
                    false => Err(Problem::Outside),
                }
            }
            _ => Err(Problem::Outside),
        }
    }

    /// How many days a date lies after the last good one.
    fn late(&self, date: Date, month: Option<Month>) -> Result<Exact, Problem> {
        let (SourcePlan::Late(day, due), Some(month)) = (&self.source, month) else {
            return Err(Problem::Outside);
        };
        let due = match due {
            DueMonth::Next => month.plus(1),
            DueMonth::Same => month,
        };
        let passed = date.days_since(due.first_day());
        Ok(Exact::whole(passed + 1) - day.value())
    }

    /// What a share of cases can be; none where there are none at all.
    fn cases(&self, cases: Cases) -> Option<Known> {
        let all = [cases.over, cases.open, cases.may_leave, cases.may_join];
        let all = all.into_iter().try_fold(0_u32, u32::checked_add)?;
        let settled = cases.of.checked_add(cases.unclear)?;
        if settled > cases.over || all > Ratio::LIMIT || !self.is_percent {
            return None;
        }
        let of = match self.unclear {
            Unclear::Out => cases.of,
            Unclear::In => settled,
        };
        let open = cases.open + cases.may_leave;
        let share = |of: u32, over: u32| {
            let share = Exact::whole(i64::from(of) * 100).over(Exact::whole(over.into()));
            share.unwrap_or(Exact::ZERO)
        };
        let range = Range {
            low: share(of, all),
            high: share(of + open, cases.over + open),
        };
        let lapsed = match (cases.over + cases.open, cases.may_leave + cases.may_join) {
            (0, 0) => return self.lapses.then_some(Known::NOTHING),
            (0, _) => Lapsed::Perhaps,
            _ => Lapsed::No,
        };
        Some(Known {
            range,
            is_known: open + cases.may_join == 0,
            lapsed,
        })
    }
}
