//! The year on one page of paper. What it pays isn't on it.

use yew::prelude::*;

use super::plan::year_plans;
use super::print_foot::{paper_foot, paper_mark};
use super::year::{measures, month_table, result, scores, totals, years_of};
use crate::locale;
use crate::locale::year::year_words;
use crate::page::dom::{all, markup, only_if};
use crate::page::view::View;
use crate::scoring::YearSheet;

/// The printed year, a page for each unit; on screen it's hidden.
pub fn year_print(view: &View<'_>) -> Html {
    let years = years_of(view);
    // Plans are of both units: they stand on the last page.
    let last = years.len().saturating_sub(1);
    let pages = years.iter().enumerate();
    all(pages
        .map(|(at, year)| page(view, year, at == last))
        .collect())
}

fn page(view: &View<'_>, year: &YearSheet, last: bool) -> Html {
    let words = view.words();
    let agent = &view.state.content.agent;
    let agent = locale::name(view.lang, agent);
    markup! {
        <section class="paper paper-year" aria-hidden="true">
            {paper_mark(view)}
            <p class="paper-title">{year_words(view.lang, year.unit).print_title}</p>
            <dl class="paper-head">
                <div><dt>{words.agent}</dt><dd><bdi>{agent.into_owned()}</bdi></dd></div>
                <div>
                    <dt>{year_words(view.lang, year.unit).title}</dt>
                    <dd>{year.year.to_string()}</dd>
                </div>
            </dl>
            {result(view, year)}
            {scores(view, year, 110)}
            {month_table(view, year, false)}
            {totals(view, year)}
            {measures(view, year, 52)}
            {only_if(last, || year_plans(view, true))}
            {paper_foot(view)}
        </section>
    }
}
