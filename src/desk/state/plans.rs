//! Improvement plans: what is asked about them, and those of earlier months
//! that are still open.

use super::State;
use crate::calendar::Month;
use crate::id::Id;
use crate::record::{About, Ended, Facts, MAX_PLANS, Plan, PlanOutcome, PlanText, Record};

/// What is asked about plans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanEdit {
    /// Adds one to the shown month.
    Add(Problem),
    /// Says what one of the shown month answers.
    About(usize, Problem),
    /// Says how one of a month ended; none opens it again.
    End(Month, usize, Option<PlanOutcome>),
    /// Writes down what came of one of a month.
    Result(Month, usize, String),
}

/// A problem of the shown month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The post as a whole.
    Post,
    /// A measure.
    Measure(Id),
    /// A part of a clause.
    Part(Id),
    /// A complaint, by its place.
    Complaint(usize),
}

impl Problem {
    /// What a plan is about that answers it, as far as something may have
    /// named it already.
    pub fn about(self, facts: &Facts) -> Option<About> {
        match self {
            Self::Post => Some(About::Post),
            Self::Measure(id) => Some(About::Measure(id)),
            Self::Part(id) => Some(About::Part(id)),
            Self::Complaint(index) => {
                let id = facts.complaints.get(index)?.id?;
                Some(About::Complaint(id))
            }
        }
    }

    fn named(self, facts: &mut Facts) -> Option<About> {
        if let Self::Complaint(index) = self {
            facts.name_complaint(index)?;
        }
        self.about(facts)
    }
}

/// A plan, with the month that it was agreed in.
#[derive(Clone, Copy, Debug)]
pub struct Agreed<'a> {
    /// The month.
    pub record: &'a Record,
    /// Its place there.
    pub index: usize,
    /// The plan.
    pub plan: &'a Plan,
}

impl State {
    /// The month that an edit changes, changed; none where nothing is to be
    /// changed or what would come of it has faults. Plans move no score: those
    /// of a closed month change too.
    pub fn with_plan(&self, edit: &PlanEdit) -> Option<Record> {
        let record = match edit {
            PlanEdit::End(month, ..) | PlanEdit::Result(month, ..) => self.of_month(*month)?,
            PlanEdit::Add(_) | PlanEdit::About(..) => self.record(),
        };
        let edited = record.edited(|facts| self.change(facts, edit)).ok()?;
        (edited != *record).then_some(edited)
    }

    fn change(&self, facts: &mut Facts, edit: &PlanEdit) {
        match edit {
            PlanEdit::Add(problem) => {
                if facts.plan.len() < MAX_PLANS
                    && let Some(about) = problem.named(facts)
                {
                    facts.plan.push(Plan::about(about));
                }
            }
            PlanEdit::About(index, problem) => {
                if *index < facts.plan.len()
                    && let Some(about) = problem.named(facts)
                    && let Some(plan) = facts.plan.get_mut(*index)
                {
                    plan.about = about;
                }
            }
            PlanEdit::End(_, index, outcome) => {
                if let Some(plan) = facts.plan.get_mut(*index) {
                    plan.ended = outcome.map(|outcome| Ended {
                        outcome,
                        on: Some(self.today),
                    });
                }
            }
            PlanEdit::Result(_, index, text) => {
                if let Some(plan) = facts.plan.get_mut(*index) {
                    plan.text_mut(PlanText::Result).clone_from(text);
                }
            }
        }
    }

    /// The shown month, or another one of the shown agent.
    fn of_month(&self, month: Month) -> Option<&Record> {
        if self.record().month == month {
            return Some(self.record());
        }
        let key = (self.content.agent.clone(), month);
        self.content.records.get(&key).map(|record| &**record)
    }

    /// The plans of the shown agent's months before this one that are still
    /// open, the latest month first.
    pub fn open_before(&self, month: Month) -> Vec<Agreed<'_>> {
        let mut agreed = self.agreed(|record| record.month < month);
        agreed.retain(|one| one.plan.is_open());
        agreed.sort_by_key(|one| std::cmp::Reverse(one.record.month));
        agreed
    }

    /// The plans of the shown agent in a year, month by month, after those of
    /// earlier years that are still open.
    pub fn plans_of_year(&self, year: u16) -> Vec<Agreed<'_>> {
        let first = Month::new(year, 1).unwrap_or(self.content.month);
        let mut agreed = self.agreed(|record| record.month.year() <= year);
        agreed.retain(|one| one.record.month >= first || one.plan.is_open());
        agreed
    }

    fn agreed(&self, which: impl Fn(&Record) -> bool) -> Vec<Agreed<'_>> {
        let own = self.content.records.iter();
        let own = own.filter(|(key, record)| key.0 == self.content.agent && which(record));
        let mut agreed = Vec::new();
        for (_, record) in own {
            let plans = record.plan.iter().enumerate();
            agreed.extend(plans.map(|(index, plan)| Agreed {
                record,
                index,
                plan,
            }));
        }
        agreed
    }
}
