//! Events and what one gives or takes.

use super::{By, Param, Scale, Word};
use crate::id::Id;
use crate::json::{json_choice, json_object, json_words};
use crate::rulebook::Str;

json_object! {
    /// Events of one or several kinds that count alike.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Events {
        /// The kinds, if there are several; the line itself is the kind otherwise.
        #[or(default)]
        pub kinds: Vec<Kind>,
        /// What one event gives or takes.
        pub amount: EventAmount,
        /// How many count in a month at the most, where further ones give nothing.
        #[or(default)]
        pub most: Option<By<u32>>,
    }

    /// A kind of event.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Kind {
        /// Its name in records.
        pub id: Id,
        /// The number of its clause, as printed.
        #[or(default)]
        pub number: Str,
        /// Its name for people.
        pub title: Word,
    }

    /// An amount that somebody chooses for each event.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Choice {
        /// One end of what may be chosen.
        pub low: Param,
        /// The other.
        pub high: Param,
    }
}

json_choice! {
    /// What one event gives or takes.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum EventAmount {
        /// Always the same.
        Fixed(Param) = "fixed",
        /// Chosen for each event between two ends; not chosen yet, it is a range.
        Chosen(Choice) = "chosen",
        /// Any amount, as somebody else writes it.
        Any = "any",
        /// By how many there are: the scale goes from a count to the amount of one.
        Repeated {
            /// From a count to the amount of one event.
            scale: Scale,
            /// Within what is counted.
            #[or(default)]
            within: Span,
            /// Which events have the amount of their number.
            #[or(default)]
            which: By<Which>,
        } = "repeated",
    }
}

json_words! {
    /// What counts where one event fits several lines.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Overlap {
        /// Each of them.
        #[default]
        Each = "each",
        /// What gives counts; of what takes only the line whose single event takes most,
        /// the first named where several do.
        Heaviest = "heaviest",
    }

    /// Within what events are counted.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Span {
        /// The month.
        #[default]
        Month = "month",
        /// A day.
        Day = "day",
    }

    /// Which of several events cost more.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Which {
        /// All of them have the amount of the last.
        #[default]
        All = "all",
        /// Each has the amount of its own number.
        Own = "own",
    }
}
