//! Objects with known fields.

use serde_json::{Map, Value};

use super::{Decode, Malformed, Shape, below};

/// An object that has no field besides the known ones.
#[derive(Clone, Copy, Debug)]
pub struct Object<'a>(&'a Map<String, Value>);

impl<'a> Object<'a> {
    /// An object with some of these fields and no other.
    ///
    /// # Errors
    /// Something that is no object, or a field that isn't known.
    pub fn of(value: &'a Value, known: &[&str]) -> Result<Self, Malformed> {
        let Value::Object(fields) = value else {
            return Err(Malformed::here(Shape::WrongType));
        };
        for name in fields.keys() {
            if !known.contains(&name.as_str()) {
                return Err(Malformed::here(Shape::Unknown).below(name));
            }
        }
        Ok(Self(fields))
    }

    /// A field that must be there.
    ///
    /// # Errors
    /// It isn't, or a fault in it.
    pub fn need<T: Decode>(&self, name: &str) -> Result<T, Malformed> {
        let value = self.get(name);
        let value = value.ok_or_else(|| Malformed::here(Shape::Missing).below(name))?;
        below(name, value)
    }

    /// A field that may be missing.
    ///
    /// # Errors
    /// A fault in it.
    pub fn or_default<T: Decode + Default>(&self, name: &str) -> Result<T, Malformed> {
        match self.get(name) {
            None => Ok(T::default()),
            Some(value) => below(name, value),
        }
    }

    fn get(&self, name: &str) -> Option<&'a Value> {
        self.0.get(name)
    }
}
