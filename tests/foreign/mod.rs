//! Rulebooks that share nothing with the bundled ones: what is said of them
//! follows them.

mod canteen;
mod hotline;
mod numbers;
mod unrelated;

use kaohe::calendar::Date;
use kaohe::exchange::{read, read_rulebook};
use kaohe::locale::{Lang, explain};
use kaohe::record::Record;
use kaohe::rulebook::Rulebook;
use kaohe::scoring::{Line, explain as steps};

/// A day on which every report of the months is long due.
fn today() -> Date {
    "2026-12-31".parse().unwrap()
}

fn rulebook_of(text: &str) -> Rulebook {
    read_rulebook(text).unwrap_or_else(|fault| panic!("{fault:?}"))
}

/// The months of a file, in its order.
fn months_of(text: &str) -> Vec<Record> {
    let import = read(text).unwrap();
    assert_eq!(import.refused, []);
    let records = import.accepted.into_iter();
    records.map(|incoming| incoming.item.record).collect()
}

/// A line's derivation, a step in a sentence.
fn derived(lang: Lang, rulebook: &Rulebook, record: &Record, line: &Line) -> Vec<String> {
    let steps = steps(rulebook, record, today(), line);
    let said = steps
        .iter()
        .map(|step| explain::row(lang, rulebook, record, step));
    said.map(|row| row.sentence(lang)).collect()
}
