//! Set by my branch: numbers and readings that a branch decided, on top of a
//! rulebook that stays as it is.

use serde_json::Value;

use super::limits::MAX_SOURCE;
use super::parameter_ref::AnyParameterMut;
use super::{
    Decision, Document, Fault, Id, LogRules, Matter, Origin, Parameter, ParameterRef, PlainOrigin,
    Problem, ReadingId, Rulebook, Str, Text,
};
use crate::calendar::{Date, Month};
use crate::json::{Decode, Described, Encode, Malformed, Schemas, Shape, Writer, json_either};
use crate::number::{Percent, Points};

/// Amendments that a variant may have.
pub const MAX_AMENDMENTS: usize = 256;

/// A number of any unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// In points.
    Points(Points),
    /// In percent.
    Percent(Percent),
    /// Calls, days or seconds.
    Count(u32),
}

json_either! {
    /// One thing that a branch decided.
    #[derive(Clone, Debug, PartialEq, Eq)]
    #[checked(in_its_unit)]
    pub enum Amendment {
        /// A number.
        Parameter {
            /// Which one.
            parameter: ParameterRef,
            /// What it is from now on, in its own unit.
            value: Number,
            /// By what it was decided: a notice, a meeting.
            source: Str,
            /// When it was decided.
            #[or(default)]
            date: Option<Date>,
        },
        /// An answer to an open question.
        Reading {
            /// Which question.
            reading: ReadingId,
            /// The option, one of those on offer.
            option: Id,
            /// Why.
            #[or(default)]
            note: Str,
        },
        /// What isn't a number: a clause, a name, a definition, the date.
        Matter {
            /// Which one.
            matter: Matter,
            /// Its texts from now on, as many as it has; none where it only
            /// confirms.
            #[or(default)]
            texts: Vec<Text>,
            /// From when the rulebook is in force, where it's about that.
            #[or(default)]
            from: Option<Month>,
            /// By what it was decided.
            source: Str,
            /// When it was decided.
            #[or(default)]
            date: Option<Date>,
        },
        /// The consultation log's part of the rulebook, as a whole: its lists and
        /// the measures that it gives.
        Log {
            /// What it is from now on.
            log: LogRules,
            /// By what it was decided.
            source: Str,
            /// When it was decided.
            #[or(default)]
            date: Option<Date>,
        },
    }
}

impl Amendment {
    /// Whether another one decides the same.
    pub(super) fn is_of_place(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Parameter { parameter: one, .. },
                Self::Parameter {
                    parameter: other, ..
                },
            ) => one == other,
            (Self::Reading { reading: one, .. }, Self::Reading { reading: other, .. }) => {
                one == other
            }
            (Self::Matter { matter: one, .. }, Self::Matter { matter: other, .. }) => one == other,
            (Self::Log { .. }, Self::Log { .. }) => true,
            _ => false,
        }
    }
}

/// A number is in the unit of what it sets.
fn in_its_unit(mut amendment: Amendment) -> Result<Amendment, Malformed> {
    if let Amendment::Parameter {
        parameter, value, ..
    } = &mut amendment
    {
        *value = match *value {
            Number::Points(value) if parameter.is_percent() => {
                Number::Percent(Percent::from_raw(value.raw()))
            }
            value => value,
        };
        if matches!(value, Number::Count(_)) != parameter.is_count() {
            return Err(Malformed::here(Shape::WrongType).below("value"));
        }
    }
    Ok(amendment)
}

/// Points, where it may also be in percent: both have the same form.
impl Decode for Number {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        match value {
            Value::Number(_) => u32::decode(value).map(Self::Count),
            _ => Points::decode(value).map(Self::Points),
        }
    }
}

impl Described for Number {
    fn schema(all: &mut Schemas) -> Value {
        serde_json::json!({"anyOf": [Points::schema(all), u32::schema(all)]})
    }
}

impl Encode for Number {
    fn encode(&self, out: &mut Writer) {
        match self {
            Self::Points(points) => points.encode(out),
            Self::Percent(percent) => percent.encode(out),
            Self::Count(count) => count.encode(out),
        }
    }
}

/// The rulebook with one amendment; the one given isn't changed. Its worked
/// examples go, unless it's only about the log, texts or the date: their scores were worked out
/// for the original.
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
        Self::at(base.id, base.effective)
    }

    /// The same, for a rulebook by its name and first month.
    pub const fn at(base: Id, effective: Month) -> Self {
        Self {
            base,
            effective,
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

    /// The same, and what was decided before of the same place goes.
    pub fn replace(&mut self, amendment: Amendment) {
        self.amendments
            .retain(|known| !known.is_of_place(&amendment));
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
    // What concerns the log scores nothing, nor do texts and the date.
    let scores = |amendment: &Amendment| {
        !matches!(amendment, Amendment::Log { .. } | Amendment::Matter { .. })
    };
    if amendments.iter().any(scores) {
        document.examples.clear();
    }
    Rulebook::new(document)
}

fn apply(document: &mut Document, amendment: &Amendment) -> Result<(), Fault> {
    match amendment {
        Amendment::Parameter {
            parameter: at,
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
                (AnyParameterMut::Count(parameter), Number::Count(value)) => {
                    *parameter = set(value, source, *date);
                }
                _ => return Err(Fault::WrongUnit),
            }
        }
        Amendment::Reading {
            reading: id,
            option,
            note,
        } => {
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
        Amendment::Matter {
            matter: at,
            texts,
            from,
            source,
            date,
        } => {
            if from.is_some() != (*at == Matter::Effective) {
                return Err(Fault::WrongUnit);
            }
            if let Some(from) = from {
                document.effective = *from;
            }
            let (origin, known) = at.get_mut(document).ok_or(Fault::UnknownParameter)?;
            if !texts.is_empty() && texts.len() != known.len() {
                return Err(Fault::WrongUnit);
            }
            for (known, text) in known.into_iter().zip(texts) {
                known.clone_from(text);
            }
            let (source, date) = (source.clone(), *date);
            *origin = PlainOrigin::Set(Box::new(Decision { source, date }));
        }
        Amendment::Log { log, source, .. } => {
            if source.chars().nth(MAX_SOURCE).is_some() {
                return Err(Fault::TooLong(MAX_SOURCE));
            }
            document.log = Some(log.clone());
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
