//! A number of the rules, and where it comes from.

use super::{Str, limits};
use crate::calendar::Date;
use crate::json::{json_choice, json_object};
use crate::number::Range;

json_object! {
    /// A number of the rules with its origin. Which unit it has is its type.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Parameter<T> {
        /// What the headline uses.
        pub value: T,
        /// Who says so.
        pub origin: Origin<T>,
    }
}

json_choice! {
    /// Who says that a number is what it is.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Origin<T> {
        /// The rule document has it.
        Stated = "stated",
        /// The branch decided it.
        Set {
            /// By what: a notice, a meeting.
            #[schema("maxLength": limits::MAX_SOURCE)]
            source: Str,
            /// When it was decided.
            #[or(default)]
            date: Option<Date>,
        } = "set",
        /// The document lost it; this is a default between plausible ends.
        Assumed {
            /// The least that is plausible.
            low: T,
            /// The most that is plausible.
            high: T,
        } = "assumed",
    }
}

json_choice! {
    /// Who says so, of what is no number: a clause, a name, a definition, a date.
    /// A rulebook's own file states them unless it says otherwise.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub enum PlainOrigin {
        /// The rule document has it.
        #[default]
        Stated = "stated",
        /// The branch decided it.
        Set(Box<Decision>) = "set",
        /// The document doesn't have it, or lost it; this stands in.
        Assumed = "assumed",
    }
}

json_object! {
    /// What a branch's decision rests on.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Decision {
        /// By what: a notice, a meeting.
        #[schema("maxLength": limits::MAX_SOURCE)]
        pub source: Str,
        /// When it was decided.
        #[or(default)]
        pub date: Option<Date>,
    }
}

impl PlainOrigin {
    /// Whether the document has it.
    pub const fn is_stated(&self) -> bool {
        matches!(self, Self::Stated)
    }

    /// Whether nobody but us says so.
    pub const fn is_assumed(&self) -> bool {
        matches!(self, Self::Assumed)
    }
}

/// What isn't there, and counts nothing.
impl<T: Default> Default for Parameter<T> {
    fn default() -> Self {
        Self {
            value: T::default(),
            origin: Origin::Stated,
        }
    }
}

impl<T: Copy + Ord> Parameter<T> {
    /// A number that the document has.
    pub const fn stated(value: T) -> Self {
        Self {
            value,
            origin: Origin::Stated,
        }
    }

    /// All values that it may have: one, unless it's assumed.
    pub fn span(&self) -> Range<T> {
        match self.origin {
            Origin::Assumed { low, high } => Range { low, high },
            Origin::Stated | Origin::Set { .. } => Range::exactly(self.value),
        }
    }

    /// Whether nobody but us says so.
    pub const fn is_assumed(&self) -> bool {
        matches!(self.origin, Origin::Assumed { .. })
    }
}
