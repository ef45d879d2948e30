//! Grades: names in order by a value, moved by one perhaps.

use super::{By, Limit, Param, Word};
use crate::id::Id;
use crate::json::{json_object, json_words};

json_object! {
    /// Names in order, from the lowest to the highest.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Grades {
        /// Its name.
        pub id: Id,
        /// Its name for people.
        #[or(default)]
        pub title: Word,
        /// By which value or total.
        pub of: Id,
        /// Whether a higher grade is at a lower value: the bands below still go from the
        /// worst grade to the best.
        #[or(default)]
        pub falling: bool,
        /// The grades.
        pub grades: Vec<Grade>,
        /// To which grade a value belongs where two meet.
        #[or(default)]
        pub limit: By<Limit>,
        /// What moves it; all moves are added, then it stops at the ends.
        #[or(default)]
        pub moves: Vec<Move>,
    }

    /// A grade.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Grade {
        /// Its name.
        pub id: Id,
        /// Its name for people.
        pub title: Word,
        /// Where it begins; none for the lowest.
        #[or(default)]
        pub from: Option<Param>,
        /// Reached only so; otherwise it stays one below.
        #[or(default)]
        pub needs: Vec<Condition>,
        /// What is shown for consideration, never decided.
        #[or(default)]
        pub considers: Vec<Word>,
    }

    /// Moves a grade.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Move {
        /// Its name for people.
        #[or(default)]
        pub title: Word,
        /// Where to.
        pub to: Direction,
        /// If.
        pub when: Condition,
    }

    /// That a value reaches something, or doesn't.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Condition {
        /// Which value.
        pub value: Id,
        /// What.
        pub is: Comparison,
        /// Than what.
        pub than: Param,
    }
}

json_words! {
    /// Where a grade moves.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Direction {
        /// One up.
        Up = "up",
        /// One down.
        Down = "down",
    }

    /// How a value compares.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Comparison {
        /// At least.
        #[default]
        AtLeast = "at_least",
        /// More.
        MoreThan = "more_than",
        /// At most.
        AtMost = "at_most",
        /// Less.
        LessThan = "less_than",
    }
}
