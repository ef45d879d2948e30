//! Fields, buttons and marks that all forms share.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::prelude::*;
use yew::virtual_dom::Listener;

use crate::desk::Msg;
use crate::desk::state::Action;
use crate::locale::{self, Lang, say};
use crate::number::Percent;
use crate::page::browser;
use crate::page::dom::{
    all, blur, change, click, el, el_on, el_with, input, keys, markup, none, s, t,
};
use crate::page::dom::{text_el, text_of, tick, typing, when};
use crate::page::view::PageMsg;
use crate::page::view::View;
use crate::record::{Field, FieldFault, as_percent, split};
use crate::rulebook::{Origin, Parameter, PlainOrigin};

/// The id of a field's element, for labels and the error summary.
pub struct FieldId(pub Field);

impl std::fmt::Display for FieldId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if !matches!(self.0, Field::Calls(_)) {
            f.write_str("f-")?;
        }
        self.0.fmt(f)
    }
}

/// What kind of text a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Whole numbers.
    Count,
    /// Decimal numbers.
    Decimal,
    /// A day.
    Date,
    /// Anything.
    Text,
}

/// A field with its accessible name; wrong text stays in it, marked.
pub fn field(view: &View<'_>, field: Field, kind: FieldKind, label: &str) -> Html {
    let enter = keys(match question(view, field) {
        // It's the first answer.
        Some((_, text, _)) => on_enter(view.send, Action::Enter(field, text)),
        None => leave_on_enter(view.send, field),
    });
    let enter = vec![enter];
    field_on(view, field, kind, label, enter)
}

/// The same with listeners of its own to keys and the like.
pub fn field_on(
    view: &View<'_>,
    field: Field,
    kind: FieldKind,
    label: &str,
    more: Vec<Rc<dyn Listener>>,
) -> Html {
    let wrong = view.fault(field).is_some();
    let id = FieldId(field).to_string();
    let (input_type, mode, class) = match kind {
        FieldKind::Count => ("text", "numeric", "field count"),
        FieldKind::Decimal => ("text", "decimal", "field decimal"),
        FieldKind::Date => ("date", "text", "field date"),
        FieldKind::Text => ("text", "text", "field free"),
    };
    let class = if wrong {
        format!("{class} wrong")
    } else {
        class.into()
    };
    let said = wrong || view.state.remark(field).is_some();
    let described = said.then(|| format!("{id}-why"));
    input(
        &[
            "id",
            "class",
            "type",
            "inputmode",
            "autocomplete",
            "aria-label",
            "aria-invalid",
            "aria-describedby",
        ],
        vec![
            t(id),
            t(class),
            s(input_type),
            s(mode),
            s("off"),
            t(label.to_owned()),
            when(wrong, "true"),
            described.and_then(t),
        ],
        view.state.text(field),
        [
            typing(typed(view.send, field)),
            blur(view.act(Action::Leave(field))),
        ]
        .into_iter()
        .chain(more)
        .collect(),
    )
}

/// The sentence below a field that is wrong, asks something back, or waits for
/// another one.
pub fn why(view: &View<'_>, field: Field) -> Html {
    let Some(fault) = view.fault(field) else {
        return view.state.remark(field).map_or_else(none, |remark| {
            let text = say::remark(view.lang, view.rulebook(), remark);
            let id = t(format!("{}-why", FieldId(field)));
            let values = vec![s("hint"), id, s("status")];
            el_with("p", &["class", "id", "role"], values, vec![text_of(&text)])
        });
    };
    let fault = say::field_fault(view.lang, fault);
    let instead = say::instead(view.lang, field, view.record());
    let sentence = wrong_sentence(field, &sentence(view.lang, &fault, &instead));
    let answers = question(view, field).map(|(share, fraction, typed)| {
        let put = |text| view.act(Action::Enter(field, text));
        let yes = say::is_fraction(view.lang, share);
        let no = say::is_percent(view.lang, &typed);
        let buttons = vec![
            button("filled", &yes, put(fraction)),
            button("link", &no, put(format!("{typed}%"))),
        ];
        el("p", "acts", buttons)
    });
    all(vec![sentence, answers.unwrap_or_else(none)])
}

/// What is odd about the shown agent's name, as it's typed.
pub fn odd_agent(view: &View<'_>) -> Html {
    odd_name(view, view.state.text(Field::Agent).trim(), vec![])
}

/// What is odd about a name, beside those that are here and these.
pub fn odd_name(view: &View<'_>, name: &str, others: Vec<&str>) -> Html {
    let others = view.state.agents().into_iter().chain(others);
    locale::odd_name(view.lang, name, others).map_or_else(none, |odd| {
        let values = vec![s("why odd-name"), s("status")];
        let inside = vec![triangle("triangle"), text_of(&odd)];
        el_with("span", &["class", "role"], values, inside)
    })
}

/// What a field asks back: whether this share is meant, the text that says so,
/// and the text that stands there.
fn question(view: &View<'_>, field: Field) -> Option<(Percent, String, String)> {
    let Some(FieldFault::Fraction(share)) = view.fault(field) else {
        return None;
    };
    let typed = view.state.text(field);
    Some((share, as_percent(&typed)?, typed.trim().to_owned()))
}

/// What is wrong and what counts instead.
pub fn sentence(lang: Lang, fault: &str, instead: &str) -> String {
    match lang {
        Lang::Zh => format!("{fault}\u{3002}{instead}\u{3002}"),
        Lang::En => format!("{fault}; {instead}."),
    }
}

/// A sentence with the mark of a wrong field.
pub fn wrong_sentence(field: Field, sentence: &str) -> Html {
    let id = t(format!("{}-why", FieldId(field)));
    el_with(
        "p",
        &["class", "id"],
        vec![s("why"), id],
        vec![triangle("triangle"), text_of(sentence)],
    )
}

/// The mark of what is wrong.
pub fn triangle(class: &'static str) -> Html {
    el_with(
        "span",
        &["class", "aria-hidden"],
        vec![s(class), s("true")],
        vec![],
    )
}

/// Sends what is typed into a field.
pub fn typed(send: &Callback<PageMsg>, field: Field) -> Callback<InputEvent> {
    send.reform(move |event: InputEvent| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        let text = input.map(|input| input.value()).unwrap_or_default();
        // What is pasted is whole: it goes to both fields at once.
        // A date's field sends a plain event that says nothing of how it came.
        let said = event.has_type::<InputEvent>();
        let pasted = said && event.input_type() == "insertFromPaste";
        let pasted = pasted && split(field, &text).is_some();
        let action = match pasted {
            true => Action::Enter(field, text),
            false => Action::Type(field, text),
        };
        action.into()
    })
}

/// Enter is as good as leaving the field.
pub fn leave_on_enter(send: &Callback<PageMsg>, field: Field) -> Callback<KeyboardEvent> {
    on_enter(send, Action::Leave(field))
}

fn on_enter(send: &Callback<PageMsg>, action: Action) -> Callback<KeyboardEvent> {
    let send = send.clone();
    Callback::from(move |event: KeyboardEvent| {
        if browser::key(&event) == "Enter" {
            send.emit(Msg::Act(action.clone()).into());
        }
    })
}

/// A field to search with.
pub fn search(id: &'static str, hint: &'static str, text: &str, to: Callback<InputEvent>) -> Html {
    let keys = &["id", "type", "autocomplete", "aria-label", "placeholder"];
    let values = vec![s(id), s("search"), s("off"), s(hint), s(hint)];
    markup! {
        <label class="search">
            <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
                <path
                    class="icon-line"
                    d="M10.5 10.5 L14 14 M7 2.5 A4.5 4.5 0 1 1 7 11.5 A4.5 4.5 0 1 1 7 2.5"
                />
            </svg>
            {input(keys, values, text.to_owned(), vec![typing(to)])}
        </label>
    }
}

/// A plain button.
pub fn button(class: &'static str, text: &str, onclick: Callback<MouseEvent>) -> Html {
    let values = vec![s("button"), s(class)];
    el_on(
        "button",
        &["type", "class"],
        values,
        vec![click(onclick)],
        vec![text_of(text)],
    )
}

/// A label with what it names.
pub fn labelled(class: &'static str, text: &str, control: Html) -> Html {
    el("label", class, vec![text_el("span", "", text), control])
}

/// A label for a field that stands elsewhere.
pub fn label_for(id: &'static str, text: &str) -> Html {
    el_with("label", &["for"], vec![s(id)], vec![text_of(text)])
}

/// A group of radio buttons; each with its name and the message that it sends.
pub fn radios(
    view: &View<'_>,
    group: &'static str,
    label: &str,
    options: Vec<(&'static str, bool, Msg)>,
) -> Html {
    let option = |(text, checked, msg): (&'static str, bool, Msg)| {
        let values = vec![s("radio"), s(group)];
        let to = vec![change(view.on(msg))];
        el(
            "label",
            if checked { "radio checked" } else { "radio" },
            vec![
                tick(&["type", "name"], values, checked, to),
                text_el("span", "", text),
            ],
        )
    };
    let values = vec![s("radios"), s("radiogroup"), t(label.to_owned())];
    let options = options.into_iter().map(option).collect();
    el_with("div", &["class", "role", "aria-label"], values, options)
}

/// Where a number comes from: a mark by shape, always with its word. A tap
/// says what it means; by key the same mark in the row's details does.
pub fn origin<T>(lang: Lang, parameter: &Parameter<T>) -> Html {
    let is_set = matches!(parameter.origin, Origin::Set { .. });
    origin_mark(
        lang,
        is_set,
        matches!(parameter.origin, Origin::Assumed { .. }),
    )
}

/// The same of what isn't a number.
pub fn plain_origin(lang: Lang, origin: &PlainOrigin) -> Html {
    let is_set = matches!(origin, PlainOrigin::Set(_));
    origin_mark(lang, is_set, *origin == PlainOrigin::Assumed)
}

fn origin_mark(lang: Lang, is_set: bool, is_assumed: bool) -> Html {
    let words = lang.words();
    let (class, word, full) = match (is_set, is_assumed) {
        (true, _) => ("origin set", words.set, words.set_full),
        (_, true) => ("origin assumed", words.assumed, words.assumed_full),
        _ => ("origin stated", words.stated, words.stated_full),
    };
    markup! {
        <button type="button" class={class} title={full} popovertarget="term-3" tabindex="-1">
            {mark()}
            {word}
        </button>
    }
}

/// The square of an origin.
pub fn mark() -> Html {
    el_with(
        "span",
        &["class", "aria-hidden"],
        vec![s("mark"), s("true")],
        vec![],
    )
}

/// A small form of its own, which links lead to.
pub fn form(id: &'static str, inside: Vec<Html>) -> Html {
    let values = vec![s("form"), s(id), s("-1")];
    el_with("section", &["class", "id", "tabindex"], values, inside)
}

/// Its head, with what it gives or takes.
pub fn form_head(title: &str, amount: &str) -> Html {
    el(
        "h2",
        "form-head",
        vec![
            text_el("span", "", title),
            text_el("span", "figure", amount),
        ],
    )
}
