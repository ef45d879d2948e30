//! The rulebook as it stands in its file.

use serde_json::Value;

use super::{
    Example, Id, List, LogRules, Mechanism, Origin, Parameter, PlainOrigin, Reading, Str, limits,
};
use crate::calendar::Month;
use crate::json::{Decode, Described, Encode, Malformed, Schemas, Writer, json_object, json_words};
use crate::number::{Percent, Points, Unit};

json_object! {
    /// A text in both languages.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Text {
        /// Simplified Chinese.
        #[schema("pattern": "\\S", "maxLength": limits::MAX_SUMMARY)]
        pub zh: Str,
        /// English.
        #[schema("pattern": "\\S", "maxLength": limits::MAX_SUMMARY)]
        pub en: Str,
    }
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

json_object! {
    /// The rules by which a month is scored. Not expressed in the schema: names are
    /// unique, measures that are asked for exist, levels go up.
    ///
    /// Anything can be in it; [`Rulebook::new`](super::Rulebook::new) checks.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Document {
        /// Always the same.
        #[schema("const": Document::FORMAT)]
        pub format: Str,
        /// Its version.
        #[schema("const": Document::VERSION)]
        pub version: u32,
        /// Which rulebook.
        pub id: Id,
        /// Its name.
        #[schema("$ref": "#/$defs/title")]
        pub title: Text,
        /// The first month that it scores.
        pub effective: Month,
        /// Who says from when it's in force.
        #[or(default)]
        pub effective_origin: PlainOrigin,
        /// What its amounts are in: points, unless it says money (yuan). In money there
        /// is no base, nothing is rewarded and no pay follows.
        #[or(default)]
        pub unit: Unit,
        /// What everyone starts with; above 0, in money 0.
        #[schema("$ref": "#/$defs/amount")]
        pub base: Points,
        /// What the document calls sections, in its order.
        #[schema("minItems": 1, "maxItems": limits::MAX_SECTIONS)]
        pub sections: List<Section>,
        /// The main measures.
        #[schema("maxItems": limits::MAX_MEASURES)]
        pub measures: List<Measure>,
        /// The most that all rewards give, where reading R6 caps them.
        #[or(default)]
        pub reward_cap: Parameter<Points>,
        /// The share of the wage that the score moves, where reading R7 has one.
        #[or(default)]
        pub pay_share: Parameter<Percent>,
        /// What a score pays, where reading R7 goes by bands: each begins where its
        /// `from` is reached, the first at 0.
        #[or(default)]
        #[schema("maxItems": limits::MAX_BANDS)]
        pub pay_bands: List<PayBand>,
        /// How a month's fines are settled, in a rulebook in money.
        #[or(default)]
        pub settlement: Option<Settlement>,
        /// The questions that the document leaves open.
        pub readings: List<Reading>,
        /// What may be chosen in the consultation log, and which measures it gives.
        #[or(default)]
        pub log: Option<LogRules>,
        /// Months whose score is known.
        #[or(default)]
        #[schema("maxItems": limits::MAX_EXAMPLES)]
        pub examples: Vec<Example>,
    }
}

/// A band of scores that pay alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayBand {
    /// The lowest score in it.
    pub from: Parameter<Points>,
    /// What it pays of the post wage, 0 to 200 %.
    pub factor: Parameter<Percent>,
}

json_object! {
    /// A band as it's written.
    struct WrittenBand {
        /// The lowest score in it; a bare number is stated.
        from: Stating<Points>,
        /// What it pays, in percent of the post wage, 0 to 200; a bare number is
        /// stated.
        #[schema("anyOf": [
            {"$ref": "#/$defs/points"}, {"$ref": "#/$defs/parameter_of_points"},
        ])]
        factor: Stating<Percent>,
    }
}

impl Decode for PayBand {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let WrittenBand { from, factor } = WrittenBand::decode(value)?;
        let (from, factor) = (from.0, factor.0);
        Ok(Self { from, factor })
    }
}

impl Described for PayBand {
    fn schema(all: &mut Schemas) -> Value {
        WrittenBand::schema(all)
    }
}

impl Encode for PayBand {
    fn encode(&self, out: &mut Writer) {
        let Self { from, factor } = self.clone();
        let (from, factor) = (Stating(from), Stating(factor));
        WrittenBand { from, factor }.encode(out);
    }
}

/// What is stated is a number alone, as all bands were once.
struct Stating<T>(Parameter<T>);

impl<T: Decode> Decode for Stating<T> {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        Ok(Self(match value {
            Value::Object(_) => Parameter::decode(value)?,
            _ => Parameter {
                value: T::decode(value)?,
                origin: Origin::Stated,
            },
        }))
    }
}

impl<T: Described> Described for Stating<T> {
    fn schema(all: &mut Schemas) -> Value {
        serde_json::json!({"anyOf": [T::schema(all), Parameter::<T>::schema(all)]})
    }
}

impl<T: Encode + PartialEq> Encode for Stating<T> {
    fn encode(&self, out: &mut Writer) {
        match self.0.origin {
            Origin::Stated => self.0.value.encode(out),
            _ => self.0.encode(out),
        }
    }
}

json_object! {
    /// Note 1 of rulebook B: whoever meets the month's sales target isn't assessed
    /// on calls and gets all fines back, unless calls were missed too often
    /// (readings T1, T2 and T4).
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Settlement {
        /// So many missed days, and nothing is given back.
        pub misses: Parameter<u32>,
        /// Who says that fines are refunded.
        #[or(default)]
        pub origin: PlainOrigin,
    }
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

json_object! {
    /// A section of the document.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Section {
        /// Its name in code.
        pub id: Id,
        /// Its heading.
        #[schema("$ref": "#/$defs/title")]
        pub title: Text,
        /// Whether its clauses give or take.
        pub effect: Effect,
        /// Its clauses, in the document's order.
        #[schema("maxItems": limits::MAX_CLAUSES)]
        pub clauses: List<Clause>,
    }
}

json_words! {
    /// Whether points are given or taken.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Effect {
        /// Points are given.
        Reward = "reward",
        /// Points are taken.
        Deduction = "deduction",
    }
}

json_object! {
    /// A numbered clause.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Clause {
        /// Its number in the document, as printed.
        #[schema("pattern": "\\S", "maxLength": limits::MAX_NUMBER)]
        pub number: Str,
        /// What it says, in our own words.
        pub summary: Text,
        /// Who says that there is such a clause.
        #[or(default)]
        pub origin: PlainOrigin,
        /// What of it the document has lost, such as a table that it refers to.
        #[or(default)]
        pub lost: Text,
        /// Words by which people look for it, in any language, between blanks.
        #[or(default)]
        #[schema("maxLength": limits::MAX_SUMMARY)]
        pub search: Str,
        /// One part, or several where one clause names several matters.
        #[schema("minItems": 1)]
        pub parts: List<Part>,
    }
}

json_object! {
    /// What of a clause is counted on its own.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Part {
        /// Its name in records.
        pub id: Id,
        /// Its name for people.
        #[schema("$ref": "#/$defs/title")]
        pub title: Text,
        /// The same in few words, where a line leaves no more room; its name if it's
        /// empty.
        #[or(default)]
        pub short: Text,
        /// What its form is called, where facts of its kind have one: what is
        /// handed in, say, or examined. Its title if that isn't given.
        #[or(default)]
        #[schema("anyOf": [{"$ref": "#/$defs/title"}, {"type": "null"}])]
        pub form: Option<Text>,
        /// How it counts.
        pub mechanism: Mechanism,
    }
}

json_object! {
    /// A main measure: a share of cases that should reach a target.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Measure {
        /// Its name in records.
        pub id: Id,
        /// Its name for people.
        #[schema("$ref": "#/$defs/title")]
        pub title: Text,
        /// The same in few words, where a line leaves no more room; its name if it's
        /// empty.
        #[or(default)]
        pub short: Text,
        /// Who says that there is such a measure, by this name.
        #[or(default)]
        pub origin: PlainOrigin,
        /// The cases that count.
        #[schema("$ref": "#/$defs/title")]
        pub numerator: Text,
        /// All cases.
        #[schema("$ref": "#/$defs/title")]
        pub denominator: Text,
        /// Who says which cases those are.
        #[or(default)]
        pub definition_origin: PlainOrigin,
        /// What it should reach.
        pub target: Parameter<Percent>,
        /// What its shortfall can take at the most (reading R4).
        pub worth: Parameter<Points>,
        /// Which way is better.
        #[or(default)]
        pub direction: Direction,
    }
}

json_words! {
    /// Which way a measure should go.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Direction {
        /// Higher is better, as in all bundled measures.
        #[default]
        Higher = "higher",
        /// Lower is better.
        Lower = "lower",
    }
}
