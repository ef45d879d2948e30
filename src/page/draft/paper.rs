//! A rulebook on paper: its clauses, its numbers with where they come from, its
//! interpretations.

use yew::prelude::*;

use crate::calendar::Month;
use crate::desk::book::Shelf;
use crate::draft::numbers;
use crate::language::{Circumstance as _, Document, Line, Node, Pool, Total};
use crate::locale::Lang;
use crate::locale::book::{book_words, param, word};
use crate::locale::book_csv::total_name;
use crate::locale::book_line::option_name;
use crate::locale::book_open::part_name;
use crate::locale::draft::{draft_words, from_month};
use crate::locale::draft_part::{card_said, line_said, number_by, number_name, pool_said, said_by};
use crate::locale::say;
use crate::page::dom::{hashed, markup, only_if};
use crate::page::parts::paper_foot;
use crate::page::view::View;
use crate::plan::{Filling, Under};

/// The one that is shown, or all that are in force.
pub fn paper(view: &View<'_>) -> Html {
    let shown = view.draft().zip(view.draft_form());
    let read = shown.and_then(|((_, sketch), form)| form.read(&sketch));
    if let Some(read) = read {
        return sheet(view, &read.document, true);
    }
    let shelf = Shelf::of(&view.state.content.books);
    let now = Month::of(view.state.today);
    let all = shelf
        .ids()
        .into_iter()
        .filter_map(|id| shelf.in_force(id, now));
    let all: Vec<Html> = all
        .map(|volume| sheet(view, &volume.document, false))
        .collect();
    markup! { {all} }
}

/// What that is of.
pub fn paper_of(view: &View<'_>) -> Option<String> {
    Some(draft_words(view.lang).title.to_owned())
}

fn sheet(view: &View<'_>, document: &Document, is_draft: bool) -> Html {
    let (lang, words) = (view.lang, draft_words(view.lang));
    let totals = document
        .totals
        .iter()
        .map(|total| clauses(view, document, total));
    let totals: Vec<Html> = totals.collect();
    let rows = numbers(document, None).into_iter().map(|number| {
        let source = number_by(lang, &number.number);
        markup! {
            <tr key={hashed(&number.path)}>
                <td>{part_name(lang, document, &number.part)}</td>
                <td>{number_name(lang, document, number.role, number.answer)}</td>
                <td class="right">{param(lang, &number.number)}</td>
                <td>{source}</td>
            </tr>
        }
    });
    let rows: Vec<Html> = rows.collect();
    let nothing = Filling::default();
    let under = Under(document, &nothing);
    let answers = document.readings.iter().filter_map(|reading| {
        let answer = under.answer(reading.id)?;
        let option = reading.options.iter().find(|option| option.id == answer)?;
        let (question, answer) = (word(lang, &reading.question), option_name(lang, option));
        let reason = word(lang, &reading.reason);
        Some(markup! { <li>{question}" "<span class="strong">{answer}</span>" "{reason}</li> })
    });
    let answers: Vec<Html> = answers.collect();
    let mark = only_if(
        is_draft,
        || markup! { " "<span class="draft-badge">{words.draft}</span> },
    );
    markup! {
        <section class="paper paper-book" aria-hidden="true" key={hashed(document.id)}>
            <h1 class="paper-title">{word(lang, &document.title)}{mark}</h1>
            <dl class="paper-head">
                <div><dt/><dd>{from_month(lang, document.effective)}</dd></div>
                {card_said(lang, document).into_iter().map(|text| markup! { <div><dt/><dd>{text}</dd></div> }).collect::<Vec<_>>()}
                <div><dt/><dd>{say::printed_on(lang, view.state.today)}</dd></div>
            </dl>
            {totals}
            {only_if(!rows.is_empty(), || markup! {
                <h3 class="strong">{words.tabs[1]}</h3>
                <table class="paper-lines"><tbody>{rows}</tbody></table>
            })}
            {only_if(!answers.is_empty(), || markup! {
                <h3 class="strong">{words.tabs[2]}</h3>
                <ul class="paper-readings">{answers}</ul>
            })}
            {paper_foot(view)}
        </section>
    }
}

fn clauses(view: &View<'_>, document: &Document, total: &Total) -> Html {
    let words = book_words(view.lang);
    let mut rows = Vec::new();
    nodes(view, document, &total.pool, &total.unit, &mut rows);
    markup! {
        <table class="paper-lines" key={hashed(total.id)}>
            <thead>
                <tr>
                    <th>{words.number}</th>
                    <th>{total_name(view.lang, total)}</th>
                    <th>{pool_said(view.lang, document, &total.pool)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn nodes(view: &View<'_>, document: &Document, pool: &Pool, unit: &str, rows: &mut Vec<Html>) {
    let lang = view.lang;
    for node in &pool.of {
        match node {
            Node::Line(line) => rows.push(markup! {
                <tr>
                    <td>{&*line.number}</td>
                    <td>{word(lang, &line.title)}</td>
                    <td>{line_said(lang, document, line, unit)}{clause_by(lang, line)}</td>
                </tr>
            }),
            Node::Pool(inner) => {
                rows.push(markup! {
                    <tr>
                        <td/>
                        <td class="strong">{word(lang, &inner.title)}</td>
                        <td>{pool_said(lang, document, inner)}</td>
                    </tr>
                });
                nodes(view, document, inner, unit, rows);
            }
        }
    }
}

/// Who says a clause, where that isn't the document.
fn clause_by(lang: Lang, line: &Line) -> Html {
    only_if(!line.origin.is_stated(), || {
        let text = said_by(lang, &line.origin);
        markup! { <span class="small">" "{text}</span> }
    })
}
