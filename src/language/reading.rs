//! Open questions: what a document doesn't settle, chosen by name.

use serde_json::Value as Json;

use super::Word;
use crate::id::Id;
use crate::json::{Decode, Described, Encode, Malformed, Schemas, Shape, Writer, json_object};

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
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// A word of a concept: settled by the document, or left to a reading. In a file
/// `"full"`, or `{"reading": "steps"}`; the reading's options are then words of the
/// concept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By<T> {
    /// The document says so.
    Settled(T),
    /// The reading of this name decides.
    Reading(Id),
}

impl<T: Default> Default for By<T> {
    fn default() -> Self {
        Self::Settled(T::default())
    }
}

json_object! {
    struct Asked {
        /// The question that decides.
        reading: Id,
    }
}

impl<T: Decode> Decode for By<T> {
    fn decode(value: &Json) -> Result<Self, Malformed> {
        Ok(match value {
            Json::Object(_) => Self::Reading(Asked::decode(value)?.reading),
            Json::String(_) => Self::Settled(T::decode(value)?),
            _ => return Err(Malformed::here(Shape::WrongType)),
        })
    }
}

impl<T: Encode> Encode for By<T> {
    fn encode(&self, out: &mut Writer) {
        match self {
            Self::Settled(word) => word.encode(out),
            Self::Reading(reading) => Asked { reading: *reading }.encode(out),
        }
    }
}

impl<T: Described> Described for By<T> {
    fn schema(all: &mut Schemas) -> Json {
        serde_json::json!({"anyOf": [T::schema(all), Asked::schema(all)]})
    }
}
