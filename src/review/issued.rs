//! A document's month as it's given out: the official one.

use std::rc::Rc;

use litemap::LiteMap;

use super::code::coded;
use super::of::is_of_month;
use crate::calendar::{Date, Month};
use crate::id::{CheckCode, Fingerprint, Id};
use crate::json::json_object;
use crate::language::Facts;
use crate::plan::{Filled, Filling, Volume};
use crate::record::MAX_AGENT;

json_object! {
    /// An agent's official month by a document. Months by bundled rulebooks have it among
    /// their acts.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Issued {
        /// Whose.
        #[schema("maxLength": MAX_AGENT)]
        pub agent: String,
        /// Which month.
        pub month: Month,
        /// By which document.
        pub document: Option<Id>,
        /// What that said, as a hash.
        pub edition: Fingerprint,
        /// The answers to its open questions.
        #[or(default)]
        pub readings: LiteMap<Id, Id>,
        /// What happened.
        pub facts: Facts,
        /// The month's check code.
        pub sheet: CheckCode,
        /// By whom it was given out, as typed.
        #[or(default)]
        #[schema("maxLength": MAX_AGENT)]
        pub by: String,
        /// When.
        pub on: Date,
        /// How often it had been given out before.
        #[or(default)]
        pub before: u32,
        /// The code of all of this.
        pub code: CheckCode,
    }
}

json_object! {
    /// It as it's kept.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct KeptIssued {
        /// The month.
        pub issued: Issued,
        /// Whether it came in: this is its agent's copy.
        #[or(default)]
        pub received: bool,
    }
}

coded!(Issued, "kaohe-issued-1");
is_of_month!(Issued);

impl Issued {
    /// The month, worked out by a version of its document.
    pub fn filled(&self, volume: &Rc<Volume>) -> Filled {
        let filling = Filling::of(&self.facts, self.readings.clone());
        Filled::of(volume, &Rc::new(filling), self.month)
    }

    /// Whether it was given out after another one.
    pub fn is_later(&self, other: &Self) -> bool {
        (self.on, self.before) > (other.on, other.before)
    }
}
