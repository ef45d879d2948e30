//! A file into records.

use std::borrow::Cow;

use serde_json::Value;

use super::encoding::{Encoding, Written, utf16, written};
use super::envelope::{each_record, outside, version};
use super::item::WrittenItem;
use super::migrate::migrate;
use super::scan::{Twice, scan};
use super::{
    BACKUP_FORMAT, FORMAT, FileFault, HEAD_BYTES, Item, MAX_BACKUP_BYTES, MAX_BYTES, RecordFault,
    RecordFaultKind, Shape, VERSION, format_in,
};
use super::{Malformed, RulebookFault, settle_twins};
use crate::calendar::Month;
use crate::json::{Decode, joined};
use crate::record::{Facts, MAX_AGENT, Record};
use crate::rulebook::{Document, Rulebook};

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// The version of its format.
    pub version: u32,
    /// The version of the program that wrote it, if it says so.
    pub program: Option<String>,
    /// The records without faults, no agent's month twice.
    pub accepted: Vec<Incoming>,
    /// The others.
    pub refused: Vec<Refused>,
    /// The rulebooks that came along.
    pub rulebooks: Vec<IncomingRulebook>,
    /// The receipts, slips and stages that came along, as a text of their own.
    pub review: Option<String>,
    /// How many records said only what an earlier one had said.
    pub repeated: usize,
}

/// A record of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// Its index in the file.
    pub index: usize,
    /// The record.
    pub item: Item,
}

/// A record of a file that can't be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Its index in the file.
    pub index: usize,
    /// Whose it seems to be.
    pub who: Who,
    /// What is wrong with it; never empty.
    pub faults: Vec<RecordFault>,
}

/// Whose record it seems to be, as far as it can be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Who {
    /// The agent's name or number.
    pub agent: Option<String>,
    /// The assessed month.
    pub month: Option<Month>,
}

impl Who {
    /// Whose a record is.
    pub fn of(record: &Record) -> Self {
        Self {
            agent: Some(record.agent.clone()),
            month: Some(record.month),
        }
    }
}

/// Reads a file of records.
///
/// # Errors
/// What is wrong with the file as a whole. What is wrong with single records
/// stands in [`Import::refused`].
pub fn read(text: &str) -> Result<Import, FileFault> {
    let (text, twice) = admitted(text)?;
    let version = version(text, FORMAT, VERSION)?;
    let mut twice = not_outside(twice)?.into_iter().peekable();
    let mut import = Import {
        version,
        program: None,
        accepted: Vec::new(),
        refused: Vec::new(),
        rulebooks: Vec::new(),
        review: None,
        repeated: 0,
    };
    let mut rulebooks = Vec::new();
    let mut review = None;
    import.program = each_record(
        text,
        &mut rulebooks,
        &mut review,
        &mut |index, mut value| {
            migrate(&mut value, version);
            let repeated = twice.next_if(|twice| twice.record == Some(index));
            let result = match repeated {
                Some(repeated) => Err(vec![repeated.fault()]),
                None => item(&value, &format!("records[{index}]")),
            };
            match result {
                Ok(item) => import.accepted.push(Incoming { index, item }),
                Err(faults) => import.refused.push(Refused {
                    index,
                    who: who(value.get("record").unwrap_or_default()),
                    faults,
                }),
            }
        },
    )?;
    import.review = review.map(|review| review.to_string());
    import.rulebooks = rulebooks.iter().enumerate().map(rulebook).collect();
    settle_twins(std::slice::from_mut(&mut import));
    Ok(import)
}

/// A rulebook of a file of records, or why it can't be taken. The records are
/// read without it.
pub type IncomingRulebook = Result<Rulebook, RulebookFault>;

fn rulebook((index, value): (usize, &Value)) -> IncomingRulebook {
    let below = |fault: Malformed| fault.below(&format!("rulebooks[{index}]"));
    let document = Document::decode(value).map_err(|fault| FileFault::Malformed(below(fault)))?;
    Rulebook::new(document).map_err(RulebookFault::Problems)
}

/// The text of a file's bytes, in UTF-8 or UTF-16.
///
/// # Errors
/// Too many bytes, or no such text. One in GB18030 needs a table of it, which
/// a browser has.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, FileFault> {
    let large = bytes.len() > MAX_BYTES;
    if large && (!is_backup(bytes) || bytes.len() > MAX_BACKUP_BYTES) {
        small(bytes.len())?;
    }
    match written(bytes)? {
        Written::Text(text) => Ok(text.into()),
        Written::Coded(Encoding::Gb18030) => Err(FileFault::Encoded(Encoding::Gb18030)),
        Written::Coded(wide) => {
            let text = utf16(bytes, wide).map(Cow::Owned);
            text.ok_or(FileFault::NotText { at: 0 })
        }
    }
}

/// Whether a file begins as a backup does, which may be larger than others.
fn is_backup(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(HEAD_BYTES)).unwrap_or_default();
    format_in(&String::from_utf8_lossy(head)) == Some(BACKUP_FORMAT)
}

/// A text within the limits, without a byte order mark, and its doubled fields.
pub(super) fn admitted(text: &str) -> Result<(&str, Vec<Twice>), FileFault> {
    let text = begun(text)?;
    let twice = scan(text)?;
    Ok((text, twice))
}

/// A text within the limits, without a byte order mark, that may be ours.
pub(super) fn begun(text: &str) -> Result<&str, FileFault> {
    small(text.len())?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(FileFault::Empty);
    }
    // What begins with neither a bracket nor a quote is none of ours.
    let first = text.trim_start();
    if !first.starts_with(['{', '[', '"']) && is_table(first) {
        return Err(FileFault::Table);
    }
    Ok(text)
}

/// Whether the first line has cells.
pub(super) fn is_table(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    line.contains([',', '\t', ';'])
}

/// The doubled fields, unless one stands outside of the records.
pub(super) fn not_outside(twice: Vec<Twice>) -> Result<Vec<Twice>, FileFault> {
    match twice.iter().find(|twice| twice.record.is_none()) {
        Some(twice) => Err(outside(&twice.path, Shape::Twice, "")),
        None => Ok(twice),
    }
}

/// An item of the present version, whose place is `at`.
pub(super) fn item(value: &Value, at: &str) -> Result<Item, Vec<RecordFault>> {
    let WrittenItem {
        rulebook,
        seen,
        code,
        record,
        trail,
        lines,
    } = WrittenItem::decode(value).map_err(|fault| vec![fault.below(at).into()])?;
    Ok(Item {
        rulebook,
        seen,
        code,
        record: checked(record, &joined(at, "record"))?,
        trail,
        lines,
    })
}

/// The checked facts, whose place is `at`.
pub(super) fn checked(facts: Facts, at: &str) -> Result<Record, Vec<RecordFault>> {
    let faults = |problems: Vec<crate::record::Problem>| {
        let fault = |problem: crate::record::Problem| RecordFault {
            path: joined(at, &problem.path),
            kind: RecordFaultKind::Fact(problem.fault),
        };
        problems.into_iter().map(fault).collect()
    };
    Record::new(facts).map_err(faults)
}

/// Whose facts these seem to be.
pub(super) fn who(facts: &Value) -> Who {
    let text = |field: &str| facts.get(field).and_then(Value::as_str);
    Who {
        agent: text("agent").map(|agent| agent.chars().take(MAX_AGENT).collect()),
        month: text("month").and_then(|month| month.parse().ok()),
    }
}

impl Twice {
    /// The fault of the record that it stands in.
    pub(super) fn fault(self) -> RecordFault {
        Malformed::here(Shape::Twice).below(&self.path).into()
    }
}

pub(super) fn small(bytes: usize) -> Result<(), FileFault> {
    if bytes > MAX_BYTES {
        let limit = MAX_BYTES;
        return Err(FileFault::TooLarge { bytes, limit });
    }
    Ok(())
}
