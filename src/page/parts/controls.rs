//! Fields, buttons and marks that all forms share.

use crate::locale::joined::instead_sentence;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use crate::desk::Msg;
use crate::desk::state::Action;
use crate::locale::{self, Lang, say};
use crate::number::Percent;
use crate::page::browser;
use crate::page::dom::{all, markup, none, t};
use crate::page::dom::{text_of, when};
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
    let enter = match question(view, field) {
        // It's the first answer.
        Some((_, text, _)) => on_enter(view.send, Action::Enter(field, text)),
        None => leave_on_enter(view.send, field),
    };
    field_on(view, field, kind, label, enter, Callback::noop())
}

/// A field for a day, which is said beside it.
pub fn date(view: &View<'_>, of: Field, label: &str) -> Html {
    let text = view.state.text(of);
    markup! { {field(view, of, FieldKind::Date, label)}{said_day(view.lang, &text)} }
}

/// A day as the page's language writes it: a browser's own field follows the
/// browser's language.
pub fn said_day(lang: Lang, text: &str) -> Html {
    text.parse().map_or_else(
        |_| none(),
        |day| markup! { <span class="small said-day">{locale::full_day(lang, day)}</span> },
    )
}

/// The same with listeners of its own to keys and to what is pasted.
pub fn field_on(
    view: &View<'_>,
    field: Field,
    kind: FieldKind,
    label: &str,
    keys: Callback<KeyboardEvent>,
    pasted: Callback<Event>,
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
    markup! {
        <input
            id={id}
            class={class}
            type={input_type}
            inputmode={mode}
            autocomplete="off"
            aria-label={label.to_owned()}
            aria-invalid={when(wrong, "true")}
            aria-describedby={described}
            value={view.state.text(field)}
            oninput={typed(view.send, field)}
            onblur={view.act(Action::Leave(field))}
            onkeydown={keys}
            onpaste={pasted}
        />
    }
}

/// The sentence below a field that is wrong, asks something back, or waits for
/// another one.
pub fn why(view: &View<'_>, field: Field) -> Html {
    let Some(fault) = view.fault(field) else {
        return view.state.remark(field).map_or_else(none, |remark| {
            let text = say::remark(view.lang, view.rulebook(), remark);
            let id = t(format!("{}-why", FieldId(field)));
            markup! { <p class="hint" id={id} role="status">{&text}</p> }
        });
    };
    let fault = say::field_fault(view.lang, fault);
    let instead = say::instead(view.lang, field, view.record());
    let sentence = wrong_sentence(field, &instead_sentence(view.lang, &fault, &instead));
    let answers = question(view, field).map(|(share, fraction, typed)| {
        let put = |text| view.act(Action::Enter(field, text));
        let yes = say::is_fraction(view.lang, share);
        let no = say::is_percent(view.lang, &typed);
        let buttons = vec![
            button("filled", &yes, put(fraction)),
            button("link", &no, put(format!("{typed}%"))),
        ];
        markup! { <p class="acts">{buttons}</p> }
    });
    all(vec![sentence, answers.unwrap_or_else(none)])
}

/// What is odd about the shown agent's name, as it's typed.
pub fn odd_agent(view: &View<'_>) -> Html {
    odd_name(
        view,
        view.state.text(Field::Agent).trim(),
        view.state.agents(),
    )
}

/// What is odd about a name, beside others.
pub fn odd_name<'a>(
    view: &View<'_>,
    name: &str,
    others: impl IntoIterator<Item = &'a str>,
) -> Html {
    locale::odd_name(view.lang, name, others).map_or_else(none, |odd| {
        let inside = vec![triangle("triangle"), text_of(&odd)];
        markup! { <span class="why odd-name" role="status">{inside}</span> }
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

/// A sentence with the mark of a wrong field.
pub fn wrong_sentence(field: Field, sentence: &str) -> Html {
    let id = t(format!("{}-why", FieldId(field)));
    markup! { <p class="why" id={id}>{triangle("triangle")}{sentence}</p> }
}

/// The mark of what is wrong.
pub fn triangle(class: &'static str) -> Html {
    markup! { <span class={class} aria-hidden="true"/> }
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

/// Enter in a form and its button do what it's for. The browser sees to it that
/// the key does nothing else, and that it's none of an input method's.
pub fn submitted(view: &View<'_>, msg: impl Into<PageMsg>) -> Callback<SubmitEvent> {
    let to = view.on(msg);
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        to.emit(event);
    })
}

/// Escape in a form; none of it is an input method's.
pub fn on_escape(send: &Callback<PageMsg>, msg: impl Into<PageMsg>) -> Callback<KeyboardEvent> {
    let to = send.clone();
    let msg = msg.into();
    Callback::from(move |event: KeyboardEvent| {
        if browser::key(&event) == "Escape" {
            event.prevent_default();
            to.emit(msg.clone());
        }
    })
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
    markup! {
        <label class="search">
            <svg class="glyph" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
                <path
                    class="icon-line"
                    d="M10.5 10.5 L14 14 M7 2.5 A4.5 4.5 0 1 1 7 11.5 A4.5 4.5 0 1 1 7 2.5"
                />
            </svg>
            <input
                id={id}
                type="search"
                autocomplete="off"
                aria-label={hint}
                placeholder={hint}
                value={text.to_owned()}
                oninput={to}
            />
        </label>
    }
}

/// A plain button.
pub fn button(class: &'static str, text: &str, onclick: Callback<MouseEvent>) -> Html {
    markup! { <button type="button" class={class} onclick={onclick}>{text}</button> }
}

/// A label with what it names.
pub fn labelled(class: &'static str, text: &str, control: Html) -> Html {
    markup! { <label class={class}><span>{text}</span>{control}</label> }
}

/// A label for a field that stands elsewhere.
pub fn label_for(id: &'static str, text: &str) -> Html {
    markup! { <label for={id}>{text}</label> }
}

/// A group of radio buttons; each with its name and the message that it sends.
pub fn radios(
    view: &View<'_>,
    group: &'static str,
    label: &str,
    options: Vec<(&'static str, bool, Msg)>,
) -> Html {
    let option = |(text, checked, msg): (&'static str, bool, Msg)| {
        markup! {
            <label class={if checked { "radio checked" } else { "radio" }}>
                <input type="radio" name={group} checked={checked} onchange={view.on(msg)}/>
                <span>{text}</span>
            </label>
        }
    };
    let options: Vec<Html> = options.into_iter().map(option).collect();
    markup! { <div class="radios" role="radiogroup" aria-label={label.to_owned()}>{options}</div> }
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
    markup! { <span class="mark" aria-hidden="true"/> }
}

/// A small form of its own, which links lead to.
pub fn form(id: &'static str, inside: Vec<Html>) -> Html {
    markup! { <section class="form" id={id} tabindex="-1">{inside}</section> }
}

/// Its head, with what it gives or takes.
pub fn form_head(title: &str, amount: &str) -> Html {
    markup! { <h2 class="form-head"><span>{title}</span><span class="figure">{amount}</span></h2> }
}
