//! All numbers of the rulebook in one table, edited in place: by hand, by keyboard, by paste.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::numbers_effect::effect;
use crate::desk::{NumbersForm, NumbersMsg, RestMsg};
use crate::locale::explain as rows;
use crate::locale::numbers::{self as said, numbers_words};
use crate::locale::open::open_title;
use crate::locale::setting::{self as say, setting_words};
use crate::page::browser;
use crate::page::cells;
use crate::page::dom::{markup, none, only_if, when};
use crate::page::parts::{button, triangle};
use crate::page::pasted;
use crate::page::view::View;
use crate::rulebook::{BatchFault, ParameterRef, Setting, SettingFault, SettingField, Subject};
use crate::scoring::{Open, Step};

/// The section: a button, and the table once it's opened.
pub fn numbers(view: &View<'_>) -> Html {
    let words = numbers_words(view.lang);
    // What was typed of another rulebook isn't of this one.
    let (place, _) = view.state.rules().in_force(view.record().ruled_in());
    let form = view.numbers.as_deref().filter(|form| form.place == place);
    let (text, opens) = match form {
        Some(_) => (words.close, false),
        None => (words.open, true),
    };
    markup! {
        <section class="block" id="numbers">
            <h2 class="block-head">
                <span class="block-title">{words.title}</span>
                <span class="block-note">{words.note}</span>
                {button("link", text, tell(view, NumbersMsg::Open(opens)))}
            </h2>
            {form.map_or_else(none, |form| table(view, form))}
        </section>
    }
}

/// A callback that tells the desk something about the table.
fn tell<E: 'static>(view: &View<'_>, msg: NumbersMsg) -> Callback<E> {
    view.on(RestMsg::Numbers(msg))
}

fn table(view: &View<'_>, form: &NumbersForm) -> Html {
    let words = numbers_words(view.lang);
    let (rules, of) = (view.state.rules(), view.record().ruled_in());
    let order = ParameterRef::all(view.rulebook());
    let faults = match form.batch.is_empty() {
        true => Vec::new(),
        false => form.batch.applied(rules, of).err().unwrap_or_default(),
    };
    let body = order.iter().enumerate();
    let body: Vec<Html> = body
        .map(|(nth, at)| row(view, form, (nth, *at), &faults))
        .collect();
    let heads = words
        .heads
        .map(|head| markup! { <th scope="col">{head}</th> });
    markup! {
        <div class="numbers">
            {bar(view, form, &faults)}
            {effect(view)}
            <div class="scroll-x">
                <table class="basis-table numbers-table">
                    <thead><tr>{heads.to_vec()}</tr></thead>
                    <tbody>{body}</tbody>
                </table>
            </div>
        </div>
    }
}

/// By what all of it was decided, what is wrong, and the button.
fn bar(view: &View<'_>, form: &NumbersForm, faults: &[BatchFault]) -> Html {
    let (lang, words) = (view.lang, numbers_words(view.lang));
    let texts = setting_words(lang);
    let batch = &form.batch;
    let typed = |msg: fn(String) -> NumbersMsg| {
        view.send.reform(move |event: InputEvent| {
            let input = event.target_dyn_into::<HtmlInputElement>();
            let text = input.map(|input| input.value()).unwrap_or_default();
            RestMsg::Numbers(msg(text)).into()
        })
    };
    let shown = faults
        .iter()
        .filter(|fault| fault.at.is_none() && batch.tried);
    let is_wrong = |field: SettingField| {
        let is_it = shown.clone().any(|BatchFault { fault, .. }| {
            !matches!(fault, SettingFault::Rules(_)) && fault.field() == field
        });
        when(is_it, "true")
    };
    let [source_wrong, date_wrong] = [SettingField::Reason, SettingField::Date].map(is_wrong);
    let unit = view.rulebook().unit;
    let shown = shown.map(|fault| {
        let unheld = match fault.fault {
            SettingFault::Rules(_) => words.unheld,
            _ => "",
        };
        let text = say::setting_fault(lang, unit, &fault.fault);
        markup! { <p class="why">{triangle("triangle")}{unheld}{text}</p> }
    });
    let shown: Vec<Html> = shown.collect();
    let count = batch.len();
    markup! {
        <div class="numbers-bar">
            <label class="numbers-source">
                <span>{texts.source}</span>
                <input
                    id="numbers-source"
                    class="field free"
                    autocomplete="off"
                    placeholder={texts.source_hint}
                    aria-invalid={source_wrong}
                    value={batch.source.clone()}
                    oninput={typed(NumbersMsg::Source)}
                />
            </label>
            <label class="numbers-date">
                <span>{texts.date}</span>
                <input
                    id="numbers-date"
                    class="field free"
                    autocomplete="off"
                    aria-invalid={date_wrong}
                    value={batch.date.clone()}
                    oninput={typed(NumbersMsg::Date)}
                />
            </label>
            {if count > 0 {
                button("filled", &said::take(lang, count), tell(view, NumbersMsg::Take))
            } else {
                markup! { <span class="hint">{words.keys}</span> }
            }}
            <div class="numbers-said" role="status">
                {only_if(form.set > 0, || markup! { <p class="done">{said::set(lang, form.set)}</p> })}
                {only_if(form.left > 0, || {
                    markup! { <p class="why">{triangle("triangle")}{said::left_over(lang, form.left)}</p> }
                })}
                {shown}
            </div>
        </div>
    }
}

fn row(
    view: &View<'_>,
    form: &NumbersForm,
    (nth, at): (usize, ParameterRef),
    faults: &[BatchFault],
) -> Html {
    let (lang, rulebook) = (view.lang, view.rulebook());
    let of = rows::row(lang, rulebook, view.record(), &Step::Number(at));
    let name = open_title(lang, rulebook, view.record(), Open::Parameter(at));
    let label = say::subject(lang, rulebook, view.record(), Subject::Number(at));
    let known = Setting::of(Subject::Number(at), rulebook, view.state.today).value;
    let typed = form.batch.text(at);
    let fault = faults.iter().find(|fault| fault.at == Some(at));
    let why = fault.map(|_| format!("number-{nth}-why"));
    let (class, word) = of.origin.unwrap_or(("origin stated", ""));
    let row_class = when(typed.is_some(), "numbers-typed");
    markup! {
        <tr class={row_class}>
            <th scope="row">{name}</th>
            <td>{of.name}</td>
            <td class="numbers-value">
                {field(view, (nth, at), (label, typed.unwrap_or(&known)), why.clone())}
                <span class="small">{said::unit_of(lang, rulebook, at)}</span>
                {only_if(typed.is_some(), || {
                    markup! { <span class="small numbers-before">{format!("\u{2190} {known}")}</span> }
                })}
                {fault.map_or_else(none, |fault| {
                    let text = say::setting_fault(lang, rulebook.unit, &fault.fault);
                    markup! { <p class="why" id={why}>{triangle("triangle")}{text}</p> }
                })}
            </td>
            <td class="small"><span class={class}><span class="mark" aria-hidden="true"/></span>{word}</td>
            <td class="small">{of.note}</td>
        </tr>
    }
}

/// A number's field: arrows and Enter move, Escape restores, a pasted column fills down.
fn field(
    view: &View<'_>,
    (nth, at): (usize, ParameterRef),
    (label, text): (String, &str),
    why: Option<String>,
) -> Html {
    let send = view.send.clone();
    let tell = move |msg: NumbersMsg| send.emit(RestMsg::Numbers(msg).into());
    let (typing, leaving, pasting, escaping) = (tell.clone(), tell.clone(), tell.clone(), tell);
    let value = |input: Option<HtmlInputElement>| input.map(|it| it.value()).unwrap_or_default();
    let oninput = Callback::from(move |event: InputEvent| {
        typing(NumbersMsg::Type(at, value(event.target_dyn_into())));
    });
    let onchange = Callback::from(move |event: Event| {
        // What is left empty is as it was.
        if value(event.target_dyn_into()).trim().is_empty() {
            leaving(NumbersMsg::Reset(at));
        }
    });
    let onpaste = Callback::from(move |event: Event| {
        if let Some(text) = pasted::cells(&event) {
            event.prevent_default();
            pasting(NumbersMsg::Paste(at, text));
        }
    });
    let onkeydown = Callback::from(move |event: KeyboardEvent| match &*browser::key(&event) {
        "Escape" => {
            event.stop_propagation();
            escaping(NumbersMsg::Reset(at));
        }
        _ => cells::step(&event, nth, field_id),
    });
    let wrong = why.is_some();
    markup! {
        <input
            id={field_id(nth)}
            class="field decimal"
            inputmode="decimal"
            autocomplete="off"
            aria-label={label}
            aria-invalid={when(wrong, "true")}
            aria-describedby={why}
            value={text.to_owned()}
            oninput={oninput}
            onchange={onchange}
            onpaste={onpaste}
            onkeydown={onkeydown}
        />
    }
}

fn field_id(nth: usize) -> String {
    format!("number-{nth}")
}
