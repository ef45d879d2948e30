//! What a person does about the process around a score.

use std::rc::Rc;

use super::books::place_of;
use super::form::{CorrectionForm, ReviewForm, StageForm};
use super::msg::{ReviewMsg, StageField};
use super::{answer, cases, correct, give_out, incoming, outward, own, stages, void};
use crate::desk::book::{Shelf, TeamRow, put_taken};
use crate::desk::state::Sealed;
use crate::desk::team::put_rows;
use crate::desk::update::open;
use crate::desk::{Doors, Effect, Late, Model, Page};
use crate::plan::Filling;
use crate::record::Source;
use crate::review::MonthOf;
use crate::store::TeamKey;

/// The desk's own seventh part.
pub const REVIEW: Doors<Late> = Doors(&Late {
    update,
    is_due: |_| false,
});

fn update(model: &mut Model, msg: Sealed, out: &mut Vec<Effect>) {
    let Some(msg) = msg.get::<ReviewMsg>() else {
        return;
    };
    let msg = Rc::unwrap_or_clone(msg);
    at_home(model);
    if typed(&msg).is_none() {
        form(model).typing = None;
    }
    match msg {
        ReviewMsg::Tab(tab) => {
            form(model).tab = tab;
            form(model).taken = None;
            if model.page != Page::Review {
                open(model, Page::Review, out);
            }
            out.push(Effect::ScrollToTop);
        }
        ReviewMsg::GiveOut(agent, by) => give_out::give_out(model, agent, by, out),
        ReviewMsg::GiveOutTo(agent) => {
            let form = form(model);
            (form.give_out_to, form.sent) = (agent, None);
        }
        ReviewMsg::OpenWhy(text) => form(model).open_why = text,
        ReviewMsg::OpenAgain => stages::open_again(model, out),
        ReviewMsg::Answer(_)
        | ReviewMsg::Remark(_)
        | ReviewMsg::Sign
        | ReviewMsg::Unsign
        | ReviewMsg::ReadRules
        | ReviewMsg::Appeal(..)
        | ReviewMsg::AppealAll
        | ReviewMsg::DropLine(_)
        | ReviewMsg::Adding(..)
        | ReviewMsg::ChooseMissing(_)
        | ReviewMsg::AppealMissing(_)
        | ReviewMsg::Again
        | ReviewMsg::Should(..)
        | ReviewMsg::Reason(..)
        | ReviewMsg::Evidence(..)
        | ReviewMsg::HandIn
        | ReviewMsg::DropSlip => own::update(model, msg, out),
        ReviewMsg::Open(_)
        | ReviewMsg::Decide(..)
        | ReviewMsg::Grant(..)
        | ReviewMsg::Why(..)
        | ReviewMsg::Settle(_) => answer::update(model, msg, out),
        ReviewMsg::Stage(field, text) => stages::typed(model, field, text, out),
        ReviewMsg::HandOn => stages::hand_on(model, out),
        ReviewMsg::OpenedAgain(key, reason) => stages::opened_again(model, &key, &reason, out),
        ReviewMsg::OpenedElsewhere(keys) => void::opened_elsewhere(model, &keys, out),
        ReviewMsg::Correct(..)
        | ReviewMsg::CorrectLine(..)
        | ReviewMsg::CorrectIn(_)
        | ReviewMsg::CorrectFrom(..)
        | ReviewMsg::DropCorrection(..)
        | ReviewMsg::WriteCorrection => correct::update(model, msg, out),
        ReviewMsg::Cases(msg) => cases::update(model, msg, out),
        ReviewMsg::Table(text) => form(model).table = text,
        ReviewMsg::Send(what, by) => outward::send(model, what, by, out),
        ReviewMsg::Packed(page, bytes) => outward::packed(model, &page, bytes.as_deref(), out),
        ReviewMsg::Copied(is_there) => {
            if let Some(sent) = &mut form(model).sent {
                sent.copied = Some(is_there);
            }
        }
        ReviewMsg::Print(key) => {
            form(model).printed = Some(key);
            out.push(Effect::Print);
        }
        ReviewMsg::Files(_)
        | ReviewMsg::Along(_)
        | ReviewMsg::Choose(..)
        | ReviewMsg::Take
        | ReviewMsg::Stop => {
            incoming::update(model, msg, out);
        }
    }
}

/// Which field a message types into, where it's kept at each sign.
fn typed(msg: &ReviewMsg) -> Option<String> {
    Some(match msg {
        ReviewMsg::Should(line, fact, _) => format!("should-{line}-{fact}"),
        ReviewMsg::Reason(line, _) => format!("reason-{line}"),
        ReviewMsg::Evidence(line, _) => format!("evidence-{line}"),
        ReviewMsg::Grant(of, line, fact, _) => format!("grant-{of:?}-{line}-{fact}"),
        ReviewMsg::Why(of, line, _) => format!("why-{of:?}-{line}"),
        ReviewMsg::Stage(StageField::Names, _) => "names".to_owned(),
        ReviewMsg::Stage(StageField::Days, _) => "days".to_owned(),
        ReviewMsg::Cases(msg) => return msg.field(),
        _ => return None,
    })
}

/// What is open is about one month: that of another is begun anew.
fn at_home(model: &mut Model) {
    let content = &model.state.content;
    let here = MonthOf::new(&*content.agent, content.month, content.book);
    let form = form(model);
    if form.of.as_ref() == Some(&here) {
        return;
    }
    let team = |of: &MonthOf| (of.month, of.document);
    let is_other_month = form.of.as_ref().is_none_or(|of| team(of) != team(&here));
    form.of = Some(here);
    (form.answer, form.adding, form.missing) = (None, None, None);
    (form.tried_receipt, form.tried_slip, form.tried_answer) = (false, false, false);
    form.remark.clear();
    form.table.clear();
    form.open_why.clear();
    form.tried_open = false;
    form.correction = CorrectionForm::default();
    if is_other_month {
        (form.stage, form.open) = (StageForm::default(), None);
    }
}

/// What is open of it.
pub(super) fn form(model: &mut Model) -> &mut ReviewForm {
    let known = model
        .review
        .get_or_insert_with(|| Box::<ReviewForm>::default());
    if !known.is::<ReviewForm>() {
        *known = Box::<ReviewForm>::default();
    }
    // It's one by now: the other is never made.
    known
        .downcast_mut()
        .unwrap_or_else(|| Box::leak(Box::default()))
}

/// The shown month.
pub(super) fn shown(model: &Model) -> MonthOf {
    let content = &model.state.content;
    MonthOf::new(&*content.agent, content.month, content.book)
}

/// Puts a month by a document in its place, and a row with it: one step, and an act that says
/// where it comes from.
pub(super) fn put_month(
    model: &mut Model,
    of: &MonthOf,
    filling: Rc<Filling>,
    source: Source,
    (key, row): (TeamKey, Option<TeamRow>),
    out: &mut Vec<Effect>,
) {
    let Some(place) = place_of(of) else { return };
    let mut shelf = Shelf::clone(&Shelf::of(&model.state.content.books));
    match row {
        Some(row) => drop(shelf.team.insert(key, Rc::new(row))),
        None => drop(shelf.team.remove(&key)),
    }
    shelf.months.insert(place.clone(), filling);
    put_taken(model, shelf, (place, source), out);
}

/// Puts a row in its place, or nothing; what is typed into one field is one step.
pub(super) fn put_typed(
    model: &mut Model,
    msg: &ReviewMsg,
    row: (TeamKey, Option<TeamRow>),
    out: &mut Vec<Effect>,
) {
    let field = typed(msg);
    let before = form(model).typing.take();
    let goes_on =
        before.is_some_and(|(of, left)| Some(of) == field && left == model.state.content.books);
    put_rows(model, vec![row], !goes_on, out);
    let left = model.state.content.books.clone();
    form(model).typing = field.map(|field| (field, left));
}
