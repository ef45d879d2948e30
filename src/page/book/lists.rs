//! A value that is a list: by day, by what was looked at.

use yew::prelude::*;

use super::BookView;
use super::controls::Kind;
use crate::desk::book::BookMsg;
use crate::id::Id;
use crate::locale::book::book_words;
use crate::page::dom::{hashed, markup};
use crate::page::parts::button;
use crate::plan::Place;

/// Its rows.
pub fn list(of: &BookView<'_>, id: Id, name: &str) -> Html {
    let words = book_words(of.view.lang);
    let rows = of.filled.filling.lists.get(&id);
    let count = rows.map_or(0, Vec::len);
    let rows = (0..count).map(|row| {
        let (value, times) = (Place::Listed(id, row), Place::Times(id, row));
        let nth = row + 1;
        markup! {
            <li class="book-listed" key={hashed(row)}>
                {of.field(value, Kind::Decimal, &format!("{name} {nth}"), "")}
                <span aria-hidden="true">"\u{d7}"</span>
                {of.field(times, Kind::Count, &format!("{name} {nth} {}", words.times), "1")}
                <button
                    type="button"
                    class="step-button"
                    aria-label={format!("{} {name} {nth}", words.remove)}
                    onclick={of.on(BookMsg::RemoveRow(id, row))}
                >
                    "\u{d7}"
                </button>
                {of.why(value)}
                {of.why(times)}
            </li>
        }
    });
    let rows: Vec<Html> = rows.collect();
    markup! {
        <div class="book-list">
            <ol class="book-listing">{rows}</ol>
            <p class="acts">{button("link", words.add_row, of.on(BookMsg::AddRow(id)))}</p>
            <p class="hint">{words.paste}</p>
        </div>
    }
}
