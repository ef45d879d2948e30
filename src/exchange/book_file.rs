//! Documents of version 2 and their months as files.

use litemap::LiteMap;
use serde_json::Value;

use super::envelope::{not_json, outside, version};
use super::pretty::pretty;
use super::read::{begun, not_outside};
use super::scan::scan_to;
use super::{FileFault, MAX_BOOK_DEPTH, Shape};
use crate::calendar::Month;
use crate::draft::Sketch;
use crate::id::{CheckCode, Fingerprint, Id};
use crate::json::{Decode, Encode, decode_text, json_object};
use crate::language::{Document, Facts, Fault};
use crate::number::Decimal;
use crate::plan::{Plan, TotalSheet};
use crate::rulebook::Str;

json_object! {
    /// A month by a document of version 2.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct BookMonth {
        /// Always the same.
        #[schema("const": BookMonth::FORMAT)]
        pub format: Str,
        /// Its version.
        #[schema("const": BookMonth::VERSION)]
        pub version: u32,
        /// By which document.
        pub document: Id,
        /// Whose.
        #[or(default)]
        pub agent: String,
        /// Which month.
        pub month: Month,
        /// The answers to open questions, where another one counts than the document begins
        /// with.
        #[or(default)]
        pub readings: LiteMap<Id, Id>,
        /// What happened.
        pub facts: Facts,
        /// What it came to for whoever wrote it, by total; nobody trusts it.
        #[or(default)]
        pub totals: LiteMap<Id, BookTotal>,
        /// What the document said for whoever wrote it, as a hash.
        #[or(default)]
        pub edition: Option<Fingerprint>,
        /// The month's check code there.
        #[or(default)]
        pub code: Option<CheckCode>,
        /// The version of the program that wrote it; files of early programs don't say.
        #[or(default)]
        pub program: Option<String>,
    }

    /// What a total came to.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct BookTotal {
        /// As it counts.
        pub score: Decimal,
        /// The least that it can be.
        pub low: Decimal,
        /// The most that it can be.
        pub high: Decimal,
    }
}

impl BookMonth {
    /// The name of the file format.
    pub const FORMAT: &str = "kaohe-document-month";
    /// Its version.
    pub const VERSION: u32 = 2;
}

impl From<&TotalSheet> for BookTotal {
    fn from(total: &TotalSheet) -> Self {
        Self {
            score: total.headline,
            low: total.range.low,
            high: total.range.high,
        }
    }
}

/// Why a document or its month can't be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BookFault {
    /// It can't be read.
    File(FileFault),
    /// It can be read, but nothing can be scored by it.
    Faults(Vec<Fault>),
}

impl From<FileFault> for BookFault {
    fn from(fault: FileFault) -> Self {
        Self::File(fault)
    }
}

/// What such a file holds.
#[derive(Debug)]
pub enum BookFile {
    /// A document, and the plan that it makes.
    Document(Box<Document>, Box<Plan>),
    /// A month.
    Month(Box<BookMonth>),
}

/// The formats of files about documents of version 2.
pub const BOOK_FORMATS: [&str; 3] = [Document::FORMAT, BookMonth::FORMAT, Sketch::FORMAT];

/// Whether a text says of itself that it's a document of version 2, one that is being written,
/// or a month by one.
pub fn is_book(text: &str) -> bool {
    let is = |format, of| version(text, format, of) == Ok(of);
    is(Document::FORMAT, Document::VERSION)
        || is(BookMonth::FORMAT, BookMonth::VERSION)
        || is(Sketch::FORMAT, Sketch::VERSION)
}

/// Reads a document of version 2, or a month by one; a draft is read by [`Sketch::of_file`].
///
/// # Errors
/// What is wrong with the file, or all that keeps it from being scored by.
pub fn read_book(text: &str) -> Result<BookFile, BookFault> {
    let text = begun(text)?;
    not_outside(scan_to(text, MAX_BOOK_DEPTH)?)?;
    let tree: Value = serde_json::from_str(text).map_err(|error| not_json(&error))?;
    let is_month = tree.get("format").and_then(Value::as_str) == Some(BookMonth::FORMAT);
    if is_month {
        version(text, BookMonth::FORMAT, BookMonth::VERSION)?;
        let month = BookMonth::decode(&tree).map_err(FileFault::Malformed)?;
        if month.facts.month.is_some_and(|said| said != month.month) {
            return Err(outside("facts.month", Shape::Value, "").into());
        }
        return Ok(BookFile::Month(Box::new(month)));
    }
    version(text, Document::FORMAT, Document::VERSION)?;
    let document = Document::decode(&tree).map_err(FileFault::Malformed)?;
    let plan = Plan::new(&document).map_err(BookFault::Faults)?;
    Ok(BookFile::Document(Box::new(document), Box::new(plan)))
}

/// A document that is stored.
pub fn stored_book(text: &str) -> Option<(Document, Plan)> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let document: Document = decode_text(text)?;
    let plan = Plan::new(&document).ok()?;
    Some((document, plan))
}

/// The file of a month.
pub fn write_book_month(month: &BookMonth) -> String {
    pretty(&month.to_json())
}
