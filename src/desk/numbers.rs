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
    /// Of which rulebook, by its place among those in use.
    pub place: usize,
    /// What is typed.
    pub batch: Batch,
    /// So many pasted lines had no number to go to.
    pub left: usize,
    /// So many numbers were set last.
    pub set: usize,
}

pub(super) fn update(model: &mut Model, msg: NumbersMsg, out: &mut Vec<Effect>) {
    let of = model.record().ruled_in();
    let (place, book) = model.state.rules().in_force(of);
    let form = |batch, set| NumbersForm {
        place,
        batch,
        left: 0,
        set,
    };
    let fresh = Batch::on(model.state.today);
    if let NumbersMsg::Open(opens) = msg {
        model.numbers = opens.then(|| Box::new(form(fresh, 0)));
        return;
    }
    let order = ParameterRef::all(book.rulebook());
    // What was typed of another rulebook isn't of this one.
    let Some(numbers) = model.numbers.as_mut().filter(|form| form.place == place) else {
        return;
    };
    let batch = &mut numbers.batch;
    (numbers.left, numbers.set) = (0, 0);
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
                model.numbers = Some(Box::new(form(fresh, set)));
                take_rules(model, rules, out);
            }
            Err(_) => batch.tried = true,
        },
    }
}
