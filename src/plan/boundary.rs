//! How far a value is from where a line changes: the next figure of it, up and down, at which
//! one gives something else, found by scoring the month with that figure.

use super::compile::Plan;
use super::{Filled, MOST_WORK};
use crate::id::Id;
use crate::language::{Facts, Given};
use crate::number::Decimal;

/// The next figure of a value at which a line changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Boundary {
    /// Which value.
    pub value: Id,
    /// The figure: the first one that gives something else.
    pub at: Decimal,
    /// Whether it lies above what is known.
    pub is_above: bool,
    /// The line that changes; of several the one that changes most.
    pub line: Id,
    /// What it gives now, and would there.
    pub gives: [Decimal; 2],
}

/// Of the limits of scales so many are looked at, the nearest first.
const MOST_LIMITS: usize = 8;
/// Beyond those, figures are tried further and further away, up to so many times.
const MOST_FAR: u32 = 13;

/// Of what is whole so many are all tried. Of anything else, what leaps there and back between
/// two figures that are tried isn't seen, unless a scale asks the value itself.
const MOST_NEAR: i64 = 50;

/// A month of which one value is tried.
struct Trial<'a> {
    plan: &'a Plan,
    facts: Facts,
    value: Id,
    now: Decimal,
    is_whole: bool,
    /// Figures are multiples of this away from what is known.
    step: i64,
    /// What each line gives.
    lines: Vec<Decimal>,
    /// Those that change with each step aren't looked at.
    is_even: Vec<bool>,
}

impl Filled {
    /// The boundaries next to each number that is typed. What changes with each hundredth, or
    /// with each one of what is whole, has none.
    pub fn boundaries(&self) -> Vec<Boundary> {
        let answers = self.filling.answers(self.document());
        let other = match answers.is_empty() {
            true => None,
            false => Plan::read_so(self.document(), &answers).ok(),
        };
        let plan = other.as_ref().unwrap_or(&self.volume.plan);
        plan.boundaries(&self.facts)
    }
}

impl Plan {
    /// See [`Filled::boundaries`]; fewer where the month takes long to score.
    pub fn boundaries(&self, facts: &Facts) -> Vec<Boundary> {
        let mut found = Vec::new();
        let Ok(work) = self.work(facts) else {
            return found;
        };
        let mut left = MOST_WORK / work;
        for (value, given) in &facts.values {
            let Given::One(now) = given else { continue };
            for is_above in [true, false] {
                let trial = Trial::of(self, facts, (*value, *now), is_above);
                let next = trial.and_then(|mut trial| trial.next(&mut left));
                found.extend(next);
            }
        }
        found
    }
}

impl<'a> Trial<'a> {
    fn of(
        plan: &'a Plan,
        facts: &Facts,
        (value, now): (Id, Decimal),
        is_above: bool,
    ) -> Option<Self> {
        let whole = plan.values.get(*plan.by_id.get(&value)?)?.whole;
        let fine = [Decimal::ONE.raw(), 10_000, 1_000, 1];
        let mut fine = fine.into_iter().skip(usize::from(!whole));
        let step = fine.find(|step| now.raw() % step == 0)?;
        let mut trial = Self {
            plan,
            facts: facts.clone(),
            value,
            now,
            is_whole: whole,
            step: if is_above { step } else { -step },
            lines: Vec::new(),
            is_even: Vec::new(),
        };
        trial.lines = trial.at(0)?;
        let [one, two] = [1, 2].map(|steps| trial.at(steps));
        trial.is_even = match (one, two) {
            (Some(one), Some(two)) => {
                let each = trial.lines.iter().zip(one.iter().zip(&two));
                each.map(|(now, (one, two))| now == one || one == two)
                    .collect()
            }
            _ => vec![true; trial.lines.len()],
        };
        Some(trial)
    }

    /// What the lines give so many steps away; none where the value can't be that.
    fn at(&mut self, steps: i64) -> Option<Vec<Decimal>> {
        let figure = self.figure(steps)?;
        self.facts.values.insert(self.value, Given::One(figure));
        let sheet = self.plan.sheet(&self.facts).ok()?;
        Some(sheet.lines.iter().map(|line| line.headline).collect())
    }

    fn figure(&self, steps: i64) -> Option<Decimal> {
        let away = steps.checked_mul(self.step)?;
        let raw = self.now.raw().checked_add(away)?;
        self.plan.takes(self.value, Decimal::from_raw(raw)).ok()?;
        Some(Decimal::from_raw(raw))
    }

    /// The line that changes most so many steps away, if one does, and what it gives there.
    fn changed(&mut self, steps: i64, left: &mut u64) -> Option<(usize, Decimal)> {
        *left = left.checked_sub(1)?;
        let there = self.at(steps)?;
        let both = self.lines.iter().zip(&there).zip(&self.is_even);
        let changed = both
            .enumerate()
            .filter(|(_, ((now, then), even))| **even && now != then);
        let most = changed.max_by_key(|(_, ((now, then), _))| (**then - **now).abs());
        most.map(|(nth, ((_, then), _))| (nth, *then))
    }

    /// How many steps away figures are tried: about the limits of scales, and further and
    /// further away.
    fn tried(&self) -> Vec<i64> {
        let mut found = Vec::new();
        for limit in self.plan.limits(self.value) {
            let away = limit.saturating_sub(self.now.raw());
            let steps = away.div_euclid(self.step);
            found.extend([-1, 0, 1].map(|by| steps.saturating_add(by)));
        }
        found.retain(|steps| *steps > 0);
        found.sort_unstable();
        found.dedup();
        found.truncate(3 * MOST_LIMITS);
        found.extend((0..MOST_FAR).map(|nth| 4_i64.pow(nth)));
        if self.is_whole {
            found.extend(1..=MOST_NEAR);
        }
        // The last figure that it can be.
        let ends = self.plan.ends(self.value);
        let end = if self.step > 0 { ends.high } else { ends.low };
        found.push((end.raw() - self.now.raw()).div_euclid(self.step));
        found.retain(|steps| *steps > 0 && self.figure(*steps).is_some());
        found.sort_unstable();
        found.dedup();
        found
    }

    fn next(&mut self, left: &mut u64) -> Option<Boundary> {
        let mut same = 0;
        for steps in self.tried() {
            let Some(mut change) = self.changed(steps, left) else {
                same = steps;
                continue;
            };
            let mut other = steps;
            while other - same > 1 {
                let middle = same + (other - same) / 2;
                match self.changed(middle, left) {
                    Some(nearer) => (other, change) = (middle, nearer),
                    None => same = middle,
                }
            }
            let (nth, gives) = change;
            return Some(Boundary {
                value: self.value,
                at: self.figure(other)?,
                is_above: self.step > 0,
                line: *self.plan.lines.get(nth)?,
                gives: [*self.lines.get(nth)?, gives],
            });
        }
        None
    }
}
