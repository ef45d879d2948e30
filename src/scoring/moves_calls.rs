//! Whether the days and sales of a month in money can move what is to pay,
//! whatever the assumed numbers turn out to be.
//!
//! What a quota makes of a day turns only just above the calls that were made;
//! between two such values nothing changes but by how much. Fines are at their
//! dearest, and the limit of misses at either end. So all is tried: of a month
//! of 31 days 544 ways at the most. Only where the quota changes within a month
//! whose weeks are taken together (reading T3) an open day is taken to matter.

use super::call_quota::{Rule, working_days};
use super::settlement::rule_of;
use super::{Scorer, unknown_days};
use crate::number::Range;
use crate::record::{MAX_CALLS, Sick};
use crate::rulebook::{AnyParameter, Parameter, ParameterRef, SickDay, Trial};

/// Whether an answer of these moves it by some values of the numbers.
pub(super) fn can_move(scorer: &Scorer<'_>) -> bool {
    let Some(rule) = rule_of(scorer.rulebook).filter(|_| is_open(scorer)) else {
        return false;
    };
    let by_week = scorer.rulebook.choices().sick_day == SickDay::WeekInProportion;
    let (new, old): (Vec<Made>, Vec<Made>) =
        made(scorer, rule).into_iter().partition(|made| made.new);
    if by_week && !new.is_empty() && !old.is_empty() {
        return true;
    }
    let mut trial = Trial::new(scorer.rulebook);
    let (mut quota, mut new_quota) = (None, None);
    let mut misses = Vec::new();
    for at in ParameterRef::all(scorer.rulebook) {
        match (at, at.get(scorer.rulebook)) {
            (ParameterRef::Quota(_), _) => quota = Some(at),
            (ParameterRef::NewQuota(_), _) => new_quota = Some(at),
            (ParameterRef::Misses, Some(AnyParameter::Count(limit))) => {
                let Range { low, high } = limit.span();
                misses = vec![low, high];
            }
            (_, Some(AnyParameter::Points(amount))) => trial.hold(at, amount.span().high.raw()),
            _ => {}
        }
    }
    if misses.is_empty() {
        misses.push(0);
    }
    let quotas = turns(rule.quota, &old, by_week);
    let new_quotas = turns(rule.new_quota, &new, by_week);
    for (quota_at, new_at) in quota.iter().zip(&new_quota) {
        for quota in &quotas {
            trial.hold(*quota_at, i64::from(*quota));
            for new_quota in &new_quotas {
                trial.hold(*new_at, i64::from(*new_quota));
                for limit in &misses {
                    trial.hold(ParameterRef::Misses, i64::from(*limit));
                    let tried = Scorer {
                        rulebook: trial.rulebook(),
                        ..*scorer
                    };
                    let totals = tried.work().totals;
                    if totals.facts_low.score != totals.facts_high.score {
                        return true;
                    }
                }
            }
        }
    }
    false
}

/// Whether a day, its illness or the sales aren't known.
fn is_open(scorer: &Scorer<'_>) -> bool {
    let (rulebook, record) = (scorer.rulebook, scorer.record);
    let sick = record.days.iter().any(|day| day.sick == Sick::Pending);
    let sales = rulebook.settlement.is_some() && record.sales.met().is_none();
    sick || sales || !unknown_days(rulebook, record).is_empty()
}

/// A working day's calls.
struct Made {
    week: i32,
    calls: Option<u32>,
    /// Whether the quota of new staff holds.
    new: bool,
}

fn made(scorer: &Scorer<'_>, rule: Rule<'_>) -> Vec<Made> {
    let joined = scorer.record.joined;
    let days = working_days(scorer, rule).into_iter().map(|day| {
        let since = joined.map(|joined| day.date.days_since(joined));
        Made {
            week: day.date.week(),
            calls: scorer.record.day(day.date.day() as u8).calls,
            new: since.is_some_and(|days| days < i64::from(rule.new_days)),
        }
    });
    days.collect()
}

/// The least of a quota, and each value from which on it asks for more than was
/// made.
fn turns(quota: &Parameter<u32>, days: &[Made], by_week: bool) -> Vec<u32> {
    let span = quota.span();
    let mut turns = vec![span.low];
    for day in days {
        turns.push(day.calls.unwrap_or(0) + 1);
        if by_week {
            let week = || days.iter().filter(|other| other.week == day.week);
            for unknown in [0, MAX_CALLS] {
                let calls = week().map(|day| day.calls.unwrap_or(unknown));
                let calls: u32 = calls.sum();
                turns.extend((1..=week().count() as u32).map(|days| calls / days + 1));
            }
        }
    }
    turns.retain(|value| span.contains(*value));
    turns.sort_unstable();
    turns.dedup();
    turns
}
