//! Worked examples of version 1.

use litemap::LiteMap;

use super::facts::{At, facts, money};
use super::words::{of_points, question, word};
use crate::calendar::Date;
use crate::language::{Document, Example, Expected};
use crate::record::{Day, Record};
use crate::rulebook::{self, Rulebook};

/// The worked examples of a rulebook for the document that came of it; `works` says whether a
/// day asks for calls. One whose facts are none is left out.
pub fn examples(
    book: &Rulebook,
    document: &Document,
    works: fn(&Day, Date) -> bool,
) -> Vec<Example> {
    let examples = book.examples.iter();
    let examples = examples.filter_map(|example| one(book, document, example, works));
    examples.collect()
}

fn one(
    book: &Rulebook,
    document: &Document,
    example: &rulebook::Example,
    works: fn(&Day, Date) -> bool,
) -> Option<Example> {
    let record = Record::new(example.facts.clone()).ok()?;
    let at = At {
        today: example.today,
        works,
    };
    let asked = |id| document.readings.iter().any(|reading| reading.id == id);
    let readings = example.readings.iter();
    let readings = readings.map(|(id, option)| (question(*id), *option));
    let mut totals = LiteMap::new();
    let mut ids = document.totals.iter().map(|total| total.id);
    let expected = &example.expected;
    if let Some(id) = ids.next() {
        let score = Expected {
            is: of_points(expected.score),
            low: expected.low.map(of_points),
            high: expected.high.map(of_points),
        };
        totals.insert(id, score);
    }
    if let (Some(id), Some(pay)) = (ids.next(), expected.pay) {
        let pay = Expected {
            is: money(pay),
            low: None,
            high: None,
        };
        totals.insert(id, pay);
    }
    Some(Example {
        id: example.id,
        title: word(&example.title),
        facts: facts(book, &record, at),
        readings: readings.filter(|(id, _)| asked(*id)).collect(),
        totals,
        grades: LiteMap::new(),
    })
}
