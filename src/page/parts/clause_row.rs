//! One part of a clause: its number, what one event costs, its fact, its
//! effect. Drawn again only when something about it changed.

use web_sys::KeyboardEvent;
use yew::prelude::*;

use crate::desk::Msg;
use crate::desk::state::Action;
use crate::id::Id;
use crate::locale::Lang;
use crate::page::browser;
use crate::page::charts;
use crate::page::dom::{flag, markup, none, only_if, t, when};
use crate::page::view::PageMsg;
use crate::record::Field;

use super::FieldId;
use super::controls::{leave_on_enter, triangle, typed};

/// What a row shows.
#[derive(Clone, Properties, PartialEq)]
pub struct RowProps {
    /// The part.
    pub part: Id,
    /// The language.
    pub lang: Lang,
    /// The clause's number; empty for its further parts.
    pub number: String,
    /// Its name.
    pub title: String,
    /// What one event gives or takes.
    pub each: String,
    /// Where that number comes from.
    pub origin: Html,
    /// What happened.
    pub fact: Fact,
    /// What it gives or takes this month.
    pub amount: String,
    /// Whether it has an effect.
    pub active: bool,
    /// Whether it could still have one.
    pub open_fact: bool,
    /// Whether its details are shown.
    pub expanded: bool,
    /// The details.
    pub details: Html,
    /// Where messages go.
    pub send: Callback<PageMsg>,
}

/// How the fact of a row is given.
#[derive(Clone, PartialEq)]
pub enum Fact {
    /// Counted here.
    Count {
        /// What stands in the field.
        text: String,
        /// How many that is.
        count: u32,
        /// A remark, as on pending entries.
        remark: Option<String>,
        /// Whether the text doesn't count.
        wrong: bool,
        /// Why.
        why: Html,
    },
    /// Filled in elsewhere on the page.
    Link {
        /// Where.
        to: &'static str,
        /// What stands there.
        text: String,
    },
}

/// A row of the record.
#[function_component]
pub fn ClauseRow(props: &RowProps) -> Html {
    let words = props.lang.words();
    let part = props.part;
    let toggle = props
        .send
        .reform(move |_: MouseEvent| Msg::Toggle(part).into());
    let why = match &props.fact {
        Fact::Count { why, .. } => why.clone(),
        Fact::Link { .. } => none(),
    };
    let mut class = String::from("row");
    for (on, name) in [
        (props.active, " active"),
        (props.open_fact, " pending"),
        (props.expanded, " expanded"),
    ] {
        if on {
            class.push_str(name);
        }
    }
    let details_id = format!("details-{part}");
    let (open, verb) = match props.expanded {
        true => (Some(details_id.clone()), words.close_row),
        false => (None, words.open_row),
    };
    let details = || {
        let id = t(details_id.clone());
        markup! { <div class="row-details" id={id}>{props.details.clone()}</div> }
    };
    markup! {
        <li class={class} id={format!("row-{part}")}>
            <div class="row-line">
                <span class="row-number">{props.number.as_str()}</span>
                <span class="row-title">{props.title.as_str()}</span>
                <span class="row-each">
                    {props.origin.clone()}
                    <span class="figure">{props.each.as_str()}</span>
                </span>
                <span class="row-fact">{fact(props)}</span>
                <span class="row-amount figure">{props.amount.as_str()}</span>
                <button
                    type="button"
                    class="chevron"
                    aria-expanded={flag(props.expanded)}
                    aria-controls={open.and_then(t)}
                    aria-label={format!("{verb} {}", props.title)}
                    onclick={toggle}
                >
                    {triangle("chevron-mark")}
                </button>
            </div>
            {why}
            {only_if(props.expanded, details)}
        </li>
    }
}

fn fact(props: &RowProps) -> Vec<Html> {
    match &props.fact {
        Fact::Link { to, text } => {
            let to = t(format!("#{to}"));
            vec![markup! { <a class="link fact-link" href={to}>{text.as_str()}</a> }]
        }
        Fact::Count {
            text,
            count,
            remark,
            wrong,
            ..
        } => {
            let remark = remark
                .as_ref()
                .map(|remark| markup! { <span class="remark">{remark}</span> });
            let stepper = stepper(props, text, *count, *wrong);
            remark
                .into_iter()
                .chain([charts::strokes(*count), stepper])
                .collect()
        }
    }
}

fn stepper(props: &RowProps, text: &str, count: u32, wrong: bool) -> Html {
    let words = props.lang.words();
    let (part, title) = (props.part, &props.title);
    let step = |by: i32, sign: &str, name: &str, off: bool| {
        let to = props
            .send
            .reform(move |_: MouseEvent| Action::Step(part, by).into());
        markup! {
            <button
                type="button"
                class="step-button"
                disabled={when(off, "")}
                aria-label={format!("{title} {name}")}
                onclick={to}
            >
                {sign}
            </button>
        }
    };
    markup! {
        <span class="stepper" role="group" aria-label={title.clone()}>
            {step(-1, "\u{2212}", words.decrease, count == 0)}
            {number(props, text, count > 0, wrong)}
            {step(1, "+", words.increase, false)}
        </span>
    }
}

fn number(props: &RowProps, text: &str, filled: bool, wrong: bool) -> Html {
    let (part, send) = (props.part, &props.send);
    let field = Field::Count(part);
    let id = FieldId(field).to_string();
    let described = wrong.then(|| format!("{id}-why"));
    let class = match (wrong, filled) {
        (true, _) => "field count wrong",
        (false, true) => "field count filled",
        (false, false) => "field count",
    };
    markup! {
        <input
            id={id}
            class={class}
            type="text"
            inputmode="numeric"
            autocomplete="off"
            aria-label={format!("{} {}", props.title, props.lang.words().count)}
            aria-invalid={when(wrong, "true")}
            aria-describedby={described.and_then(t)}
            value={text.to_owned()}
            oninput={typed(send, field)}
            onblur={send.reform(move |_: FocusEvent| Action::Leave(field).into())}
            onkeydown={arrows(props, part)}
        />
    }
}

/// Arrow up and down count; Enter is as good as leaving the field.
fn arrows(props: &RowProps, part: Id) -> Callback<KeyboardEvent> {
    let send = props.send.clone();
    let enter = leave_on_enter(&send, Field::Count(part));
    Callback::from(move |event: KeyboardEvent| {
        let by = match browser::key(&event).as_str() {
            "ArrowUp" => 1,
            "ArrowDown" => -1,
            _ => return enter.emit(event),
        };
        event.prevent_default();
        send.emit(Msg::Act(Action::Step(part, by)).into());
    })
}
