//! Floor 3: rulebooks that a branch writes itself.

pub mod gallery;
