//! The month on paper.

use yew::prelude::*;

use crate::language::{Circumstance as _, Gives};
use crate::locale;
use crate::locale::book::{self, book_words, short, signed, with_unit, word};
use crate::locale::book_csv::total_name;
use crate::locale::book_kept::{edition, kept_words};
use crate::locale::book_line::{line_fact, reading_rows};
use crate::locale::say;
use crate::page::dom::{markup, none, only_if};
use crate::page::parts::paper_foot;
use crate::page::view::View;
use crate::plan::lines;

/// All of it: the totals, every line, the grades, the answers.
pub fn paper(view: &View<'_>) -> Html {
    let lang = view.lang;
    let words = book_words(lang);
    let Some(filled) = view.book_view() else {
        return none();
    };
    let Ok(sheet) = &filled.sheet else {
        return none();
    };
    let document = filled.document();
    let content = &view.state.content;
    let there = lines(document, &filled.under());
    let totals = document
        .totals
        .iter()
        .zip(&sheet.totals)
        .map(|(total, found)| {
            let own = document.lines().into_iter().filter(|(of, line)| {
                of.id == total.id
                    && there.iter().any(|there| there.id == line.id)
                    && filled.under().may_apply(&line.only, &line.except)
            });
            let rows = own.filter_map(|(_, line)| {
                let found = sheet.lines.iter().find(|found| found.id == line.id)?;
                let fact = match line.gives {
                    Gives::Fixed(_) => String::new(),
                    _ => line_fact(lang, &filled, line),
                };
                let range = only_if(!found.range.is_settled(), || {
                    markup! { {book::range(lang, found.range, "")} }
                });
                Some(markup! {
                    <tr>
                        <td>{&*line.number}</td>
                        <td>{word(lang, &line.title)}</td>
                        <td>{fact}</td>
                        <td class="right">{signed(found.headline)}</td>
                        <td class="right small">{range}</td>
                    </tr>
                })
            });
            let rows: Vec<Html> = rows.collect();
            let range = book::range(lang, found.range, &total.unit);
            markup! {
                <table class="paper-lines">
                    <thead>
                        <tr>
                            <th>{words.number}</th>
                            <th>{words.item}</th>
                            <th/>
                            <th class="right">{words.result}</th>
                            <th class="right">{words.range}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                    <tfoot>
                        <tr>
                            <td/>
                            <td>{total_name(lang, total)}</td>
                            <td/>
                            <td class="right">
                                {with_unit(&short(found.headline), &total.unit)}
                            </td>
                            <td class="right small">
                                {only_if(!found.range.is_settled(), || markup! { {range} })}
                            </td>
                        </tr>
                    </tfoot>
                </table>
            }
        });
    let totals: Vec<Html> = totals.collect();
    let grades = document
        .grades
        .iter()
        .zip(&sheet.grades)
        .map(|(grades, found)| {
            let ids = [found.grade, found.low, found.high];
            markup! {
                <p>
                    <span class="small">{word(lang, &grades.title)}</span>
                    " "
                    <span class="strong">{book::grade(lang, grades, ids)}</span>
                </p>
            }
        });
    let grades: Vec<Html> = grades.collect();
    let readings: Vec<_> = document.readings.iter().map(|reading| reading.id).collect();
    let answered = readings
        .into_iter()
        .filter(|reading| filled.under().answer(*reading).is_some());
    let answers = reading_rows(lang, &filled, &answered.collect::<Vec<_>>());
    let answers = answers.into_iter().map(|(question, answer)| {
        markup! { <li>{question}" "<span class="strong">{answer}</span></li> }
    });
    let answers: Vec<Html> = answers.collect();
    let agent = locale::name(lang, &content.agent).into_owned();
    markup! {
        <section class="paper paper-book" aria-hidden="true">
            <h1 class="paper-title">{word(lang, &document.title)}</h1>
            <dl class="paper-head">
                <div><dt>{words.agent}</dt><dd>{agent}</dd></div>
                <div><dt>{words.month}</dt><dd>{locale::month(lang, content.month)}</dd></div>
                <div><dt>{kept_words(lang).edition}</dt><dd>{edition(lang, &filled.volume)}</dd></div>
                {filled.check_code(&content.agent).map_or_else(none, |code| markup! {
                    <div><dt>{kept_words(lang).code.0}</dt><dd class="figure">{code.to_string()}</dd></div>
                })}
                <div><dt/><dd>{say::printed_on(lang, view.state.today)}</dd></div>
            </dl>
            {totals}
            {grades}
            {only_if(!answers.is_empty(), || markup! {
                <h3 class="strong">{words.readings}</h3>
                <ul class="paper-readings">{answers}</ul>
            })}
            {paper_foot(view)}
        </section>
    }
}
