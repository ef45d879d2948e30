//! Receipts, appeal slips and stages as a file, or as the end of an address.

use serde_json::Value;

use super::envelope::{not_json, outside, version};
use super::read::{admitted, not_outside};
use super::{FileFault, PROGRAM, pretty};
use crate::json::{Decode, Encode, json_object};
use crate::review::Pieces;

/// The name of the file format.
pub const REVIEW_FORMAT: &str = "kaohe-review";
/// Its version.
pub const REVIEW_VERSION: u32 = 1;

json_object! {
    /// The file.
    struct Written {
        format: String,
        version: u32,
        #[or(default)]
        program: Option<String>,
        pieces: Pieces,
    }
}

/// A text of these, on one line: as short as it can be.
pub fn review_text(pieces: Pieces) -> String {
    let written = Written {
        format: REVIEW_FORMAT.to_owned(),
        version: REVIEW_VERSION,
        program: Some(PROGRAM.to_owned()),
        pieces,
    };
    written.to_json()
}

/// The file of these.
pub fn write_review(pieces: Pieces) -> String {
    pretty(&review_text(pieces))
}

/// Reads such a file. What is wrong with a piece by itself is for
/// [`Piece::fault`](crate::review::Piece::fault).
///
/// # Errors
/// What is wrong with the file as a whole.
pub fn read_review(text: &str) -> Result<Pieces, FileFault> {
    let (text, twice) = admitted(text)?;
    version(text, REVIEW_FORMAT, REVIEW_VERSION)?;
    not_outside(twice)?;
    let value: Value = serde_json::from_str(text).map_err(|error| not_json(&error))?;
    let read = Written::decode(&value).map_err(FileFault::Malformed)?;
    if read.pieces.is_empty() {
        return Err(outside("pieces", super::Shape::Missing, ""));
    }
    Ok(read.pieces)
}
