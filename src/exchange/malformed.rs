//! The parser's faults, sorted.

use serde_json::Error;

use super::{MAX_SHOWN, Malformed, Shape};
use crate::calendar::CalendarError;
use crate::id::Id;
use crate::number::NumberError;

/// What the parser found wrong in the thing at `at`.
pub(super) fn malformed(at: &str, error: &serde_path_to_error::Error<Error>) -> Malformed {
    let message = error.inner().to_string();
    let shape = shape(&message);
    let mut path = joined(at, &error.path().to_string());
    if let Some(named) = message.split('`').nth(1) {
        match shape {
            Shape::Missing => path = joined(&path, named),
            // Only a tree takes the word for a part of the path.
            Shape::UnknownWord => {
                let end = format!(".{named}");
                path.truncate(path.strip_suffix(&end).unwrap_or(&path).len());
            }
            _ => {}
        }
    }
    Malformed {
        path: shortened(&path),
        shape,
        detail: shortened(&message),
    }
}

/// A path below another one.
pub(super) fn joined(at: &str, path: &str) -> String {
    match (at, path) {
        (at, "" | ".") => at.to_owned(),
        ("", path) => path.to_owned(),
        (at, path) if path.starts_with('[') => format!("{at}{path}"),
        (at, path) => format!("{at}.{path}"),
    }
}

/// No more of a foreign text than a fault carries.
pub(super) fn shortened(text: &str) -> String {
    match text.char_indices().nth(MAX_SHOWN) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
    }
}

/// Our own types' messages are told apart by asking those types; the rest by
/// how `serde` begins them, which the fixtures pin.
fn shape(message: &str) -> Shape {
    let says = |words: &dyn std::fmt::Display| message.starts_with(&words.to_string());
    let numbers = [
        NumberError::NotANumber,
        NumberError::TooLarge,
        NumberError::TooPrecise(2),
        NumberError::TooPrecise(3),
    ];
    if let Some(error) = numbers.into_iter().find(|error| says(error)) {
        return Shape::Number(error);
    }
    if says(&CalendarError::NotAMonth) {
        return Shape::Month;
    }
    if says(&CalendarError::NotADate) {
        return Shape::Date;
    }
    if "".parse::<Id>().is_err_and(|error| says(&error)) {
        return Shape::Id;
    }
    let beginnings = [
        ("missing field", Shape::Missing),
        ("unknown field", Shape::Unknown),
        ("duplicate field", Shape::Twice),
        ("unknown variant", Shape::UnknownWord),
        ("invalid type", Shape::WrongType),
        ("invalid value", Shape::Value),
        ("invalid length", Shape::WrongType),
        ("a ratio needs", Shape::Ratio),
    ];
    let known = beginnings.into_iter().find(|(words, _)| says(words));
    known.map_or(Shape::Other, |(_, shape)| shape)
}
