//! Everything that can be wrong with a rulebook.

mod clauses;
mod examples;
mod fault;
pub mod limits;
mod log;
mod readings;

pub use fault::{Fault, Problem};
use limits::*;

use super::{
    Document, Measure, Origin, Parameter, PayBand, PlainOrigin, Reading, ReadingId, Settlement,
    Text,
};
use crate::id::Id;
use crate::number::{Percent, Points, Unit};

/// Every problem of a rulebook, in the order of its file.
pub fn check(document: &Document) -> Vec<Problem> {
    let mut found = Check {
        unit: document.unit,
        ..Check::default()
    };
    if document.format != Document::FORMAT {
        found.at("format", Fault::Format);
    }
    if document.version != Document::VERSION {
        found.at("version", Fault::Version(document.version));
    }
    found.title("title".into(), &document.title);
    found.origin("effective_origin", &document.effective_origin);
    found.points("base", document.base);
    match document.unit {
        Unit::Points if document.base.is_zero() => found.at("base", Fault::ZeroBase),
        Unit::Money if !document.base.is_zero() => found.at("base", Fault::OtherUnit),
        _ => {}
    }
    found.sections(document);
    found.measures(&document.measures);
    found.amount("reward_cap", &document.reward_cap);
    found.percent("pay_share", &document.pay_share);
    found.bands(&document.pay_bands);
    found.settlement(document);
    found.readings(&document.readings, document.unit, document.holds());
    let by_bands = |reading: &Reading| {
        let mut options = reading.options.iter();
        reading.id == ReadingId::R7 && options.any(|option| option.id.as_str() == "bands")
    };
    if document.pay_bands.is_empty() && document.readings.iter().any(by_bands) {
        found.at("pay_bands", Fault::NoBands);
    }
    found.log(document);
    found.examples(document);
    found.problems
}

#[derive(Default)]
struct Check {
    problems: Vec<Problem>,
    unit: Unit,
    shortfall: bool,
    severity: bool,
    call_quota: bool,
    /// The questions that decide whether something counts again.
    repeats: Vec<ReadingId>,
}

impl Check {
    fn at(&mut self, path: impl Into<String>, fault: Fault) {
        let path = path.into();
        self.problems.push(Problem { path, fault });
    }

    fn measures(&mut self, measures: &[Measure]) {
        let measures = self.at_most("measures", measures, MAX_MEASURES);
        self.unique("measures", measures.iter().map(|m| m.id));
        for (index, measure) in measures.iter().enumerate() {
            let at = format!("measures[{index}]");
            self.title(format!("{at}.title"), &measure.title);
            if !measure.short.is_empty() {
                self.title(format!("{at}.short"), &measure.short);
            }
            self.origin(&format!("{at}.origin"), &measure.origin);
            self.title(format!("{at}.numerator"), &measure.numerator);
            self.title(format!("{at}.denominator"), &measure.denominator);
            self.origin(
                &format!("{at}.definition_origin"),
                &measure.definition_origin,
            );
            self.percent(format!("{at}.target"), &measure.target);
            self.amount(format!("{at}.worth"), &measure.worth);
        }
    }

    /// What belongs to rulebooks of the other unit; note 1.
    fn settlement(&mut self, document: &Document) {
        let money = document.unit == Unit::Money;
        if money {
            for (at, there) in [
                ("measures", !document.measures.is_empty()),
                ("reward_cap", document.reward_cap != Parameter::default()),
                ("pay_share", document.pay_share != Parameter::default()),
                ("pay_bands", !document.pay_bands.is_empty()),
            ] {
                if there {
                    self.at(at, Fault::OtherUnit);
                }
            }
        }
        if let Some(Settlement { misses, origin }) = &document.settlement {
            self.origin("settlement.origin", origin);
            self.order("settlement.misses", misses);
            if !money || !self.call_quota {
                self.at("settlement", Fault::OtherUnit);
            } else if misses.span().low.min(misses.value) == 0 {
                self.at("settlement.misses", Fault::NoMisses);
            }
        }
    }

    /// From 0 upwards, no better score paying less.
    fn bands(&mut self, bands: &[PayBand]) {
        let bands = self.at_most("pay_bands", bands, MAX_BANDS);
        let mut before: Option<&PayBand> = None;
        for (index, band) in bands.iter().enumerate() {
            let at = format!("pay_bands[{index}]");
            let from = match before {
                None => band.from == Parameter::stated(Points::ZERO),
                Some(before) => {
                    self.order(&format!("{at}.from"), &band.from);
                    let highest = band.from.value.max(band.from.span().high);
                    band.from.value > before.from.value && highest <= MAX_POINTS
                }
            };
            if !from {
                self.at(format!("{at}.from"), Fault::BandFrom);
            }
            self.order(&format!("{at}.factor"), &band.factor);
            let least = before.map_or(Percent::ZERO, |before| before.factor.value);
            let span = band.factor.span();
            let within = span.low >= Percent::ZERO && span.high <= MAX_FACTOR;
            if band.factor.value < least || !within {
                self.at(format!("{at}.factor"), Fault::BandFactor);
            }
            before = Some(band);
        }
    }

    fn unique(&mut self, at: &str, ids: impl Iterator<Item = Id>) {
        let mut seen = Vec::<Id>::new();
        for (index, id) in ids.enumerate() {
            if seen.contains(&id) {
                self.at(format!("{at}[{index}].id"), Fault::DuplicateId(id));
            }
            seen.push(id);
        }
    }

    /// The list as far as its limit: what is beyond isn't looked at.
    fn at_most<'a, T>(&mut self, at: &str, list: &'a [T], limit: usize) -> &'a [T] {
        match list.get(..limit) {
            Some(within) if list.len() > limit => {
                self.at(at, Fault::TooMany(limit));
                within
            }
            _ => list,
        }
    }

    fn title(&mut self, at: String, text: &Text) {
        self.text(at, text, MAX_TITLE);
    }

    fn text(&mut self, at: String, text: &Text, limit: usize) {
        if text.zh.trim().is_empty() || text.en.trim().is_empty() {
            self.at(at, Fault::MissingText);
            return;
        }
        self.length(format!("{at}.zh"), &text.zh, limit);
        self.length(format!("{at}.en"), &text.en, limit);
    }

    fn length(&mut self, at: String, text: &str, limit: usize) {
        if text.chars().nth(limit).is_some() {
            self.at(at, Fault::TooLong(limit));
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
        } else if self.unit == Unit::Money {
            let numbers = [parameter.value, span.low, span.high];
            if numbers.iter().any(|number| number.raw() % 10 != 0) {
                self.at(at, Fault::Fen);
            }
        }
    }

    fn count(&mut self, at: impl Into<String>, parameter: &Parameter<u32>) {
        let at = at.into();
        self.order(&at, parameter);
        if parameter.span().high.max(parameter.value) > MAX_QUOTA {
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

    fn origin(&mut self, at: &str, origin: &PlainOrigin) {
        if let PlainOrigin::Set(decision) = origin {
            self.length(format!("{at}.set.source"), &decision.source, MAX_SOURCE);
        }
    }

    fn order<T: Copy + Ord>(&mut self, at: &str, parameter: &Parameter<T>) {
        match &parameter.origin {
            Origin::Stated => {}
            Origin::Set { source, .. } => {
                self.length(format!("{at}.origin.set.source"), source, MAX_SOURCE);
            }
            Origin::Assumed { low, high } => {
                if *low > parameter.value {
                    self.at(format!("{at}.origin.assumed.low"), Fault::LowAboveValue);
                }
                if *high < parameter.value {
                    self.at(format!("{at}.origin.assumed.high"), Fault::HighBelowValue);
                }
            }
        }
    }
}
