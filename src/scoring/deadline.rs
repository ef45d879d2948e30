//! The monthly report and its deadline (clause 22).

use super::{
    Basis, Cases, Count, DeadlineBasis, DeadlineKnown, Depends, Draft, Lean, ReadingSet, Scorer,
    Timing,
};
use crate::calendar::{Date, Month};
use crate::number::{Points, Range};
use crate::record::Report;
use crate::rulebook::{Choices, Effect, LimitDay, Parameter, ReadingId, ReportMonth, TooLate};

/// The numbers of the clause.
pub(super) struct Rule<'a> {
    pub per_day: &'a Parameter<Points>,
    pub worth: &'a Parameter<Points>,
    pub due_day: u8,
    pub last_day: u8,
}

/// The last day that is in time for a month's report, by the clause's day and
/// readings R2 and R11.
pub fn due_day(choices: &Choices, month: Month, due_day: u8) -> Date {
    let due_month = due_month(choices, month);
    let last_good = match choices.limit_day {
        LimitDay::InTime => due_day,
        LimitDay::Late => due_day.saturating_sub(1),
    };
    let day = due_month.day(u32::from(last_good));
    day.unwrap_or_else(|| due_month.first_day())
}

/// The first day on which a month's report can be handed in.
pub fn report_from(choices: &Choices, month: Month) -> Date {
    due_month(choices, month).plus(-1).first_day()
}

fn due_month(choices: &Choices, month: Month) -> Month {
    match choices.report_month {
        ReportMonth::Next => month.plus(1),
        ReportMonth::Same => month,
    }
}

/// How a report stands that is handed in on a day.
fn timing(scorer: &Scorer<'_>, rule: &Rule<'_>, date: Date) -> Timing {
    let due = due_day(scorer.rulebook.choices(), scorer.record.month, rule.due_day);
    match date.days_since(due) {
        days if days <= 0 => Timing::InTime,
        days if days > grace(rule) => Timing::TooLate,
        days => Timing::Late(days as u32),
    }
}

/// Days from the first limit to the second: both shift together by reading R2.
fn grace(rule: &Rule<'_>) -> i64 {
    i64::from(rule.last_day) - i64::from(rule.due_day)
}

/// Whether it moves what the clause takes, by some values of its numbers, when
/// the report comes in: never may cost more than what is sure by now.
pub(super) fn can_move(scorer: &Scorer<'_>, rule: &Rule<'_>) -> bool {
    let sure = match scorer.record.report {
        Report::HandedIn(_) => return false,
        Report::Unknown => Timing::InTime,
        Report::NotYet => timing(scorer, rule, scorer.today),
    };
    let days = match sure {
        Timing::InTime => 0,
        Timing::Late(days) => days,
        Timing::TooLate => return false,
    };
    let least = rule.per_day.span().low.times(i64::from(days));
    scorer.rulebook.choices().too_late == TooLate::Month || least < rule.worth.span().high
}

/// The line, and in which cases the whole month scores 0.
pub(super) fn draft(scorer: &Scorer<'_>, rule: &Rule<'_>) -> (Draft, Cases<bool>) {
    let choices = scorer.rulebook.choices();
    let due = due_day(choices, scorer.record.month, rule.due_day);
    let grace = grace(rule);
    let timing = |date: Date| timing(scorer, rule, date);
    let (known, sure) = match scorer.record.report {
        Report::Unknown => (DeadlineKnown::Unknown, Timing::InTime),
        Report::NotYet => (DeadlineKnown::NotYet, timing(scorer.today)),
        Report::HandedIn(date) => (DeadlineKnown::HandedIn(date), timing(date)),
    };
    let handed_in = matches!(known, DeadlineKnown::HandedIn(_));
    let timing_for = |facts: Lean| match facts {
        Lean::Worse if !handed_in => Timing::TooLate,
        Lean::Headline | Lean::Worse | Lean::Better => sure,
    };
    let days_cost = |parameters: Lean, days: u32| {
        let worth = parameters.amount(rule.worth, Effect::Deduction);
        let per_day = parameters.amount(rule.per_day, Effect::Deduction);
        (per_day.times(i64::from(days)), worth)
    };
    let month_is_lost = choices.too_late == TooLate::Month;
    let cost = |parameters: Lean, timing: Timing| match timing {
        Timing::InTime => Points::ZERO,
        Timing::Late(days) => {
            let (full, worth) = days_cost(parameters, days);
            full.min(worth)
        }
        Timing::TooLate if month_is_lost => Points::ZERO,
        Timing::TooLate => parameters.amount(rule.worth, Effect::Deduction),
    };
    let amounts = Cases::each(|case| cost(case.parameters, timing_for(case.facts)));
    let month_zero = Cases::each(|case| month_is_lost && timing_for(case.facts) == Timing::TooLate);

    // Where the month is lost, the line itself costs most on the last late day.
    let own = (month_is_lost && !handed_in && sure != Timing::TooLate).then(|| {
        let dearest = cost(Lean::Worse, Timing::Late(grace as u32));
        Range::between(Points::ZERO, dearest.max(amounts.high))
    });
    let before_cap = match sure {
        Timing::Late(days) => days_cost(Lean::Headline, days).0,
        Timing::InTime | Timing::TooLate => amounts.headline,
    };
    let open = !handed_in && sure != Timing::TooLate;
    let mut depends = Depends {
        open,
        readings: ReadingSet::of(&[ReadingId::R2, ReadingId::R3, ReadingId::R11]),
        ..Depends::default()
    };
    if open || sure != Timing::InTime {
        let worth_counts = sure == Timing::TooLate && !month_is_lost;
        let capped = matches!(sure, Timing::Late(days) if {
            let days = i64::from(days);
            rule.per_day.span().high.times(days) > rule.worth.span().low
        });
        if open || worth_counts || capped {
            depends = depends.on(rule.worth);
        }
        if open || matches!(sure, Timing::Late(_)) {
            depends = depends.on(rule.per_day);
        }
    }
    let (count, each) = match sure {
        Timing::InTime => (Count::Times(0), rule.per_day.value),
        Timing::Late(days) => (Count::Times(days), rule.per_day.value),
        Timing::TooLate => (Count::Whole, amounts.headline),
    };
    let basis = DeadlineBasis {
        known,
        timing: sure,
        due,
    };
    let draft = Draft {
        count,
        before_cap,
        pool: Some(rule.worth.value),
        amounts,
        own,
        depends,
        ..Draft::calm(Basis::Deadline(basis), each)
    };
    (draft, month_zero)
}
