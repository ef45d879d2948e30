//! What rows are called and what their texts mean: known to whoever keeps
//! something here, not to the store.

use std::fmt::Debug;

/// Where rows of one kind lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// The consultation log.
    Log,
    /// The months of all agents.
    Months,
    /// The rules in use.
    Rules,
    /// What was found elsewhere and couldn't be read.
    Asides,
    /// Documents that were brought, their months, and what is known of a team.
    Books,
}

impl Table {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Log,
        Self::Months,
        Self::Rules,
        Self::Asides,
        Self::Books,
    ];

    /// Its name in storage.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Log => "log",
            Self::Months => "months",
            Self::Rules => "rules",
            Self::Asides => "asides",
            Self::Books => "books",
        }
    }

    /// A table by its name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.name() == name)
    }
}

/// The key of a row, unique in its table.
pub trait RowKey: Clone + Ord + Debug {
    /// Its name in storage.
    fn name(&self) -> String;

    /// A key by its name. None if no key is called so.
    fn named(name: &str) -> Option<Self>;
}

/// The highest number that is a key: what a number in a browser still counts
/// exactly.
pub const MAX_ID: u64 = 1 << 53;

/// A number from 1 to [`MAX_ID`]; its names sort as the numbers do.
impl RowKey for u64 {
    fn name(&self) -> String {
        format!("{self:016}")
    }

    fn named(name: &str) -> Option<Self> {
        let id = name.parse().ok()?;
        ((1..=MAX_ID).contains(&id) && id.name() == name).then_some(id)
    }
}

/// The only row of its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Only;

impl RowKey for Only {
    fn name(&self) -> String {
        "only".into()
    }

    fn named(name: &str) -> Option<Self> {
        (name == "only").then_some(Self)
    }
}

/// Reads the texts of a table's rows, and those of older schemas.
pub trait Format: 'static {
    /// What a row is found by.
    type Key: RowKey;

    /// What a row holds.
    type Entry: 'static;

    /// Where the rows lie.
    const TABLE: Table;

    /// By which schema this program writes.
    const SCHEMA: u32 = 1;

    /// Reads the text of a row. None if it isn't one of this schema.
    fn read(&self, key: &Self::Key, text: &str) -> Option<Self::Entry>;

    /// Makes a text of this schema out of one of an older schema. None if it
    /// can't be done: the row is left as it is.
    fn migrate(&self, _from: u32, _key: &Self::Key, _text: &str) -> Option<String> {
        None
    }
}
