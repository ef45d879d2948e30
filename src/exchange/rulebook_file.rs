//! A file into a rulebook.

use serde_json::Value;

use super::FileFault;
use super::RulebookFault;
use super::envelope::{not_json, version};
use super::read::{admitted, not_outside};
use crate::json::Decode;
use crate::rulebook::{Document, Rulebook};

/// Reads a rulebook's file.
///
/// # Errors
/// What is wrong with the file, or all problems of the rulebook in it.
pub fn read_rulebook(text: &str) -> Result<Rulebook, RulebookFault> {
    let (text, twice) = admitted(text)?;
    version(text, Document::FORMAT, Document::VERSION)?;
    not_outside(twice)?;
    let tree: Value = serde_json::from_str(text).map_err(|error| not_json(&error))?;
    let document = Document::decode(&tree).map_err(FileFault::Malformed)?;
    Rulebook::new(document).map_err(RulebookFault::Problems)
}
