//! Texts and lists that stand in the program or in memory.
//!
//! The bundled rulebook is a constant: the page need not read it, and need not
//! hold the code to read one. One that comes in a file is in memory.

use std::borrow::Cow;
use std::ops::{Deref, DerefMut};
use std::slice;

use serde_json::Value;

use crate::json::{Decode, Described, Encode, Malformed, Schemas, Writer};

/// A text.
pub type Str = Cow<'static, str>;

/// A list. Reads like a slice; what stands in the program is copied when it's
/// first changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List<T: Clone + 'static>(Cow<'static, [T]>);

impl<T: Clone> List<T> {
    /// A list that stands in the program.
    pub const fn fixed(items: &'static [T]) -> Self {
        Self(Cow::Borrowed(items))
    }

    /// To add and remove.
    pub fn to_mut(&mut self) -> &mut Vec<T> {
        self.0.to_mut()
    }
}

impl<T: Clone> Default for List<T> {
    fn default() -> Self {
        Self::fixed(&[])
    }
}

impl<T: Clone> Deref for List<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T: Clone> DerefMut for List<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        self.to_mut()
    }
}

impl<T: Clone> From<Vec<T>> for List<T> {
    fn from(items: Vec<T>) -> Self {
        Self(Cow::Owned(items))
    }
}

impl<'a, T: Clone> IntoIterator for &'a List<T> {
    type Item = &'a T;
    type IntoIter = slice::Iter<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a, T: Clone> IntoIterator for &'a mut List<T> {
    type Item = &'a mut T;
    type IntoIter = slice::IterMut<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

impl<T: Clone + Decode> Decode for List<T> {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        Vec::decode(value).map(Self::from)
    }
}

impl<T: Clone + Described> Described for List<T> {
    fn schema(all: &mut Schemas) -> Value {
        Vec::<T>::schema(all)
    }
}

impl<T: Clone + Encode> Encode for List<T> {
    fn encode(&self, out: &mut Writer) {
        self.0.as_ref().encode(out);
    }
}
