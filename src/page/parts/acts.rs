//! The acts on the month: who changed what, and when.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::conclude::section;
use super::controls::{button, labelled, triangle};
use super::differences::changes;
use super::logged::entry;
use crate::desk::{RestMsg, Shown, StorageMsg};
use crate::locale::say::part;
use crate::locale::trail as say;
use crate::log::EntryId;
use crate::page::dom::{markup, none, only_if};
use crate::page::view::View;
use crate::record::{Delta, MAX_AGENT, Source, Step, Trail};

/// The section: closed until it's asked for.
pub fn acts(view: &View<'_>) -> Html {
    let lang = view.lang;
    let count = view.trail().map_or(0, |trail| trail.revisions().len());
    let inside = match view.listed_acts() {
        None => {
            let open = shown(view, Some(Shown::All));
            only_if(count > 0, || {
                let show = button("outlined", &say::show(lang, count), open);
                markup! { <p class="acts">{show}</p> }
            })
        }
        Some(steps) => list(view, &steps),
    };
    let inside = markup! { <p class="hint">{say::hint(lang)}</p>{editor(view)}{inside} };
    section("acts", say::title(lang), inside)
}

/// A row's button that lists the acts on it.
pub fn of_row(view: &View<'_>, of: Shown) -> Html {
    only_if(view.trail().is_some_and(|trail| !trail.is_empty()), || {
        let open = shown(view, Some(of));
        markup! { <p class="acts">{button("link", say::of_row(view.lang), open)}</p> }
    })
}

/// What the acts of two copies of a month have in common.
pub fn common(view: &View<'_>, here: Option<&Rc<Trail>>, there: &Trail) -> Html {
    let said = here.map(|here| say::parting(view.lang, here.parting(there)));
    let said = said.unwrap_or_default();
    only_if(!said.is_empty(), || {
        markup! { <p class="hint parting">{said}</p> }
    })
}

fn list(view: &View<'_>, steps: &[Step<'_>]) -> Html {
    let lang = view.lang;
    let trail = view.trail().cloned().unwrap_or_default();
    let only = match view.storage.acts.shown {
        Some(Shown::Part(id)) => Some(part(lang, view.rulebook(), id)),
        Some(Shown::Measure(id)) => {
            let measure = view.rulebook().measure(id);
            let title = measure.map(|measure| lang.of(&measure.title).to_owned());
            Some(title.unwrap_or_else(|| id.to_string()))
        }
        Some(Shown::All) | None => None,
    };
    let rows: Vec<Html> = steps.iter().map(|step| row(view, step)).collect();
    markup! {
        <p class="acts">
            {button("outlined", say::hide(lang), shown(view, None))}
            {only_if(only.is_some(), || button(
                "link",
                say::all(lang),
                shown(view, Some(Shown::All))
            ))}
        </p>
        {only.map_or_else(none, |name| markup! { <p class="hint">{say::only(lang, &name)}</p> })}
        {only_if(!trail.leads_to(view.record()), || markup! {
            <p class="why">{triangle("triangle")}{say::broken(lang)}</p>
        })}
        {only_if(rows.is_empty(), || markup! { <p class="hint">{say::none(lang)}</p> })}
        {markup! { <ol class="history">{rows}</ol> }}
        {trail.earlier().map_or_else(none, |earlier| markup! {
            <p class="hint">{say::earlier(lang, earlier)}</p>
        })}
    }
}

fn row(view: &View<'_>, step: &Step<'_>) -> Html {
    let lang = view.lang;
    let before = step.revision.before.as_ref();
    markup! {
        <li>
            <p class="strong">{say::made(lang, &step.revision.made)}</p>
            {only_if(before.is_none(), || markup! { <p class="small">{say::first(lang)}</p> })}
            {only_if(before.is_some_and(Delta::is_about_wage), || markup! {
                <p class="small">{say::wage(lang)}</p>
            })}
            {changes(view, &step.before, &step.after)}
            {match &step.revision.made.source {
                Source::Consultations { entries } => {
                    let ids = entries.iter().filter_map(|key| EntryId::new(*key));
                    let entries: Vec<Html> = ids.map(|id| entry(view, id)).collect();
                    markup! { <ul class="differences">{entries}</ul> }
                }
                _ => none(),
            }}
        </li>
    }
}

/// Who changes months here, as typed.
pub fn editor(view: &View<'_>) -> Html {
    let send = view.send.clone();
    let typed = Callback::from(move |event: InputEvent| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        let text = input.map(|input| input.value()).unwrap_or_default();
        send.emit(RestMsg::Storage(StorageMsg::Editor(text)).into());
    });
    let known = view.storage.settings.as_ref();
    let control = markup! {
        <input
            id="acts-editor"
            class="field free"
            type="text"
            autocomplete="off"
            maxlength={MAX_AGENT.to_string()}
            value={known.map(|known| known.editor.clone()).unwrap_or_default()}
            oninput={typed}
        />
    };
    labelled("entry-field", say::editor(view.lang), control)
}

fn shown<E: 'static>(view: &View<'_>, of: Option<Shown>) -> Callback<E> {
    view.on(RestMsg::Storage(StorageMsg::Acts(of)))
}
