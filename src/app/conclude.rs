//! What concludes a month: closing it, opening it again, and the improvement
//! plans.

use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use super::later::MonthEdit;
use super::root::App;
use super::state::{Action, PlanEdit};
use crate::record::{Problem, Record};
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
            MonthEdit::Plan(edit) => {
                let Some(record) = self.state.with_plan(&edit) else {
                    return;
                };
                if matches!(edit, PlanEdit::Add(_)) {
                    self.after = Some(focus_newest);
                }
                self.act(Action::Put(Box::new(record)));
            }
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

/// Goes to the first text of the plan that was added.
fn focus_newest() {
    let document = web_sys::window().and_then(|window| window.document());
    let found = document.and_then(|document| {
        let newest = "#plan .planned:last-child input[type=text]";
        document.query_selector(newest).ok().flatten()
    });
    if let Some(field) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        // Refused only by elements that take none.
        let _ = field.focus();
    }
}
