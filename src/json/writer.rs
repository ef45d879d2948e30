//! Compact JSON, piece by piece.

use std::fmt::{Display, Write};

use super::Encode;

/// Writes JSON without white space. Commas come by themselves; that brackets
/// match is the caller's part.
#[derive(Debug, Default)]
pub struct Writer(String);

impl Writer {
    /// An opening bracket.
    pub fn open(&mut self, bracket: char) -> &mut Self {
        self.comma();
        self.0.push(bracket);
        self
    }

    /// A closing bracket.
    pub fn close(&mut self, bracket: char) -> &mut Self {
        self.0.push(bracket);
        self
    }

    /// The name of a field; it needs no escape.
    pub fn key(&mut self, name: &str) -> &mut Self {
        self.quoted(name);
        self.colon()
    }

    /// A field with what it holds; its name needs no escape.
    pub fn field(&mut self, name: &str, value: &(impl Encode + ?Sized)) {
        value.encode(self.key(name));
    }

    /// What follows is what the text before is the name of.
    pub fn colon(&mut self) -> &mut Self {
        self.0.push(':');
        self
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        if text
            .bytes()
            .any(|byte| matches!(byte, 0..=0x1f | b'"' | b'\\'))
        {
            self.comma();
            // A text can't fail.
            self.0 += &serde_json::to_string(text).unwrap_or_default();
        } else {
            self.quoted(text);
        }
    }

    /// A number, true, false or null.
    pub fn plain(&mut self, thing: &dyn Display) {
        self.comma();
        let _ = write!(self.0, "{thing}");
    }

    /// A text of digits, letters and signs that need no escape.
    pub fn shown(&mut self, thing: &dyn Display) {
        self.comma();
        let _ = write!(self.0, "\"{thing}\"");
    }

    /// The end of a line of JSON Lines.
    pub fn end_line(&mut self) {
        self.0.push('\n');
    }

    /// What was written.
    pub fn finish(self) -> String {
        self.0
    }

    fn quoted(&mut self, text: &str) {
        self.comma();
        self.0.push('"');
        self.0 += text;
        self.0.push('"');
    }

    fn comma(&mut self) {
        // A line's end within a text is escaped.
        if !matches!(
            self.0.as_bytes().last(),
            None | Some(b'{' | b'[' | b':' | b'\n')
        ) {
            self.0.push(',');
        }
    }
}
