//! A consultation as the text that is stored and exported: what says nothing
//! isn't written, and the same facts always give the same bytes.

use super::{FollowUp, LogFacts, Outcome};
use crate::json::Writer;

impl LogFacts {
    /// The facts as compact JSON, on one line.
    pub fn to_json(&self) -> String {
        let mut out = Writer::default();
        out.open('{').key("id").long(self.id.get());
        out.key("date").shown(&self.date);
        out.key("channel").text(self.channel.as_str());
        out.key("category").text(self.category.as_str());
        out.key("question").text(&self.question);
        if !self.answer.is_empty() {
            out.key("answer").text(&self.answer);
        }
        if self.result != Outcome::Unknown {
            out.key("result").text(self.result.name());
        }
        if self.follow_up != FollowUp::NonePlanned {
            out.key("follow_up").text(self.follow_up.name());
        }
        if let Some(case) = &self.case {
            out.key("case").open('{');
            out.key("title").text(&case.title);
            out.key("answer").text(&case.answer);
            out.close('}');
        }
        out.close('}');
        out.finish()
    }
}
