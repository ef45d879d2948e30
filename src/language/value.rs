//! Values: numbers of a month, and where they come from.

use super::{By, Comparison, Param, Scale, Word, reading::When};
use crate::id::Id;
use crate::json::{json_choice, json_object, json_words};
use crate::log::LogRatio;
use crate::number::{Decimal, Rounding};
use crate::rulebook::Str;

json_object! {
    /// A number that rules ask for. Wherever it comes from, it can be typed by hand, and
    /// what is typed wins: so one odd source loses no document.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Value {
        /// Its name in records.
        pub id: Id,
        /// Its name for people.
        pub title: Word,
        /// What it's counted in.
        #[or(default)]
        pub unit: ValueUnit,
        /// Which direction is better, where one is.
        #[or(default)]
        pub better: Better,
        /// Where it comes from.
        #[or(default)]
        pub from: Source,
        /// The least that it can be; 0 unless said.
        #[or(default)]
        pub least: Param,
        /// The most that it can be, if there is such a limit.
        #[or(default)]
        pub most: Option<Param>,
        /// Whether there may be none of it in a month, such as a share of no cases: then
        /// it's `"none"`. A line of it is nothing, a factor changes nothing, and a sum or
        /// product goes by what there is.
        #[or(default)]
        pub lapses: bool,
        /// What it is where there is none of what it comes from.
        #[or(default)]
        pub lapsed: Option<By<Param>>,
        /// Where cases stand that the document doesn't place, if cases are typed for it.
        #[or(default)]
        pub unclear: By<Unclear>,
        /// Whether only whole numbers occur.
        #[or(default)]
        pub whole: bool,
        /// Under which answer it comes from there; otherwise the next value of
        /// this name is asked.
        #[or(default)]
        pub when: Option<When>,
    }
}

json_choice! {
    /// Where a value comes from. All lists name values of the same rulebook.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub enum Source {
        /// By hand.
        #[default]
        Typed = "typed",
        /// By hand, once for each day or each thing that was looked at: a list.
        Each = "each",
        /// The sum of some over the sum of others; in % if that's its unit.
        Quotient {
            /// What counts.
            of: Vec<Id>,
            /// Of all.
            over: Vec<Id>,
        } = "quotient",
        /// The sum of some less the sum of others.
        Sum {
            /// What is added.
            of: Vec<Id>,
            /// What is taken off.
            #[or(default)]
            less: Vec<Id>,
        } = "sum",
        /// The product of two, such as a price that depends on a grade and a count.
        Product {
            /// One.
            of: Id,
            /// The other.
            by: Id,
        } = "product",
        /// The mean of a list; nothing looked at gives no mean.
        Mean(Id) = "mean",
        /// The sum of a list.
        All(Id) = "all",
        /// The least of a list.
        Least(Id) = "least",
        /// The most of a list.
        Most(Id) = "most",
        /// How many events some lines have, together.
        Count(Vec<Id>) = "count",
        /// The result of a total that is reckoned before.
        Total(Id) = "total",
        /// Always the same: a number that other values are reckoned with.
        Fixed(Param) = "fixed",
        /// By how many days something came late: a date is typed for it. In time it's 0
        /// or below.
        Late {
            /// The last good day of the month in which it's due.
            by: By<Param>,
            /// Which month that is.
            #[or(default)]
            month: By<DueMonth>,
        } = "late",
        /// By how much each of a list falls short of what it should be: a list, 0 where
        /// nothing is missing.
        Short {
            /// The list.
            of: Id,
            /// What each should be.
            asked: Param,
            /// What those held to another norm should be.
            #[or(default)]
            norms: Vec<Norm>,
            /// What an excuse changes.
            #[or(default)]
            excused: By<Excused>,
            /// Whether each is asked by itself, or each week as a whole.
            #[or(default)]
            per: By<Per>,
        } = "short",
        /// How many of a list lie above something.
        Above {
            /// The list.
            of: Id,
            /// What.
            #[or(default)]
            than: Param,
        } = "above",
        /// A scale of another value: a coefficient that is rounded or used again.
        Scaled(Id, Scale) = "scaled",
        /// Another value, rounded to a step.
        Rounded {
            /// Which one.
            of: Id,
            /// To multiples of this.
            step: Decimal,
            /// How.
            #[or(default)]
            rounding: By<Rounding>,
        } = "rounded",
        /// From the agent's own earlier months by the same document.
        Earlier {
            /// A value or a total of theirs.
            of: Id,
            /// What is taken of it.
            #[or(default)]
            take: By<Take>,
            /// How many months: one unless said, or of months in a row as many as are
            /// looked at.
            #[or(default)]
            months: Option<u32>,
            /// How a month in a row compares.
            #[or(default)]
            is: Comparison,
            /// With what.
            #[or(default)]
            than: Decimal,
        } = "earlier",
        /// From the months of all agents by the same document, this month.
        Team {
            /// A value or a total of theirs, which hangs on no such value itself.
            of: Id,
            /// What is taken of it.
            #[or(default)]
            take: By<Among>,
            /// Over which one the sum of it is taken, where that's what is.
            #[or(default)]
            over: Option<Id>,
            /// Who is first, where the place is taken.
            #[or(default)]
            first: By<First>,
        } = "team",
        /// The cases that the agent's consultation log has this month: a share.
        Log(LogRatio) = "log",
    }
}

json_words! {
    /// Which direction is better.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Better {
        /// Neither: it is what it is.
        #[default]
        Neither = "neither",
        /// More is better.
        More = "more",
        /// Less is better.
        Less = "less",
    }
}

json_words! {
    /// What is taken of earlier months.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Take {
        /// What it was so many months before.
        #[default]
        Last = "last",
        /// The sum of so many months before this one.
        Sum = "sum",
        /// Their mean.
        Mean = "mean",
        /// How many of so many months before this one, from the last one back, compare so
        /// without a break.
        Streak = "streak",
    }
}

json_words! {
    /// What is taken of all agents' months.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Among {
        /// This agent's place: 1 and how many are before. Who has the same shares it.
        #[default]
        Place = "place",
        /// The lowest of all.
        Lowest = "lowest",
        /// The highest of all.
        Highest = "highest",
        /// The sum of one figure of all over the sum of another one; in % if that's its
        /// unit.
        Pooled = "pooled",
    }

    /// Who is first.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum First {
        /// Who has most.
        #[default]
        Most = "most",
        /// Who has least.
        Least = "least",
    }
}

json_object! {
    /// What some of a list should be.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Norm {
        /// Its name in records.
        pub id: Id,
        /// Its name for people.
        #[or(default)]
        pub title: Word,
        /// What each of them should be.
        pub asked: Param,
    }
}

json_words! {
    /// What an excuse changes.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Excused {
        /// Nothing is asked of what is excused.
        #[default]
        Skipped = "skipped",
        /// The same; and where all of its week together are what its other days
        /// ask, none of them falls short. What isn't known is left out on both sides.
        Week = "week",
        /// Nothing.
        Asked = "asked",
    }

    /// What is asked as a whole.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Per {
        /// Each of the list.
        #[default]
        Each = "each",
        /// Each week from Monday to Sunday, so far as its days are listed: what they are
        /// and what is asked of them is added up, and the list has one for each week.
        Week = "week",
    }

    /// Where cases stand that the document doesn't place.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Unclear {
        /// They count, and not as good.
        #[default]
        Out = "out",
        /// They count as good.
        In = "in",
    }

    /// The month in which something is due.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum DueMonth {
        /// The month after the one that is scored.
        #[default]
        Next = "next",
        /// That month itself.
        Same = "same",
    }
}

/// What a value is counted in: `"%"` is one hundredth, any other is a name that is
/// shown.
pub type ValueUnit = Str;

/// The unit of shares.
pub const PERCENT: &str = "%";
