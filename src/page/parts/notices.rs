//! What the page must say loudly: that it's the example, and what storage does.

use yew::prelude::*;

use super::acts::common;
use super::controls::button;
use super::differences::{fact_differences, rows};
use super::log::log_notices;
use super::undone::undone;
use crate::desk::{Chunk, ImportMsg, Imported, Notice, RestMsg, StorageMsg};
use crate::locale::claim::imported;
use crate::locale::example::example_words;
use crate::locale::fact_difference::facts_differ;
use crate::locale::net::result_said;
use crate::locale::rules_difference::rules_difference as said;
use crate::locale::setting::setting_words;
use crate::page::dom::{all, markup, none, only_if, text_of};
use crate::page::view::View;
use crate::record::Record;
use crate::rulebook::rules_difference;
use crate::scoring::{Sheet, score};
use crate::store::MonthRow;

/// All notices; nothing in good times.
pub fn notices(view: &View<'_>) -> Html {
    let words = view.words();
    let mut inside = Vec::new();
    if view.storage.late {
        inside.push(loud(vec![text_of(words.store_late)]));
    }
    if view.chunk == Chunk::Failed {
        inside.push(loud(vec![text_of(words.not_loaded)]));
    }
    inside.push(view.second(|chunk| (chunk.notices)(view)));
    markup! { <aside class="notices" aria-label={words.notices}>{inside}</aside> }
}

fn loud(inside: Vec<Html>) -> Html {
    markup! { <p class="notice loud" role="alert">{inside}</p> }
}

/// Something that another tab changed too: which of both stays, and in what they
/// differ. A list stands in no paragraph.
fn conflict(
    view: &View<'_>,
    text: &str,
    resolve: fn(bool) -> StorageMsg,
    differ: Vec<Html>,
) -> Html {
    let more = view.lang.more();
    let resolve = |mine| view.on(RestMsg::Storage(resolve(mine)));
    markup! {
        <div class="notice loud conflict" role="alert">
            <span>{text}</span>
            {button("link", more.keep_mine, resolve(true))}
            {button("link", more.take_theirs, resolve(false))}
            {differ}
        </div>
    }
}

/// What storage has to say, and that the third chunk couldn't be fetched.
pub fn storage_notices(view: &View<'_>) -> Html {
    let notices = view.storage_says();
    let notices = notices.iter().map(|told| notice(view, told));
    let missing = only_if(view.pages == Chunk::Failed, || pages_missing(view));
    let rest = [missing, log_notices(view), undone(view)];
    let example = only_if(view.own.is_some(), || example(view));
    all(std::iter::once(example)
        .chain(notices)
        .chain(rest)
        .collect())
}

/// That it's the example, and the way out.
fn example(view: &View<'_>) -> Html {
    let words = example_words(view.lang);
    markup! {
        <p class="notice example">
            <strong>{words.banner}</strong>
            <span class="wide-only">{words.lost}</span>
            {button("link", words.leave, view.on(RestMsg::LeaveExample))}
        </p>
    }
}

fn pages_missing(view: &View<'_>) -> Html {
    let more = view.lang.more();
    loud(vec![
        markup! { <span>{more.pages_not_loaded}</span> },
        button("link", more.load_again, view.on(RestMsg::LoadPages)),
    ])
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
                books,
            } = *done;
            let text = imported(view.lang, (months, agents), (same, left), books);
            let read = view.on(RestMsg::Import(ImportMsg::Read));
            markup! {
                <p class="notice imported" role="status">
                    <span>{text}</span>
                    {button("link", view.words().close, read)}
                </p>
            }
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
            conflict(
                view,
                &format!("{} {mine} / {theirs}", more.store_conflict),
                StorageMsg::Resolve,
                vec![facts, common],
            )
        }
        Notice::RulesConflict(theirs) => {
            let differ = theirs.as_deref().map_or_else(none, |theirs| {
                let found = rules_difference(view.state.rules(), theirs);
                let found = found.iter();
                let found =
                    found.map(|found| said(view.lang, view.rulebook(), view.record(), found));
                markup! {
                    <div class="facts">
                        <p>{facts_differ(view.lang)}</p>
                        {rows("differences", found)}
                    </div>
                }
            });
            let text = setting_words(view.lang).conflict;
            conflict(view, text, StorageMsg::ResolveRules, vec![differ])
        }
        Notice::Aside(id, called) => loud(vec![
            markup! { <span>{more.store_aside}" "<code>{called}</code></span> },
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
