//! A page besides the month, as the third chunk draws it.

use yew::prelude::*;

use super::header::looks;
use crate::desk::Page;
use crate::locale::backup::backup_words;
use crate::locale::example::example_words;
use crate::page::dom::{markup, none};
use crate::page::view::View;

/// The page that is shown, if it isn't the month's.
pub fn other(view: &View<'_>) -> Html {
    let Some(chunk) = view.third else {
        return markup! { <main id="main" tabindex="-1"/> };
    };
    if view.own.is_some() && matches!(view.page, Page::Import | Page::Data | Page::Export) {
        return stored_apart(view);
    }
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

/// The example isn't stored: what is said instead of what is.
fn stored_apart(view: &View<'_>) -> Html {
    markup! {
        <main class="months data" id="main" tabindex="-1">
            <h2 class="page-title">{backup_words(view.lang).title}</h2>
            <div class="data-acts">{looks(view)}</div>
            <p>{example_words(view.lang).stored_apart}</p>
        </main>
    }
}
