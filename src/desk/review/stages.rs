//! The stages by which a month of the team becomes final.

use std::rc::Rc;

use super::books::{agents_of, book_of};
use super::msg::{ReviewMsg, StageField};
use super::void::voided;
use super::work::{form, put_typed, shown};
use crate::calendar::{Date, Month};
use crate::desk::book::{Shelf, TeamRow, put};
use crate::desk::state::{Action, Key};
use crate::desk::team::put_rows;
use crate::desk::update::act;
use crate::desk::{Effect, Model, Target};
use crate::id::{CheckCode, Id};
use crate::number::Unit;
use crate::record::{MAX_AGENT, MAX_NOTE, Record};
use crate::review::{
    Approval, Approvals, MAX_STAGE, MAX_STAGES, Member, MonthOf, Process, Standing, System,
    USUAL_DAYS, decimal,
};
use crate::scoring::{close, score_standing};
use crate::store::{MonthKey, TeamKey};

/// Types into one of their forms.
pub(super) fn typed(model: &mut Model, field: StageField, text: String, out: &mut Vec<Effect>) {
    match field {
        StageField::By => form(model).stage.by = Some(text.chars().take(MAX_AGENT).collect()),
        StageField::Remark => form(model).stage.remark = text.chars().take(MAX_NOTE).collect(),
        StageField::Names | StageField::Days => {
            let mut process = model.process();
            if field == StageField::Names {
                let names = text.split('\n').take(MAX_STAGES);
                let names = names.map(|name| name.chars().take(MAX_STAGE).collect());
                process.stages = names.collect();
            } else {
                let days = text
                    .trim()
                    .parse::<u8>()
                    .ok()
                    .filter(|days| (1..=60).contains(days));
                form(model).stage.days = Some(text.clone());
                let Some(days) = days else { return };
                process.days = days;
            }
            let msg = ReviewMsg::Stage(field, text);
            let row = Some(TeamRow::Process(process));
            put_typed(model, &msg, (TeamKey::Process, row), out);
        }
    }
}

/// Takes the shown month of the team through the next stage; the last one closes its months.
pub(super) fn hand_on(model: &mut Model, out: &mut Vec<Effect>) {
    let (month, system) = (model.state.content.month, model.system());
    let shelf = model.shelf();
    let mut approvals = shelf.approvals(month, system);
    let process = named(model.process());
    let Some((stage, is_last)) = process.next(&approvals) else {
        return;
    };
    let (stage, today) = (stage.to_owned(), model.state.today);
    let by = form(model).stage.by.clone();
    let by = by.unwrap_or_else(|| model.signature());
    // Never back in time, whatever the clock says.
    let on = approvals.last().map_or(today, |last| last.on.max(today));
    let (members, closed) = match system {
        System::Bundled(unit) => members(model, (month, unit), on, is_last),
        // Their months are closed by the stages themselves.
        System::Document(id) => (book_members(model, &shelf, month, id), Vec::new()),
    };
    if members.is_empty() || by.trim().is_empty() || approvals.stages.len() >= MAX_STAGES {
        form(model).stage.tried = true;
        return out.push(Effect::Focus(Target("#stage-by".into())));
    }
    let approval = Approval {
        month,
        unit: system.unit(),
        document: system.document(),
        stage,
        last: is_last,
        by: by.trim().to_owned(),
        on,
        remark: form(model).stage.remark.trim().to_owned(),
        follows: approvals.last().map(|last| last.code),
        members,
        code: CheckCode::of_bits(0),
    };
    approvals.stages.push(approval.coded());
    let mut is_step = closed.is_empty();
    if !is_step {
        act(model, Action::Put(closed), out);
    }
    // A final month follows nothing any more: what it takes from elsewhere stays as it is.
    let by = system.document().filter(|_| is_last);
    if let Some(settled) = by.and_then(|id| settled(&shelf, month, id)) {
        put(model, settled, model.state.content.book, true, out);
        is_step = false;
    }
    let stage = &mut form(model).stage;
    stage.remark.clear();
    (form(model).stage.tried, form(model).sent) = (false, None);
    let row = Some(TeamRow::Approvals(approvals));
    put_rows(
        model,
        vec![(TeamKey::Approvals(month, system), row)],
        is_step,
        out,
    );
    out.push(Effect::Focus(Target("#stages".into())));
}

/// The agents of a stage, and the months that it closes: the last one is about what they're
/// then.
fn members(
    model: &Model,
    (month, unit): (Month, Unit),
    on: Date,
    is_last: bool,
) -> (Vec<Member>, Vec<Record>) {
    let here = model.state.content.records.iter();
    let here = here.filter(|((_, of), record)| *of == month && record.unit == unit);
    let mut closed = Vec::new();
    let members = here.map(|(key, record)| {
        let now = match is_last {
            true => closed_on(model, record, on),
            false => Rc::clone(record),
        };
        let rulebook = model.state.rules().rulebook(now.ruled_in());
        let member = Member {
            agent: key.0.clone(),
            code: model.code_at(key, &now, on),
            score: decimal(score_standing(rulebook, &now, on).score),
        };
        if now != *record {
            closed.push(Rc::unwrap_or_clone(now));
        }
        member
    });
    (members.collect(), closed)
}

/// The months by a document with what they take from elsewhere as if it were typed; none where
/// none takes anything.
fn settled(shelf: &Shelf, month: Month, id: Id) -> Option<Shelf> {
    let mut settled = shelf.clone();
    let mut is_other = false;
    for of in agents_of(shelf, month, id) {
        let key = (MonthKey::new(of.agent.as_str(), month), id);
        let (Some(was), Some((_, is))) = (shelf.months.get(&key), book_of(shelf, &of)) else {
            continue;
        };
        if *was != is {
            settled.months.insert(key, is);
            is_other = true;
        }
    }
    is_other.then_some(settled)
}

/// The same by a document; those that it can't score aren't among them.
fn book_members(model: &mut Model, shelf: &Shelf, month: Month, id: Id) -> Vec<Member> {
    let scored = &mut form(model).scored;
    let members = agents_of(shelf, month, id).into_iter().filter_map(|of| {
        let (volume, filling) = book_of(shelf, &of)?;
        let found = scored.get_mut().of(&of, &volume, &filling);
        Some(Member {
            agent: of.agent,
            code: found.code?,
            score: found.score,
        })
    });
    members.collect()
}

/// A month closed on a day; as it is where it's closed already.
fn closed_on(model: &Model, record: &Rc<Record>, on: Date) -> Rc<Record> {
    if record.closing().is_some() {
        return Rc::clone(record);
    }
    let rulebook = model.state.rules().rulebook(record.ruled_in());
    close(rulebook, record, on).map_or_else(|_| Rc::clone(record), Rc::new)
}

/// The months of a final stage that are here, open, and the ones that were approved: closed
/// as they were there.
pub(super) fn closed_as(
    model: &Model,
    month: Month,
    unit: Unit,
    approvals: &Approvals,
) -> Vec<Record> {
    let Some(last) = approvals.last() else {
        return Vec::new();
    };
    let here = model.state.content.records.iter();
    let here = here.filter(|((_, of), record)| {
        *of == month && record.unit == unit && record.closing().is_none()
    });
    let closed = here.filter_map(|(key, record)| {
        let closed = closed_on(model, record, last.on);
        let code = model.code_at(key, &closed, last.on);
        let is_same = approvals.standing(&key.0, Some(code)) == Standing::Same;
        is_same.then(|| Rc::unwrap_or_clone(closed))
    });
    closed.collect()
}

/// A closed month was opened again: what was approved and seen of it is void, as part of that
/// step.
pub(super) fn opened_again(model: &mut Model, key: &Key, reason: &str, out: &mut Vec<Effect>) {
    let record = model.state.content.records.get(key);
    let Some(unit) = record.map(|record| record.unit) else {
        return;
    };
    let of = MonthOf::new(key.0.as_str(), key.1, None);
    let rows = voided(model, &of, System::Bundled(unit), reason);
    if !rows.is_empty() {
        put_rows(model, rows, false, out);
    }
}

/// Opens the shown month by a document again, which the stages made final: once a reason is
/// given, which stays with them.
pub(super) fn open_again(model: &mut Model, out: &mut Vec<Effect>) {
    let (of, system) = (shown(model), model.system());
    let reason = form(model).open_why.clone();
    if reason.trim().is_empty() {
        form(model).tried_open = true;
        return out.push(Effect::Focus(Target("#open-why".into())));
    }
    let rows = voided(model, &of, system, &reason);
    let form = form(model);
    (form.tried_open, form.sent) = (false, None);
    form.open_why.clear();
    if !rows.is_empty() {
        put_rows(model, rows, true, out);
    }
}

/// Without names that are empty.
fn named(mut process: Process) -> Process {
    process.stages.retain(|name| !name.trim().is_empty());
    process
}

impl Model {
    /// How the branch goes about it; where it didn't say, the lead hands the month on, and the
    /// department makes it final.
    pub fn process(&self) -> Process {
        let shelf = Shelf::of(&self.state.content.books);
        shelf.process().cloned().unwrap_or_else(|| Process {
            stages: crate::locale::review::default_stages(self.lang),
            days: USUAL_DAYS,
        })
    }
}
