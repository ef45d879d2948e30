//! What the page must say loudly: the example's mark, and what storage does.

use yew::prelude::*;

use super::acts::common;
use super::controls::button;
use super::differences::fact_differences;
use super::log::log_notices;
use super::undone::undone;
use crate::desk::state::Action;
use crate::desk::{Chunk, ImportMsg, Imported, Notice, RestMsg, StorageMsg};
use crate::locale::claim::imported;
use crate::locale::net::result_said;
use crate::locale::setting::setting_words;
use crate::page::dom::{all, el, el_with, none, s, text_el, text_of};
use crate::page::view::View;
use crate::record::Record;
use crate::scoring::{Sheet, score};
use crate::store::MonthRow;

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
    if view.storage.late {
        inside.push(loud(vec![text_of(words.store_late)]));
    }
    if view.chunk == Chunk::Failed {
        inside.push(loud(vec![text_of(words.not_loaded)]));
    }
    inside.push(view.second(|chunk| (chunk.notices)(view)));
    let values = vec![s("notices"), s(words.notices)];
    el_with("aside", &["class", "aria-label"], values, inside)
}

fn loud(inside: Vec<Html>) -> Html {
    let values = vec![s("notice loud"), s("alert")];
    el_with("p", &["class", "role"], values, inside)
}

/// What storage has to say.
pub fn storage_notices(view: &View<'_>) -> Html {
    let notices = view.storage_says();
    let notices = notices.iter().map(|told| notice(view, told));
    all(notices.chain([log_notices(view), undone(view)]).collect())
}

fn notice(view: &View<'_>, notice: &Notice) -> Html {
    let more = view.lang.more();
    match notice {
        Notice::Imported(done) => {
            let Imported {
                months,
                agents,
                same,
                left,
            } = *done;
            let text = imported(view.lang, (months, agents), same, left);
            let read = view.on(RestMsg::Import(ImportMsg::Read));
            let inside = vec![
                text_el("span", "", &text),
                button("link", view.words().close, read),
            ];
            let values = vec![s("notice imported"), s("status")];
            el_with("p", &["class", "role"], values, inside)
        }
        Notice::Plain(text) => loud(vec![text_of(text)]),
        Notice::Conflict(theirs) => {
            let said = |sheet: &Sheet| result_said(view.lang, sheet.unit, sheet.holds, sheet.score);
            let mine = said(view.sheet);
            let now = view.record();
            let common = theirs
                .as_ref()
                .map_or_else(none, |theirs| common(view, view.trail(), &theirs.trail));
            let (theirs, facts) = match theirs {
                None => {
                    let blank = Record::blank(&now.agent, now.month, now.unit);
                    (
                        more.empty_month.to_owned(),
                        fact_differences(view, now, &blank),
                    )
                }
                Some(MonthRow { record, .. }) => {
                    let rulebook = view.state.rules().rulebook(record.ruled_in());
                    let sheet = score(rulebook, record, view.state.today);
                    (said(&sheet), fact_differences(view, now, record))
                }
            };
            let inside = vec![
                text_el(
                    "span",
                    "",
                    &format!("{} {mine} / {theirs}", more.store_conflict),
                ),
                button(
                    "link",
                    more.keep_mine,
                    view.on(RestMsg::Storage(StorageMsg::Resolve(true))),
                ),
                button(
                    "link",
                    more.take_theirs,
                    view.on(RestMsg::Storage(StorageMsg::Resolve(false))),
                ),
                facts,
                common,
            ];
            // A list stands in no paragraph.
            let values = vec![s("notice loud conflict"), s("alert")];
            el_with("div", &["class", "role"], values, inside)
        }
        Notice::RulesConflict => {
            let resolve = |mine| view.on(RestMsg::Storage(StorageMsg::ResolveRules(mine)));
            loud(vec![
                text_el("span", "", setting_words(view.lang).conflict),
                button("link", more.keep_mine, resolve(true)),
                button("link", more.take_theirs, resolve(false)),
            ])
        }
        Notice::Aside(id, called) => loud(vec![
            el(
                "span",
                "",
                vec![
                    text_of(more.store_aside),
                    text_of(" "),
                    text_el("code", "", called),
                ],
            ),
            button(
                "link",
                more.aside_download,
                view.on(RestMsg::Storage(StorageMsg::SaveAside(id.clone()))),
            ),
            button(
                "link",
                more.aside_discard,
                view.on(RestMsg::Storage(StorageMsg::DiscardAside(id.clone()))),
            ),
        ]),
    }
}
