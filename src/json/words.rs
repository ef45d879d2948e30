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
    let place = words.iter().position(|word| word == text);
    place.ok_or_else(|| unknown(text))
}

/// A word alone, such as `"unknown"`, or one with what it names, such as
/// `{"placed": …}`.
///
/// # Errors
/// Neither of the two.
pub(crate) fn tagged(value: &Value) -> Result<(&str, Option<&Value>), Malformed> {
    match value {
        Value::String(word) => Ok((word, None)),
        Value::Object(fields) => {
            let mut fields = fields.iter();
            match (fields.next(), fields.next()) {
                (Some((word, value)), None) => Ok((word, Some(value))),
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
pub(crate) fn below<T: Decode>(name: &str, value: &Value) -> Result<T, Malformed> {
    T::decode(value).map_err(|fault| fault.below(name))
}

/// A word that isn't one of those that may stand there.
pub(crate) fn unknown(word: &str) -> Malformed {
    Malformed::detailed(Shape::UnknownWord, shortened(word))
}
