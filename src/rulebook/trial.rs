//! A rulebook to try other numbers and readings on.

use super::parameter_ref::AnyParameterMut;
use crate::number::{Percent, Points};

use super::{AnyParameter, Choices, Parameter, ParameterRef, Rulebook};

/// A copy of a rulebook, made once, in which numbers are pinned and released
/// and readings changed in place. Scoring many variations so costs no further
/// copies of the texts.
pub struct Trial<'a> {
    original: &'a Rulebook,
    copy: Rulebook,
}

/// Where between its plausible ends a number is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pin {
    /// At the value that the headline uses.
    Value,
    /// At the least.
    Low,
    /// At the most.
    High,
}

impl<'a> Trial<'a> {
    /// A copy in which nothing is changed yet.
    pub fn new(original: &'a Rulebook) -> Self {
        Self {
            original,
            copy: original.clone(),
        }
    }

    /// The rules as they stand in the trial.
    pub const fn rulebook(&self) -> &Rulebook {
        &self.copy
    }

    /// Holds a number as if the document stated it.
    pub fn pin(&mut self, at: ParameterRef, pin: Pin) {
        let (document, _) = self.copy.inner_mut();
        match (at.get_mut(document), at.get(self.original)) {
            (Some(AnyParameterMut::Points(held)), Some(AnyParameter::Points(free))) => {
                *held = pinned(free, pin);
            }
            (Some(AnyParameterMut::Percent(held)), Some(AnyParameter::Percent(free))) => {
                *held = pinned(free, pin);
            }
            (Some(AnyParameterMut::Count(held)), Some(AnyParameter::Count(free))) => {
                *held = pinned(free, pin);
            }
            _ => {}
        }
    }

    /// Holds a number at a value, in the smallest unit that it's counted in, as
    /// if the document stated it.
    pub fn hold(&mut self, at: ParameterRef, raw: i64) {
        let (document, _) = self.copy.inner_mut();
        match at.get_mut(document) {
            Some(AnyParameterMut::Points(held)) => {
                *held = Parameter::stated(Points::from_raw(raw));
            }
            Some(AnyParameterMut::Percent(held)) => {
                *held = Parameter::stated(Percent::from_raw(raw));
            }
            Some(AnyParameterMut::Count(held)) => {
                *held = Parameter::stated(u32::try_from(raw).unwrap_or(0));
            }
            None => {}
        }
    }

    /// Makes a number what it is in the original.
    pub fn release(&mut self, at: ParameterRef) {
        let (document, _) = self.copy.inner_mut();
        match (at.get_mut(document), at.get(self.original)) {
            (Some(AnyParameterMut::Points(held)), Some(AnyParameter::Points(free))) => {
                held.clone_from(free);
            }
            (Some(AnyParameterMut::Percent(held)), Some(AnyParameter::Percent(free))) => {
                held.clone_from(free);
            }
            (Some(AnyParameterMut::Count(held)), Some(AnyParameter::Count(free))) => {
                held.clone_from(free);
            }
            _ => {}
        }
    }

    /// Reads the rules by other choices. Only scoring sees them: the list of
    /// questions stays as it was.
    pub const fn read_by(&mut self, choices: Choices) {
        *self.copy.inner_mut().1 = choices;
    }
}

fn pinned<T: Copy + Ord>(free: &Parameter<T>, pin: Pin) -> Parameter<T> {
    Parameter::stated(match pin {
        Pin::Value => free.value,
        Pin::Low => free.span().low,
        Pin::High => free.span().high,
    })
}
