//! The daily quota of calls (rulebook B, readings T1 to T5).

use super::holidays::is_usually_worked;
use super::settlement::rule_of;
use super::{Basis, Cases, Count, Depends, Draft, Lean, ReadingSet, Scorer};
use crate::calendar::{Date, Month};
use crate::number::Points;
use crate::record::{Day, MAX_CALLS, Sick};
use crate::rulebook::{
    CallFine, Effect, Parameter, ReadingId, Settlement, SickDay, ThirdMiss, ThreeTimes, WhatStays,
};

/// The numbers of the clause.
#[derive(Clone, Copy)]
pub(super) struct Rule<'a> {
    pub quota: &'a Parameter<u32>,
    pub new_quota: &'a Parameter<u32>,
    pub new_days: u8,
    pub missed_day: &'a Parameter<Points>,
    pub missing_call: &'a Parameter<Points>,
}

/// How the days of a month stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CallsBasis {
    /// Working days on which the quota was reached, or that count as reached.
    pub met: u32,
    /// Working days on which it wasn't.
    pub missed: u32,
    /// Working days without a known number of calls.
    pub unknown: u32,
    /// Approved sick days: nothing is asked for.
    pub excused: u32,
    /// Calls that are missing on the missed days together.
    pub missing: u32,
    /// Misses as reading T4 counts them, for what is given back.
    pub counted: u32,
    /// Whether nothing is charged, because the sales target is met.
    pub waived: bool,
}

impl CallsBasis {
    /// Two months together. Nothing is waived of months together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            met: self.met + other.met,
            missed: self.missed + other.missed,
            unknown: self.unknown + other.unknown,
            excused: self.excused + other.excused,
            missing: self.missing.saturating_add(other.missing),
            counted: self.counted + other.counted,
            waived: false,
        }
    }
}

/// How one working day stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayState {
    /// The number of calls isn't known.
    Unknown,
    /// The quota is reached.
    Met,
    /// It isn't, in a week that counts as reached (reading T3).
    MetByWeek,
    /// So many calls are missing.
    Missed(u32),
    /// An approved sick day.
    Excused,
}

/// A working day of the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkingDay {
    /// The date.
    pub date: Date,
    /// Calls that it asks for, before any sick day is taken out.
    pub quota: u32,
    /// How it stands.
    pub state: DayState,
    /// Whether its quota was missed, sick days not taken out (reading T4).
    pub missed_before: bool,
}

/// What the day's quota made of one case.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Charge {
    /// What is charged for calls.
    pub calls: Points,
    /// Whether the other fines are given back.
    pub refunds: bool,
}

/// The working days of a record's month as the headline sees them.
pub(super) fn working_days(scorer: &Scorer<'_>, rule: Rule<'_>) -> Vec<WorkingDay> {
    judged(scorer, rule, Lean::Headline, Lean::Headline)
}

/// The line of the rulebook's quota, if it has one, and what it means for the
/// refund in each case.
pub(super) fn in_force(scorer: &Scorer<'_>) -> Option<(Draft, Cases<Charge>)> {
    rule_of(scorer.rulebook).map(|rule| draft(scorer, rule))
}

fn draft(scorer: &Scorer<'_>, rule: Rule<'_>) -> (Draft, Cases<Charge>) {
    let choices = scorer.rulebook.choices();
    let met_target = scorer.record.sales.met();
    let charges = Cases::each(|case| {
        let basis = tallied(&judged(scorer, rule, case.parameters, case.facts), scorer);
        let fine = fine(scorer, rule, case.parameters, &basis);
        let met = match case.facts {
            Lean::Better => met_target != Some(false),
            Lean::Headline | Lean::Worse => met_target == Some(true),
        };
        let Some(settlement) = scorer.rulebook.settlement.as_ref().filter(|_| met) else {
            return Charge {
                calls: fine,
                refunds: false,
            };
        };
        if reached(scorer, settlement, case.parameters, basis.counted) {
            Charge {
                calls: fine,
                refunds: choices.what_stays == WhatStays::CallsOnly,
            }
        } else {
            Charge {
                calls: Points::ZERO,
                refunds: true,
            }
        }
    });
    let mut basis = tallied(&working_days(scorer, rule), scorer);
    let before = fine(scorer, rule, Lean::Headline, &basis);
    basis.waived = charges.headline.calls.is_zero() && !before.is_zero();
    let per_call = choices.call_fine == CallFine::PerCall;
    let (count, each) = if per_call {
        (basis.missing, rule.missing_call.value)
    } else {
        (basis.missed, rule.missed_day.value)
    };
    let draft = Draft {
        count: Count::Times(count),
        before_cap: before,
        amounts: charges.map(|_, charge| charge.calls),
        depends: depends(scorer, rule, &basis),
        ..Draft::calm(Basis::Calls(basis), each)
    };
    (draft, charges)
}

/// Whether so many misses leave nothing to give back (reading T2).
pub(super) fn reached(
    scorer: &Scorer<'_>,
    settlement: &Settlement,
    parameters: Lean,
    misses: u32,
) -> bool {
    let limit = parameters.value(&settlement.misses, true);
    match scorer.rulebook.choices().three_times {
        ThreeTimes::OrMore => misses >= limit,
        ThreeTimes::MoreThan => misses > limit,
    }
}

/// Sums up the days.
pub(super) fn tallied(days: &[WorkingDay], scorer: &Scorer<'_>) -> CallsBasis {
    let mut basis = CallsBasis::default();
    for day in days {
        match day.state {
            DayState::Unknown => basis.unknown += 1,
            DayState::Met | DayState::MetByWeek => basis.met += 1,
            DayState::Missed(missing) => {
                basis.missed += 1;
                basis.missing += missing;
            }
            DayState::Excused => basis.excused += 1,
        }
    }
    let before = days.iter().filter(|day| day.missed_before).count();
    basis.counted = match scorer.rulebook.choices().third_miss {
        ThirdMiss::After => basis.missed,
        // A month has at most 31 days.
        ThirdMiss::Before => before as u32,
    };
    basis
}

/// What is charged for calls before the sales target is looked at.
fn fine(scorer: &Scorer<'_>, rule: Rule<'_>, parameters: Lean, basis: &CallsBasis) -> Points {
    let (each, times) = match scorer.rulebook.choices().call_fine {
        CallFine::PerDay => (rule.missed_day, basis.missed),
        CallFine::PerCall => (rule.missing_call, basis.missing),
    };
    let each = parameters.amount(each, Effect::Deduction);
    each.times(i64::from(times))
}

/// What a case makes of the month's working days: unknown calls are left out,
/// none at all, or more than enough; an approval that isn't known is given only
/// in the better case.
pub(super) fn judged(
    scorer: &Scorer<'_>,
    rule: Rule<'_>,
    parameters: Lean,
    facts: Lean,
) -> Vec<WorkingDay> {
    let (month, joined) = (scorer.record.month, scorer.record.joined);
    let mut days = Vec::with_capacity(31);
    // Quota and calls, by day.
    let mut counts: Vec<(Option<u32>, bool)> = Vec::with_capacity(31);
    for date in dates(month) {
        let known = scorer.record.day(date.day() as u8);
        let here = joined.is_none_or(|joined| date >= joined);
        if !is_working_day(&known, date) || !here {
            continue;
        }
        let new = |joined: Date| date.days_since(joined) < i64::from(rule.new_days);
        let quota = if joined.is_some_and(new) {
            rule.new_quota
        } else {
            rule.quota
        };
        let quota = parameters.value(quota, false);
        let calls = known.calls.or(match facts {
            Lean::Headline => None,
            Lean::Worse => Some(0),
            Lean::Better => Some(MAX_CALLS),
        });
        let excused = match known.sick {
            Sick::Approved => true,
            Sick::Pending => facts == Lean::Better,
            Sick::No | Sick::Late | Sick::Refused => false,
        };
        let missing = calls.map(|calls| quota.saturating_sub(calls));
        days.push(WorkingDay {
            date,
            quota,
            state: match missing {
                _ if excused => DayState::Excused,
                None => DayState::Unknown,
                Some(0) => DayState::Met,
                Some(missing) => DayState::Missed(missing),
            },
            missed_before: missing.is_some_and(|missing| missing > 0),
        });
        counts.push((calls, excused));
    }
    if scorer.rulebook.choices().sick_day == SickDay::WeekInProportion {
        by_weeks(&mut days, &counts);
    }
    days
}

/// Reading T3: in a week with an approved sick day the calls of all its days
/// together are held against the quota of those that are left; unknown days are
/// left out on both sides.
fn by_weeks(days: &mut [WorkingDay], counts: &[(Option<u32>, bool)]) {
    let week = |day: &WorkingDay| day.date.week();
    let mut start = 0;
    while start < days.len() {
        let mine = week(&days[start]);
        let length = days[start..].iter().take_while(|d| week(d) == mine).count();
        let end = start + length;
        let (mut asked, mut made, mut sick) = (0_u32, 0_u32, false);
        for (day, (calls, excused)) in days[start..end].iter().zip(&counts[start..end]) {
            sick |= excused;
            made += calls.unwrap_or(0);
            if calls.is_some() && !excused {
                asked += day.quota;
            }
        }
        if sick && made >= asked {
            for day in &mut days[start..end] {
                if matches!(day.state, DayState::Missed(_)) {
                    day.state = DayState::MetByWeek;
                }
            }
        }
        start = end;
    }
}

fn depends(scorer: &Scorer<'_>, rule: Rule<'_>, basis: &CallsBasis) -> Depends {
    let choices = scorer.rulebook.choices();
    let record = scorer.record;
    let sick = |state: Sick| record.days.iter().any(|day| day.sick == state);
    let (approved, pending) = (sick(Sick::Approved), sick(Sick::Pending));
    let settles = scorer.rulebook.settlement.is_some();
    let target = record.sales.met();
    let mut depends = Depends::default();
    if basis.met + basis.missed + basis.unknown > 0 {
        depends = depends.on(rule.quota);
        if record.joined.is_some() && rule.new_days > 0 {
            depends = depends.on(rule.new_quota);
        }
        depends = depends.on(match choices.call_fine {
            CallFine::PerDay => rule.missed_day,
            CallFine::PerCall => rule.missing_call,
        });
    }
    let may_miss = basis.missed + basis.unknown > 0;
    depends.open = basis.unknown > 0 || pending || (settles && may_miss && target.is_none());
    let mut ask = |asked: bool, readings: &[ReadingId]| {
        if asked {
            depends.readings = depends.readings.and(ReadingSet::of(readings));
        }
    };
    ask(may_miss, &[ReadingId::T5]);
    ask(approved || pending, &[ReadingId::T3]);
    if settles && target != Some(false) {
        ask(may_miss, &[ReadingId::T1, ReadingId::T2]);
        ask(approved || pending, &[ReadingId::T4]);
    }
    depends
}

/// Whether a day asks for calls: as the record has it, else as the calendar with
/// its public holidays. Calls recorded on a weekday say that it was worked: months
/// that were recorded when no holidays were known keep their figures.
pub fn is_working_day(day: &Day, date: Date) -> bool {
    let has_calls = day.calls.is_some() && date.weekday() < 5;
    day.work
        .unwrap_or_else(|| has_calls || is_usually_worked(date))
}

/// All days of a month.
fn dates(month: Month) -> impl Iterator<Item = Date> {
    (1..=31).filter_map(move |day| month.day(day))
}
