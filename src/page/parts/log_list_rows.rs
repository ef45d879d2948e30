//! The rows of the log's lists in their form.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::controls::{button, triangle};
use crate::desk::{ListsMsg, RestMsg, list_id};
use crate::locale::log_feed::{self as say, feed_words};
use crate::log::Mark;
use crate::page::dom::{markup, none, only_if, when};
use crate::page::view::PageMsg;
use crate::page::view::View;
use crate::rulebook::{ListFault, ListRow, LogList, LogLists};

/// A list with its rows.
pub(super) fn rows(view: &View<'_>, form: &LogLists, list: LogList, faults: &[ListFault]) -> Html {
    let words = feed_words(view.lang);
    let all = form.rows(list);
    let each = all.iter().enumerate().map(|(index, row)| {
        let fault = faults.iter().find(|fault| match fault {
            ListFault::NoTitle(of, at)
            | ListFault::LongTitle(of, at)
            | ListFault::SameTitle(of, at, _) => (*of, *at) == (list, index),
            _ => false,
        });
        one(view, list, index, row, all.len(), fault)
    });
    let each: Vec<Html> = each.collect();
    let add = only_if(all.len() < list.limit(), || {
        button(
            "link",
            words.add[list as usize],
            lists(view, ListsMsg::Add(list)),
        )
    });
    markup! {
        <fieldset class="list">
            <legend class="strong">{words.lists[list as usize]}</legend>
            <ol class="list-rows">{each}</ol>
            {add}
        </fieldset>
    }
}

fn one(
    view: &View<'_>,
    list: LogList,
    index: usize,
    row: &ListRow,
    of: usize,
    fault: Option<&ListFault>,
) -> Html {
    let words = feed_words(view.lang);
    let number = index + 1;
    let name = |what: &str| format!("{} {number} {what}", words.lists[list as usize]);
    let why = list_id(list, index, "why");
    let wrong = fault.is_some();
    let title = |part: &'static str, label: &str, text: &str, hint: &'static str, edit| {
        let wrong = wrong && part == "zh";
        markup! {
            <input
                id={list_id(list, index, part)}
                class={if wrong { "field free wrong" } else { "field free" }}
                type="text"
                autocomplete="off"
                placeholder={when(!hint.is_empty(), hint)}
                aria-label={name(label)}
                aria-invalid={when(wrong, "true")}
                aria-describedby={wrong.then(|| why.clone())}
                value={text.to_owned()}
                oninput={typed(view, edit)}
            />
        }
    };
    let zh = title(
        "zh",
        words.titles[0],
        &row.zh,
        "",
        Box::new(move |text| ListsMsg::Zh(list, index, text)) as Edit,
    );
    let en = title(
        "en",
        words.titles[1],
        &row.en,
        words.optional,
        Box::new(move |text| ListsMsg::En(list, index, text)),
    );
    let mark = |mark: Mark| {
        let on = row.marks.has(mark);
        let edit = lists(view, ListsMsg::Mark(index, mark, !on));
        let text = say::mark(view.lang, mark);
        markup! {
            <label class="check">
                <input type="checkbox" aria-label={name(text)} checked={on} onchange={edit}/>
                <span>{text}</span>
            </label>
        }
    };
    let marks = only_if(list == LogList::Categories, || {
        let each: Vec<Html> = Mark::ALL.into_iter().map(mark).collect();
        markup! { <span class="list-marks">{each}</span> }
    });
    let act = |part: &str, text: &'static str, edit: ListsMsg, off: bool| {
        markup! {
            <button
                type="button"
                class="link"
                id={list_id(list, index, part)}
                aria-label={format!("{text} {number} {}", row.zh.trim())}
                disabled={when(off, "")}
                onclick={lists(view, edit)}
            >
                {text}
            </button>
        }
    };
    markup! {
        <li class="list-row">
            {zh}
            {en}
            <span class="list-acts">
                {act(
                    "up",
                    words.up,
                    ListsMsg::Shift(list, index, true),
                    index == 0
                )}
                {act(
                    "down",
                    words.down,
                    ListsMsg::Shift(list, index, false),
                    number == of
                )}
                {act(
                    "remove",
                    words.remove,
                    ListsMsg::Remove(list, index),
                    of == 1
                )}
            </span>
            {marks}
            {fault.map_or_else(none, |fault| because(view, why, fault))}
        </li>
    }
}

/// Why a field isn't taken.
pub(super) fn because(view: &View<'_>, id: String, fault: &ListFault) -> Html {
    markup! {
        <p class="why" id={id}>{triangle("triangle")}{say::list_fault(view.lang, fault)}</p>
    }
}

/// What a typed text asks for.
pub(super) type Edit = Box<dyn Fn(String) -> ListsMsg>;

/// Listens to typing.
pub(super) fn typed(view: &View<'_>, edit: Edit) -> Callback<InputEvent> {
    let send = view.send.clone();
    Callback::from(move |event: InputEvent| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        let text = input.map(|input| input.value()).unwrap_or_default();
        send.emit(msg(edit(text)));
    })
}

/// A callback for something about the form.
pub(super) fn lists<E: 'static>(view: &View<'_>, edit: ListsMsg) -> Callback<E> {
    view.on(msg(edit))
}

/// The message for something about the form.
pub(super) fn msg(edit: ListsMsg) -> PageMsg {
    RestMsg::Lists(edit).into()
}
