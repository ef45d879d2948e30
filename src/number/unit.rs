//! What a rulebook counts in.

/// The unit of a rulebook's amounts. Both are held in thousandths, in
/// [`Points`](super::Points); amounts of money are whole fen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
}
