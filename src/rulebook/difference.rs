//! In what two rulebooks score differently.

use super::fingerprint::structure;
use super::{AnyParameter, Id, ParameterRef, ReadingId, Rulebook};
use crate::number::{Points, Range};

/// One thing in which two rulebooks score differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference<'a> {
    /// What everyone starts with.
    Base {
        /// In the first rulebook.
        one: Points,
        /// In the other.
        other: Points,
    },
    /// A number, in its value or its plausible ends; none in a rulebook without
    /// it.
    Parameter {
        /// Which one.
        at: ParameterRef,
        /// In the first rulebook.
        one: Option<AnyParameter<'a>>,
        /// In the other.
        other: Option<AnyParameter<'a>>,
    },
    /// The option in force of a question.
    Reading {
        /// Which question.
        id: ReadingId,
        /// In the first rulebook.
        one: &'static str,
        /// In the other.
        other: &'static str,
    },
    /// A part that only one has, or that both count otherwise than by other
    /// numbers: its mechanism, places, days, measures, levels, consequences.
    Part(Id),
    /// A measure that only one has, or that goes the other way.
    Measure(Id),
}

/// Everything in which two rulebooks score differently: the base, parts and
/// measures, then numbers in the order of the first, then readings. Empty
/// exactly where the [`Fingerprint`](super::Fingerprint)s are the same.
pub fn difference<'a>(one: &'a Rulebook, other: &'a Rulebook) -> Vec<Difference<'a>> {
    let mut found = Vec::new();
    if one.base != other.base {
        found.push(Difference::Base {
            one: one.base,
            other: other.base,
        });
    }
    for (section, _, part) in one.parts() {
        let there = other.part(part.id);
        let same = |(s, _, p)| structure(s, p) == structure(section, part);
        if !there.is_some_and(same) {
            found.push(Difference::Part(part.id));
        }
    }
    for (_, _, part) in other.parts() {
        if one.part(part.id).is_none() {
            found.push(Difference::Part(part.id));
        }
    }
    for measure in &one.measures {
        let there = other.measure(measure.id);
        if there.is_none_or(|there| there.direction != measure.direction) {
            found.push(Difference::Measure(measure.id));
        }
    }
    for measure in &other.measures {
        if one.measure(measure.id).is_none() {
            found.push(Difference::Measure(measure.id));
        }
    }
    parameters(one, other, &mut found);
    let asked = |id: &ReadingId| id.unit() == one.unit || id.unit() == other.unit;
    for id in ReadingId::ALL.iter().filter(|id| asked(id)) {
        let (here, there) = (one.choices().chosen(*id), other.choices().chosen(*id));
        if here != there {
            found.push(Difference::Reading {
                id: *id,
                one: here,
                other: there,
            });
        }
    }
    found
}

fn parameters<'a>(one: &'a Rulebook, other: &'a Rulebook, found: &mut Vec<Difference<'a>>) {
    let mut all = ParameterRef::all(one);
    for at in ParameterRef::all(other) {
        if at.get(one).is_none() {
            all.push(at);
        }
    }
    // It moves nothing.
    all.retain(|at| !matches!(at, ParameterRef::CountsFrom(_)));
    for at in all {
        let (one, other) = (at.get(one), at.get(other));
        if one.map(scored_by) != other.map(scored_by) {
            found.push(Difference::Parameter { at, one, other });
        }
    }
}

/// What of a number scores: its value and its ends, and the unit.
fn scored_by(parameter: AnyParameter<'_>) -> (u8, i64, Range<i64>) {
    let raw = |low, high| Range { low, high };
    match parameter {
        AnyParameter::Points(p) => {
            let span = p.span();
            (0, p.value.raw(), raw(span.low.raw(), span.high.raw()))
        }
        AnyParameter::Percent(p) => {
            let span = p.span();
            (1, p.value.raw(), raw(span.low.raw(), span.high.raw()))
        }
        AnyParameter::Count(p) => {
            let Range { low, high } = p.span();
            (2, p.value.into(), raw(low.into(), high.into()))
        }
    }
}
