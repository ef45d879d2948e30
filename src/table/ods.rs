//! Workbooks as OpenDocument has them.

use super::grid::{Building, Left};
use super::package::Package;
use super::xml::{Element, Node, Xml};
use super::{
    Area, At, Form, Grid, Kind, MAX_CELL, MAX_COLUMNS, MAX_SHEETS, Number, TableFault, Value,
    decimal,
};

/// Reads a workbook.
///
/// # Errors
/// It's broken, too large, or opens with a password only.
pub(super) fn read(package: &mut Package<'_>) -> Result<Vec<Grid>, TableFault> {
    let manifest = package.text("META-INF/manifest.xml")?;
    if manifest.is_some_and(|text| text.contains("encryption-data")) {
        return Err(TableFault::Password);
    }
    let text = package.needed("content.xml")?;
    let mut xml = Xml::new(&text, Kind::Ods);
    let (mut grids, mut left) = (Vec::new(), Left::all());
    let (mut style, mut hidden) = (None, Vec::new());
    let mut is_table = false;
    loop {
        match xml.next()? {
            Node::Open(element) => match element.name() {
                "spreadsheet" => is_table = true,
                "style" => style = element.get("style:name"),
                "table-properties" if element.get("table:display").as_deref() == Some("false") => {
                    hidden.extend(style.take());
                }
                "table" => {
                    if grids.len() == MAX_SHEETS {
                        return Err(TableFault::TooManySheets);
                    }
                    let name = element.get("table:name").unwrap_or_default();
                    let style = element.get("table:style-name");
                    let is_hidden = style.is_some_and(|style| hidden.contains(&style));
                    let mut building = Building::new(&name, is_hidden, &mut left);
                    table(&mut xml, &mut building)?;
                    grids.push(building.finish());
                }
                _ => {}
            },
            Node::End if is_table => return Ok(grids),
            Node::End => return Err(TableFault::NoTable),
            _ => {}
        }
    }
}

/// Reads a sheet up to its end.
fn table(xml: &mut Xml<'_>, building: &mut Building<'_>) -> Result<(), TableFault> {
    let (mut row, mut column) = (0_u32, 0_u32);
    loop {
        match xml.next()? {
            Node::Open(element) => match element.name() {
                "table-column" => {
                    let count = repeats(&element, "table:number-columns-repeated");
                    let next = column.saturating_add(count);
                    if is_hidden(&element) {
                        building.hide_columns(column, next.saturating_sub(1));
                    }
                    column = next;
                }
                "table-row" => {
                    let count = repeats(&element, "table:number-rows-repeated");
                    let cells = cells(xml, row, building)?;
                    // Many rows that hold nothing end most sheets.
                    let last = if cells.is_empty() { 0 } else { count };
                    for row in row..row.saturating_add(last) {
                        if is_hidden(&element) {
                            building.hide_row(row);
                        }
                        for (column, value) in &cells {
                            building.put(row, *column, value.clone())?;
                        }
                    }
                    row = row.saturating_add(count);
                }
                // Pictures and what floats above the cells.
                "shapes" | "tracked-changes" => drop(xml.text(&[])?),
                _ => {}
            },
            Node::Close(name) if name == "table" => return Ok(()),
            Node::End => return Err(TableFault::Broken(Kind::Ods)),
            _ => {}
        }
    }
}

fn repeats(element: &Element<'_>, name: &str) -> u32 {
    element.number(name).unwrap_or(1).max(1)
}

fn is_hidden(element: &Element<'_>) -> bool {
    let visibility = element.get("table:visibility");
    matches!(visibility.as_deref(), Some("collapse" | "filter"))
}

/// The cells of a row that hold something, up to its end.
fn cells(
    xml: &mut Xml<'_>,
    row: u32,
    building: &mut Building<'_>,
) -> Result<Vec<(u32, Value)>, TableFault> {
    let mut column = 0_u32;
    let mut found = Vec::new();
    loop {
        match xml.next()? {
            Node::Open(element)
                if matches!(element.name(), "table-cell" | "covered-table-cell") =>
            {
                let count = repeats(&element, "table:number-columns-repeated");
                merged(&element, row, column, building);
                let value = value(xml, &element)?;
                let covered = element.name() == "covered-table-cell";
                if let Some(value) = value.filter(|_| !covered) {
                    for column in column..column.saturating_add(count) {
                        found.push((column, value.clone()));
                        // The next one is too far out, and said so.
                        if column >= u32::from(MAX_COLUMNS) {
                            break;
                        }
                    }
                }
                column = column.saturating_add(count);
            }
            Node::Open(_) => drop(xml.text(&[])?),
            Node::Close(_) => return Ok(found),
            Node::Text(_) => {}
            Node::End => return Err(TableFault::Broken(Kind::Ods)),
        }
    }
}

fn merged(element: &Element<'_>, row: u32, column: u32, building: &mut Building<'_>) {
    let columns = repeats(element, "table:number-columns-spanned");
    let rows = repeats(element, "table:number-rows-spanned");
    if columns == 1 && rows == 1 {
        return;
    }
    let narrow = |column: u32| u16::try_from(column).unwrap_or(u16::MAX);
    let from = At {
        row,
        column: narrow(column),
    };
    let to = At {
        row: row.saturating_add(rows - 1),
        column: narrow(column.saturating_add(columns - 1)),
    };
    building.merge(Area { from, to });
}

/// What stands in a cell, up to its end.
fn value(xml: &mut Xml<'_>, element: &Element<'_>) -> Result<Option<Value>, TableFault> {
    let shown = words(xml)?;
    let has_words = !shown.trim().is_empty();
    let words = || has_words.then(|| Value::Text(shown.clone()));
    if element.get("calcext:value-type").as_deref() == Some("error") {
        return Ok(Some(Value::Error(shown.trim().chars().take(16).collect())));
    }
    let kind = element.get("office:value-type").unwrap_or_default();
    let number = |form| {
        let text = decimal::plain(&element.get("office:value")?)?;
        Some(Value::Number(Number { text, form }))
    };
    Ok(match &*kind {
        "percentage" => number(Form::Percent).or_else(words),
        "float" | "currency" => number(Form::Plain).or_else(words),
        "date" => {
            let day = element.get("office:date-value");
            let day = day.and_then(|day| day.get(..10)?.parse().ok());
            day.map(Value::Date).or_else(words)
        }
        "time" => {
            let time = element.get("office:time-value");
            time.and_then(|time| seconds(&time))
                .map(Value::Time)
                .or_else(words)
        }
        "boolean" => {
            let says = element.get("office:boolean-value");
            let says = if says.as_deref() == Some("true") {
                "TRUE"
            } else {
                "FALSE"
            };
            Some(Value::Text(says.to_owned()))
        }
        _ => {
            let text = element.get("office:string-value");
            let text = text.filter(|text| !text.is_empty());
            text.map(Value::Text).or_else(words)
        }
    })
}

/// The paragraphs of a cell, up to its end; without its comment and what is drawn.
fn words(xml: &mut Xml<'_>) -> Result<String, TableFault> {
    let mut found = String::new();
    loop {
        match xml.next()? {
            Node::Open(element) if element.name() == "p" => {
                if !found.is_empty() {
                    found.push('\n');
                }
                paragraph(xml, &mut found)?;
            }
            Node::Open(_) => drop(xml.text(&[])?),
            Node::Close(_) => return Ok(found),
            Node::Text(_) => {}
            Node::End => return Err(TableFault::Broken(Kind::Ods)),
        }
    }
}

fn paragraph(xml: &mut Xml<'_>, found: &mut String) -> Result<(), TableFault> {
    let mut depth = 0_usize;
    loop {
        match xml.next()? {
            Node::Open(element) => {
                depth += 1;
                match element.name() {
                    "s" => {
                        let count = repeats(&element, "text:c") as usize;
                        found.push_str(&" ".repeat(count.min(MAX_CELL)));
                    }
                    "tab" | "line-break" => found.push(' '),
                    _ => {}
                }
            }
            Node::Close(_) if depth == 0 => return Ok(()),
            Node::Close(_) => depth -= 1,
            Node::Text(text) => found.push_str(&text),
            Node::End => return Err(TableFault::Broken(Kind::Ods)),
        }
    }
}

/// The seconds of `PT01H30M05S`.
fn seconds(text: &str) -> Option<u64> {
    let rest = text.strip_prefix("PT")?;
    let mut number = String::new();
    let mut total = 0_u64;
    for sign in rest.chars() {
        let unit = match sign {
            'H' => 3600,
            'M' => 60,
            'S' => 1,
            sign => {
                number.push(sign);
                continue;
            }
        };
        let whole = number.split('.').next()?.parse::<u64>().ok()?;
        total = total.checked_add(whole.checked_mul(unit)?)?;
        number.clear();
    }
    Some(total)
}
