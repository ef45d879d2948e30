//! A page besides the month, as the third chunk draws it.

use yew::prelude::*;

use super::controls::button;
use super::header::looks;
use crate::desk::{Chunk, Msg, Page};
use crate::locale::backup::backup_words;
use crate::locale::example::example_words;
use crate::page::dom::{markup, none, only_if};
use crate::page::view::View;

/// The page that is shown, if it isn't the month's.
pub fn other(view: &View<'_>) -> Html {
    if let Page::Book | Page::Team = view.page {
        return book(view);
    }
    let late = match view.page {
        Page::Draft => Some((view.sixth, view.drafts)),
        Page::Review => Some((view.seventh, view.reviews)),
        _ => None,
    };
    if let Some((chunk, state)) = late {
        return match chunk.filter(|_| view.fourth.is_some()) {
            Some(chunk) => (chunk.page)(view),
            None => waiting(view, state == Chunk::Failed || view.books == Chunk::Failed),
        };
    }
    let Some(chunk) = view.third else {
        return markup! { <main id="main" tabindex="-1"/> };
    };
    if view.own.is_some() && matches!(view.page, Page::Import | Page::Data | Page::Export) {
        return stored_apart(view);
    }
    let draw = match view.page {
        Page::Month | Page::Book | Page::Team | Page::Draft | Page::Review => return none(),
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

/// The brought documents, where the system is chosen.
pub fn books(view: &View<'_>) -> Html {
    view.fourth.map_or_else(none, |chunk| (chunk.choice)(view))
}

/// The month by a document that was brought, or of all agents, as the fourth chunk draws it.
fn book(view: &View<'_>) -> Html {
    match view.fourth {
        Some(chunk) if view.page == Page::Team => (chunk.team)(view),
        Some(chunk) => (chunk.page)(view),
        None => waiting(view, view.books == Chunk::Failed),
    }
}

/// What is shown until it can be drawn, or where it couldn't be fetched.
fn waiting(view: &View<'_>, failed: bool) -> Html {
    let more = view.lang.more();
    let failed = only_if(failed, || {
        let again = view.on(Msg::Page(view.page));
        markup! {
            <p class="why">{more.pages_not_loaded}</p>
            {button("link", more.load_again, again)}
        }
    });
    markup! { <main class="months" id="main" tabindex="-1">{failed}</main> }
}
