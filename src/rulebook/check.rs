//! Everything that can be wrong with a rulebook.

use std::collections::BTreeSet;

use super::{Condition, Document, Effect, Level, Measure, Mechanism, Origin, Parameter, Part};
use super::{Reading, ReadingId, Text};
use crate::id::Id;
use crate::number::{Percent, Points};

/// Parts that a rulebook may have.
pub const MAX_PARTS: usize = 128;
/// Main measures that a rulebook may have.
pub const MAX_MEASURES: usize = 16;
/// Levels that a severity scale may have.
pub const MAX_LEVELS: usize = 8;
/// The highest amount of points in a rulebook.
pub const MAX_POINTS: Points = Points::whole(1_000);

/// A fault and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Such as `sections[1].clauses[2].parts[0].mechanism.per_occurrence.amount`.
    pub path: String,
    /// What is wrong there.
    pub fault: Fault,
}

/// What is wrong with a rulebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Not this kind of file.
    Format,
    /// A version that this program doesn't know.
    Version(u32),
    /// Two things of one kind share a name.
    DuplicateId(Id),
    /// A clause number that stands twice.
    DuplicateNumber(String),
    /// More of something than the program takes.
    TooMany(usize),
    /// A list without anything in it.
    Empty,
    /// A text is missing in one of the languages.
    MissingText,
    /// An amount, worth or base below zero.
    Negative,
    /// An amount above [`MAX_POINTS`].
    TooLarge,
    /// A base of zero.
    ZeroBase,
    /// A percentage outside 0 to 100.
    Percent,
    /// A plausible low above the value.
    LowAboveValue,
    /// A plausible high below the value.
    HighBelowValue,
    /// A measure that the rulebook doesn't have.
    UnknownMeasure(Id),
    /// Two clauses that score the measures' shortfall.
    SecondShortfall,
    /// Two severity scales: complaints couldn't tell which.
    SecondSeverity,
    /// Days of a deadline out of order or outside the month.
    DeadlineDays,
    /// No places to win or lose.
    NoPlaces,
    /// A mechanism that can only take stands among the rewards.
    TakesInReward,
    /// A mechanism that can only give stands among the deductions.
    GivesInDeduction,
    /// A level costs less than the one before it.
    LevelOrder,
    /// A question that stands twice.
    DuplicateReading(ReadingId),
    /// A question that isn't asked.
    MissingReading(ReadingId),
    /// A question without an answer on offer.
    NoOptions,
    /// An answer that the code doesn't know.
    UnknownOption(Id),
    /// The answer in force isn't on offer.
    ChosenNotOffered(Id),
}

/// Every problem of a rulebook, in the order of its file.
pub fn check(document: &Document) -> Vec<Problem> {
    let mut found = Check::default();
    if document.format != Document::FORMAT {
        found.at("format", Fault::Format);
    }
    if document.version != Document::VERSION {
        found.at("version", Fault::Version(document.version));
    }
    found.text("title", &document.title);
    found.points("base", document.base);
    if document.base.is_zero() {
        found.at("base", Fault::ZeroBase);
    }
    found.sections(document);
    found.measures(&document.measures);
    found.amount("reward_cap", &document.reward_cap);
    found.percent("pay_share", &document.pay_share);
    found.readings(&document.readings);
    let examples = document.examples.iter().map(|example| example.id);
    found.unique("examples", examples);
    found.problems
}

#[derive(Default)]
struct Check {
    problems: Vec<Problem>,
    shortfall: bool,
    severity: bool,
}

impl Check {
    fn at(&mut self, path: impl Into<String>, fault: Fault) {
        let path = path.into();
        self.problems.push(Problem { path, fault });
    }

    fn sections(&mut self, document: &Document) {
        if document.sections.is_empty() {
            self.at("sections", Fault::Empty);
        }
        self.unique("sections", document.sections.iter().map(|s| s.id));
        let (mut parts, mut numbers) = (BTreeSet::new(), BTreeSet::new());
        for (s, section) in document.sections.iter().enumerate() {
            self.text(format!("sections[{s}].title"), &section.title);
            for (c, clause) in section.clauses.iter().enumerate() {
                let at = format!("sections[{s}].clauses[{c}]");
                self.text(format!("{at}.summary"), &clause.summary);
                if !numbers.insert(&clause.number) {
                    let number = clause.number.to_string();
                    self.at(format!("{at}.number"), Fault::DuplicateNumber(number));
                }
                if clause.parts.is_empty() {
                    self.at(format!("{at}.parts"), Fault::Empty);
                }
                for (p, part) in clause.parts.iter().enumerate() {
                    let at = format!("{at}.parts[{p}]");
                    if !parts.insert(part.id) {
                        self.at(format!("{at}.id"), Fault::DuplicateId(part.id));
                    }
                    self.part(&at, part, section.effect, &document.measures);
                }
            }
        }
        if parts.len() > MAX_PARTS {
            self.at("sections", Fault::TooMany(MAX_PARTS));
        }
    }

    fn part(&mut self, at: &str, part: &Part, effect: Effect, measures: &[Measure]) {
        self.text(format!("{at}.title"), &part.title);
        let at = format!("{at}.mechanism.{}", part.mechanism.name());
        match &part.mechanism {
            Mechanism::PerOccurrence { amount, worth, .. } => {
                self.amount(format!("{at}.amount"), amount);
                if let Some(worth) = worth {
                    self.amount(format!("{at}.worth"), worth);
                }
            }
            Mechanism::ExamRank { amount, places, .. } => {
                self.amount(format!("{at}.amount"), amount);
                if *places == 0 {
                    self.at(format!("{at}.places"), Fault::NoPlaces);
                }
            }
            Mechanism::Threshold { amount, conditions } => {
                self.amount(format!("{at}.amount"), amount);
                self.conditions(&at, conditions, measures);
                if effect == Effect::Deduction {
                    self.at(at, Fault::GivesInDeduction);
                }
            }
            Mechanism::Deadline {
                per_day,
                worth,
                due_day,
                last_day,
            } => {
                self.amount(format!("{at}.per_day"), per_day);
                self.amount(format!("{at}.worth"), worth);
                // The day before the due day must exist (reading R2).
                if *due_day < 2 || last_day < due_day || *last_day > 28 {
                    self.at(format!("{at}.due_day"), Fault::DeadlineDays);
                }
                self.takes(at, effect);
            }
            Mechanism::Shortfall { step } => {
                self.amount(format!("{at}.step"), step);
                if std::mem::replace(&mut self.shortfall, true) {
                    self.at(&at, Fault::SecondShortfall);
                }
                self.takes(at, effect);
            }
            Mechanism::Severity { levels } => {
                self.levels(&at, levels);
                if std::mem::replace(&mut self.severity, true) {
                    self.at(&at, Fault::SecondSeverity);
                }
                self.takes(at, effect);
            }
        }
    }

    fn takes(&mut self, at: String, effect: Effect) {
        if effect == Effect::Reward {
            self.at(at, Fault::TakesInReward);
        }
    }

    fn conditions(&mut self, at: &str, conditions: &[Condition], measures: &[Measure]) {
        if conditions.is_empty() {
            self.at(format!("{at}.conditions"), Fault::Empty);
        }
        for (index, condition) in conditions.iter().enumerate() {
            let at = format!("{at}.conditions[{index}]");
            if !measures.iter().any(|m| m.id == condition.measure) {
                let fault = Fault::UnknownMeasure(condition.measure);
                self.at(format!("{at}.measure"), fault);
            }
            self.percent(format!("{at}.threshold"), &condition.threshold);
        }
    }

    fn levels(&mut self, at: &str, levels: &[Level]) {
        let at = format!("{at}.levels");
        if levels.is_empty() {
            self.at(&at, Fault::Empty);
        }
        if levels.len() > MAX_LEVELS {
            self.at(&at, Fault::TooMany(MAX_LEVELS));
        }
        self.unique(&at, levels.iter().map(|level| level.id));
        for (index, level) in levels.iter().enumerate() {
            let at = format!("{at}[{index}]");
            self.text(format!("{at}.title"), &level.title);
            self.text(format!("{at}.description"), &level.description);
            self.amount(format!("{at}.amount"), &level.amount);
            if index > 0 && level.amount.value < levels[index - 1].amount.value {
                self.at(format!("{at}.amount"), Fault::LevelOrder);
            }
        }
    }

    fn measures(&mut self, measures: &[Measure]) {
        if measures.len() > MAX_MEASURES {
            self.at("measures", Fault::TooMany(MAX_MEASURES));
        }
        self.unique("measures", measures.iter().map(|m| m.id));
        for (index, measure) in measures.iter().enumerate() {
            let at = format!("measures[{index}]");
            self.text(format!("{at}.title"), &measure.title);
            self.text(format!("{at}.numerator"), &measure.numerator);
            self.text(format!("{at}.denominator"), &measure.denominator);
            self.percent(format!("{at}.target"), &measure.target);
            self.amount(format!("{at}.worth"), &measure.worth);
        }
    }

    fn readings(&mut self, readings: &[Reading]) {
        let mut asked = BTreeSet::new();
        for (index, reading) in readings.iter().enumerate() {
            let at = format!("readings[{index}]");
            if !asked.insert(reading.id) {
                self.at(format!("{at}.id"), Fault::DuplicateReading(reading.id));
            }
            self.text(format!("{at}.question"), &reading.question);
            let ids = || reading.options.iter().map(|option| option.id);
            if reading.options.is_empty() {
                self.at(format!("{at}.options"), Fault::NoOptions);
            } else if !ids().any(|id| id == reading.chosen) {
                let fault = Fault::ChosenNotOffered(reading.chosen);
                self.at(format!("{at}.chosen"), fault);
            }
            self.unique(&format!("{at}.options"), ids());
            for (o, option) in reading.options.iter().enumerate() {
                let at = format!("{at}.options[{o}]");
                self.text(format!("{at}.title"), &option.title);
                if !reading.id.known().contains(&option.id.as_str()) {
                    self.at(format!("{at}.id"), Fault::UnknownOption(option.id));
                }
            }
        }
        for id in ReadingId::ALL {
            if !asked.contains(id) {
                self.at("readings", Fault::MissingReading(*id));
            }
        }
    }

    fn unique(&mut self, at: &str, ids: impl Iterator<Item = Id>) {
        let mut seen = BTreeSet::new();
        for (index, id) in ids.enumerate() {
            if !seen.insert(id) {
                self.at(format!("{at}[{index}].id"), Fault::DuplicateId(id));
            }
        }
    }

    fn text(&mut self, at: impl Into<String>, text: &Text) {
        if text.zh.trim().is_empty() || text.en.trim().is_empty() {
            self.at(at, Fault::MissingText);
        }
    }

    fn points(&mut self, at: impl Into<String>, points: Points) {
        if points < Points::ZERO {
            self.at(at, Fault::Negative);
        } else if points > MAX_POINTS {
            self.at(at, Fault::TooLarge);
        }
    }

    fn amount(&mut self, at: impl Into<String>, parameter: &Parameter<Points>) {
        let at = at.into();
        self.order(&at, parameter);
        let span = parameter.span();
        if span.low.min(parameter.value) < Points::ZERO {
            self.at(at, Fault::Negative);
        } else if span.high.max(parameter.value) > MAX_POINTS {
            self.at(at, Fault::TooLarge);
        }
    }

    fn percent(&mut self, at: impl Into<String>, parameter: &Parameter<Percent>) {
        let at = at.into();
        self.order(&at, parameter);
        let span = parameter.span();
        let low = span.low.min(parameter.value);
        let high = span.high.max(parameter.value);
        if low < Percent::ZERO || high > Percent::HUNDRED {
            self.at(at, Fault::Percent);
        }
    }

    fn order<T: Copy + Ord>(&mut self, at: &str, parameter: &Parameter<T>) {
        if let Origin::Assumed { low, high } = parameter.origin {
            if low > parameter.value {
                self.at(format!("{at}.origin.assumed.low"), Fault::LowAboveValue);
            }
            if high < parameter.value {
                self.at(format!("{at}.origin.assumed.high"), Fault::HighBelowValue);
            }
        }
    }
}
