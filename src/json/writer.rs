//! Compact JSON, piece by piece.

use std::fmt::{Display, Write};

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

    /// The name of a field.
    pub fn key(&mut self, name: &str) -> &mut Self {
        self.text(name);
        self.0.push(':');
        self
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        self.comma();
        // A text can't fail.
        self.0 += &serde_json::to_string(text).unwrap_or_default();
    }

    /// Nothing.
    pub fn null(&mut self) {
        self.comma();
        self.0.push_str("null");
    }

    /// False.
    pub fn no(&mut self) {
        self.comma();
        self.0.push_str("false");
    }

    /// True.
    pub fn yes(&mut self) {
        self.comma();
        self.0.push_str("true");
    }

    /// A whole number.
    pub fn number(&mut self, number: u32) {
        self.comma();
        let _ = write!(self.0, "{number}");
    }

    /// A whole number beyond 32 bits.
    pub fn long(&mut self, number: u64) {
        self.comma();
        let _ = write!(self.0, "{number}");
    }

    /// A text of digits, letters and signs that need no escape.
    pub fn shown(&mut self, thing: &dyn Display) {
        self.comma();
        let _ = write!(self.0, "\"{thing}\"");
    }

    /// A list.
    pub fn list<T>(&mut self, items: &[T], each: impl Fn(&mut Self, &T)) {
        self.open('[');
        for item in items {
            each(self, item);
        }
        self.close(']');
    }

    /// What was written.
    pub fn finish(self) -> String {
        self.0
    }

    fn comma(&mut self) {
        if !matches!(self.0.chars().last(), None | Some('{' | '[' | ':')) {
            self.0.push(',');
        }
    }
}
