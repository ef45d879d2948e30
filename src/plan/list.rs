//! Lists in a plan: a number for each day or thing, and what each falls short of.

use std::collections::BTreeMap;

use super::compile::Compiler;
use super::number::{Known, Mode, Number};
use super::reckoning::Reckoning;
use crate::calendar::Date;
use crate::id::Id;
use crate::language::{Excuse, Excused, Norm};
use crate::number::{Exact, Range};

/// One of a list as it's typed, or several alike.
#[derive(Clone, Copy, Debug)]
pub struct Heard {
    /// None where it isn't known.
    pub value: Option<Exact>,
    pub times: u32,
    pub date: Option<Date>,
    pub norm: Option<Id>,
    pub excuse: Excuse,
}

/// One of a list as it's reckoned.
#[derive(Clone, Copy, Debug)]
pub struct Listed {
    pub known: Known,
    pub times: u32,
}

/// What each of a list should be.
#[derive(Debug)]
pub struct ShortPlan {
    pub of: usize,
    pub asked: Number,
    pub norms: Vec<(Id, Number)>,
    pub excused: Excused,
    /// Whether each week is asked as a whole.
    pub by_week: bool,
}

impl Compiler<'_> {
    /// What some of a list should be.
    pub fn norms(&mut self, norms: &[Norm], from: &str) -> Vec<(Id, Number)> {
        let norms = norms.iter().enumerate().map(|(nth, norm)| {
            let at = format!("{from}.short.norms[{nth}]");
            (norm.id, self.number(&norm.asked, &at, "asked"))
        });
        norms.collect()
    }
}

/// Which way what isn't known leans.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lean {
    Headline,
    Worst,
    Best,
}

impl ShortPlan {
    /// By how much each falls short.
    pub fn list(&self, typed: &[Heard], by: &Reckoning<'_>) -> Vec<Listed> {
        if self.by_week {
            return self.by_week(typed, by);
        }
        let open = by.open_range(self.of);
        let [sure, worst, best] = [Lean::Headline, Lean::Worst, Lean::Best]
            .map(|lean| self.missing(typed, open, (by.mode, lean)));
        let weeks = self.open_weeks(typed);
        let all = typed
            .iter()
            .zip(sure.into_iter().zip(worst.into_iter().zip(best)));
        let all = all.map(|(heard, (sure, (worst, best)))| {
            let range = Range::between(best.unwrap_or(Exact::ZERO), worst.unwrap_or(Exact::ZERO));
            let open_week = week(heard).is_some_and(|week| weeks.contains(&week));
            let known = match (by.mode, sure) {
                (Mode::Headline, Some(sure)) => Known::fact(sure),
                (Mode::Span, Some(_)) if heard.excuse != Excuse::Pending && !open_week => Known {
                    range,
                    ..Known::fact(Exact::ZERO)
                },
                _ => Known::open(range),
            };
            Listed {
                known,
                times: heard.times,
            }
        });
        all.collect()
    }

    /// By how much each week falls short; what has no day is by itself.
    fn by_week(&self, typed: &[Heard], by: &Reckoning<'_>) -> Vec<Listed> {
        let open = by.open_range(self.of);
        let mut weeks: BTreeMap<(i32, usize), Vec<Heard>> = BTreeMap::new();
        for (nth, heard) in typed.iter().enumerate() {
            let of = week(heard).map_or((i32::MAX, nth), |week| (week, 0));
            weeks.entry(of).or_default().push(*heard);
        }
        let weeks = weeks.into_values().map(|days| {
            let lacks = |lean| self.week_lacks(&days, open, (by.mode, lean));
            let range = Range::between(lacks(Lean::Best), lacks(Lean::Worst));
            let is_known = |heard: &Heard| {
                heard.value.is_some()
                    && (heard.excuse != Excuse::Pending || self.excused == Excused::Asked)
            };
            let known = match (days.iter().all(is_known), by.mode) {
                (false, _) => Known::open(range),
                (true, Mode::Headline) => Known::fact(lacks(Lean::Headline)),
                (true, Mode::Span) => Known {
                    range,
                    ..Known::fact(Exact::ZERO)
                },
            };
            Listed { known, times: 1 }
        });
        weeks.collect()
    }

    fn week_lacks(&self, days: &[Heard], open: Range<Exact>, lean: (Mode, Lean)) -> Exact {
        let mut lacks = Exact::ZERO;
        for heard in days {
            let made = heard.value.unwrap_or(match lean.1 {
                Lean::Best => open.high,
                Lean::Headline | Lean::Worst => open.low,
            });
            let asked = match self.excuses(heard, lean.1) {
                true => Exact::ZERO,
                false => self.asked(heard, lean),
            };
            lacks = lacks + (asked - made) * Exact::whole(heard.times.into());
        }
        lacks.max(Exact::ZERO)
    }

    /// Whether nothing is asked of it.
    fn excuses(&self, heard: &Heard, lean: Lean) -> bool {
        match (self.excused, heard.excuse) {
            (Excused::Asked, _) | (_, Excuse::No) => false,
            (_, Excuse::Yes) => true,
            (_, Excuse::Pending) => lean == Lean::Best,
        }
    }

    /// Weeks in which something isn't known, where weeks count.
    fn open_weeks(&self, typed: &[Heard]) -> Vec<i32> {
        let is_open = |heard: &&Heard| heard.value.is_none() || heard.excuse == Excuse::Pending;
        match self.excused {
            Excused::Week => typed.iter().filter(is_open).filter_map(week).collect(),
            Excused::Skipped | Excused::Asked => Vec::new(),
        }
    }

    fn asked(&self, heard: &Heard, (mode, lean): (Mode, Lean)) -> Exact {
        let mut norms = self.norms.iter();
        let norm = norms.find(|(id, _)| Some(*id) == heard.norm);
        let range = norm.map_or(&self.asked, |(_, asked)| asked).range(mode);
        match lean {
            Lean::Best => range.low,
            Lean::Headline | Lean::Worst => range.high,
        }
    }

    /// What each lacks; none where that isn't known.
    fn missing(
        &self,
        typed: &[Heard],
        open: Range<Exact>,
        lean: (Mode, Lean),
    ) -> Vec<Option<Exact>> {
        let value = |heard: &Heard| match lean.1 {
            _ if heard.value.is_some() => heard.value,
            Lean::Headline => None,
            Lean::Worst => Some(open.low),
            Lean::Best => Some(open.high),
        };
        let mut found: Vec<Option<Exact>> = Vec::with_capacity(typed.len());
        let mut weeks: BTreeMap<i32, Week> = BTreeMap::new();
        for heard in typed {
            let (value, excused) = (value(heard), self.excuses(heard, lean.1));
            let asked = self.asked(heard, lean);
            found.push(match value {
                _ if excused => Some(Exact::ZERO),
                Some(value) => Some((asked - value).max(Exact::ZERO)),
                None => None,
            });
            let week = week(heard).filter(|_| self.excused == Excused::Week);
            if let Some(week) = week {
                let week = weeks.entry(week).or_default();
                let times = Exact::whole(heard.times.into());
                week.excused |= excused;
                if let Some(value) = value {
                    week.made = week.made + value * times;
                    if !excused {
                        week.asked = week.asked + asked * times;
                    }
                }
            }
        }
        for (heard, missing) in typed.iter().zip(&mut found) {
            let week = week(heard).and_then(|week| weeks.get(&week));
            if week.is_some_and(|week| week.excused && week.made >= week.asked) {
                *missing = missing.map(|_| Exact::ZERO);
            }
        }
        found
    }
}

/// What a week's days are and ask together.
struct Week {
    made: Exact,
    asked: Exact,
    excused: bool,
}

impl Default for Week {
    fn default() -> Self {
        Self {
            made: Exact::ZERO,
            asked: Exact::ZERO,
            excused: false,
        }
    }
}

fn week(heard: &Heard) -> Option<i32> {
    heard.date.map(Date::week)
}

/// How many lie above something; in the headline those known to.
pub fn above(list: &[Listed], than: &Number, mode: Mode) -> Known {
    let than = than.range(mode);
    let mut counts = Range::exactly(0_i64);
    let mut is_known = true;
    for Listed { known, times } in list {
        let times = i64::from(*times);
        is_known &= known.is_known;
        if known.range.low > than.high {
            counts.low += times;
        }
        if known.range.high > than.low {
            counts.high += times;
        }
    }
    let (low, high) = (Exact::whole(counts.low), Exact::whole(counts.high));
    match mode {
        Mode::Headline => Known::fact(low),
        Mode::Span => Known {
            is_known,
            ..Known::open(Range { low, high })
        },
    }
}

/// The sum of a list, and of how many.
pub fn added(list: &[Listed]) -> (Known, i64) {
    let mut sum = Known::fact(Exact::ZERO);
    let mut count = 0_i64;
    for Listed { known, times } in list {
        let many = Exact::whole((*times).into());
        sum.range.low = sum.range.low + known.range.low * many;
        sum.range.high = sum.range.high + known.range.high * many;
        sum.is_known &= known.is_known;
        count += i64::from(*times);
    }
    (sum, count)
}

/// The one that `takes` prefers of each end.
pub fn extreme(list: &[Listed], takes: fn(Exact, Exact) -> Exact) -> Option<Known> {
    let mut all = list.iter().map(|one| one.known);
    let first = all.next()?;
    Some(all.fold(first, |found, one| Known {
        range: Range {
            low: takes(found.range.low, one.range.low),
            high: takes(found.range.high, one.range.high),
        },
        is_known: found.is_known && one.is_known,
        ..found
    }))
}
