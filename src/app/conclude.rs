//! What concludes a month: closing it, opening it again, and the plan to do
//! better.

use super::later::MonthEdit;
use super::root::App;
use super::state::Action;
use crate::record::{Facts, Plan, Problem, Record};
use crate::scoring::close;

impl App {
    /// Carries out what is asked about the month as a whole.
    pub(super) fn conclude(&mut self, edit: MonthEdit) {
        let (record, today) = (self.state.record(), self.state.today);
        match edit {
            MonthEdit::Close => {
                self.replace(close(self.state.rulebook(), record, today));
            }
            MonthEdit::Reason(text) => self.reason.0 = text,
            MonthEdit::Reopen => {
                let opened = record.reopened(today, &self.reason.0);
                self.reason.1 = opened.is_err();
                if opened.is_ok() {
                    self.reason.0.clear();
                }
                self.replace(opened);
            }
            MonthEdit::AddPlan => {
                let measures = &self.state.rulebook().measures;
                // What fell short is the likeliest to be agreed on.
                let short = self.state.short();
                let measure = short.or_else(|| measures.first().map(|measure| measure.id));
                let Some(measure) = measure else {
                    return;
                };
                self.replace(record.edited(|facts| {
                    facts.plan.push(Plan {
                        measure,
                        by: None,
                        done: false,
                        note: String::new(),
                    });
                }));
            }
            MonthEdit::PlanMeasure(index, id) => {
                self.replace(planned(record, index, |plan| plan.measure = id));
            }
            MonthEdit::PlanDone {
                index,
                done,
                before,
            } => {
                let earlier = self.state.before();
                let record = match before {
                    true => earlier,
                    false => Some(&**record),
                };
                if let Some(record) = record {
                    self.replace(planned(record, index, |plan| plan.done = done));
                }
            }
            MonthEdit::RemovePlan(index) => self.replace(record.edited(|facts| {
                if index < facts.plan.len() {
                    facts.plan.remove(index);
                }
            })),
            MonthEdit::Minimum(text) => {
                self.minimum = text;
                self.settle();
            }
        }
    }

    /// Puts a month in its place; one with a fault leaves all as it is.
    fn replace(&mut self, record: Result<Record, Vec<Problem>>) {
        if let Ok(record) = record {
            self.act(Action::Put(Box::new(record)));
        }
    }
}

fn planned(
    record: &Record,
    index: usize,
    change: impl FnOnce(&mut Plan),
) -> Result<Record, Vec<Problem>> {
    record.edited(|facts: &mut Facts| {
        if let Some(plan) = facts.plan.get_mut(index) {
            change(plan);
        }
    })
}
