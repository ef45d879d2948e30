//! A value that is a list: by day, by what was looked at.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::BookView;
use super::controls::Kind;
use crate::desk::RestMsg;
use crate::desk::book::BookMsg;
use crate::id::Id;
use crate::language::Excuse;
use crate::locale::book::book_words;
use crate::locale::book_given::{excuse, given_words, norm_name};
use crate::page::dom::{hashed, markup, only_if};
use crate::page::parts::button;
use crate::plan::{ListAsks, Listed, Place, list_asks};

/// Its rows.
pub fn list(of: &BookView<'_>, id: Id, name: &str) -> Html {
    let words = book_words(of.view.lang);
    let given = given_words(of.view.lang);
    let asks = list_asks(of.filled.document(), &of.filled.under(), id);
    let rows = of.filled.filling.lists.get(&id).into_iter().flatten();
    let rows = rows.enumerate().map(|(row, listed)| {
        let (value, times) = (Place::Listed(id, row), Place::Times(id, row));
        let date = Place::Day(id, row);
        let hint = if listed.is_open { given.open } else { "" };
        let nth = row + 1;
        markup! {
            <li class="book-listed" key={hashed(row)}>
                {only_if(asks.date || !listed.date.is_empty(), || {
                    of.field(date, Kind::Date, &format!("{name} {nth} {}", words.day), "")
                })}
                {of.field(value, Kind::Decimal, &format!("{name} {nth}"), hint)}
                <span aria-hidden="true">"\u{d7}"</span>
                {of.field(times, Kind::Count, &format!("{name} {nth} {}", words.times), "1")}
                {norms(of, (id, row), listed, (&asks, name))}
                {excuses(of, (id, row), listed, (&asks, name))}
                <button
                    type="button"
                    class="step-button"
                    aria-label={format!("{} {name} {nth}", words.remove)}
                    onclick={of.on(BookMsg::RemoveRow(id, row))}
                >
                    "\u{d7}"
                </button>
                {of.why(date)}
                {of.why(value)}
                {of.why(times)}
            </li>
        }
    });
    let rows: Vec<Html> = rows.collect();
    let class = match asks.date || asks.excuse || !asks.norms.is_empty() {
        true => "book-listing wide",
        false => "book-listing",
    };
    markup! {
        <div class="book-list">
            <ol class={class}>{rows}</ol>
            <p class="acts">{button("link", words.add_row, of.on(BookMsg::AddRow(id)))}</p>
            <p class="hint">{words.paste}</p>
        </div>
    }
}

/// Which row, and where it's asked about.
type Row<'a> = (&'a ListAsks<'a>, &'a str);

/// To which norm a row is held, where there are several.
fn norms(
    of: &BookView<'_>,
    (id, row): (Id, usize),
    listed: &Listed,
    (asks, name): Row<'_>,
) -> Html {
    let words = given_words(of.view.lang);
    let known = asks.norms.iter();
    let mut options: Vec<(String, String)> = known
        .map(|norm| (norm.id.to_string(), norm_name(of.view.lang, norm)))
        .collect();
    let now = listed.norm.map(|norm| norm.to_string()).unwrap_or_default();
    // One that a file named and the document doesn't have.
    if !now.is_empty() && options.iter().all(|(id, _)| *id != now) {
        options.push((now.clone(), now.clone()));
    }
    only_if(!options.is_empty(), || {
        options.insert(0, (String::new(), words.usual.to_owned()));
        let label = format!("{name} {} {}", row + 1, words.norm);
        select(of, (label, options, now), move |text| {
            BookMsg::Norm(id, row, text.parse().ok())
        })
    })
}

/// Whether a row is excused, where that changes something.
fn excuses(
    of: &BookView<'_>,
    (id, row): (Id, usize),
    listed: &Listed,
    (asks, name): Row<'_>,
) -> Html {
    let words = given_words(of.view.lang);
    only_if(asks.excuse || listed.excuse != Excuse::No, || {
        let options = Excuse::ALL.map(|one| {
            let text = format!("{} {}", words.excuse, excuse(of.view.lang, one));
            (one.name().to_owned(), text)
        });
        let label = format!("{name} {} {}", row + 1, words.excuse);
        let now = listed.excuse.name().to_owned();
        select(of, (label, options.to_vec(), now), move |text| {
            let mut all = Excuse::ALL.into_iter();
            let excuse = all.find(|one| one.name() == text).unwrap_or_default();
            BookMsg::Excuse(id, row, excuse)
        })
    })
}

/// A choice of one in a narrow place: its label, the options and what is chosen.
fn select(
    of: &BookView<'_>,
    (label, options, now): (String, Vec<(String, String)>, String),
    msg: impl Fn(&str) -> BookMsg + 'static,
) -> Html {
    let send = of.view.send.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            send.emit(RestMsg::book(msg(&select.value())).into());
        }
    });
    let options = options.into_iter().map(|(value, text)| {
        let chosen = value == now;
        markup! { <option value={value} selected={chosen}>{text}</option> }
    });
    let options: Vec<Html> = options.collect();
    markup! {
        <select class="select" aria-label={label} onchange={onchange}>{options}</select>
    }
}
