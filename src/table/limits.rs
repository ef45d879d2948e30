//! How much a table may hold.

/// Bytes of a file: 16 MiB.
pub const MAX_TABLE_BYTES: usize = 16 << 20;
/// Bytes of what is packed in it: 64 MiB. A packed file that unpacks to more is one
/// that was made to fill memory.
pub const MAX_TABLE_UNPACKED: usize = 64 << 20;
/// Sheets of a workbook.
pub const MAX_SHEETS: usize = 64;
/// Rows of a sheet that hold something.
pub const MAX_ROWS: usize = 20_000;
/// Columns, counted from A: to IV, as an old workbook has them.
pub const MAX_COLUMNS: u16 = 256;
/// Cells of a workbook that hold something.
pub const MAX_CELLS: usize = 400_000;
/// Characters of a cell; what follows isn't read.
pub const MAX_CELL: usize = 1_000;
/// Merged areas of a sheet that are looked at.
pub const MAX_MERGED: usize = 4_096;
/// Characters of a sheet's name.
pub const MAX_SHEET_NAME: usize = 64;
/// Bytes of all its texts: 32 MiB. One text may stand in many cells.
pub const MAX_TEXTS: usize = 32 << 20;
