//! A number of the rules with its origin, and a text that need not be in both
//! languages.

use serde_json::Value as Json;

use crate::json::{Decode, Described, Encode, Malformed, Schemas, Writer, json_object};
use crate::number::{Decimal, Range};
use crate::rulebook::{Origin, Parameter, Str};

/// A number of the rules. In a file one that the document states is the number
/// alone: `"0.5"`; any other has its origin beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Param(pub Parameter<Decimal>);

impl Param {
    /// A number that the document has.
    pub const fn stated(value: Decimal) -> Self {
        Self(Parameter::stated(value))
    }

    /// What the headline uses.
    pub const fn value(&self) -> Decimal {
        self.0.value
    }

    /// All values that it may have.
    pub fn span(&self) -> Range<Decimal> {
        self.0.span()
    }
}

impl Default for Param {
    fn default() -> Self {
        Self::stated(Decimal::ZERO)
    }
}

impl Decode for Param {
    fn decode(value: &Json) -> Result<Self, Malformed> {
        Ok(match value {
            Json::Object(_) => Self(Parameter::decode(value)?),
            _ => Self::stated(Decimal::decode(value)?),
        })
    }
}

impl Encode for Param {
    fn encode(&self, out: &mut Writer) {
        match self.0.origin {
            Origin::Stated => self.0.value.encode(out),
            _ => self.0.encode(out),
        }
    }
}

impl Described for Param {
    fn schema(all: &mut Schemas) -> Json {
        serde_json::json!({"anyOf": [Decimal::schema(all), Parameter::<Decimal>::schema(all)]})
    }
}

json_object! {
    /// A text in both languages.
    struct Both {
        /// Simplified Chinese.
        zh: Str,
        /// English.
        en: Str,
    }
}

/// A text of a rulebook, in both languages or in one that serves for both: `"迟到"`, or
/// `{"zh": "迟到", "en": "Late"}`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// Simplified Chinese, or the only text.
    pub zh: Str,
    /// English, if it's there.
    pub en: Option<Str>,
}

impl Word {
    /// In English, or in what there is.
    pub fn english(&self) -> &str {
        self.en.as_deref().unwrap_or(&self.zh)
    }
}

impl Decode for Word {
    fn decode(value: &Json) -> Result<Self, Malformed> {
        Ok(match value {
            Json::Object(_) => {
                let Both { zh, en } = Both::decode(value)?;
                Self { zh, en: Some(en) }
            }
            _ => Self {
                zh: Str::decode(value)?,
                en: None,
            },
        })
    }
}

impl Encode for Word {
    fn encode(&self, out: &mut Writer) {
        match self.clone() {
            Self { zh, en: Some(en) } => Both { zh, en }.encode(out),
            Self { zh, en: None } => zh.encode(out),
        }
    }
}

impl Described for Word {
    fn schema(all: &mut Schemas) -> Json {
        serde_json::json!({"anyOf": [Str::schema(all), Both::schema(all)]})
    }
}
