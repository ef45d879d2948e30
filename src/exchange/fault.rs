//! What can be wrong with a file, with a place for every fault and no prose.

use super::Encoding;
use crate::json::{Malformed, Misshape, Shape, shortened};
use crate::record;
use crate::rulebook;

/// Why a whole file is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// Whoever holds the file doesn't give its bytes.
    Gone,
    /// Not UTF-8.
    NotText {
        /// The first byte that isn't, from 0.
        at: usize,
    },
    /// A text, but not in UTF-8.
    Encoded(Encoding),
    /// A table: a workbook, or values with commas between them. Those go out,
    /// and don't come back in.
    Table,
    /// Nothing but white space.
    Empty,
    /// It came with a link that isn't whole, or of a later version.
    Link,
    /// It came with a link, and the browser can't unpack it.
    NoLinks,
    /// More bytes than [`MAX_BYTES`](super::MAX_BYTES).
    TooLarge {
        /// How many it has.
        bytes: usize,
        /// How many it may have.
        limit: usize,
    },
    /// Nested deeper than [`MAX_DEPTH`](super::MAX_DEPTH).
    TooDeep {
        /// How deep it may be.
        limit: usize,
        /// Where it gets too deep, from 1.
        line: usize,
        /// The byte in that line, from 1.
        column: usize,
    },
    /// Not JSON.
    NotJson {
        /// Where it stops being JSON, from 1.
        line: usize,
        /// The byte in that line.
        column: usize,
        /// The parser's own words, which nobody is shown: [`Broken`] has them.
        detail: String,
    },
    /// JSON, but not this kind of file.
    Format {
        /// The format that it names, if it names one.
        found: Option<String>,
    },
    /// No version, or one that is no whole number.
    NoVersion,
    /// Written by a newer program.
    NewerVersion {
        /// Its version.
        found: u64,
        /// The newest that this program knows.
        known: u32,
    },
    /// More records than [`MAX_RECORDS`](super::MAX_RECORDS).
    TooManyRecords {
        /// How many it may have.
        limit: usize,
    },
    /// Something outside the records isn't as the format has it.
    Malformed(Malformed),
}

/// In what way a text isn't JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// It ends too soon.
    CutOff,
    /// Half of a pair that stands for one character (`\\ud800`).
    HalfCharacter,
    /// A line's end or the like within quotes.
    Control,
    /// More follows after the end.
    More,
    /// In another way.
    Otherwise,
}

impl Broken {
    /// What a parser's words mean.
    pub fn of(detail: &str) -> Self {
        let says = |word: &str| detail.contains(word);
        if says("EOF") {
            Self::CutOff
        } else if says("surrogate") || says("hex escape") {
            Self::HalfCharacter
        } else if says("control character") {
            Self::Control
        } else if says("trailing characters") {
            Self::More
        } else {
            Self::Otherwise
        }
    }
}

/// Why a rulebook file is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RulebookFault {
    /// It can't be read as a rulebook.
    File(FileFault),
    /// It can be read, but doesn't hold together.
    Problems(Vec<rulebook::Problem>),
}

impl From<FileFault> for RulebookFault {
    fn from(fault: FileFault) -> Self {
        Self::File(fault)
    }
}

/// A fault of one record and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordFault {
    /// Such as `records[3].record.entries[0].date`. In a file of an older
    /// version the path is that of the same thing in the present one. Faults
    /// of facts name their place as [`record::Problem`] does.
    pub path: String,
    /// What is wrong there.
    pub kind: RecordFaultKind,
}

/// What is wrong with a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordFaultKind {
    /// It isn't as the format has it.
    Malformed {
        /// In what way.
        shape: Shape,
        /// The parser's own words; empty if there are none.
        detail: String,
    },
    /// It's as the format has it, but the fact can't be.
    Fact(record::Fault),
    /// An earlier record of the file is of the same agent and month, and says
    /// something else.
    Twin {
        /// The index of the earlier record.
        first: usize,
    },
    /// So does a record in an earlier one of several files.
    TwinInFile {
        /// The index of the earlier file.
        file: usize,
        /// The index of the record in it.
        first: usize,
    },
}

impl From<Malformed> for RecordFault {
    fn from(malformed: Malformed) -> Self {
        let Misshape {
            path,
            shape,
            detail,
        } = malformed.said();
        Self {
            path: shortened(&path),
            kind: RecordFaultKind::Malformed { shape, detail },
        }
    }
}
