//! The rulebooks that come with the page.
//!
//! Their files are the source. What is compiled is a constant that a test
//! makes from the file and holds equal to it.

use std::borrow::Cow;

use super::{
    Category, Channel, Clause, Condition, Consequence, Direction, Document, Effect, End, Feed,
    Level, List, LogRules, Measure, Mechanism, Origin, Parameter, Part, PlainOrigin, Reading,
    ReadingId, ReadingOption, Repeat, Rulebook, Section, Settlement, Text, details,
};
use crate::calendar::Month;
use crate::id::Id;
use crate::json::decode_text;
use crate::log::{LogRatio, Mark, Marks};
use crate::number::{Percent, Points, Unit};
use crate::record::Facts;

/// The file of rulebook A, the monthly assessment of broadband expert agents.
pub const fn bundled_json() -> &'static str {
    include_str!("bundled/broadband.json")
}

/// The file of rulebook B, the settlement of a month of telesales.
pub const fn telesales_json() -> &'static str {
    include_str!("bundled/telesales.json")
}

/// The bundled rulebook of a unit, without its worked examples.
pub fn bundled_in(unit: Unit) -> Rulebook {
    let (mut document, rest) = match unit {
        Unit::Points => (BROADBAND, BROADBAND_REST),
        Unit::Money => (TELESALES, TELESALES_REST),
    };
    document.readings = rest.readings;
    document.log = rest.log;
    for (place, text) in details(&mut document).into_iter().zip(rest.details) {
        *place = Cow::Borrowed(text);
    }
    // A test holds that neither has a problem.
    Rulebook::sound(document)
}

/// What of a bundled rulebook a first visit doesn't need.
struct Rest {
    readings: List<Reading>,
    log: Option<LogRules>,
    /// In the places of [`details`].
    details: &'static [&'static str],
}

/// What a first visit needs of the bundled rulebook of a unit: rulebook A
/// without questions, log and [`details`], which scores as the whole one does;
/// of rulebook B what it's called.
pub fn outline_in(unit: Unit) -> Rulebook {
    Rulebook::sound(match unit {
        Unit::Points => BROADBAND,
        Unit::Money => Document {
            format: Cow::Borrowed(Document::FORMAT),
            version: Document::VERSION,
            id: Id::literal("telesales"),
            title: Text {
                zh: Cow::Borrowed("电话销售月度结算"),
                en: Cow::Borrowed("Telesales, monthly settlement"),
            },
            effective: BROADBAND.effective,
            effective_origin: PlainOrigin::Assumed,
            unit,
            base: Points::ZERO,
            sections: List::default(),
            measures: List::default(),
            reward_cap: Parameter::stated(Points::ZERO),
            pay_share: Parameter::stated(Percent::ZERO),
            pay_bands: List::default(),
            settlement: None,
            readings: List::default(),
            log: None,
            examples: Vec::new(),
        },
    })
}

/// Rulebook A without its worked examples.
pub fn bundled() -> Rulebook {
    bundled_in(Unit::Points)
}

/// The worked month of rulebook A: the facts of its first example. None only
/// if they can't be read, which a test rules out.
pub fn worked_month() -> Option<Facts> {
    worked_month_in(Unit::Points)
}

/// The worked month of the bundled rulebook of a unit.
pub fn worked_month_in(unit: Unit) -> Option<Facts> {
    decode_text(match unit {
        Unit::Points => include_str!("bundled/worked-month.json"),
        Unit::Money => include_str!("bundled/telesales-month.json"),
    })
}

/// The month of [`worked_month_in`].
pub(super) fn worked_in(unit: Unit) -> Option<Month> {
    Month::new(
        2026,
        match unit {
            Unit::Points => 3,
            Unit::Money => 6,
        },
    )
}

// No statics: these are never cloned, and a first visit carries no code for that.
const BROADBAND: Document = include!("bundled/broadband.in");
const TELESALES: Document = include!("bundled/telesales.in");
const BROADBAND_REST: Rest = include!("bundled/broadband-rest.in");
const TELESALES_REST: Rest = include!("bundled/telesales-rest.in");
