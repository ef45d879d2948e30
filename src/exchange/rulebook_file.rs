//! A file into a rulebook, and back.

use serde_json::Value;

use super::FileFault;
use super::RulebookFault;
use super::envelope::{not_json, version};
use super::pretty::pretty;
use super::read::{admitted, not_outside};
use crate::json::{Decode, Encode};
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

/// The file of a rulebook, for other agents, for the batch command, or to be
/// edited.
pub fn write_rulebook(rulebook: &Rulebook) -> String {
    pretty(&rulebook.to_json())
}

/// Its name: which rulebook, from when, and what it scores by:
/// `kaohe-rules-broadband-2026-01-42374def.json`.
pub fn rulebook_file_name(rulebook: &Rulebook) -> String {
    let (id, from) = (rulebook.id, rulebook.effective);
    let fingerprint = crate::rulebook::Fingerprint::of(rulebook).to_string();
    let short = fingerprint.get(..8).unwrap_or_default();
    format!("kaohe-rules-{id}-{from}-{short}.json")
}
