//! Values with separators between them.

use super::grid::{Building, Left};
use super::{Grid, TableFault, Value};

/// Signs of a text that are looked at to find its separator.
const HEAD: usize = 4_096;

/// Reads a text; the separator is the one of `,`, `;` and tab that it has most of, if
/// it isn't known.
pub(super) fn read(name: &str, text: &str, separator: Option<char>) -> Result<Grid, TableFault> {
    let separator = separator.unwrap_or_else(|| found(text));
    let mut left = Left::all();
    let mut building = Building::new(name, false, &mut left);
    let mut signs = text.chars().peekable();
    let (mut row, mut column) = (0_u32, 0_u32);
    let mut cell = String::new();
    while let Some(sign) = signs.next() {
        match sign {
            '"' if cell.trim_matches([' ', '=']).is_empty() => {
                cell.clear();
                while let Some(sign) = signs.next() {
                    match (sign, signs.peek()) {
                        ('"', Some('"')) => drop(signs.next()),
                        ('"', _) => break,
                        _ => {}
                    }
                    cell.push(sign);
                }
            }
            '\r' if signs.peek() == Some(&'\n') => {}
            '\r' | '\n' => {
                put(&mut building, row, column, &mut cell)?;
                (row, column) = (row.saturating_add(1), 0);
            }
            sign if sign == separator => {
                put(&mut building, row, column, &mut cell)?;
                column = column.saturating_add(1);
            }
            sign => cell.push(sign),
        }
    }
    put(&mut building, row, column, &mut cell)?;
    Ok(building.finish())
}

fn put(
    building: &mut Building<'_>,
    row: u32,
    column: u32,
    cell: &mut String,
) -> Result<(), TableFault> {
    let text = std::mem::take(cell);
    // An apostrophe in front says that these are words: `'0401`.
    let text = match text.trim().strip_prefix('\'') {
        Some(rest) if !rest.is_empty() => rest.to_owned(),
        _ => text,
    };
    building.put(row, column, Value::Text(text))
}

/// The separator that stands most often outside of quotes.
fn found(text: &str) -> char {
    let mut counts = [('\t', 0_usize), (',', 0), (';', 0)];
    let mut is_quoted = false;
    for sign in text.chars().take(HEAD) {
        is_quoted ^= sign == '"';
        for (separator, count) in &mut counts {
            *count += usize::from(!is_quoted && sign == *separator);
        }
    }
    let most = counts.iter().rev().max_by_key(|(_, count)| *count);
    most.map_or(',', |(separator, _)| *separator)
}
