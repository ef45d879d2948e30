//! The values that a document asks for.

use std::collections::BTreeSet;

use yew::prelude::*;

use super::BookView;
use super::controls::Kind;
use super::given::{instead, ways};
use super::lists::list;
use crate::id::Id;
use crate::language::{Circumstance as _, Source, Value};
use crate::locale::book::{self, book_words, limits, word};
use crate::locale::book_edge::boundary;
use crate::locale::book_line::{known_part, value_name, value_text};
use crate::locale::book_taken;
use crate::number::Decimal;
use crate::page::dom::{hashed, markup, none, only_if};
use crate::page::parts::said_day;
use crate::plan::Place;

/// The section.
pub fn values(of: &BookView<'_>) -> Html {
    let words = book_words(of.view.lang);
    let document = of.filled.document();
    let under = of.filled.under();
    let there = document.values.iter();
    let there: Vec<&Value> = there
        .filter(|value| under.holds(value.when.as_ref()))
        .collect();
    // A typed part stands in the first quotient that asks for it.
    let is_typed = |id: &Id| {
        let mut found = there.iter().filter(|value| value.id == *id);
        found.any(|value| matches!(value.from, Source::Typed))
    };
    let mut placed: BTreeSet<Id> = BTreeSet::new();
    let mut quotients: Vec<Id> = Vec::new();
    for value in &there {
        if let Source::Quotient { .. } = value.from {
            let parts = value.from.parts();
            if parts.iter().all(is_typed) && parts.iter().any(|part| !placed.contains(part)) {
                placed.extend(parts);
                quotients.push(value.id);
            }
        }
    }
    let (mut shown, mut done) = (BTreeSet::new(), BTreeSet::new());
    let (mut rows, mut derived) = (Vec::new(), Vec::new());
    for value in &there {
        let id = value.id;
        match &value.from {
            Source::Fixed(_) | Source::Count(_) | Source::Total(_) => derived.push(*value),
            // A list that follows from another one: its lines show it.
            Source::Short { .. } => {}
            Source::Each => rows.push(row(
                of,
                value,
                list(of, id, word(of.view.lang, &value.title)),
            )),
            // The quotient stands where the first of its parts does.
            Source::Typed if placed.contains(&id) => {
                let first = quotients.iter().position(|quotient| {
                    let mut there = there.iter();
                    let quotient = there.find(|value| value.id == *quotient);
                    quotient.is_some_and(|value| value.from.parts().contains(&id))
                });
                let quotient = first.map(|at| quotients.remove(at));
                let mut there = there.iter();
                if let Some(value) = there.find(|value| Some(value.id) == quotient)
                    && let Source::Quotient { of: above, over } = &value.from
                {
                    let parts = self::quotient(of, [above, over], &mut shown);
                    rows.push(row(of, value, parts));
                    done.insert(value.id);
                }
            }
            Source::Typed => rows.push(row(of, value, typed(of, id))),
            Source::Earlier { .. } | Source::Team { .. } | Source::Log(_) => {
                rows.push(row(of, value, none()));
            }
            Source::Late { .. } => rows.push(row(of, value, day(of, id))),
            Source::Quotient { .. } if done.contains(&id) => {}
            Source::Quotient { of: above, over } if quotients.contains(&id) => {
                let parts = quotient(of, [above, over], &mut shown);
                rows.push(row(of, value, parts));
            }
            _ => derived.push(*value),
        }
    }
    // What is typed over isn't hidden.
    let (over, hidden): (Vec<&Value>, Vec<&Value>) = derived
        .into_iter()
        .partition(|value| of.filled.under().is_typed(value.id));
    rows.extend(over.into_iter().map(|value| row(of, value, none())));
    let count = hidden.len();
    let hidden: Vec<Html> = hidden
        .into_iter()
        .map(|value| row(of, value, none()))
        .collect();
    only_if(!there.is_empty(), || {
        markup! {
            <section class="block" id="book-values" tabindex="-1">
                <h2 class="block-head"><span class="block-title">{words.values}</span></h2>
                <ul class="rows">{rows}</ul>
                {only_if(count > 0, || markup! {
                    <details class="book-derived">
                        <summary>{book::derived(of.view.lang, count)}</summary>
                        <ul class="rows">{hidden}</ul>
                    </details>
                })}
            </section>
        }
    })
}

/// A day; a file may have said instead how many days too late it was.
fn day(of: &BookView<'_>, id: Id) -> Html {
    let name = value_name(of.view.lang, of.filled, id);
    let text = of.filled.filling.text(Place::Value(id));
    let kind = match text.trim().parse::<Decimal>() {
        Ok(_) => Kind::Decimal,
        Err(_) => Kind::Date,
    };
    markup! {
        {of.field(Place::Value(id), kind, &name, "")}
        {said_day(of.view.lang, text)}
    }
}

fn typed(of: &BookView<'_>, id: Id) -> Html {
    let name = value_name(of.view.lang, of.filled, id);
    of.field(Place::Value(id), Kind::Decimal, &name, "")
}

/// A row: the value's name, unit and limits, its fields, and what it comes to.
fn row(of: &BookView<'_>, value: &Value, fields: Html) -> Html {
    let lang = of.view.lang;
    let words = book_words(lang);
    let id = value.id;
    let name = word(lang, &value.title);
    let place = Place::Value(id);
    let is_given = matches!(
        value.from,
        Source::Typed | Source::Each | Source::Late { .. }
    );
    let other = instead(of, value);
    let is_list = matches!(value.from, Source::Each | Source::Short { .. });
    let takes_number = other.is_none() && !is_list;
    // What each of a list lacks comes out of another one, unless a file said it.
    let is_over = is_list && !is_given && of.filled.filling.lists.contains_key(&id);
    let fields = match other {
        Some(other) => other,
        None if is_over => list(of, id, name),
        None => markup! { {fields}{ways(of, value)} },
    };
    let result = || {
        let text = value_text(lang, of.filled, id).unwrap_or_default();
        markup! {
            <span class="book-comes">
                <span class="small">{words.computed}</span>
                " "
                <span class="figure">{text}</span>
            </span>
            {only_if(takes_number, || markup! {
                <span class="book-over">
                    {of.field(place, Kind::Decimal, &format!("{name} {}", words.by_hand), words.by_hand)}
                </span>
            })}
        }
    };
    markup! {
        <li class="book-row" key={hashed(id)}>
            <span class="book-name">
                <span class="book-title">{name}</span>
                " "
                <span class="small">{limits(lang, value)}</span>
            </span>
            <span class="book-fields">
                {fields}
                {only_if(!is_given && !is_over, result)}
            </span>
            {only_if(takes_number, || of.why(place))}
            {from_elsewhere(of, value)}
            {edges(of, value)}
        </li>
    }
}

/// What it takes from elsewhere, and from where.
fn from_elsewhere(of: &BookView<'_>, value: &Value) -> Html {
    let lang = of.view.lang;
    let said = book_taken::said(lang, of.filled, value).into_iter();
    let said = book_taken::rule(lang, of.filled, value)
        .into_iter()
        .chain(said);
    let said = said.map(|text| markup! { <span class="small book-edge">{text}</span> });
    let said: Vec<Html> = said.collect();
    only_if(
        !said.is_empty(),
        || markup! { <span class="book-edges">{said}</span> },
    )
}

/// Where lines change next: of the value, or of the parts of which it's the quotient.
fn edges(of: &BookView<'_>, value: &Value) -> Html {
    let parts = match &value.from {
        Source::Quotient { .. } => value.from.parts(),
        _ => Vec::new(),
    };
    let own = of
        .edges
        .iter()
        .filter(|edge| edge.value == value.id || parts.contains(&edge.value));
    let said = own.map(|edge| {
        let said = boundary(of.view.lang, of.filled, edge, edge.value != value.id);
        markup! { <span class="small book-edge">{said}</span> }
    });
    let said: Vec<Html> = said.collect();
    only_if(
        !said.is_empty(),
        || markup! { <span class="book-edges">{said}</span> },
    )
}

/// A quotient's parts side by side; what stands elsewhere already is only named.
fn quotient(of: &BookView<'_>, sides: [&Vec<Id>; 2], shown: &mut BTreeSet<Id>) -> Html {
    let lang = of.view.lang;
    let [above, below] = sides.map(|side| {
        let parts = side.iter().enumerate().map(|(nth, id)| {
            let field = match shown.insert(*id) {
                true => markup! {
                    <span class="book-part">
                        <span class="small">{value_name(lang, of.filled, *id)}</span>
                        {typed(of, *id)}
                    </span>
                },
                false => markup! { <span class="small">{known_part(lang, of.filled, *id)}</span> },
            };
            let plus = only_if(nth > 0, || markup! { <span class="slash">"+"</span> });
            markup! { {plus}{field} }
        });
        parts.collect::<Vec<Html>>()
    });
    let faults = sides
        .into_iter()
        .flatten()
        .map(|id| of.why(Place::Value(*id)));
    let faults: Vec<Html> = faults.collect();
    markup! {
        <span class="book-parts">{above}<span class="slash">"\u{f7}"</span>{below}</span>
        {faults}
    }
}
