//! What storage has and says, as the desk is told.

use std::rc::Rc;

use litemap::LiteMap;

use super::state::{InUse, Key, Records, Sealed};
use crate::record::Trail;
use crate::store::rows::{RowAside, RowFault, Unsaved};
use crate::store::{Access, BookKey, MonthKey, MonthRow};

/// What a month is from now on; none if it's to be removed.
pub type Change = (MonthKey, Option<MonthRow>);
/// What a document, or a month by it, is from now on; none if it's to be removed.
pub type BookChange = (BookKey, Option<String>);
/// Documents and their months as storage has them.
pub type BookRows = Vec<(BookKey, Rc<String>)>;
/// The acts on all months by whose and when.
pub type Trails = LiteMap<Key, Rc<Trail>>;

/// What storage has of months and rules.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// The months.
    pub records: Records,
    /// The acts on them.
    pub trails: Trails,
    /// The rules.
    pub rules: InUse,
    /// Documents that were brought, and their months: [`BookRows`]; nothing where there are
    /// none.
    pub books: Sealed,
    /// What storage says.
    pub report: Report,
}

/// How many documents there are, and how many months by them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BooksHeld {
    /// Documents.
    pub documents: usize,
    /// Months.
    pub months: usize,
    /// What is known of the team as a whole.
    pub team: usize,
}

impl BooksHeld {
    /// How many of them have these keys.
    pub(super) fn of<'a>(keys: impl Iterator<Item = &'a BookKey>) -> Self {
        let mut held = Self::default();
        for key in keys {
            match key {
                BookKey::Document(..) | BookKey::Draft(_) => held.documents += 1,
                BookKey::Month(..) => held.months += 1,
                BookKey::Team(_) => held.team += 1,
            }
        }
        held
    }

    /// Whether there is nothing.
    pub fn is_none(self) -> bool {
        self == Self::default()
    }
}

/// What storage says.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// What can be done with it.
    pub access: Access,
    /// Whether it was emptied under the open page.
    pub emptied: bool,
    /// Whether months of an earlier version couldn't be moved over.
    pub not_moved: bool,
    /// Whether something is on its way.
    pub is_saving: bool,
    /// Whether storage has owed an answer to that for too long.
    pub is_stuck: bool,
    /// Months that aren't stored as they are here, and why.
    pub months: Vec<(MonthKey, RowFault)>,
    /// How many more wait for their turn.
    pub waiting: usize,
    /// Why the rules aren't, if they aren't.
    pub rules: Vec<RowFault>,
    /// Documents and their months that aren't stored as they are here, and why.
    pub books: Vec<(BookKey, RowFault)>,
    /// What couldn't be read: where it lies, what it was called, and its text.
    pub asides: Vec<(AsideId, String, String)>,
    /// What it says of the log; none until that is read.
    pub log: Option<LogReport>,
}

/// What storage says of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogReport {
    /// What can be done with it.
    pub access: Access,
    /// Entries that aren't stored as they are here.
    pub unsaved: Vec<Unsaved>,
    /// Rows that can't be read.
    pub asides: Vec<RowAside>,
}

/// A text that can't be read, wherever it lies.
#[derive(Clone, Debug, PartialEq)]
pub enum AsideId {
    /// In the place of a month.
    Month(MonthKey),
    /// In the place of the rules.
    Rules,
    /// In the place of an entry of the log.
    Entry(u64),
    /// Found elsewhere.
    Found(u64),
}

impl Report {
    /// Whether all months and rules are in storage.
    pub fn all_saved(&self) -> bool {
        self.months.is_empty()
            && self.waiting == 0
            && self.rules.is_empty()
            && self.books.is_empty()
    }
}
