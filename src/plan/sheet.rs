//! What a month comes to.

use super::amount::NOTHING;
use super::compile::Plan;
use super::given::{Happened, Month};
use super::grade::GradeRange;
use super::number::Mode;
use super::overlap::Shared;
use super::pieces::Pieces;
use super::reckoning::{Reckoning, Told};
use crate::id::Id;
use crate::language::{Facts, Fault};
use crate::number::{Decimal, Exact, Range};

/// A total: the headline, and what it can still be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TotalSheet {
    /// With every number at its value, and what isn't known counting as little as it
    /// can.
    pub headline: Decimal,
    /// All that it can be.
    pub range: Range<Decimal>,
    /// Whether it hangs on no fact that isn't known.
    pub is_known: bool,
}

/// A line: what it gives in its pool, after factors and weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineSheet {
    /// Which one.
    pub id: Id,
    /// To the nearest millionth.
    pub headline: Decimal,
    /// All that it can be.
    pub range: Range<Decimal>,
}

/// A pool: what it gives where it lies.
pub type PoolSheet = LineSheet;

/// A month under a rulebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The rulebook's totals, in its order.
    pub totals: Vec<TotalSheet>,
    /// All lines.
    pub lines: Vec<LineSheet>,
    /// All pools.
    pub pools: Vec<PoolSheet>,
    /// All grades.
    pub grades: Vec<GradeRange>,
}

/// In how many ways a month is reckoned at the most: audiences, pieces of values, and
/// events that fit several lines, together.
const MOST_WAYS: usize = 4_096;

impl Plan {
    /// What a month comes to, without its lines.
    ///
    /// # Errors
    /// Facts that the rulebook doesn't ask for or that can't be, each with its place.
    pub fn totals(&self, facts: &Facts) -> Result<Vec<TotalSheet>, Vec<Fault>> {
        let month = self.month(facts)?;
        let mut totals = Vec::new();
        self.each_way(&month, &mut (), &mut (), |headline, span| {
            join(&mut totals, self.found(headline, span));
        });
        month.settle(&mut totals);
        Ok(totals)
    }

    /// What a month comes to, line by line: by the same steps.
    ///
    /// # Errors
    /// As [`Plan::totals`].
    pub fn sheet(&self, facts: &Facts) -> Result<Sheet, Vec<Fault>> {
        let month = self.month(facts)?;
        let mut totals = Vec::new();
        let mut grades: Vec<(usize, usize, usize)> = Vec::new();
        let (mut headline, mut span) = (Lines::of(self), Lines::of(self));
        self.each_way(&month, &mut headline, &mut span, |headline, span| {
            join(&mut totals, self.found(headline, span));
            for (nth, plan) in self.grades.iter().enumerate() {
                let (grade, _) = plan.range(headline);
                let (low, high) = plan.range(span);
                match grades.get_mut(nth) {
                    Some(found) => *found = (found.0, found.1.min(low), found.2.max(high)),
                    None => grades.push((grade, low, high)),
                }
            }
        });
        month.settle(&mut totals);
        let named =
            |ids: &[Id], headline: &[Option<Range<Exact>>], span: &[Option<Range<Exact>>]| {
                let all = ids.iter().zip(headline.iter().zip(span));
                let all = all.map(|(id, (headline, span))| {
                    let range = decimals(span.unwrap_or(NOTHING));
                    LineSheet {
                        id: *id,
                        headline: inside(headline.unwrap_or(NOTHING).low.decimal(), range),
                        range,
                    }
                });
                all.collect()
            };
        let named_grades = self.grades.iter().zip(grades);
        let named_grades = named_grades.filter_map(|(plan, (grade, low, high))| {
            plan.named(grade.max(low).min(high), low, high)
        });
        Ok(Sheet {
            totals,
            lines: named(&self.lines, &headline.lines, &span.lines),
            pools: named(&self.pools, &headline.pools, &span.pools),
            grades: named_grades.collect(),
        })
    }

    /// Reckons it for every agent that it can be about: the first has no audience of which
    /// it isn't known.
    pub(super) fn each_way<T: Told>(
        &self,
        month: &Month,
        headline: &mut T,
        span: &mut T,
        mut found: impl FnMut(&Reckoning<'_>, &Reckoning<'_>),
    ) {
        let unknown: Vec<usize> = (0..month.audiences.len())
            .filter(|at| month.audiences.get(*at).is_some_and(Option::is_none))
            .collect();
        let pieces = self.pieces(month);
        for way in 0..1_u32 << unknown.len() {
            let mut audiences: Vec<bool> = month
                .audiences
                .iter()
                .map(|known| known.unwrap_or(false))
                .collect();
            for (bit, at) in unknown.iter().enumerate() {
                if let Some(applies) = audiences.get_mut(*at) {
                    *applies = way >> bit & 1 == 1;
                }
            }
            let mut first = way == 0;
            let mut one_way = |events: &[Vec<Happened>]| {
                let by = (self, month);
                for pieces in &pieces {
                    let mode = (Mode::Span, &pieces[..]);
                    let all = Reckoning::through(by, events, &audiences, mode, span);
                    if !std::mem::take(&mut first) {
                        found(&all, &all);
                        continue;
                    }
                    // The headline is of the first way alone.
                    let shared = self.headline_events(month);
                    let events = shared.as_deref().unwrap_or(&month.events);
                    let mode = (Mode::Headline, &[][..]);
                    let headline = Reckoning::through(by, events, &audiences, mode, headline);
                    found(&headline, &all);
                }
            };
            match month.shared.is_empty() {
                true => one_way(&month.events),
                false => {
                    let most = (MOST_WAYS / pieces.len().max(1)) >> unknown.len();
                    self.each_event_way(month, most, one_way);
                }
            }
        }
    }

    /// In how many ways it reckons a month.
    pub(super) fn ways(&self, month: &Month) -> usize {
        let unknown = month.audiences.iter().filter(|known| known.is_none());
        let unknown = unknown.count();
        let pieces = self.pieces(month).len().max(1);
        let events = match month.shared.is_empty() {
            true => 1,
            false => self.event_ways(month, (MOST_WAYS / pieces) >> unknown),
        };
        (pieces << unknown).saturating_mul(events)
    }

    /// The pieces of values that gates ask and that aren't known.
    pub(super) fn pieces(&self, month: &Month) -> Vec<Pieces> {
        self.each_piece(|at| {
            let typed = month.values.get(at).and_then(Option::as_ref);
            self.values.get(at)?.is_open(typed)
        })
    }

    fn found(&self, headline: &Reckoning<'_>, span: &Reckoning<'_>) -> Vec<TotalSheet> {
        let each = 0..self.totals.len();
        let each = each.map(|at| TotalSheet {
            headline: headline.total(at).range.low.decimal(),
            range: decimals(span.total(at).range),
            is_known: span.total(at).is_known,
        });
        each.collect()
    }
}

impl Month {
    /// A headline lies in its range. What isn't known of the agent or of events that fit
    /// several lines was tried both ways: no line asked it.
    fn settle(&self, totals: &mut [TotalSheet]) {
        for total in &mut *totals {
            total.headline = inside(total.headline, total.range);
        }
        let unknown = self.audiences.iter().any(Option::is_none);
        if unknown || self.shared.iter().any(Shared::waits) {
            for total in totals {
                total.is_known &= total.range.is_settled();
            }
        }
    }
}

/// The range of both; the first one's headline.
fn join(totals: &mut Vec<TotalSheet>, more: Vec<TotalSheet>) {
    if totals.is_empty() {
        *totals = more;
        return;
    }
    for (total, more) in totals.iter_mut().zip(more) {
        total.range = total
            .range
            .including(more.range.low)
            .including(more.range.high);
        total.is_known &= more.is_known;
    }
}

/// A headline where its range is: what isn't known counts as little as it can at each place that
/// asks it, and all of these at once need not be possible.
pub(super) fn inside(headline: Decimal, range: Range<Decimal>) -> Decimal {
    headline.max(range.low).min(range.high)
}

pub(super) fn decimals(range: Range<Exact>) -> Range<Decimal> {
    Range {
        low: range.low.decimal(),
        high: range.high.decimal(),
    }
}

/// What is told of lines and pools.
#[derive(Debug)]
struct Lines {
    lines: Vec<Option<Range<Exact>>>,
    pools: Vec<Option<Range<Exact>>>,
}

impl Lines {
    fn of(plan: &Plan) -> Self {
        Self {
            lines: vec![None; plan.lines.len()],
            pools: vec![None; plan.pools.len()],
        }
    }
}

impl Told for Lines {
    fn line(&mut self, at: usize, amount: Range<Exact>) {
        add(self.lines.get_mut(at), amount);
    }

    fn pool(&mut self, at: usize, amount: Range<Exact>) {
        add(self.pools.get_mut(at), amount);
    }
}

fn add(slot: Option<&mut Option<Range<Exact>>>, amount: Range<Exact>) {
    if let Some(slot) = slot {
        *slot = Some(match *slot {
            None => amount,
            Some(all) => all.including(amount.low).including(amount.high),
        });
    }
}
