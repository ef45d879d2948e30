//! From a typed thing to its text.

use std::borrow::Cow;

use litemap::LiteMap;

use super::Writer;

/// What can be written as JSON: the same thing always gives the same bytes.
pub trait Encode {
    /// Writes it.
    fn encode(&self, out: &mut Writer);

    /// It alone, as compact JSON.
    fn to_json(&self) -> String {
        let mut out = Writer::default();
        self.encode(&mut out);
        out.finish()
    }
}

/// Whether it's what a field holds that isn't written.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl Encode for str {
    fn encode(&self, out: &mut Writer) {
        out.text(self);
    }
}

impl Encode for String {
    fn encode(&self, out: &mut Writer) {
        out.text(self);
    }
}

impl Encode for Cow<'_, str> {
    fn encode(&self, out: &mut Writer) {
        out.text(self);
    }
}

impl Encode for bool {
    fn encode(&self, out: &mut Writer) {
        out.plain(self);
    }
}

/// Nothing is `null`.
impl<T: Encode> Encode for Option<T> {
    fn encode(&self, out: &mut Writer) {
        match self {
            Some(value) => value.encode(out),
            None => out.plain(&"null"),
        }
    }
}

impl<T: Encode> Encode for Box<T> {
    fn encode(&self, out: &mut Writer) {
        (**self).encode(out);
    }
}

impl<T: Encode> Encode for [T] {
    fn encode(&self, out: &mut Writer) {
        out.open('[');
        for item in self {
            item.encode(out);
        }
        out.close(']');
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode(&self, out: &mut Writer) {
        self.as_slice().encode(out);
    }
}

impl<K: Encode, V: Encode> Encode for LiteMap<K, V> {
    fn encode(&self, out: &mut Writer) {
        out.open('{');
        for (key, value) in self {
            key.encode(out);
            value.encode(out.colon());
        }
        out.close('}');
    }
}
