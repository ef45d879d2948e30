//! What stands on each printed page: below it, and that it is the example.

use yew::prelude::*;

use crate::desk::Page;
use crate::locale::example::example_words;
use crate::locale::{self, say};
use crate::page::browser::has_margin_boxes;
use crate::page::dom::{markup, only_if};
use crate::page::view::View;
use crate::scoring::code_of;

/// What stands below each page: when it was printed, and what it is of.
pub fn foot_texts(view: &View<'_>) -> [String; 2] {
    let name = locale::name(view.lang, &view.record().agent);
    let late = match view.page {
        Page::Draft => view.sixth,
        Page::Review => view.seventh,
        _ => None,
    };
    let said = late.and_then(|chunk| (chunk.paper_of)(view));
    let of = said.unwrap_or_else(|| match view.page {
        Page::Months => format!("{name} \u{b7} {}", view.sheet.month.year()),
        Page::Log => name.into_owned(),
        Page::Team => view
            .fourth
            .map_or_else(String::new, |chunk| (chunk.team_name)(view)),
        // By a document: its paper has the code at its head.
        Page::Book | Page::Review if view.state.content.book.is_some() => {
            let month = locale::month(view.lang, view.sheet.month);
            format!("{name} \u{b7} {month}")
        }
        _ => {
            let month = locale::month(view.lang, view.sheet.month);
            let code = code_of(view.rulebook(), view.record(), view.sheet);
            format!("{name} \u{b7} {month} \u{b7} {code}")
        }
    });
    [say::printed_on(view.lang, view.state.today), of]
}

/// The same once, below all, where a page's margin takes no texts.
pub fn paper_foot(view: &View<'_>) -> Html {
    let [on, of] = foot_texts(view);
    only_if(!has_margin_boxes(), || {
        markup! { <p class="paper-foot"><span>{on}</span><span>{of}</span></p> }
    })
}

/// That it's the example, on its paper.
pub fn paper_mark(view: &View<'_>) -> Html {
    only_if(view.own.is_some(), || {
        markup! { <p class="strong paper-mark">{example_words(view.lang).banner}</p> }
    })
}
