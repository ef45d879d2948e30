//! Factors: what multiplies a pool or a line.

use super::{Param, Scale, Word, reading::When};
use crate::id::Id;
use crate::json::{json_choice, json_object};

json_object! {
    /// Multiplies what it stands at. A veto is one that is 0 from a count of 1 on, a gate
    /// one that is 0 or 1, points to yuan a constant.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Factor {
        /// Its name for people.
        #[or(default)]
        pub title: Word,
        /// What it is.
        pub by: FactorBy,
        /// Under which answer it counts.
        #[or(default)]
        pub when: Option<When>,
        /// To whom it applies; to all if nobody is named.
        #[or(default)]
        pub only: Vec<Id>,
        /// To whom it doesn't.
        #[or(default)]
        pub except: Vec<Id>,
    }
}

json_choice! {
    /// What a factor is.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum FactorBy {
        /// Always the same.
        Constant(Param) = "constant",
        /// A value itself; in % as a share of one.
        Value(Id) = "value",
        /// By a scale of a value.
        Scale(Id, Scale) = "scale",
    }
}
