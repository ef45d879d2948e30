//! What stands around the records: format, version, and the list itself, of
//! which one record at a time is in memory as a tree.

use serde::Deserialize;
use serde::de::Visitor;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess};
use serde_json::Value;

use super::{FileFault, MAX_RECORDS, MAX_RULEBOOKS, Malformed, Shape};
use crate::json::shortened;

/// The version of a file of this format, none above `known`.
pub(super) fn version(text: &str, format: &str, known: u32) -> Result<u32, FileFault> {
    let header = header(text)?;
    if header.format != format {
        let found = header.format.as_str().map(shortened);
        return Err(FileFault::Format { found });
    }
    let found = header.version.as_u64().ok_or(FileFault::NoVersion)?;
    match u32::try_from(found) {
        Ok(version) if version <= known => Ok(version),
        _ => Err(FileFault::NewerVersion { found, known }),
    }
}

/// Hands every item of `records` over, with its index, and returns the
/// program's version.
pub(super) fn each_record(
    text: &str,
    rulebooks: &mut Vec<Value>,
    review: &mut Option<Value>,
    take: &mut dyn FnMut(usize, Value),
) -> Result<Option<String>, FileFault> {
    let mut body = Body {
        rulebooks,
        review,
        take,
        program: None,
        has_records: false,
        fault: None,
    };
    let mut parser = serde_json::Deserializer::from_str(text);
    let result = parser.deserialize_map(&mut body);
    match (body.fault, result) {
        (Some(fault), _) => Err(fault),
        // Everywhere else any value is taken in before it's looked at.
        (None, Err(error)) if error.is_data() => {
            Err(outside("records", Shape::WrongType, &error.to_string()))
        }
        (None, Err(error)) => Err(not_json(&error)),
        (None, Ok(())) if !body.has_records => Err(outside("records", Shape::Missing, "")),
        (None, Ok(())) => Ok(body.program),
    }
}

/// A fault outside of the records.
pub(super) fn outside(path: &str, shape: Shape, detail: &str) -> FileFault {
    let malformed = Malformed::detailed(shape, shortened(detail));
    FileFault::Malformed(malformed.below(path))
}

pub(super) fn not_json(error: &serde_json::Error) -> FileFault {
    let (line, column) = (error.line(), error.column());
    let detail = error.to_string();
    let place = format!(" at line {line} column {column}");
    FileFault::NotJson {
        line,
        column,
        detail: shortened(detail.strip_suffix(&place).unwrap_or(&detail)),
    }
}

/// What a file says about itself.
#[derive(Default, Deserialize)]
struct Header {
    #[serde(default)]
    format: Value,
    #[serde(default)]
    version: Value,
}

fn header(text: &str) -> Result<Header, FileFault> {
    serde_json::from_str::<IgnoredAny>(text).map_err(|error| not_json(&error))?;
    if !text.trim_start().starts_with('{') {
        return Ok(Header::default());
    }
    serde_json::from_str(text).map_err(|error| not_json(&error))
}

struct Body<'a> {
    rulebooks: &'a mut Vec<Value>,
    review: &'a mut Option<Value>,
    take: &'a mut dyn FnMut(usize, Value),
    program: Option<String>,
    has_records: bool,
    fault: Option<FileFault>,
}

impl Body<'_> {
    /// Notes a fault and stops the parser.
    fn stop<E: serde::de::Error>(&mut self, fault: FileFault) -> E {
        self.fault = Some(fault);
        E::custom("stopped")
    }
}

impl<'de> Visitor<'de> for &mut Body<'_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "format" | "version" => {
                    map.next_value::<IgnoredAny>()?;
                }
                "program" => match map.next_value()? {
                    Value::String(program) => self.program = Some(shortened(&program)),
                    _ => return Err(self.stop(outside("program", Shape::WrongType, ""))),
                },
                "rulebooks" => match map.next_value()? {
                    Value::Array(found) if found.len() <= MAX_RULEBOOKS => *self.rulebooks = found,
                    Value::Array(_) => {
                        return Err(self.stop(outside("rulebooks", Shape::Value, "")));
                    }
                    _ => return Err(self.stop(outside("rulebooks", Shape::WrongType, ""))),
                },
                "review" => *self.review = Some(map.next_value()?),
                "records" => {
                    self.has_records = true;
                    map.next_value_seed(Records(self))?;
                }
                other => return Err(self.stop(outside(other, Shape::Unknown, ""))),
            }
        }
        Ok(())
    }
}

struct Records<'a, 'b>(&'a mut Body<'b>);

impl<'de> DeserializeSeed<'de> for Records<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, parser: D) -> Result<(), D::Error> {
        parser.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Records<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let mut index = 0;
        while let Some(item) = list.next_element()? {
            if index == MAX_RECORDS {
                let limit = MAX_RECORDS;
                return Err(self.0.stop(FileFault::TooManyRecords { limit }));
            }
            (self.0.take)(index, item);
            index += 1;
        }
        Ok(())
    }
}
