//! A page besides the month, as the third chunk draws it.

use yew::prelude::*;

use super::controls::button;
use crate::desk::{Chunk, Page, RestMsg};
use crate::page::dom::{markup, none};
use crate::page::view::View;

/// The page that is shown, if it isn't the month's.
pub fn other(view: &View<'_>) -> Html {
    let Some(chunk) = view.third else {
        return match view.pages {
            Chunk::Failed => not_loaded(view),
            _ => none(),
        };
    };
    let draw = match view.page {
        Page::Month => return none(),
        Page::Months => chunk.months,
        Page::Log => chunk.log,
        Page::Basis => chunk.basis,
        Page::Import => chunk.import,
        Page::Data => chunk.data,
        Page::Export => chunk.export,
    };
    draw(view)
}

fn not_loaded(view: &View<'_>) -> Html {
    let more = view.lang.more();
    markup! {
        <main id="main" tabindex="-1">
            <p class="notice loud" role="alert">
                <span>{more.page_not_loaded}</span>
                {button("link", more.load_again, view.on(RestMsg::LoadPages))}
            </p>
        </main>
    }
}
