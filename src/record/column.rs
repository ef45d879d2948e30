//! A column of numbers out of a spreadsheet, for the days of a month.

use super::typed::{tidy, typed_count, typed_date};
use super::{FieldFault, MAX_CALLS};
use crate::calendar::Month;

/// The most lines of a column that are looked at: a month, and room for more.
pub const MAX_COLUMN: usize = 100;

/// A line of a pasted column that says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnLine {
    /// Which line of the text, from 1.
    pub line: usize,
    /// What stands in it, cut short.
    pub text: String,
    /// The day of the month and its calls, or why it says neither.
    pub found: Result<(u8, u32), ColumnFault>,
}

/// Why a line can't be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnFault {
    /// Its number is none.
    Calls(FieldFault),
    /// It names a day of another month, or none that there is.
    Elsewhere,
    /// No day is left for it.
    Beyond,
    /// An earlier line is for the same day.
    Twice(u8),
}

/// Reads a column: a number on each line, for the given days one after the
/// other. A blank line or a dash leaves its day as it is. Where a line has
/// several cells the number is in the last, and one before it may name the day
/// (`9`, `2026-06-09`, `6/9`, `6月9日`); what follows without a name is for the
/// days after. A first line without digits is a heading.
pub fn read_column(text: &str, month: Month, days: &[u8]) -> Vec<ColumnLine> {
    let mut read: Vec<ColumnLine> = Vec::new();
    let mut next = 0;
    let lines = text.trim_end().lines().take(MAX_COLUMN);
    for (index, line) in lines.enumerate() {
        let has_digits = line.chars().any(|c| c.is_ascii_digit() || c.is_numeric());
        if index == 0 && !has_digits && !is_left_out(line) {
            continue;
        }
        let mut cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        let cell = cells.pop().unwrap_or_default();
        let day = match name(&cells, month) {
            Name::Day(day) => {
                next = days.iter().take_while(|later| **later <= day).count();
                Ok(day)
            }
            Name::None => {
                next += 1;
                days.get(next - 1).copied().ok_or(ColumnFault::Beyond)
            }
            Name::Elsewhere => Err(ColumnFault::Elsewhere),
        };
        if is_left_out(cell) {
            continue;
        }
        let calls = typed_count(cell, MAX_CALLS);
        let found = day.and_then(|day| {
            let calls = calls.map_err(ColumnFault::Calls)?;
            let calls = calls.ok_or(ColumnFault::Calls(FieldFault::NotWhole))?;
            let twice = |line: &ColumnLine| matches!(line.found, Ok((known, _)) if known == day);
            match read.iter().any(twice) {
                true => Err(ColumnFault::Twice(day)),
                false => Ok((day, calls)),
            }
        });
        read.push(ColumnLine {
            line: index + 1,
            text: line.trim().chars().take(40).collect(),
            found,
        });
    }
    read
}

/// Nothing, or what stands for it.
fn is_left_out(cell: &str) -> bool {
    matches!(cell.trim(), "" | "-" | "\u{2013}" | "\u{2014}" | "/")
}

/// What the cells before the number say about the day.
enum Name {
    Day(u8),
    Elsewhere,
    /// None of them has a number in it.
    None,
}

fn name(cells: &[&str], month: Month) -> Name {
    let with_digits = |cell: &&&str| tidy(cell).bytes().any(|byte| byte.is_ascii_digit());
    let mut named = cells.iter().filter(with_digits).peekable();
    if named.peek().is_none() {
        return Name::None;
    }
    named
        .find_map(|cell| named_day(cell, month))
        .map_or(Name::Elsewhere, Name::Day)
}

fn named_day(cell: &str, month: Month) -> Option<u8> {
    let text = tidy(cell);
    if let Ok(Some(date)) = typed_date(&text) {
        return (Month::of(date) == month).then_some(date.day() as u8);
    }
    let digits = |part: &&str| !part.is_empty();
    let parts = text.split(|c: char| !c.is_ascii_digit()).filter(digits);
    let parts: Vec<u32> = parts.map_while(|part| part.parse().ok()).collect();
    let number = u32::from(month.number());
    let day = match parts[..] {
        [day] => day,
        [named, day] if named == number => day,
        [year, named, day] if year == u32::from(month.year()) && named == number => day,
        _ => return None,
    };
    month.day(day).map(|date| date.day() as u8)
}
