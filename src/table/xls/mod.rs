//! Workbooks as Excel 97 to 2003 have them: a small file system in a file, with a
//! stream of records in it.

mod bytes;
mod container;
mod record;
mod sheet;
mod strings;

use super::format::Shown;
use super::grid::{Building, Left};
use super::{Grid, Kind, MAX_SHEETS, TableFault};
use bytes::{u16_at, u32_at};
use container::Container;
use record::Records;

/// How such a file begins.
pub(super) const MARK: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];

/// Reads a workbook.
///
/// # Errors
/// It's broken, too large, older, or opens with a password only.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Grid>, TableFault> {
    let container = Container::open(bytes).ok_or_else(broken)?;
    if container.has("EncryptedPackage") {
        return Err(TableFault::Password);
    }
    let stream = container.stream("Workbook");
    let Some(stream) = stream.or_else(|| container.stream("Book")) else {
        return Err(TableFault::NoTable);
    };
    let globals = globals(&stream)?;
    let shared = sheet::Shared {
        strings: globals.strings,
        styles: globals.styles,
        is_1904: globals.is_1904,
    };
    let mut left = Left::all();
    let mut grids = Vec::new();
    for Named {
        name,
        at,
        is_hidden,
    } in globals.sheets
    {
        let mut building = Building::new(&name, is_hidden, &mut left);
        let records = stream.get(at..).ok_or_else(broken)?;
        sheet::read(records, &shared, &mut building)?;
        grids.push(building.finish());
    }
    Ok(grids)
}

struct Named {
    name: String,
    at: usize,
    is_hidden: bool,
}

#[derive(Default)]
struct Globals {
    sheets: Vec<Named>,
    strings: Vec<String>,
    styles: Vec<Shown>,
    is_1904: bool,
}

/// What stands before the sheets.
fn globals(stream: &[u8]) -> Result<Globals, TableFault> {
    let mut found = Globals::default();
    let mut formats: Vec<(u16, Shown)> = Vec::new();
    let mut begun = false;
    let mut records = Records::new(stream);
    while let Some(record) = records.next() {
        let record = record.ok_or_else(broken)?;
        match record.kind {
            record::BEGIN if !begun => {
                begun = true;
                if u16_at(record.data, 0).ok_or_else(broken)? != 0x0600 {
                    return Err(TableFault::Old);
                }
            }
            0x002f => return Err(TableFault::Password),
            0x0022 => found.is_1904 = u16_at(record.data, 0) == Some(1),
            0x041e => {
                let code = record.data.get(2..).and_then(strings::long);
                let id = u16_at(record.data, 0);
                if let Some((id, code)) = id.zip(code) {
                    formats.push((id, Shown::of(&code)));
                }
            }
            0x00e0 => {
                let id = u16_at(record.data, 2).ok_or_else(broken)?;
                let own = formats.iter().find(|(of, _)| *of == id);
                let shown = own.map_or_else(|| Shown::builtin(id.into()), |(_, shown)| *shown);
                found.styles.push(shown);
            }
            0x0085 => {
                if found.sheets.len() == MAX_SHEETS {
                    return Err(TableFault::TooManySheets);
                }
                let read = || {
                    let at = usize::try_from(u32_at(record.data, 0)?).ok()?;
                    let (state, kind) = (record.data.get(4)?, record.data.get(5)?);
                    let name = strings::short(record.data.get(6..)?)?;
                    let is_hidden = state & 3 != 0;
                    // Others are charts and macros.
                    Some((*kind == 0).then_some(Named {
                        name,
                        at,
                        is_hidden,
                    }))
                };
                found.sheets.extend(read().ok_or_else(broken)?);
            }
            0x00fc => found.strings = strings::table(&record.all()).ok_or_else(broken)?,
            record::END => break,
            _ => {}
        }
    }
    match begun {
        true => Ok(found),
        false => Err(broken()),
    }
}

const fn broken() -> TableFault {
    TableFault::Broken(Kind::Xls)
}
