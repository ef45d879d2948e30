//! Words of a closed set, alone or with something that they name.

use serde_json::Value;

use super::{Decode, Malformed, Shape, shortened};

/// The place of a word among those that may stand there.
///
/// # Errors
/// No text, or another word.
pub fn word(value: &Value, words: &[&str]) -> Result<usize, Malformed> {
    let Value::String(text) = value else {
        return Err(Malformed::here(Shape::WrongType));
    };
    place(text, words)
}

/// A word alone, or one that names something.
#[derive(Clone, Copy, Debug)]
pub enum Tagged<'a> {
    /// `"unknown"`: its place among such words.
    Alone(usize),
    /// `{"placed": …}`: its place among such words, and what it names.
    Naming(usize, &'a Value),
}

/// A word of those that stand alone, or of those that name something.
///
/// # Errors
/// Neither of the two, or another word.
pub fn tagged<'a>(
    value: &'a Value,
    alone: &[&str],
    naming: &[&str],
) -> Result<Tagged<'a>, Malformed> {
    match value {
        Value::String(text) => place(text, alone).map(Tagged::Alone),
        Value::Object(fields) => {
            let mut fields = fields.iter();
            match (fields.next(), fields.next()) {
                (Some((name, value)), None) => Ok(Tagged::Naming(place(name, naming)?, value)),
                _ => Err(Malformed::here(Shape::Value)),
            }
        }
        _ => Err(Malformed::here(Shape::WrongType)),
    }
}

/// Reads what a word names, or the part of that name.
///
/// # Errors
/// A fault in it.
pub fn below<T: Decode>(name: &str, value: &Value) -> Result<T, Malformed> {
    T::decode(value).map_err(|fault| fault.below(name))
}

fn place(text: &str, words: &[&str]) -> Result<usize, Malformed> {
    let place = words.iter().position(|word| *word == text);
    place.ok_or_else(|| Malformed {
        detail: shortened(text),
        ..Malformed::here(Shape::UnknownWord)
    })
}
