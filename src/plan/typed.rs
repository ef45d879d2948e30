//! What is typed for a value where that isn't a number: a day, cases, none of it, between
//! what it lies.

use super::given::Typed;
use super::number::{Known, Lapsed, Mode, Number};
use super::pieces::Open;
use super::spread::between;
use super::value::{SourcePlan, ValuePlan};
use crate::calendar::{Date, Month};
use crate::language::{Between, Cases, DueMonth, Given, Problem, Taken, Unclear};
use crate::number::{Decimal, Exact, Range, Ratio};

impl ValuePlan {
    /// All that it can be, if it is typed and isn't settled.
    pub fn is_open(&self, typed: Option<&Typed>) -> Option<Open> {
        let is_typed = self.source.is_asked();
        let range = match typed {
            None if is_typed && !self.is_list && !self.lapses => self.open(Mode::Span),
            Some(Typed::Known(known)) => {
                let known = known.within(Mode::Span);
                // Of a day that is typed it may be open how late that is.
                let is_settled = known.is_known && known.range.is_settled();
                if is_settled || known.lapsed != Lapsed::No {
                    return None;
                }
                known.range
            }
            _ => return None,
        };
        let is_whole = match &self.source {
            // From a due day that may be any fraction.
            SourcePlan::Late(day, _) => day.range(Mode::Span).is_settled(),
            _ => true,
        };
        let step = match self.whole && is_whole {
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
            _ => self.given(given, month, Mode::Span).map(drop),
        }
    }

    /// What is typed for it where that isn't a number.
    pub fn given(&self, given: &Given, month: Option<Month>, mode: Mode) -> Result<Known, Problem> {
        match given {
            Given::Nothing if self.lapses => Ok(Known::NOTHING),
            Given::Day(date) => self.late(*date, month).map(|late| Known {
                range: late.range(mode),
                ..Known::fact(Exact::ZERO)
            }),
            Given::Cases(cases) => self.cases(*cases).ok_or(Problem::Outside),
            Given::Between(between) => {
                let all = self.between(between, month, Mode::Span)?;
                if all.low > all.high {
                    return Err(Problem::Outside);
                }
                Ok(Known::open(match mode {
                    Mode::Span => all,
                    Mode::Headline => {
                        let own = self.between(between, month, mode)?;
                        // With every number at its value there may be none of it: what is near.
                        let [low, high] =
                            [own.low, own.high].map(|end| end.clamp(all.low, all.high));
                        Range::between(low, high)
                    }
                }))
            }
            Given::Taken(taken) => Ok(self.given_elsewhere(taken, mode)),
            _ => Err(Problem::Outside),
        }
    }

    fn given_elsewhere(&self, taken: &Taken, mode: Mode) -> Known {
        if taken.is_none {
            return match self.lapses {
                true => Known::NOTHING,
                false => Known::open(self.open(mode)),
            };
        }
        let Range { low, high } = taken.range;
        let range = match (mode, taken.headline) {
            (Mode::Headline, Some(headline)) => Range::exactly(headline.into()),
            _ => Range {
                low: low.into(),
                high: high.into(),
            },
        };
        let is_fact = mode == Mode::Headline && taken.headline.is_some();
        Known {
            is_known: taken.is_known || is_fact,
            ..Known::open(self.taken(range, mode))
        }
    }

    /// All that it can be between what is said; from above to below where nothing can.
    fn between(
        &self,
        between: &Between,
        month: Option<Month>,
        mode: Mode,
    ) -> Result<Range<Exact>, Problem> {
        let mut range = self.open(mode);
        if let Some(since) = between.since {
            range.low = range.low.max(self.late(since, month)?.range(mode).low);
        }
        if let Some(from) = between.from {
            range.low = range.low.max(from.into());
        }
        if let Some(to) = between.to {
            range.high = range.high.min(to.into());
        }
        Ok(range)
    }

    /// How many days a date lies after the last good one.
    fn late(&self, date: Date, month: Option<Month>) -> Result<Number, Problem> {
        let (SourcePlan::Late(day, due), Some(month)) = (&self.source, month) else {
            return Err(Problem::Outside);
        };
        let passed = date.days_since(first_day(*due, month));
        Ok(day.taken_from(Exact::whole(passed + 1)))
    }

    /// The days that it may turn out to be of, where it hangs on an assumed number how late each
    /// is: as [`between`] has them, and whether these are all.
    pub fn days(
        &self,
        range: Range<Exact>,
        month: Option<Month>,
        marks: &[i64],
    ) -> Option<(Vec<Date>, bool)> {
        let SourcePlan::Late(day, due) = &self.source else {
            return None;
        };
        let (first, due) = (first_day(*due, month?), day.range(Mode::Span));
        if due.is_settled() {
            return None;
        }
        // How many days after the first of the month.
        let last = Exact::whole(Date::LAST.days_since(first));
        let passed = Range {
            low: range.low + due.low - Exact::ONE,
            high: (range.high + due.high - Exact::ONE).min(last),
        };
        let on_time = (day.value() - Exact::ONE).decimal().raw();
        let marks = marks.iter().map(|mark| mark.saturating_add(on_time));
        let (passed, all) = between(passed, Decimal::ONE, &marks.collect::<Vec<_>>());
        let days = passed.into_iter().map(|passed| {
            let days = passed.raw() / Decimal::ONE.raw();
            let many = u32::try_from(days.unsigned_abs()).unwrap_or(u32::MAX);
            match days < 0 {
                true => first.minus(many),
                false => first.plus(many),
            }
        });
        Some((days.collect(), all))
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

/// Of the month in which something is due.
fn first_day(due: DueMonth, month: Month) -> Date {
    match due {
        DueMonth::Next => month.plus(1).first_day(),
        DueMonth::Same => month.first_day(),
    }
}
