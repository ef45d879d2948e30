//! The form in which the branch sets a number or chooses a reading, and the
//! button that opens it.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::controls::{button, submitted, triangle};
use crate::desk::{RestMsg, RulesMsg};
use crate::locale::matter as said;
use crate::locale::net::result_said;
use crate::locale::setting as say;
use crate::locale::setting::setting_words;
use crate::locale::unit::of_number;
use crate::page::dom::{markup, none, only_if, t, when};
use crate::page::view::PageMsg;
use crate::page::view::View;
use crate::rulebook::{
    Matter, ReadingId, Rulebook, Setting, SettingFault, SettingField, Subject, findings,
};
use crate::scoring::{price_readings, score};

/// The id of what names the form.
const HEAD: &str = "dialog-head";

/// The button that opens the form for a subject; its name says which.
pub fn setter(view: &View<'_>, subject: Subject, name: &str) -> Html {
    let words = setting_words(view.lang);
    let text = match subject {
        Subject::Number(_) | Subject::Matter(_) => words.set,
        Subject::Reading(_) => words.choose,
    };
    markup! {
        <button
            type="button"
            class="link setter"
            aria-label={format!("{text} {name}")}
            onclick={edit(view, RulesMsg::Open(subject))}
        >
            {text}
        </button>
    }
}

/// The open form; nothing while there is none.
pub fn setting(view: &View<'_>) -> Html {
    let Some(setting) = &view.setting else {
        return none();
    };
    let words = setting_words(view.lang);
    let (title, fields) = match setting.subject {
        Subject::Number(_) => (words.set_title, number(view, setting)),
        Subject::Reading(id) => (words.choose_title, options(view, setting, id)),
        Subject::Matter(at) => (words.set_title, matter(view, setting, at)),
    };
    let cancel = edit(view, RulesMsg::Close);
    let name = say::subject(view.lang, view.rulebook(), view.record(), setting.subject);
    markup! {
        <dialog id="dialog" class="dialog" aria-labelledby={HEAD} oncancel={cancel}>
            <form novalidate="" onsubmit={submitted(view, rules(RulesMsg::Apply))}>
                <h2 class="page-title" id={HEAD}>{title}</h2>
                <p class="strong">{name}</p>
                {fields}
                {effect(view, setting)}
                <p class="hint">{words.form_hint}</p>
                <p class="acts">
                    <button class="filled">{words.apply}</button>
                    {button("link", words.cancel, edit(view, RulesMsg::Close))}
                </p>
            </form>
        </dialog>
    }
}

fn number(view: &View<'_>, setting: &Setting) -> Html {
    let words = setting_words(view.lang);
    let (mut now, mut unit) = (String::new(), "");
    if let Subject::Number(at) = setting.subject {
        now = say::now(view.lang, view.rulebook(), view.record(), at);
        unit = of_number(view.lang, view.sheet.unit, at);
    }
    use SettingField as F;
    markup! {
        <p class="hint">{now}</p>
        {field(view, setting, F::Value, words.value, unit)}
        {field(view, setting, F::Reason, words.source, "")}
        {field(view, setting, F::Date, words.date, "")}
    }
}

/// The texts or the month, and by what they're decided.
fn matter(view: &View<'_>, setting: &Setting, at: Matter) -> Html {
    use SettingField as F;
    let words = setting_words(view.lang);
    let labels = said::labels(view.lang, at).iter().enumerate();
    let typed: Vec<Html> = labels
        .map(|(place, label)| match at {
            Matter::Effective => field(view, setting, F::Value, label, ""),
            _ => field(view, setting, F::Text(place), label, ""),
        })
        .collect();
    markup! {
        <p class="hint">
            {if typed.is_empty() {
                said::confirms(view.lang).to_owned()
            } else {
                said::matter_value(view.lang, view.rulebook(), at)
            }}
        </p>
        {typed}
        {field(view, setting, F::Reason, words.source, "")}
        {field(view, setting, F::Date, words.date, "")}
    }
}

/// Every answer with what the month would score under it.
fn options(view: &View<'_>, setting: &Setting, id: ReadingId) -> Html {
    let words = setting_words(view.lang);
    let priced = price_readings(view.rulebook(), view.record(), view.state.today);
    let priced = priced.into_iter().find(|priced| priced.reading == id);
    let options = priced.map(|priced| priced.options).unwrap_or_default();
    let options: Vec<Html> = options
        .iter()
        .map(|priced| {
            let option = priced.option.to_string();
            let title = say::option_title(view.lang, view.rulebook(), id, priced.option.as_str());
            let chosen = setting.value == option;
            let choose = RulesMsg::Type(SettingField::Value, option.clone());
            let class = if chosen { "radio checked" } else { "radio" };
            markup! {
                <label class={class}>
                    <input
                        type="radio"
                        name="dialog-option"
                        value={option}
                        checked={chosen}
                        onchange={edit(view, choose)}
                    />
                    <span>{title}</span>
                    <span class="figure">
                        {result_said(view.lang, view.sheet.unit, view.sheet.holds, priced.score)}
                    </span>
                </label>
            }
        })
        .collect();
    markup! {
        <div class="dialog-options" role="radiogroup" aria-labelledby={HEAD}>{options}</div>
        {field(view, setting, SettingField::Reason, words.note, "")}
    }
}

fn field(
    view: &View<'_>,
    setting: &Setting,
    field: SettingField,
    label: &'static str,
    unit: &str,
) -> Html {
    let words = setting_words(view.lang);
    let fault = setting.fault(view.state.rules(), view.record().ruled_in());
    // What isn't typed yet is no fault before it's asked for.
    let said = |fault: &SettingFault| {
        fault.field() == field && (setting.tried || !matches!(fault, SettingFault::Empty(_)))
    };
    let fault = fault.filter(said);
    let texts = [
        "dialog-text-0",
        "dialog-text-1",
        "dialog-text-2",
        "dialog-text-3",
    ];
    let none_typed = String::new();
    let (id, text, kind, hint) = match field {
        SettingField::Text(place) => {
            let id = texts.get(place).copied().unwrap_or_default();
            (
                id,
                setting.texts.get(place).unwrap_or(&none_typed),
                "text",
                "",
            )
        }
        SettingField::Value => ("dialog-value", &setting.value, "text", ""),
        SettingField::Reason => {
            let number = !matches!(setting.subject, Subject::Reading(_));
            let hint = if number { words.source_hint } else { "" };
            ("dialog-reason", &setting.reason, "text", hint)
        }
        SettingField::Date => ("dialog-date", &setting.date, "date", ""),
    };
    let wrong = fault.is_some();
    let class = match (field, wrong) {
        (SettingField::Value, false) => "field decimal",
        (SettingField::Value, true) => "field decimal wrong",
        (SettingField::Reason | SettingField::Text(_), false) => "field free",
        (SettingField::Reason | SettingField::Text(_), true) => "field free wrong",
        (SettingField::Date, false) => "field date",
        (SettingField::Date, true) => "field date wrong",
    };
    let number = matches!(setting.subject, Subject::Number(_));
    let mode = when(field == SettingField::Value && number, "decimal");
    let why = format!("{id}-why");
    let send = view.send.clone();
    let typed = Callback::from(move |event: InputEvent| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        let text = input.map(|input| input.value()).unwrap_or_default();
        send.emit(rules(RulesMsg::Type(field, text)));
    });
    let control = markup! {
        <input
            id={id}
            class={class}
            type={kind}
            inputmode={mode}
            autocomplete="off"
            placeholder={when(!hint.is_empty(), hint)}
            aria-invalid={when(wrong, "true")}
            aria-describedby={wrong.then(|| why.clone()).and_then(t)}
            value={text.clone()}
            oninput={typed}
        />
    };
    markup! {
        <p class="dialog-field"><label for={id}>{label}</label>{control}<span>{unit}</span></p>
        {fault.map_or_else(none, |fault| {
            let sentence = say::setting_fault(view.lang, view.sheet.unit, &fault);
            markup! { <p class="why" id={why}>{triangle("triangle")}{sentence}</p> }
        })}
    }
}

/// What the month would be by it, and what would be odd about the rules then.
fn effect(view: &View<'_>, setting: &Setting) -> Html {
    let (rules, of) = (view.state.rules(), view.record().ruled_in());
    let Some(tried) = setting.preview(rules, of) else {
        return none();
    };
    let after = score(&tried, view.record(), view.state.today);
    let odd = new_findings(view.rulebook(), &tried);
    let odd = odd.iter().map(|problem| {
        let text = say::problem(view.lang, &tried, problem);
        markup! { <p class="why">{triangle("triangle")}{text}</p> }
    });
    let odd: Vec<Html> = odd.collect();
    markup! {
        <p class="dialog-effect" role="status">
            {only_if(!view.state.is_blank(), || Html::from(say::effect(
                view.lang, view.sheet, &after
            )))}
        </p>
        {odd}
    }
}

fn new_findings(now: &Rulebook, tried: &Rulebook) -> Vec<crate::rulebook::Problem> {
    let known = findings(now);
    let mut found = findings(tried);
    found.retain(|problem| !known.contains(problem));
    found
}

/// A callback for something about the rules.
pub fn edit<E: 'static>(view: &View<'_>, edit: RulesMsg) -> Callback<E> {
    view.on(RestMsg::Rules(edit))
}

fn rules(edit: RulesMsg) -> PageMsg {
    RestMsg::Rules(edit).into()
}
