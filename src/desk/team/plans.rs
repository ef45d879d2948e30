//! Improvement plans across agents.

use std::cmp::Reverse;

use crate::desk::state::{Agreed, State};
use crate::record::Ended;
use crate::team::Period;

/// Plans of all agents, by how they stand today.
#[derive(Clone, Debug, Default)]
pub struct TeamPlans<'a> {
    /// Past their day, the oldest first.
    pub overdue: Vec<Agreed<'a>>,
    /// Not ended, the next due first; those without a day last.
    pub open: Vec<Agreed<'a>>,
    /// Ended, the last first.
    pub done: Vec<Agreed<'a>>,
}

impl<'a> TeamPlans<'a> {
    /// The plans agreed in the month, quarter or year that is shown, and those of earlier
    /// months that haven't ended.
    pub fn of(state: &'a State, period: Period) -> Self {
        let content = &state.content;
        let first = period.first(content.month);
        let last = first.plus(i32::from(period.length()) - 1);
        let mut plans = Self::default();
        let records = content.records.iter().map(|(_, record)| record);
        for record in records.filter(|record| record.month <= last) {
            for (index, plan) in record.plan.iter().enumerate() {
                let agreed = Agreed {
                    record,
                    index,
                    plan,
                };
                match plan.ended {
                    Some(_) if record.month >= first => plans.done.push(agreed),
                    Some(_) => {}
                    None if plan.is_overdue(state.today) => plans.overdue.push(agreed),
                    None => plans.open.push(agreed),
                }
            }
        }
        plans.overdue.sort_by_key(|one| one.plan.by);
        plans
            .open
            .sort_by_key(|one| (one.plan.by.is_none(), one.plan.by));
        let on = |ended: Option<Ended>| ended.and_then(|ended| ended.on);
        plans.done.sort_by_key(|one| Reverse(on(one.plan.ended)));
        plans
    }

    /// All of them, in this order.
    pub fn all(&self) -> impl Iterator<Item = &Agreed<'a>> {
        self.overdue.iter().chain(&self.open).chain(&self.done)
    }
}
