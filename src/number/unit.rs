//! What a rulebook counts in.

use serde::Serialize;

/// The unit of a rulebook's amounts. Both are held in thousandths, in
/// [`Points`](super::Points); amounts of money are whole fen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Points out of a base, from which pay follows.
    #[default]
    Points,
    /// Yuan, settled at the end of the month.
    Money,
}

impl Unit {
    /// Their names in files, in the order of the variants.
    pub const NAMES: &[&str] = &["points", "money"];

    /// All of them.
    pub const ALL: [Self; 2] = [Self::Points, Self::Money];

    /// Whether it's the one that goes without saying.
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}
