//! The form in which the branch sets a number or chooses a reading, and the
//! button that opens it.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::controls::{button, submitted, triangle};
use crate::desk::{LineKey, RestMsg, RulesMsg, SettingForm, line_id};
use crate::locale::matter as said;
use crate::locale::net::result_said;
use crate::locale::setting as say;
use crate::locale::setting::setting_words;
use crate::locale::unit::of_number;
use crate::page::dom::{all, markup, none, only_if, t, when};
use crate::page::view::PageMsg;
use crate::page::view::View;
use crate::rulebook::{
    Matter, ReadingId, Rulebook, Setting, SettingFault, SettingField, Subject, findings,
};
use crate::scoring::{Sheet, price_readings, score};

/// The id of what names the form.
const HEAD: &str = "dialog-head";

/// The button that opens the form for a subject, in the opened line where it
/// stands in one; its name says which.
pub fn setter(view: &View<'_>, subject: Subject, name: &str, line: Option<LineKey>) -> Html {
    let words = setting_words(view.lang);
    let open = match line {
        Some(line) => RulesMsg::OpenIn(subject, line),
        None => RulesMsg::Open(subject),
    };
    // Its own form takes its place: by its name it gets the focus back.
    let id = match (subject, line) {
        (Subject::Reading(id), Some(line)) => t(format!("choose-{}-{}", line_id(line), id.name())),
        _ => None,
    };
    let text = match subject {
        Subject::Number(_) | Subject::Matter(_) => words.set,
        Subject::Reading(_) => words.choose,
    };
    markup! {
        <button
            id={id}
            type="button"
            class="link setter"
            aria-label={format!("{text} {name}")}
            onclick={edit(view, open)}
        >
            {text}
        </button>
    }
}

/// The form as a dialog; nothing while it isn't open or stands in a line.
pub fn setting(view: &View<'_>) -> Html {
    let Some(SettingForm {
        form: setting,
        line: None,
    }) = &view.setting
    else {
        return none();
    };
    let words = setting_words(view.lang);
    let (title, fields) = match setting.subject {
        Subject::Number(_) => (words.set_title, number(view, setting)),
        Subject::Reading(id) => (words.choose_title, options(view, setting, id, HEAD)),
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
        {decided(view, setting)}
    }
}

/// By what it was decided, and when.
pub fn decided(view: &View<'_>, setting: &Setting) -> Html {
    let words = setting_words(view.lang);
    markup! {
        {field(view, setting, SettingField::Reason, words.source, "")}
        {field(view, setting, SettingField::Date, words.date, "")}
    }
}

/// The texts or the month, and by what they're decided.
fn matter(view: &View<'_>, setting: &Setting, at: Matter) -> Html {
    use SettingField as F;
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
        {decided(view, setting)}
    }
}

/// Every answer with what the month would score under it.
pub fn options(view: &View<'_>, setting: &Setting, id: ReadingId, head: &'static str) -> Html {
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
        <div class="dialog-options" role="radiogroup" aria-labelledby={head}>{options}</div>
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
    let texts = [
        "dialog-text-0",
        "dialog-text-1",
        "dialog-text-2",
        "dialog-text-3",
    ];
    let id = match field {
        SettingField::Text(place) => texts.get(place).copied().unwrap_or_default(),
        SettingField::Value => "dialog-value",
        SettingField::Reason => "dialog-reason",
        SettingField::Date => "dialog-date",
    };
    let typed = move |text| RulesMsg::Type(field, text);
    let [control, why] = control(view, setting, (field, id, None), typed);
    markup! {
        <p class="dialog-field"><label for={id}>{label}</label>{control}<span>{unit}</span></p>
        {why}
    }
}

/// A field under this id, perhaps with a fuller name than its label, and what is
/// wrong with it.
pub fn control(
    view: &View<'_>,
    setting: &Setting,
    (field, id, name): (SettingField, &str, Option<String>),
    typed: impl Fn(String) -> RulesMsg + 'static,
) -> [Html; 2] {
    let fault = setting.fault(view.state.rules(), view.record().ruled_in());
    // What isn't typed yet is no fault before it's asked for.
    let said = |fault: &SettingFault| {
        fault.field() == field && (setting.tried || !matches!(fault, SettingFault::Empty(_)))
    };
    let fault = fault.filter(said);
    let number = matches!(setting.subject, Subject::Number(_));
    let text = match field {
        SettingField::Text(place) => setting.texts.get(place).cloned().unwrap_or_default(),
        SettingField::Value => setting.value.clone(),
        SettingField::Reason => setting.reason.clone(),
        SettingField::Date => setting.date.clone(),
    };
    let asks_source =
        field == SettingField::Reason && !matches!(setting.subject, Subject::Reading(_));
    let wrong = fault.is_some();
    let class = match (field, wrong) {
        (SettingField::Value, false) => "field decimal",
        (SettingField::Value, true) => "field decimal wrong",
        (SettingField::Reason | SettingField::Text(_), false) => "field free",
        (SettingField::Reason | SettingField::Text(_), true) => "field free wrong",
        (SettingField::Date, false) => "field date",
        (SettingField::Date, true) => "field date wrong",
    };
    let why = format!("{id}-why");
    let send = view.send.clone();
    let typed = Callback::from(move |event: InputEvent| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        let text = input.map(|input| input.value()).unwrap_or_default();
        send.emit(rules(typed(text)));
    });
    let control = markup! {
        <input
            id={id.to_owned()}
            class={class}
            type={if field == SettingField::Date { "date" } else { "text" }}
            inputmode={when(field == SettingField::Value && number, "decimal")}
            autocomplete="off"
            placeholder={when(asks_source, setting_words(view.lang).source_hint)}
            aria-label={name.and_then(t)}
            aria-invalid={when(wrong, "true")}
            aria-describedby={wrong.then(|| why.clone()).and_then(t)}
            value={text}
            oninput={typed}
        />
    };
    let why = fault.map_or_else(none, |fault| {
        let sentence = say::setting_fault(view.lang, view.sheet.unit, &fault);
        markup! { <p class="why" id={why}>{triangle("triangle")}{sentence}</p> }
    });
    [control, why]
}

/// What the month would be by it, and what would be odd about the rules then.
pub fn effect(view: &View<'_>, setting: &Setting) -> Html {
    tried(view, setting).map_or_else(none, |(after, odd)| {
        let said = only_if(!view.state.is_blank(), || {
            Html::from(say::effect(view.lang, view.sheet, &after))
        });
        markup! { <p class="dialog-effect" role="status">{said}</p>{odd} }
    })
}

/// The month's sheet by it, and what would be odd about the rules then; none
/// while it can't be taken.
pub fn tried(view: &View<'_>, setting: &Setting) -> Option<(Sheet, Html)> {
    let (rules, of) = (view.state.rules(), view.record().ruled_in());
    let tried = setting.preview(rules, of)?;
    let after = score(&tried, view.record(), view.state.today);
    let odd = new_findings(view.rulebook(), &tried);
    let odd = odd.iter().map(|problem| {
        let text = say::problem(view.lang, &tried, problem);
        markup! { <p class="why">{triangle("triangle")}{text}</p> }
    });
    Some((after, all(odd.collect())))
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
