//! Floor 1: from a JSON tree to a typed thing, with a place for every fault,
//! and back into text.
//!
//! Lives here: [`Decode`] and what its implementations are made of. May not
//! live here: what any particular thing consists of, words for people.
//!
//! One decoder for all that is read, whether it's stored, bundled or comes in
//! a file: a derived one would be compiled anew for each way of reading, and
//! can't say where a fault stands.

mod fault;
mod object;
mod plain;
mod words;
mod writer;

pub use fault::{MAX_SHOWN, Malformed, Shape, joined, shortened};
pub use object::Object;
pub use words::{Tagged, below, tagged, word};
pub use writer::Writer;

use serde_json::Value;

/// What can be read from a JSON tree.
pub trait Decode: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// The first fault, with its path below `value`.
    fn decode(value: &Value) -> Result<Self, Malformed>;
}

/// Reads a text that holds one thing. None if it's no JSON, or not this thing.
pub fn decode_text<T: Decode>(text: &str) -> Option<T> {
    let tree: Value = serde_json::from_str(text).ok()?;
    T::decode(&tree).ok()
}

/// Lets `serde` read a thing by its [`Decode`], so that there is one way only.
macro_rules! deserialize_by_decoding {
    ($($name:ty),+) => {$(
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(parser: D) -> Result<Self, D::Error> {
                let tree = serde_json::Value::deserialize(parser)?;
                $crate::json::Decode::decode(&tree).map_err(serde::de::Error::custom)
            }
        }
    )+};
}
pub(crate) use deserialize_by_decoding;
