//! Whom it's about, what the document leaves open, and what isn't filled in yet.

use yew::prelude::*;

use super::BookView;
use crate::desk::book::BookMsg;
use crate::language::{Circumstance as _, Source, Value};
use crate::locale::book::{book_words, word};
use crate::locale::book_line::{option_name, place_name};
use crate::page::dom::{hashed, markup, only_if};

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
                text,
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

fn radio(group: &str, text: &str, checked: bool, to: Callback<Event>) -> Html {
    markup! {
        <label class={if checked { "radio checked" } else { "radio" }}>
            <input type="radio" name={group.to_owned()} checked={checked} onchange={to}/>
            <span>{text}</span>
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
        let options = reading.options.iter().map(|option| {
            let to = of.on(BookMsg::Answer(reading.id, option.id));
            let name = option_name(lang, option);
            let group = format!("reading-{}", reading.id);
            radio(&group, &name, now == Some(option.id), to)
        });
        let options: Vec<Html> = options.collect();
        markup! {
            <li class="book-row book-asked" id={format!("b-ask-{}", reading.id)} key={hashed(reading.id)}>
                <span class="book-name"><span class="book-title">{question.clone()}</span></span>
                <span class="radios" role="radiogroup" aria-label={question}>{options}</span>
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

/// What isn't filled in yet, each a way to its field.
pub fn missing(of: &BookView<'_>) -> Html {
    let lang = of.view.lang;
    let words = book_words(lang);
    let missing = of.filled.missing();
    let place = |value: &Value| match value.from {
        Source::Each => "#book-values".to_owned(),
        _ => format!("#b-{}", value.id),
    };
    let values = missing.iter().map(|value| {
        let name = word(lang, &value.title);
        markup! { <li><a class="link" href={place(value)}>{name}</a></li> }
    });
    let unknown = of.filled.document().audiences.iter();
    let unknown = unknown
        .filter(|audience| !of.filled.filling.audiences.contains_key(&audience.id))
        .map(|audience| {
            let name = word(lang, &audience.title);
            markup! { <li><a class="link" href="#book-audiences">{name}</a></li> }
        });
    let unsaid = of.filled.unsaid();
    let unsaid = unsaid.into_iter().map(|place| {
        let name = place_name(lang, of.filled, place);
        markup! { <li><a class="link" href={format!("#{place}")}>{name}</a></li> }
    });
    let all: Vec<Html> = values.chain(unknown).chain(unsaid).collect();
    markup! {
        <section class="book-missing" id="book-missing">
            <h2 class="form-head"><span>{words.missing}</span></h2>
            {only_if(all.is_empty(), || markup! { <p class="hint">{words.complete}</p> })}
            <ul class="book-todo">{all}</ul>
        </section>
    }
}
