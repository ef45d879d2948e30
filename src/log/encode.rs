//! A consultation as the text that is stored and exported: what says nothing
//! isn't written, and the same facts always give the same bytes.

use super::{Case, FollowUp, LogFacts, Outcome};
use crate::json::Writer;

impl LogFacts {
    /// The facts as compact JSON, on one line.
    pub fn to_json(&self) -> String {
        // Every field by name: a new one doesn't compile until it's written.
        let Self {
            id,
            date,
            channel,
            category,
            question,
            answer,
            result,
            follow_up,
            case,
        } = self;
        let mut out = Writer::default();
        out.open('{').key("id").long(id.get());
        out.key("date").shown(date);
        out.key("channel").text(channel.as_str());
        out.key("category").text(category.as_str());
        out.key("question").text(question);
        if !answer.is_empty() {
            out.key("answer").text(answer);
        }
        if *result != Outcome::Unknown {
            out.key("result").text(result.name());
        }
        if *follow_up != FollowUp::NonePlanned {
            out.key("follow_up").text(follow_up.name());
        }
        if let Some(Case { title, answer }) = case {
            out.key("case").open('{');
            out.key("title").text(title);
            out.key("answer").text(answer);
            out.close('}');
        }
        out.close('}');
        out.finish()
    }
}
