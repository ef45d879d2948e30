//! The rulebook as it stands in its file, and the checked form that scores.

use std::ops::Deref;

use serde::{Serialize, Serializer};

use super::{
    Choices, Example, Id, List, LogRules, Mechanism, Origin, Parameter, PlainOrigin, Problem,
    Reading, Str, check,
};
use crate::calendar::Month;
use crate::number::{Percent, Points, Unit};

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Text {
    /// Simplified Chinese.
    pub zh: Str,
    /// English.
    pub en: Str,
}

impl Text {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.zh.is_empty() && self.en.is_empty()
    }

    pub(super) const fn both(&mut self) -> [&mut Str; 2] {
        [&mut self.zh, &mut self.en]
    }
}

/// A whole rulebook as data. Anything can be in it; [`Rulebook::new`] checks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Document {
    /// Always [`Document::FORMAT`].
    pub format: Str,
    /// Always [`Document::VERSION`].
    pub version: u32,
    /// Which rulebook.
    pub id: Id,
    /// Its name.
    pub title: Text,
    /// The first month that it scores.
    pub effective: Month,
    /// Who says from when it's in force.
    #[serde(skip_serializing_if = "PlainOrigin::is_stated")]
    pub effective_origin: PlainOrigin,
    /// What its amounts are in. In money there is no base, and no pay follows.
    #[serde(skip_serializing_if = "Unit::is_default")]
    pub unit: Unit,
    /// What everyone starts with.
    pub base: Points,
    /// What the document calls sections, in its order.
    pub sections: List<Section>,
    /// The main measures.
    pub measures: List<Measure>,
    /// The most that all rewards give, where reading R6 caps them.
    #[serde(skip_serializing_if = "is_none_points")]
    pub reward_cap: Parameter<Points>,
    /// The share of the wage that the score moves, where reading R7 has one.
    #[serde(skip_serializing_if = "is_none_percent")]
    pub pay_share: Parameter<Percent>,
    /// What a score pays, where reading R7 goes by bands: each begins where its
    /// `from` is reached, the first at 0.
    #[serde(skip_serializing_if = "bands_empty")]
    pub pay_bands: List<PayBand>,
    /// How a month's fines are settled, in a rulebook in money.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settlement: Option<Settlement>,
    /// The questions that the document leaves open.
    pub readings: List<Reading>,
    /// What may be chosen in the consultation log, and which measures it gives.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log: Option<LogRules>,
    /// Months whose score is known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<Example>,
}

/// A band of scores that pay alike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PayBand {
    /// The lowest score in it. In a file a bare number is one that's stated.
    #[serde(serialize_with = "bare")]
    pub from: Parameter<Points>,
    /// What it pays of the post wage, 0 to 200 %.
    #[serde(serialize_with = "bare")]
    pub factor: Parameter<Percent>,
}

/// What is stated as a number alone, as all bands were once.
fn bare<T: Serialize, S: Serializer>(parameter: &Parameter<T>, to: S) -> Result<S::Ok, S::Error> {
    match parameter.origin {
        Origin::Stated => parameter.value.serialize(to),
        _ => parameter.serialize(to),
    }
}

/// Note 1 of rulebook B: whoever meets the month's sales target isn't assessed
/// on calls and gets all fines back, unless calls were missed too often
/// (readings T1, T2 and T4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Settlement {
    /// So many missed days, and nothing is given back.
    pub misses: Parameter<u32>,
    /// Who says that fines are refunded.
    #[serde(skip_serializing_if = "PlainOrigin::is_stated")]
    pub origin: PlainOrigin,
}

/// What a rulebook without rewards or pay leaves out.
fn is_none_points(parameter: &Parameter<Points>) -> bool {
    *parameter == Parameter::stated(Points::ZERO)
}

fn is_none_percent(parameter: &Parameter<Percent>) -> bool {
    *parameter == Parameter::stated(Percent::ZERO)
}

fn bands_empty(bands: &List<PayBand>) -> bool {
    bands.is_empty()
}

impl Part {
    /// What its form is called.
    pub fn form(&self) -> &Text {
        self.form.as_ref().unwrap_or(&self.title)
    }
}

impl Document {
    /// The factor of a score's band; none where there are no bands.
    pub fn pay_factor(&self, score: Points) -> Option<Percent> {
        let mut bands = self.pay_bands.iter().rev();
        let reached = bands.find(|band| band.from.value <= score);
        let band = reached.or(self.pay_bands.first());
        band.map(|band| band.factor.value)
    }

    /// The name of the file format.
    pub const FORMAT: &str = "kaohe-rulebook";
    /// Its version.
    pub const VERSION: u32 = 1;
}

/// A section of the document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Section {
    /// Its name in code.
    pub id: Id,
    /// Its heading.
    pub title: Text,
    /// Whether its clauses give or take.
    pub effect: Effect,
    /// Its clauses, in the document's order.
    pub clauses: List<Clause>,
}

/// Whether points are given or taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Points are given.
    Reward,
    /// Points are taken.
    Deduction,
}

/// A numbered clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Clause {
    /// Its number in the document, as printed.
    pub number: Str,
    /// What it says, in our own words.
    pub summary: Text,
    /// Who says that there is such a clause.
    #[serde(skip_serializing_if = "PlainOrigin::is_stated")]
    pub origin: PlainOrigin,
    /// What of it the document has lost, such as a table that it refers to.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub lost: Text,
    /// Words by which people look for it, in any language, between blanks.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub search: Str,
    /// One part, or several where one clause names several matters.
    pub parts: List<Part>,
}

/// What of a clause is counted on its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Its name in records.
    pub id: Id,
    /// Its name for people.
    pub title: Text,
    /// What its form is called, where facts of its kind have one: what is
    /// handed in, say, or examined. Its title if that isn't given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<Text>,
    /// How it counts.
    pub mechanism: Mechanism,
}

/// A main measure: a share of cases that should reach a target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Measure {
    /// Its name in records.
    pub id: Id,
    /// Its name for people.
    pub title: Text,
    /// Who says that there is such a measure, by this name.
    #[serde(skip_serializing_if = "PlainOrigin::is_stated")]
    pub origin: PlainOrigin,
    /// The cases that count.
    pub numerator: Text,
    /// All cases.
    pub denominator: Text,
    /// Who says which cases those are.
    #[serde(skip_serializing_if = "PlainOrigin::is_stated")]
    pub definition_origin: PlainOrigin,
    /// What it should reach.
    pub target: Parameter<Percent>,
    /// What its shortfall can take at the most (reading R4).
    pub worth: Parameter<Points>,
    /// Which way is better.
    #[serde(skip_serializing_if = "Direction::is_higher")]
    pub direction: Direction,
}

/// Which way a measure should go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Higher is better, as in all bundled measures.
    #[default]
    Higher,
    /// Lower is better.
    Lower,
}

impl Direction {
    const fn is_higher(&self) -> bool {
        matches!(self, Self::Higher)
    }
}

/// A rulebook without problems. Reads like its [`Document`]; can't be changed
/// into a faulty one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rulebook {
    document: Document,
    choices: Choices,
    /// Where each part stands, sorted by its name.
    places: Vec<(Id, Place)>,
}

/// Where a part stands in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    section: usize,
    clause: usize,
    part: usize,
    /// Counted over the whole document.
    position: usize,
}

fn places(document: &Document) -> Vec<(Id, Place)> {
    let mut places = Vec::new();
    for (s, section) in document.sections.iter().enumerate() {
        for (c, clause) in section.clauses.iter().enumerate() {
            for (p, part) in clause.parts.iter().enumerate() {
                let place = Place {
                    section: s,
                    clause: c,
                    part: p,
                    position: places.len(),
                };
                places.push((part.id, place));
            }
        }
    }
    places.sort_unstable_by_key(|(id, _)| *id);
    places
}

impl Rulebook {
    /// Checks a document.
    ///
    /// # Errors
    /// All problems that [`check`] finds.
    pub fn new(document: Document) -> Result<Self, Vec<Problem>> {
        let problems = check(&document);
        if problems.is_empty() {
            Ok(Self::sound(document))
        } else {
            Err(problems)
        }
    }

    /// A document that is known to have no problems.
    pub(super) fn sound(document: Document) -> Self {
        let mut choices = Choices::default();
        for reading in &document.readings {
            // `check` has refused options that the code doesn't know.
            choices.choose(reading.id, reading.chosen.as_str());
        }
        let places = places(&document);
        Self {
            document,
            choices,
            places,
        }
    }

    /// The readings in force.
    pub const fn choices(&self) -> &Choices {
        &self.choices
    }

    /// The same rules read otherwise: for showing what that would give.
    #[must_use]
    pub fn with_choices(&self, choices: Choices) -> Self {
        let mut other = self.clone();
        other.choices = choices;
        for reading in &mut other.document.readings {
            if let Ok(chosen) = choices.chosen(reading.id).parse() {
                reading.chosen = chosen;
            }
        }
        other
    }

    /// For a [`Trial`](super::Trial): numbers stay between ends that were checked.
    pub(super) const fn inner_mut(&mut self) -> (&mut Document, &mut Choices) {
        (&mut self.document, &mut self.choices)
    }

    /// All parts in the document's order, each with its section and clause.
    pub fn parts(&self) -> impl Iterator<Item = (&Section, &Clause, &Part)> {
        self.document.sections.iter().flat_map(|section| {
            section.clauses.iter().flat_map(move |clause| {
                let parts = clause.parts.iter();
                parts.map(move |part| (section, clause, part))
            })
        })
    }

    /// How many parts there are.
    pub const fn part_count(&self) -> usize {
        self.places.len()
    }

    /// A part by its name.
    pub fn part(&self, id: Id) -> Option<(&Section, &Clause, &Part)> {
        let (_, section, clause, part) = self.placed(id)?;
        Some((section, clause, part))
    }

    /// A part by its name, and its place among [`parts`](Self::parts), from 0.
    pub fn placed(&self, id: Id) -> Option<(usize, &Section, &Clause, &Part)> {
        let place = self.place(id)?;
        let section = self.document.sections.get(place.section)?;
        let clause = section.clauses.get(place.clause)?;
        let part = clause.parts.get(place.part)?;
        Some((place.position, section, clause, part))
    }

    /// The place of a part among [`parts`](Self::parts), from 0.
    pub fn position(&self, id: Id) -> Option<usize> {
        self.place(id).map(|place| place.position)
    }

    fn place(&self, id: Id) -> Option<&Place> {
        let found = self.places.binary_search_by_key(&id, |(id, _)| *id);
        found.ok().map(|index| &self.places[index].1)
    }

    /// A measure by its name.
    pub fn measure(&self, id: Id) -> Option<&Measure> {
        self.document.measures.iter().find(|m| m.id == id)
    }
}

impl Deref for Rulebook {
    type Target = Document;
    fn deref(&self) -> &Document {
        &self.document
    }
}
