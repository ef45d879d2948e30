//! What an edit makes of a sketch's tree.

use serde_json::{Value, json};

use super::form::DraftForm;
use super::msg::{DraftMsg, Text};
use crate::draft::{
    OriginKind, fresh, get, insert, numbers, origin_kind, parent, part, put, remove, set_origin,
    set_source, set_span, set_value, shift, value_text,
};
use crate::id::Id;
use crate::language::{Document, limits};
use crate::locale::draft::retired;

/// The most signs that a field takes.
const MAX_TEXT: usize = 400;

/// The tree after it, and how many pasted lines had no number to go to; what isn't about the
/// tree leaves it as it is.
pub(super) fn edited(
    tree: &mut Value,
    document: Option<&Document>,
    form: &DraftForm,
    msg: &DraftMsg,
) -> usize {
    match msg {
        DraftMsg::Type(kind, path, text) => typed(tree, *kind, path, &short(text)),
        DraftMsg::Set(path, value) => put(tree, path, value.clone()),
        DraftMsg::Unset(path) => drop(remove(tree, path)),
        DraftMsg::Add(what, list) => {
            let new = part(tree, *what);
            let new = match list.ends_with(".of") {
                // A node says which it is.
                true if new.get("of").is_some() => json!({"pool": new}),
                true => json!({"line": new}),
                false => new,
            };
            insert(tree, list, None, new);
        }
        DraftMsg::Shift(path, by) => drop(shift(tree, path, *by)),
        DraftMsg::Retire(path) => {
            let [zh, en] = retired();
            let factor = json!({"title": {"zh": zh, "en": en}, "by": {"constant": "0"}});
            insert(tree, &format!("{path}.factors"), None, factor);
        }
        DraftMsg::Toggle(list, id) => match place_in(tree, list, *id) {
            Some(at) => drop(remove(tree, &format!("{list}[{at}]"))),
            None => insert(tree, list, None, Value::from(id.as_str())),
        },
        DraftMsg::Applies(path, id, applies) => {
            let lists = [
                ("only", *applies == Some(true)),
                ("except", *applies == Some(false)),
            ];
            for (name, is_in) in lists {
                let list = format!("{path}.{name}");
                match (place_in(tree, &list, *id), is_in) {
                    (Some(at), false) => drop(remove(tree, &format!("{list}[{at}]"))),
                    (None, true) => insert(tree, &list, None, Value::from(id.as_str())),
                    _ => {}
                }
            }
        }
        DraftMsg::Consider(grade) => {
            insert(tree, &format!("{grade}.considers"), None, Value::from(""));
        }
        DraftMsg::Happened(facts, kind, by) => happened(tree, facts, *kind, *by),
        DraftMsg::Ask(path, words) => ask(tree, path, words),
        DraftMsg::Settle(path, word) => settle(tree, path, word),
        DraftMsg::Origin(path, kind) => match kind {
            OriginKind::Set => set_source(tree, path, form.source.trim(), &form.date),
            kind => set_origin(tree, path, *kind),
        },
        DraftMsg::Cell(path, text) => cell(tree, form, path, &short(text)),
        DraftMsg::Paste(path, text) => {
            let order = document.map(numbers).unwrap_or_default();
            let order: Vec<&str> = order.iter().map(|of| &*of.path).collect();
            return paste(tree, form, &order, path, text);
        }
        DraftMsg::FillSources => {
            for of in document.map(numbers).unwrap_or_default() {
                if is_unsourced(tree, &of.path) {
                    set_source(tree, &of.path, form.source.trim(), &form.date);
                }
            }
        }
        _ => {}
    }
    0
}

/// Whether the branch decided a number, and nobody said by what.
pub(super) fn is_unsourced(tree: &Value, path: &str) -> bool {
    let source = get(tree, &format!("{path}.origin.set.source"));
    source
        .and_then(Value::as_str)
        .is_some_and(|text| text.trim().is_empty())
}

/// Where a name stands in a list.
fn place_in(tree: &Value, list: &str, id: Id) -> Option<usize> {
    let items = get(tree, list)?.as_array()?;
    items
        .iter()
        .position(|item| item.as_str() == Some(id.as_str()))
}

/// So many more events of a kind, or fewer.
fn happened(tree: &mut Value, facts: &str, kind: Id, by: i32) {
    let list = format!("{facts}.events");
    let events = get(tree, &list).and_then(Value::as_array);
    let at = events.and_then(|events| {
        let is_it =
            |event: &Value| event.get("kind").and_then(Value::as_str) == Some(kind.as_str());
        events.iter().position(is_it)
    });
    let Some(at) = at else {
        if by > 0 {
            insert(tree, &list, None, json!({"kind": kind.as_str()}));
        }
        return;
    };
    let path = format!("{list}[{at}].times");
    let now = get(tree, &path).and_then(Value::as_u64).unwrap_or(1);
    let now = i64::try_from(now).unwrap_or(1).saturating_add(by.into());
    match now.min(limits::MAX_TIMES.into()) {
        now if now <= 0 => drop(remove(tree, &format!("{list}[{at}]"))),
        1 => drop(remove(tree, &path)),
        now => put(tree, &path, Value::from(now)),
    }
}

fn short(text: &str) -> String {
    text.chars().take(MAX_TEXT).collect()
}

fn typed(tree: &mut Value, kind: Text, path: &str, text: &str) {
    let is_blank = text.trim().is_empty();
    match kind {
        Text::Chinese => match get(tree, path).is_some_and(Value::is_object) {
            true => put(tree, &format!("{path}.zh"), Value::from(text)),
            false => put(tree, path, Value::from(text)),
        },
        Text::English => {
            let known = get(tree, path);
            let zh = known
                .map(|of| of.get("zh").unwrap_or(of))
                .and_then(Value::as_str);
            let zh = zh.unwrap_or_default().to_owned();
            let both = match is_blank {
                true => Value::from(zh),
                false => json!({"zh": zh, "en": text}),
            };
            put(tree, path, both);
        }
        Text::Plain | Text::Maybe | Text::Count | Text::List if is_blank => {
            drop(remove(tree, path))
        }
        Text::Expected if is_blank => {
            if let Some((total, _)) = parent(path) {
                remove(tree, total);
            }
        }
        Text::Plain | Text::Must | Text::Expected => put(tree, path, Value::from(text)),
        Text::Number | Text::Maybe => set_value(tree, path, text),
        Text::Low => set_span(tree, path, true, text),
        Text::High => set_span(tree, path, false, text),
        Text::Count => {
            let number = text.trim().parse::<u32>();
            put(
                tree,
                path,
                number.map_or_else(|_| Value::from(text), Value::from),
            );
        }
        Text::List => {
            let parts = text.split([' ', ',', '\u{ff0c}', '\u{3001}']);
            let parts = parts.filter(|part| !part.is_empty()).map(Value::from);
            put(tree, path, Value::Array(parts.collect()));
        }
    }
}

/// A number of the table of all: one that stood there otherwise is the branch's from now on.
fn cell(tree: &mut Value, form: &DraftForm, path: &str, text: &str) {
    let was = value_text(tree, path).to_owned();
    let is_other = !was.trim().is_empty() && was != text;
    set_value(tree, path, text);
    if is_other && origin_kind(tree, path) != OriginKind::Set {
        set_source(tree, path, form.source.trim(), &form.date);
    }
}

/// Lines of a spreadsheet: number, source, day; an empty cell leaves what is there.
fn paste(tree: &mut Value, form: &DraftForm, order: &[&str], from: &str, text: &str) -> usize {
    let at = order.iter().position(|known| *known == from);
    let mut places = order.iter().skip(at.unwrap_or(order.len()));
    let mut left = 0;
    for line in text.trim_end().lines() {
        let mut cells = line.split('\t').map(str::trim);
        let number = cells.next().unwrap_or_default();
        let (source, day) = (
            cells.next().unwrap_or_default(),
            cells.next().unwrap_or_default(),
        );
        let Some(path) = places.next() else {
            left += 1;
            continue;
        };
        if number.is_empty() {
            continue;
        }
        let (number, source) = (short(number), short(source));
        // What is pasted is decided, even where it's the same number.
        set_value(tree, path, &number);
        match source.is_empty() {
            true => set_source(tree, path, form.source.trim(), &form.date),
            false => set_source(tree, path, &source, day),
        }
    }
    left
}

/// A word is left open: a question with these answers decides from now on.
fn ask(tree: &mut Value, path: &str, words: &[&str]) {
    let known = get(tree, path).cloned();
    if known.as_ref().is_some_and(|of| of.get("reading").is_some()) {
        return;
    }
    let id = fresh(tree, "asked");
    let options: Vec<Value> = words.iter().map(|word| json!({"id": word})).collect();
    let mut reading = json!({"id": id.clone(), "question": "", "options": options});
    // The word that counted goes on counting.
    if let Some(Value::String(word)) = known.filter(|of| of.as_str() != words.first().copied()) {
        reading["chosen"] = Value::from(word);
    }
    insert(tree, "readings", None, reading);
    put(tree, path, json!({"reading": id}));
}

/// A word is settled: a question that decides nothing else goes.
fn settle(tree: &mut Value, path: &str, word: &Value) {
    let asked = get(tree, &format!("{path}.reading"))
        .and_then(Value::as_str)
        .map(str::to_owned);
    put(tree, path, word.clone());
    let Some(asked) = asked else { return };
    let mut text = tree.clone();
    remove(&mut text, "readings");
    if !names(&text, &asked) {
        let readings = get(tree, "readings").and_then(Value::as_array);
        let at = readings.and_then(|all| {
            all.iter()
                .position(|of| of.get("id").and_then(Value::as_str) == Some(&asked))
        });
        if let Some(at) = at {
            remove(tree, &format!("readings[{at}]"));
        }
    }
}

/// Whether something still asks this question.
fn names(tree: &Value, reading: &str) -> bool {
    match tree {
        Value::Object(fields) => {
            fields.get("reading").and_then(Value::as_str) == Some(reading)
                || fields.values().any(|of| names(of, reading))
        }
        Value::Array(items) => items.iter().any(|of| names(of, reading)),
        _ => false,
    }
}
