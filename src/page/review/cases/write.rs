//! A lead writes cases.

use yew::prelude::*;

use super::super::{fields, section};
use super::{Cases, said};
use crate::desk::review::CaseMsg;
use crate::page::dom::{hashed, markup, only_if};
use crate::page::parts::{button, show_more};
use crate::review::MAX_CASES;

/// The form for all of them.
pub fn write(cases: &Cases<'_>) -> Html {
    let (lang, words, set) = (cases.of.view.lang, cases.words, &cases.kept.set);
    let tried = cases.of.form.cases.tried;
    let rows = set.cases.iter().enumerate().map(|(at, case)| {
        let id = case.id;
        let lacks = tried && case.text.trim().is_empty();
        let name = said::nth(lang, at);
        let remove = format!("{} {}", words.remove, name);
        markup! {
            <li class="review-case-edit" key={hashed(id)}>
                {fields::area(
                    &format!("case-text-{id}"),
                    &name,
                    &case.text,
                    lacks.then_some(words.lacks_text),
                    cases.typed(move |text| CaseMsg::Text(id, text)),
                )}
                <button type="button" class="link" aria-label={remove} onclick={cases.on(CaseMsg::Remove(id))}>
                    {words.remove}
                </button>
            </li>
        }
    });
    let rows: Vec<Html> = rows.collect();
    let lacks_title = tried && set.title.trim().is_empty();
    let lacks_cases = tried && set.cases.is_empty();
    let is_full = set.cases.len() >= MAX_CASES;
    section(
        "set",
        words.write,
        markup! { {said::cases(lang, set.cases.len())} },
        markup! {
            <p class="hint">{words.write_hint}</p>
            {fields::line(
                "set-title",
                words.set_title,
                &set.title,
                lacks_title.then_some(words.lacks_title),
                cases.typed(CaseMsg::Title),
            )}
            <ol class="review-case-edits">{rows}</ol>
            {fields::wrong(lacks_cases.then_some(words.lacks_cases))}
            {match is_full {
                true => markup! { <p class="hint">{said::full(lang)}</p> },
                false => markup! {
                    <p>{button("outlined", words.add, cases.on(CaseMsg::Add(String::new())))}</p>
                    {notes(cases)}
                },
            }}
            <p class="acts">
                {button("filled", words.hand_out, cases.on(CaseMsg::HandOut))}
                <span class="small">{words.hand_out_note}</span>
            </p>
        },
    )
}

/// Notes that may become cases.
fn notes(cases: &Cases<'_>) -> Html {
    let (lang, words) = (cases.of.view.lang, cases.words);
    let found = cases.of.view.case_notes(&cases.kept.set);
    let rows = found.iter().take(cases.of.view.listed()).map(|note| {
        let add = cases.on(CaseMsg::Add(note.clone()));
        let name = format!("{} {note}", words.take_note);
        markup! {
            <li key={hashed(note)}>
                <span>{note.as_str()}</span>
                <button type="button" class="link" aria-label={name} onclick={add}>{words.take_note}</button>
            </li>
        }
    });
    let rows: Vec<Html> = rows.collect();
    let left = found.len().saturating_sub(rows.len());
    only_if(!rows.is_empty(), || {
        markup! {
            <details class="as-table">
                <summary>{said::notes(lang, found.len())}</summary>
                <p class="hint">{words.notes_hint}</p>
                <ul class="review-notes">{rows}</ul>
                {show_more(cases.of.view, left)}
            </details>
        }
    })
}
