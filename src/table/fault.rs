//! Why a table isn't read, with no prose.

use super::Kind;

/// Why a whole table is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableFault {
    /// No bytes, or nothing but white space.
    Empty,
    /// No table of any kind.
    NoTable,
    /// A web page under the name of a workbook, as some systems export it.
    WebPage,
    /// A binary workbook of the newer kind (.xlsb).
    Binary,
    /// A workbook from before 1997.
    Old,
    /// It opens with a password only.
    Password,
    /// It begins like a workbook of this kind, and isn't one further on.
    Broken(Kind),
    /// More bytes than [`MAX_TABLE_BYTES`](super::MAX_TABLE_BYTES).
    TooLarge {
        /// How many it has.
        bytes: usize,
    },
    /// More unpacked than [`MAX_TABLE_UNPACKED`](super::MAX_TABLE_UNPACKED).
    Unpacks,
    /// More sheets than [`MAX_SHEETS`](super::MAX_SHEETS).
    TooManySheets,
    /// Something stands beyond [`MAX_COLUMNS`](super::MAX_COLUMNS).
    TooWide {
        /// In which sheet.
        sheet: String,
    },
    /// More rows hold something than [`MAX_ROWS`](super::MAX_ROWS).
    TooManyRows {
        /// In which sheet.
        sheet: String,
    },
    /// More cells hold something than [`MAX_CELLS`](super::MAX_CELLS).
    TooManyCells,
    /// A table, and no cell holds anything.
    Nothing,
}
