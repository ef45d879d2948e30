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
        /// By which value or total its months weigh, where they join as a weighted mean.
        #[or(default)]
        pub weighed_by: Option<Id>,
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
        /// Their mean, each weighing what a value of it comes to.
        Weighted = "weighted",
    }
}

impl Document {
    /// The name of the file format.
    pub const FORMAT: &str = "kaohe-rulebook";
    /// Its version.
    pub const VERSION: u32 = 2;

    /// By which values and totals months weigh, each once.
    pub fn weighing(&self) -> Vec<Id> {
        let totals = self.totals.iter().filter(|total| self.may_weigh(total));
        let mut found: Vec<Id> = totals.filter_map(|total| total.weighed_by).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether a total's months join as a weighted mean, under some answer.
    pub fn may_weigh(&self, total: &Total) -> bool {
        match &total.year {
            None => false,
            Some(By::Settled(word)) => *word == Joined::Weighted,
            Some(By::Asked(asked)) if !asked.means.is_empty() => {
                asked.means.values().any(|word| *word == Joined::Weighted)
            }
            Some(By::Asked(asked)) => {
                let mut readings = self.readings.iter();
                let reading = readings.find(|reading| reading.id == asked.reading);
                let mut options = reading.iter().flat_map(|reading| &reading.options);
                options.any(|option| option.id.as_str() == Joined::Weighted.name())
            }
        }
    }

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
