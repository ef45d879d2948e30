//! A workbook as it was read.

use std::fmt;
use std::str::FromStr;

use super::{
    MAX_CELL, MAX_CELLS, MAX_COLUMNS, MAX_MERGED, MAX_ROWS, MAX_SHEET_NAME, MAX_TEXTS, TableFault,
};
use crate::calendar::Date;

/// Where a cell lies, both from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At {
    /// The row.
    pub row: u32,
    /// The column.
    pub column: u16,
}

/// As spreadsheets name it: `D7`.
impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", letters(self.column), u64::from(self.row) + 1)
    }
}

impl FromStr for At {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let split = text.find(|c: char| c.is_ascii_digit()).ok_or(())?;
        let (letters, digits) = text.split_at(split);
        let mut column: u32 = 0;
        for letter in letters.bytes() {
            let letter = letter.to_ascii_uppercase();
            if !letter.is_ascii_uppercase() || column > 0xffff {
                return Err(());
            }
            column = column * 26 + u32::from(letter - b'A') + 1;
        }
        let row = digits
            .parse::<u32>()
            .ok()
            .and_then(|row| row.checked_sub(1));
        let column = column.checked_sub(1).and_then(|c| u16::try_from(c).ok());
        let (row, column) = row.zip(column).ok_or(())?;
        Ok(Self { row, column })
    }
}

/// A column's letters: `A`, `Z`, `AA`.
pub fn letters(column: u16) -> String {
    let mut rest = u32::from(column) + 1;
    let mut found = Vec::new();
    while rest > 0 {
        rest -= 1;
        // Fits: below 26.
        found.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    found.into_iter().rev().collect()
}

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// The cell at its beginning.
    pub from: At,
    /// The cell at its end.
    pub to: At,
}

impl Area {
    /// Whether a cell lies in it.
    pub const fn has(&self, at: At) -> bool {
        self.from.row <= at.row
            && at.row <= self.to.row
            && self.from.column <= at.column
            && at.column <= self.to.column
    }
}

/// `A1:J1`.
impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.from, self.to)
    }
}

impl FromStr for Area {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let (from, to) = text.split_once(':').unwrap_or((text, text));
        let (from, to) = (from.parse()?, to.parse()?);
        Ok(Self { from, to })
    }
}

/// What a number's format says of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// Nothing that changes what it is.
    #[default]
    Plain,
    /// It's shown a hundredfold, with a percent sign.
    Percent,
}

/// A number as its file has it, to 15 digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Plain decimal digits: `0.684`.
    pub text: String,
    /// Its format.
    pub form: Form,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Words.
    Text(String),
    /// A number.
    Number(Number),
    /// A day; a time of day beside it is left out.
    Date(Date),
    /// A time of day or a duration, in seconds.
    Time(u64),
    /// What a formula came to that can't be worked out: `#DIV/0!`.
    Error(String),
}

/// As a person would see it; a percentage with its sign.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) | Self::Error(text) => f.write_str(text),
            Self::Number(Number { text, form }) => match form {
                Form::Plain => f.write_str(text),
                Form::Percent => write!(f, "{}%", super::decimal::shifted(text, 2)),
            },
            Self::Date(date) => write!(f, "{date}"),
            Self::Time(seconds) => {
                let (hours, rest) = (seconds / 3600, seconds % 3600);
                write!(f, "{hours}:{:02}:{:02}", rest / 60, rest % 60)
            }
        }
    }
}

/// A cell that holds something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Where.
    pub at: At,
    /// What.
    pub value: Value,
}

/// A sheet of a workbook: its cells that hold something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// Its name.
    pub name: String,
    /// Whether its workbook hides it.
    pub is_hidden: bool,
    /// By row, then by column, each once.
    pub cells: Vec<Cell>,
    /// Rows that are hidden and hold something, ascending.
    pub hidden_rows: Vec<u32>,
    /// Columns that are hidden and hold something, ascending.
    pub hidden_columns: Vec<u16>,
    /// Areas that are one cell, whose value stands at the beginning.
    pub merged: Vec<Area>,
}

impl Grid {
    /// What stands in a cell.
    pub fn get(&self, at: At) -> Option<&Value> {
        let found = self.cells.binary_search_by_key(&at, |cell| cell.at).ok()?;
        Some(&self.cells.get(found)?.value)
    }

    /// The rows that hold something, each with its cells.
    pub fn rows(&self) -> impl Iterator<Item = (u32, &[Cell])> {
        let rows = self.cells.chunk_by(|one, next| one.at.row == next.at.row);
        rows.filter_map(|cells| Some((cells.first()?.at.row, cells)))
    }

    /// The smallest area that has all that it holds; none where that is nothing.
    pub fn area(&self) -> Option<Area> {
        let columns = || self.cells.iter().map(|cell| cell.at.column);
        let (first, last) = (self.cells.first()?, self.cells.last()?);
        let at = |row, column: Option<u16>| {
            Some(At {
                row,
                column: column?,
            })
        };
        Some(Area {
            from: at(first.at.row, columns().min())?,
            to: at(last.at.row, columns().max())?,
        })
    }

    /// The merged area that a cell is part of.
    pub fn merged_at(&self, at: At) -> Option<Area> {
        self.merged.iter().copied().find(|area| area.has(at))
    }
}

/// What kind of file a workbook came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// .xlsx
    Xlsx,
    /// .ods
    Ods,
    /// .xls
    Xls,
    /// Values with separators between them.
    Separated,
}

/// The sheets of a file, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workbook {
    /// What it came from.
    pub kind: Kind,
    /// At least one of them holds something.
    pub sheets: Vec<Grid>,
}

/// A sheet that is being read, within the limits.
#[derive(Debug)]
pub(super) struct Building<'a> {
    grid: Grid,
    rows: usize,
    left: &'a mut Left,
    hidden_rows: Vec<u32>,
    hidden_columns: Vec<(u16, u16)>,
}

/// What a workbook may still hold.
#[derive(Debug)]
pub(super) struct Left {
    cells: usize,
    /// Bytes of its texts.
    texts: usize,
}

impl Left {
    pub const fn all() -> Self {
        Self {
            cells: MAX_CELLS,
            texts: MAX_TEXTS,
        }
    }
}

impl<'a> Building<'a> {
    pub fn new(name: &str, is_hidden: bool, left: &'a mut Left) -> Self {
        Self {
            grid: Grid {
                name: name.chars().take(MAX_SHEET_NAME).collect(),
                is_hidden,
                ..Grid::default()
            },
            rows: 0,
            left,
            hidden_rows: Vec::new(),
            hidden_columns: Vec::new(),
        }
    }

    /// Adds what stands in a cell; nothing where that is only white space.
    pub fn put(&mut self, row: u32, column: u32, value: Value) -> Result<(), TableFault> {
        let value = match value {
            Value::Text(text) => {
                let text: String = text.trim().chars().take(MAX_CELL).collect();
                if text.is_empty() {
                    return Ok(());
                }
                let left = self.left.texts.checked_sub(text.len());
                self.left.texts = left.ok_or(TableFault::Unpacks)?;
                Value::Text(text)
            }
            other => other,
        };
        let sheet = || self.grid.name.clone();
        let column = u16::try_from(column).ok().filter(|c| *c < MAX_COLUMNS);
        let column = column.ok_or_else(|| TableFault::TooWide { sheet: sheet() })?;
        let left = self.left.cells.checked_sub(1);
        self.left.cells = left.ok_or(TableFault::TooManyCells)?;
        if self.grid.cells.last().is_none_or(|last| last.at.row != row) {
            self.rows += 1;
        }
        if self.rows > MAX_ROWS {
            return Err(TableFault::TooManyRows { sheet: sheet() });
        }
        let at = At { row, column };
        self.grid.cells.push(Cell { at, value });
        Ok(())
    }

    pub fn hide_row(&mut self, row: u32) {
        // A million hidden empty rows aren't worth remembering.
        if self.hidden_rows.len() <= MAX_CELLS {
            self.hidden_rows.push(row);
        }
    }

    pub fn hide_columns(&mut self, first: u32, last: u32) {
        let narrow = |column: u32| column.min(u32::from(MAX_COLUMNS)) as u16;
        if self.hidden_columns.len() < usize::from(MAX_COLUMNS) {
            self.hidden_columns.push((narrow(first), narrow(last)));
        }
    }

    pub fn merge(&mut self, area: Area) {
        if self.grid.merged.len() < MAX_MERGED && area.from != area.to {
            self.grid.merged.push(area);
        }
    }

    pub fn finish(self) -> Grid {
        let Self {
            mut grid,
            mut hidden_rows,
            hidden_columns,
            ..
        } = self;
        // Files have them in order; a broken one may not, or twice: the last counts.
        grid.cells.reverse();
        grid.cells.sort_by_key(|cell| cell.at);
        grid.cells.dedup_by_key(|cell| cell.at);
        hidden_rows.sort_unstable();
        hidden_rows.dedup();
        let holds = |row: &u32| {
            let at = grid.cells.partition_point(|cell| cell.at.row < *row);
            grid.cells.get(at).is_some_and(|cell| cell.at.row == *row)
        };
        hidden_rows.retain(holds);
        let is_hidden = |column: &u16| {
            hidden_columns
                .iter()
                .any(|(a, b)| a <= column && column <= b)
        };
        let mut columns: Vec<u16> = grid.cells.iter().map(|cell| cell.at.column).collect();
        columns.sort_unstable();
        columns.dedup();
        columns.retain(is_hidden);
        grid.hidden_rows = hidden_rows;
        grid.hidden_columns = columns;
        grid
    }
}
