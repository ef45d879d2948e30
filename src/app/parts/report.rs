//! The monthly report's own form (clause 22).

use yew::prelude::*;

use super::controls::{FieldKind, field, radios, why};
use crate::app::state::{Action, ReportKind};
use crate::app::view::{Msg, View};
use crate::locale::{plain, say, signed};
use crate::record::Field;
use crate::rulebook::{LimitDay, Mechanism};
use crate::scoring::{Basis, DeadlineBasis, DeadlineKnown};

/// The form, for the first deadline of the rulebook.
pub fn report(view: &View<'_>) -> Html {
    let words = view.words();
    let found = view.sheet.lines.iter().find_map(|line| match line.basis {
        Basis::Deadline(basis) => Some((line, basis)),
        _ => None,
    });
    let Some((line, basis)) = found else {
        return Html::default();
    };
    let now = view.state.report_kind();
    let option = |kind, text| (text, now == kind, Msg::Act(Action::Report(kind)));
    html! {
        <section class="form" id="report" tabindex="-1">
            <h2 class="form-head"><span>{ words.report }</span><span class="figure">{ signed(line.amount) }</span></h2>
            { radios(view, "report", words.report, vec![
                option(ReportKind::HandedIn, words.report_in),
                option(ReportKind::NotYet, words.report_not_yet),
                option(ReportKind::Unknown, words.choice_unknown),
            ]) }
            if now == ReportKind::HandedIn {
                <div class="form-line">
                    <label for="f-report">{ words.report_date }</label>
                    { field(view, Field::ReportDate, FieldKind::Date, words.report_date) }
                </div>
                { why(view, Field::ReportDate) }
            }
            { days(view, line.part, basis) }
            <p class="hint">{ say::deadline_rule(view.lang, basis) }</p>
        </section>
    }
}

/// The days around the deadline: in time, late, and too late.
fn days(view: &View<'_>, part: crate::id::Id, basis: DeadlineBasis) -> Html {
    let Some((.., part)) = view.rulebook().part(part) else {
        return Html::default();
    };
    let Mechanism::Deadline {
        per_day,
        worth,
        due_day,
        last_day,
    } = &part.mechanism
    else {
        return Html::default();
    };
    let shift = u8::from(view.rulebook().choices().limit_day == LimitDay::Late);
    let (due, last) = (
        due_day.saturating_sub(shift),
        last_day.saturating_sub(shift),
    );
    let in_due_month = |date: crate::calendar::Date| {
        crate::calendar::Month::of(date) == crate::calendar::Month::of(basis.due)
    };
    let handed = match basis.known {
        DeadlineKnown::HandedIn(date) if in_due_month(date) => Some(date.day()),
        DeadlineKnown::HandedIn(date) if date > basis.due => Some(u32::from(last) + 1),
        _ => None,
    };
    let shown = |day: u32| handed.map(|h| h.min(u32::from(last) + 1)) == Some(day);
    html! {
        <div class="days" aria-hidden="true">
            { for (1..=u32::from(last) + 1).map(|day| html! {
                <span class={classes!(
                    "day",
                    (day == u32::from(due)).then_some("due"),
                    (day > u32::from(last)).then_some("lost"),
                    shown(day).then_some("chosen"),
                )}>{ day }</span>
            }) }
            <span class="days-legend">
                { format!("\u{2212}{}", plain(per_day.value)) }{ " \u{2192} " }{ format!("\u{2212}{}", plain(worth.value)) }
            </span>
        </div>
    }
}
