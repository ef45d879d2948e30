//! Cases that several people rate, each for themselves: what goes out, and what comes back.

use std::collections::BTreeSet;

use super::code::{NONE, code_of};
use crate::calendar::{Date, Month};
use crate::id::{CheckCode, Fingerprint, Id};
use crate::json::json_object;
use crate::number::Unit;
use crate::record::{MAX_AGENT, MAX_NOTE, MAX_PARTS};

/// Cases of a set.
pub const MAX_CASES: usize = 60;
/// Characters of a case.
pub const MAX_CASE: usize = 500;
/// Characters of a set's title.
pub const MAX_SET_TITLE: usize = 40;
/// People whose answers to one set are kept.
pub const MAX_RATERS: usize = 60;
/// How often one case may count under a clause.
pub const MAX_CASE_TIMES: u32 = 99;

json_object! {
    /// Something that happened, to be rated: without a name, a score or a clause.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct RatedCase {
        /// Its name in its set.
        pub id: Id,
        /// What happened.
        #[schema("maxLength": MAX_CASE)]
        pub text: String,
    }
}

json_object! {
    /// Cases that are rated by one rulebook.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct CaseSet {
        /// Its name, which no other set has.
        pub id: Id,
        /// What it's called.
        #[or(default)]
        #[schema("maxLength": MAX_SET_TITLE)]
        pub title: String,
        /// The rulebook.
        pub rulebook: Id,
        /// The rulebook's first month.
        pub effective: Month,
        /// What it scores by.
        pub fingerprint: Fingerprint,
        /// What its amounts are in.
        #[or(default)]
        pub unit: Unit,
        /// The cases.
        #[schema("maxItems": MAX_CASES)]
        pub cases: Vec<RatedCase>,
        /// When it went out, from when on it stays as it is; none while it's being written.
        #[or(default)]
        pub on: Option<Date>,
        /// The code of all of this, once it's out.
        #[or(default)]
        pub code: Option<CheckCode>,
    }
}

json_object! {
    /// A clause that a case falls under.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub struct RatedPart {
        /// The part of the clause.
        pub part: Id,
        /// How often.
        #[schema("minimum": 1, "maximum": MAX_CASE_TIMES)]
        pub times: u32,
    }
}

json_object! {
    /// What somebody makes of a case.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct CaseAnswer {
        /// Which case.
        pub case: Id,
        /// What it falls under, by name.
        #[or(default)]
        #[schema("maxItems": MAX_PARTS)]
        pub parts: Vec<RatedPart>,
        /// The level of severity, where it's a complaint that somebody is liable for.
        #[or(default)]
        pub level: Option<Id>,
        /// That it falls under nothing.
        #[or(default)]
        pub nothing: bool,
        /// Why.
        #[or(default)]
        #[schema("maxLength": MAX_NOTE)]
        pub remark: String,
    }
}

json_object! {
    /// A person's answers to a set of cases.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Rating {
        /// Which set.
        pub set: Id,
        /// That set's code: these are its cases, and no others.
        pub cases: CheckCode,
        /// What the rulebook scores by that was looked into.
        pub fingerprint: Fingerprint,
        /// Who, as typed.
        #[or(default)]
        #[schema("maxLength": MAX_AGENT)]
        pub by: String,
        /// When they were finished; none while they're being written.
        #[or(default)]
        pub on: Option<Date>,
        /// The how manieth time that this person finished them, from 1.
        #[or(default)]
        pub nth: u32,
        /// The answers.
        #[schema("maxItems": MAX_CASES)]
        pub answers: Vec<CaseAnswer>,
        /// The code of all of this, once they're finished.
        #[or(default)]
        pub code: Option<CheckCode>,
    }
}

json_object! {
    /// A set as it's kept.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct KeptCases {
        /// The set.
        pub set: CaseSet,
        /// Whether it came from somebody else.
        #[or(default)]
        pub received: bool,
        /// The name by which it was answered here.
        #[or(default)]
        #[schema("maxLength": MAX_AGENT)]
        pub mine: Option<String>,
        /// What was agreed on.
        #[or(default)]
        #[schema("maxItems": MAX_CASES)]
        pub agreed: Vec<CaseAnswer>,
    }
}

/// A line of the sheet that a case may count in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RatedLine {
    /// A part of a clause.
    Part(Id),
    /// A level of severity.
    Level(Id),
}

/// Why answers can't go out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FinishFault {
    /// So many cases aren't answered.
    Open(usize),
    /// Nobody is named.
    NoName,
    /// Somebody of that name has answered already.
    NameTaken,
}

impl CaseSet {
    /// The set gone out.
    pub fn handed_out(&self, on: Date) -> Self {
        let mut set = self.clone();
        set.on = Some(on);
        set.code = Some(set.own_code());
        set
    }

    /// Whether it says what it said when it went out.
    pub fn is_whole(&self) -> bool {
        self.code == Some(self.own_code())
    }

    /// A name for one more case.
    pub fn fresh(&self) -> Option<Id> {
        let mut names = (1..=MAX_CASES + 1).map(|nth| format!("c{nth}").parse::<Id>());
        names.find_map(|name| {
            let name = name.ok()?;
            (!self.cases.iter().any(|case| case.id == name)).then_some(name)
        })
    }

    /// Whether each of its cases stands in it once and says something.
    pub fn is_sound(&self) -> bool {
        let ids: BTreeSet<Id> = self.cases.iter().map(|case| case.id).collect();
        let says = |case: &RatedCase| !case.text.trim().is_empty();
        ids.len() == self.cases.len() && !ids.is_empty() && self.cases.iter().all(says)
    }

    fn own_code(&self) -> CheckCode {
        let plain = Self {
            code: Some(NONE),
            ..self.clone()
        };
        code_of("kaohe-cases-1", &plain)
    }
}

impl CaseAnswer {
    /// None yet.
    pub const fn blank(case: Id) -> Self {
        Self {
            case,
            parts: Vec::new(),
            level: None,
            nothing: false,
            remark: String::new(),
        }
    }

    /// Whether something was chosen, if only that it falls under nothing.
    pub const fn is_answered(&self) -> bool {
        self.nothing || self.level.is_some() || !self.parts.is_empty()
    }

    /// Whether it says one thing: something or nothing, each clause once, by name.
    pub fn is_sound(&self) -> bool {
        let something = self.level.is_some() || !self.parts.is_empty();
        let mut pairs = self.parts.iter().zip(self.parts.iter().skip(1));
        self.nothing != something
            && pairs.all(|(one, next)| one.part < next.part)
            && (self.parts.iter()).all(|of| (1..=MAX_CASE_TIMES).contains(&of.times))
    }

    /// How often it counts in a line.
    pub fn times(&self, line: RatedLine) -> u32 {
        match line {
            RatedLine::Part(id) => {
                let mut parts = self.parts.iter();
                parts.find(|of| of.part == id).map_or(0, |of| of.times)
            }
            RatedLine::Level(id) => u32::from(self.level == Some(id)),
        }
    }

    /// The lines that it counts in.
    pub fn lines(&self) -> impl Iterator<Item = RatedLine> {
        let parts = self.parts.iter().map(|of| RatedLine::Part(of.part));
        parts.chain(self.level.map(RatedLine::Level))
    }

    /// Whether both count alike; remarks aside.
    pub fn counts_as(&self, other: &Self) -> bool {
        (&self.parts, self.level) == (&other.parts, other.level)
    }

    /// Counts so often under a part; not at all at 0. Beyond the most that a case may count
    /// under, and of parts that it may name, nothing changes.
    pub fn put(&mut self, part: Id, times: u32) {
        let known = self.parts.iter().position(|of| of.part == part);
        match (known, times) {
            (_, times) if times > MAX_CASE_TIMES => return,
            (None, 0) => return,
            (Some(at), 0) => drop(self.parts.remove(at)),
            (Some(at), times) => {
                if let Some(of) = self.parts.get_mut(at) {
                    of.times = times;
                }
            }
            (None, _) if self.parts.len() >= MAX_PARTS => return,
            (None, times) => {
                self.parts.push(RatedPart { part, times });
                self.parts.sort_unstable();
            }
        }
        self.nothing = false;
    }

    /// It's a complaint of this level, or none.
    pub const fn put_level(&mut self, level: Option<Id>) {
        self.level = level;
        self.nothing = self.nothing && level.is_none();
    }

    /// It falls under nothing, or that isn't said any more.
    pub fn put_nothing(&mut self, nothing: bool) {
        self.nothing = nothing;
        if nothing {
            self.parts.clear();
            self.level = None;
        }
    }
}

impl Rating {
    /// The beginning of answers to a set that is out; none to one that isn't.
    pub fn begun(set: &CaseSet) -> Option<Self> {
        Some(Self {
            set: set.id,
            cases: set.code?,
            fingerprint: set.fingerprint,
            by: String::new(),
            on: None,
            nth: 0,
            answers: Vec::new(),
            code: None,
        })
    }

    /// What is said to a case.
    pub fn answer(&self, case: Id) -> Option<&CaseAnswer> {
        self.answers.iter().find(|of| of.case == case)
    }

    /// Whether each case of the set is answered, and nothing else.
    pub fn is_complete(&self, set: &CaseSet) -> bool {
        let answered = |case: &RatedCase| self.answer(case.id).is_some_and(CaseAnswer::is_sound);
        self.answers.len() == set.cases.len() && set.cases.iter().all(answered)
    }

    /// The answers finished, in the order of the set.
    pub fn finished(&self, set: &CaseSet, by: &str, on: Date) -> Self {
        let mut rating = self.clone();
        by.clone_into(&mut rating.by);
        rating.on = Some(on);
        rating.nth = rating.nth.saturating_add(1);
        let place = |of: &CaseAnswer| set.cases.iter().position(|case| case.id == of.case);
        rating.answers.sort_by_key(place);
        rating.code = Some(rating.own_code());
        rating
    }

    /// They, to be gone on with.
    pub fn reopened(&self) -> Self {
        Self {
            on: None,
            code: None,
            by: String::new(),
            ..self.clone()
        }
    }

    /// Whether it says what it said when it was finished.
    pub fn is_whole(&self) -> bool {
        self.code == Some(self.own_code())
    }

    /// Whether this was finished after the other.
    pub fn is_later(&self, other: &Self) -> bool {
        (self.on, self.nth) > (other.on, other.nth)
    }

    fn own_code(&self) -> CheckCode {
        let plain = Self {
            code: Some(NONE),
            ..self.clone()
        };
        code_of("kaohe-rating-1", &plain)
    }
}
