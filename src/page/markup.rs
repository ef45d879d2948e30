//! Markup with holes: `<p class='hint'>{}</p>`.
//!
//! The `html!` macro unfolds to about 280 bytes of wasm for each element; a
//! page has hundreds. Here an element is its text, read once and kept.

use std::str::Chars;

/// A step of drawing a piece of markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Op {
    /// An element begins.
    Open(Element),
    /// The element that was opened last ends.
    Close,
    /// A fixed text.
    Text(&'static str),
    /// What the caller puts there: a text or nodes.
    Hole,
}

/// An element without its children.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Its name.
    pub tag: &'static str,
    /// The names of its attributes.
    pub keys: Vec<&'static str>,
    /// Their values; none where the caller gives one.
    pub values: Vec<Option<&'static str>>,
    /// How many listeners the caller gives, after the attributes.
    pub listeners: usize,
}

/// Reads markup: elements `<a b='c' d={} {}>…</a>` and `<a/>`, where a `{}`
/// among the attributes is a listener, fixed texts, and `{}` for the rest.
/// White space with a line break in it is dropped.
///
/// # Errors
/// What it stopped at.
pub fn parse(markup: &'static str) -> Result<Vec<Op>, &'static str> {
    let mut ops = Vec::new();
    let mut depth = 0_usize;
    let mut rest = markup;
    while let Some(at) = rest.find(['<', '{']) {
        let (text, tail) = rest.split_at(at);
        ops.extend(kept(text));
        rest = if let Some(after) = tail.strip_prefix("{}") {
            ops.push(Op::Hole);
            after
        } else if let Some(after) = tail.strip_prefix("</") {
            depth = depth.checked_sub(1).ok_or(tail)?;
            ops.push(Op::Close);
            after.split_once('>').ok_or(tail)?.1
        } else {
            let (element, empty, after) = element(tail.get(1..).unwrap_or_default())?;
            ops.push(Op::Open(element));
            if empty {
                ops.push(Op::Close);
            } else {
                depth += 1;
            }
            after
        };
    }
    if depth > 0 {
        return Err(markup);
    }
    ops.extend(kept(rest));
    Ok(ops)
}

/// How many holes there are to fill.
pub const fn holes(markup: &str) -> usize {
    let bytes = markup.as_bytes();
    let (mut count, mut at) = (0, 1);
    while at < bytes.len() {
        if bytes[at - 1] == b'{' && bytes[at] == b'}' {
            count += 1;
        }
        at += 1;
    }
    count
}

fn kept(text: &'static str) -> Option<Op> {
    let layout = text.trim().is_empty() && text.contains('\n');
    (!text.is_empty() && !layout).then_some(Op::Text(text))
}

/// An element's head, whether it's closed at once, and what follows.
fn element(head: &'static str) -> Result<(Element, bool, &'static str), &'static str> {
    let (tag, mut rest) = word(head);
    let mut element = Element {
        tag,
        keys: Vec::new(),
        values: Vec::new(),
        listeners: 0,
    };
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix("/>") {
            return Ok((element, true, after));
        }
        if let Some(after) = rest.strip_prefix('>') {
            return Ok((element, false, after));
        }
        if let Some(after) = rest.strip_prefix("{}") {
            element.listeners += 1;
            rest = after;
            continue;
        }
        let (key, after) = word(rest);
        let value = after.strip_prefix('=').ok_or(rest)?;
        element.keys.push(key);
        if let Some(after) = value.strip_prefix("{}") {
            element.values.push(None);
            rest = after;
        } else {
            let quoted = value.strip_prefix('\'').ok_or(rest)?;
            let (text, after) = quoted.split_once('\'').ok_or(rest)?;
            element.values.push(Some(text));
            rest = after;
        }
    }
}

fn word(text: &'static str) -> (&'static str, &'static str) {
    let inside = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let mut chars: Chars<'static> = text.chars();
    while chars.clone().next().is_some_and(inside) {
        chars.next();
    }
    let rest = chars.as_str();
    (
        text.get(..text.len() - rest.len()).unwrap_or_default(),
        rest,
    )
}
