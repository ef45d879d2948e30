//! The formats of numbers.

use super::super::format::Shown;
use super::super::xml::{Node, Xml};
use super::super::{Kind, TableFault};

/// What each style of cells makes of a number, by its place.
pub(super) fn styles(text: &str) -> Result<Vec<Shown>, TableFault> {
    let mut xml = Xml::new(text, Kind::Xlsx);
    let mut own: Vec<(u32, Shown)> = Vec::new();
    let mut found = Vec::new();
    let mut is_of_cells = false;
    loop {
        match xml.next()? {
            Node::Open(element) => match element.name() {
                "numFmt" => {
                    let code = element.get("formatCode").unwrap_or_default();
                    if let Some(id) = element.number("numFmtId") {
                        own.push((id, Shown::of(&code)));
                    }
                }
                "cellXfs" => is_of_cells = true,
                "xf" if is_of_cells => {
                    let id = element.number("numFmtId").unwrap_or(0);
                    let known = own.iter().find(|(of, _)| *of == id);
                    found.push(known.map_or_else(|| Shown::builtin(id), |(_, shown)| *shown));
                }
                _ => {}
            },
            Node::Close(name) if name == "cellXfs" => return Ok(found),
            Node::End => return Ok(found),
            _ => {}
        }
    }
}
