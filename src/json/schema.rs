//! What the JSON Schemas in `schema/` say, from the declarations of the types.

use std::borrow::Cow;

use litemap::LiteMap;
use serde_json::{Map, Value, json};

use crate::calendar::{Date, Minute, Month};
use crate::id::{CheckCode, Fingerprint, Id};
use crate::number::{Decimal, Money, Percent, Points, Ratio, Rounding, Unit};

/// What has a schema.
pub trait Described {
    /// Its schema, or a reference to the one that it has among `all`.
    fn schema(all: &mut Schemas) -> Value;
}

/// The schemas of a file's types by name.
#[derive(Clone, Debug, Default)]
pub struct Schemas {
    /// The schemas.
    pub defs: Map<String, Value>,
    /// The names of all fields, in the order of the declarations.
    pub order: Vec<&'static str>,
}

impl Schemas {
    /// A reference to the schema of a type of this name, which is made if there
    /// is none yet. `more` adds to it.
    pub fn named(
        &mut self,
        name: &str,
        docs: &[&str],
        more: Value,
        schema: impl FnOnce(&mut Self) -> Value,
    ) -> Value {
        let mut key = String::new();
        for letter in name.chars() {
            if letter.is_uppercase() && !key.is_empty() {
                key.push('_');
            }
            key.extend(letter.to_lowercase());
        }
        let reference = json!({"$ref": format!("#/$defs/{key}")});
        if self.defs.contains_key(&key) {
            return reference;
        }
        // Named before it is described: what holds itself refers to itself.
        self.defs.insert(key.clone(), Value::Null);
        let schema = described(schema(self), docs, more);
        self.defs.insert(key, schema);
        reference
    }
}

/// An object's fields.
#[derive(Debug, Default)]
pub struct Fields {
    properties: Map<String, Value>,
    required: Vec<&'static str>,
}

impl Fields {
    /// One field more: its name, its doc comment, and whether it must be there.
    pub fn add(
        &mut self,
        all: &mut Schemas,
        (name, docs, needed): (&'static str, &[&str], bool),
        schema: fn(&mut Schemas) -> Value,
        more: Value,
    ) {
        if !all.order.contains(&name) {
            all.order.push(name);
        }
        let schema = described(schema(all), docs, more);
        self.properties.insert(name.to_owned(), schema);
        self.required.extend(needed.then_some(name));
    }

    /// An object with these fields and no other.
    pub fn schema(self) -> Value {
        let Self {
            properties,
            required,
        } = self;
        let mut schema = json!({
            "type": "object", "properties": properties, "additionalProperties": false,
        });
        if !required.is_empty() {
            schema["required"] = json!(required);
        }
        schema
    }
}

/// Words, and what they name.
#[derive(Debug, Default)]
pub struct Choice {
    words: Vec<&'static str>,
    naming: Vec<Value>,
}

impl Choice {
    /// A word that stands alone.
    pub fn alone(&mut self, word: &'static str) {
        self.words.push(word);
    }

    /// A word that names something.
    pub fn naming(&mut self, word: &'static str, schema: Value) {
        self.naming.push(json!({
            "type": "object", "properties": {word: schema}, "required": [word],
            "additionalProperties": false,
        }));
    }

    /// One of them.
    pub fn schema(self) -> Value {
        let words = json!({"enum": self.words});
        let words = (!self.words.is_empty()).then_some(words);
        let all: Vec<Value> = words.into_iter().chain(self.naming).collect();
        json!({"oneOf": all})
    }
}

/// The name of a generic type of things of this schema.
pub fn of(name: &str, part: &Value) -> String {
    let reference = part["$ref"]
        .as_str()
        .and_then(|path| path.rsplit('/').next());
    let part = reference.or(part["type"].as_str()).unwrap_or_default();
    format!("{name}_of_{part}")
}

/// A schema with a description, as the doc comment has it, and more.
fn described(mut schema: Value, docs: &[&str], more: Value) -> Value {
    let Some(fields) = schema.as_object_mut() else {
        return schema;
    };
    // The first paragraph, without the marks of links and code.
    let first: Vec<&str> = docs
        .iter()
        .copied()
        .take_while(|line| !line.is_empty())
        .collect();
    let text = first.concat().replace(['`', '[', ']'], "");
    if !text.is_empty() {
        fields.insert("description".into(), text.trim().into());
    }
    if let Value::Object(more) = more {
        fields.extend(more);
    }
    schema
}

/// Decimal numbers from 0 to a power of ten, as text: `up_to(100, 3)` takes
/// `99.999`.
pub fn up_to(limit: u64, places: u32) -> String {
    let more = limit.to_string().len() - 2;
    format!(
        "^(?:(?:0|[1-9][0-9]{{0,{more}}})(?:\\.[0-9]{{1,{places}}})?|{limit}(?:\\.0{{1,{places}}})?)$"
    )
}

const DAY: &str = "2[0-9]{3}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))";

/// Texts of a form of their own.
macro_rules! texts {
    ($($type:ty: $name:literal, $doc:literal, $pattern:expr;)+) => {$(
        impl Described for $type {
            fn schema(all: &mut Schemas) -> Value {
                all.named($name, &[$doc], json!({"pattern": $pattern}), |_| json!({"type": "string"}))
            }
        }
    )+};
}

texts! {
    Id: "id", "A short name of a part, measure, level, option or rulebook.",
        "^[a-z0-9_-]{1,16}$";
    Month: "month", "A calendar month, such as 2026-03.", "^2[0-9]{3}-(?:0[1-9]|1[0-2])$";
    Date: "date", "A calendar day, such as 2026-03-09. A 29 February has to exist in its year.",
        format!("^{DAY}$");
    Minute: "minute", "A day and a time by some browser's clock, such as 2026-03-09 14:05.",
        format!("^{DAY} (?:[01][0-9]|2[0-3]):[0-5][0-9]$");
    CheckCode: "code", "What a month's sheet consists of, in three groups of four signs.",
        "^[0-9A-HJKMNP-TV-Z]{4}(?: [0-9A-HJKMNP-TV-Z]{4}){2}$";
    Fingerprint: "hash", "A 64-bit FNV-1a hash.", "^[0-9a-f]{16}$";
    Points: "points",
        "Points or yuan with up to three decimals, as a string, so that no reader rounds them.",
        up_to(1_000_000, 3).replacen('^', "^-?", 1);
    Percent: "share",
        "A percentage from 0 to 100 with up to three decimals, as a string, so that no reader rounds it.",
        up_to(100, 3);
    Decimal: "decimal",
        "A number with up to six decimals, as a string, so that no reader rounds it.",
        up_to(1_000_000_000, 6).replacen('^', "^-?", 1);
    Money: "money", "A sum or a number of orders with up to two decimals, as a string.",
        "^(?:0|[1-9][0-9]{0,9})(?:\\.[0-9]{1,2})?$";
}

/// Values without a name of their own.
macro_rules! values {
    ($($type:ty: $schema:tt,)+) => {$(
        impl Described for $type {
            fn schema(_: &mut Schemas) -> Value {
                json!($schema)
            }
        }
    )+};
}

values! {
    String: {"type": "string"},
    Cow<'static, str>: {"type": "string"},
    bool: {"type": "boolean"},
    u8: {"type": "integer", "minimum": 0, "maximum": 255},
    u16: {"type": "integer", "minimum": 0, "maximum": 65_535},
    u32: {"type": "integer", "minimum": 0, "maximum": 4_294_967_295_u32},
    u64: {"type": "integer", "minimum": 0},
    Unit: {"enum": (Unit::NAMES)},
    Rounding: {"enum": (Rounding::NAMES)},
}

impl Described for Ratio {
    fn schema(all: &mut Schemas) -> Value {
        let count = json!({"type": "integer", "minimum": 0, "maximum": Self::LIMIT});
        let docs = [
            "Counted cases; 0 of 0 is nothing to measure. Not expressed here: the numerator is at \
             most the denominator.",
        ];
        all.named("counts", &docs, json!({}), |_| {
            json!({
                "type": "object",
                "properties": {"numerator": count, "denominator": count},
                "required": ["numerator", "denominator"],
                "anyOf": [
                    {"properties": {"denominator": {"minimum": 1}}},
                    {"properties": {"numerator": {"const": 0}}},
                ],
                "additionalProperties": false,
            })
        })
    }
}

impl<T: Described> Described for Option<T> {
    fn schema(all: &mut Schemas) -> Value {
        json!({"anyOf": [T::schema(all), {"type": "null"}]})
    }
}

impl<T: Described> Described for Box<T> {
    fn schema(all: &mut Schemas) -> Value {
        T::schema(all)
    }
}

impl<T: Described> Described for Vec<T> {
    fn schema(all: &mut Schemas) -> Value {
        json!({"type": "array", "items": T::schema(all)})
    }
}

impl<A: Described, B: Described> Described for (A, B) {
    fn schema(all: &mut Schemas) -> Value {
        let items = [A::schema(all), B::schema(all)];
        json!({"type": "array", "prefixItems": items, "items": false, "minItems": 2})
    }
}

impl<K: Described, V: Described> Described for LiteMap<K, V> {
    fn schema(all: &mut Schemas) -> Value {
        json!({
            "type": "object",
            "propertyNames": K::schema(all),
            "additionalProperties": V::schema(all),
        })
    }
}
