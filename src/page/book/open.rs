//! What is open in the month: what settles most comes first.

use yew::prelude::*;

use super::BookView;
use crate::id::Id;
use crate::locale::book::book_words;
use crate::locale::book_open::{self, open_words};
use crate::page::dom::{hashed, markup, only_if};
use crate::plan::{OpenItem, Place, Unsettled};

/// So many are shown at once.
const SHOWN: usize = 8;

/// The section.
pub fn open(of: &BookView<'_>) -> Html {
    let lang = of.view.lang;
    let items = &of.open.items;
    let is_fact =
        |item: &&OpenItem| !matches!(item.what, Unsettled::Reading(_) | Unsettled::Number(_));
    let places: Vec<String> = items
        .iter()
        .map(|item| book_open::place(of.filled, &item.what))
        .collect();
    // What is typed for a part of a value stands with the value.
    let has_row = |place: &Place| {
        let of_value = |id| items.iter().any(|item| item.what == Unsettled::Value(id));
        places.contains(&place.to_string()) || within(*place).is_some_and(of_value)
    };
    let wrong = of
        .filled
        .unsaid()
        .into_iter()
        .filter(|place| !has_row(place));
    let wrong: Vec<Html> = wrong
        .map(|place| {
            let name = book_open::wrong_title(lang, of.filled, place);
            let words = open_words(lang);
            let is_wrong = of.filled.wrong.iter().any(|wrong| wrong.place == place);
            let why = match place {
                Place::Amount(_) if !is_wrong => words.no_amount,
                Place::Date(_) if !is_wrong => words.no_day,
                _ => words.wrong,
            };
            markup! {
                <li key={place.to_string()}>
                    <a class="link" href={format!("#{place}")}>{name}</a>
                    " "
                    <span class="small">{why}</span>
                </li>
            }
        })
        .collect();
    let is_complete = wrong.is_empty() && !items.iter().any(|item| is_fact(&item));
    let mut rows = wrong;
    let mut alone: Vec<Html> = Vec::new();
    for (item, place) in items.iter().zip(places) {
        match book_open::shrinks(lang, of.filled.document(), item) {
            Some(shrinks) => rows.push(row(of, item, place, shrinks)),
            None => alone.push(link(of, item, &place)),
        }
    }
    let more = rows.split_off(rows.len().min(SHOWN));
    let count = more.len();
    markup! {
        <section class="book-missing" id="book-missing">
            <h2 class="form-head"><span>{open_words(lang).open}</span></h2>
            {only_if(is_complete, || markup! { <p class="hint">{book_words(lang).complete}</p> })}
            <ol class="book-open">{rows}</ol>
            {only_if(count > 0, || markup! {
                <details class="book-derived">
                    <summary>{book_open::and_more(lang, count)}</summary>
                    <ol class="book-open">{more}</ol>
                </details>
            })}
            {only_if(!alone.is_empty(), || markup! {
                <p class="small">{open_words(lang).alone}</p>
                <ul class="book-todo">{alone}</ul>
            })}
        </section>
    }
}

/// Of which value it's a field.
fn within(place: Place) -> Option<Id> {
    match place {
        Place::Value(id) | Place::Listed(id, _) | Place::Times(id, _) | Place::Cases(id, _) => {
            Some(id)
        }
        _ => None,
    }
}

/// By how much it narrows the result.
fn row(of: &BookView<'_>, item: &OpenItem, place: String, shrinks: String) -> Html {
    let lang = of.view.lang;
    let title = book_open::title(lang, of.filled, &item.what);
    let mut wrong = of.filled.wrong.iter();
    let reason = match item.what {
        Unsettled::Value(id) if wrong.any(|wrong| within(wrong.place) == Some(id)) => {
            open_words(lang).wrong.to_owned()
        }
        _ => book_open::reason(lang, &item.what),
    };
    markup! {
        <li key={key_of(&item.what)}>
            <a class="link" href={format!("#{place}")}>{title.clone()}</a>
            " "
            <span class="small">{reason}</span>
            <span class="book-shrinks">{shrinks}</span>
        </li>
    }
}

/// One that narrows nothing by itself.
fn link(of: &BookView<'_>, item: &OpenItem, place: &str) -> Html {
    let title = book_open::title(of.view.lang, of.filled, &item.what);
    markup! {
        <li key={key_of(&item.what)}>
            <a class="link" href={format!("#{place}")}>{title.clone()}</a>
        </li>
    }
}

/// A part may have several assumed numbers, and a kind several open events: each has its own.
fn key_of(what: &Unsettled) -> u64 {
    match what {
        Unsettled::Value(id) => hashed(("value", id)),
        Unsettled::Amount(nth) => hashed(("amount", nth)),
        Unsettled::Date(nth) => hashed(("date", nth)),
        Unsettled::Counts(nth) => hashed(("counts", nth)),
        Unsettled::Audience(id) => hashed(("audience", id)),
        Unsettled::Reading(id) => hashed(("reading", id)),
        Unsettled::Number(number) => hashed(("number", &number.path)),
    }
}
