//! The fields of a month by a brought document.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::BookView;
use crate::desk::RestMsg;
use crate::desk::book::BookMsg;
use crate::locale::book;
use crate::page::browser;
use crate::page::dom::{markup, none, t, when};
use crate::page::parts::triangle;
use crate::page::pasted;
use crate::plan::Place;

/// What kind of text a field takes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A number.
    Decimal,
    /// A whole number.
    Count,
    /// A day.
    Date,
}

impl BookView<'_> {
    /// A field; wrong text stays in it, marked once it's left.
    pub fn field(&self, place: Place, kind: Kind, label: &str, hint: &str) -> Html {
        let wrong = self.wrong(place).is_some();
        let id = place.to_string();
        let (input_type, mode, class) = match kind {
            Kind::Decimal => ("text", "decimal", "field decimal book-number"),
            Kind::Count => ("text", "numeric", "field count"),
            Kind::Date => ("date", "text", "field date"),
        };
        let class = match wrong {
            true => format!("{class} wrong"),
            false => class.to_owned(),
        };
        let send = self.view.send.clone();
        let typed = Callback::from(move |event: InputEvent| {
            let input = event.target_dyn_into::<HtmlInputElement>();
            let text = input.map(|input| input.value()).unwrap_or_default();
            send.emit(RestMsg::book(BookMsg::Type(place, text)).into());
        });
        let left = self.on(BookMsg::Left);
        let send = self.view.send.clone();
        let keys = Callback::from(move |event: KeyboardEvent| {
            if browser::key(&event) == "Enter" {
                send.emit(RestMsg::book(BookMsg::Left).into());
            }
        });
        let send = self.view.send.clone();
        let pasted = Callback::from(move |event: Event| {
            let Place::Listed(id, row) = place else {
                return;
            };
            if let Some(text) = pasted::cells(&event) {
                event.prevent_default();
                send.emit(RestMsg::book(BookMsg::Paste(id, row, text)).into());
            }
        });
        let described = wrong.then(|| format!("{id}-why"));
        let placeholder = (!hint.is_empty()).then(|| hint.to_owned());
        markup! {
            <input
                id={id}
                class={class}
                type={input_type}
                inputmode={mode}
                autocomplete="off"
                aria-label={label.to_owned()}
                placeholder={placeholder}
                aria-invalid={when(wrong, "true")}
                aria-describedby={described}
                value={self.filled.filling.text(place).to_owned()}
                oninput={typed}
                onblur={left}
                onkeydown={keys}
                onpaste={pasted}
            />
        }
    }

    /// What is wrong with a field, once it's left.
    fn wrong(&self, place: Place) -> Option<&crate::plan::WrongText> {
        let form = self.view.book_form();
        if form.is_some_and(|form| form.is_typing(place)) {
            return None;
        }
        self.filled.wrong.iter().find(|wrong| wrong.place == place)
    }

    /// The sentence below a field whose text doesn't count.
    pub fn why(&self, place: Place) -> Html {
        self.wrong(place).map_or_else(none, |wrong| {
            let text = book::wrong(self.view.lang, wrong);
            let id = t(format!("{place}-why"));
            markup! { <p class="why" id={id}>{triangle("triangle")}{text}</p> }
        })
    }
}
