//! What concludes a month: closing it, the improvement plans, and what pay
//! must hold.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::acts::acts;
use super::ask::ask;
use super::controls::{button, labelled, submitted, triangle};
use super::plan::plans;
use crate::desk::review::ReviewTab;
use crate::desk::{Asked, MonthMsg, RestMsg, ReviewMsg};
use crate::locale::conclude::{self as say, conclude_words};
use crate::locale::setting::line_name;
use crate::number::Unit;
use crate::page::dom::{markup, none, only_if, when};
use crate::page::view::View;
use crate::record::{Closing, typed_wage};
use crate::scoring::{Certainty, guard, reclosed, score};

/// All that fits the month's unit.
pub fn conclude(view: &View<'_>) -> Html {
    let own = view.own.is_none();
    // The minimum is about pay: money has none.
    let points = view.sheet.unit == Unit::Points;
    markup! {
        {only_if(points, || pay(view))}
        {plans(view)}
        {only_if(own, || closing(view))}
        {only_if(own, || acts(view))}
    }
}

fn closing(view: &View<'_>) -> Html {
    let words = conclude_words(view.lang, view.sheet.unit);
    let inside = match view.record().closing() {
        Some(closing) => closed(view, closing),
        None => {
            let open = view.sheet.certainty == Certainty::Provisional;
            markup! {
                <p class="hint">
                    {words.closing_hint}
                    " "
                    {if open { words.closing_open } else { "" }}
                </p>
                <div class="acts">{ask(view, Asked::Close, words.close)}</div>
            }
        }
    };
    let acts = &view.record().history;
    let history = only_if(acts.len() > 1, || {
        let acts = acts.iter();
        let acts: Vec<Html> = acts
            .map(|act| {
                markup! { <li>{say::act(view.lang, view.sheet.unit, view.sheet.holds, act)}</li> }
            })
            .collect();
        markup! { <h3 class="strong">{words.history}</h3><ul class="history">{acts}</ul> }
    });
    section("closing", words.closing, markup! { {inside}{history} })
}

fn closed(view: &View<'_>, closing: &Closing) -> Html {
    let words = conclude_words(view.lang, view.sheet.unit);
    let (title, note) = say::closed(view.lang, view.sheet.unit, view.sheet.holds, closing);
    let now = score(view.rulebook(), view.record(), closing.on);
    let other = reclosed(closing, &now).map_or_else(none, |other| {
        let lines = other.lines.iter().map(|(id, of, before, after)| {
            markup! {
                <li>
                    {line_name(view.lang, view.rulebook(), *id, *of)}
                    " "
                    <span class="figure">
                        {say::before_after(view.sheet.unit, *before, *after)}
                    </span>
                </li>
            }
        });
        let lines: Vec<Html> = lines.collect();
        markup! {
            <p class="why" role="status">
                {triangle("triangle")}
                {say::reclosed(view.lang, view.sheet.unit, view.sheet.holds, &other)}
            </p>
            <ul class="differences">{lines}</ul>
        }
    });
    let (reason, tried) = &view.reason;
    let wrong = *tried && reason.trim().is_empty();
    let send = view.send.clone();
    let typed = Callback::from(move |event: InputEvent| {
        let text = text_of(&event);
        send.emit(RestMsg::Month(MonthMsg::Reason(text)).into());
    });
    let control = markup! {
        <input
            id="reopen-reason"
            class={if wrong {
                "field free wrong"
            } else {
                "field free"
            }}
            type="text"
            autocomplete="off"
            aria-invalid={when(wrong, "true")}
            value={reason.clone()}
            oninput={typed}
        />
    };
    markup! {
        <p><span class="strong">{title}</span>" "<span class="small">{note}</span></p>
        {other}
        <form
            class="reopen"
            novalidate=""
            onsubmit={submitted(view, RestMsg::Month(MonthMsg::Reopen))}
        >
            {labelled("entry-field", words.reason, control)}
            <button class="outlined">{words.reopen}</button>
            {only_if(wrong, || markup! { <p class="why">{triangle("triangle")}{words.no_reason}</p> })}
        </form>
        <p>{button("link", words.correct, view.on(RestMsg::review(ReviewMsg::Tab(ReviewTab::Own))))}</p>
    }
}

/// Shown with a wage: the local minimum, and facts where they bear.
fn pay(view: &View<'_>) -> Html {
    let Some(pay) = view.sheet.pay else {
        return none();
    };
    let words = conclude_words(view.lang, view.sheet.unit);
    let typed = typed_wage(&view.minimum);
    let below = match typed {
        Ok(Some(minimum)) => say::guard(view.lang, guard(&pay, minimum), minimum, pay.range.low),
        Ok(None) => None,
        Err(_) => Some(words.not_money.to_owned()),
    };
    let send = view.send.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        let text = text_of(&event);
        send.emit(RestMsg::Month(MonthMsg::Minimum(text)).into());
    });
    let control = markup! {
        <input
            id="minimum-wage"
            class="field decimal"
            type="text"
            inputmode="decimal"
            autocomplete="off"
            value={view.minimum.to_owned()}
            oninput={oninput}
        />
    };
    let last =
        view.sheet.lines.iter().any(|line| {
            line.amount.raw() < 0 && matches!(line.basis, crate::scoring::Basis::Exam(_))
        });
    let mut facts = Vec::new();
    if below.is_some() {
        facts.push(words.fact_minimum);
        facts.push(words.fact_twenty);
    }
    if last {
        facts.push(words.fact_last);
    }
    if !view.sheet.deductions.is_zero() {
        facts.push(words.fact_twice);
        facts.push(words.fact_why);
    }
    let facts: Vec<Html> = facts
        .into_iter()
        .map(|(fact, source)| markup! { <li>{fact}" "<span class="small">{source}</span></li> })
        .collect();
    let inside = markup! {
        {labelled("entry-field", words.minimum, control)}
        {below.map_or_else(none, |text| markup! {
            <p class="why" role="status">{triangle("triangle")}{text}</p>
        })}
        <p class="hint">{words.minimum_hint}</p>
        {only_if(!facts.is_empty(), || markup! {
            <details class="same-readings">
                <summary>{words.facts}</summary>
                <p class="hint">{words.facts_note}</p>
                <ul>{facts}</ul>
            </details>
        })}
    };
    section("pay-guard", words.pay, inside)
}

pub(super) fn section(id: &'static str, title: &str, inside: Html) -> Html {
    markup! {
        <section class="questions" id={id} aria-labelledby={format!("{id}-head")}>
            <h2 class="questions-head" id={format!("{id}-head")}>{title}</h2>
            {inside}
        </section>
    }
}

fn text_of(event: &InputEvent) -> String {
    let input = event.target_dyn_into::<HtmlInputElement>();
    input.map(|input| input.value()).unwrap_or_default()
}
