//! What isn't as a format has it.

use std::fmt;
use std::ops::Deref;

use crate::number::NumberError;

/// The most characters of a foreign text that a fault carries.
pub const MAX_SHOWN: usize = 200;

/// A thing that isn't as the format has it. It's rare, so it's a pointer: all that is read may
/// be one, and what is handed on for it would be most of a reader's code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed(Box<Misshape>);

/// What isn't as the format has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misshape {
    /// Such as `records` or `sections[1].clauses[2].number`.
    pub path: String,
    /// In what way.
    pub shape: Shape,
    /// The parser's own words, or the word that isn't known; empty if there is
    /// nothing to add.
    pub detail: String,
}

impl Malformed {
    /// A fault of the very thing that is read.
    pub fn here(shape: Shape) -> Self {
        Self::detailed(shape, String::new())
    }

    /// The same, with the parser's own words or the word that isn't known.
    pub fn detailed(shape: Shape, detail: String) -> Self {
        Self(Box::new(Misshape {
            path: String::new(),
            shape,
            detail,
        }))
    }

    /// The fault, seen from the thing of which this is a part: `field`, or
    /// `[3]`.
    #[must_use]
    pub fn below(mut self, part: &str) -> Self {
        self.0.path = joined(&shortened(part), &self.0.path);
        self
    }

    /// What it says.
    pub fn said(self) -> Misshape {
        *self.0
    }
}

impl Deref for Malformed {
    type Target = Misshape;

    fn deref(&self) -> &Misshape {
        &self.0
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?} {}", self.path, self.shape, self.detail)
    }
}

/// In what way something isn't as the format has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A field isn't there.
    Missing,
    /// A field that the format doesn't have.
    Unknown,
    /// A field that stands twice in one object.
    Twice,
    /// A text where a list should be, a number where a text should be.
    WrongType,
    /// A word that isn't one of those that may stand there.
    UnknownWord,
    /// The right type, but no value that may stand there.
    Value,
    /// No decimal number of the right kind.
    Number(NumberError),
    /// No month.
    Month,
    /// No day.
    Date,
    /// No id.
    Id,
    /// Two counts that are no share.
    Ratio,
}

/// A path below another one.
pub fn joined(at: &str, path: &str) -> String {
    match (at, path) {
        (at, "") => at.to_owned(),
        ("", path) => path.to_owned(),
        (at, path) if path.starts_with('[') => format!("{at}{path}"),
        (at, path) => format!("{at}.{path}"),
    }
}

/// No more of a foreign text than a fault carries.
pub fn shortened(text: &str) -> String {
    match text.char_indices().nth(MAX_SHOWN) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
    }
}
