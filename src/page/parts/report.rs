//! The monthly report's own form (clause 22).

use yew::prelude::*;

use super::controls::{date, form, form_head, label_for, radios};
use crate::desk::Msg;
use crate::desk::state::{Action, ReportKind};
use crate::locale::{plain, say, signed};
use crate::page::dom::{markup, none};
use crate::page::view::View;
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
        return none();
    };
    let title = say::report_form(view.lang, view.rulebook());
    let now = view.state.report_kind();
    let option = |kind, text| (text, now == kind, Msg::Act(Action::Report(kind)));
    let mut inside = vec![
        form_head(&title, &signed(view.sheet.unit, line.amount)),
        radios(
            view,
            "report",
            &title,
            vec![
                option(ReportKind::HandedIn, words.report_in),
                option(ReportKind::NotYet, words.report_not_yet),
                option(ReportKind::Unknown, words.choice_unknown),
            ],
        ),
    ];
    if now == ReportKind::HandedIn {
        inside.push(markup! {
            <div class="form-line">
                {label_for("f-report", words.report_date)}
                {date(view, Field::ReportDate, words.report_date)}
            </div>
        });
        inside.push(view.why(Field::ReportDate));
    }
    inside.push(days(view, line.part, basis));
    inside.push(markup! { <p class="hint">{say::deadline_rule(view.lang, basis)}</p> });
    form("report", inside)
}

/// The days around the deadline: in time, late, and too late.
fn days(view: &View<'_>, part: crate::id::Id, basis: DeadlineBasis) -> Html {
    let Some((.., part)) = view.rulebook().part(part) else {
        return none();
    };
    let Mechanism::Deadline {
        per_day,
        worth,
        due_day,
        last_day,
    } = &part.mechanism
    else {
        return none();
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
    let cell = |day: u32| {
        let mut class = String::from("day");
        for (on, name) in [
            (day == u32::from(due), " due"),
            (day > u32::from(last), " lost"),
            (shown(day), " chosen"),
        ] {
            if on {
                class.push_str(name);
            }
        }
        markup! { <span class={class}>{day.to_string()}</span> }
    };
    let mut cells: Vec<Html> = (1..=u32::from(last) + 1).map(cell).collect();
    let (day, whole) = (
        plain(view.sheet.unit, per_day.value),
        plain(view.sheet.unit, worth.value),
    );
    let legend = format!("\u{2212}{day} \u{2192} \u{2212}{whole}");
    cells.push(markup! { <span class="days-legend">{&legend}</span> });
    markup! { <div class="days" aria-hidden="true">{cells}</div> }
}
