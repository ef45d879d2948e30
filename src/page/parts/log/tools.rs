//! Over the list: the page's name, what was done last, the search, the
//! filters.

use yew::prelude::*;

use super::controls::{button, search};
use super::{about, on, value_of};
use crate::desk::log::{Log, LogMsg, Opening};
use crate::desk::log::{LogFilter, Waits};
use crate::id::Id;
use crate::locale;
use crate::locale::log_page::{self as say, log_words};
use crate::page::dom::{flag, markup, none, only_if};
use crate::page::view::View;

/// The page's name, what was done last and whether all of it is saved.
pub fn head(view: &View<'_>, log: &Log) -> Html {
    let words = log_words(view.lang);
    let page = &log.page;
    let unsaved = log.unsaved().len();
    let state = match log.opening {
        Opening::Reading(progress) => say::reading(view.lang, progress),
        Opening::Open if view.storage.is_saving && !view.is_stuck() => words.saving.to_owned(),
        _ if unsaved > 0 => say::unsaved(view.lang, unsaved),
        // The header says that the example isn't kept.
        _ if log.page.entries.is_empty() || view.own.is_some() => String::new(),
        _ => words.kept.to_owned(),
    };
    let said = page.said.filter(|(lang, _)| *lang == view.lang);
    let can_undo = said.is_some() && page.can_take_back && log.can_undo();
    let undo = only_if(can_undo, || {
        button("link", words.undo, on(view, LogMsg::Undo))
    });
    markup! {
        <div class="log-head">
            <h2 class="page-title">{words.title}</h2>
            <p class="log-said">
                <span role="status" id="log-said">{said.map_or("", |(_, text)| text)}</span>
                {undo}
            </p>
            <p class="log-state" role="status">{state}</p>
        </div>
    }
}

/// The search, the filters and how many entries there are.
pub fn tools(view: &View<'_>, log: &Log) -> Html {
    let words = log_words(view.lang);
    let page = &log.page;
    let filter = page.filter;
    let query = Callback::from({
        let send = view.send.clone();
        move |event: InputEvent| send.emit(about(LogMsg::Query(value_of(&event))))
    });
    let search = search("log-search", words.search, &page.query, query);
    let toggle = |pressed: bool, next: LogFilter, text: &str| {
        markup! {
            <button
                type="button"
                class="switch"
                aria-pressed={flag(pressed)}
                onclick={on(view, LogMsg::Filter(next))}
            >
                {text}
            </button>
        }
    };
    let month = view.state.content.month;
    let of_month = LogFilter {
        month: filter.month.is_none().then_some(month),
        ..filter
    };
    let waits = |what: Waits, text: &str| {
        let pressed = filter.waits == Some(what);
        let waits = (!pressed).then_some(what);
        toggle(pressed, LogFilter { waits, ..filter }, text)
    };
    let of_share = match filter.waits {
        Some(what @ Waits::For(ratio)) => waits(what, say::waits_for(view.lang, ratio)),
        _ => none(),
    };
    let cases = LogFilter {
        cases: !filter.cases,
        ..filter
    };
    let sort = only_if(filter.cases && page.query.trim().is_empty(), || {
        let by = |by_title: bool| LogFilter { by_title, ..filter };
        markup! {
            <span class="log-sort" role="group" aria-label={words.sort}>
                {toggle(!filter.by_title, by(false), words.by_time)}
                {toggle(filter.by_title, by(true), words.by_title)}
            </span>
        }
    });
    let n = page.list.len();
    let count = match page.query.trim() {
        "" if log.page.entries.is_empty() => String::new(),
        "" => say::count(view.lang, n),
        _ => say::found(view.lang, n),
    };
    let indexing = match log.indexing() {
        Some(progress) if !page.query.trim().is_empty() => say::indexing(view.lang, progress),
        _ => String::new(),
    };
    markup! {
        <div class="log-tools">
            {search}
            <span class="log-filters" role="group" aria-label={words.filters}>
                {toggle(
                    filter.month.is_some(),
                    of_month,
                    &locale::month(view.lang, month)
                )}
                {waits(Waits::Any, words.only_open)}
                {waits(Waits::FollowUp, words.only_due)}
                {of_share}
                {toggle(filter.cases, cases, words.only_cases)}
                {categories(view, log, filter)}
            </span>
            {sort}
            <span class="log-count" role="status">{count}</span>
        </div>
        <p class="hint log-indexing">{indexing}</p>
    }
}

fn categories(view: &View<'_>, log: &Log, filter: LogFilter) -> Html {
    let words = log_words(view.lang);
    let lists = &log.page.lists;
    let all = markup! {
        <option value={String::new()} selected={filter.category.is_none()}>
            {words.all_categories}
        </option>
    };
    let each = lists.categories.iter().map(|category| {
        let chosen = filter.category == Some(category.id);
        markup! {
            <option value={category.id.to_string()} selected={chosen}>
                {view.lang.of(&category.title)}
            </option>
        }
    });
    let options: Vec<Html> = std::iter::once(all).chain(each).collect();
    let send = view.send.clone();
    let chosen = Callback::from(move |event: Event| {
        let category: Option<Id> = value_of(&event).parse().ok();
        send.emit(about(LogMsg::Filter(LogFilter { category, ..filter })));
    });
    markup! {
        <select class="select" aria-label={words.category} onchange={chosen}>{options}</select>
    }
}
