//! Service-quality complaints (section 6 of the document).

use crate::locale::joined::{called, semicolon};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::controls::{
    FieldKind, button, date, field, form_head, labelled, origin, plain_origin, why,
};
use super::plan::agree;
use crate::desk::Msg;
use crate::desk::state::{Action, Problem};
use crate::locale::open::{cause_words, consequence_name};
use crate::locale::{self, plain, say, signed};
use crate::page::dom::{all, markup, none, only_if};
use crate::page::view::View;
use crate::record::{Complaint, Field, Finding};
use crate::rulebook::{Effect, Level, Mechanism};
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
        return none();
    };
    markup! {
        <section class="form" id="complaints" tabindex="-1">
            {form_head(
                &say::cases_form(view.lang, view.rulebook()),
                &signed(view.sheet.unit, view.sheet.part_amount(part))
            )}
            {only_if(view.record().complaints.is_empty(), || {
                markup! { <p>{words.zero_nothing}</p> }
            })}
            {list(view, levels)}
            {button(
                "outlined",
                words.add_complaint,
                view.act(Action::AddComplaint)
            )}
            <p class="hint">{words.complaint_hint}</p>
        </section>
    }
}

/// The recorded complaints, and what they put up for consideration.
fn list(view: &View<'_>, levels: &[Level]) -> Html {
    let complaints = view.record().complaints.iter().enumerate();
    let list: Vec<Html> = complaints
        .map(|(i, c)| complaint(view, levels, i, c))
        .collect();
    markup! {
        <ul class="complaint-list">{list}</ul>
        {second(view, levels)}
        {considered(view, levels)}
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
        send.emit(Msg::Act(Action::Finding(index, finding)).into());
    });
    let option = |value: String, finding: Finding, text: &str| {
        let chosen = complaint.finding == finding;
        markup! { <option value={value} selected={chosen}>{text}</option> }
    };
    let mut options = vec![
        option("pending".into(), Finding::Pending, words.finding_pending),
        option(
            "not_liable".into(),
            Finding::NotLiable,
            words.finding_not_liable,
        ),
    ];
    for level in levels {
        let (title, amount) = (
            view.lang.of(&level.title),
            plain(view.sheet.unit, level.amount.value),
        );
        let text = format!("{}\u{b7}{title} \u{2212}{amount}", words.finding_liable);
        options.push(option(
            format!("liable-{}", level.id),
            Finding::Liable(level.id),
            &text,
        ));
    }
    let select = markup! {
        <select class="select" aria-label={words.finding} onchange={onchange}>{options}</select>
    };
    let level = levels
        .iter()
        .find(|level| complaint.finding == Finding::Liable(level.id));
    let level = level.map_or_else(none, |level| {
        let description = view.lang.of(&level.description);
        markup! {
            <span class="level">
                {origin(view.lang, &level.amount)}
                " "
                {plain_origin(view.lang, &level.origin)}
                " "
                {description}
            </span>
        }
    });
    let date = date(view, Field::ComplaintDate(index), words.date);
    let note = field(
        view,
        Field::ComplaintNote(index),
        FieldKind::Text,
        words.note,
    );
    markup! {
        <li class="complaint">
            {labelled("entry-field", words.finding, select)}
            {level}
            {cause(view, index, complaint)}
            {labelled("entry-field", words.date, date)}
            {why(view, Field::ComplaintDate(index))}
            {labelled("entry-field", words.note, note)}
            {why(view, Field::ComplaintNote(index))}
            {only_if(complaint.finding != Finding::NotLiable, || {
                agree(view, Problem::Complaint(index))
            })}
            {button(
                "link",
                words.remove,
                view.act(Action::RemoveComplaint(index)),
            )}
        </li>
    }
}

/// Which entry caused it: a choice once there are deductions to choose from.
fn cause(view: &View<'_>, index: usize, complaint: &Complaint) -> Html {
    let words = cause_words(view.lang);
    let entries = view.record().entries.iter().enumerate();
    let mut options = Vec::new();
    for (place, entry) in entries {
        let chosen = entry.caused.is_some() && entry.caused == complaint.id;
        let named = entry
            .parts
            .iter()
            .filter_map(|id| view.rulebook().part(*id));
        let mut named = named.filter(|(section, _, _)| section.effect == Effect::Deduction);
        let Some((_, clause, part)) = named.next() else {
            continue;
        };
        if entry.caused.is_some() && !chosen {
            continue;
        }
        let mut text = format!("{} {}", clause.number, view.lang.of(&part.title));
        let date = entry.date.map(|date| locale::day(view.lang, date));
        let rest = [date.unwrap_or_default(), entry.note.clone()];
        for more in rest.iter().filter(|more| !more.is_empty()) {
            text.push_str(" \u{b7} ");
            text.extend(more.chars().take(20));
        }
        options.push((place.to_string(), chosen, text));
    }
    if options.is_empty() {
        return none();
    }
    let any = options.iter().any(|(_, chosen, _)| *chosen);
    options.insert(0, (String::new(), !any, words.not_said.to_owned()));
    let options = options.into_iter().map(|(value, chosen, text)| {
        markup! { <option value={value} selected={chosen}>{&text}</option> }
    });
    let send = view.send.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            let entry = select.value().parse().ok();
            send.emit(Msg::Act(Action::Cause(index, entry)).into());
        }
    });
    let select = markup! {
        <select class="select" aria-label={words.caused_by} onchange={onchange}>
            {options.collect::<Vec<Html>>()}
        </select>
    };
    labelled("entry-field", words.caused_by, select)
}

/// The page points out, and doesn't raise the level by itself.
fn second(view: &View<'_>, levels: &[Level]) -> Html {
    let said = say::second_cases(view.lang, levels, view.record());
    all(said
        .iter()
        .map(|text| markup! { <p class="point-out">{text}</p> })
        .collect())
}

fn considered(view: &View<'_>, levels: &[Level]) -> Html {
    let words = view.words();
    let listed = consequences(view.rulebook(), view.record());
    if listed.is_empty() {
        return none();
    }
    let names = listed.iter().map(|item| {
        let level = levels.iter().find(|level| level.id == item.level);
        let level = level.map_or("", |level| view.lang.of(&level.title));
        let name = consequence_name(view.lang, item.consequence);
        called(view.lang, level, name)
    });
    let join = semicolon(view.lang);
    markup! {
        <p class="considered">
            <strong>{words.for_consideration}</strong>
            " "
            {names.collect::<Vec<_>>().join(join)}
        </p>
    }
}
