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
    let (outline, texts) = match unit {
        Unit::Points => (&BROADBAND, BROADBAND_DETAILS),
        Unit::Money => (&TELESALES, TELESALES_DETAILS),
    };
    let mut document = outline.clone();
    for (place, text) in details(&mut document).into_iter().zip(texts) {
        *place = Cow::Borrowed(text);
    }
    // A test holds that neither has a problem.
    Rulebook::sound(document)
}

/// The bundled rulebook of a unit without its [`details`]: all that a first
/// visit needs. It scores as the whole one does.
pub fn outline_in(unit: Unit) -> Rulebook {
    Rulebook::sound(match unit {
        Unit::Points => BROADBAND.clone(),
        Unit::Money => TELESALES.clone(),
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

static BROADBAND: Document = include!("bundled/broadband.in");
static TELESALES: Document = include!("bundled/telesales.in");
static BROADBAND_DETAILS: &[&str] = &include!("bundled/broadband-details.in");
static TELESALES_DETAILS: &[&str] = &include!("bundled/telesales-details.in");
