//! A file's bytes into text as they come, so that a large file is never
//! decoded in one go.

use super::FileFault;
use super::read::small;

/// A text of which more and more is known. It's UTF-8 from end to end, or
/// nothing.
///
/// ```
/// # use kaohe::exchange::TextPieces;
/// let bytes = "考核".as_bytes();
/// let mut text = TextPieces::of_size(bytes.len()).unwrap();
/// text.push(&bytes[..4]).unwrap();
/// text.push(&bytes[4..]).unwrap();
/// assert_eq!(text.finish().unwrap(), "考核");
/// ```
#[derive(Debug)]
pub struct TextPieces {
    text: String,
    /// The beginning of a character that isn't whole yet.
    rest: Vec<u8>,
}

impl TextPieces {
    /// Nothing of a file of so many bytes.
    ///
    /// # Errors
    /// It's too large.
    pub fn of_size(bytes: usize) -> Result<Self, FileFault> {
        small(bytes)?;
        Ok(Self {
            text: String::with_capacity(bytes),
            rest: Vec::new(),
        })
    }

    /// The bytes that follow.
    ///
    /// # Errors
    /// They aren't UTF-8, or too many by now.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), FileFault> {
        small(self.text.len() + self.rest.len() + bytes.len())?;
        let mut joined = std::mem::take(&mut self.rest);
        let bytes = if joined.is_empty() {
            bytes
        } else {
            joined.extend(bytes);
            &joined
        };
        let mut chunks = bytes.utf8_chunks().peekable();
        while let Some(chunk) = chunks.next() {
            self.text.push_str(chunk.valid());
            let rest = chunk.invalid();
            let may_go_on = chunks.peek().is_none() && is_cut_off(rest);
            if !rest.is_empty() && !may_go_on {
                return Err(self.not_text());
            }
            self.rest = rest.to_vec();
        }
        Ok(())
    }

    /// The whole text.
    ///
    /// # Errors
    /// It ends in the middle of a character.
    pub fn finish(self) -> Result<String, FileFault> {
        if self.rest.is_empty() {
            Ok(self.text)
        } else {
            Err(self.not_text())
        }
    }

    const fn not_text(&self) -> FileFault {
        FileFault::NotText {
            at: self.text.len(),
        }
    }
}

/// Whether bytes that aren't UTF-8 are so only because more must follow.
fn is_cut_off(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none())
}

/// How much of a file tells its format, if it's written as this program
/// writes.
pub const HEAD_BYTES: usize = 512;

/// The format that the beginning of a file names, without reading it.
pub fn format_in(head: &str) -> Option<&str> {
    let (_, after) = head.split_once("\"format\"")?;
    let value = after.trim_start().strip_prefix(':')?.trim_start();
    let (name, _) = value.strip_prefix('"')?.split_once('"')?;
    Some(name)
}
