//! Floor 1: from a JSON tree to a typed thing, with a place for every fault,
//! and back into text.
//!
//! Lives here: [`Decode`] and what its implementations are made of. May not
//! live here: what any particular thing consists of, words for people.
//!
//! One way to read and to write, whether it's stored, bundled or comes in a
//! file: a derived one would be compiled anew for each way of reading, and
//! can't say where a fault stands. What a type looks like in JSON is declared
//! with it, once, by `json_object!` and its like.

mod choice;
mod declare;
mod encode;
mod fault;
mod object;
mod plain;
mod pull;
mod schema;
mod words;
mod writer;

pub(crate) use choice::{json_choice, json_either, json_variant};
pub(crate) use declare::{json_field, json_object, json_pull, json_schema, json_words};
pub use encode::Encode;
pub(crate) use encode::is_default;
pub use fault::{MAX_SHOWN, Malformed, Misshape, Shape, joined, shortened};
pub use object::Object;
pub use pull::Pull;
pub use schema::{Choice, Described, Fields, Schemas, of, up_to};
pub use words::word;
pub(crate) use words::{below, tagged, unknown};
pub use writer::Writer;

use serde_json::Value;

/// What can be read from a JSON tree.
pub trait Decode: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// The first fault, with its path below `value`.
    fn decode(value: &Value) -> Result<Self, Malformed>;

    /// Reads it from a text as that goes: the same thing as by way of a tree,
    /// or none. None doesn't yet say that there's a fault, and where the next
    /// sign stands then means nothing.
    fn pull(_from: &mut Pull<'_>) -> Option<Self> {
        None
    }
}

/// Reads a text that holds one thing, without a tree. None if it isn't this
/// thing, or would take a tree to tell.
pub fn pull_text<T: Decode>(text: &str) -> Option<T> {
    let mut from = Pull::of(text);
    let read = T::pull(&mut from)?;
    from.end()?;
    Some(read)
}

/// Reads a text that holds one thing. None if it's no JSON, or not this thing.
pub fn decode_text<T: Decode>(text: &str) -> Option<T> {
    let tree: Value = serde_json::from_str(text).ok()?;
    T::decode(&tree).ok()
}
