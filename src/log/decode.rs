//! A consultation out of a JSON tree.

use serde_json::Value;

use super::{Case, EntryId, FollowUp, LogFacts, LogRatio, Outcome};
use crate::json::{Decode, Malformed, Object, Shape, word};

impl Decode for LogFacts {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let fields = Object::of(
            value,
            &[
                "id",
                "date",
                "channel",
                "category",
                "question",
                "answer",
                "result",
                "follow_up",
                "case",
            ],
        )?;
        Ok(Self {
            id: fields.need("id")?,
            date: fields.need("date")?,
            channel: fields.need("channel")?,
            category: fields.need("category")?,
            question: fields.need("question")?,
            answer: fields.or_default("answer")?,
            result: fields.or_default("result")?,
            follow_up: fields.or_default("follow_up")?,
            case: fields.or_default("case")?,
        })
    }
}

impl Decode for EntryId {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        Self::new(u64::decode(value)?).ok_or_else(|| Malformed::here(Shape::Value))
    }
}

impl Decode for Outcome {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        Ok(Self::ALL[word(value, &Self::NAMES)?])
    }
}

impl Decode for FollowUp {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        // Before a follow-up could be due, nobody had said that one was meant.
        if value.as_str() == Some("none_yet") {
            return Ok(Self::NonePlanned);
        }
        Ok(Self::ALL[word(value, &Self::NAMES)?])
    }
}

impl Decode for Case {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let fields = Object::of(value, &["title", "answer"])?;
        Ok(Self {
            title: fields.need("title")?,
            answer: fields.need("answer")?,
        })
    }
}

impl Decode for LogRatio {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        Ok(Self::ALL[word(value, &Self::NAMES)?])
    }
}
