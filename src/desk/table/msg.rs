//! What a person may do with a table.

use std::rc::Rc;

use crate::calendar::Month;
use crate::desk::state::Sealed;
use crate::desk::team::BookTeamView;
use crate::id::Fingerprint;
use crate::number::Unit;
use crate::record::Field;
use crate::table::{Scale, Target};
use crate::team::{Assessed, MonthTotals, Period};

/// A file that may be a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableFile {
    /// Its name.
    pub name: String,
    /// The hash of its bytes.
    pub hash: Fingerprint,
    /// What it is.
    pub content: TableContent,
}

/// What such a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableContent {
    /// A workbook.
    Bytes(Rc<[u8]>),
    /// Values with separators between them.
    Text(String),
    /// Cells that were pasted.
    Pasted(String),
}

/// Something about tables.
#[derive(Clone, Debug, PartialEq)]
pub enum TableMsg {
    /// Files came in.
    Files(Vec<TableFile>),
    /// Shows another sheet.
    Sheet(usize),
    /// It's about this month.
    Month(Month),
    /// A column is for this.
    Target(u16, Target),
    /// Its numbers are meant so.
    Scale(u16, Scale),
    /// A name that looks like a known one is the same agent, or not.
    Same(String, bool),
    /// Whether hidden rows are read.
    Hidden(bool),
    /// Whose figure counts where both differ.
    Keep(Keep),
    /// Of one fact: whether the own figure stays.
    Own(String, Field, bool),
    /// Takes what the table says.
    Take,
    /// Leaves it.
    Close,
    /// The shown month as a workbook.
    WriteMonth,
    /// The shown year in a unit as a workbook.
    WriteYear(Unit),
    /// The team's shown month, quarter or year as a workbook: its [`TeamTable`].
    WriteTeam(Sealed),
    /// The same by the shown document: its [`BookTable`].
    WriteBook(Sealed),
    /// These files, each with its name, packed into one of this name.
    Pack(String, Vec<(String, String)>),
}

/// What of a team goes into a workbook.
#[derive(Clone, Debug)]
pub struct TeamTable {
    /// Each agent with their place in words, in their order.
    pub rows: Vec<(String, Rc<Assessed>)>,
    /// Over how many months.
    pub period: Period,
    /// What the team comes to in each of several months.
    pub months: Vec<MonthTotals>,
    /// Whether what they're paid goes along.
    pub wage: bool,
}

/// What of a team by a document goes into a workbook.
#[derive(Clone, Debug)]
pub struct BookTable {
    /// The team.
    pub view: BookTeamView,
    /// Over how many months.
    pub period: Period,
}

/// Whose figure counts where both differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keep {
    /// The table's.
    #[default]
    Table,
    /// The one that is known here.
    Own,
    /// Chosen one by one.
    Each,
}
