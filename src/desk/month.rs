//! What concludes a month: opening a closed one again, and the improvement
//! plans.

use super::state::{Action, PlanEdit};
use super::update::{act, settle};
use super::{Effect, Model, reviews};
use crate::record::{Problem, Record};

/// What is asked about the month as a whole.
#[derive(Clone, Debug, PartialEq)]
pub enum MonthMsg {
    /// Types why it's to be opened again.
    Reason(String),
    /// Opens it again.
    Reopen,
    /// Something about the improvement plans.
    Plan(PlanEdit),
    /// Types the local minimum wage.
    Minimum(String),
}

/// The first text of the plan that was added.
const NEWEST_PLAN: &str = "#plan .planned:last-child input[type=text]";

pub(super) fn conclude(model: &mut Model, msg: MonthMsg, out: &mut Vec<Effect>) {
    let (record, today) = (model.state.record(), model.state.today);
    match msg {
        MonthMsg::Reason(text) => model.reason.0 = text,
        MonthMsg::Reopen => {
            let opened = record.reopened(today, &model.reason.0);
            model.reason.1 = opened.is_err();
            let is_opened = opened.is_ok();
            let reason = match is_opened {
                true => std::mem::take(&mut model.reason.0),
                false => String::new(),
            };
            replace(model, opened, out);
            if is_opened {
                let content = &model.state.content;
                let key = (content.agent.clone(), content.month);
                reviews::opened_again(model, key, reason, out);
            }
        }
        MonthMsg::Plan(edit) => {
            let Some(record) = model.state.with_plan(&edit) else {
                return;
            };
            act(model, Action::Put(vec![record]), out);
            if matches!(edit, PlanEdit::Add(_)) {
                out.push(Effect::focus(NEWEST_PLAN));
            }
        }
        MonthMsg::Minimum(text) => {
            model.minimum = text;
            settle(model, out);
        }
    }
}

/// Puts a month in its place; one with a fault leaves all as it is.
pub(super) fn replace(
    model: &mut Model,
    record: Result<Record, Vec<Problem>>,
    out: &mut Vec<Effect>,
) {
    if let Ok(record) = record {
        act(model, Action::Put(vec![record]), out);
    }
}
