//! Open questions: what a document doesn't settle, chosen by name.

use serde_json::Value as Json;

use litemap::LiteMap;

use super::Word;
use crate::id::Id;
use crate::json::{Decode, Described, Encode, Malformed, Schemas, Writer, json_object};

json_object! {
    /// A question that the document leaves open.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Reading {
        /// Its name.
        pub id: Id,
        /// What is asked.
        #[or(default)]
        pub question: Word,
        /// The answers, at least two; the first is the one to begin with.
        pub options: Vec<ReadingOption>,
        /// The answer that counts; the first where nothing is chosen.
        #[or(default)]
        pub chosen: Option<Id>,
        /// Why that one.
        #[or(default)]
        pub reason: Word,
    }

    /// An answer to it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct ReadingOption {
        /// Its name: where a concept asks, the concept's own word.
        pub id: Id,
        /// What it says.
        #[or(default)]
        pub title: Word,
    }

    /// Where something holds under one answer alone.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct When {
        /// The question.
        pub reading: Id,
        /// The answer.
        pub is: Id,
    }
}

impl Reading {
    /// The answer that counts.
    pub fn answer(&self) -> Option<Id> {
        self.chosen.or(self.options.first().map(|option| option.id))
    }
}

/// A word or a number of a concept: settled by the document, or left to a reading. In a
/// file `"full"`, or `{"reading": "steps"}`, where the reading's options are words of the
/// concept; `{"reading": "pool", "means": {"own": "5", "month": "100"}}` says what each
/// option means here, so that one question can decide several things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By<T> {
    /// The document says so.
    Settled(T),
    /// A reading decides.
    Asked(Asked<T>),
}

impl<T: Default> Default for By<T> {
    fn default() -> Self {
        Self::Settled(T::default())
    }
}

json_object! {
    /// What a reading decides.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Asked<T> {
        /// The question that decides.
        pub reading: Id,
        /// What each answer means here; nothing if the answers are words of the concept.
        #[or(default)]
        pub means: LiteMap<Id, T>,
    }
}

impl<T: Decode> Decode for By<T> {
    fn decode(value: &Json) -> Result<Self, Malformed> {
        Ok(match value {
            Json::Object(fields) if fields.contains_key("reading") => {
                Self::Asked(Asked::decode(value)?)
            }
            _ => Self::Settled(T::decode(value)?),
        })
    }
}

impl<T: Encode + PartialEq> Encode for By<T> {
    fn encode(&self, out: &mut Writer) {
        match self {
            Self::Settled(word) => word.encode(out),
            Self::Asked(asked) => asked.encode(out),
        }
    }
}

impl<T: Described> Described for By<T> {
    fn schema(all: &mut Schemas) -> Json {
        serde_json::json!({"anyOf": [T::schema(all), Asked::<T>::schema(all)]})
    }
}
