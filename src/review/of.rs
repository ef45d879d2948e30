//! Which month a piece is about, and by what that is scored.

use crate::calendar::Month;
use crate::id::Id;
use crate::number::Unit;

/// By what months are scored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum System {
    /// A bundled rulebook.
    Bundled(Unit),
    /// A document that somebody brought.
    Document(Id),
}

/// An agent's month: of several systems it may have one each.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MonthOf {
    /// Whose.
    pub agent: String,
    /// Which.
    pub month: Month,
    /// By which document; none by a bundled rulebook.
    pub document: Option<Id>,
}

impl MonthOf {
    /// An agent's month.
    pub fn new(agent: impl Into<String>, month: Month, document: Option<Id>) -> Self {
        Self {
            agent: agent.into(),
            month,
            document,
        }
    }
}

impl System {
    /// That of these: a document, if there is one.
    pub fn of(unit: Unit, document: Option<Id>) -> Self {
        document.map_or(Self::Bundled(unit), Self::Document)
    }

    /// The document, if it's one.
    pub const fn document(self) -> Option<Id> {
        match self {
            Self::Bundled(_) => None,
            Self::Document(id) => Some(id),
        }
    }

    /// The unit of points; of a document, which has its own, the usual one.
    pub fn unit(self) -> Unit {
        match self {
            Self::Bundled(unit) => unit,
            Self::Document(_) => Unit::default(),
        }
    }
}

/// What says which month it's about.
macro_rules! is_of_month {
    ($($Piece:ty),+) => {$(
        impl $Piece {
            /// Which month it's about.
            pub fn month_of(&self) -> $crate::review::MonthOf {
                $crate::review::MonthOf::new(self.agent.as_str(), self.month, self.document)
            }
        }
    )+};
}

pub(super) use is_of_month;
