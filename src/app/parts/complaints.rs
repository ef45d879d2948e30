//! Service-quality complaints (section 6 of the document).

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::controls::{FieldKind, button, field, origin, why};
use crate::app::state::Action;
use crate::app::view::{Msg, View};
use crate::locale::{Lang, Words, plain, signed};
use crate::record::{Complaint, Field, Finding};
use crate::rulebook::{Consequence, Level, Mechanism};
use crate::scoring::consequences;

/// The form.
pub fn complaints(view: &View<'_>) -> Html {
    let words = view.words();
    let found = view
        .rulebook()
        .parts()
        .find_map(|(_, _, part)| match &part.mechanism {
            Mechanism::Severity { levels } => Some((part.id, levels)),
            _ => None,
        });
    let Some((part, levels)) = found else {
        return Html::default();
    };
    let complaints = &view.record().complaints;
    html! {
        <section class="form" id="complaints" tabindex="-1">
            <h2 class="form-head"><span>{ words.complaints }</span><span class="figure">{ signed(view.sheet.part_amount(part)) }</span></h2>
            if complaints.is_empty() {
                <p>{ words.no_complaints }</p>
            }
            <ul class="complaint-list">
                { for complaints.iter().enumerate().map(|(i, c)| complaint(view, levels, i, c)) }
            </ul>
            { button("outlined", words.add_complaint, view.act(Action::AddComplaint)) }
            { second_serious(view, levels) }
            { considered(view, levels) }
            <p class="hint">{ words.complaint_hint }</p>
        </section>
    }
}

fn complaint(view: &View<'_>, levels: &[Level], index: usize, complaint: &Complaint) -> Html {
    let words = view.words();
    let send = view.send.clone();
    let onchange = Callback::from(move |event: Event| {
        let value = event
            .target_dyn_into::<HtmlSelectElement>()
            .map(|s| s.value());
        let finding = match value.as_deref() {
            Some("pending") => Finding::Pending,
            Some("not_liable") => Finding::NotLiable,
            Some(level) => match level.trim_start_matches("liable-").parse() {
                Ok(id) => Finding::Liable(id),
                Err(_) => return,
            },
            None => return,
        };
        send.emit(Msg::Act(Action::Finding(index, finding)));
    });
    let option = |value: String, finding: Finding, text: String| {
        let selected = complaint.finding == finding;
        html! { <option {value} {selected}>{ text }</option> }
    };
    html! {
        <li class="complaint">
            <label class="entry-field"><span>{ words.finding }</span>
                <select class="select" {onchange} aria-label={words.finding}>
                    { option("pending".into(), Finding::Pending, words.finding_pending.into()) }
                    { option("not_liable".into(), Finding::NotLiable, words.finding_not_liable.into()) }
                    { for levels.iter().map(|level| option(
                        format!("liable-{}", level.id),
                        Finding::Liable(level.id),
                        format!("{}\u{b7}{} \u{2212}{}", words.finding_liable, view.lang.of(&level.title), plain(level.amount.value)),
                    )) }
                </select>
            </label>
            if let Finding::Liable(id) = complaint.finding {
                if let Some(level) = levels.iter().find(|level| level.id == id) {
                    <span class="level">{ origin(view.lang, &level.amount) }{ " " }{ view.lang.of(&level.description) }</span>
                }
            }
            <label class="entry-field"><span>{ words.date }</span>{ field(view, Field::ComplaintDate(index), FieldKind::Date, words.date) }</label>
            { why(view, Field::ComplaintDate(index)) }
            <label class="entry-field"><span>{ words.note }</span>{ field(view, Field::ComplaintNote(index), FieldKind::Text, words.note) }</label>
            { why(view, Field::ComplaintNote(index)) }
            { button("link", words.remove, view.act(Action::RemoveComplaint(index))) }
        </li>
    }
}

/// The page points out, and doesn't raise the level by itself.
fn second_serious(view: &View<'_>, levels: &[Level]) -> Html {
    let Some(serious) = levels.get(1) else {
        return Html::default();
    };
    let is_serious = |c: &&Complaint| c.finding == Finding::Liable(serious.id);
    if view.record().complaints.iter().filter(is_serious).count() < 2 {
        return Html::default();
    }
    html! { <p class="point-out">{ view.words().second_serious }</p> }
}

fn considered(view: &View<'_>, levels: &[Level]) -> Html {
    let words = view.words();
    let listed = consequences(view.rulebook(), view.record());
    if listed.is_empty() {
        return Html::default();
    }
    let names = listed.iter().map(|item| {
        let level = levels.iter().find(|level| level.id == item.level);
        let level = level.map_or("", |level| view.lang.of(&level.title));
        let name = consequence(words, item.consequence);
        match view.lang {
            Lang::Zh => format!("{level}\u{ff1a}{name}"),
            Lang::En => format!("{level}: {name}"),
        }
    });
    let join = match view.lang {
        Lang::Zh => "\u{ff1b}",
        Lang::En => "; ",
    };
    html! {
        <p class="considered"><strong>{ words.for_consideration }</strong>{ " " }{ names.collect::<Vec<_>>().join(join) }</p>
    }
}

const fn consequence(words: &Words, consequence: Consequence) -> &'static str {
    match consequence {
        Consequence::Talk => words.talk,
        Consequence::Improvement => words.improvement,
        Consequence::Retraining => words.retraining,
        Consequence::Suspension => words.suspension,
        Consequence::Leave => words.leave,
    }
}
