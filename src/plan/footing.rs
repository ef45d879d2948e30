//! What a month's first total stands on, so that two months by one plan can be held against
//! each other: the parts that aren't settled, as far as they hang on the assumed numbers, which
//! everybody shares. How two of them compare is in `beside`.

use std::collections::BTreeMap;

use super::Filled;
use super::amount::{product, sum};
use super::compile::Plan;
use super::ends::End;
use super::event::EventPlan;
use super::factor::{ByPlan, FactorPlan};
use super::form::{Form, added};
use super::node::{GivesPlan, LinePlan, NodePlan, PoolPlan};
use super::number::{Lapsed, Mode};
use super::reckoning::Reckoning;
use crate::calendar::Date;
use crate::id::Id;
use crate::language::{Facts, Span, Which};
use crate::number::{Decimal, Exact, Range, Rounding};

/// What a month's first total stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footing {
    /// The answers that were chosen otherwise than the document begins.
    pub(super) answers: Vec<(Id, Id)>,
    pub(super) root: Part,
    /// How the total is rounded.
    pub(super) to: (Decimal, Rounding),
}

/// A line or a pool that isn't settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// Its place where it lies.
    pub place: usize,
    /// What it gives of itself; in a pool with all that is settled in it.
    pub own: Form,
    /// The parts that aren't settled, in their order.
    pub of: Vec<Part>,
    /// Before rounding, floor and cap.
    pub before: Range<Exact>,
    pub step: Option<(Decimal, Rounding)>,
    /// After them, where a floor or a cap may hold.
    pub kept: Option<Range<Exact>>,
    /// Factors and weight, and what it comes to after each.
    pub factors: Vec<(Form, Range<Exact>)>,
    /// All that it can be.
    pub range: Range<Exact>,
}

/// What a line or a pool comes to.
enum Laid {
    Settled(Exact),
    Open(Box<Part>),
}

/// Events are added one by one up to so many.
const MOST_EVENTS: u32 = 400;

impl Filled {
    /// What the first total stands on; none where nothing else than its range is known of it:
    /// it's settled, hangs on no assumed number, or is reckoned in more than one way.
    pub fn footing(&self) -> Option<Footing> {
        let first = self.sheet.as_ref().ok()?.totals.first()?;
        if first.range.is_settled() {
            return None;
        }
        let answers = self.filling.answers(self.document());
        let other = match answers.is_empty() {
            true => None,
            false => Some(Plan::read_so(self.document(), &answers).ok()?),
        };
        let plan = other.as_ref().unwrap_or(&self.volume.plan);
        let found = plan.footing(&self.facts, answers)?;
        // Were it reckoned otherwise than the sheet, nothing could be said by it.
        (found.total() == first.range).then_some(found)
    }
}

impl Plan {
    fn footing(&self, facts: &Facts, answers: Vec<(Id, Id)>) -> Option<Footing> {
        if self.assumed.is_empty() {
            return None;
        }
        let month = self.month(facts).ok()?;
        let audiences: Option<Vec<bool>> = month.audiences.iter().copied().collect();
        let audiences = audiences.filter(|_| month.shared.is_empty() && self.ways(&month) == 1)?;
        let pieces = self.pieces(&month).into_iter().next()?;
        let mode = (Mode::Span, &pieces[..]);
        let by = Reckoning::through((self, &month), &month.events, &audiences, mode, &mut ());
        let total = self.totals.first()?;
        match total.pool.laid(0, &by) {
            Laid::Settled(_) => None,
            Laid::Open(root) => Some(Footing {
                answers,
                root: *root,
                to: (total.step, total.rounding),
            }),
        }
    }
}

impl Footing {
    /// All that the total can be.
    fn total(&self) -> Range<Decimal> {
        let end = |end: Exact| end.rounded(self.to.0, self.to.1);
        Range {
            low: end(self.root.range.low),
            high: end(self.root.range.high),
        }
    }
}

impl PoolPlan {
    fn laid(&self, place: usize, by: &Reckoning<'_>) -> Laid {
        if !by.is_for(&self.end.only, &self.end.except) {
            return Laid::Settled(Exact::ZERO);
        }
        let (mut settled, mut of) = (Exact::ZERO, Vec::new());
        for (place, node) in self.of.iter().enumerate() {
            let laid = match node {
                NodePlan::Line(line) => line.laid(place, by),
                NodePlan::Pool(pool) => pool.laid(place, by),
            };
            match laid {
                Laid::Settled(amount) => settled = settled + amount,
                Laid::Open(part) => of.push(*part),
            }
        }
        let own = Form::number(&self.worth).plus(settled);
        let before = of
            .iter()
            .fold(own.range(), |all, part| sum(all, part.range));
        let kept = match self.holds.leaves(before) {
            true => None,
            false => Some(self.holds.hold(before, Mode::Span)),
        };
        Part {
            place,
            own,
            of,
            before,
            step: None,
            kept,
            factors: Vec::new(),
            range: before,
        }
        .ended(&self.end, by)
    }
}

impl LinePlan {
    fn laid(&self, place: usize, by: &Reckoning<'_>) -> Laid {
        if !by.is_for(&self.end.only, &self.end.except) {
            return Laid::Settled(Exact::ZERO);
        }
        let held = self.before(by, true);
        let mut part = Part {
            place,
            own: Form::exactly(held.low),
            of: Vec::new(),
            before: held,
            step: None,
            kept: None,
            factors: Vec::new(),
            range: held,
        };
        let is_straight = |form: &Form| self.kept(form.range(), true, Mode::Span) == held;
        let form = || self.form(by).filter(is_straight);
        if held.is_settled() {
            return part.ended(&self.end, by);
        }
        if let Some(form) = form() {
            part.before = form.range();
            part.own = form;
            part.step = self.step;
            let is_kept = self.step.is_some() || !self.holds.leaves(part.before);
            part.kept = is_kept.then_some(held);
        } else {
            part.own = match self.facts(by) {
                Some(facts) => Form::of_facts(held, facts),
                None => Form::open(held),
            };
        }
        part.ended(&self.end, by)
    }

    /// What it gives before rounding, floor and cap; none where that is no multiple of its
    /// numbers.
    fn form(&self, by: &Reckoning<'_>) -> Option<Form> {
        match &self.gives {
            GivesPlan::Fixed(number) => Some(Form::number(number)),
            GivesPlan::Value(_) => None,
            GivesPlan::Events(events) => {
                let days = self.days(by)?;
                let most = self.most.unwrap_or(u32::MAX);
                let all = || days.iter().map(|day| day.1).fold(0, u32::saturating_add);
                let whole = |count: u32| Exact::whole(count.into());
                match events {
                    EventPlan::Fixed(amount) => {
                        added([Some((Form::number(amount), whole(all().min(most))))])
                    }
                    EventPlan::Chosen(..) | EventPlan::Any => None,
                    EventPlan::Repeated(scale, within, which) => {
                        let piles: Vec<u32> = match within {
                            Span::Month => vec![all().min(most)],
                            Span::Day => days.into_iter().map(|(_, count)| count).collect(),
                        };
                        if piles.iter().any(|count| *count > MOST_EVENTS) {
                            return None;
                        }
                        let one = |nth: u32| scale.form(whole(nth));
                        let each = piles.iter().map(|count| match which {
                            Which::All if *count == 0 => {
                                Some((Form::exactly(Exact::ZERO), Exact::ONE))
                            }
                            Which::All => Some((one(*count)?, whole(*count))),
                            Which::Own => {
                                let each = (1..=*count).map(|nth| Some((one(nth)?, Exact::ONE)));
                                Some((added(each)?, Exact::ONE))
                            }
                        });
                        added(each)
                    }
                }
            }
            GivesPlan::Scale(at, scale) => {
                if self.each && by.is_list(*at) {
                    return None;
                }
                let values = known(*at, by)?;
                added(
                    values
                        .into_iter()
                        .map(|(value, times)| Some((scale.form(value)?, times))),
                )
            }
        }
    }

    /// The facts that it follows from by the numbers alone; none where it hangs on what isn't
    /// known.
    fn facts(&self, by: &Reckoning<'_>) -> Option<Vec<Exact>> {
        match &self.gives {
            GivesPlan::Fixed(_) => Some(Vec::new()),
            GivesPlan::Value(_) | GivesPlan::Events(EventPlan::Chosen(..) | EventPlan::Any) => None,
            GivesPlan::Events(_) => {
                let mut counts: Vec<u32> = self.days(by)?.into_iter().map(|day| day.1).collect();
                counts.sort_unstable();
                Some(
                    counts
                        .into_iter()
                        .map(|count| Exact::whole(count.into()))
                        .collect(),
                )
            }
            GivesPlan::Scale(at, _) => {
                let mut values = known(*at, by)?;
                values.sort_unstable();
                Some(
                    values
                        .into_iter()
                        .flat_map(|(value, times)| [value, times])
                        .collect(),
                )
            }
        }
    }

    /// How many events there were, day by day where days count; none where that isn't known.
    fn days(&self, by: &Reckoning<'_>) -> Option<Vec<(Option<Date>, u32)>> {
        let by_day = matches!(
            &self.gives,
            GivesPlan::Events(EventPlan::Repeated(_, Span::Day, _))
        );
        let mut days: BTreeMap<_, u32> = BTreeMap::new();
        for event in by.events(self.at) {
            if event.pending || event.least.is_some() || by_day && event.date.is_none() {
                return None;
            }
            let day = event.date.filter(|_| by_day);
            let count = days.entry(day).or_default();
            *count = count.saturating_add(event.times);
        }
        Some(days.into_iter().collect())
    }
}

/// A value that is known, or each of a list and how many are alike.
fn known(at: usize, by: &Reckoning<'_>) -> Option<Vec<(Exact, Exact)>> {
    if !by.is_list(at) {
        return Some(vec![(single(at, by)?, Exact::ONE)]);
    }
    let list = by.list(at)?.iter().map(|one| {
        let is_there = one.known.lapsed == Lapsed::No && one.known.range.is_settled();
        is_there.then(|| (one.known.range.low, Exact::whole(one.times.into())))
    });
    list.collect()
}

/// A single value that is known.
fn single(at: usize, by: &Reckoning<'_>) -> Option<Exact> {
    let known = by.known(at);
    let is_there = known.lapsed == Lapsed::No && known.range.is_settled();
    is_there.then_some(known.range.low)
}

impl Part {
    /// With what follows floor and cap.
    fn ended(mut self, end: &End, by: &Reckoning<'_>) -> Laid {
        let mut range = self.kept.unwrap_or(self.before);
        for factor in &end.factors {
            let (form, factor) = (factor.form(by), factor.range(by));
            range = product(range, factor);
            self.factors.push((form, range));
        }
        if let Some(weight) = &end.weight {
            // Everybody's is the same.
            let weight = weight.range(Mode::Span);
            range = product(range, weight);
            self.factors
                .push((Form::of_facts(weight, Vec::new()), range));
        }
        self.range = range;
        match range.is_settled() {
            true => Laid::Settled(range.low),
            false => Laid::Open(Box::new(self)),
        }
    }
}

impl FactorPlan {
    fn form(&self, by: &Reckoning<'_>) -> Form {
        let range = self.range(by);
        if range.is_settled() {
            return Form::exactly(range.low);
        }
        match &self.by {
            ByPlan::Constant(number) => Form::number(number),
            ByPlan::Value(..) => Form::open(range),
            ByPlan::Scale(at, scale) => match single(*at, by) {
                None => Form::open(range),
                Some(value) => {
                    let form = scale.form(value).filter(|form| form.range() == range);
                    form.unwrap_or_else(|| Form::of_facts(range, vec![value]))
                }
            },
        }
    }
}
