//! All numbers of the rulebook in one table.

use super::rules::take_rules;
use super::{Effect, Model};
use crate::rulebook::{Batch, ParameterRef};

/// Something about the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NumbersMsg {
    /// Opens it, or closes it; what was typed goes.
    Open(bool),
    /// Types a number.
    Type(ParameterRef, String),
    /// Leaves a number as it is.
    Reset(ParameterRef),
    /// Types one after the other, down from this.
    Paste(ParameterRef, String),
    /// By what all of it was decided.
    Source(String),
    /// When it was decided.
    Date(String),
    /// Takes all of it as one step.
    Take,
}

/// The open table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumbersForm {
    /// What is typed.
    pub batch: Batch,
    /// So many pasted lines had no number to go to.
    pub left: usize,
    /// So many numbers were set last.
    pub set: usize,
}

pub(super) fn update(model: &mut Model, msg: NumbersMsg, out: &mut Vec<Effect>) {
    let of = model.record().ruled_in();
    if let NumbersMsg::Open(opens) = msg {
        let batch = Batch::on(model.state.today);
        model.numbers = opens.then(|| Box::new(form(batch)));
        return;
    }
    let order = Batch::order(model.state.rules().rulebook(of));
    let Some(numbers) = &mut model.numbers else {
        return;
    };
    let batch = &mut numbers.batch;
    numbers.set = 0;
    match msg {
        NumbersMsg::Open(_) => {}
        NumbersMsg::Type(at, text) => batch.put(at, text),
        NumbersMsg::Reset(at) => batch.reset(at),
        NumbersMsg::Paste(from, text) => numbers.left = batch.fill(&order, from, &text),
        NumbersMsg::Source(text) => batch.source = text,
        NumbersMsg::Date(text) => batch.date = text,
        NumbersMsg::Take if batch.is_empty() => {}
        NumbersMsg::Take => match batch.applied(model.state.rules(), of) {
            Ok(rules) => {
                let set = batch.len();
                let next = Batch::on(model.state.today);
                model.numbers = Some(Box::new(NumbersForm { set, ..form(next) }));
                take_rules(model, rules, out);
            }
            Err(_) => batch.tried = true,
        },
    }
}

const fn form(batch: Batch) -> NumbersForm {
    NumbersForm {
        batch,
        left: 0,
        set: 0,
    }
}
