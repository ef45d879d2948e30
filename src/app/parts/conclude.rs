//! What concludes a month: closing it, the plan to do better, and what pay
//! must hold.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::controls::{FieldKind, button, field, labelled, triangle, why};
use crate::app::dom::{change, input, markup, none, only_if, s, t, tick, typing, when};
use crate::app::later::{Errand, MonthEdit};
use crate::app::view::{Msg, View};
use crate::id::Id;
use crate::locale::conclude::{self as say, ConcludeWords, conclude_words};
use crate::locale::setting::line_name;
use crate::number::Unit;
use crate::record::{Closing, Field, Plan, typed_wage};
use crate::scoring::{Certainty, guard, reclosed, score};

/// All that fits the month's unit.
pub fn conclude(view: &View<'_>) -> Html {
    let own = view.state.content.example.is_none();
    // Plans are about measures, the minimum about pay: money has neither.
    let points = view.sheet.unit == Unit::Points;
    markup!(
        "{}{}{}",
        only_if(points, || pay(view)),
        only_if(points, || plan(view)),
        only_if(own, || closing(view))
    )
}

fn closing(view: &View<'_>) -> Html {
    let words = conclude_words(view.lang, view.sheet.unit);
    let inside = match view.record().closing() {
        Some(closing) => closed(view, closing),
        None => {
            let open = view.sheet.certainty == Certainty::Provisional;
            markup!(
                "<p class='hint'>{} {}</p><p class='acts'>{}</p>",
                words.closing_hint,
                if open { words.closing_open } else { "" },
                button("outlined", words.close, edit(view, MonthEdit::Close)),
            )
        }
    };
    let acts = &view.record().history;
    let history = only_if(acts.len() > 1, || {
        let acts = acts.iter();
        let acts: Vec<Html> = acts
            .map(|act| markup!("<li>{}</li>", say::act(view.lang, view.sheet.unit, act)))
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
    let (title, note) = say::closed(view.lang, view.sheet.unit, closing);
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
            say::reclosed(view.lang, view.sheet.unit, &other),
            lines
        )
    });
    let (reason, tried) = view.reason;
    let wrong = *tried && reason.trim().is_empty();
    let send = view.send.clone();
    let typed = Callback::from(move |event: InputEvent| {
        let text = text_of(&event);
        send.emit(Msg::errand(Errand::Month(MonthEdit::Reason(text))));
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
        button("outlined", words.reopen, edit(view, MonthEdit::Reopen)),
        only_if(wrong, || markup!(
            "<p class='why'>{}{}</p>",
            triangle("triangle"),
            words.no_reason
        )),
    )
}

fn plan(view: &View<'_>) -> Html {
    let words = conclude_words(view.lang, view.sheet.unit);
    let before = view.state.before().map_or(&[][..], |record| &record.plan);
    let open = before.iter().enumerate().filter(|(_, plan)| !plan.done);
    let open: Vec<Html> = open
        .map(|(index, plan)| earlier(view, index, plan))
        .collect();
    let fixed = view.state.is_closed();
    let plans = view.record().plan.iter().enumerate();
    let rows: Vec<Html> = plans
        .map(|(index, plan)| match fixed {
            true => kept(view, index, plan, false),
            false => planned(view, words, index, plan),
        })
        .collect();
    let inside = markup!(
        "{}<p class='hint'>{}</p><ul class='plan'>{}</ul>{}",
        only_if(!open.is_empty(), || markup!(
            "<h3 class='strong'>{}</h3><ul class='plan'>{}</ul>",
            words.last_month,
            open
        )),
        words.plan_hint,
        rows,
        only_if(!fixed, || button(
            "link",
            words.add_plan,
            edit(view, MonthEdit::AddPlan)
        )),
    );
    section("plan", words.plan, inside)
}

/// What was agreed last month, with what the measure reached by now.
fn earlier(view: &View<'_>, index: usize, plan: &Plan) -> Html {
    kept(view, index, plan, true)
}

/// Something agreed that isn't edited here, only ticked off.
fn kept(view: &View<'_>, index: usize, plan: &Plan, before: bool) -> Html {
    let name = measure(view, plan.measure);
    let by = plan.by.map(|by| by.to_string()).unwrap_or_default();
    markup!(
        "<li>{}<span class='strong'>{}</span> <span class='small figure'>{}</span> <span>{}</span></li>",
        done(view, index, plan, before),
        name,
        by,
        plan.note.as_str(),
    )
}

fn done(view: &View<'_>, index: usize, plan: &Plan, before: bool) -> Html {
    let words = conclude_words(view.lang, view.sheet.unit);
    let to = MonthEdit::PlanDone {
        index,
        done: !plan.done,
        before,
    };
    let tick = tick(
        &["type"],
        vec![s("checkbox")],
        plan.done,
        vec![change(edit(view, to))],
    );
    markup!(
        "<label class='check'>{}<span>{}</span></label>",
        tick,
        words.done
    )
}

fn planned(view: &View<'_>, words: &ConcludeWords, index: usize, plan: &Plan) -> Html {
    let send = view.send.clone();
    let chosen = Callback::from(move |event: Event| {
        let select = event.target_dyn_into::<HtmlSelectElement>();
        if let Some(Ok(id)) = select.map(|select| select.value().parse::<Id>()) {
            let edit = MonthEdit::PlanMeasure(index, id);
            send.emit(Msg::errand(Errand::Month(edit)));
        }
    });
    let options = view.rulebook().measures.iter().map(|measure| {
        markup!(
            "<option value={} selected={}>{}</option>",
            t(measure.id.to_string()),
            when(measure.id == plan.measure, ""),
            view.lang.of(&measure.title),
        )
    });
    let options: Vec<Html> = options.collect();
    let select = markup!(
        "<select class='select' aria-label={} {}>{}</select>",
        s(words.measure),
        change(chosen),
        options
    );
    let (by, note) = (Field::PlanDate(index), Field::PlanNote(index));
    markup!(
        "<li class='planned'>{}{}{}{}{}{}{}</li>",
        labelled("entry-field", words.measure, select),
        labelled(
            "entry-field",
            words.by,
            field(view, by, FieldKind::Date, words.by)
        ),
        labelled(
            "entry-field grow",
            words.note,
            field(view, note, FieldKind::Text, words.note)
        ),
        why(view, by),
        why(view, note),
        done(view, index, plan, false),
        button(
            "link",
            words.remove,
            edit(view, MonthEdit::RemovePlan(index))
        ),
    )
}

/// Shown with a wage: the local minimum, and facts where they bear.
fn pay(view: &View<'_>) -> Html {
    let Some(pay) = view.sheet.pay else {
        return none();
    };
    let words = conclude_words(view.lang, view.sheet.unit);
    let typed = typed_wage(view.minimum);
    let below = match typed {
        Ok(Some(minimum)) => say::guard(view.lang, guard(&pay, minimum), minimum, pay.range.low),
        Ok(None) => None,
        Err(_) => Some(words.not_money.to_owned()),
    };
    let send = view.send.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        let text = text_of(&event);
        send.emit(Msg::errand(Errand::Month(MonthEdit::Minimum(text))));
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

fn section(id: &'static str, title: &str, inside: Html) -> Html {
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

fn measure(view: &View<'_>, id: Id) -> String {
    let known = view.rulebook().measure(id);
    known.map_or_else(
        || id.to_string(),
        |measure| view.lang.of(&measure.title).to_owned(),
    )
}

fn edit<E: 'static>(view: &View<'_>, edit: MonthEdit) -> Callback<E> {
    view.errand(Errand::Month(edit))
}

fn text_of(event: &InputEvent) -> String {
    let input = event.target_dyn_into::<HtmlInputElement>();
    input.map(|input| input.value()).unwrap_or_default()
}
