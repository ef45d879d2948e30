//! The rulebook as it stands in its file.

use serde::{Serialize, Serializer};

use super::{Example, Id, List, LogRules, Mechanism, Origin, Parameter, PlainOrigin, Reading, Str};
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

/// A whole rulebook as data. Anything can be in it; [`Rulebook::new`](super::Rulebook::new) checks.
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
