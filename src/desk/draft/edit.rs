//! What an edit makes of a sketch's tree.

use serde_json::{Value, json};

use super::form::DraftForm;
use super::msg::{DraftMsg, Text};
use crate::draft::{
    GivesKind, LackOf, NewPart, Numbered, OriginKind, Read, ask, decide, get, gives_of, insert,
    norm, numbers, origin_kind, parent, part, put, remove, set_origin, set_plain_origin,
    set_source, set_span, set_value, settle, value_text,
};
use crate::id::Id;
use crate::language::limits;
use crate::locale::draft::retired;

/// The most signs that a field takes.
const MAX_TEXT: usize = 400;

/// The tree after it, and how many pasted lines had no number to go to; what isn't about the
/// tree leaves it as it is.
pub(super) fn edited(
    tree: &mut Value,
    read: Option<&Read>,
    root: Option<&Value>,
    form: &DraftForm,
    msg: &DraftMsg,
) -> usize {
    match msg {
        DraftMsg::Type(kind, path, text) => typed(tree, *kind, path, &short(text)),
        DraftMsg::Set(path, value) => put(tree, path, value.clone()),
        DraftMsg::Unset(path) => drop(remove(tree, path)),
        DraftMsg::Gives(path, kind) => gives(tree, path, *kind),
        // Deeper they can't be read.
        DraftMsg::Add(NewPart::Pool, list) if depth(list) >= limits::MAX_DEPTH => {}
        DraftMsg::Add(what, list) => {
            let new = match what {
                NewPart::Norm => norm(tree, root, list),
                what => part(tree, root, *what),
            };
            let new = match list.ends_with(".of") {
                // A node says which it is.
                true if new.get("of").is_some() => json!({"pool": new}),
                true => json!({"line": new}),
                false => new,
            };
            insert(tree, list, None, new);
        }
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
        DraftMsg::Ask(path, words) => ask(tree, root, path, words),
        DraftMsg::Decide(path, reading, words) => decide(tree, path, reading.as_str(), words),
        DraftMsg::Settle(path, word) => settle(tree, path, word),
        DraftMsg::Origin(path, kind) => match kind {
            OriginKind::Set => set_source(tree, path, form.source.trim(), &form.date),
            kind => set_origin(tree, path, *kind),
        },
        DraftMsg::Said(path, kind) => {
            set_plain_origin(tree, path, *kind, form.source.trim(), &form.date);
        }
        DraftMsg::Cell(path, text) => cell(tree, form, path, &short(text)),
        DraftMsg::Paste(path, text) => {
            let order = all_numbers(read, tree);
            let order: Vec<&str> = order.iter().map(|of| &*of.path).collect();
            return paste(tree, form, &order, path, text);
        }
        DraftMsg::FillSources => {
            let lacks = read.into_iter().flat_map(|read| &read.lacks);
            for lack in lacks.filter(|lack| lack.what == LackOf::Source) {
                if let Some(origin) = lack.path.strip_suffix(".set.source") {
                    let (source, date) = (form.source.trim(), &*form.date);
                    set_plain_origin(tree, origin, OriginKind::Set, source, date);
                }
            }
        }
        _ => {}
    }
    0
}

fn all_numbers(read: Option<&Read>, tree: &Value) -> Vec<Numbered> {
    let all = read.map(|read| numbers(&read.document, Some(tree)));
    all.unwrap_or_default()
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
            let total = parent(path).map_or("", |(total, _)| total).to_owned();
            let ends = ["low", "high"].map(|end| format!("{total}.{end}"));
            match ends.iter().any(|end| get(tree, end).is_some()) {
                // It's typed anew, its ends stay.
                true => put(tree, path, Value::from(text)),
                false => drop(remove(tree, &total)),
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
            let between = |c: char| c.is_whitespace() || ",\u{ff0c}\u{3001};\u{ff1b}".contains(c);
            let parts = text.split(between);
            let parts = parts.filter(|part| !part.is_empty()).map(Value::from);
            put(tree, path, Value::Array(parts.collect()));
        }
    }
}

/// What a clause gives, anew: kinds of events and a scale stay where there are such still.
fn gives(tree: &mut Value, path: &str, kind: GivesKind) {
    let first = get(tree, "values[0].id").and_then(Value::as_str);
    let mut new = gives_of(kind, first);
    let was = get(tree, path);
    let events = was.and_then(|was| was.get("events"));
    if let (Some(events), Some(new)) = (events, new.get_mut("events")) {
        for field in ["kinds", "most"] {
            if let Some(of) = events.get(field) {
                new[field] = of.clone();
            }
        }
    }
    let scale = was
        .and_then(|was| was.get("scale"))
        .and_then(|of| of.get(1));
    let repeated = events.and_then(|of| of.get("amount")?.get("repeated")?.get("scale"));
    let place = match kind {
        GivesKind::Scale => "scale[1]",
        GivesKind::Repeated => "events.amount.repeated.scale",
        _ => "",
    };
    if let (Some(scale), false) = (scale.or(repeated).cloned(), place.is_empty()) {
        put(&mut new, place, scale);
    }
    put(tree, path, new);
}

/// In how many groups a place lies.
fn depth(path: &str) -> usize {
    path.matches(".pool").count()
}

/// A number of the table of all: one that stood there otherwise before it was typed into is
/// the branch's from now on.
fn cell(tree: &mut Value, form: &DraftForm, path: &str, text: &str) {
    let before = form.before.as_ref().filter(|(at, _)| at == path);
    if let Some((_, before)) = before {
        put(tree, path, before.clone());
    }
    let was = value_text(tree, path).to_owned();
    if was == text {
        return;
    }
    set_value(tree, path, text);
    if !was.trim().is_empty() && origin_kind(tree, path) != OriginKind::Set {
        set_source(tree, path, form.source.trim(), &form.date);
    }
}

/// Lines of a spreadsheet: number, source, day. What isn't there is what stands in the bar, or
/// stays; a line of empty cells leaves all as it is.
fn paste(tree: &mut Value, form: &DraftForm, order: &[&str], from: &str, text: &str) -> usize {
    let at = order.iter().position(|known| *known == from);
    let mut places = order.iter().skip(at.unwrap_or(order.len()));
    let mut left = 0;
    for line in text.trim_end().lines() {
        let cells: Vec<String> = line.split('\t').map(|cell| short(cell.trim())).collect();
        let cell = |nth: usize| cells.get(nth).filter(|cell| !cell.is_empty());
        let Some(path) = places.next() else {
            left += 1;
            continue;
        };
        if cells.iter().all(String::is_empty) {
            continue;
        }
        // What is pasted is decided, even where it's the same number.
        if let Some(number) = cell(0) {
            set_value(tree, path, number);
        }
        let known = |field: &str| {
            let of = get(tree, &format!("{path}.origin.set.{field}"));
            of.and_then(Value::as_str).unwrap_or_default().to_owned()
        };
        let first = |pasted: Option<&String>, bar: &str, field: &str| match (pasted, bar.trim()) {
            (Some(pasted), _) => pasted.clone(),
            (None, "") => known(field),
            (None, bar) => bar.to_owned(),
        };
        let source = first(cell(1), &form.source, "source");
        let day = first(cell(2), &form.date, "date");
        set_source(tree, path, &source, &day);
    }
    left
}
