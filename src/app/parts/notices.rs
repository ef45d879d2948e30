//! What the page must say loudly: the example's mark, and what storage does.

use yew::prelude::*;

use super::controls::button;
use crate::app::state::Action;
use crate::app::view::{Msg, Notice, View};
use crate::locale::points;

/// All notices; nothing in good times.
pub fn notices(view: &View<'_>) -> Html {
    let words = view.words();
    html! {
        <aside class="notices" aria-label={words.sheet_state}>
            if view.state.content.example.is_some() {
                <p class="notice example">
                    <strong>{ words.example_banner }</strong>
                    { button("link", words.example_remove, view.act(Action::HideExample)) }
                </p>
            }
            { for view.notices.iter().map(|notice| one(view, notice)) }
        </aside>
    }
}

fn one(view: &View<'_>, notice: &Notice) -> Html {
    let words = view.words();
    match notice {
        Notice::Plain(text) => html! { <p class="notice loud" role="alert">{ *text }</p> },
        Notice::Conflict(theirs) => html! {
            <p class="notice loud" role="alert">
                <span>{ words.store_conflict }{ " " }{ points(view.sheet.score) }{ " / " }{ theirs.map_or_else(|| words.empty_month.to_owned(), points) }</span>
                { button("link", words.keep_mine, view.on(Msg::Resolve { mine: true })) }
                { button("link", words.take_theirs, view.on(Msg::Resolve { mine: false })) }
            </p>
        },
        Notice::Aside(number, key) => html! {
            <p class="notice loud" role="alert">
                <span>{ words.store_aside }{ " " }<code>{ key }</code></span>
                { button("link", words.aside_download, view.on(Msg::SaveAside(*number))) }
                { button("link", words.aside_discard, view.on(Msg::DiscardAside(*number))) }
            </p>
        },
    }
}
