//! What was found elsewhere and couldn't be read: kept whole, offered, and
//! removed only on someone's word.

use serde_json::Value;

use super::rows::{Edit, Format, Table};
use crate::json::{Decode, Malformed, Object, Writer, decode_text};

/// Reads and writes what is set aside, under numbers.
#[derive(Clone, Copy, Debug, Default)]
pub struct AsideFormat;

/// A text that nobody could read, and the name under which it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// Where it was found.
    pub key: String,
    /// All of it.
    pub raw: String,
}

impl Decode for Aside {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let fields = Object::of(value, &["schema", "key", "raw"])?;
        Ok(Self {
            key: fields.need("key")?,
            raw: fields.need("raw")?,
        })
    }
}

impl Format for AsideFormat {
    type Key = u64;
    type Entry = Aside;

    const TABLE: Table = Table::Asides;

    fn read(&self, _: &u64, text: &str) -> Option<Aside> {
        decode_text(text)
    }
}

impl Aside {
    /// Keeps it under a number.
    pub fn edit(&self, id: u64) -> Edit {
        let mut out = Writer::default();
        out.open('{').key("key").text(&self.key);
        out.key("raw").text(&self.raw);
        out.close('}');
        Edit::put(id, out.finish())
    }
}
