//! What a month has to be told in any case, until all of it is.

use yew::prelude::*;

use crate::locale::{say, signed};
use crate::number::{Points, Unit};
use crate::page::dom::{markup, none, only_if};
use crate::page::view::View;
use crate::rulebook::{Mechanism, Part};
use crate::scoring::{Todo, Told, todos};

/// What is still to be filled in, below what is; nothing once all of it is, for
/// a closed month, or for one that's settled in money.
pub fn todo(view: &View<'_>) -> Html {
    let all = todos(view.rulebook(), view.record(), view.sheet);
    if !lacks(view, &all) {
        return none();
    }
    let words = view.words();
    let (known, left): (Vec<_>, Vec<_>) = all.iter().partition(|todo| todo.known);
    let is_counted = |part: &Part| matches!(part.mechanism, Mechanism::PerOccurrence { .. });
    let sections = view.rulebook().sections.iter();
    let clauses = sections.flat_map(|section| &section.clauses);
    let events = clauses.filter(|clause| clause.parts.iter().any(is_counted));
    let events = say::only_if_it_happens(view.lang, events.count());
    markup! {
        <section class="todo" aria-labelledby="todo-head">
            {only_if(!known.is_empty(), || markup! {
                <h2 class="questions-head">{say::filled_in(view.lang, known.len())}</h2>
                <ul class="todo-list">{rows(view, &known)}</ul>
            })}
            <h2 class="questions-head" id="todo-head">
                {say::to_fill_in(view.lang, left.len())}
                <span class="small">{words.to_fill_note}</span>
            </h2>
            <ul class="todo-list">{rows(view, &left)}</ul>
            <p class="hint">{events}</p>
        </section>
    }
}

/// Whether the list is shown instead of what is open.
pub fn has_todo(view: &View<'_>) -> bool {
    lacks(view, &todos(view.rulebook(), view.record(), view.sheet))
}

fn lacks(view: &View<'_>, all: &[Todo<'_>]) -> bool {
    let is_own = view.sheet.unit == Unit::Points && !view.state.is_closed();
    // A name alone is no month's fact.
    let lacks = |todo: &Todo<'_>| !todo.known && todo.what != Told::Agent;
    is_own && all.iter().any(lacks)
}

fn rows(view: &View<'_>, todos: &[&Todo<'_>]) -> Vec<Html> {
    todos.iter().map(|todo| row(view, todo)).collect()
}

fn row(view: &View<'_>, todo: &Todo<'_>) -> Html {
    let (words, lang, rulebook) = (view.words(), view.lang, view.rulebook());
    let (title, to) = match todo.what {
        Told::Agent => (words.agent.to_owned(), "#f-agent".to_owned()),
        Told::Exam => (say::exam_form(lang, rulebook), "#exam".to_owned()),
        Told::Report => (say::report_form(lang, rulebook), "#report".to_owned()),
        Told::Measure(id) => {
            let measure = rulebook.measure(id);
            let title = measure.map_or("", |measure| lang.of(&measure.title));
            (title.to_owned(), format!("#measure-{id}"))
        }
    };
    let whence = match todo.what {
        Told::Agent => words.agent_use.to_owned(),
        _ => say::clause_list(lang, &todo.clauses),
    };
    let worth = match (todo.what, todo.known) {
        (Told::Agent, true) => view.record().agent.clone(),
        (Told::Agent, false) => String::new(),
        (_, true) if todo.amount.is_zero() => Points::ZERO.to_string(),
        (_, true) => signed(view.sheet.unit, todo.amount),
        (_, false) => say::may_move(lang, view.sheet.unit, todo.span),
    };
    let class = if todo.known {
        "todo-row known"
    } else {
        "todo-row"
    };
    markup! {
        <li>
            <a class={class} href={to}>
                <span class="ring" aria-hidden="true"/>
                <span class="todo-title">{title}</span>
                <span class="todo-whence small">{whence}</span>
                <span class="todo-worth figure">{worth}</span>
                <span class="link">{if todo.known { words.change_it } else { words.go_fill_in }}</span>
            </a>
        </li>
    }
}
