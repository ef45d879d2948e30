//! A file into a rulebook.

use super::FileFault;
use super::RulebookFault;
use super::envelope::version;
use super::malformed::malformed;
use super::read::{admitted, not_outside};
use crate::rulebook::{Document, Rulebook};

/// Reads a rulebook's file.
///
/// # Errors
/// What is wrong with the file, or all problems of the rulebook in it.
pub fn read_rulebook(text: &str) -> Result<Rulebook, RulebookFault> {
    let (text, twice) = admitted(text)?;
    version(text, Document::FORMAT, Document::VERSION)?;
    not_outside(twice)?;
    let mut parser = serde_json::Deserializer::from_str(text);
    let document: Document = serde_path_to_error::deserialize(&mut parser)
        .map_err(|error| FileFault::Malformed(malformed("", &error)))?;
    Rulebook::new(document).map_err(RulebookFault::Problems)
}
