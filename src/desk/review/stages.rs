//! The stages by which a month of the team becomes final.

use super::msg::{ReviewMsg, StageField};
use super::own::DAYS;
use super::work::{form, put_typed};
use crate::desk::book::{Shelf, TeamRow};
use crate::desk::state::{Action, Key};
use crate::desk::team::put_rows;
use crate::desk::update::act;
use crate::desk::{Effect, Model, Target};
use crate::id::CheckCode;
use crate::record::{MAX_AGENT, MAX_NOTE, Record};
use crate::review::{Approval, KeptReceipt, MAX_STAGE, MAX_STAGES, Member, Process};
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
                let names = text.lines().take(MAX_STAGES);
                let names = names.map(|name| name.chars().take(MAX_STAGE).collect());
                process.stages = names.collect();
            } else if let Ok(days) = text.trim().parse::<u8>() {
                process.days = days.min(60);
            } else {
                return;
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
        form(model).tried = true;
        return out.push(Effect::Focus(Target("#stage-by".into())));
    }
    let rules = model.state.rules();
    let members = here.iter().map(|(key, record)| {
        let rulebook = rules.rulebook(record.ruled_in());
        Member {
            agent: key.0.clone(),
            code: model.code_of(key, record),
            score: score_standing(rulebook, record, today).score,
        }
    });
    let members = members.collect();
    // Never back in time, whatever the clock says.
    let on = approvals.last().map_or(today, |last| last.on.max(today));
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
    let closed = match is_last {
        true => closed(model, &here),
        false => Vec::new(),
    };
    let is_step = closed.is_empty();
    if !is_step {
        act(model, Action::Put(closed), out);
    }
    let stage = &mut form(model).stage;
    stage.remark.clear();
    (form(model).tried, form(model).sent) = (false, None);
    let row = Some(TeamRow::Approvals(approvals));
    put_rows(
        model,
        vec![(TeamKey::Approvals(month, unit), row)],
        is_step,
        out,
    );
    out.push(Effect::Focus(Target("#stages".into())));
}

/// These months closed, as far as they aren't.
pub(super) fn closed(model: &Model, here: &[(Key, std::rc::Rc<Record>)]) -> Vec<Record> {
    let rules = model.state.rules();
    let open = here.iter().filter(|(_, record)| record.closing().is_none());
    let closed = open.filter_map(|(_, record)| {
        let rulebook = rules.rulebook(record.ruled_in());
        close(rulebook, record, model.state.today).ok()
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
