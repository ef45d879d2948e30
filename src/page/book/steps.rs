//! What a line of the sheet opens to: how it came about, and the questions it rests on.

use yew::prelude::*;

use super::BookView;
use crate::id::Id;
use crate::language::{Circumstance as _, Gives, Line, Pool, RestsOn};
use crate::locale::book::word;
use crate::locale::book_line::{Row, line_rows, pool_rows, reading_rows};
use crate::page::dom::{markup, none, only_if};

/// How a line came about.
pub fn opened(of: &BookView<'_>, line: &Line, unit: &str) -> Html {
    let lang = of.view.lang;
    let rests = RestsOn::line(line);
    let mut readings = rests.readings;
    if let Gives::Value(id) | Gives::Scale(id, _) = line.gives {
        value_readings(of, id, &mut readings);
    }
    let summary = word(lang, &line.summary);
    let place = match &line.gives {
        Gives::Value(id) | Gives::Scale(id, _) => format!("#b-{id}"),
        _ => format!("#b-row-{}", line.id),
    };
    let has_place = !matches!(line.gives, Gives::Fixed(_));
    markup! {
        {only_if(!summary.is_empty(), || markup! { <p class="reason">{summary}</p> })}
        {table(line_rows(lang, of.filled, line, unit))}
        {asked(of, &readings)}
        {only_if(has_place, || markup! {
            <p class="opened-links">
                <a class="link" href={place}>{of.view.lang.more().to_field}</a>
            </p>
        })}
    }
}

/// How a pool came about.
pub fn opened_pool(of: &BookView<'_>, pool: &Pool, unit: &str) -> Html {
    markup! {
        {table(pool_rows(of.view.lang, of.filled, pool, unit))}
        {asked(of, &RestsOn::pool(pool).readings)}
    }
}

/// The questions of a value, and of what it's made of.
fn value_readings(of: &BookView<'_>, id: Id, found: &mut Vec<Id>) {
    let mut seen = Vec::new();
    let mut next = vec![id];
    while let Some(id) = next.pop() {
        if seen.contains(&id) {
            continue;
        }
        seen.push(id);
        if let Some(value) = of.filled.document().value(id, &of.filled.under()) {
            for reading in RestsOn::value(value).readings {
                if !found.contains(&reading) {
                    found.push(reading);
                }
            }
            next.extend(value.from.parts());
        }
    }
}

fn table(rows: Vec<Row>) -> Html {
    let rows = rows.into_iter().map(|(name, text)| {
        markup! { <tr><th scope="row">{name}</th><td>{text}</td></tr> }
    });
    let rows: Vec<Html> = rows.collect();
    markup! { <div class="derivation"><table><tbody>{rows}</tbody></table></div> }
}

fn asked(of: &BookView<'_>, readings: &[Id]) -> Html {
    let there: Vec<Id> = readings
        .iter()
        .copied()
        .filter(|reading| of.filled.under().answer(*reading).is_some())
        .collect();
    let rows = reading_rows(of.view.lang, of.filled, &there);
    if rows.is_empty() {
        return none();
    }
    let rows = rows.into_iter().zip(there).map(|((question, answer), id)| {
        markup! {
            <p>
                <a class="link" href={format!("#b-ask-{id}")}>{question}</a>
                " "
                <span class="strong">{answer}</span>
            </p>
        }
    });
    markup! { <div class="opened-part">{rows.collect::<Vec<Html>>()}</div> }
}
