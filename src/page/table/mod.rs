//! The preview of a table that came in, in the program's fifth chunk.

mod after;
mod columns;
mod grid;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::calendar::Month;
use crate::desk::table::TableRead;
use crate::desk::{RestMsg, TableMsg};
use crate::locale;
use crate::locale::table::{skipped, table_fault};
use crate::locale::table_page::{self, table_page_words};
use crate::page::dom::{markup, none, only_if};
use crate::page::pages::picker;
use crate::page::parts::{button, triangle};
use crate::page::view::View;

/// The page.
pub fn page(view: &View<'_>) -> Html {
    let words = table_page_words(view.lang);
    let Some(form) = view.table_form() else {
        return none();
    };
    let faults = form.faults.iter().map(|(file, fault)| {
        let said = table_fault(view.lang, fault);
        markup! {
            <li class="import-item refused">
                {triangle("triangle")}
                <bdi class="strong">{file}</bdi>
                <span>{said}</span>
            </li>
        }
    });
    let faults: Vec<Html> = faults.collect();
    markup! {
        <main class="exchange table-in" id="main" tabindex="-1">
            <div class="table-title">
                <h2 class="page-title">{words.title}</h2>
                <span class="hint">{words.untouched}</span>
                <label class="link file-pick">
                    {picker(view)}
                    <span>{words.other_file}</span>
                </label>
            </div>
            {only_if(!faults.is_empty(), || markup! { <ul class="import-list">{faults}</ul> })}
            {match &form.file {
                Some(read) => shown(view, read),
                None => {
                    let close = button("outlined", words.cancel, tell(view, TableMsg::Close));
                    markup! { <p class="acts">{close}</p> }
                }
            }}
        </main>
    }
}

/// A callback that tells the desk something about the table.
fn tell<E: 'static>(view: &View<'_>, msg: TableMsg) -> Callback<E> {
    view.on(RestMsg::table(msg))
}

fn shown(view: &View<'_>, read: &TableRead) -> Html {
    let words = table_page_words(view.lang);
    let known = match read.is_known {
        true => words.known,
        false => words.unknown,
    };
    markup! {
        <div class="table-file">
            <bdi class="strong">{&read.name}</bdi>
            <span class="hint">{table_page::file(read.bytes, read.hash)}</span>
            <span class={if read.is_known { "strong" } else { "hint" }}>{known}</span>
            {sheets(view, read)}
            <label class="table-month">
                <span>{words.month}</span>
                {months(view, read)}
                <span class="hint">{table_page::month_from(view.lang, read.month_at)}</span>
            </label>
        </div>
        <div class="table-sides">
            <section class="table-columns">
                {columns::columns(view, read)}
                {columns::spellings(view, read)}
                {after::refused(view, read)}
            </section>
            <section class="table-after">
                {grid::grid(view, read)}
                {after::after(view, read)}
            </section>
        </div>
    }
}

/// Which month it's about: the one that it says, or any around the shown one.
fn months(view: &View<'_>, read: &TableRead) -> Html {
    let shown = view.state.content.month;
    let mut months: Vec<Month> = (-18..=6).map(|by| shown.plus(by)).collect();
    months.push(read.month);
    months.sort_unstable();
    months.dedup();
    let option = |month: &Month| {
        markup! {
            <option value={month.to_string()} selected={*month == read.month}>
                {locale::month(view.lang, *month)}
            </option>
        }
    };
    let options: Vec<Html> = months.iter().map(option).collect();
    let send = view.send.clone();
    let onchange = Callback::from(move |event: Event| {
        let select = event.target_dyn_into::<HtmlSelectElement>();
        if let Some(month) = select.and_then(|select| select.value().parse().ok()) {
            send.emit(RestMsg::table(TableMsg::Month(month)).into());
        }
    });
    markup! { <select class="select" id="table-month" onchange={onchange}>{options}</select> }
}

/// Which sheet is read; the others are named.
fn sheets(view: &View<'_>, read: &TableRead) -> Html {
    let words = table_page_words(view.lang);
    let sheets = &read.book.sheets;
    if sheets.len() < 2 {
        return none();
    }
    let options = sheets.iter().enumerate().map(|(at, sheet)| {
        let is_shown = at == read.sheet;
        markup! {
            <option value={at.to_string()} selected={is_shown}>
                {locale::name(view.lang, &sheet.name).into_owned()}
            </option>
        }
    });
    let send = view.send.clone();
    let onchange = Callback::from(move |event: Event| {
        let select = event.target_dyn_into::<HtmlSelectElement>();
        if let Some(at) = select.and_then(|select| select.value().parse().ok()) {
            send.emit(RestMsg::table(TableMsg::Sheet(at)).into());
        }
    });
    let others = sheets
        .iter()
        .enumerate()
        .filter(|(at, _)| *at != read.sheet);
    let others: Vec<&str> = others.map(|(_, sheet)| &*sheet.name).collect();
    markup! {
        <label class="table-sheet">
            <span>{words.sheet}</span>
            <select class="select" id="table-sheet" onchange={onchange}>
                {options.collect::<Vec<Html>>()}
            </select>
        </label>
        <span class="hint">{table_page::not_read(view.lang, &others)}</span>
    }
}

/// The rows that aren't read, in words.
fn skips(view: &View<'_>, read: &TableRead) -> Vec<Html> {
    let skips = read.matched.skipped.iter().take(view.listed());
    let item = |(row, why): &(u32, crate::table::Skipped)| {
        markup! { <li class="hint">{skipped(view.lang, *row, why)}</li> }
    };
    skips.map(item).collect()
}
