//! The stages by which a month of the team becomes final.

use std::rc::Rc;

use super::msg::{ReviewMsg, StageField};
use super::own::DAYS;
use super::work::{form, put_typed};
use crate::calendar::{Date, Month};
use crate::desk::book::{Shelf, TeamRow};
use crate::desk::state::{Action, Key};
use crate::desk::team::put_rows;
use crate::desk::update::act;
use crate::desk::{Effect, Model, Target};
use crate::id::CheckCode;
use crate::number::Unit;
use crate::record::{MAX_AGENT, MAX_NOTE, Record};
use crate::review::{
    Approval, Approvals, KeptReceipt, MAX_STAGE, MAX_STAGES, Member, Process, Standing,
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
    let content = &model.state.content;
    let (month, unit) = (content.month, model.state.unit());
    let shelf = Shelf::of(&content.books);
    let mut approvals = shelf.approvals(month, unit);
    let process = named(model.process());
    let Some((stage, is_last)) = process.next(&approvals) else {
        return;
    };
    let (stage, today) = (stage.to_owned(), model.state.today);
    let here = content.records.iter();
    let here = here.filter(|((_, of), record)| *of == month && record.unit == unit);
    let here: Vec<_> = here
        .map(|(key, record)| (key.clone(), record.clone()))
        .collect();
    let by = form(model).stage.by.clone();
    let by = by.unwrap_or_else(|| model.signature());
    if here.is_empty() || by.trim().is_empty() || approvals.stages.len() >= MAX_STAGES {
        form(model).stage.tried = true;
        return out.push(Effect::Focus(Target("#stage-by".into())));
    }
    let rules = model.state.rules();
    // Never back in time, whatever the clock says.
    let on = approvals.last().map_or(today, |last| last.on.max(today));
    // The last stage closes the months, and is about what they're then.
    let here: Vec<(Key, Rc<Record>)> = match is_last {
        true => here
            .into_iter()
            .map(|(key, record)| (key, closed_on(model, &record, on)))
            .collect(),
        false => here,
    };
    let members = here.iter().map(|(key, record)| {
        let rulebook = rules.rulebook(record.ruled_in());
        Member {
            agent: key.0.clone(),
            code: model.code_at(key, record, on),
            score: score_standing(rulebook, record, on).score,
        }
    });
    let members = members.collect();
    let approval = Approval {
        month,
        unit,
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
    let records = &model.state.content.records;
    let changed = here
        .iter()
        .filter(|(key, record)| records.get(key) != Some(record));
    let closed: Vec<Record> = changed.map(|(_, record)| Record::clone(record)).collect();
    let is_step = closed.is_empty();
    if !is_step {
        act(model, Action::Put(closed), out);
    }
    let stage = &mut form(model).stage;
    stage.remark.clear();
    (form(model).stage.tried, form(model).sent) = (false, None);
    let row = Some(TeamRow::Approvals(approvals));
    put_rows(
        model,
        vec![(TeamKey::Approvals(month, unit), row)],
        is_step,
        out,
    );
    out.push(Effect::Focus(Target("#stages".into())));
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
    let shelf = Shelf::of(&model.state.content.books);
    let unit = model
        .state
        .content
        .records
        .get(key)
        .map(|record| record.unit);
    let Some(unit) = unit else { return };
    let reason: String = reason.trim().chars().take(MAX_NOTE).collect();
    let mut rows = Vec::new();
    let approvals = shelf.approvals(key.1, unit);
    if let Some(voided) = approvals.opened_again(&key.0, model.state.today, &reason) {
        let row = Some(TeamRow::Approvals(voided));
        rows.push((TeamKey::Approvals(key.1, unit), row));
    }
    let month = MonthKey::new(key.0.as_str(), key.1);
    if let Some(kept) = shelf.receipt(&month).filter(|kept| kept.void.is_none()) {
        let row = TeamRow::Receipt(KeptReceipt {
            void: Some(reason),
            ..kept.clone()
        });
        rows.push((TeamKey::Receipt(month), Some(row)));
    }
    if !rows.is_empty() {
        put_rows(model, rows, false, out);
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
            days: DAYS,
        })
    }
}
