//! Months whose score is known: a rulebook's own tests.

use litemap::LiteMap;

use super::{ReadingId, Text};
use crate::calendar::Date;
use crate::id::Id;
use crate::json::json_object;
use crate::number::{Money, Points};
use crate::record::Facts;

json_object! {
    /// A month with the score that these rules must give it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Example {
        /// Its name in code.
        pub id: Id,
        /// What it shows.
        #[schema("$ref": "#/$defs/title")]
        pub title: Text,
        /// Readings other than those in force.
        #[or(default)]
        pub readings: LiteMap<ReadingId, Id>,
        /// The day on which it's scored.
        pub today: Date,
        /// What happened.
        pub facts: Facts,
        /// What must come out.
        pub expected: Expected,
    }
}

json_object! {
    /// What must come out of an example.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Expected {
        /// The score.
        pub score: Points,
        /// The least that it can still be.
        #[or(default)]
        pub low: Option<Points>,
        /// The most that it can still be.
        #[or(default)]
        pub high: Option<Points>,
        /// The pay, where the facts hold a wage.
        #[or(default)]
        pub pay: Option<Money>,
    }
}
