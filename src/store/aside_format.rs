//! What was found elsewhere and couldn't be read: kept whole, offered, and
//! removed only on someone's word.

use std::rc::Rc;

use serde_json::Value;

use super::rows::{Edit, Format, Table};
use crate::json::{Decode, Encode, Malformed, decode_text, json_object};

/// Reads and writes what is set aside, under numbers.
#[derive(Clone, Copy, Debug, Default)]
pub struct AsideFormat;

json_object! {
    /// A text that nobody could read, and the name under which it was found.
    #[derive(Clone, Debug, PartialEq, Eq)]
    #[older(with_a_schema)]
    pub struct Aside {
        /// Where it was found.
        pub key: String,
        /// All of it.
        pub raw: String,
    }
}

/// As it was in `localStorage`.
fn with_a_schema(value: &Value) -> Option<Result<Aside, Malformed>> {
    let mut fields = value.as_object()?.clone();
    fields.remove("schema")?;
    Some(Aside::decode(&fields.into()))
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
        Edit::put(id, self.to_json())
    }

    /// Keeps these beside others, under numbers that are free.
    pub fn edits(texts: &[Self], others: &[(u64, Rc<Self>)]) -> Vec<Edit> {
        let last = others.last().map_or(0, |(id, _)| *id);
        let numbered = texts.iter().zip(last + 1..);
        numbered.map(|(text, id)| text.edit(id)).collect()
    }
}
