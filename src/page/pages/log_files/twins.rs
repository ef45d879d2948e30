//! Cases that are nearly equal, group by group.

use yew::prelude::*;

use super::files;
use crate::desk::log::{FilesMsg, Log, Twins};
use crate::locale::log_files::{self as say, LogFileWords, log_file_words};
use crate::log::EntryId;
use crate::page::dom::{markup, none};
use crate::page::parts::button;
use crate::page::view::View;

/// What the search found.
pub(super) fn twins(view: &View<'_>, log: &Log) -> Html {
    let words = log_file_words(view.lang);
    let twins = &log.twins;
    let found = match &twins.groups {
        None => none(),
        Some(groups) if groups.is_empty() => {
            markup! { <p class="strong" role="status">{words.no_twins}</p> }
        }
        Some(groups) => {
            let cases = groups.iter().map(Vec::len).sum();
            let rows = groups.iter().enumerate();
            let rows = rows.map(|(index, group)| grouped(view, log, words, twins, index, group));
            let rows: Vec<Html> = rows.collect();
            markup! {
                <p class="strong" role="status">
                    {say::twins_found(view.lang, groups.len(), cases)}
                </p>
                {rows}
            }
        }
    };
    markup! {
        <p class="hint">{words.twins_hint}</p>
        {found}
        <p class="acts">{button("outlined", words.again, files(view, FilesMsg::Search))}</p>
    }
}

fn grouped(
    view: &View<'_>,
    log: &Log,
    words: &LogFileWords,
    twins: &Twins,
    index: usize,
    group: &[EntryId],
) -> Html {
    let rows = group.iter().filter_map(|id| {
        let entry = log.page.entry(*id)?;
        let (title, answer) = match &entry.case {
            Some(case) => (case.title.clone(), case.answer.clone()),
            None => (words.unmarked.to_owned(), String::new()),
        };
        let act = match entry.case {
            Some(_) => button("outlined", words.unmark, files(view, FilesMsg::Unmark(*id))),
            None if twins.was_unmarked(*id) => {
                button("outlined", words.remark, files(view, FilesMsg::Remark(*id)))
            }
            None => none(),
        };
        Some(markup! {
            <li class="import-item">
                <span class="import-state">{entry.date.to_string()}</span>
                <span class="strong">{title}</span>
                <span>{entry.question.clone()}</span>
                <span class="hint">{answer}</span>
                <p class="acts">{act}</p>
            </li>
        })
    });
    let rows: Vec<Html> = rows.collect();
    markup! {
        <section class="block">
            <h3 class="block-head">{say::group(view.lang, index)}</h3>
            <ul class="import-list">{rows}</ul>
        </section>
    }
}
