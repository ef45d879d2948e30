//! Words that offices use in their tables; which ones, a language decides.

use super::Target;

/// What offices write into their tables.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
    /// Over columns, each with what they're for. Measures and parts that a rulebook
    /// hasn't are passed over.
    pub heads: &'static [(&'static str, Target)],
    /// Over columns of names, which are an agent too where there is no number.
    pub names: &'static [&'static str],
    /// In rows that sum up others.
    pub sums: &'static [&'static str],
    /// Before what is there of nothing: dashes and the like.
    pub nothing: &'static [&'static str],
    /// Behind a count.
    pub units: &'static [&'static str],
}
