//! All data: where they live, their backup, removing them.

use yew::prelude::*;

use super::import::picker;
use crate::desk::{Asked, DataMsg, Held, RestMsg};
use crate::locale::backup::{self as say, BackupWords, backup_words};
use crate::page::dom::{markup, none, only_if};
use crate::page::parts::{self, button};
use crate::page::view::View;

/// The page.
pub fn data(view: &View<'_>) -> Html {
    let words = backup_words(view.lang);
    markup! {
        <main class="months data" id="main" tabindex="-1">
            <h2 class="page-title">{words.title}</h2>
            <div class="data-acts">{parts::file_buttons(view)}{parts::looks(view)}</div>
            <section class="block">
                <h2 class="block-head"><span class="block-title">{words.place}</span></h2>
                <p>{words.here}</p>
                <dl class="terms">{kept(view, words)}</dl>
                <p class="hint">{words.safari}</p>
            </section>
            <section class="block">
                <h2 class="block-head"><span class="block-title">{words.backup}</span></h2>
                {backup(view, words)}
            </section>
            <section class="block">
                <h2 class="block-head"><span class="block-title">{words.clear}</span></h2>
                {parts::ask(view, Asked::RemoveAll, view.lang.more().remove_all)}
            </section>
        </main>
    }
}

/// How much is kept, and how safely.
fn kept(view: &View<'_>, words: &BackupWords) -> Html {
    let lang = view.lang;
    let Held {
        months,
        agents,
        entries,
        rulebooks,
        decisions,
        asides,
        books,
    } = view.held();
    let row = |name: &str, inside: Html| markup! { <div><dt>{name}</dt><dd>{inside}</dd></div> };
    let text = |name: &str, text: String| row(name, Html::from(text));
    let estimate = view.data.estimate;
    let room = match estimate.used.zip(estimate.left) {
        Some((used, left)) => say::room(lang, used, left),
        None => words.room_unsaid.to_owned(),
    };
    let rules = match rulebooks + decisions {
        0 => words.as_bundled.to_owned(),
        _ => say::rules_of(lang, rulebooks, decisions),
    };
    let saved = match view.storage.all_saved && view.storage.report.is_some() {
        true => words.all_saved,
        false => words.not_saved,
    };
    let again = || {
        markup! {
            " "
            {button(
                "link",
                words.persist,
                view.on(RestMsg::Data(DataMsg::Persist))
            )}
            " "
            <span class="hint">{words.persist_hint}</span>
        }
    };
    let keeping = match estimate.is_kept {
        Some(true) => markup! { {words.kept} },
        Some(false) => markup! { {words.not_kept}{again()} },
        None => markup! { {words.keeping_unsaid} },
    };
    let log = entries.map_or_else(
        || words.log_unread.to_owned(),
        |count| say::entries(lang, count),
    );
    let rows = vec![
        text(words.months, say::months_of(lang, months, agents)),
        text(words.log, log),
        text(words.rules, rules),
        only_if(!books.is_none(), || {
            let held = say::documents(lang, [books.documents, books.months, books.team]);
            text(words.documents, held)
        }),
        only_if(asides > 0, || text(words.asides, say::texts(lang, asides))),
        text(words.saved, saved.to_owned()),
        row(words.keeping, keeping),
        text(words.room, room),
    ];
    markup! { {rows} }
}

fn backup(view: &View<'_>, words: &BackupWords) -> Html {
    let lang = view.lang;
    let data = &view.data;
    if let Some(work) = &data.work {
        return parts::job(words.writing.to_owned(), work.progress(), none());
    }
    let held = view.held();
    let is_empty = Held {
        entries: None,
        ..held
    } == Held::default()
        && held.entries.unwrap_or(0) == 0;
    let last = match view.since_backup() {
        _ if is_empty => words.nothing.to_owned(),
        None => words.never.to_owned(),
        Some(since) => {
            let changed = [since.rules, since.documents];
            let said = say::last_backup(lang, since.at, since.months, changed, since.entries);
            let size = data.bytes.map(|size| say::file_size(lang, size as u64));
            [said, size.unwrap_or_default()].join(" ")
        }
    };
    markup! {
        <p role="status">{last}</p>
        {only_if(data.has_failed, || markup! {
            <p class="why" role="alert">{parts::triangle("triangle")}{words.failed}</p>
        })}
        <p class="acts">
            {only_if(!is_empty, || button(
                "filled",
                words.back_up,
                view.on(RestMsg::Data(DataMsg::Backup))
            ))}
            <label class="outlined file-pick">{picker(view)}<span>{words.restore}</span></label>
        </p>
        <p class="hint">{words.private}</p>
        <p class="hint">{words.restore_hint}</p>
    }
}
