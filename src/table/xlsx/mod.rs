//! Workbooks as Office Open XML has them.

mod sheet;
mod styles;

use super::grid::{Building, Left};
use super::package::Package;
use super::xml::{Node, Xml};
use super::{Grid, Kind, MAX_SHEETS, TableFault};
use styles::styles;

/// Reads a workbook.
///
/// # Errors
/// It's broken, too large, or none.
pub(super) fn read(package: &mut Package<'_>) -> Result<Vec<Grid>, TableFault> {
    if package.has("xl/workbook.bin") {
        return Err(TableFault::Binary);
    }
    let Some(book) = package.text("xl/workbook.xml")? else {
        return Err(TableFault::NoTable);
    };
    let relations = package.needed("xl/_rels/workbook.xml.rels")?;
    let (named, is_1904) = sheets(&book)?;
    let targets = targets(&relations)?;
    let strings = match package.text("xl/sharedStrings.xml")? {
        Some(text) => strings(&text)?,
        None => Vec::new(),
    };
    let styles = match package.text("xl/styles.xml")? {
        Some(text) => styles(&text)?,
        None => Vec::new(),
    };
    let shared = sheet::Shared {
        strings,
        styles,
        is_1904,
    };
    let mut left = Left::all();
    let mut grids = Vec::new();
    for Named {
        name,
        id,
        is_hidden,
    } in named
    {
        let target = targets.iter().find(|(of, _)| *of == id);
        let Some((_, target)) = target else { continue };
        // Charts and dialogs are sheets of their own.
        if !target.contains("worksheets/") {
            continue;
        }
        let text = package.needed(target)?;
        let mut building = Building::new(&name, is_hidden, &mut left);
        sheet::read(&text, &shared, &mut building)?;
        grids.push(building.finish());
    }
    Ok(grids)
}

struct Named {
    name: String,
    id: String,
    is_hidden: bool,
}

/// The sheets in their order, and whether days are counted from 1904.
fn sheets(text: &str) -> Result<(Vec<Named>, bool), TableFault> {
    let mut xml = Xml::new(text, Kind::Xlsx);
    let (mut found, mut is_1904) = (Vec::new(), false);
    loop {
        match xml.next()? {
            Node::Open(element) if element.name() == "workbookPr" => {
                is_1904 = element.says("date1904");
            }
            Node::Open(element) if element.name() == "sheet" => {
                if found.len() == MAX_SHEETS {
                    return Err(TableFault::TooManySheets);
                }
                let state = element.get("state");
                found.push(Named {
                    name: element.get("name").unwrap_or_default(),
                    id: element.get("r:id").unwrap_or_default(),
                    is_hidden: state.is_some_and(|state| state != "visible"),
                });
            }
            Node::End => return Ok((found, is_1904)),
            _ => {}
        }
    }
}

/// Where what is referred to lies in the package.
fn targets(text: &str) -> Result<Vec<(String, String)>, TableFault> {
    let mut xml = Xml::new(text, Kind::Xlsx);
    let mut found = Vec::new();
    loop {
        match xml.next()? {
            Node::Open(element) if element.name() == "Relationship" => {
                let target = element.get("Target").unwrap_or_default();
                let target = match target.strip_prefix('/') {
                    Some(whole) => whole.to_owned(),
                    None => format!("xl/{target}"),
                };
                found.push((element.get("Id").unwrap_or_default(), target));
            }
            Node::End => return Ok(found),
            _ => {}
        }
    }
}

/// The texts that cells refer to.
fn strings(text: &str) -> Result<Vec<String>, TableFault> {
    let mut xml = Xml::new(text, Kind::Xlsx);
    let mut found = Vec::new();
    loop {
        match xml.next()? {
            // How a text is read out isn't part of it.
            Node::Open(element) if element.name() == "si" => {
                found.push(unescaped(&xml.text(&["rPh", "phoneticPr"])?));
            }
            Node::End => return Ok(found),
            _ => {}
        }
    }
}

/// A text in which `_x000D_` stands for what XML can't hold.
pub(super) fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("_x") {
        out.push_str(before);
        let sign = after.get(..5).and_then(|code| code.strip_suffix('_'));
        let sign = sign.and_then(|code| u32::from_str_radix(code, 16).ok());
        match sign.and_then(char::from_u32) {
            Some(sign) => {
                out.push(sign);
                rest = after.get(5..).unwrap_or_default();
            }
            None => {
                out.push_str("_x");
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}
