//! The rulebooks that come with the page.

use super::{Document, Rulebook};
use crate::json::decode_text;

/// The file of rulebook A, the monthly assessment of broadband expert agents.
pub const fn bundled_json() -> &'static str {
    include_str!("bundled/broadband.json")
}

/// Rulebook A. None only if its file is faulty, which a test rules out.
pub fn bundled() -> Option<Rulebook> {
    let document: Document = decode_text(bundled_json())?;
    Rulebook::new(document).ok()
}
