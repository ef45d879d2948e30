//! Floor 3: the office's own tables, as sheets of cells with addresses, and what they
//! say of agents' months.
//!
//! Lives here: [`read_workbook`] (.xlsx, .ods, .xls) and [`read_text`] (values with
//! separators between them, and what is pasted), their limits and faults; what each
//! column is for and why ([`Matched`]), what taking it would do ([`table_preview`]), and
//! the months that come of it ([`taken`]); workbooks that go back to the office
//! ([`workbook`]). May not live here: storage, a language (the
//! words of offices come from `locale`), a guess: what a table doesn't say is a
//! [`Question`]. A number stays the decimal text that it is in
//! its file, to the 15 digits that spreadsheets show, and goes through the exact number
//! types; what a cell's format says of it (a percentage, a day) is kept beside it.
//!
//! Every reader is our own over well-kept crates for ZIP and XML: any bytes end in a
//! workbook or a fault, within limits that are known beforehand.

mod archive;
mod choices;
mod columns;
mod decimal;
mod double;
mod exams;
mod facts;
mod fault;
mod format;
mod grid;
mod heads;
mod limits;
mod names;
mod ods;
mod package;
mod read;
mod rows;
mod separated;
mod serial;
mod target;
mod terms;
mod words;
pub mod workbook;
mod xls;
mod xlsx;
mod xml;

pub use archive::archive;
pub use choices::{Choices, Remembered, RememberedColumn, Scale};
pub use columns::{Column, Context, Matched, Question};
pub use facts::{FactState, Refusal, RefusedCell, TableFact, TablePreview, table_preview, taken};
pub use fault::TableFault;
pub use grid::{Area, At, Cell, Form, Grid, Kind, Number, Value, Workbook, letters};
pub use heads::{Head, Heads, normal};
pub use limits::*;
pub use names::Why;
pub use read::{is_workbook, read_pasted, read_text, read_workbook};
pub use rows::{Row, Skipped, Who};
pub use target::Target;
pub use terms::Terms;
pub use words::{month_of, scaled};
