//! One part of a clause: its number, what one event costs, its fact, its
//! effect. Drawn again only when something about it changed.

use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use crate::app::charts;
use crate::app::state::Action;
use crate::app::view::Msg;
use crate::id::Id;
use crate::locale::Lang;
use crate::record::Field;

use super::FieldId;
use super::controls::{leave_on_enter, typed};

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
    pub send: Callback<Msg>,
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
        /// What is wrong with the text.
        wrong: Option<String>,
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
    let toggle = props.send.reform(move |_: MouseEvent| Msg::Toggle(part));
    let wrong = match &props.fact {
        Fact::Count { wrong, .. } => wrong.clone(),
        Fact::Link { .. } => None,
    };
    let class = classes!(
        "row",
        props.active.then_some("active"),
        props.open_fact.then_some("pending"),
        props.expanded.then_some("expanded")
    );
    let details_id = format!("details-{part}");
    html! {
        <li {class} id={format!("row-{part}")}>
            <div class="row-line">
                <span class="row-number">{ &props.number }</span>
                <span class="row-title">{ &props.title }</span>
                <span class="row-each">{ props.origin.clone() }<span class="figure">{ &props.each }</span></span>
                <span class="row-fact">{ fact(props) }</span>
                <span class="row-amount figure">{ &props.amount }</span>
                <button
                    type="button" class="chevron" onclick={toggle}
                    aria-expanded={props.expanded.to_string()}
                    aria-controls={props.expanded.then(|| details_id.clone())}
                    aria-label={format!("{} {}", if props.expanded { words.close_row } else { words.open_row }, props.title)}
                ><span class="chevron-mark" aria-hidden="true"></span></button>
            </div>
            if let Some(wrong) = wrong {
                <p class="why" id={format!("{}-why", FieldId(Field::Count(part)))}>
                    <span class="triangle" aria-hidden="true"></span>{ wrong }
                </p>
            }
            if props.expanded {
                <div class="row-details" id={details_id}>{ props.details.clone() }</div>
            }
        </li>
    }
}

fn fact(props: &RowProps) -> Html {
    match &props.fact {
        Fact::Link { to, text } => {
            html! { <a class="link fact-link" href={format!("#{to}")}>{ text }</a> }
        }
        Fact::Count {
            text,
            count,
            remark,
            wrong,
        } => stepper(props, text, *count, remark.as_deref(), wrong.is_some()),
    }
}

fn stepper(props: &RowProps, text: &str, count: u32, remark: Option<&str>, wrong: bool) -> Html {
    let words = props.lang.words();
    let part = props.part;
    let field = Field::Count(part);
    let step = |by: i32| {
        let send = &props.send;
        send.reform(move |_: MouseEvent| Msg::Act(Action::Step(part, by)))
    };
    let id = FieldId(field).to_string();
    html! {
        <>
            if let Some(remark) = remark { <span class="remark">{ remark }</span> }
            { charts::strokes(count) }
            <span class="stepper" role="group" aria-label={props.title.clone()}>
                <button type="button" class="step-button" onclick={step(-1)} disabled={count == 0}
                    aria-label={format!("{} {}", props.title, words.decrease)}>{ "\u{2212}" }</button>
                <input
                    {id} class={classes!("field", "count", wrong.then_some("wrong"), (count > 0).then_some("filled"))}
                    type="text" inputmode="numeric" autocomplete="off"
                    aria-label={format!("{} {}", props.title, words.count)}
                    aria-invalid={wrong.then_some("true")}
                    aria-describedby={wrong.then(|| format!("{}-why", FieldId(field)))}
                    value={text.to_owned()}
                    oninput={typed(&props.send, field)}
                    onblur={props.send.reform(move |_: FocusEvent| Msg::Act(Action::Leave(field)))}
                    onfocus={Callback::from(|event: FocusEvent| {
                        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                            input.select();
                        }
                    })}
                    onkeydown={arrows(props, part)}
                />
                <button type="button" class="step-button" onclick={step(1)}
                    aria-label={format!("{} {}", props.title, words.increase)}>{ "+" }</button>
            </span>
        </>
    }
}

/// Arrow up and down count; Enter is as good as leaving the field.
fn arrows(props: &RowProps, part: Id) -> Callback<KeyboardEvent> {
    let send = props.send.clone();
    let enter = leave_on_enter(&send, Field::Count(part));
    Callback::from(move |event: KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowUp" => 1,
            "ArrowDown" => -1,
            _ => return enter.emit(event),
        };
        event.prevent_default();
        send.emit(Msg::Act(Action::Step(part, by)));
    })
}
