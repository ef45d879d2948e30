//! The consultation log: a new entry on top, the list below, the opened entry
//! beside it.

use yew::prelude::*;

use super::log_files::{log_file_buttons, log_panel};
use crate::calendar::Month;
use crate::desk::log::{Log, Opening};
use crate::locale::log_page::{self as say, log_words};
use crate::number::Unit;
use crate::page::dom::{markup, none, only_if};
use crate::page::parts::log::{LogRows, RowsProps, entry, head, opened, tools};
use crate::page::parts::whose_log;
use crate::page::view::View;

/// The page.
pub fn log(view: &View<'_>) -> Html {
    let Some(log) = &view.log else { return none() };
    if let Some(panel) = log_panel(view) {
        return panel;
    }
    let class = match log.page.opened.is_some() {
        true => "log beside",
        false => "log",
    };
    markup! {
        <main id="main" class={class} tabindex="-1">
            <div class="log-main">
                {head(view, log)}
                {log_file_buttons(view)}
                {whose_log(view)}
                {only_if(!view.state.content.books.is_none(), || {
                    markup! { <p class="hint">{log_words(view.lang).bundled_only}</p> }
                })}
                {entry(view, log)}
                {tools(view, log)}
                {list(view, log)}
            </div>
            {opened(view, log)}
        </main>
    }
}

fn list(view: &View<'_>, log: &Log) -> Html {
    let words = log_words(view.lang);
    let page = &log.page;
    if !page.list.is_empty() {
        return html! { <LogRows ..RowsProps::of(view, log) /> };
    }
    let is_empty = log.page.entries.is_empty();
    let filter = page.filter;
    let text = match page.query.trim() {
        _ if is_empty && matches!(log.opening, Opening::Reading(_)) => String::new(),
        _ if is_empty => {
            let of = (Month::of(view.state.today), Unit::Points);
            let feeds = say::feeds(view.lang, view.state.rules().rulebook(of));
            format!("{}{feeds}", words.about)
        }
        "" if filter.cases && filter.category.is_none() && filter.month.is_none() => {
            words.no_cases.to_owned()
        }
        "" => words.none_here.to_owned(),
        _ => words.none_found.to_owned(),
    };
    let no_names = only_if(is_empty && !text.is_empty(), || {
        markup! { <p class="strong">{words.no_names}</p> }
    });
    markup! { <div class="log-none"><p>{text}</p>{no_names}</div> }
}
