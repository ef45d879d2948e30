//! A stage 环节 by which a team's month becomes final, and the months that it's about.

use super::code::{NONE, code_of};
use super::of::System;
use crate::calendar::{Date, Month};
use crate::id::{CheckCode, Id};
use crate::json::json_object;
use crate::number::{Decimal, Unit};
use crate::record::{MAX_AGENT, MAX_NOTE};

/// Stages of a month.
pub const MAX_STAGES: usize = 40;
/// Agents of a stage.
pub const MAX_MEMBERS: usize = 10_000;
/// Characters in a stage's name.
pub const MAX_STAGE: usize = 40;

json_object! {
    /// That somebody hands on a month of a team, or makes it final.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Approval {
        /// Which month.
        pub month: Month,
        /// Which system.
        #[or(default)]
        pub unit: Unit,
        /// By which document, if it's by one that somebody brought.
        #[or(default)]
        pub document: Option<Id>,
        /// What the stage is called.
        #[schema("maxLength": MAX_STAGE)]
        pub stage: String,
        /// Whether it makes the month final.
        #[or(default)]
        pub last: bool,
        /// Who, as typed.
        #[or(default)]
        #[schema("maxLength": MAX_AGENT)]
        pub by: String,
        /// When.
        pub on: Date,
        /// In their own words.
        #[or(default)]
        #[schema("maxLength": MAX_NOTE)]
        pub remark: String,
        /// The code of the stage before; none of the first.
        #[or(default)]
        pub follows: Option<CheckCode>,
        /// The months that it's about, by agent.
        #[schema("maxItems": MAX_MEMBERS)]
        pub members: Vec<Member>,
        /// The code of all of this.
        pub code: CheckCode,
    }
}

json_object! {
    /// An agent's month in a stage.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Member {
        /// Whose.
        #[schema("maxLength": MAX_AGENT)]
        pub agent: String,
        /// The month's check code.
        pub code: CheckCode,
        /// Its score, or the first total of the document.
        pub score: Decimal,
    }
}

/// What is wrong with stages as they stand in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApprovalFault {
    /// There is none.
    Empty,
    /// Something was changed in this one after it was made, by its place from 0.
    Changed(usize),
    /// This one doesn't follow the one before it.
    OutOfOrder(usize),
    /// This one is of another month or system than the first.
    OtherMonth(usize),
    /// Too many stages, or agents.
    TooMany(usize),
    /// An agent stands in this one twice, or not in order.
    Twice(usize),
    /// What is said of a month that was opened again was changed.
    Voided(usize),
}

impl Approval {
    /// By what its months are scored.
    pub fn system(&self) -> System {
        System::of(self.unit, self.document)
    }

    /// The stage with its code, its agents in order.
    pub fn coded(mut self) -> Self {
        self.members
            .sort_by(|one, other| one.agent.cmp(&other.agent));
        self.code = self.own_code();
        self
    }

    /// Whether it says what it said when it was made.
    pub fn is_whole(&self) -> bool {
        self.code == self.own_code()
    }

    /// An agent's month in it.
    pub fn member(&self, agent: &str) -> Option<&Member> {
        let at = self.members.binary_search_by(|own| (*own.agent).cmp(agent));
        at.ok().and_then(|at| self.members.get(at))
    }

    fn own_code(&self) -> CheckCode {
        let plain = Self {
            code: NONE,
            ..self.clone()
        };
        code_of("kaohe-approval-1", &plain)
    }
}
