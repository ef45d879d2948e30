//! Tables as CSV for office spreadsheets: UTF-8 with a byte order mark, without
//! which Excel takes it for the local code page; CRLF; quotes as RFC 4180 has
//! them.

use std::borrow::Cow;
use std::fmt;

use crate::calendar::Date;
use crate::number::{Decimal, Money, Percent, Points};

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Cell {
    /// Words, which a spreadsheet must never run as a formula or turn into
    /// something else.
    Text(String),
    /// A day, which it may take for one.
    Day(Date),
    /// A number, which it may add up.
    Number(Figure),
    /// Nothing.
    #[default]
    Empty,
}

/// An exact decimal as spreadsheets read it: an ASCII minus sign, a point, no
/// thousands apart. Only made of exact numbers, so it's never a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure(String);

impl Cell {
    /// Words.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A number.
    pub fn number(figure: impl Into<Figure>) -> Self {
        Self::Number(figure.into())
    }
}

macro_rules! figures {
    ($($from:ty),+) => {$(
        impl From<$from> for Figure {
            fn from(value: $from) -> Self {
                Self(value.to_string())
            }
        }
    )+};
}

figures!(Points, Percent, Decimal, u32);

impl From<Money> for Figure {
    fn from(value: Money) -> Self {
        Self(value.with_decimals(2))
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The file of a table, a line for each row. A formula among the words is made
/// harmless by an apostrophe before it, the way spreadsheets mark words; so are
/// words that would turn into a date or another number.
pub fn write_csv(rows: &[Vec<Cell>]) -> String {
    format!("{}{}", '\u{FEFF}', csv_lines(rows))
}

/// Some lines of such a file, for a table that is written piece by piece: only
/// the first piece begins with a byte order mark.
pub fn csv_lines(rows: &[Vec<Cell>]) -> String {
    let mut out = String::new();
    for row in rows {
        for (index, cell) in row.iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            match cell {
                Cell::Text(text) => write_text(&mut out, text),
                Cell::Number(Figure(figure)) => out.push_str(figure),
                Cell::Day(day) => out.push_str(&day.to_string()),
                Cell::Empty => {}
            }
        }
        out.push_str("\r\n");
    }
    out
}

/// A text in which nothing turns the direction of what follows.
fn upright(text: &str) -> Cow<'_, str> {
    let turns = |c: char| matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    match text.contains(turns) {
        true => Cow::Owned(text.replace(turns, "\u{25a1}")),
        false => Cow::Borrowed(text),
    }
}

fn write_text(out: &mut String, text: &str) {
    let text = &*upright(text);
    let guard = if is_formula(text) || is_recast(text) {
        "'"
    } else {
        ""
    };
    // Some readers also split at semicolons and tabs, and trim blanks.
    let special = |c: char| matches!(c, '"' | ',' | ';' | '\t' | '\r' | '\n');
    let blank = text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace);
    if blank || text.contains(special) {
        out.push('"');
        out.push_str(guard);
        out.push_str(&text.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(guard);
        out.push_str(text);
    }
}

/// Whether a spreadsheet may take words for a date, a time, a fraction or another
/// number than they show: `3-1`, `1/2`, `3月1日`, `3.10`, `007`, `1e5`. A whole
/// number stays what it is.
fn is_recast(text: &str) -> bool {
    let text = text.trim();
    // More digits than that are rounded.
    let is_whole = text.len() < 16 && text.bytes().all(|b| b.is_ascii_digit());
    let keeps = is_whole && (text.len() == 1 || !text.starts_with('0'));
    let ascii = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        c => c,
    };
    let all_of = |signs: &str| {
        let mut text = text.chars().map(ascii);
        text.all(|c| c.is_ascii_digit() || signs.contains(c))
    };
    let digit = text.chars().map(ascii).any(|c| c.is_ascii_digit());
    digit && !keeps && (all_of(" -/.,:eE") || all_of("年月日号时分秒"))
}

/// Whether a spreadsheet may take words for a formula. East Asian ones know the
/// signs in full width too; some drop blanks first.
fn is_formula(text: &str) -> bool {
    let signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    text.starts_with(['\t', '\r', '\n']) || text.trim_start().starts_with(signs)
}
