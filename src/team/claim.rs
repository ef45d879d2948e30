//! What a file said of a month, where that isn't what we make of it.

use crate::calendar::{Date, Month};
use crate::id::{CheckCode, Fingerprint};
use crate::json::{MAX_SHOWN, json_object};
use crate::number::{Points, Range};
use crate::record::{Facts, MAX_FILE_NAME, Record, Report};
use crate::rulebook::Rules;
use crate::scoring::{check_code, score};

/// Lines that are kept of a claim.
pub const MAX_CLAIMED: usize = 40;

json_object! {
    /// What a file said of a month that was taken from it, where the month doesn't come to
    /// that here: the figures don't follow from the facts, or other rules made them.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Claim {
        /// The file.
        #[schema("maxLength": MAX_FILE_NAME)]
        pub file: String,
        /// What its sender scored by; none where the file doesn't say.
        #[or(default)]
        pub rules: Option<Fingerprint>,
        /// From which month on these rules are in force.
        pub effective: Month,
        /// The score.
        pub score: Points,
        /// The least that it could be.
        pub low: Points,
        /// The most that it could be.
        pub high: Points,
        /// Whether the figures don't follow from the facts.
        pub mismatch: bool,
        /// The version of the program that wrote the file, where it says so.
        #[or(default)]
        #[schema("maxLength": MAX_SHOWN)]
        pub program: Option<String>,
        /// The lines of its sheet that don't follow; none where the file has no lines.
        #[or(default)]
        #[schema("maxItems": MAX_CLAIMED)]
        pub lines: Vec<ClaimedLine>,
        /// The code of the facts that it's about: what changed since isn't.
        pub facts: CheckCode,
    }
}

json_object! {
    /// A line that a file has otherwise than it follows.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct ClaimedLine {
        /// The clause's number.
        pub clause: String,
        /// What it's about, as the file has it.
        #[or(default)]
        pub title: String,
        /// What the file says; none where it leaves the line out.
        #[or(default)]
        pub said: Option<Points>,
        /// What it comes to; none where there is no such line.
        #[or(default)]
        pub own: Option<Points>,
    }
}

/// A claim beside the month as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimState {
    /// What the file said.
    pub claim: Claim,
    /// What the file's rules make of it; none where they're those of the month, or aren't
    /// here.
    pub under_others: Option<(Points, Range<Points>)>,
    /// Whether it was scored by other rules than the month is here.
    pub other_rules: bool,
    /// Whether the figures don't follow from the facts: by the rules that made them, as far as
    /// they are here.
    pub mismatch: bool,
}

impl Claim {
    /// The code of facts that a claim of these figures is about.
    pub fn code(
        facts: &Facts,
        rules: Option<Fingerprint>,
        score: Points,
        range: Range<Points>,
    ) -> CheckCode {
        let rules = rules.unwrap_or(Fingerprint::of_bytes([]));
        check_code(facts, rules, score, range)
    }

    /// What is to be said of a month: none where it changed since.
    pub fn state(&self, rules: &Rules, facts: &Record, today: Date) -> Option<ClaimState> {
        let range = Range {
            low: self.low,
            high: self.high,
        };
        if Self::code(facts, self.rules, self.score, range) != self.facts {
            return None;
        }
        let own = Fingerprint::of(rules.rulebook(facts.ruled_in()));
        let other_rules = self.rules.is_some_and(|rules| rules != own);
        let mut books = rules.books().iter().map(|book| book.rulebook());
        let theirs =
            books.find(|book| Some(Fingerprint::of(book)) == self.rules && book.unit == facts.unit);
        let under_others = theirs.filter(|_| other_rules).map(|book| {
            let sheet = score(book, facts, today);
            (sheet.score, sheet.range)
        });
        // A report that isn't in yet costs more from day to day.
        let by_today = facts.report == Report::NotYet;
        let said = (self.score, range);
        let forged = under_others.is_some_and(|found| found != said) && !by_today;
        let mismatch = self.mismatch || forged;
        (mismatch || other_rules).then(|| ClaimState {
            claim: self.clone(),
            under_others,
            other_rules,
            mismatch,
        })
    }
}
