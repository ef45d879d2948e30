//! One consultation, as it stands in a file and in its checked form.

use std::fmt;
use std::ops::Deref;

use serde_json::Value;

use super::{LogFault, LogProblem, MAX_ANSWER, MAX_CASE_TITLE, MAX_QUESTION, MAX_STANDARD};
use crate::calendar::Date;
use crate::id::Id;
use crate::json::{
    Decode, Described, Encode, Malformed, Schemas, Shape, Writer, json_object, json_words,
};

/// The key of an entry, unique in a log. The caller makes it so that entries
/// sort by creation: milliseconds since some day, and one more than the newest
/// key where the clock hasn't moved on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(u64);

impl EntryId {
    /// The smallest key.
    pub const FIRST: Self = Self(1);
    /// The largest key: 2^53 − 1, the largest whole number that every reader
    /// of JSON takes exactly.
    pub const LAST: Self = Self((1 << 53) - 1);

    /// None outside 1 to 2^53 − 1.
    pub const fn new(key: u64) -> Option<Self> {
        if key == 0 || key > Self::LAST.0 {
            None
        } else {
            Some(Self(key))
        }
    }

    /// The key as a number.
    pub const fn get(self) -> u64 {
        self.0
    }
}

impl Decode for EntryId {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        Self::new(u64::decode(value)?).ok_or_else(|| Malformed::here(Shape::Value))
    }
}

impl Encode for EntryId {
    fn encode(&self, out: &mut Writer) {
        self.0.encode(out);
    }
}

impl Described for EntryId {
    fn schema(_: &mut Schemas) -> Value {
        serde_json::json!({"type": "integer", "minimum": Self::FIRST.0, "maximum": Self::LAST.0})
    }
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

json_object! {
    /// All that is written down of a consultation.
    ///
    /// Anything can be in it; [`LogEntry::new`] checks.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct LogFacts {
        /// Its key; later entries have higher ones.
        pub id: EntryId,
        /// On which day.
        pub date: Date,
        /// How the customer came, by a name that the rulebook lists.
        pub channel: Id,
        /// What it was about, by a name that the rulebook lists.
        pub category: Id,
        /// What was asked; never blank.
        #[schema("pattern": "\\S", "maxLength": MAX_QUESTION)]
        pub question: String,
        /// What was answered; may be empty.
        #[or(default)]
        #[schema("maxLength": MAX_ANSWER)]
        pub answer: String,
        /// What became of it; unknown if missing.
        #[or(default)]
        pub result: Outcome,
        /// Whether the customer is called back, and what was said then; none_planned if
        /// missing.
        #[or(default)]
        pub follow_up: FollowUp,
        /// What makes it useful to the next agent; missing if it's no case 案例.
        #[or(default)]
        pub case: Option<Case>,
    }
}

impl LogFacts {
    /// Whether another one says the same, under whatever key.
    pub fn says_what(&self, other: &Self) -> bool {
        let Self {
            id: _,
            date,
            channel,
            category,
            question,
            answer,
            result,
            follow_up,
            case,
        } = other;
        (&self.date, &self.channel, &self.category) == (date, channel, category)
            && (&self.question, &self.answer) == (question, answer)
            && (&self.result, &self.follow_up, &self.case) == (result, follow_up, case)
    }
}

json_words! {
    /// What became of a consultation.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Outcome {
        /// Not known yet 待定.
        #[default]
        Unknown = "unknown",
        /// Solved online 在线解决.
        SolvedOnline = "solved_online",
        /// Dispatched as a work order 派单处理.
        Dispatched = "dispatched",
        /// Escalated as a complaint 升级投诉.
        Escalated = "escalated",
    }
}

json_words! {
    /// Whether a customer is called back, and what was said then.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    #[older(none_yet)]
    #[schema("enum": ([Self::NAMES, &["none_yet"]].concat()))]
    pub enum FollowUp {
        /// Nobody means to call back 不回访: counts nowhere.
        #[default]
        NonePlanned = "none_planned",
        /// Somebody has to call back 待回访.
        Due = "due",
        /// Satisfied 满意.
        Satisfied = "satisfied",
        /// Not satisfied 不满意.
        NotSatisfied = "not_satisfied",
        /// Called, but not reached 未联系上.
        NotReached = "not_reached",
    }
}

/// Before a follow-up could be due, nobody had said that one was meant.
fn none_yet(value: &Value) -> Option<Result<FollowUp, Malformed>> {
    (value.as_str() == Some("none_yet")).then_some(Ok(FollowUp::NonePlanned))
}

json_object! {
    /// What makes an entry a case 案例 for the next agent.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Case {
        /// What it's called; never blank.
        #[schema("pattern": "\\S", "maxLength": MAX_CASE_TITLE)]
        pub title: String,
        /// What to answer from now on; never blank.
        #[schema("pattern": "\\S", "maxLength": MAX_STANDARD)]
        pub answer: String,
    }
}

/// A consultation without faults. Reads like its [`LogFacts`]; can't be
/// changed into a faulty one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEntry(LogFacts);

impl LogEntry {
    /// Checks the facts.
    ///
    /// # Errors
    /// Every fault with its path.
    pub fn new(facts: LogFacts) -> Result<Self, Vec<LogProblem>> {
        let problems = check(&facts);
        if problems.is_empty() {
            Ok(Self(facts))
        } else {
            Err(problems)
        }
    }

    /// The entry with other facts.
    ///
    /// # Errors
    /// Every fault that the change brings, with its path.
    pub fn edited(&self, change: impl FnOnce(&mut LogFacts)) -> Result<Self, Vec<LogProblem>> {
        let mut facts = self.0.clone();
        change(&mut facts);
        Self::new(facts)
    }

    /// The facts.
    pub const fn facts(&self) -> &LogFacts {
        &self.0
    }
}

impl Deref for LogEntry {
    type Target = LogFacts;
    fn deref(&self) -> &LogFacts {
        &self.0
    }
}

fn check(facts: &LogFacts) -> Vec<LogProblem> {
    let case = facts.case.as_ref();
    let texts = [
        ("question", Some(&facts.question), true, MAX_QUESTION),
        ("answer", Some(&facts.answer), false, MAX_ANSWER),
        ("case.title", case.map(|c| &c.title), true, MAX_CASE_TITLE),
        ("case.answer", case.map(|c| &c.answer), true, MAX_STANDARD),
    ];
    let mut found = Vec::new();
    for (path, text, needed, limit) in texts {
        let Some(text) = text else { continue };
        let fault = if text.chars().nth(limit).is_some() {
            LogFault::TooLong(limit)
        } else if needed && text.trim().is_empty() {
            LogFault::Blank
        } else {
            continue;
        };
        found.push(LogProblem { path, fault });
    }
    found
}
