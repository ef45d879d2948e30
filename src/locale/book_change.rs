//! What changed in a document's month, in words.

use super::book::{book_words, word};
use super::book_given::{case_part, excuse, kept};
use super::book_line::{kind_name, option_name, value_name};
use super::joined::counted;
use super::say::say;
use super::{Lang, joined};
use crate::id::Id;
use crate::language::Excuse;
use crate::plan::{CasePart, Counted, Filled, Filling, Listed, Noted};

/// A change: of what, what stood there, and what stands there now; empty where nothing does.
pub type BookChanged = (String, String, String);

/// What differs between two months, named by a document and the answers of one of them.
pub fn changes(lang: Lang, filled: &Filled, [was, is]: [&Filling; 2]) -> Vec<BookChanged> {
    let document = filled.document();
    let name = |id: Id| value_name(lang, filled, id);
    let unit = |id: Id| {
        let value = document.value(id, &filled.under());
        value.map_or("", |value| &value.unit)
    };
    let mut found = Vec::new();
    for id in keys([was.values.keys(), is.values.keys()]) {
        let text = |month: &Filling| month.values.get(&id).cloned();
        add(&mut found, name(id), [text(was), text(is)]);
    }
    for id in keys([was.cases.keys(), is.cases.keys()]) {
        let text = |month: &Filling| month.cases.get(&id).map(|of| cases(lang, of));
        add(&mut found, name(id), [text(was), text(is)]);
    }
    for id in keys([was.kept.keys(), is.kept.keys()]) {
        let text = |month: &Filling| month.kept.get(&id).map(|of| kept(lang, of, unit(id)));
        add(&mut found, name(id), [text(was), text(is)]);
    }
    for id in keys([was.lists.keys(), is.lists.keys()]) {
        rows(
            lang,
            &mut found,
            &name(id),
            [was, is].map(|month| month.lists.get(&id).map_or(&[][..], Vec::as_slice)),
        );
    }
    let kinds = [was, is].map(|month| month.events.iter().map(|event| event.kind));
    let [before, after] = kinds;
    for kind in once(before.chain(after)) {
        let of = |month: &Filling| {
            let own = month.events.iter().filter(|event| event.kind == kind);
            let own: Vec<String> = own.map(|event| noted(lang, event)).collect();
            (!own.is_empty()).then(|| own.join(joined::semicolon(lang)))
        };
        add(
            &mut found,
            kind_name(lang, filled.document(), kind),
            [of(was), of(is)],
        );
    }
    let words = book_words(lang);
    for audience in &document.audiences {
        let of = |month: &Filling| {
            let applies = month.audiences.get(&audience.id)?;
            Some(if *applies { words.yes } else { words.no }.to_owned())
        };
        let title = word(lang, &audience.title).to_owned();
        add(&mut found, title, [of(was), of(is)]);
    }
    for reading in &document.readings {
        let of = |month: &Filling| {
            let answer = month
                .readings
                .get(&reading.id)
                .copied()
                .or(reading.answer());
            let mut options = reading.options.iter();
            let option = options.find(|option| Some(option.id) == answer)?;
            Some(option_name(lang, option))
        };
        let title = word(lang, &reading.question).to_owned();
        add(&mut found, title, [of(was), of(is)]);
    }
    found
}

/// A change in one piece.
pub fn said((name, was, is): &BookChanged) -> String {
    match (was.is_empty(), is.is_empty()) {
        (true, _) => format!("{name} {is}"),
        (false, true) => format!("{name} {was} \u{2192} \u{2014}"),
        (false, false) => format!("{name} {was} \u{2192} {is}"),
    }
}

/// What became of a document.
pub fn document(lang: Lang, title: &str, [was, is]: [bool; 2]) -> String {
    match (was, is) {
        (false, _) => say!(lang, "加入文件“{title}”", "document “{title}” added"),
        (true, false) => say!(lang, "移除文件“{title}”", "document “{title}” removed"),
        (true, true) => say!(lang, "替换文件“{title}”", "document “{title}” replaced"),
    }
}

fn add(found: &mut Vec<BookChanged>, name: String, [was, is]: [Option<String>; 2]) {
    if was != is {
        found.push((name, was.unwrap_or_default(), is.unwrap_or_default()));
    }
}

/// Of a list that is as long as before each row; else how long it is.
fn rows(lang: Lang, found: &mut Vec<BookChanged>, name: &str, [was, is]: [&[Listed]; 2]) {
    if was.len() != is.len() {
        let count = |rows: &[Listed]| {
            let count = rows.len();
            say!(lang, "{count} 行", "{}", counted(count, "row"))
        };
        found.push((name.to_owned(), count(was), count(is)));
        return;
    }
    for (nth, (was, is)) in was.iter().zip(is).enumerate() {
        let nth = nth + 1;
        let name = say!(lang, "{name} 第 {nth} 行", "{name}, row {nth}");
        add(found, name, [Some(row(lang, was)), Some(row(lang, is))]);
    }
}

fn row(lang: Lang, row: &Listed) -> String {
    let times = match row.times.as_str() {
        "" => String::new(),
        times => format!("\u{d7} {times}"),
    };
    let norm = row.norm.map(|norm| norm.to_string()).unwrap_or_default();
    let excused = match row.excuse {
        Excuse::No => String::new(),
        other => excuse(lang, other),
    };
    let all = [row.date.as_str(), &row.value, &times, &norm, &excused];
    let all: Vec<&str> = all.into_iter().filter(|text| !text.is_empty()).collect();
    match all.is_empty() {
        true => "\u{2014}".to_owned(),
        false => all.join(" "),
    }
}

fn cases(lang: Lang, cases: &Counted) -> String {
    let fraction = format!("{}/{}", cases.of, cases.over);
    let other = CasePart::ALL.into_iter().skip(2);
    let other = other.filter(|part| !cases.text(*part).is_empty());
    let other = other.map(|part| format!("{} {}", case_part(lang, part), cases.text(part)));
    let all: Vec<String> = std::iter::once(fraction).chain(other).collect();
    all.join(&say!(lang, "，", ", "))
}

fn noted(lang: Lang, event: &Noted) -> String {
    let count = event.count();
    let times = say!(lang, "{count} 次", "\u{d7} {count}");
    let pending = match event.pending {
        true => super::book_given::given_words(lang).pending,
        false => "",
    };
    let all = [event.date.as_str(), &times, &event.amount, pending];
    let all: Vec<&str> = all.into_iter().filter(|text| !text.is_empty()).collect();
    all.join(" ")
}

fn keys<'a>(both: [impl Iterator<Item = &'a Id>; 2]) -> Vec<Id> {
    once(both.into_iter().flatten().copied())
}

fn once(ids: impl Iterator<Item = Id>) -> Vec<Id> {
    let mut found: Vec<Id> = Vec::new();
    for id in ids {
        if !found.contains(&id) {
            found.push(id);
        }
    }
    found
}
