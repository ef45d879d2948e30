//! Places in a JSON tree. What leads nowhere changes nothing.

use serde_json::{Map, Value};

/// A step down.
enum Step<'a> {
    Field(&'a str),
    Nth(usize),
}

/// What stands at a path.
pub fn get<'a>(tree: &'a Value, path: &str) -> Option<&'a Value> {
    steps(path)?
        .into_iter()
        .try_fold(tree, |at, step| match step {
            Step::Field(name) => at.get(name),
            Step::Nth(nth) => at.get(nth),
        })
}

/// Where the same thing stands in another tree: items of lists are found by their id.
pub fn same_place(tree: &Value, path: &str, other: &Value) -> Option<String> {
    let (mut at, mut there, mut found) = (tree, other, String::new());
    for step in steps(path)? {
        match step {
            Step::Field(name) => {
                (at, there) = (at.get(name)?, there.get(name)?);
                let dot = if found.is_empty() { "" } else { "." };
                found += &format!("{dot}{name}");
            }
            Step::Nth(nth) => {
                at = at.get(nth)?;
                let place = match id_of(at) {
                    None => nth,
                    id => there.as_array()?.iter().position(|it| id_of(it) == id)?,
                };
                there = there.get(place)?;
                found += &format!("[{place}]");
            }
        }
    }
    Some(found)
}

/// An item's id: its own, or that of the line or pool that it is.
fn id_of(item: &Value) -> Option<&str> {
    let of = |item: &'_ Value| item.get("id").is_some();
    let it = match of(item) {
        true => Some(item),
        false => ["line", "pool"].iter().find_map(|name| item.get(name)),
    };
    it?.get("id")?.as_str()
}

/// Puts something there; objects on the way come into being, items of lists don't.
pub fn put(tree: &mut Value, path: &str, value: Value) {
    if let Some(place) = place(tree, path) {
        *place = value;
    }
}

/// Takes away what stands there: a field, or an item of a list.
pub fn remove(tree: &mut Value, path: &str) -> Option<Value> {
    let (above, last) = parent(path)?;
    let of = get_mut(tree, above)?;
    match (steps(last)?.pop()?, of) {
        (Step::Field(name), Value::Object(fields)) => fields.remove(name),
        (Step::Nth(nth), Value::Array(items)) if nth < items.len() => Some(items.remove(nth)),
        _ => None,
    }
}

/// Puts something into a list, at a place or at its end; a list that isn't there begins.
pub fn insert(tree: &mut Value, list: &str, at: Option<usize>, value: Value) {
    let Some(place) = place(tree, list) else {
        return;
    };
    if place.is_null() {
        *place = Value::Array(Vec::new());
    }
    if let Value::Array(items) = place {
        let at = at.unwrap_or(items.len()).min(items.len());
        items.insert(at, value);
    }
}

/// Moves an item of a list so many places on. Where it stands then.
pub fn shift(tree: &mut Value, path: &str, by: isize) -> Option<String> {
    let (list, last) = parent(path)?;
    let Some(Step::Nth(from)) = steps(last)?.pop() else {
        return None;
    };
    let Value::Array(items) = get_mut(tree, list)? else {
        return None;
    };
    let to = from.checked_add_signed(by).filter(|to| *to < items.len())?;
    if from >= items.len() {
        return None;
    }
    let item = items.remove(from);
    items.insert(to, item);
    Some(format!("{list}[{to}]"))
}

/// Moves an item of a list to the end of another list, which doesn't lie in it. Where it
/// stands then.
pub fn carry(tree: &mut Value, path: &str, list: &str) -> Option<String> {
    if list == path || list.starts_with(&format!("{path}.")) {
        return None;
    }
    let (from, last) = parent(path)?;
    if from == list {
        return None;
    }
    let Some(Step::Nth(at)) = steps(last)?.pop() else {
        return None;
    };
    // Its part is there, where the list may still begin.
    let (part, _) = parent(list)?;
    get(tree, part).filter(|of| of.is_object())?;
    // Into what stands behind it in the same list: that moves up by one.
    let list = moved_up(list, from, at);
    let item = remove(tree, path)?;
    insert(tree, &list, None, item);
    let end = get(tree, &list)?.as_array()?.len().checked_sub(1)?;
    Some(format!("{list}[{end}]"))
}

/// A path after the item of a list at a place is gone.
fn moved_up(path: &str, list: &str, gone: usize) -> String {
    let Some(rest) = path
        .strip_prefix(list)
        .and_then(|rest| rest.strip_prefix('['))
    else {
        return path.to_owned();
    };
    let Some((nth, rest)) = rest.split_once(']') else {
        return path.to_owned();
    };
    match nth.parse::<usize>() {
        Ok(nth) if nth > gone => format!("{list}[{}]{rest}", nth - 1),
        _ => path.to_owned(),
    }
}

/// What a path stands below, and its last step.
pub fn parent(path: &str) -> Option<(&str, &str)> {
    if path.is_empty() {
        return None;
    }
    let (above, last) = path.split_at(path.rfind(['.', '[']).unwrap_or(0));
    Some((above, last.strip_prefix('.').unwrap_or(last)))
}

fn get_mut<'a>(tree: &'a mut Value, path: &str) -> Option<&'a mut Value> {
    steps(path)?
        .into_iter()
        .try_fold(tree, |at, step| match step {
            Step::Field(name) => at.get_mut(name),
            Step::Nth(nth) => at.get_mut(nth),
        })
}

/// A place to put something; none where a list on the way isn't there.
fn place<'a>(tree: &'a mut Value, path: &str) -> Option<&'a mut Value> {
    let steps = steps(path)?;
    let mut at = Some(&*tree);
    for step in &steps {
        at = match (step, at) {
            (Step::Nth(nth), Some(of)) => Some(of.get(nth)?),
            (Step::Nth(_), None) => return None,
            (Step::Field(name), of) => of.and_then(|of| of.get(name)),
        };
    }
    steps.into_iter().try_fold(tree, |at, step| match step {
        Step::Nth(nth) => at.get_mut(nth),
        Step::Field(name) => {
            if at.is_null() {
                *at = Value::Object(Map::new());
            }
            let Value::Object(fields) = at else {
                return None;
            };
            Some(fields.entry(name).or_insert(Value::Null))
        }
    })
}

/// The steps of a path; none if it's no path.
fn steps(path: &str) -> Option<Vec<Step<'_>>> {
    let mut found = Vec::new();
    if path.is_empty() {
        return Some(found);
    }
    for part in path.split('.') {
        let (name, rest) = part
            .split_once('[')
            .map_or((part, ""), |(name, rest)| (name, rest));
        if !name.is_empty() {
            found.push(Step::Field(name));
        }
        for nth in rest.split('[').filter(|nth| !nth.is_empty()) {
            found.push(Step::Nth(nth.strip_suffix(']')?.parse().ok()?));
        }
    }
    Some(found)
}
