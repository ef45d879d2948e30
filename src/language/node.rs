//! Pools and the lines in them.

use super::{By, Events, Factor, Param, Scale, Span, Word, reading::When};
use crate::id::Id;
use crate::json::{json_choice, json_object, json_words};
use crate::number::{Decimal, Rounding};
use crate::rulebook::{PlainOrigin, Str};

json_choice! {
    /// What a pool holds.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Node {
        /// A line.
        Line(Box<Line>) = "line",
        /// A pool.
        Pool(Box<Pool>) = "pool",
    }
}

json_object! {
    /// Holds lines and pools: their sum, from what it starts with, between floor and cap,
    /// times its factors, times its weight.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Pool {
        /// Its name.
        pub id: Id,
        /// Its name for people.
        #[or(default)]
        pub title: Word,
        /// What it starts with.
        #[or(default)]
        pub worth: Param,
        /// Not below this.
        #[or(default)]
        pub floor: Option<By<Param>>,
        /// Not above this.
        #[or(default)]
        pub cap: Option<By<Param>>,
        /// Whether floor and cap hold.
        #[or(default)]
        pub held: By<Held>,
        /// In order.
        #[or(default)]
        pub factors: Vec<Factor>,
        /// Its share in what it lies in, in %.
        #[or(default)]
        pub weight: Option<Param>,
        /// What it holds.
        pub of: Vec<Node>,
        /// Under which answer it is there.
        #[or(default)]
        pub when: Option<When>,
        /// To whom it applies; to all if nobody is named.
        #[or(default)]
        pub only: Vec<Id>,
        /// To whom it doesn't.
        #[or(default)]
        pub except: Vec<Id>,
    }

    /// A clause or a part of one: an amount.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Line {
        /// Its name in records.
        pub id: Id,
        /// The number of its clause, as printed.
        #[or(default)]
        pub number: Str,
        /// Its name for people.
        pub title: Word,
        /// What it says, in our own words.
        #[or(default)]
        pub summary: Word,
        /// Who says that there is such a clause.
        #[or(default)]
        pub origin: PlainOrigin,
        /// What it gives; what it takes is negative.
        pub gives: Gives,
        /// Rounded to multiples of this, before floor and cap; not at all unless said.
        #[or(default)]
        pub step: Option<Decimal>,
        /// How.
        #[or(default)]
        pub rounding: By<Rounding>,
        /// Not below this.
        #[or(default)]
        pub floor: Option<By<Param>>,
        /// Not above this.
        #[or(default)]
        pub cap: Option<By<Param>>,
        /// Within what floor and cap hold, where the value is a list.
        #[or(default)]
        pub held_by: By<Span>,
        /// In order, after floor and cap.
        #[or(default)]
        pub factors: Vec<Factor>,
        /// Its share in what it lies in, in %.
        #[or(default)]
        pub weight: Option<Param>,
        /// Under which answer it is there.
        #[or(default)]
        pub when: Option<When>,
        /// To whom it applies; to all if nobody is named.
        #[or(default)]
        pub only: Vec<Id>,
        /// To whom it doesn't.
        #[or(default)]
        pub except: Vec<Id>,
        /// What is shown for consideration once it has an amount; never decided.
        #[or(default)]
        pub considers: Vec<Word>,
    }
}

json_choice! {
    /// What a line gives.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Gives {
        /// Always the same.
        Fixed(Param) = "fixed",
        /// For each event.
        Events(Events) = "events",
        /// A value itself: a mark, a sum that somebody typed.
        Value(Id) = "value",
        /// By a scale of a value; of a list, for each of it.
        Scale(Id, Scale) = "scale",
    }
}

json_words! {
    /// Whether floor and cap hold.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Held {
        /// They do.
        #[default]
        Stops = "stops",
        /// They don't: it goes on below and above.
        GoesOn = "goes_on",
    }
}

impl Line {
    /// Whether events of this name are its own: it's the line's, or that of one of its kinds.
    pub fn counts(&self, name: Id) -> bool {
        let own = match &self.gives {
            Gives::Events(events) => events.kinds.iter().any(|kind| kind.id == name),
            Gives::Fixed(_) | Gives::Value(_) | Gives::Scale(..) => false,
        };
        own || self.id == name
    }
}
