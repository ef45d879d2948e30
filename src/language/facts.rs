//! What happened in a month, as rulebooks of version 2 ask for it.

use litemap::LiteMap;
use serde_json::Value as Json;

use crate::calendar::Date;
use crate::id::Id;
use crate::json::{Decode, Described, Encode, Malformed, Schemas, Shape, Writer, json_object};
use crate::number::Decimal;

json_object! {
    /// A month's facts. What isn't named isn't known yet; events that aren't named didn't
    /// happen.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Facts {
        /// Values by their id.
        #[or(default)]
        pub values: LiteMap<Id, Given>,
        /// What happened.
        #[or(default)]
        pub events: Vec<Event>,
        /// Who the agent is: audiences that apply, or don't.
        #[or(default)]
        pub audiences: LiteMap<Id, bool>,
    }

    /// One or several events of a kind.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Event {
        /// Of which kind: a line's id, or that of one of its kinds.
        pub kind: Id,
        /// When, where days matter.
        #[or(default)]
        pub date: Option<Date>,
        /// How many; 1 unless said.
        #[or(default)]
        pub times: Option<u32>,
        /// What somebody chose for each of them.
        #[or(default)]
        pub amount: Option<Decimal>,
    }

    /// One of a list, or several alike.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Heard {
        /// The number.
        pub value: Decimal,
        /// How many times; 1 unless said.
        #[or(default)]
        pub times: Option<u32>,
    }
}

/// What was typed for a value: a number, or a list of them; `"97.5"`, or
/// `["150", {"value": "160", "times": 20}]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// One number.
    One(Decimal),
    /// A number for each day, or for each thing that was looked at.
    List(Vec<Heard>),
}

impl Decode for Given {
    fn decode(value: &Json) -> Result<Self, Malformed> {
        match value {
            Json::Array(_) => {
                let items = Vec::<Either>::decode(value)?;
                Ok(Self::List(items.into_iter().map(|item| item.0).collect()))
            }
            Json::String(_) => Decimal::decode(value).map(Self::One),
            _ => Err(Malformed::here(Shape::WrongType)),
        }
    }
}

struct Either(Heard);

impl Decode for Either {
    fn decode(value: &Json) -> Result<Self, Malformed> {
        Ok(Self(match value {
            Json::Object(_) => Heard::decode(value)?,
            _ => Heard {
                value: Decimal::decode(value)?,
                times: None,
            },
        }))
    }
}

impl Encode for Given {
    fn encode(&self, out: &mut Writer) {
        match self {
            Self::One(value) => value.encode(out),
            Self::List(items) => {
                out.open('[');
                for item in items {
                    match item.times {
                        None => item.value.encode(out),
                        Some(_) => item.encode(out),
                    }
                }
                out.close(']');
            }
        }
    }
}

impl Described for Given {
    fn schema(all: &mut Schemas) -> Json {
        let one = Decimal::schema(all);
        let several = Heard::schema(all);
        serde_json::json!({"anyOf": [one, {"type": "array", "items": {"anyOf": [one, several]}}]})
    }
}
