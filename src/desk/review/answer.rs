//! What a lead does about an agent's slip: decides each line, and has what is granted go into
//! the month.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::msg::ReviewMsg;
use super::own::DAYS;
use super::work::{form, put_typed};
use crate::calendar::Date;
use crate::desk::acts::Taken;
use crate::desk::book::{Shelf, TeamRow};
use crate::desk::state::{Action, Key};
use crate::desk::team::put_rows;
use crate::desk::update::act;
use crate::desk::{Effect, Model, Target};
use crate::record::{MAX_NOTE, Record, Source, Trail};
use crate::review::{
    Answer, Slip, SlipFact, SlipFault, SlipLine, SlipState, Verdict, grant, issued_code,
    working_days_after,
};
use crate::store::{MonthKey, TeamKey};

pub(super) fn update(model: &mut Model, msg: ReviewMsg, out: &mut Vec<Effect>) {
    match msg {
        ReviewMsg::Open(key) => {
            let form = form(model);
            form.tried_answer = false;
            form.open = (form.open.as_ref() != Some(&key)).then_some(key);
        }
        ReviewMsg::Decide(ref key, line, verdict) => edit(model, key, &msg, out, |slip| {
            let Some(line) = slip.lines.get_mut(line) else {
                return;
            };
            let (why, facts) = match line.answer.take() {
                Some(answer) => (answer.why, answer.facts),
                None => (String::new(), Vec::new()),
            };
            let facts = match (verdict, facts.is_empty()) {
                (Verdict::Partly, true) => line.facts.clone(),
                (Verdict::Partly, false) => facts,
                _ => Vec::new(),
            };
            line.answer = Some(Answer {
                verdict,
                facts,
                why,
                by: String::new(),
                on: None,
                until: None,
            });
        }),
        ReviewMsg::Grant(ref key, line, fact, ref text) => edit(model, key, &msg, out, |slip| {
            let answer = slip.lines.get_mut(line).and_then(|it| it.answer.as_mut());
            if let Some(fact) = answer.and_then(|answer| answer.facts.get_mut(fact)) {
                fact.should = text.chars().take(100).collect();
            }
        }),
        ReviewMsg::Why(ref key, line, ref text) => edit(model, key, &msg, out, |slip| {
            let answer = slip.lines.get_mut(line).and_then(|it| it.answer.as_mut());
            if let Some(answer) = answer {
                answer.why = text.chars().take(MAX_NOTE).collect();
            }
        }),
        ReviewMsg::Settle(key) => settle(model, &key, out),
        _ => {}
    }
}

fn edit(
    model: &mut Model,
    key: &Key,
    msg: &ReviewMsg,
    out: &mut Vec<Effect>,
    change: impl FnOnce(&mut Slip),
) {
    let month = MonthKey::new(key.0.as_str(), key.1);
    let shelf = Shelf::of(&model.state.content.books);
    let slip = shelf
        .slip(&month)
        .filter(|it| it.state() == SlipState::HandedIn);
    let Some(mut slip) = slip.cloned() else {
        return;
    };
    change(&mut slip);
    let row = Some(TeamRow::Slip(slip));
    put_typed(model, msg, (TeamKey::Slip(month), row), out);
}

/// Answers it: once each line is decided, and what isn't as the agent asks has a reason.
fn settle(model: &mut Model, key: &Key, out: &mut Vec<Effect>) {
    let month = MonthKey::new(key.0.as_str(), key.1);
    let shelf = Shelf::of(&model.state.content.books);
    let Some(slip) = shelf
        .slip(&month)
        .filter(|it| it.state() == SlipState::HandedIn)
    else {
        return;
    };
    let granted = match granted(model, key, slip) {
        Ok(granted) if lacks(slip) == 0 => granted,
        _ => {
            form(model).tried_answer = true;
            return out.push(Effect::Focus(Target("#answer [aria-invalid=true]".into())));
        }
    };
    let by = model.signature();
    let today = model.state.today;
    let days = shelf.process().map_or(DAYS, |process| process.days);
    let until = working_days_after(today, days);
    let Some(slip) = slip.answered(&by, today, until) else {
        return;
    };
    let is_step = granted.is_none();
    if let (Some(record), Some(code)) = (granted, slip.code) {
        let taken = Taken {
            source: Source::Slip { code },
            trail: Trail::default(),
            is_restored: false,
        };
        let acts = &mut model.storage.acts;
        acts.note_taken(BTreeMap::from([(key.clone(), taken)]));
        act(model, Action::Put(vec![record]), out);
    }
    form(model).tried_answer = false;
    let row = Some(TeamRow::Slip(slip));
    put_rows(model, vec![(TeamKey::Slip(month), row)], is_step, out);
}

/// How many lines lack a decision, or a reason for another one than was asked for.
pub(super) fn lacks(slip: &Slip) -> usize {
    let lines = slip.lines.iter();
    let lacks = lines.filter(|line| match &line.answer {
        None => true,
        Some(answer) => answer.verdict != Verdict::Accepted && answer.why.trim().is_empty(),
    });
    lacks.count()
}

/// The month with what is granted; none where nothing changes, or where it's closed: that
/// stays, and what is granted is a correction of it.
///
/// # Errors
/// It can't be so.
fn granted(model: &Model, key: &Key, slip: &Slip) -> Result<Option<Record>, ()> {
    let Some(record) = model.state.content.records.get(key) else {
        return Err(());
    };
    if record.closing().is_some() {
        return Ok(None);
    }
    let rulebook = model.state.rules().rulebook(record.ruled_in());
    let changed = slip.applied(rulebook, record).map_err(|_| ())?;
    Ok((changed != **record).then_some(changed))
}

impl Model {
    /// Which fact of a line can't be what is granted, and why.
    pub fn grant_fault(&self, key: &Key, line: &SlipLine) -> Option<(SlipFact, SlipFault)> {
        let record = self.state.content.records.get(key)?;
        if record.closing().is_some() {
            return None;
        }
        let rulebook = self.state.rules().rulebook(record.ruled_in());
        grant(rulebook, record, line.granted()?).err()
    }

    /// Whether an agent's month is still the one that a piece with this check code is about.
    pub fn is_about(&self, key: &Key, code: crate::id::CheckCode) -> bool {
        let Some(record) = self.state.content.records.get(key) else {
            return false;
        };
        self.code_of(key, record) == code
    }

    /// The check code of a month as it was given out last, if it's still that; else as of today.
    pub fn code_of(&self, key: &Key, record: &Rc<Record>) -> crate::id::CheckCode {
        self.code_at(key, record, self.state.today)
    }

    /// The same, as of a day where it wasn't given out.
    pub(super) fn code_at(
        &self,
        key: &Key,
        record: &Rc<Record>,
        otherwise: Date,
    ) -> crate::id::CheckCode {
        let rulebook = self.state.rules().rulebook(record.ruled_in());
        let given = self.storage.acts.of(key);
        let given = given.and_then(|trail| trail.given_out(record));
        let on = given.map_or(otherwise, |given| given.made.at.date);
        issued_code(rulebook, record, on)
    }

    /// Who acts here, as typed.
    pub fn signature(&self) -> String {
        let settings = self.storage.settings.as_ref();
        settings
            .map(|known| known.editor.clone())
            .unwrap_or_default()
    }
}
