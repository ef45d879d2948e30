//! Pools and lines in a plan.

use super::amount::{NOTHING, sum, times};
use super::compile::Compiler;
use super::ends::{End, Holds};
use super::event::EventPlan;
use super::list::Listed;
use super::number::{Known, Mode, Number};
use super::reckoning::{Part, Reckoning, Step, Told};
use super::scale::ScalePlan;
use crate::language::{EventAmount, Gives, Held, Line, Node, Pool, Problem, Span, Total, limits};
use crate::number::{Decimal, Exact, Range, Rounding};

/// A line or a pool.
#[derive(Debug)]
pub enum NodePlan {
    Line(Box<LinePlan>),
    Pool(Box<PoolPlan>),
}

#[derive(Debug)]
pub struct LinePlan {
    pub at: usize,
    pub gives: GivesPlan,
    /// How many events count.
    pub most: Option<u32>,
    /// To which multiples it is rounded.
    pub step: Option<(Decimal, Rounding)>,
    pub holds: Holds,
    /// Whether floor and cap hold for each of a list.
    pub each: bool,
    pub end: End,
    /// Whether it's nothing without events, whatever else is known: most lines of most months.
    is_quiet: bool,
}

#[derive(Debug)]
pub enum GivesPlan {
    Fixed(Number),
    Events(EventPlan),
    Value(usize),
    Scale(usize, ScalePlan),
}

#[derive(Debug)]
pub struct PoolPlan {
    at: usize,
    pub worth: Number,
    pub holds: Holds,
    pub of: Vec<NodePlan>,
    pub end: End,
}

/// A result.
#[derive(Debug)]
pub struct TotalPlan {
    pub step: Decimal,
    pub rounding: Rounding,
    pub pool: PoolPlan,
}

/// How many numbers a list may have of which none is known: a month's days.
const UNKNOWN: u32 = 31;

impl NodePlan {
    /// None where it isn't there under the answers that were chosen.
    pub fn of(node: &Node, path: &str, with: &mut Compiler<'_>) -> Option<Self> {
        Some(match node {
            Node::Line(line) => {
                Self::Line(Box::new(LinePlan::of(line, &format!("{path}.line"), with)?))
            }
            Node::Pool(pool) => {
                Self::Pool(Box::new(PoolPlan::of(pool, &format!("{path}.pool"), with)?))
            }
        })
    }
}

impl LinePlan {
    fn of(line: &Line, path: &str, with: &mut Compiler<'_>) -> Option<Self> {
        let when = format!("{path}.when");
        if !with
            .answers
            .hold(line.when.as_ref(), &when, &mut with.faults)
        {
            return None;
        }
        let at = with.lines.len();
        if with.lines.contains(&line.id) {
            with.fault(&format!("{path}.id"), Problem::Twice);
        }
        with.lines.push(line.id);
        with.repeats.push(matches!(
            &line.gives,
            Gives::Events(events) if matches!(events.amount, EventAmount::Repeated { .. })
        ));
        let gives_at = format!("{path}.gives");
        let mut listed = None;
        let mut most = None;
        let gives = match &line.gives {
            Gives::Fixed(amount) => GivesPlan::Fixed(with.number(amount, &gives_at, "fixed")),
            Gives::Events(events) => {
                if events.kinds.len() > limits::MAX_KINDS {
                    with.fault(&gives_at, Problem::TooMany);
                }
                let kinds = events.kinds.iter().map(|kind| kind.id);
                for kind in std::iter::once(line.id).chain(kinds) {
                    if with.kinds.insert(kind, at).is_some() {
                        with.fault(&gives_at, Problem::Twice);
                    }
                }
                if let Some(by) = &events.most {
                    let at = format!("{gives_at}.events.most");
                    most = with.answers.take(by, &at, &mut with.faults);
                }
                let chosen = matches!(events.amount, EventAmount::Chosen(_) | EventAmount::Any);
                let days = matches!(
                    events.amount,
                    EventAmount::Repeated {
                        within: Span::Day,
                        ..
                    }
                );
                if events.most.is_some() && (chosen || days) {
                    with.fault(&format!("{gives_at}.events.most"), Problem::Options);
                }
                let at = format!("{gives_at}.events.amount");
                GivesPlan::Events(EventPlan::of(&events.amount, &at, with))
            }
            Gives::Value(id) => {
                let value = with.any(*id, &gives_at);
                listed = Some(value);
                GivesPlan::Value(value)
            }
            Gives::Scale(id, scale) => {
                let value = with.any(*id, &gives_at);
                listed = Some(value);
                GivesPlan::Scale(
                    value,
                    ScalePlan::of(scale, &format!("{gives_at}.scale[1]"), with),
                )
            }
        };
        let is_listed = listed.is_some_and(|value| with.is_list(value));
        let held_by = with.word(&line.held_by, path, "held_by");
        let holds = Holds::of(line.floor.as_ref(), line.cap.as_ref(), path, with);
        let end = End::of(
            (&line.factors, line.weight.as_ref()),
            (&line.only, &line.except),
            path,
            with,
        );
        Some(Self {
            at,
            gives,
            most,
            step: line.step.map(|step| {
                if step.raw() <= 0 {
                    with.fault(&format!("{path}.step"), Problem::Step);
                }
                (step, with.word(&line.rounding, path, "rounding"))
            }),
            is_quiet: matches!(line.gives, Gives::Events(_))
                && holds.leaves_nothing()
                && !end.has_factors(),
            holds,
            each: is_listed && held_by == Span::Day,
            end,
        })
    }

    /// Whether nothing happened of it, and nothing comes of that.
    fn is_idle(&self, by: &Reckoning<'_>) -> bool {
        self.is_quiet && by.events(self.at).is_empty()
    }

    fn range<T: Told>(&self, by: &Reckoning<'_>, told: &mut T) -> Range<Exact> {
        if !T::STEPS && self.is_idle(by) {
            told.line(self.at, NOTHING);
            return NOTHING;
        }
        let amount = match by.is_for(&self.end.only, &self.end.except) {
            true => {
                let held = self.before(by, true);
                let part = Part::Line(self.at);
                if T::STEPS {
                    told.step(part, Step::Before, self.before(by, false));
                    told.step(part, Step::Held, held);
                }
                self.end.range(held, by, part, told)
            }
            false => NOTHING,
        };
        told.line(self.at, amount);
        amount
    }

    /// What it gives before factors and weight, between floor and cap or as it is.
    pub fn before(&self, by: &Reckoning<'_>, holds: bool) -> Range<Exact> {
        let kept = |amount, mode| self.kept(amount, holds, mode);
        let (at, scale) = match &self.gives {
            GivesPlan::Fixed(amount) => return kept(amount.range(by.mode), by.mode),
            GivesPlan::Events(events) => {
                return kept(events.range(self.at, self.most, by), by.mode);
            }
            GivesPlan::Value(at) => (*at, None),
            GivesPlan::Scale(at, scale) => (*at, Some(scale)),
        };
        let through =
            |range: Range<Exact>, mode: Mode| scale.map_or(range, |scale| scale.range(range, mode));
        if !by.is_list(at) {
            let known = by.ask(at);
            return known.through(by.mode, Exact::ZERO, |range, mode| {
                kept(through(range, mode), mode)
            });
        }
        let Some(list) = by.list(at) else {
            let unknown = Known::open(by.open_range(at));
            by.note(unknown);
            return unknown.through(by.mode, Exact::ZERO, |range, mode| {
                let one = through(range, mode);
                let one = match self.each {
                    true => kept(one, mode),
                    false => one,
                };
                let all = times(one, UNKNOWN).including(Exact::ZERO);
                match self.each {
                    true => all,
                    false => kept(all, mode),
                }
            });
        };
        let mut all = NOTHING;
        for Listed {
            known,
            times: alike,
        } in list
        {
            by.note(*known);
            let one = known.through(by.mode, Exact::ZERO, |range, mode| {
                let one = through(range, mode);
                match self.each {
                    true => kept(one, mode),
                    false => one,
                }
            });
            all = sum(all, times(one, *alike));
        }
        match self.each {
            true => all,
            false => kept(all, by.mode),
        }
    }

    /// Rounded, then between floor and cap where they are asked for.
    pub fn kept(&self, amount: Range<Exact>, holds: bool, mode: Mode) -> Range<Exact> {
        let amount = match self.step {
            None => amount,
            Some((step, rounding)) => Range {
                low: Exact::of(amount.low.rounded(step, rounding)),
                high: Exact::of(amount.high.rounded(step, rounding)),
            },
        };
        match holds {
            true => self.holds.hold(amount, mode),
            false => amount,
        }
    }
}

impl PoolPlan {
    pub fn of(pool: &Pool, path: &str, with: &mut Compiler<'_>) -> Option<Self> {
        let when = format!("{path}.when");
        if !with
            .answers
            .hold(pool.when.as_ref(), &when, &mut with.faults)
        {
            return None;
        }
        let at = with.pools.len();
        if with.pools.contains(&pool.id) {
            with.fault(&format!("{path}.id"), Problem::Twice);
        }
        with.pools.push(pool.id);
        let stops = with.word(&pool.held, path, "held") == Held::Stops;
        let ends = (pool.floor.as_ref(), pool.cap.as_ref());
        let (floor, cap) = match stops {
            true => ends,
            false => (None, None),
        };
        Some(Self {
            at,
            worth: with.number(&pool.worth, path, "worth"),
            holds: Holds::of(floor, cap, path, with),
            of: with.nodes(&pool.of, path),
            end: End::of(
                (&pool.factors, pool.weight.as_ref()),
                (&pool.only, &pool.except),
                path,
                with,
            ),
        })
    }

    pub fn range<T: Told>(&self, by: &Reckoning<'_>, told: &mut T) -> Range<Exact> {
        if !by.is_for(&self.end.only, &self.end.except) {
            self.nothing(told);
            return NOTHING;
        }
        let mut all = self.worth.range(by.mode);
        for node in &self.of {
            let amount = match node {
                NodePlan::Line(line) => line.range(by, told),
                NodePlan::Pool(pool) => pool.range(by, told),
            };
            all = sum(all, amount);
        }
        let (held, part) = (self.holds.hold(all, by.mode), Part::Pool(self.at));
        if T::STEPS {
            told.step(part, Step::Before, all);
            told.step(part, Step::Held, held);
        }
        let all = self.end.range(held, by, part, told);
        told.pool(self.at, all);
        all
    }

    /// Tells of what doesn't apply: it and all in it is nothing.
    fn nothing<T: Told>(&self, told: &mut T) {
        for node in &self.of {
            match node {
                NodePlan::Line(line) => told.line(line.at, NOTHING),
                NodePlan::Pool(pool) => pool.nothing(told),
            }
        }
        told.pool(self.at, NOTHING);
    }

    /// Every scale in it, with the value that it asks.
    pub fn scales(&self, see: &mut dyn FnMut(usize, &ScalePlan)) {
        self.end.scales(see);
        for node in &self.of {
            match node {
                NodePlan::Pool(pool) => pool.scales(see),
                NodePlan::Line(line) => {
                    line.end.scales(see);
                    if let GivesPlan::Scale(at, scale) = &line.gives {
                        see(*at, scale);
                    }
                }
            }
        }
    }

    /// Everything in it.
    pub fn each(&self, see: &mut impl FnMut(&NodePlan)) {
        for node in &self.of {
            see(node);
            if let NodePlan::Pool(pool) = node {
                pool.each(see);
            }
        }
    }
}

impl TotalPlan {
    pub fn of(total: &Total, path: &str, with: &mut Compiler<'_>) -> Self {
        let step = total.step.unwrap_or(Decimal::from_raw(1_000));
        if step.raw() <= 0 {
            with.fault(&format!("{path}.step"), Problem::Step);
        }
        let at = format!("{path}.pool");
        if total.pool.when.is_some() {
            with.fault(&format!("{at}.when"), Problem::Options);
        }
        let pool = PoolPlan::of(&total.pool, &at, with);
        with.weighed_by(total, path);
        Self {
            step,
            rounding: with.word(&total.rounding, path, "rounding"),
            pool: pool.unwrap_or_else(PoolPlan::empty),
        }
    }
}

impl PoolPlan {
    /// Stands where a rulebook has a fault, and is never reckoned.
    fn empty() -> Self {
        Self {
            at: 0,
            worth: Number::exactly(Exact::ZERO),
            holds: Holds::default(),
            of: Vec::new(),
            end: End::default(),
        }
    }
}
