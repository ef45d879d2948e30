//! What a month in money comes to: charged, given back, rewarded, net
//! (rulebook B).

use super::call_quota::{self, CallsBasis, DayState, Rule, WorkingDay};
use super::{Basis, Decided, Lean, Scorer, Sheet};
use crate::calendar::Date;
use crate::number::{Points, Range, Unit};
use crate::record::Record;
use crate::rulebook::{CallFine, Effect, Holds, Mechanism, Rulebook, ThirdMiss, ThreeTimes};

/// A settled month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// All fines that are charged; a magnitude, in yuan.
    pub charged: Points,
    /// What of them is given back.
    pub refunded: Points,
    /// All rewards; a magnitude.
    pub rewarded: Points,
    /// What is left to pay; below 0 what the agent receives.
    pub net: Points,
    /// What it can still be.
    pub range: Range<Points>,
    /// What its rulebook has: without a quota of calls there are no days, without
    /// a settlement there is nothing at stake.
    pub holds: Holds,
    /// How the days stand.
    pub calls: CallsBasis,
    /// Whether the sales target is met; none while a figure is missing, or where
    /// nothing hangs on it.
    pub target_met: Option<bool>,
    /// With so many misses nothing is given back any more, as readings T1 and
    /// T2 have it; none where nothing ever is.
    pub limit: Option<u32>,
    /// Whether that comes about.
    pub limit_reached: Decided,
    /// What would be given back, or not charged, with the target met and no
    /// miss more: what is at stake.
    pub stake: Points,
    /// The working days in order.
    pub days: Vec<WorkingDay>,
    /// What a missed day costs, or a missing call (reading T5).
    fine: Points,
    per_call: bool,
    before: bool,
}

impl Settled {
    /// Whether one more missed day costs the refund, and there may be one.
    pub fn is_last_chance(&self) -> bool {
        let next = self.calls.counted + 1;
        self.limit == Some(next) && self.calls.unknown > 0
    }

    /// Whether there are so many misses, as far as is known, that nothing is given
    /// back any more.
    pub fn is_limit_reached(&self) -> bool {
        self.limit.is_some_and(|limit| self.calls.counted >= limit)
    }

    /// What a day is fined, before the sales target is looked at.
    pub fn fine_of(&self, day: &WorkingDay) -> Points {
        match day.state {
            DayState::Missed(missing) if self.per_call => self.fine.times(i64::from(missing)),
            DayState::Missed(_) => self.fine,
            _ => Points::ZERO,
        }
    }

    /// The working days with what all fines come to by then, and the how
    /// manieth miss each is, as reading T4 counts them.
    pub fn running(&self) -> impl Iterator<Item = RunningDay<'_>> {
        let (mut fines, mut misses) = (Points::ZERO, 0);
        self.days.iter().map(move |day| {
            let fine = self.fine_of(day);
            fines += fine;
            let counts = match self.before {
                true => day.missed_before,
                false => matches!(day.state, DayState::Missed(_)),
            };
            misses += u32::from(counts);
            RunningDay {
                day,
                fine,
                fines,
                miss: counts.then_some(misses),
            }
        })
    }
}

/// A working day on the way through the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunningDay<'a> {
    /// The day.
    pub day: &'a WorkingDay,
    /// What it's fined; a magnitude, before the sales target is looked at.
    pub fine: Points,
    /// The same of all days up to it.
    pub fines: Points,
    /// Which miss it is, from 1, where it's one.
    pub miss: Option<u32>,
}

/// What a sheet in money comes to; none for one in points.
pub fn settle(rulebook: &Rulebook, record: &Record, today: Date, sheet: &Sheet) -> Option<Settled> {
    let scorer = Scorer::new(rulebook, record, today);
    if sheet.unit != Unit::Money {
        return None;
    }
    let rule = rule_of(rulebook);
    let days = rule.map(|rule| call_quota::working_days(&scorer, rule));
    let calls = sheet.lines.iter().find_map(|line| match line.basis {
        Basis::Calls(calls) => Some(calls),
        _ => None,
    });
    let settlement = rulebook.settlement.as_ref();
    let choices = rulebook.choices();
    let per_call = choices.call_fine == CallFine::PerCall;
    let above = u32::from(choices.three_times == ThreeTimes::MoreThan);
    let charged = -sheet.deductions;
    let refunded = sheet.adjustments.refund;
    let rewarded = sheet.rewards;
    let fines = sheet
        .lines
        .iter()
        .filter(|line| line.effect == Effect::Deduction);
    Some(Settled {
        charged,
        refunded,
        rewarded,
        net: charged - refunded - rewarded,
        range: Range {
            low: -sheet.range.high,
            high: -sheet.range.low,
        },
        holds: sheet.holds,
        calls: calls.unwrap_or_default(),
        target_met: settlement.and_then(|_| record.sales.met()),
        limit: settlement.map(|s| s.misses.value + above),
        limit_reached: settlement
            .zip(rule)
            .map_or(Decided::Excluded, |(settlement, rule)| {
                let at = |parameters, facts| {
                    let days = call_quota::tallied(
                        &call_quota::judged(&scorer, rule, parameters, facts),
                        &scorer,
                    );
                    call_quota::reached(&scorer, settlement, parameters, days.counted)
                };
                Decided::of(Range {
                    low: at(Lean::Better, Lean::Better),
                    high: at(Lean::Worse, Lean::Worse),
                })
            }),
        stake: fines.map(|line| -line.before_cap).sum(),
        days: days.unwrap_or_default(),
        fine: rule.map_or(Points::ZERO, |rule| match per_call {
            true => rule.missing_call.value,
            false => rule.missed_day.value,
        }),
        per_call,
        before: choices.third_miss == ThirdMiss::Before,
    })
}

/// How many calls each day that is left asks for, so that the month has no
/// further miss: the quota of each working day from `today` on that has no
/// figure yet.
pub fn days_left(settled: &Settled, today: Date) -> impl Iterator<Item = &WorkingDay> {
    let open = move |day: &&WorkingDay| day.date >= today && day.state == DayState::Unknown;
    settled.days.iter().filter(open)
}

/// The quota of a rulebook.
pub(super) fn rule_of(rulebook: &Rulebook) -> Option<Rule<'_>> {
    rulebook
        .parts()
        .find_map(|(_, _, part)| match &part.mechanism {
            Mechanism::CallQuota {
                quota,
                new_quota,
                new_days,
                missed_day,
                missing_call,
                ..
            } => Some(Rule {
                quota,
                new_quota,
                new_days: *new_days,
                missed_day,
                missing_call,
            }),
            _ => None,
        })
}
