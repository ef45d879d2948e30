//! JSON Lines: one record on each line, without an envelope.

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;

use super::envelope::{not_json, outside};
use super::item::WrittenItem;
use super::read::{admitted, checked, item, not_outside, who};
use super::{
    DerivedLine, Figures, FileFault, Item, MAX_BYTES, RecordFault, RulebookRef, Shape, Who,
};
use crate::json::{Decode, pull_text};
use crate::record::{Facts, Record};

/// What a line holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The rulebook that the sender scored by, if the line names one.
    pub rulebook: Option<RulebookRef>,
    /// What the sender saw, if the line says so.
    pub seen: Option<Figures>,
    /// What happened.
    pub record: Record,
    /// Why the sender's sheet was what it was; empty if the line doesn't say.
    pub lines: Vec<DerivedLine>,
}

/// Why a line is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineFault {
    /// It's no object within the limits.
    Text(FileFault),
    /// Its record has faults.
    Record {
        /// Whose it seems to be.
        who: Who,
        /// What is wrong with it; never empty. Paths start in the line.
        faults: Vec<RecordFault>,
    },
}

/// Reads a line: either an item as it stands in the `records` of a file, or
/// only its `record`. A line has the present version.
///
/// # Errors
/// What is wrong with it.
pub fn read_line(text: &str) -> Result<Line, LineFault> {
    quick(text).map_or_else(|| read_line_by_tree(text), Ok)
}

/// A sound line in its ordinary form, read as it goes: most are.
fn quick(text: &str) -> Option<Line> {
    if text.len() > MAX_BYTES {
        return None;
    }
    // The first field that isn't an item's tells.
    if let Some(item) = pull_text::<WrittenItem>(text) {
        return Some(Line {
            rulebook: Some(item.rulebook),
            seen: item.seen,
            record: Record::new(item.record).ok()?,
            lines: item.lines,
        });
    }
    Some(Line {
        rulebook: None,
        seen: None,
        record: Record::new(pull_text(text)?).ok()?,
        lines: Vec::new(),
    })
}

/// The same as [`read_line`] by way of a tree, which it takes to say what is
/// wrong and where: slower.
///
/// # Errors
/// What is wrong with it.
pub fn read_line_by_tree(text: &str) -> Result<Line, LineFault> {
    let value = object(text).map_err(LineFault::Text)?;
    let facts = value.get("record").unwrap_or(&value);
    let refused = |faults| LineFault::Record {
        who: who(facts),
        faults,
    };
    if value.get("record").is_some() {
        let Item {
            rulebook,
            seen,
            code: _,
            record,
            trail: _,
            lines,
        } = item(&value, "").map_err(refused)?;
        return Ok(Line {
            rulebook: Some(rulebook),
            seen,
            record,
            lines,
        });
    }
    let facts = Facts::decode(&value).map_err(|fault| refused(vec![fault.into()]))?;
    Ok(Line {
        rulebook: None,
        seen: None,
        record: checked(facts, "").map_err(refused)?,
        lines: Vec::new(),
    })
}

/// How a text holds its records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// One record on each line, for [`read_line`].
    Lines,
    /// All in one envelope, for [`read`](super::read).
    Envelope,
}

/// How a text holds its records, by its first two lines that aren't blank.
///
/// A first line that is a whole object without an envelope's fields begins
/// JSON Lines. So does a broken one, if it doesn't look like the beginning of
/// an envelope and a whole object follows; then it's the only one refused.
pub fn layout(first: &str, second: Option<&str>) -> Layout {
    let is_envelope = match whole(first) {
        Some(fields) => fields.format.is_some() || fields.records.is_some(),
        None => {
            let begins_one = ["\"format\"", "\"records\""];
            begins_one.iter().any(|field| first.contains(field)) || second.and_then(whole).is_none()
        }
    };
    if is_envelope {
        Layout::Envelope
    } else {
        Layout::Lines
    }
}

/// The fields that only an envelope has.
#[derive(Deserialize)]
struct Fields {
    #[serde(default)]
    format: Option<IgnoredAny>,
    #[serde(default)]
    records: Option<IgnoredAny>,
}

/// The fields of a line that is a whole object.
fn whole(line: &str) -> Option<Fields> {
    let line = line.trim_start_matches('\u{FEFF}').trim();
    let fields = serde_json::from_str(line).ok();
    fields.filter(|_| line.starts_with('{'))
}

fn object(text: &str) -> Result<Value, FileFault> {
    let (text, twice) = admitted(text)?;
    let value: Value = serde_json::from_str(text).map_err(|error| not_json(&error))?;
    not_outside(twice)?;
    if !value.is_object() {
        return Err(outside("", Shape::WrongType, ""));
    }
    Ok(value)
}
