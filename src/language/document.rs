//! A rulebook as it stands in its file, version 2.

use super::{By, Example, Grades, Node, Overlap, Pool, Reading, Value, Word};
use crate::calendar::{Date, Month};
use crate::id::Id;
use crate::json::{json_object, json_words};
use crate::number::{Decimal, Rounding};
use crate::rulebook::{PlainOrigin, Str};

json_object! {
    /// The rules by which a month is scored. Anything can be in it;
    /// [`Plan::new`](crate::plan::Plan::new) says what is wrong.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Document {
        /// Always the same.
        #[schema("const": Document::FORMAT)]
        pub format: Str,
        /// Its version.
        #[schema("const": Document::VERSION)]
        pub version: u32,
        /// Which rulebook.
        pub id: Id,
        /// Its name.
        pub title: Word,
        /// The first month that it scores.
        pub effective: Month,
        /// Who made it, and under what number.
        #[or(default)]
        pub issuer: Word,
        /// When it was adopted.
        #[or(default)]
        pub adopted: Option<Date>,
        /// When those whom it's about were told.
        #[or(default)]
        pub noticed: Option<Date>,
        /// Who says from when it's in force.
        #[or(default)]
        pub effective_origin: PlainOrigin,
        /// Whom rules tell apart: post, trial, new. A record says which apply.
        #[or(default)]
        pub audiences: Vec<Audience>,
        /// The numbers of a month that rules ask for.
        #[or(default)]
        pub values: Vec<Value>,
        /// What is reckoned, in order; the first is the headline.
        pub totals: Vec<Total>,
        /// What counts where one event fits several lines.
        #[or(default)]
        pub overlap: By<Overlap>,
        /// Names by a value or total.
        #[or(default)]
        pub grades: Vec<Grades>,
        /// The questions that the document leaves open: those that its concepts ask.
        #[or(default)]
        pub readings: Vec<Reading>,
        /// Months whose figures are known.
        #[or(default)]
        pub examples: Vec<Example>,
    }

    /// Whom rules may tell apart.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Audience {
        /// Its name in records.
        pub id: Id,
        /// Its name for people.
        pub title: Word,
    }

    /// A result: points, money, a share.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Total {
        /// Its name: values may come from it.
        pub id: Id,
        /// Its name for people.
        #[or(default)]
        pub title: Word,
        /// What it's counted in.
        pub unit: Str,
        /// Rounded to multiples of this: a thousandth unless said.
        #[or(default)]
        pub step: Option<Decimal>,
        /// How.
        #[or(default)]
        pub rounding: By<Rounding>,
        /// How the months of a year join.
        #[or(default)]
        pub year: Option<By<Joined>>,
        /// What it consists of.
        pub pool: Pool,
    }
}

json_words! {
    /// How the months of a year join.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Joined {
        /// The mean of the months that are there.
        #[default]
        Mean = "mean",
        /// Their sum.
        Sum = "sum",
        /// Months that aren't there are 0: their sum over twelve.
        MissingAsZero = "missing_as_zero",
    }
}

impl Document {
    /// The name of the file format.
    pub const FORMAT: &str = "kaohe-rulebook";
    /// Its version.
    pub const VERSION: u32 = 2;

    /// Every line, with the total in which it stands.
    pub fn lines(&self) -> Vec<(&Total, &super::Line)> {
        fn walk<'a>(
            pool: &'a Pool,
            total: &'a Total,
            found: &mut Vec<(&'a Total, &'a super::Line)>,
        ) {
            for node in &pool.of {
                match node {
                    Node::Line(line) => found.push((total, line)),
                    Node::Pool(pool) => walk(pool, total, found),
                }
            }
        }
        let mut found = Vec::new();
        for total in &self.totals {
            walk(&total.pool, total, &mut found);
        }
        found
    }
}
