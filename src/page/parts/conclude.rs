//! What concludes a month: closing it, the improvement plans, and what pay
//! must hold.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::acts::acts;
use super::ask::ask;
use super::controls::{button, labelled, triangle};
use super::plan::plans;
use crate::desk::{Asked, MonthMsg, RestMsg};
use crate::locale::conclude::{self as say, conclude_words};
use crate::locale::setting::line_name;
use crate::number::Unit;
use crate::page::dom::{input, markup, none, only_if, s, t, typing, when};
use crate::page::view::View;
use crate::record::{Closing, typed_wage};
use crate::scoring::{Certainty, guard, reclosed, score};

/// All that fits the month's unit.
pub fn conclude(view: &View<'_>) -> Html {
    let own = view.state.content.example.is_none();
    // The minimum is about pay: money has none.
    let points = view.sheet.unit == Unit::Points;
    markup!(
        "{}{}{}{}",
        only_if(points, || pay(view)),
        plans(view),
        only_if(own, || closing(view)),
        only_if(own, || acts(view))
    )
}

fn closing(view: &View<'_>) -> Html {
    let words = conclude_words(view.lang, view.sheet.unit);
    let inside = match view.record().closing() {
        Some(closing) => closed(view, closing),
        None => {
            let open = view.sheet.certainty == Certainty::Provisional;
            markup!(
                "<p class='hint'>{} {}</p><div class='acts'>{}</div>",
                words.closing_hint,
                if open { words.closing_open } else { "" },
                ask(view, Asked::Close, words.close),
            )
        }
    };
    let acts = &view.record().history;
    let history = only_if(acts.len() > 1, || {
        let acts = acts.iter();
        let acts: Vec<Html> = acts
            .map(|act| {
                markup!(
                    "<li>{}</li>",
                    say::act(view.lang, view.sheet.unit, view.sheet.holds, act)
                )
            })
            .collect();
        markup!(
            "<h3 class='strong'>{}</h3><ul class='history'>{}</ul>",
            words.history,
            acts
        )
    });
    section("closing", words.closing, markup!("{}{}", inside, history))
}

fn closed(view: &View<'_>, closing: &Closing) -> Html {
    let words = conclude_words(view.lang, view.sheet.unit);
    let (title, note) = say::closed(view.lang, view.sheet.unit, view.sheet.holds, closing);
    let now = score(view.rulebook(), view.record(), closing.on);
    let other = reclosed(closing, &now).map_or_else(none, |other| {
        let lines = other.lines.iter().map(|(id, of, before, after)| {
            markup!(
                "<li>{} <span class='figure'>{}</span></li>",
                line_name(view.lang, view.rulebook(), *id, *of),
                say::before_after(view.sheet.unit, *before, *after),
            )
        });
        let lines: Vec<Html> = lines.collect();
        markup!(
            "<p class='why' role='status'>{}{}</p><ul class='differences'>{}</ul>",
            triangle("triangle"),
            say::reclosed(view.lang, view.sheet.unit, view.sheet.holds, &other),
            lines
        )
    });
    let (reason, tried) = &view.reason;
    let wrong = *tried && reason.trim().is_empty();
    let send = view.send.clone();
    let typed = Callback::from(move |event: InputEvent| {
        let text = text_of(&event);
        send.emit(RestMsg::Month(MonthMsg::Reason(text)).into());
    });
    let control = input(
        &["id", "class", "type", "autocomplete", "aria-invalid"],
        vec![
            s("reopen-reason"),
            s(if wrong {
                "field free wrong"
            } else {
                "field free"
            }),
            s("text"),
            s("off"),
            when(wrong, "true"),
        ],
        reason.clone(),
        vec![typing(typed)],
    );
    markup!(
        "<p><span class='strong'>{}</span> <span class='small'>{}</span></p>{}
        <div class='reopen'>{}{}{}</div>",
        title,
        note,
        other,
        labelled("entry-field", words.reason, control),
        button("outlined", words.reopen, edit(view, MonthMsg::Reopen)),
        only_if(wrong, || markup!(
            "<p class='why'>{}{}</p>",
            triangle("triangle"),
            words.no_reason
        )),
    )
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
    let control = input(
        &["id", "class", "type", "inputmode", "autocomplete"],
        vec![
            s("minimum-wage"),
            s("field decimal"),
            s("text"),
            s("decimal"),
            s("off"),
        ],
        view.minimum.to_owned(),
        vec![typing(oninput)],
    );
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
        .map(|(fact, source)| markup!("<li>{} <span class='small'>{}</span></li>", fact, source))
        .collect();
    let inside = markup!(
        "{}{}<p class='hint'>{}</p>{}",
        labelled("entry-field", words.minimum, control),
        below.map_or_else(none, |text| markup!(
            "<p class='why' role='status'>{}{}</p>",
            triangle("triangle"),
            text
        )),
        words.minimum_hint,
        only_if(!facts.is_empty(), || markup!(
            "<details class='same-readings'><summary>{}</summary><p class='hint'>{}</p><ul>{}</ul></details>",
            words.facts,
            words.facts_note,
            facts
        )),
    );
    section("pay-guard", words.pay, inside)
}

pub(super) fn section(id: &'static str, title: &str, inside: Html) -> Html {
    markup!(
        "<section class='questions' id={} aria-labelledby={}>
            <h2 class='questions-head' id={}>{}</h2>{}
        </section>",
        s(id),
        t(format!("{id}-head")),
        t(format!("{id}-head")),
        title,
        inside
    )
}

fn edit<E: 'static>(view: &View<'_>, edit: MonthMsg) -> Callback<E> {
    view.on(RestMsg::Month(edit))
}

fn text_of(event: &InputEvent) -> String {
    let input = event.target_dyn_into::<HtmlInputElement>();
    input.map(|input| input.value()).unwrap_or_default()
}
