//! How a month's lines and pools came about: for whoever opens one.

use std::collections::BTreeMap;

use super::compile::Plan;
use super::reckoning::{Part, Reckoning, Step, Told};
use super::sheet::{decimals, inside};
use crate::calendar::Month;
use crate::id::Id;
use crate::language::{Facts, Fault, Given, Problem};
use crate::number::{Decimal, Exact, Range};

/// A number on the way, to the nearest millionth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// As it counts.
    pub headline: Decimal,
    /// All that it can be.
    pub range: Range<Decimal>,
}

/// How a line or a pool came about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Derived {
    /// Before floor and cap; none where it doesn't apply to this agent.
    pub before: Option<Figure>,
    /// After them.
    pub held: Option<Figure>,
    /// By what it's multiplied, in order.
    pub factors: Vec<Figure>,
}

/// A value of the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ValueSheet {
    /// Which one.
    pub id: Id,
    /// What it is, or can be.
    pub figure: Figure,
    /// Whether it's typed, or follows from what is.
    pub is_known: bool,
    /// Whether there is any of it; none where that isn't known.
    pub is_there: Option<bool>,
}

/// The steps of all lines and pools, and all values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Derivation {
    /// The lines.
    pub lines: BTreeMap<Id, Derived>,
    /// The pools.
    pub pools: BTreeMap<Id, Derived>,
    /// The values that are no lists.
    pub values: Vec<ValueSheet>,
}

#[derive(Debug, Default)]
struct Steps(BTreeMap<(Part, Step), Range<Exact>>);

impl Told for Steps {
    const STEPS: bool = true;

    fn line(&mut self, _: usize, _: Range<Exact>) {}

    fn pool(&mut self, _: usize, _: Range<Exact>) {}

    fn step(&mut self, part: Part, step: Step, amount: Range<Exact>) {
        let known = self.0.entry((part, step)).or_insert(amount);
        *known = known.including(amount.low).including(amount.high);
    }
}

impl Plan {
    /// How a month came about, by the same steps as [`Plan::sheet`].
    ///
    /// # Errors
    /// As [`Plan::totals`].
    pub fn derivation(&self, facts: &Facts) -> Result<Derivation, Vec<Fault>> {
        let month = self.month(facts)?;
        let (mut headline, mut span) = (Steps::default(), Steps::default());
        let mut values = Vec::new();
        self.each_way(&month, &mut headline, &mut span, |headline, span| {
            self.join_values(&mut values, headline, span);
        });
        let mut found = Derivation {
            values,
            ..Derivation::default()
        };
        for ((part, step), range) in span.0 {
            let (id, all) = match part {
                Part::Line(at) => (self.lines.get(at), &mut found.lines),
                Part::Pool(at) => (self.pools.get(at), &mut found.pools),
            };
            let Some(id) = id else { continue };
            let derived = all.entry(*id).or_default();
            let first = headline.0.get(&(part, step)).unwrap_or(&range).low;
            let figure = figure(first, range);
            match step {
                Step::Before => derived.before = Some(figure),
                Step::Held => derived.held = Some(figure),
                Step::Factor(_) => derived.factors.push(figure),
            }
        }
        Ok(found)
    }

    fn join_values(
        &self,
        values: &mut Vec<ValueSheet>,
        headline: &Reckoning<'_>,
        span: &Reckoning<'_>,
    ) {
        let is_first = values.is_empty();
        for (id, at) in &self.by_id {
            if span.is_list(*at) {
                continue;
            }
            let (known, first) = (span.known(*at), headline.known(*at));
            if is_first {
                values.push(ValueSheet {
                    id: *id,
                    figure: figure(first.range.low, known.range),
                    is_known: known.is_known,
                    is_there: known.lapsed.is_there(),
                });
            } else if let Some(value) = values.iter_mut().find(|value| value.id == *id) {
                let range = decimals(known.range);
                let joined = value.figure.range;
                value.figure.range = joined.including(range.low).including(range.high);
                let is_there = known.lapsed.is_there();
                value.is_there = value.is_there.filter(|_| value.is_there == is_there);
            }
        }
    }

    /// Whether something may be said of a value in a month.
    ///
    /// # Errors
    /// Why not.
    pub fn may_be_given(
        &self,
        value: Id,
        given: &Given,
        month: Option<Month>,
    ) -> Result<(), Problem> {
        let at = self.by_id.get(&value).ok_or(Problem::Unasked)?;
        let plan = self.values.get(*at).ok_or(Problem::Unasked)?;
        plan.may_be(given, month)
    }

    /// Whether a number may be typed for a value, and a list's for each of its own.
    ///
    /// # Errors
    /// Why not.
    pub fn takes(&self, value: Id, number: Decimal) -> Result<(), Problem> {
        let at = self.by_id.get(&value).ok_or(Problem::Unasked)?;
        let plan = self.values.get(*at).ok_or(Problem::Unasked)?;
        plan.takes(number)
    }
}

fn figure(headline: Exact, range: Range<Exact>) -> Figure {
    let range = decimals(range);
    Figure {
        headline: inside(headline.decimal(), range),
        range,
    }
}
