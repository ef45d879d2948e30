//! One pass over a text before the parser sees it: how deep it is, and which
//! fields stand twice in their object. A parser takes the last of two without
//! a word, so that a fact would vanish.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::Write;

use super::{FileFault, MAX_DEPTH, MAX_RECORDS};
use crate::json::shortened;

/// A field that stands twice in its object.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Twice {
    /// The index in `records`, if it stands in one.
    pub record: Option<usize>,
    /// Where it stands.
    pub path: String,
}

/// Finds the fields that stand twice: the first of each record, and the first
/// outside of the records. Knows strings; what isn't JSON is left to the
/// parser.
pub(super) fn scan(text: &str) -> Result<Vec<Twice>, FileFault> {
    scan_to(text, MAX_DEPTH)
}

/// The same of a text that may be nested so deep.
pub(super) fn scan_to(text: &str, deepest: usize) -> Result<Vec<Twice>, FileFault> {
    let bytes = text.as_bytes();
    let mut open: Vec<Frame> = Vec::with_capacity(deepest);
    let mut twice: Vec<Twice> = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'{' | b'[' => {
                if open.len() == deepest {
                    return Err(too_deep(bytes, at, deepest));
                }
                open.push(Frame::opened_by(*byte));
            }
            b'}' | b']' => {
                open.pop();
            }
            b',' => {
                if let Some(Frame::List(index)) = open.last_mut() {
                    *index += 1;
                }
            }
            b'"' => {
                let end = string_end(bytes, at + 1);
                if is_key(bytes, end + 1)
                    && let Some(raw) = text.get(at + 1..end)
                    && let Some(Frame::Object { keys, now }) = open.last_mut()
                {
                    *now = key(raw);
                    if !keys.insert(now.clone()) {
                        note(&mut twice, &open);
                    }
                }
                at = end;
            }
            _ => {}
        }
        at += 1;
    }
    Ok(twice)
}

/// What is open at some place.
enum Frame<'a> {
    Object {
        keys: BTreeSet<Cow<'a, str>>,
        now: Cow<'a, str>,
    },
    List(usize),
}

impl Frame<'_> {
    fn opened_by(byte: u8) -> Self {
        if byte == b'[' {
            Self::List(0)
        } else {
            Self::Object {
                keys: BTreeSet::new(),
                now: Cow::Borrowed(""),
            }
        }
    }
}

/// The closing quote, or the end of the text.
fn string_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return at,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// Whether a colon follows.
fn is_key(bytes: &[u8], after: usize) -> bool {
    let rest = bytes.get(after..).unwrap_or_default();
    rest.iter().find(|b| !b.is_ascii_whitespace()) == Some(&b':')
}

/// The key that is meant, whichever way it's written.
fn key(raw: &str) -> Cow<'_, str> {
    if !raw.contains('\\') {
        return Cow::Borrowed(raw);
    }
    let read = serde_json::from_str(&format!("\"{raw}\""));
    read.map_or(Cow::Borrowed(raw), Cow::Owned)
}

fn note(twice: &mut Vec<Twice>, open: &[Frame<'_>]) {
    let record = match open {
        [Frame::Object { now, .. }, Frame::List(index), _, ..] if now == "records" => Some(*index),
        _ => None,
    };
    let seen = match record {
        // The file is refused anyway.
        Some(index) if index >= MAX_RECORDS => true,
        // Records come in order.
        Some(_) => twice.last().is_some_and(|last| last.record == record),
        None => twice.iter().any(|earlier| earlier.record.is_none()),
    };
    if !seen {
        let path = path(open);
        twice.push(Twice { record, path });
    }
}

fn path(open: &[Frame<'_>]) -> String {
    let mut path = String::new();
    for frame in open {
        // Writing into a string can't fail.
        let _ = match frame {
            Frame::List(index) => write!(path, "[{index}]"),
            Frame::Object { now, .. } if path.is_empty() => write!(path, "{}", shortened(now)),
            Frame::Object { now, .. } => write!(path, ".{}", shortened(now)),
        };
    }
    shortened(&path)
}

fn too_deep(bytes: &[u8], at: usize, limit: usize) -> FileFault {
    let before = bytes.get(..at).unwrap_or_default();
    let line_start = before
        .iter()
        .rposition(|b| *b == b'\n')
        .map_or(0, |i| i + 1);
    FileFault::TooDeep {
        limit,
        line: before.iter().filter(|b| **b == b'\n').count() + 1,
        column: at - line_start + 1,
    }
}
