//! Any file as a table: what it is shows in its first bytes, never in its name.

use super::package::Package;
use super::{Grid, Kind, MAX_TABLE_BYTES, TableFault, Workbook, ods, separated, xls, xlsx};

/// How a packed workbook begins.
const PACKED: &[u8] = b"PK\x03\x04";

/// Whether bytes begin as those of a workbook do; others may be a text.
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(PACKED) || bytes.starts_with(xls::MARK)
}

/// Reads an .xlsx, .ods or .xls.
///
/// # Errors
/// Why it isn't read.
pub fn read_workbook(bytes: &[u8]) -> Result<Workbook, TableFault> {
    if bytes.is_empty() {
        return Err(TableFault::Empty);
    }
    small(bytes.len())?;
    let (kind, sheets) = if bytes.starts_with(PACKED) {
        let mut package = Package::open(bytes)?;
        match package.kind {
            Kind::Ods => (Kind::Ods, ods::read(&mut package)?),
            _ => (Kind::Xlsx, xlsx::read(&mut package)?),
        }
    } else if bytes.starts_with(xls::MARK) {
        (Kind::Xls, xls::read(bytes)?)
    } else {
        return Err(TableFault::NoTable);
    };
    filled(kind, sheets)
}

/// Reads values with separators between them: commas, semicolons or tabs, as most of
/// the lines have them.
///
/// # Errors
/// Why it isn't read.
pub fn read_text(name: &str, text: &str) -> Result<Workbook, TableFault> {
    small(text.len())?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(TableFault::Empty);
    }
    let begin = text.trim_start();
    let is_page = |tag: &str| {
        begin
            .get(..tag.len())
            .is_some_and(|b| b.eq_ignore_ascii_case(tag))
    };
    if ["<!doctype", "<html", "<table", "<meta", "<?xml"]
        .into_iter()
        .any(is_page)
    {
        return Err(TableFault::WebPage);
    }
    filled(Kind::Separated, vec![separated::read(name, text, None)?])
}

/// Reads cells that were copied out of a spreadsheet: tabs between them.
///
/// # Errors
/// Why it isn't read.
pub fn read_pasted(name: &str, text: &str) -> Result<Workbook, TableFault> {
    small(text.len())?;
    if text.trim().is_empty() {
        return Err(TableFault::Empty);
    }
    let separator = text.contains('\t').then_some('\t');
    filled(
        Kind::Separated,
        vec![separated::read(name, text, separator)?],
    )
}

const fn small(bytes: usize) -> Result<(), TableFault> {
    match bytes > MAX_TABLE_BYTES {
        true => Err(TableFault::TooLarge { bytes }),
        false => Ok(()),
    }
}

fn filled(kind: Kind, sheets: Vec<Grid>) -> Result<Workbook, TableFault> {
    match sheets.iter().any(|sheet| !sheet.cells.is_empty()) {
        true => Ok(Workbook { kind, sheets }),
        false => Err(TableFault::Nothing),
    }
}
