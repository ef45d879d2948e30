//! What stands outside the page's flow: the form for a number or reading, what
//! the terms mean, and the sheet on paper.

use yew::prelude::*;

use super::print_sheet::print_sheet;
use super::setting::setting;
use crate::app::dom::{all, markup, t};
use crate::app::view::View;
use crate::locale::basis::basis_words;

/// All of it.
pub fn rest(view: &View<'_>) -> Html {
    markup!("{}{}{}", setting(view), terms(view), print_sheet(view))
}

/// Each term's meaning, hidden until it's asked for.
fn terms(view: &View<'_>) -> Html {
    let terms = basis_words(view.lang).terms.iter().enumerate();
    let cards: Vec<Html> = terms
        .map(|(index, (term, meaning))| {
            markup!(
                "<div class='term-card' popover='auto' id={}><strong>{}</strong><p>{}</p></div>",
                t(format!("term-{index}")),
                *term,
                *meaning,
            )
        })
        .collect();
    all(cards)
}
