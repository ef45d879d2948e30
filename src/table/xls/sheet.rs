//! The cells of one sheet.

use super::super::double::{decimal_of, packed};
use super::super::format::Shown;
use super::super::grid::Building;
use super::super::{Area, At, TableFault, Value};
use super::bytes::{u16_at, u32_at, u64_at};
use super::record::{BEGIN, END, Records};
use super::{broken, strings};

/// What all sheets of a workbook refer to.
pub(super) struct Shared {
    pub strings: Vec<String>,
    pub styles: Vec<Shown>,
    pub is_1904: bool,
}

/// Reads a sheet from its first record on.
pub(super) fn read(
    stream: &[u8],
    shared: &Shared,
    building: &mut Building<'_>,
) -> Result<(), TableFault> {
    let mut records = Records::new(stream);
    // Charts lie in a sheet with a beginning and an end of their own.
    let mut depth = 0_usize;
    // Where a formula came to words, which follow.
    let mut awaited = None;
    while let Some(record) = records.next() {
        let record = record.ok_or_else(broken)?;
        let data = record.data;
        match record.kind {
            BEGIN => depth += 1,
            END if depth <= 1 => return Ok(()),
            END => depth -= 1,
            _ if depth != 1 => {}
            0x0207 => {
                if let Some((row, column)) = awaited.take() {
                    let text = strings::long(data).ok_or_else(broken)?;
                    building.put(row, column, Value::Text(text))?;
                }
            }
            0x007d => {
                let says = u16_at(data, 8).ok_or_else(broken)? & 1 == 1;
                if let Some((first, last)) = u16_at(data, 0).zip(u16_at(data, 2)).filter(|_| says) {
                    building.hide_columns(first.into(), last.into());
                }
            }
            0x0208 => {
                let says = u16_at(data, 12).ok_or_else(broken)? & 0x20 != 0;
                if let Some(row) = u16_at(data, 0).filter(|_| says) {
                    building.hide_row(row.into());
                }
            }
            0x00e5 => data
                .get(2..)
                .unwrap_or_default()
                .chunks_exact(8)
                .filter_map(area)
                .for_each(|area| building.merge(area)),
            0x00bd => many(data, shared, building)?,
            0x0006 | 0x0203 | 0x027e | 0x00fd | 0x0205 | 0x0204 | 0x00d6 => {
                let row = u32::from(u16_at(data, 0).ok_or_else(broken)?);
                let column = u32::from(u16_at(data, 2).ok_or_else(broken)?);
                let cell = cell(record.kind, data, shared).ok_or_else(broken)?;
                match cell {
                    Some(value) => building.put(row, column, value)?,
                    None => awaited = Some((row, column)),
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// What stands in a cell; none inside where words follow.
fn cell(kind: u16, data: &[u8], shared: &Shared) -> Option<Option<Value>> {
    let style = u16_at(data, 4)?;
    let number = |text: String| shared.value(style, &text);
    Some(Some(match kind {
        0x0203 => number(decimal_of(u64_at(data, 6)?)),
        0x027e => number(packed(u32_at(data, 6)?)),
        0x00fd => {
            let at = usize::try_from(u32_at(data, 6)?).ok()?;
            Value::Text(shared.strings.get(at)?.clone())
        }
        0x0204 | 0x00d6 => Value::Text(strings::long(data.get(6..)?)?),
        0x0205 => truth(*data.get(6)?, *data.get(7)? == 1),
        _ => match u16_at(data, 12)? {
            // No number: words, a truth, an error, or nothing.
            0xffff => match data.get(6)? {
                0 => return Some(None),
                1 => truth(*data.get(8)?, false),
                2 => truth(*data.get(8)?, true),
                _ => Value::Text(String::new()),
            },
            _ => number(decimal_of(u64_at(data, 6)?)),
        },
    }))
}

impl Shared {
    fn value(&self, style: u16, text: &str) -> Value {
        let shown = self.styles.get(usize::from(style)).copied();
        let value = shown.unwrap_or_default().value(text, self.is_1904);
        value.unwrap_or_else(|| Value::Text(text.to_owned()))
    }
}

/// Several numbers of a row in one record.
fn many(data: &[u8], shared: &Shared, building: &mut Building<'_>) -> Result<(), TableFault> {
    let row = u16_at(data, 0).ok_or_else(broken)?;
    let first = u16_at(data, 2).ok_or_else(broken)?;
    let cells = data
        .get(4..data.len().saturating_sub(2))
        .ok_or_else(broken)?;
    for (after, cell) in cells.chunks_exact(6).enumerate() {
        let read = || {
            let text = packed(u32_at(cell, 2)?);
            let column = u32::from(first).checked_add(u32::try_from(after).ok()?)?;
            Some((column, shared.value(u16_at(cell, 0)?, &text)))
        };
        let (column, value) = read().ok_or_else(broken)?;
        building.put(row.into(), column, value)?;
    }
    Ok(())
}

fn area(bytes: &[u8]) -> Option<Area> {
    let at = |row, column| {
        let (row, column) = (u16_at(bytes, row)?, u16_at(bytes, column)?);
        let row = u32::from(row);
        Some(At { row, column })
    };
    Some(Area {
        from: at(0, 4)?,
        to: at(2, 6)?,
    })
}

/// A truth, or an error by its number.
fn truth(byte: u8, is_error: bool) -> Value {
    if !is_error {
        return Value::Text(if byte == 0 { "FALSE" } else { "TRUE" }.to_owned());
    }
    let name = match byte {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };
    Value::Error(name.to_owned())
}
