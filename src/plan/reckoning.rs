//! How a month goes through a plan.

use std::cell::Cell;

use super::amount::NOTHING;
use super::compile::{Plan, Step as Reckoned};
use super::given::{Happened, Month, Typed};
use super::list::Listed;
use super::number::{Known, Mode};
use crate::number::{Exact, Range};

/// What is told of each line and pool while it's reckoned.
pub trait Told {
    /// Whether it asks for the steps that lead there.
    const STEPS: bool = false;

    fn line(&mut self, at: usize, amount: Range<Exact>);
    fn pool(&mut self, at: usize, amount: Range<Exact>);
    /// What it came to before this step, or by what it's multiplied.
    fn step(&mut self, _: Part, _: Step, _: Range<Exact>) {}
}

/// A line or a pool, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Line(usize),
    Pool(usize),
}

/// A step to what a line or a pool gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Before floor and cap.
    Before,
    /// After them.
    Held,
    /// A factor, by its place among those that are there.
    Factor(usize),
}

/// Nobody asks.
impl Told for () {
    fn line(&mut self, _: usize, _: Range<Exact>) {}
    fn pool(&mut self, _: usize, _: Range<Exact>) {}
}

/// One way through a plan.
#[derive(Debug)]
pub struct Reckoning<'a> {
    pub mode: Mode,
    plan: &'a Plan,
    month: &'a Month,
    events: &'a [Vec<Happened>],
    audiences: &'a [bool],
    pieces: &'a [(usize, Range<Exact>)],
    values: Vec<Known>,
    totals: Vec<Known>,
    lists: Vec<Option<Vec<Listed>>>,
    /// Whether something was asked that isn't known.
    open: Cell<bool>,
}

impl<'a> Reckoning<'a> {
    /// Goes through the whole plan.
    pub fn through(
        (plan, month): (&'a Plan, &'a Month),
        events: &'a [Vec<Happened>],
        audiences: &'a [bool],
        (mode, pieces): (Mode, &'a [(usize, Range<Exact>)]),
        told: &mut impl Told,
    ) -> Self {
        let nothing = Known::fact(Exact::ZERO);
        let mut by = Self {
            mode,
            plan,
            month,
            events,
            audiences,
            pieces,
            values: vec![nothing; plan.values.len()],
            totals: vec![nothing; plan.totals.len()],
            lists: Vec::new(),
            open: Cell::new(false),
        };
        for step in &plan.order {
            match *step {
                Reckoned::Value(at) => {
                    let Some(value) = plan.values.get(at) else {
                        continue;
                    };
                    if value.is_list {
                        let list = value.list(at, &by);
                        by.lists.resize(plan.values.len(), None);
                        if let Some(slot) = by.lists.get_mut(at) {
                            *slot = list;
                        }
                        continue;
                    }
                    let mut known = value.known(at, &by);
                    let piece = by.pieces.iter().find(|(value, _)| *value == at);
                    if let Some((_, piece)) = piece {
                        known.range = *piece;
                    }
                    if let Some(slot) = by.values.get_mut(at) {
                        *slot = known;
                    }
                }
                Reckoned::Total(at) => {
                    let Some(total) = plan.totals.get(at) else {
                        continue;
                    };
                    by.open.set(false);
                    let range = total.pool.range(&by, told);
                    let round = |end: Exact| Exact::of(end.rounded(total.step, total.rounding));
                    let range = Range {
                        low: round(range.low),
                        high: round(range.high),
                    };
                    let known = Known {
                        is_known: !by.open.get(),
                        ..Known::open(range)
                    };
                    if let Some(slot) = by.totals.get_mut(at) {
                        *slot = known;
                    }
                }
            }
        }
        by
    }

    /// A total that was reckoned.
    pub fn total(&self, at: usize) -> Known {
        self.totals.get(at).copied().unwrap_or(Known::open(NOTHING))
    }

    /// A total that a value comes from: in the headline its headline.
    pub fn total_known(&self, at: usize) -> Known {
        match (self.mode, self.total(at)) {
            (Mode::Headline, total) => Known::fact(total.range.low),
            (Mode::Span, total) => total,
        }
    }

    /// A value that was reckoned.
    pub fn known(&self, at: usize) -> Known {
        self.values.get(at).copied().unwrap_or(Known::open(NOTHING))
    }

    /// The same, and it's noted if it isn't known.
    pub fn ask(&self, at: usize) -> Known {
        let known = self.known(at);
        self.note(known);
        known
    }

    /// Notes that something asked isn't known.
    pub fn note(&self, known: Known) {
        if !known.is_known {
            self.open.set(true);
        }
    }

    /// What was typed for a value.
    pub fn typed(&self, at: usize) -> Option<&'a Typed> {
        self.month.values.get(at).and_then(Option::as_ref)
    }

    /// A list that is known.
    pub fn list(&self, at: usize) -> Option<&[Listed]> {
        self.lists.get(at).and_then(Option::as_deref)
    }

    /// Whether a value is a list.
    pub fn is_list(&self, at: usize) -> bool {
        self.plan.values.get(at).is_some_and(|value| value.is_list)
    }

    /// All that each number of a list can be.
    pub fn open_range(&self, at: usize) -> Range<Exact> {
        let value = self.plan.values.get(at);
        value.map_or(NOTHING, |value| value.open(self.mode))
    }

    /// What happened of a line.
    pub fn events(&self, line: usize) -> &'a [Happened] {
        self.events.get(line).map_or(&[], Vec::as_slice)
    }

    /// Whether something applies to this agent.
    pub fn is_for(&self, only: &[usize], except: &[usize]) -> bool {
        let applies = |at: &usize| self.audiences.get(*at).copied().unwrap_or(false);
        (only.is_empty() || only.iter().any(applies)) && !except.iter().any(applies)
    }
}
