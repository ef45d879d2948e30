//! What a lead does about an agent's slip: decides each line, and has what is granted go into
//! the month.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::msg::ReviewMsg;
use super::view::key_of;
use super::work::{form, put_month, put_typed};
use crate::calendar::Date;
use crate::desk::acts::Taken;
use crate::desk::book::{Shelf, TeamRow};
use crate::desk::state::{Action, Key};
use crate::desk::team::put_rows;
use crate::desk::update::act;
use crate::desk::{Effect, Model, Target};
use crate::id::CheckCode;
use crate::plan::Filling;
use crate::record::{MAX_NOTE, Record, Source, Trail};
use crate::review::{
    Answer, FactFault, MonthOf, Reviewable, Slip, SlipLine, SlipState, USUAL_DAYS, Verdict,
    working_days_after,
};
use crate::scoring::{code_of, score_standing};
use crate::store::TeamKey;

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
    of: &MonthOf,
    msg: &ReviewMsg,
    out: &mut Vec<Effect>,
    change: impl FnOnce(&mut Slip),
) {
    let shelf = Shelf::of(&model.state.content.books);
    let slip = shelf
        .slip(of)
        .filter(|it| it.state() == SlipState::HandedIn);
    let Some(mut slip) = slip.cloned() else {
        return;
    };
    change(&mut slip);
    let row = Some(TeamRow::Slip(slip));
    put_typed(model, msg, (TeamKey::Slip(of.clone()), row), out);
}

/// Answers it: once each line is decided, and what isn't as the agent asks has a reason.
fn settle(model: &mut Model, of: &MonthOf, out: &mut Vec<Effect>) {
    let shelf = Shelf::of(&model.state.content.books);
    let Some(slip) = shelf
        .slip(of)
        .filter(|it| it.state() == SlipState::HandedIn)
    else {
        return;
    };
    let granted = match granted(model, of, slip) {
        Ok(granted) if lacks(slip) == 0 => granted,
        _ => {
            form(model).tried_answer = true;
            return out.push(Effect::Focus(Target("#answer [aria-invalid=true]".into())));
        }
    };
    let by = model.signature();
    let today = model.state.today;
    let days = shelf.process().map_or(USUAL_DAYS, |process| process.days);
    let until = working_days_after(today, days);
    let Some(answered) = slip.answered(&by, today, until) else {
        return;
    };
    form(model).tried_answer = false;
    let row = (TeamKey::Slip(of.clone()), Some(TeamRow::Slip(answered)));
    // One step, in which the act names the slip.
    let source = slip.code.map(|code| Source::Slip { code });
    match (granted, source) {
        (Some(Granted::Record(record)), Some(source)) => {
            let taken = Taken {
                source,
                trail: Trail::default(),
                is_restored: false,
            };
            let acts = &mut model.storage.acts;
            let key: Key = (of.agent.clone(), of.month);
            acts.note_taken(BTreeMap::from([(key, taken)]));
            act(model, Action::Put(vec![*record]), out);
            put_rows(model, vec![row], false, out);
        }
        (Some(Granted::Book(filling)), Some(source)) => {
            put_month(model, of, filling, source, row, out);
        }
        _ => put_rows(model, vec![row], true, out),
    }
}

/// A month with what was granted.
enum Granted {
    Record(Box<Record>),
    Book(Rc<Filling>),
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
/// It can't be so; or nothing can be granted, as a final month by a document knows no
/// corrections.
fn granted(model: &Model, of: &MonthOf, slip: &Slip) -> Result<Option<Granted>, ()> {
    let is_closed = model.is_closed(of);
    if is_closed && of.document.is_none() {
        return Ok(None);
    }
    // What was typed is changed: what is taken from elsewhere goes on following.
    let typed = of.document.and_then(|id| {
        let shelf = model.shelf();
        shelf.month(&of.agent, of.month, id)?;
        shelf.filled(&of.agent, of.month, id)
    });
    let month = match typed {
        Some(filled) => Reviewable::Document(Rc::new(filled)),
        None => model.reviewable(of).ok_or(())?,
    };
    let changed = slip.applied(&month).map_err(|_| ())?;
    let granted = match (month, changed) {
        (Reviewable::Record(_, was, _), Reviewable::Record(_, is, _)) => {
            (was != is).then(|| Granted::Record(Box::new(Rc::unwrap_or_clone(is))))
        }
        (Reviewable::Document(was), Reviewable::Document(is)) => {
            let is_other = was.filling != is.filling;
            is_other.then(|| Granted::Book(Rc::clone(&is.filling)))
        }
        _ => None,
    };
    match granted {
        Some(_) if is_closed => Err(()),
        granted => Ok(granted),
    }
}

impl Model {
    /// Which fact of a line can't be what is granted, and why.
    pub fn grant_fault(&self, of: &MonthOf, line: &SlipLine) -> Option<FactFault> {
        let month = self.reviewable(of)?;
        if self.is_closed(of) {
            return None;
        }
        month.with(line.granted()?).err()
    }

    /// Whether a month is closed, or final.
    pub fn is_closed(&self, of: &MonthOf) -> bool {
        match key_of(of) {
            Some(key) => {
                let record = self.state.content.records.get(&key);
                record.is_some_and(|record| record.closing().is_some())
            }
            None => Shelf::of(&self.state.content.books).is_final(of),
        }
    }

    /// Whether an agent's month is still the one that a piece with this check code is about.
    pub fn is_about(&self, of: &MonthOf, code: CheckCode) -> bool {
        self.code_of(of) == Some(code)
    }

    /// The check code of a month as it was given out last, if it's still that; else as of today.
    /// None where it isn't here, or its document can't score it.
    pub fn code_of(&self, of: &MonthOf) -> Option<CheckCode> {
        match key_of(of) {
            Some(key) => {
                let record = self.state.content.records.get(&key)?;
                Some(self.code_at(&key, record, self.state.today))
            }
            None => self.reviewable(of)?.code(&of.agent),
        }
    }

    /// The same of a month by a bundled rulebook, as of a day where it wasn't given out.
    pub(super) fn code_at(&self, key: &Key, record: &Record, otherwise: Date) -> CheckCode {
        let given = self.storage.acts.of(key);
        let given = given.and_then(|trail| trail.given_out(record));
        let on = given.map_or(otherwise, |given| given.made.at.date);
        self.record_code(record, on)
    }

    /// The check code of a month as it was given out on a day: what is still expected then costs
    /// more later.
    pub(super) fn record_code(&self, record: &Record, on: Date) -> CheckCode {
        let rulebook = self.state.rules().rulebook(record.ruled_in());
        let sheet = score_standing(rulebook, record, on);
        code_of(rulebook, record, &sheet)
    }

    /// Who acts here, as typed.
    pub fn signature(&self) -> String {
        let settings = self.storage.settings.as_ref();
        settings
            .map(|known| known.editor.clone())
            .unwrap_or_default()
    }
}
