//! What stands outside the page's flow: the form for a number or reading, what
//! the terms mean, and the sheet on paper.

use yew::prelude::*;

use super::import_progress::import_saving;
use super::print_money::print_money;
use super::print_sheet::print_sheet;
use super::setting::setting;
use super::year_print::year_print;
use crate::desk::Page;
use crate::locale::basis::{basis_words, terms};
use crate::number::Unit;
use crate::page::dom::{all, markup, none, only_if};
use crate::page::pages::report_print;
use crate::page::view::View;

/// All of it.
pub fn rest(view: &View<'_>) -> Html {
    markup! {
        {import_saving(view)}
        {setting(view)}
        <aside aria-label={basis_words(view.lang, view.sheet.unit).how}>{cards(view)}</aside>
        {only_if(view.printing, || paper(view))}
    }
}

/// The year or the log's report where it's looked at; else the month.
fn paper(view: &View<'_>) -> Html {
    let own = view.third.and_then(|chunk| (chunk.paper)(view));
    own.unwrap_or_else(|| month_paper(view))
}

/// Paper that a page has of its own.
pub fn page_paper(view: &View<'_>) -> Option<Html> {
    match view.page {
        Page::Months => Some(year_print(view)),
        Page::Log => report_print(view),
        _ => None,
    }
}

fn month_paper(view: &View<'_>) -> Html {
    match view.sheet.unit {
        Unit::Money => print_money(view),
        Unit::Points => print_sheet(view),
    }
}

/// A button that says what a term means, by its place among the terms.
pub fn term(view: &View<'_>, index: usize) -> Html {
    let [.., (term, _)] = &terms(view.lang, view.sheet)[..=index] else {
        return none();
    };
    markup! {
        <button
            type="button"
            class="term"
            popovertarget={format!("term-{index}")}
            aria-label={format!("{term}?")}
        >
            "?"
        </button>
    }
}

/// Each term's meaning, hidden until it's asked for.
fn cards(view: &View<'_>) -> Html {
    let terms = terms(view.lang, view.sheet);
    let cards: Vec<Html> = terms
        .iter()
        .enumerate()
        .map(|(index, (term, meaning))| {
            markup! {
                <div class="term-card" popover="auto" id={format!("term-{index}")}>
                    <strong>{*term}</strong>
                    <p>{meaning.clone()}</p>
                </div>
            }
        })
        .collect();
    all(cards)
}
