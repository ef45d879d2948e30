//! The field that a category is chosen with by typing: characters, words or
//! initials.

use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::field::Fields;
use super::{about, on, value_of};
use crate::desk::log::{Choosing, LogField};
use crate::desk::log::{Log, LogMsg};
use crate::locale::log_page::log_words;
use crate::page::browser;
use crate::page::dom::{flag, markup, none, only_if, t, when};

const LIST: &str = "log-categories";

/// The field with its list.
pub fn category(fields: &Fields<'_, '_>, log: &Log, choosing: Option<usize>) -> Html {
    let view = fields.view;
    let words = log_words(view.lang);
    let wrong = fields.fault(LogField::Category).is_some();
    let typed = log.page.category_text(view.lang);
    let shown = choosing.is_some();
    let active = choosing.map(|at| format!("{LIST}-{at}"));
    let text = Callback::from({
        let send = view.send.clone();
        move |event: InputEvent| {
            send.emit(about(LogMsg::Choose(Choosing::Type(value_of(&event)))));
        }
    });
    let control = markup! {
        <input
            id={fields.id(LogField::Category)}
            class={if wrong {
                "field free wrong"
            } else {
                "field free"
            }}
            type="text"
            role="combobox"
            autocomplete="off"
            placeholder={words.category_hint}
            aria-autocomplete="list"
            aria-expanded={flag(shown)}
            aria-controls={LIST}
            aria-activedescendant={active.and_then(t)}
            aria-invalid={when(wrong, "true")}
            aria-describedby={fields.described(LogField::Category)}
            value={typed}
            oninput={text}
            onkeydown={pressed(fields, shown)}
            onclick={on(view, LogMsg::Choose(Choosing::Show))}
            onblur={on(view, LogMsg::Choose(Choosing::Leave))}
        />
    };
    markup! {
        <div class="log-field log-category">
            <label for={fields.id(LogField::Category)}>{words.category}</label>
            {control}
            {list(fields, log, choosing)}
            {fields.below(LogField::Category)}
        </div>
    }
}

fn list(fields: &Fields<'_, '_>, log: &Log, choosing: Option<usize>) -> Html {
    let view = fields.view;
    let words = log_words(view.lang);
    let typed = log.page.new.category.clone();
    let offered = match choosing {
        None => Vec::new(),
        Some(_) => {
            let typed = typed.as_deref().unwrap_or_default();
            log.page.offered(typed, &log.index)
        }
    };
    let options = offered.iter().enumerate().map(|(at, category)| {
        let pick = Callback::from({
            let send = view.send.clone();
            move |event: MouseEvent| {
                // Before the field is left, which would choose what is marked.
                event.prevent_default();
                send.emit(about(LogMsg::Choose(Choosing::Pick(Some(at)))));
            }
        });
        let is_marked = choosing == Some(at);
        markup! {
            <li
                id={format!("{LIST}-{at}")}
                role="option"
                aria-selected={flag(is_marked)}
                onmousedown={pick}
            >
                {view.lang.of(&category.title)}
            </li>
        }
    });
    let options: Vec<Html> = options.collect();
    let nothing = choosing.is_some() && options.is_empty();
    markup! {
        <ul
            id={LIST}
            class="log-options"
            role="listbox"
            aria-label={words.category}
            hidden={when(options.is_empty(), "")}
        >
            {options}
        </ul>
        {match nothing {
            true => only_if(true, || markup! { <p class="log-nothing">{words.no_category}</p> }),
            false => none(),
        }}
    }
}

fn pressed(fields: &Fields<'_, '_>, shown: bool) -> Callback<KeyboardEvent> {
    let send = fields.view.send.clone();
    Callback::from(move |event: KeyboardEvent| {
        let choosing = match browser::key(&event).as_str() {
            "ArrowDown" if shown => Choosing::Move(1),
            "ArrowUp" if shown => Choosing::Move(-1),
            "ArrowDown" | "ArrowUp" => Choosing::Show,
            "Enter" if shown => Choosing::Pick(None),
            "Escape" if shown => Choosing::Hide,
            _ => return,
        };
        // Enter chooses here; only then it adds the entry.
        event.prevent_default();
        send.emit(about(LogMsg::Choose(choosing)));
    })
}
