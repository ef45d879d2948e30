//! The files that a workbook is packed from.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::{Kind, MAX_TABLE_UNPACKED, TableFault};

/// A packed workbook.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Bytes that may still be unpacked.
    left: usize,
    /// What it's taken for, where something in it is broken.
    pub kind: Kind,
}

impl<'a> Package<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Self, TableFault> {
        let archive = ZipArchive::new(Cursor::new(bytes));
        let mut package = Self {
            archive: archive.map_err(|_| TableFault::Broken(Kind::Xlsx))?,
            left: MAX_TABLE_UNPACKED,
            kind: Kind::Xlsx,
        };
        if package.has("content.xml") {
            package.kind = Kind::Ods;
        }
        Ok(package)
    }

    pub fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The text of one of its files; none where it has no such file.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, TableFault> {
        let broken = TableFault::Broken(self.kind);
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(TableFault::Password);
            }
            Err(_) => return Err(broken),
        };
        let mut bytes = Vec::new();
        let most = u64::try_from(self.left).unwrap_or(u64::MAX);
        let read = file.take(most.saturating_add(1)).read_to_end(&mut bytes);
        self.left = self
            .left
            .checked_sub(bytes.len())
            .ok_or(TableFault::Unpacks)?;
        read.map_err(|_| broken.clone())?;
        let text = String::from_utf8(bytes).map_err(|_| broken)?;
        Ok(Some(match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => text,
        }))
    }

    /// The text of a file that there has to be.
    pub fn needed(&mut self, name: &str) -> Result<String, TableFault> {
        let broken = TableFault::Broken(self.kind);
        self.text(name)?.ok_or(broken)
    }
}
