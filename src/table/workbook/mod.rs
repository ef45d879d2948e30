//! Workbooks that go back to the office, as .xlsx.
//!
//! Lives here: [`write_workbook`], which writes [`Page`]s. What stands in them is decided
//! by whoever has words for it. A number is written as the binary fraction next to it,
//! with a format that shows the decimal; a sum is a formula whose value is ours.

mod sheet;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::calendar::Date;
use crate::exchange::Cell;
use crate::number::Percent;

/// Characters in the name of a sheet, which spreadsheets allow.
pub const MAX_PAGE_NAME: usize = 31;

/// A sheet of a workbook.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Its name; what spreadsheets don't allow in it is left out.
    pub name: String,
    /// What is printed over each sheet of paper.
    pub title: String,
    /// The columns' names.
    pub heads: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<Out>>,
    /// What stands below them.
    pub sums: Vec<Out>,
    /// Columns that stay in view.
    pub frozen: u16,
}

/// A cell that goes out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Out {
    /// Nothing.
    #[default]
    Empty,
    /// Words, a day, a number.
    Cell(Cell),
    /// A percentage, shown as one.
    Percent(Percent),
    /// The sum of the column's rows: what we make it.
    Sum(Cell),
}

impl From<Cell> for Out {
    fn from(cell: Cell) -> Self {
        match cell {
            Cell::Empty => Self::Empty,
            cell => Self::Cell(cell),
        }
    }
}

impl Out {
    /// Words.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Cell(Cell::text(text))
    }
}

/// The workbook was refused: too many rows, or two sheets of one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotWritten;

impl From<XlsxError> for NotWritten {
    fn from(_: XlsxError) -> Self {
        Self
    }
}

/// The bytes of a workbook.
///
/// # Errors
/// It's more than an .xlsx holds.
pub fn write_workbook(pages: &[Page], today: Date) -> Result<Vec<u8>, NotWritten> {
    let mut workbook = Workbook::new();
    // The same pages are the same bytes.
    let written = ExcelDateTime::parse_from_str(&today.to_string())?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&written));
    for page in pages {
        sheet::write(page, workbook.add_worksheet())?;
    }
    Ok(workbook.save_to_buffer()?)
}
