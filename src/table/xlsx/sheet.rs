//! The cells of one sheet.

use super::super::format::Shown;
use super::super::grid::Building;
use super::super::xml::{Element, Node, Xml};
use super::super::{At, Kind, TableFault, Value};
use super::unescaped;

/// What all sheets of a workbook refer to.
pub(super) struct Shared {
    pub strings: Vec<String>,
    pub styles: Vec<Shown>,
    pub is_1904: bool,
}

/// Reads a sheet.
pub(super) fn read(
    text: &str,
    shared: &Shared,
    building: &mut Building<'_>,
) -> Result<(), TableFault> {
    let mut xml = Xml::new(text, Kind::Xlsx);
    // What comes without an address follows the one before.
    let (mut row, mut column) = (0_u32, 0_u32);
    loop {
        match xml.next()? {
            Node::Open(element) => match element.name() {
                "col" if element.says("hidden") => {
                    let first = element.number("min").unwrap_or(1).saturating_sub(1);
                    let last = element.number("max").unwrap_or(1).saturating_sub(1);
                    building.hide_columns(first, last);
                }
                "row" => {
                    if let Some(number) = element.number("r") {
                        row = number.saturating_sub(1);
                    }
                    column = 0;
                    if element.says("hidden") {
                        building.hide_row(row);
                    }
                }
                "c" => {
                    if let Some(at) = element.get("r") {
                        let at: At = at.parse().map_err(|()| broken())?;
                        (row, column) = (at.row, u32::from(at.column));
                    }
                    if let Some(value) = cell(&mut xml, &element, shared)? {
                        building.put(row, column, value)?;
                    }
                    column = column.saturating_add(1);
                }
                "mergeCell" => {
                    let area = element.get("ref").and_then(|area| area.parse().ok());
                    if let Some(area) = area {
                        building.merge(area);
                    }
                }
                _ => {}
            },
            Node::Close(name) if name == "row" => row = row.saturating_add(1),
            Node::End => return Ok(()),
            _ => {}
        }
    }
}

/// What stands in a cell, up to its end.
fn cell(
    xml: &mut Xml<'_>,
    element: &Element<'_>,
    shared: &Shared,
) -> Result<Option<Value>, TableFault> {
    let kind = element.get("t").unwrap_or_default();
    let style = element.number("s").unwrap_or(0) as usize;
    let (mut written, mut inline) = (None, None);
    loop {
        match xml.next()? {
            Node::Open(inner) => match inner.name() {
                "v" => written = Some(xml.text(&[])?),
                "is" => inline = Some(xml.text(&["rPh", "phoneticPr"])?),
                // A formula: what it came to stands beside it.
                _ => drop(xml.text(&[])?),
            },
            Node::Close(_) => break,
            Node::Text(_) => {}
            Node::End => return Err(broken()),
        }
    }
    if kind == "inlineStr" {
        return Ok(inline.map(|text| Value::Text(unescaped(&text))));
    }
    let Some(written) = written else {
        return Ok(None);
    };
    Ok(match &*kind {
        "s" => {
            let text = written
                .trim()
                .parse()
                .ok()
                .and_then(|at: usize| shared.strings.get(at));
            Some(Value::Text(text.ok_or_else(broken)?.clone()))
        }
        "str" => Some(Value::Text(unescaped(&written))),
        "b" => Some(Value::Text(
            if written.trim() == "1" {
                "TRUE"
            } else {
                "FALSE"
            }
            .to_owned(),
        )),
        "e" => Some(Value::Error(written.trim().chars().take(16).collect())),
        "d" => {
            let day = written.get(..10).and_then(|day| day.parse().ok());
            Some(day.map_or(Value::Text(written), Value::Date))
        }
        _ => {
            let shown = shared.styles.get(style).copied().unwrap_or_default();
            let value = shown.value(&written, shared.is_1904);
            value.or_else(|| (!written.trim().is_empty()).then_some(Value::Text(written)))
        }
    })
}

const fn broken() -> TableFault {
    TableFault::Broken(Kind::Xlsx)
}
