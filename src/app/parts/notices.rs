//! What the page must say loudly: the example's mark, and what storage does.

use yew::prelude::*;

use super::controls::button;
use crate::app::dom::{el, el_with, s, text_el, text_of};
use crate::app::state::Action;
use crate::app::view::{Msg, Notice, View};
use crate::locale::points;

/// All notices; nothing in good times.
pub fn notices(view: &View<'_>) -> Html {
    let words = view.words();
    let mut inside = Vec::new();
    if view.state.content.example.is_some() {
        inside.push(el(
            "p",
            "notice example",
            vec![
                text_el("strong", "", words.example_banner),
                button("link", words.example_remove, view.act(Action::HideExample)),
            ],
        ));
    }
    inside.extend(view.notices.iter().map(|notice| one(view, notice)));
    let values = vec![s("notices"), s(words.notices)];
    el_with("aside", &["class", "aria-label"], values, inside)
}

fn one(view: &View<'_>, notice: &Notice) -> Html {
    let words = view.words();
    let loud = |inside| {
        let values = vec![s("notice loud"), s("alert")];
        el_with("p", &["class", "role"], values, inside)
    };
    match notice {
        Notice::Plain(text) => loud(vec![text_of(text)]),
        Notice::Conflict(theirs) => {
            let theirs = theirs.map_or_else(|| words.empty_month.to_owned(), points);
            let mine = points(view.sheet.score);
            loud(vec![
                text_el(
                    "span",
                    "",
                    &format!("{} {mine} / {theirs}", words.store_conflict),
                ),
                button(
                    "link",
                    words.keep_mine,
                    view.on(Msg::Resolve { mine: true }),
                ),
                button(
                    "link",
                    words.take_theirs,
                    view.on(Msg::Resolve { mine: false }),
                ),
            ])
        }
        Notice::Aside(number, key) => loud(vec![
            el(
                "span",
                "",
                vec![
                    text_of(words.store_aside),
                    text_of(" "),
                    text_el("code", "", key),
                ],
            ),
            button(
                "link",
                words.aside_download,
                view.on(Msg::SaveAside(*number)),
            ),
            button(
                "link",
                words.aside_discard,
                view.on(Msg::DiscardAside(*number)),
            ),
        ]),
    }
}
