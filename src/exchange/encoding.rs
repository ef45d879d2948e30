//! How a file's bytes are written. Office editors save "ANSI" (GBK, GB18030)
//! and "Unicode" (UTF-16) as readily as UTF-8.

use super::FileFault;

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// As it has to be.
    Utf8,
    /// "Unicode" in an office editor, the low byte first.
    Utf16Le,
    /// The same, the high byte first.
    Utf16Be,
    /// "ANSI" in a Chinese office editor: GBK and what extends it.
    Gb18030,
}

impl Encoding {
    /// How these bytes of a file, from its first on, are written. GB18030 is a
    /// guess: no other reading is left.
    ///
    /// # Errors
    /// It's a workbook, or no text at all.
    pub fn of(bytes: &[u8]) -> Result<Self, FileFault> {
        Ok(match written(bytes)? {
            Written::Text(_) => Self::Utf8,
            Written::Coded(encoding) => encoding,
        })
    }

    /// The name by which a browser's decoder knows it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Gb18030 => "gb18030",
        }
    }
}

/// What bytes are.
pub(super) enum Written<'a> {
    /// UTF-8, which is a text already.
    Text(&'a str),
    /// In another encoding.
    Coded(Encoding),
}

/// The same as [`Encoding::of`], with the text where that was looked through.
pub(super) fn written(bytes: &[u8]) -> Result<Written<'_>, FileFault> {
    const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", &[0xd0, 0xcf, 0x11, 0xe0]];
    let coded = match bytes {
        _ if WORKBOOKS.iter().any(|mark| bytes.starts_with(mark)) => return Err(FileFault::Table),
        // All that is read begins with a sign of ASCII.
        [0xff, 0xfe, ..] | [1..=255, 0, ..] => Encoding::Utf16Le,
        [0xfe, 0xff, ..] | [0, 1..=255, ..] => Encoding::Utf16Be,
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => return Ok(Written::Text(text)),
            Err(_) if may_be_gb18030(bytes) => Encoding::Gb18030,
            Err(error) => {
                return Err(FileFault::NotText {
                    at: error.valid_up_to(),
                });
            }
        },
    };
    Ok(Written::Coded(coded))
}

/// The text of UTF-16; none where a half of a pair stands alone.
pub(super) fn utf16(bytes: &[u8], encoding: Encoding) -> Option<String> {
    let unit = |pair: &[u8]| {
        let pair = [*pair.first()?, *pair.get(1)?];
        Some(match encoding {
            Encoding::Utf16Be => u16::from_be_bytes(pair),
            _ => u16::from_le_bytes(pair),
        })
    };
    let units: Option<Vec<u16>> = bytes.chunks(2).map(unit).collect();
    String::from_utf16(&units?).ok()
}

/// Whether every byte beyond ASCII is part of a character of two or four.
fn may_be_gb18030(mut bytes: &[u8]) -> bool {
    loop {
        bytes = match bytes {
            [] => return true,
            [1..=0x7f, rest @ ..]
            | [0x81..=0xfe, 0x40..=0x7e | 0x80..=0xfe, rest @ ..]
            | [
                0x81..=0xfe,
                b'0'..=b'9',
                0x81..=0xfe,
                b'0'..=b'9',
                rest @ ..,
            ] => rest,
            _ => return false,
        };
    }
}
