//! Whom it's about, and what the document leaves open.

use yew::prelude::*;

use super::BookView;
use crate::desk::book::BookMsg;
use crate::language::Circumstance as _;
use crate::locale::book::{book_words, word};
use crate::locale::book_line::option_name;
use crate::locale::book_open::{open_words, price};
use crate::page::dom::{hashed, markup, only_if};
use crate::plan::PricedReading;

/// Which audiences apply.
pub fn audiences(of: &BookView<'_>) -> Html {
    let words = book_words(of.view.lang);
    let document = of.filled.document();
    let rows = document.audiences.iter().map(|audience| {
        let now = of.filled.filling.audiences.get(&audience.id).copied();
        let name = word(of.view.lang, &audience.title);
        let options = [
            (words.yes, Some(true)),
            (words.no, Some(false)),
            (words.unknown, None),
        ];
        let options = options.map(|(text, applies)| {
            let to = of.on(BookMsg::Audience(audience.id, applies));
            radio(
                &format!("audience-{}", audience.id),
                (text, String::new()),
                now == applies,
                to,
            )
        });
        markup! {
            <li class="book-row" key={hashed(audience.id)}>
                <span class="book-name"><span class="book-title">{name}</span></span>
                <span class="radios" role="radiogroup" aria-label={name.to_owned()}>
                    {options.to_vec()}
                </span>
            </li>
        }
    });
    let rows: Vec<Html> = rows.collect();
    only_if(!rows.is_empty(), || {
        markup! {
            <section class="block" id="book-audiences" tabindex="-1">
                <h2 class="block-head"><span class="block-title">{words.audiences}</span></h2>
                <ul class="rows">{rows}</ul>
            </section>
        }
    })
}

fn radio(group: &str, (text, more): (&str, String), checked: bool, to: Callback<Event>) -> Html {
    markup! {
        <label class={if checked { "radio checked" } else { "radio" }}>
            <input type="radio" name={group.to_owned()} checked={checked} onchange={to}/>
            <span>{text}</span>
            {only_if(!more.is_empty(), || markup! { <span class="small book-price">{more.clone()}</span> })}
        </label>
    }
}

/// The questions, each with its answers.
pub fn readings(of: &BookView<'_>) -> Html {
    let lang = of.view.lang;
    let words = book_words(lang);
    let document = of.filled.document();
    let under = of.filled.under();
    let rows = document.readings.iter().map(|reading| {
        let now = under.answer(reading.id);
        let question = match word(lang, &reading.question) {
            "" => reading.id.to_string(),
            question => question.to_owned(),
        };
        let mut readings = of.open.readings.iter();
        let priced = readings.find(|priced| priced.reading == reading.id);
        let moves = priced.is_some_and(PricedReading::moves);
        let options = reading.options.iter().map(|option| {
            let more = priced.filter(|_| moves).and_then(|priced| {
                let mut options = priced.options.iter();
                let found = options.find(|priced| priced.option == option.id)?;
                price(lang, document, priced, found)
            });
            let to = of.on(BookMsg::Answer(reading.id, option.id));
            let name = option_name(lang, option);
            let group = format!("reading-{}", reading.id);
            radio(&group, (&name, more.unwrap_or_default()), now == Some(option.id), to)
        });
        let options: Vec<Html> = options.collect();
        markup! {
            <li class="book-row book-asked" id={format!("b-ask-{}", reading.id)} key={hashed(reading.id)}>
                <span class="book-name"><span class="book-title">{question.clone()}</span></span>
                <span class="radios" role="radiogroup" aria-label={question}>{options}</span>
                {only_if(priced.is_some() && !moves, || markup! {
                    <span class="small">{open_words(lang).no_matter}</span>
                })}
            </li>
        }
    });
    let rows: Vec<Html> = rows.collect();
    only_if(!rows.is_empty(), || {
        markup! {
            <section class="block" id="book-readings" tabindex="-1">
                <h2 class="block-head"><span class="block-title">{words.readings}</span></h2>
                <ul class="rows">{rows}</ul>
            </section>
        }
    })
}
