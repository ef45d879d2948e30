//! Set by my branch: numbers and readings that a branch decided, on top of a
//! rulebook that stays as it is.

use super::parameter_ref::AnyParameterMut;
use super::{
    Document, Fault, Id, Origin, Parameter, ParameterRef, Problem, ReadingId, Rulebook, Str,
};
use crate::calendar::{Date, Month};
use crate::number::{Percent, Points};

/// Amendments that a variant may have.
pub const MAX_AMENDMENTS: usize = 256;

/// A number of either unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// In points.
    Points(Points),
    /// In percent.
    Percent(Percent),
}

/// One thing that a branch decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amendment {
    /// A number.
    Parameter {
        /// Which one.
        at: ParameterRef,
        /// What it is from now on, in its own unit.
        value: Number,
        /// By what it was decided: a notice, a meeting.
        source: Str,
        /// When it was decided.
        date: Option<Date>,
    },
    /// An answer to an open question.
    Reading {
        /// Which question.
        id: ReadingId,
        /// The option, one of those on offer.
        option: Id,
        /// Why.
        note: Str,
    },
}

/// The rulebook with one amendment; the one given isn't changed. Its worked
/// examples go: their scores were worked out for the original.
///
/// # Errors
/// What of the amendment doesn't fit (path `amendments[0]`), or all problems
/// that it brings (path in the rulebook).
pub fn amend(rulebook: &Rulebook, amendment: &Amendment) -> Result<Rulebook, Vec<Problem>> {
    amended(rulebook, std::slice::from_ref(amendment))
}

/// A rulebook and what a branch decided on top of it, in order: the last
/// amendment of a place counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    base: Id,
    effective: Month,
    amendments: Vec<Amendment>,
}

impl Variant {
    /// A rulebook on which nothing was decided yet.
    pub fn of(base: &Rulebook) -> Self {
        Self {
            base: base.id,
            effective: base.effective,
            amendments: Vec::new(),
        }
    }

    /// The id and the first month of its rulebook.
    pub const fn base(&self) -> (Id, Month) {
        (self.base, self.effective)
    }

    /// What was decided, the latest last.
    pub fn amendments(&self) -> &[Amendment] {
        &self.amendments
    }

    /// Decides one more thing. Whether it fits shows when it's replayed.
    pub fn add(&mut self, amendment: Amendment) {
        self.amendments.push(amendment);
    }

    /// Takes an amendment back, by its place in the list; none if there is no
    /// such place. What was decided before of the same place counts again.
    pub fn remove(&mut self, index: usize) -> Option<Amendment> {
        (index < self.amendments.len()).then(|| self.amendments.remove(index))
    }

    /// The rulebook with all amendments.
    ///
    /// # Errors
    /// [`Fault::OtherRulebook`] if this isn't the one that was amended, what of
    /// an amendment doesn't fit (path `amendments[2]`), or all problems of the
    /// result (path in the rulebook).
    pub fn replay(&self, base: &Rulebook) -> Result<Rulebook, Vec<Problem>> {
        if self.base() != (base.id, base.effective) {
            return Err(vec![problem("base".into(), Fault::OtherRulebook)]);
        }
        amended(base, &self.amendments)
    }
}

fn amended(rulebook: &Rulebook, amendments: &[Amendment]) -> Result<Rulebook, Vec<Problem>> {
    if amendments.len() > MAX_AMENDMENTS {
        let fault = Fault::TooMany(MAX_AMENDMENTS);
        return Err(vec![problem("amendments".into(), fault)]);
    }
    // As it's read now, even where that was changed for a comparison.
    let mut document: Document = (**rulebook).clone();
    let mut problems = Vec::new();
    for (index, amendment) in amendments.iter().enumerate() {
        if let Err(fault) = apply(&mut document, amendment) {
            problems.push(problem(format!("amendments[{index}]"), fault));
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    if !amendments.is_empty() {
        document.examples.clear();
    }
    Rulebook::new(document)
}

fn apply(document: &mut Document, amendment: &Amendment) -> Result<(), Fault> {
    match amendment {
        Amendment::Parameter {
            at,
            value,
            source,
            date,
        } => {
            let parameter = at.get_mut(document).ok_or(Fault::UnknownParameter)?;
            match (parameter, *value) {
                (AnyParameterMut::Points(parameter), Number::Points(value)) => {
                    *parameter = set(value, source, *date);
                }
                (AnyParameterMut::Percent(parameter), Number::Percent(value)) => {
                    *parameter = set(value, source, *date);
                }
                _ => return Err(Fault::WrongUnit),
            }
        }
        Amendment::Reading { id, option, note } => {
            let mut readings = document.readings.iter_mut();
            // A checked rulebook asks every question.
            let reading = readings.find(|reading| reading.id == *id);
            let reading = reading.ok_or(Fault::MissingReading(*id))?;
            if !reading.options.iter().any(|offered| offered.id == *option) {
                return Err(Fault::ChosenNotOffered(*option));
            }
            reading.chosen = *option;
            reading.note.clone_from(note);
        }
    }
    Ok(())
}

fn set<T>(value: T, source: &Str, date: Option<Date>) -> Parameter<T> {
    Parameter {
        value,
        origin: Origin::Set {
            source: source.clone(),
            date,
        },
    }
}

const fn problem(path: String, fault: Fault) -> Problem {
    Problem { path, fault }
}
