//! The receipt 回执: that an agent has seen the official month, and what they say to it.

use super::code::coded;
use super::of::{MonthOf, System, is_of_month};
use crate::calendar::{Date, Month};
use crate::id::{CheckCode, Fingerprint, Id};
use crate::json::{json_object, json_words};
use crate::number::Unit;
use crate::record::{MAX_AGENT, MAX_NOTE};

json_words! {
    /// What an agent says to the official month.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Seen {
        /// Seen, and agreed 已阅，同意.
        Agreed = "agreed",
        /// Seen, and not agreed 已阅，不同意.
        Disagreed = "disagreed",
    }
}

json_object! {
    /// That an agent has seen the official month. It stands for that month alone: a change of
    /// anything that the month's check code covers voids it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Receipt {
        /// Who.
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
        /// The check code of the month as it was seen.
        pub sheet: CheckCode,
        /// When.
        pub on: Date,
        /// What they say.
        pub answer: Seen,
        /// In their own words.
        #[or(default)]
        #[schema("maxLength": MAX_NOTE)]
        pub remark: String,
        /// The code of all of this.
        pub code: CheckCode,
    }
}

json_object! {
    /// That an agent has read a rulebook.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct RulesReceipt {
        /// Who.
        #[schema("maxLength": MAX_AGENT)]
        pub agent: String,
        /// Which rulebook.
        pub rulebook: Id,
        /// Whether that is a document that somebody brought.
        #[or(default)]
        pub brought: bool,
        /// Its first month.
        pub effective: Month,
        /// What it scores by.
        pub fingerprint: Fingerprint,
        /// When.
        pub on: Date,
        /// The code of all of this.
        pub code: CheckCode,
    }
}

json_object! {
    /// A receipt as it's kept.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct KeptReceipt {
        /// The receipt.
        pub receipt: Receipt,
        /// Why it's void, where the month was opened again since.
        #[or(default)]
        #[schema("maxLength": MAX_NOTE)]
        pub void: Option<String>,
    }
}

impl RulesReceipt {
    /// The first month of what was read, as a month of its agent's.
    pub fn month_of(&self) -> MonthOf {
        let document = self.brought.then_some(self.rulebook);
        MonthOf::new(self.agent.as_str(), self.effective, document)
    }
}

impl Receipt {
    /// By what its month is scored.
    pub fn system(&self) -> System {
        System::of(self.unit, self.document)
    }

    /// Whether it was signed before its month was opened again on that day, when the month had
    /// this check code. Within that day nothing but the code tells: the same one counts as signed
    /// before, and so does any where it isn't known.
    pub fn is_before(&self, opened: Date, code: Option<CheckCode>) -> bool {
        let is_same = code.is_none_or(|code| code == self.sheet);
        self.on < opened || self.on == opened && is_same
    }
}

is_of_month!(Receipt);
coded!(Receipt, "kaohe-receipt-1");
coded!(RulesReceipt, "kaohe-rules-receipt-1");
