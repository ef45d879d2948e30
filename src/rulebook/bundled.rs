//! The rulebooks that come with the page.

use super::{Document, Rulebook};

/// The file of rulebook A, the monthly assessment of broadband expert agents.
pub const fn bundled_json() -> &'static str {
    include_str!("bundled/broadband.json")
}

/// Rulebook A. None only if its file is faulty, which a test rules out.
pub fn bundled() -> Option<Rulebook> {
    let document: Document = serde_json::from_str(bundled_json()).ok()?;
    Rulebook::new(document).ok()
}
