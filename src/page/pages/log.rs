//! The consultation log: a new entry on top, the list below, the opened entry
//! beside it.

use yew::prelude::*;

use super::log_files::{log_file_buttons, log_panel};
use crate::calendar::Month;
use crate::locale::log_page::{self as say, log_words};
use crate::number::Unit;
use crate::page::dom::{markup, none, only_if};
use crate::page::log::{LogDesk, Opening};
use crate::page::parts::log::{Desk, LogRows, entry, head, opened, tools};
use crate::page::parts::whose_log;
use crate::page::view::View;

/// The page.
pub fn log(view: &View<'_>) -> Html {
    let Some(desk) = view.log else { return none() };
    if let Some(panel) = log_panel(view) {
        return panel;
    }
    let class = match desk.page.borrow().opened.is_some() {
        true => "log beside",
        false => "log",
    };
    markup! {
        <main id="main" class={class} tabindex="-1">
            <div class="log-main">
                {head(view, desk)}
                {log_file_buttons(view)}
                {whose_log(view)}
                {entry(view, desk)}
                {tools(view, desk)}
                {list(view, desk)}
            </div>
            {opened(view, desk)}
        </main>
    }
}

fn list(view: &View<'_>, desk: &'static LogDesk) -> Html {
    let words = log_words(view.lang);
    let page = desk.page.borrow();
    if !page.list.is_empty() {
        let (stamp, lang, send) = (page.stamp, view.lang, view.send.clone());
        return html! { <LogRows desk={Desk(desk)} {stamp} {lang} {send} /> };
    }
    let is_empty = desk.entries().is_empty();
    let filter = page.filter;
    let text = match page.query.trim() {
        _ if is_empty && matches!(desk.opening(), Opening::Reading(_)) => String::new(),
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
