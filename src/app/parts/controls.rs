//! Fields, buttons and marks that all forms share.

use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use crate::app::state::Action;
use crate::app::view::{Msg, View};
use crate::locale::{Lang, say};
use crate::record::Field;
use crate::rulebook::{Origin, Parameter};

/// The id of a field's element, for labels and the error summary.
pub struct FieldId(pub Field);

impl std::fmt::Display for FieldId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            Field::Agent => f.write_str("f-agent"),
            Field::Count(id) => write!(f, "f-count-{id}"),
            Field::EntryDate(i) => write!(f, "f-entry-{i}-date"),
            Field::EntryNote(i) => write!(f, "f-entry-{i}-note"),
            Field::Numerator(id) => write!(f, "f-{id}-n"),
            Field::Denominator(id) => write!(f, "f-{id}-d"),
            Field::Percent(id) => write!(f, "f-{id}-p"),
            Field::Rank => f.write_str("f-rank"),
            Field::Heads => f.write_str("f-heads"),
            Field::Tied => f.write_str("f-tied"),
            Field::ReportDate => f.write_str("f-report"),
            Field::ComplaintDate(i) => write!(f, "f-complaint-{i}-date"),
            Field::ComplaintNote(i) => write!(f, "f-complaint-{i}-note"),
            Field::Wage => f.write_str("f-wage"),
        }
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
    let fault = view.fault(field);
    let id = FieldId(field).to_string();
    let (input_type, mode) = match kind {
        FieldKind::Count => ("text", "numeric"),
        FieldKind::Decimal => ("text", "decimal"),
        FieldKind::Date => ("date", "text"),
        FieldKind::Text => ("text", "text"),
    };
    let class = classes!(
        "field",
        match kind {
            FieldKind::Count => "count",
            FieldKind::Decimal => "decimal",
            FieldKind::Date => "date",
            FieldKind::Text => "free",
        },
        fault.is_some().then_some("wrong")
    );
    html! {
        <input
            id={id.clone()}
            {class}
            type={input_type}
            inputmode={mode}
            autocomplete="off"
            aria-label={label.to_owned()}
            aria-invalid={fault.map(|_| "true")}
            aria-describedby={fault.map(|_| format!("{id}-why"))}
            value={view.state.text(field)}
            oninput={typed(view.send, field)}
            onblur={view.act(Action::Leave(field))}
            onkeydown={leave_on_enter(view.send, field)}
        />
    }
}

/// The sentence below a wrong field.
pub fn why(view: &View<'_>, field: Field) -> Html {
    let Some(fault) = view.fault(field) else {
        return Html::default();
    };
    let fault = say::field_fault(view.lang, fault);
    let instead = say::instead(view.lang, field, view.record());
    let sentence = match view.lang {
        Lang::Zh => format!("{fault}\u{3002}{instead}\u{3002}"),
        Lang::En => format!("{fault}; {instead}."),
    };
    let id = format!("{}-why", FieldId(field));
    html! { <p class="why" {id}><span class="triangle" aria-hidden="true"></span>{ sentence }</p> }
}

/// Sends what is typed into a field.
pub fn typed(send: &Callback<Msg>, field: Field) -> Callback<InputEvent> {
    send.reform(move |event: InputEvent| {
        let text = event
            .target_dyn_into::<HtmlInputElement>()
            .map(|input| input.value())
            .unwrap_or_default();
        Msg::Act(Action::Type(field, text))
    })
}

/// Enter is as good as leaving the field.
pub fn leave_on_enter(send: &Callback<Msg>, field: Field) -> Callback<KeyboardEvent> {
    let send = send.clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            send.emit(Msg::Act(Action::Leave(field)));
        }
    })
}

/// A plain button.
pub fn button(class: &'static str, text: &str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" {class} {onclick}>{ text }</button> }
}

/// A group of radio buttons; each with its name and the message that it sends.
pub fn radios(
    view: &View<'_>,
    group: &'static str,
    label: &str,
    options: Vec<(&str, bool, Msg)>,
) -> Html {
    html! {
        <div class="radios" role="radiogroup" aria-label={label.to_owned()}>
            { for options.into_iter().map(|(text, checked, msg)| html! {
                <label class={classes!("radio", checked.then_some("checked"))}>
                    <input type="radio" name={group} {checked} onchange={view.on(msg)} />
                    <span>{ text }</span>
                </label>
            }) }
        </div>
    }
}

/// Where a number comes from: a mark by shape, always with its word.
pub fn origin<T>(lang: Lang, parameter: &Parameter<T>) -> Html {
    let words = lang.words();
    let (class, word, full) = match parameter.origin {
        Origin::Stated => ("origin stated", words.stated, words.stated_full),
        Origin::Set { .. } => ("origin set", words.set, words.set_full),
        Origin::Assumed { .. } => ("origin assumed", words.assumed, words.assumed_full),
    };
    html! { <span {class} title={full}><span class="mark" aria-hidden="true"></span>{ word }</span> }
}
