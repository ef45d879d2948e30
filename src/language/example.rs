//! Months whose figures are known: a rulebook's own tests.

use litemap::LiteMap;

use super::{Facts, Word};
use crate::id::Id;
use crate::json::json_object;
use crate::number::Decimal;

json_object! {
    /// A month, and what these rules must make of it;
    /// [`Volume::examples`](crate::plan::Volume::examples) says whether they do.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Example {
        /// Its name.
        pub id: Id,
        /// What it shows.
        #[or(default)]
        pub title: Word,
        /// What happened.
        pub facts: Facts,
        /// Answers other than the rulebook's own, by question.
        #[or(default)]
        pub readings: LiteMap<Id, Id>,
        /// What must come out, by total.
        #[or(default)]
        pub totals: LiteMap<Id, Expected>,
        /// Which grade must come out, by the name of the grades.
        #[or(default)]
        pub grades: LiteMap<Id, Id>,
    }

    /// A total that must come out.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Expected {
        /// What it is, every number at its own value.
        pub is: Decimal,
        /// The least that it can still be.
        #[or(default)]
        pub low: Option<Decimal>,
        /// The most that it can still be.
        #[or(default)]
        pub high: Option<Decimal>,
    }
}
