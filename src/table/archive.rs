//! Several files packed into one.

use std::collections::BTreeSet;
use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;

/// A .zip of texts by their names; of two that bear the same one the later gets a number.
///
/// # Errors
/// Only what the archive's format can't hold: files of more than 4 GiB.
pub fn archive(files: &[(String, String)]) -> Result<Vec<u8>, ZipError> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut known = BTreeSet::new();
    for (name, text) in files {
        writer.start_file(free(name, &mut known), SimpleFileOptions::default())?;
        writer.write_all(text.as_bytes())?;
    }
    Ok(writer.finish()?.into_inner())
}

/// A name that no file has yet, though the case of letters may not count where it's unpacked.
fn free(name: &str, known: &mut BTreeSet<String>) -> String {
    let (stem, end) = name.rsplit_once('.').unwrap_or((name, ""));
    let mut free = name.to_owned();
    let mut nth = 2_usize;
    while !known.insert(free.to_lowercase()) {
        free = format!("{stem}-{nth}.{end}");
        nth += 1;
    }
    free
}
