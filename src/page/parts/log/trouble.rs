//! What the log's storage has to say, loudly.

use yew::prelude::*;

use super::controls::button;
use super::on;
use crate::desk::Page;
use crate::desk::log::{Log, LogMsg, Opening};
use crate::desk::{RestMsg, StorageMsg};
use crate::json::decode_text;
use crate::locale::log_page::{self as say, log_words};
use crate::log::{LogEntry, LogFacts};
use crate::page::dom::{all, markup, none};
use crate::page::view::View;
use crate::store::Access;
use crate::store::rows::{RowFault, Unsaved};

/// So many conflicts are shown at once.
const SHOWN: usize = 3;

/// All of it; elsewhere than on the log's page only what could get lost.
pub fn log_notices(view: &View<'_>) -> Html {
    let Some(log) = &view.log else { return none() };
    let unsaved = log.unsaved();
    let mut notices = Vec::new();
    if view.page == Page::Log || !unsaved.is_empty() {
        notices.extend(state(view, log));
        notices.extend(faults(view, log, &unsaved));
        notices.extend(conflicts(view, &unsaved));
    }
    if view.page == Page::Log {
        notices.extend(asides(view, log));
    }
    all(notices)
}

fn loud(text: &str, buttons: Vec<Html>) -> Html {
    markup! { <p class="notice loud log-notice" role="alert"><span>{text}</span>{buttons}</p> }
}

fn storage(view: &View<'_>, text: &str, msg: StorageMsg) -> Html {
    button("link", text, view.on(RestMsg::Storage(msg)))
}

fn state(view: &View<'_>, log: &Log) -> Option<Html> {
    let words = log_words(view.lang);
    let again = || vec![storage(view, words.try_again, StorageMsg::Reopen)];
    Some(match (log.opening, log.access()) {
        (Opening::Late, _) => loud(words.late, again()),
        (Opening::Reading(_), _) => return None,
        (Opening::Open, Access::Memory) => loud(words.memory, again()),
        (Opening::Open, Access::ReadOnly) => loud(words.read_only, Vec::new()),
        (Opening::Open, Access::Full) if view.is_stuck() => loud(words.stuck, Vec::new()),
        (Opening::Open, Access::Full) => return None,
    })
}

/// Each reason once, with the number of rows.
fn faults(view: &View<'_>, log: &Log, unsaved: &[Unsaved]) -> Vec<Html> {
    let words = log_words(view.lang);
    if log.access() == Access::Memory {
        // Said above.
        return Vec::new();
    }
    let same = |a: &RowFault, b: &RowFault| match (a, b) {
        (RowFault::Storage(a), RowFault::Storage(b)) => {
            std::mem::discriminant(a) == std::mem::discriminant(b)
        }
        (a, b) => std::mem::discriminant(a) == std::mem::discriminant(b),
    };
    let mut counted: Vec<(&RowFault, usize)> = Vec::new();
    for row in unsaved {
        match counted
            .iter_mut()
            .find(|(fault, _)| same(fault, &row.fault))
        {
            Some((_, n)) => *n += 1,
            None => counted.push((&row.fault, 1)),
        }
    }
    let said = counted.into_iter().filter_map(|(fault, n)| {
        let text = say::row_fault(view.lang, fault, n)?;
        let again = storage(view, words.try_again, StorageMsg::Retry);
        Some(loud(&text, vec![again]))
    });
    said.collect()
}

fn conflicts(view: &View<'_>, unsaved: &[Unsaved]) -> Vec<Html> {
    let (words, more) = (log_words(view.lang), view.lang.more());
    let in_short = |text: Option<&String>| {
        let facts = text.and_then(|text| decode_text::<LogFacts>(text));
        let entry = facts.and_then(|facts| LogEntry::new(facts).ok());
        entry.map_or_else(
            || words.removed_there.to_owned(),
            |entry| say::in_short(view.lang, &entry),
        )
    };
    let all: Vec<_> = unsaved
        .iter()
        .filter_map(|row| match &row.fault {
            RowFault::Conflict { theirs } => Some((row.id, row.mine.as_ref(), theirs.as_ref())),
            _ => None,
        })
        .collect();
    let mut notices: Vec<Html> = Vec::new();
    for (id, mine, theirs) in all.iter().take(SHOWN).copied() {
        let texts = [in_short(mine), in_short(theirs)].join(" / ");
        let resolve = |text, mine| button("link", text, on(view, LogMsg::Resolve(id, mine)));
        notices.push(loud(
            words.conflict,
            vec![
                markup! { <span>{&texts}</span> },
                resolve(more.keep_mine, true),
                resolve(more.take_theirs, false),
            ],
        ));
    }
    if all.len() > SHOWN {
        let left = say::more_conflicts(view.lang, all.len() - SHOWN);
        notices.push(loud(&left, Vec::new()));
    }
    notices
}

fn asides(view: &View<'_>, log: &Log) -> Option<Html> {
    let words = log_words(view.lang);
    let n = log.told.as_ref().map_or(0, |told| told.asides.len());
    (n > 0).then(|| {
        loud(
            &say::asides(view.lang, n),
            vec![
                button("link", words.aside_download, on(view, LogMsg::SaveAsides)),
                button("link", words.aside_discard, on(view, LogMsg::DiscardAsides)),
            ],
        )
    })
}
