//! The appeal slip 申诉单: what of a sheet should be otherwise, and what was answered.

use super::code::{NONE, code_of};
use super::of::{System, is_of_month};
use crate::calendar::{Date, Month};
use crate::id::{CheckCode, Id};
use crate::json::{Malformed, Shape, json_object, json_words};
use crate::number::Unit;
use crate::record::{MAX_AGENT, MAX_NOTE};
use crate::scoring::Sub;

/// Lines that one slip appeals.
pub const MAX_SLIP_LINES: usize = 40;
/// Facts of one line.
pub const MAX_SLIP_FACTS: usize = 40;
/// Characters of a fact's name or text.
const MAX_FACT: usize = 100;

json_object! {
    /// An appeal against the official month. Each line of its sheet stands in it once.
    #[derive(Clone, Debug, PartialEq, Eq)]
    #[checked(once)]
    pub struct Slip {
        /// Whose.
        #[schema("maxLength": MAX_AGENT)]
        pub agent: String,
        /// Which month.
        pub month: Month,
        /// Which system.
        #[or(default)]
        pub unit: Unit,
        /// By which document, if it's by one that somebody brought.
        #[or(default)]
        pub document: Option<Id>,
        /// The check code of the month as it was given out.
        pub sheet: CheckCode,
        /// When it was handed in; none while it's being written.
        #[or(default)]
        pub on: Option<Date>,
        /// By when it is to be answered.
        #[or(default)]
        pub due: Option<Date>,
        /// What is appealed.
        #[schema("maxItems": MAX_SLIP_LINES)]
        pub lines: Vec<SlipLine>,
        /// The code of what was handed in, without the answers.
        #[or(default)]
        pub code: Option<CheckCode>,
        /// The code of that with the answers.
        #[or(default)]
        pub answered: Option<CheckCode>,
    }
}

json_object! {
    /// A line of the sheet that is appealed.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct SlipLine {
        /// The part of a clause, or a document's line.
        pub part: Id,
        /// The measure or level, where the part has several lines.
        #[or(default)]
        pub of: Option<Id>,
        /// What should be otherwise.
        #[schema("maxItems": MAX_SLIP_FACTS)]
        pub facts: Vec<AskedFact>,
        /// Why.
        #[or(default)]
        #[schema("maxLength": MAX_NOTE)]
        pub reason: String,
        /// What shows it: names of files and the like, which stay with the agent.
        #[or(default)]
        #[schema("maxLength": MAX_NOTE)]
        pub evidence: String,
        /// What was answered.
        #[or(default)]
        pub answer: Option<Answer>,
    }
}

json_object! {
    /// A fact as it is, and as it should be.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct AskedFact {
        /// Its name, as [`SlipFact`](super::SlipFact) or [`BookFact`](super::BookFact) writes it.
        #[schema("maxLength": MAX_FACT)]
        pub fact: String,
        /// What it is.
        #[or(default)]
        #[schema("maxLength": MAX_FACT)]
        pub says: String,
        /// What it should be, as typed.
        #[or(default)]
        #[schema("maxLength": MAX_FACT)]
        pub should: String,
    }
}

json_words! {
    /// What is decided of an appealed line.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Verdict {
        /// It is as the agent says 接受.
        Accepted = "accepted",
        /// It becomes something else 部分接受.
        Partly = "partly",
        /// It stays 不接受.
        Refused = "refused",
    }
}

json_object! {
    /// What was answered to a line.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Answer {
        /// What was decided.
        pub verdict: Verdict,
        /// What the facts become where it's accepted in part.
        #[or(default)]
        #[schema("maxItems": MAX_SLIP_FACTS)]
        pub facts: Vec<AskedFact>,
        /// Why.
        #[or(default)]
        #[schema("maxLength": MAX_NOTE)]
        pub why: String,
        /// By whom, as typed.
        #[or(default)]
        #[schema("maxLength": MAX_AGENT)]
        pub by: String,
        /// When; none while it's being written.
        #[or(default)]
        pub on: Option<Date>,
        /// Until when it may go further.
        #[or(default)]
        pub until: Option<Date>,
    }
}

/// How far a slip is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SlipState {
    /// It's being written.
    Draft,
    /// It awaits its answer.
    HandedIn,
    /// It's answered.
    Answered,
}

is_of_month!(Slip);

/// Two lines about the same would each be weighed and answered by itself.
fn once(slip: Slip) -> Result<Slip, Malformed> {
    let lines = slip.lines.iter().enumerate();
    let twice = lines.filter(|(at, line)| {
        let mut before = slip.lines.iter().take(*at);
        before.any(|other| (other.part, other.of) == (line.part, line.of))
    });
    match twice.map(|(at, _)| at).next() {
        Some(at) => {
            let fault = Malformed::here(Shape::Twice).below(&format!("[{at}]"));
            Err(fault.below("lines"))
        }
        None => Ok(slip),
    }
}

impl Slip {
    /// By what its month is scored.
    pub fn system(&self) -> System {
        System::of(self.unit, self.document)
    }
}

impl SlipLine {
    /// Whether it's about this line.
    pub fn is_about(&self, part: Id, sub: Sub) -> bool {
        self.part == part && self.of == name_of(sub)
    }

    /// What the facts become by the answer; none where nothing changes.
    pub fn granted(&self) -> Option<&[AskedFact]> {
        let answer = self.answer.as_ref()?;
        match answer.verdict {
            Verdict::Accepted => Some(&self.facts),
            Verdict::Partly => Some(&answer.facts),
            Verdict::Refused => None,
        }
    }
}

/// The name of a line among its part's; those under investigation have none.
pub const fn name_of(sub: Sub) -> Option<Id> {
    match sub {
        Sub::Whole | Sub::Investigated => None,
        Sub::Measure(id) | Sub::Level(id) => Some(id),
    }
}

impl Slip {
    /// How far it is.
    pub fn state(&self) -> SlipState {
        match (self.on, self.answered) {
            (None, _) => SlipState::Draft,
            (Some(_), None) => SlipState::HandedIn,
            (Some(_), Some(_)) => SlipState::Answered,
        }
    }

    /// The slip handed in.
    pub fn handed_in(&self, on: Date, due: Date) -> Self {
        let mut slip = self.clone();
        (slip.on, slip.due) = (Some(on), Some(due));
        slip.code = Some(slip.own_code());
        slip
    }

    /// The slip answered: each line has a verdict. None where one lacks it.
    pub fn answered(&self, by: &str, on: Date, until: Date) -> Option<Self> {
        let mut slip = self.clone();
        for line in &mut slip.lines {
            let answer = line.answer.as_mut()?;
            by.clone_into(&mut answer.by);
            (answer.on, answer.until) = (Some(on), Some(until));
        }
        slip.answered = Some(slip.whole_code());
        Some(slip)
    }

    /// As it goes out: without answers that aren't given yet.
    pub fn outward(&self) -> Self {
        let mut slip = self.clone();
        if slip.answered.is_none() {
            for line in &mut slip.lines {
                line.answer = None;
            }
        }
        slip
    }

    /// Whether it says what it said when it was handed in, and answered.
    pub fn is_whole(&self) -> bool {
        self.code.is_none_or(|code| code == self.own_code())
            && self.answered.is_none_or(|code| code == self.whole_code())
            && self.code.is_some() == self.on.is_some()
    }

    fn own_code(&self) -> CheckCode {
        let mut plain = self.clone();
        (plain.code, plain.answered) = (Some(NONE), None);
        for line in &mut plain.lines {
            line.answer = None;
        }
        code_of("kaohe-slip-1", &plain)
    }

    fn whole_code(&self) -> CheckCode {
        let mut plain = self.clone();
        plain.answered = Some(NONE);
        code_of("kaohe-slip-answer-1", &plain)
    }
}
