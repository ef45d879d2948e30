//! What is made good of an earlier month that is final: found afterwards, written into a later
//! month, where it stays.

use super::{MAX_NOTE, Problem, Record};
use crate::calendar::{Date, Month};
use crate::id::{CheckCode, Id};
use crate::json::{json_object, up_to};
use crate::number::{Money, Points};

/// Corrections in a month.
pub const MAX_CORRECTIONS: usize = 50;
/// The most points, in size, that one corrects by.
pub const MAX_CORRECTED: Points = Points::whole(1_000_000);

json_object! {
    /// A correction of an earlier month. The month that it stands in isn't scored by it: the
    /// earlier one counts with it from then on, and what it makes in pay is settled where it
    /// stands.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Correction {
        /// The month that is corrected; before the one that it stands in.
        pub of: Month,
        /// The part of a clause.
        pub part: Id,
        /// The measure or level, where a part has several lines.
        #[or(default)]
        pub line: Option<Id>,
        /// By how much the score of that month changes, with its sign; never 0.
        pub points: Points,
        /// By how much its pay does, with its sign, where that's known.
        #[or(default)]
        #[schema("anyOf": [{"type": "string", "pattern": up_to(1_000_000, 2).replacen('^', "^-?", 1)}, {"type": "null"}])]
        pub pay: Option<Money>,
        /// Why; never empty.
        #[schema("minLength": 1, "maxLength": MAX_NOTE)]
        pub why: String,
        /// When.
        pub on: Date,
        /// The appeal slip that it follows from.
        #[or(default)]
        pub slip: Option<CheckCode>,
    }
}

impl Record {
    /// The month with a correction of an earlier one.
    ///
    /// # Errors
    /// What is wrong with it, with its path.
    pub fn correcting(&self, correction: Correction) -> Result<Self, Vec<Problem>> {
        self.edited(|facts| facts.corrections.push(correction))
    }

    /// By how much this month's corrections change an earlier one.
    pub fn corrects(&self, month: Month) -> Points {
        let of = self.corrections.iter().filter(|it| it.of == month);
        of.map(|it| it.points).sum()
    }
}
