//! What happened: a row for each kind of event.

use yew::prelude::*;

use super::BookView;
use super::controls::Kind;
use crate::desk::book::BookMsg;
use crate::id::Id;
use crate::language::{Circumstance as _, EventAmount, Gives, Line, Node, Pool};
use crate::locale::book::{book_words, each, word};
use crate::locale::book_given::given_words;
use crate::locale::book_line::kind_name;
use crate::page::dom::{hashed, markup, none, only_if, when};
use crate::page::parts::{button, said_day};
use crate::plan::{Noted, Place, stands_alone, takes_amount, takes_date};

/// The section.
pub fn events(of: &BookView<'_>) -> Html {
    let words = book_words(of.view.lang);
    let mut blocks = Vec::new();
    for total in &of.filled.document().totals {
        pool(of, &total.pool, &total.unit, &mut blocks);
    }
    only_if(!blocks.is_empty(), || {
        markup! {
            <section class="block" id="book-events" tabindex="-1">
                <h2 class="block-head"><span class="block-title">{words.events}</span></h2>
                {blocks}
            </section>
        }
    })
}

/// A pool's events below its name, then those of the pools in it.
fn pool(of: &BookView<'_>, pool: &Pool, unit: &str, blocks: &mut Vec<Html>) {
    let under = of.filled.under();
    if !under.holds(pool.when.as_ref()) || !under.may_apply(&pool.only, &pool.except) {
        return;
    }
    let lines = pool.of.iter().filter_map(|node| match node {
        Node::Line(line) => Some(&**line),
        Node::Pool(_) => None,
    });
    let there = lines.filter(|line| {
        under.holds(line.when.as_ref()) && under.may_apply(&line.only, &line.except)
    });
    let rows: Vec<Html> = there.flat_map(|line| rows(of, line, unit)).collect();
    if !rows.is_empty() {
        let title = word(of.view.lang, &pool.title);
        blocks.push(markup! {
            {only_if(!title.is_empty(), || markup! { <h3 class="book-pool">{title}</h3> })}
            <ul class="rows">{rows}</ul>
        });
    }
    for node in &pool.of {
        if let Node::Pool(inner) = node {
            self::pool(of, inner, unit, blocks);
        }
    }
}

fn rows(of: &BookView<'_>, line: &Line, unit: &str) -> Vec<Html> {
    let Gives::Events(events) = &line.gives else {
        return Vec::new();
    };
    let lang = of.view.lang;
    if events.kinds.is_empty() {
        let title = word(lang, &line.title);
        return vec![row(
            of,
            line.id,
            (&line.number, title),
            &events.amount,
            unit,
        )];
    }
    let kinds = events.kinds.iter().map(|kind| {
        let number = match kind.number.is_empty() {
            true => &line.number,
            false => &kind.number,
        };
        let title = word(lang, &kind.title);
        row(of, kind.id, (number, title), &events.amount, unit)
    });
    kinds.collect()
}

fn row(
    of: &BookView<'_>,
    kind: Id,
    (number, title): (&str, &str),
    amount: &EventAmount,
    unit: &str,
) -> Html {
    let lang = of.view.lang;
    let own = of.filled.filling.events.iter().enumerate();
    let own: Vec<_> = own.filter(|(_, event)| event.kind == kind).collect();
    let is_alone = stands_alone(amount);
    // What is only counted stands in the row itself.
    let plain = of.filled.filling.first_of(kind).filter(|_| !is_alone);
    let apart = own
        .iter()
        .filter(|(at, _)| plain.is_none_or(|(first, _)| first != *at));
    let apart: Vec<_> = apart.collect();
    let all: u32 = own.iter().map(|(_, event)| event.count()).sum();
    let count = match is_alone {
        true => all,
        false => plain.map_or(0, |(_, event)| event.count()),
    };
    let entries = only_if(!apart.is_empty(), || {
        let entries = apart
            .iter()
            .map(|(at, event)| entry(of, (*at, event), title, amount));
        markup! { <ul class="book-entries">{entries.collect::<Vec<Html>>()}</ul> }
    });
    let why = match is_alone {
        true => none(),
        false => of.why(Place::Count(kind)),
    };
    let class = match all {
        0 => "book-row book-event",
        _ => "book-row book-event active",
    };
    markup! {
        <li class={class} id={format!("b-row-{kind}")} key={hashed(kind)}>
            <span class="row-number">{number}</span>
            <span class="book-name">
                <span class="book-title">{title}</span>
                " "
                <span class="small">{each(lang, amount, unit)}</span>
                {only_if(!is_alone, || {
                    let words = given_words(lang);
                    let to = of.on::<MouseEvent>(BookMsg::AddPending(kind));
                    let label = format!("{title} {}", words.add_pending);
                    markup! {
                        " "
                        <button type="button" class="link small" aria-label={label} onclick={to}>
                            {words.add_pending}
                        </button>
                    }
                })}
            </span>
            <span class="book-fields">{stepper(of, kind, title, count, is_alone)}</span>
            {entries}
            {why}
        </li>
    }
}

fn stepper(of: &BookView<'_>, kind: Id, title: &str, count: u32, is_alone: bool) -> Html {
    let words = book_words(of.view.lang);
    let step = |by: i32, sign: &str, name: &str, off: bool| {
        markup! {
            <button
                type="button"
                class="step-button"
                disabled={when(off, "")}
                aria-label={format!("{title} {name}")}
                onclick={of.on(BookMsg::Step(kind, by))}
            >
                {sign}
            </button>
        }
    };
    let number = match is_alone {
        true => markup! { <span class="figure book-count">{count.to_string()}</span> },
        false => of.field(
            Place::Count(kind),
            Kind::Count,
            &format!("{title} {}", words.times),
            "0",
        ),
    };
    markup! {
        <span class="stepper" role="group" aria-label={title.to_owned()}>
            {step(-1, "\u{2212}", words.fewer, count == 0)}
            {number}
            {step(1, "+", words.more, false)}
        </span>
    }
}

/// Events alike of which more is said than their number.
fn entry(
    of: &BookView<'_>,
    (at, event): (usize, &Noted),
    title: &str,
    amount: &EventAmount,
) -> Html {
    let words = book_words(of.view.lang);
    let given = given_words(of.view.lang);
    let has_date = takes_date(amount) || !event.date.is_empty();
    let has_amount = takes_amount(amount) || !event.amount.is_empty();
    let [often, date, chosen] = [Place::Often(at), Place::Date(at), Place::Amount(at)];
    let label = |name: &str| format!("{title} {name}");
    markup! {
        <li class="book-entry" key={hashed(at)}>
            {only_if(has_date, || markup! {
                {of.field(date, Kind::Date, &label(words.day), "")}
                {said_day(of.view.lang, of.filled.filling.text(date))}
            })}
            {only_if(has_amount, || {
                of.field(chosen, Kind::Decimal, &label(words.amount), words.amount)
            })}
            <span aria-hidden="true">"\u{d7}"</span>
            {of.field(often, Kind::Count, &label(words.times), "1")}
            <label class="check">
                <input
                    type="checkbox"
                    checked={event.pending}
                    onchange={of.on(BookMsg::Pending(at, !event.pending))}
                />
                <span>{given.pending}</span>
            </label>
            {button("link", words.remove, of.on(BookMsg::Remove(at)))}
            {also(of, at, event)}
            {of.why(date)}
            {of.why(chosen)}
            {of.why(often)}
        </li>
    }
}

/// What events fit besides, as a file said.
fn also(of: &BookView<'_>, at: usize, event: &Noted) -> Html {
    let lang = of.view.lang;
    let (words, given) = (book_words(lang), given_words(lang));
    let fits = event.also.iter().enumerate().map(|(nth, also)| {
        let name = kind_name(lang, of.filled.document(), also.kind);
        let times = also.times.map(|times| format!(" \u{d7} {times}"));
        let pending = only_if(also.pending, || {
            markup! { " "<span class="small">{given.pending}</span> }
        });
        let label = format!("{} {} {name}", words.remove, given.also);
        markup! {
            <span class="book-also">
                <span class="small">{given.also}</span>
                " "{name}{times.unwrap_or_default()}{pending}" "
                <button
                    type="button"
                    class="step-button"
                    aria-label={label}
                    onclick={of.on::<MouseEvent>(BookMsg::Apart(at, nth))}
                >
                    "\u{d7}"
                </button>
            </span>
        }
    });
    Html::from_iter(fits.collect::<Vec<Html>>())
}
