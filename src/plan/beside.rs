//! Two months by one plan beside each other: by how much one total is more than the other
//! whatever is found out. The assumed numbers are the same for both, so parts that hang on
//! them move together.

use super::amount::{difference, product, sum};
use super::footing::{Footing, Part};
use crate::number::{Decimal, Exact, Range, Rounding};

impl Footing {
    /// The least by which this total is more than another one; none where the two were
    /// reckoned by other answers.
    pub fn least_above(&self, other: &Self) -> Option<Decimal> {
        if self.answers != other.answers || self.to != other.to {
            return None;
        }
        let apart = self.root.less(&other.root);
        Some(rounded(apart, self.to).low.decimal())
    }
}

impl Part {
    /// By how much it is more than another one in its place.
    fn less(&self, other: &Self) -> Range<Exact> {
        let mut apart = self.own.less(&other.own);
        let (mut own, mut their) = (self.of.iter().peekable(), other.of.iter().peekable());
        loop {
            let place = |part: Option<&&Self>| part.map(|part| part.place);
            let one = match (place(own.peek()), place(their.peek())) {
                (None, None) => break,
                (Some(a), Some(b)) if a == b => match (own.next(), their.next()) {
                    (Some(a), Some(b)) => a.less(b),
                    _ => break,
                },
                (Some(a), b) if b.is_none_or(|b| a < b) => match own.next() {
                    Some(part) => part.range,
                    None => break,
                },
                _ => match their.next() {
                    Some(part) => negative(part.range),
                    None => break,
                },
            };
            apart = sum(apart, one);
        }
        let (mut a, mut b) = (self.before, other.before);
        apart = both(apart, difference(a, b));
        match (self.step, other.step) {
            (Some(to), Some(_)) => apart = rounded(apart, to),
            (None, None) => {}
            // One is rounded and held already, and its cap needn't be a multiple of the step.
            _ => apart = difference(self.found(), other.found()),
        }
        if self.kept.is_some() || other.kept.is_some() {
            // What is more stays more or comes to the same end, and no further apart.
            apart = apart.including(Exact::ZERO);
            a = self.kept.unwrap_or(a);
            b = other.kept.unwrap_or(b);
            apart = both(apart, difference(a, b));
        }
        for ((factor, after), (other, other_after)) in self.factors.iter().zip(&other.factors) {
            // af − bg = (a − b)f + b(f − g) = (a − b)g + a(f − g)
            let more = factor.less(other);
            let one = sum(product(apart, factor.range()), product(b, more));
            let two = sum(product(apart, other.range()), product(a, more));
            (a, b) = (*after, *other_after);
            apart = both(both(one, two), difference(a, b));
        }
        apart
    }

    /// What it comes to before its factors.
    fn found(&self) -> Range<Exact> {
        match (self.kept, self.step) {
            (Some(kept), _) => kept,
            (None, None) => self.before,
            (None, Some((step, rounding))) => {
                let to = |end: Exact| Exact::of(end.rounded(step, rounding));
                Range {
                    low: to(self.before.low),
                    high: to(self.before.high),
                }
            }
        }
    }
}

fn negative(range: Range<Exact>) -> Range<Exact> {
    Range {
        low: -range.high,
        high: -range.low,
    }
}

/// What lies in both.
fn both(a: Range<Exact>, b: Range<Exact>) -> Range<Exact> {
    Range {
        low: a.low.max(b.low),
        high: a.high.min(b.high),
    }
}

/// How far two are apart once each is rounded.
fn rounded(apart: Range<Exact>, (step, rounding): (Decimal, Rounding)) -> Range<Exact> {
    // The least by which one is more than the other.
    let least = |by: Exact| {
        let steps = Exact::of(by.rounded(step, Rounding::Down));
        // What lies in the middle goes another way above nothing than below.
        let is_even = match rounding {
            Rounding::HalfUp => !by.is_negative(),
            Rounding::HalfDown => by.is_negative(),
            Rounding::Down | Rounding::Up => true,
        };
        match is_even || by.is_zero() {
            true => steps,
            false if by.is_negative() => steps - Exact::of(step),
            false => (steps - Exact::of(step)).max(Exact::ZERO),
        }
    };
    Range {
        low: least(apart.low),
        high: -least(-apart.high),
    }
}
