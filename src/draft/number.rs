//! A number of the rules in the tree: alone, or with its origin.

use serde_json::{Value, json};

use super::tree::{get, put, remove};

/// Who says a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OriginKind {
    /// The document.
    Stated,
    /// The branch.
    Set,
    /// Nobody.
    Assumed,
}

impl OriginKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Stated, Self::Set, Self::Assumed];
}

const VALUE: &str = "value";
const ORIGIN: &str = "origin";

/// What is typed for a number.
pub fn value_text<'a>(tree: &'a Value, path: &str) -> &'a str {
    let of = get(tree, path);
    let of = of.map(|of| of.get(VALUE).unwrap_or(of));
    of.and_then(Value::as_str).unwrap_or_default()
}

/// Types a number; its origin stays.
pub fn set_value(tree: &mut Value, path: &str, text: &str) {
    match get(tree, path).is_some_and(Value::is_object) {
        true => put(tree, &format!("{path}.{VALUE}"), Value::from(text)),
        false => put(tree, path, Value::from(text)),
    }
}

/// Who says it.
pub fn origin_kind(tree: &Value, path: &str) -> OriginKind {
    match get(tree, path).and_then(|of| of.get(ORIGIN)) {
        Some(Value::Object(of)) if of.contains_key("set") => OriginKind::Set,
        Some(Value::Object(of)) if of.contains_key("assumed") => OriginKind::Assumed,
        _ => OriginKind::Stated,
    }
}

/// Says who says it; what was said of another origin goes. Of an assumed one the span begins
/// with the number alone.
pub fn set_origin(tree: &mut Value, path: &str, kind: OriginKind) {
    if origin_kind(tree, path) == kind {
        return;
    }
    // What isn't said is nothing.
    let text = match get(tree, path) {
        Some(_) => value_text(tree, path),
        None => "0",
    };
    let text = text.to_owned();
    let whole = match kind {
        OriginKind::Stated => Value::from(text),
        OriginKind::Set => json!({VALUE: text, ORIGIN: {"set": {"source": ""}}}),
        OriginKind::Assumed => {
            json!({VALUE: text.clone(), ORIGIN: {"assumed": {"low": text.clone(), "high": text}}})
        }
    };
    put(tree, path, whole);
}

/// Says that the branch decided it, by what and when; a day that is blank isn't said.
pub fn set_source(tree: &mut Value, path: &str, source: &str, date: &str) {
    set_origin(tree, path, OriginKind::Set);
    put(
        tree,
        &format!("{path}.{ORIGIN}.set"),
        decision(source, date),
    );
}

/// Says who says something that is no number, such as a clause; of what the branch decided, by
/// what and when.
pub fn set_plain_origin(tree: &mut Value, path: &str, kind: OriginKind, source: &str, date: &str) {
    match kind {
        OriginKind::Stated => drop(remove(tree, path)),
        OriginKind::Set => put(tree, path, json!({"set": decision(source, date)})),
        OriginKind::Assumed => put(tree, path, Value::from("assumed")),
    }
}

/// Who says it.
pub fn plain_origin_kind(tree: &Value, path: &str) -> OriginKind {
    match get(tree, path) {
        Some(Value::Object(_)) => OriginKind::Set,
        Some(Value::String(word)) if word == "assumed" => OriginKind::Assumed,
        _ => OriginKind::Stated,
    }
}

fn decision(source: &str, date: &str) -> Value {
    let mut of = json!({"source": source});
    if !date.trim().is_empty() {
        of["date"] = Value::from(day(date.trim()));
    }
    of
}

/// One end of what an assumed number may be.
pub fn set_span(tree: &mut Value, path: &str, is_low: bool, text: &str) {
    if origin_kind(tree, path) == OriginKind::Assumed {
        let end = if is_low { "low" } else { "high" };
        put(
            tree,
            &format!("{path}.{ORIGIN}.assumed.{end}"),
            Value::from(text),
        );
    }
}

/// A day as files have it, however a spreadsheet wrote it; what is no day stays.
fn day(text: &str) -> String {
    let parts: Vec<&str> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    match parts[..] {
        [year, month, day] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => {
            format!("{year}-{month:0>2}-{day:0>2}")
        }
        _ => text.to_owned(),
    }
}
