//! Cases that several people rate: written and sent out by a lead, answered by each for
//! themselves, held beside each other, and what is agreed on becomes a worked example.
//!
//! Who still answers here sees nothing of what others say.

use super::case_msg::CaseMsg;
use super::msg::ReviewMsg;
use super::work::{form, put_typed};
use super::{case_agreed, case_rate, case_write};
use crate::desk::book::{Shelf, TeamRow};
use crate::desk::{Effect, Model};
use crate::review::KeptCases;
use crate::store::TeamKey;

pub(super) fn update(model: &mut Model, msg: CaseMsg, out: &mut Vec<Effect>) {
    match msg {
        CaseMsg::Show(set) => {
            form(model).cases.show(set);
            out.push(Effect::ScrollToTop);
        }
        CaseMsg::Open(case) => {
            let form = &mut form(model).cases;
            form.open = (form.open != Some(case)).then_some(case);
            form.other = None;
        }
        CaseMsg::Go(at) => form(model).cases.at = at,
        CaseMsg::By(_) | CaseMsg::Rate | CaseMsg::Finish | CaseMsg::Reopen | CaseMsg::GiveUp => {
            case_rate::update(model, msg, out);
        }
        CaseMsg::Part(..) | CaseMsg::Level(..) | CaseMsg::Nothing(..) | CaseMsg::Remark(..) => {
            case_rate::answer(model, msg, out);
        }
        CaseMsg::Agree(..) | CaseMsg::AgreeOther(_) | CaseMsg::Example(..) => {
            case_agreed::update(model, msg, out);
        }
        CaseMsg::Begin(_)
        | CaseMsg::Drop(_)
        | CaseMsg::Title(_)
        | CaseMsg::Add(_)
        | CaseMsg::Text(..)
        | CaseMsg::Remove(_)
        | CaseMsg::HandOut => case_write::update(model, msg, out),
    }
}

/// The shown set.
pub(super) fn shown(model: &mut Model) -> Option<KeptCases> {
    let id = form(model).cases.shown?;
    let shelf = Shelf::of(&model.state.content.books);
    shelf.case_set(id).cloned()
}

/// Keeps a set: what is typed into one field is one step.
pub(super) fn keep(model: &mut Model, msg: &CaseMsg, kept: KeptCases, out: &mut Vec<Effect>) {
    let key = TeamKey::Cases(kept.set.id);
    let row = (key, Some(TeamRow::Cases(kept)));
    put_typed(model, &ReviewMsg::Cases(msg.clone()), row, out);
}
