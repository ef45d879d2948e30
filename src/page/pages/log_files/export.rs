//! Entries that go out, and what in them looks private.

use yew::prelude::*;

use super::{count, files};
use crate::desk::log::{Export, FilesMsg, Log, LogScope as Scope, LogTable as Table};
use crate::locale;
use crate::locale::log_files::{self as say, LogFileWords, log_file_words};
use crate::log::{EntryId, PrivateKind, masked};
use crate::page::dom::{markup, none, only_if};
use crate::page::parts::{button, triangle};
use crate::page::view::View;

/// So many of those that look private are listed.
const LISTED: usize = 20;

/// The form and what it gave.
pub(super) fn export(view: &View<'_>, log: &Log) -> Html {
    let words = log_file_words(view.lang);
    let export = &log.export;
    markup! {
        {scopes(view, log, words, export.scope)}
        {tables(view, words, export.table)}
        <p class="hint">{words.cases_hint}</p>
        {if export.private.is_empty() {
            markup! {
                <p class="acts">{button("filled", words.export, files(view, FilesMsg::Export))}</p>
            }
        } else {
            private(view, log, words, &export.private)
        }}
        {made(view, words, export)}
    }
}

fn scopes(view: &View<'_>, log: &Log, words: &LogFileWords, now: Scope) -> Html {
    let month = view.state.content.month;
    let held = |scope: Scope| count(log, scope.choice(month));
    let name = locale::month(view.lang, month);
    let options = [
        (Scope::All, say::scope_all(view.lang, held(Scope::All))),
        (
            Scope::Month,
            say::scope_month(view.lang, &name, held(Scope::Month)),
        ),
        (
            Scope::Cases,
            say::scope_cases(view.lang, held(Scope::Cases)),
        ),
    ];
    let options = options.map(|(scope, text)| (text, now == scope, FilesMsg::Scope(scope)));
    group(view, "log-scope", words.scope, options)
}

fn tables(view: &View<'_>, words: &LogFileWords, now: Table) -> Html {
    let options = [(Table::Json, words.json), (Table::Csv, words.csv)];
    let options =
        options.map(|(table, text)| (text.to_owned(), now == table, FilesMsg::Table(table)));
    group(view, "log-table", words.form, options)
}

fn group(
    view: &View<'_>,
    name: &'static str,
    label: &str,
    options: impl IntoIterator<Item = (String, bool, FilesMsg)>,
) -> Html {
    let options = options.into_iter().map(|(text, checked, msg)| {
        markup! {
            <label class="radio">
                <input type="radio" name={name} checked={checked} onchange={files(view, msg)}/>
                <span>{text}</span>
            </label>
        }
    });
    let options: Vec<Html> = options.collect();
    markup! {
        <fieldset class="file-choices"><legend class="strong">{label}</legend>{options}</fieldset>
    }
}

fn private(
    view: &View<'_>,
    log: &Log,
    words: &LogFileWords,
    found: &[(EntryId, Vec<PrivateKind>)],
) -> Html {
    let rows = found.iter().take(LISTED).filter_map(|(id, kinds)| {
        let entry = log.page.entry(*id)?;
        Some(markup! {
            <li class="import-item">
                <span class="import-state">{entry.date.to_string()}</span>
                <span>{masked(&entry.question)}</span>
                <span class="hint">{say::private_kinds(view.lang, kinds)}</span>
            </li>
        })
    });
    let rows: Vec<Html> = rows.collect();
    let left = found.len().saturating_sub(LISTED);
    let write = |masked| files(view, FilesMsg::Write { masked });
    markup! {
        <section class="block" role="alert">
            <h3 class="why">{triangle("triangle")}{say::private_head(view.lang, found.len())}</h3>
            <p class="hint">{words.masking}</p>
            <p class="acts">
                {button("filled", words.masked, write(true))}
                {button("outlined", words.as_it_is, write(false))}
            </p>
            <ul class="import-list">{rows}</ul>
            {only_if(left > 0, || markup! { <p class="hint">{say::and_others(view.lang, left)}</p> })}
        </section>
    }
}

fn made(view: &View<'_>, words: &LogFileWords, export: &Export) -> Html {
    if export.is_empty {
        return markup! { <p role="status">{words.nothing_to_export}</p> };
    }
    if export.made.is_empty() {
        return none();
    }
    let rows = export.made.iter().enumerate().map(|(index, file)| {
        let size = say::made_file(view.lang, file.text.len(), file.entries);
        markup! {
            <li class="made">
                <span class="strong">{file.name.clone()}</span>
                " "
                <span class="hint">{size}</span>
                " "
                {button(
                    "link",
                    words.download,
                    files(view, FilesMsg::Download(index))
                )}
            </li>
        }
    });
    let rows: Vec<Html> = rows.collect();
    markup! {
        <div role="status" aria-label={words.export_title.to_owned()}>
            <p>{say::made(view.lang, export.made.len())}</p>
            <ul class="import-list">{rows}</ul>
        </div>
    }
}
