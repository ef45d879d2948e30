//! What the row of the rules means: all rulebooks in use but the bundled ones
//! as they are, and what was decided on each. There's no row while there is
//! nothing else.

use super::rows::{Edit, Format, Only, Table};
use crate::json::{Encode, decode_text};
use crate::rulebook::Rules;

/// Reads and writes the rules in use.
#[derive(Clone, Copy, Debug, Default)]
pub struct RulesFormat;

impl Format for RulesFormat {
    type Key = Only;
    type Entry = Rules;

    const TABLE: Table = Table::Rules;

    fn read(&self, _: &Only, text: &str) -> Option<Rules> {
        decode_text(text)
    }
}

impl Edit<Only> {
    /// Keeps the rules; the bundled ones need no row.
    pub fn rules(rules: &Rules) -> Self {
        match rules.is_bundled() {
            true => Self::remove(Only),
            false => Self::put(Only, rules.to_json()),
        }
    }
}
