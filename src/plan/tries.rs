//! Trying what something may turn out to be: scored as the month itself is, within bounds.

use super::compile::Plan;
use super::{Filled, TotalSheet};
use crate::id::Id;
use crate::language::{Facts, Fault};
use crate::number::Decimal;

/// How much is tried for a month: lines, pools and values reckoned. No document of a
/// call centre comes near it.
pub const MOST_WORK: u64 = 400_000;

/// Nothing more is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spent;

/// A month of which things are tried.
#[derive(Debug)]
pub struct Tries<'a> {
    pub filled: &'a Filled,
    pub plan: &'a Plan,
    answers: Vec<(Id, Id)>,
    /// As it is.
    pub now: Vec<TotalSheet>,
    /// What one try costs, and one for which the document is compiled again.
    costs: [u64; 2],
    left: u64,
}

impl<'a> Tries<'a> {
    /// None where the month can't be scored.
    pub fn of(filled: &'a Filled, plan: &'a Plan, answers: Vec<(Id, Id)>) -> Option<Self> {
        let now = filled.sheet.as_ref().ok()?.totals.clone();
        let work = plan.work(&filled.facts).ok()?;
        let size = plan.values.len() + plan.lines.len() + plan.pools.len();
        // Compiling takes names apart that scoring has as numbers.
        let compiled = u64::try_from(size).unwrap_or(u64::MAX).saturating_mul(8);
        Some(Self {
            filled,
            plan,
            answers,
            now,
            costs: [work, work.saturating_add(compiled)],
            left: MOST_WORK,
        })
    }

    fn spend(&mut self, cost: u64) -> Result<(), Spent> {
        self.left = self.left.checked_sub(cost).ok_or(Spent)?;
        Ok(())
    }

    /// The totals of other facts; none of those that can't be.
    ///
    /// # Errors
    /// Where nothing more is tried.
    pub fn facts(&mut self, facts: &Facts) -> Result<Option<Vec<TotalSheet>>, Spent> {
        self.spend(self.costs[0])?;
        // A sheet takes little longer than its totals, and the page has no code for these alone.
        Ok(self.plan.sheet(facts).ok().map(|sheet| sheet.totals))
    }

    /// The totals with an assumed number of the plan at this value; none where it can't
    /// be that.
    ///
    /// # Errors
    /// Where nothing more is tried.
    pub fn number(&mut self, nth: usize, value: Decimal) -> Result<Option<Vec<TotalSheet>>, Spent> {
        self.spend(self.costs[1])?;
        let pin = Some((nth, value));
        let plan = Plan::pinned(self.filled.document(), &self.answers, pin);
        let sheet = plan
            .ok()
            .and_then(|plan| plan.sheet(&self.filled.facts).ok());
        Ok(sheet.map(|sheet| sheet.totals))
    }

    /// The totals under another answer, of what was typed; none where nothing can be
    /// scored by it.
    ///
    /// # Errors
    /// Where nothing more is tried.
    pub fn under_answer(
        &mut self,
        reading: Id,
        option: Id,
    ) -> Result<Option<Vec<TotalSheet>>, Spent> {
        self.spend(self.costs[1])?;
        let mut filling = (*self.filled.filling).clone();
        filling.readings.insert(reading, option);
        let Filled {
            volume,
            month,
            elsewhere,
            ..
        } = self.filled;
        let other = Filled::with(volume, &filling.into(), *month, elsewhere);
        Ok(other.sheet.ok().map(|sheet| sheet.totals))
    }
}

impl Plan {
    /// What scoring a month takes: lines, pools, values and events reckoned, in all ways.
    pub(super) fn work(&self, facts: &Facts) -> Result<u64, Vec<Fault>> {
        let month = self.month(facts)?;
        // Events whose amount goes by their number are counted singly.
        let events = month.events.iter().zip(&self.repeats);
        let events: u64 = events
            .flat_map(|(events, repeats)| {
                events.iter().map(move |event| match repeats {
                    true => u64::from(event.times),
                    false => 1,
                })
            })
            .sum();
        let parts = self.lines.len() + self.pools.len() + self.values.len();
        // Each way for its range, and one more for the headline.
        let ways = self.ways(&month).saturating_add(1);
        let [parts, ways] = [parts, ways].map(|count| u64::try_from(count).unwrap_or(u64::MAX));
        Ok(parts.saturating_add(events).saturating_mul(ways).max(1))
    }
}
