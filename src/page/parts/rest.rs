//! What stands outside the page's flow: the form for a number or reading, what
//! the terms mean, and the sheet on paper.

use yew::prelude::*;

use super::import_progress::import_saving;
use crate::desk::Chunk;
use crate::locale::basis::{basis_words, terms};
use crate::page::dom::{all, markup, none, only_if};
use crate::page::view::View;

/// All of it.
pub fn rest(view: &View<'_>) -> Html {
    markup! {
        {import_saving(view)}
        {view.third.map_or_else(none, |chunk| (chunk.setting)(view))}
        <aside aria-label={basis_words(view.lang, view.sheet.unit).how}>{cards(view)}</aside>
        {only_if(view.printing, || paper(view))}
    }
}

/// As the third chunk draws it, or why there is none yet.
fn paper(view: &View<'_>) -> Html {
    let more = view.lang.more();
    match view.third {
        Some(chunk) => (chunk.paper)(view),
        None if view.pages == Chunk::Failed => {
            markup! { <p class="paper">{more.pages_not_loaded}</p> }
        }
        None => markup! { <p class="paper">{more.paper_on_its_way}</p> },
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
