//! A correction of a final month, written into a later one.

use std::rc::Rc;

use super::form::CorrectionForm;
use super::msg::{CorrectField, ReviewMsg, ReviewTab};
use super::view::key_of;
use super::work::{form, shown};
use crate::calendar::Month;
use crate::desk::state::Action;
use crate::desk::update::act;
use crate::desk::{Effect, Model, Target};
use crate::number::{Decimal, Money, Points};
use crate::record::{
    Correction, MAX_CORRECTED, MAX_CORRECTIONS, MAX_NOTE, MAX_WAGE, Record, typed_points,
};
use crate::review::{MonthOf, Reviewable, Slip, SlipLine, name_of};
use crate::scoring::score_standing;

pub(super) fn update(model: &mut Model, msg: ReviewMsg, out: &mut Vec<Effect>) {
    match msg {
        ReviewMsg::Correct(field, text) => {
            let form = &mut form(model).correction;
            match field {
                CorrectField::Points => form.points = text,
                CorrectField::Pay => form.pay = text,
                CorrectField::Why => form.why = text.chars().take(MAX_NOTE).collect(),
            }
        }
        ReviewMsg::CorrectLine(part, sub) => form(model).correction.line = Some((part, sub)),
        ReviewMsg::CorrectIn(month) => form(model).correction.within = Some(month),
        ReviewMsg::CorrectFrom(key, line) => begin(model, key, line, out),
        ReviewMsg::WriteCorrection => write(model, out),
        ReviewMsg::DropCorrection(within, nth) => drop_one(model, within, nth, out),
        _ => {}
    }
}

/// Shows the agent's month, and fills the form with what was granted.
fn begin(model: &mut Model, of_month: MonthOf, line: usize, out: &mut Vec<Effect>) {
    let rows = model.team_review();
    let row = rows.and_then(|team| team.slips.iter().find(|row| row.of == of_month).cloned());
    let Some(row) = row else { return };
    let (Some(of), Some(weighed)) = (row.slip.lines.get(line), row.weighed.lines.get(line)) else {
        return;
    };
    let why = of.answer.as_ref().map_or("", |answer| &answer.why);
    let why = if why.is_empty() { &of.reason } else { why };
    let points = weighed
        .change
        .first()
        .map_or_else(String::new, Decimal::to_string);
    let why = why.to_owned();
    let Some(key) = key_of(&of_month) else { return };
    let record = model.state.content.records.get(&key);
    let rules = model.state.rules();
    let found = record.and_then(|record| {
        let rulebook = rules.rulebook(record.ruled_in());
        let sheet = score_standing(rulebook, record, model.state.today);
        let mut lines = sheet.lines.iter();
        let own = lines.find(|own| of.is_about(own.part, own.sub));
        let own = own.map(|own| (own.part, own.sub));
        // What was missing has no line yet.
        let missing = || {
            let month = Reviewable::record(rulebook, Rc::clone(record), model.state.today);
            let mut missing = month.missing().into_iter();
            let own = missing.find(|own| of.is_about(own.part, own.sub))?;
            Some((own.part, own.sub))
        };
        own.or_else(missing)
    });
    if model.state.content.agent != key.0 {
        act(model, Action::Show(key.0.clone()), out);
    }
    let form = form(model);
    (form.tab, form.of) = (ReviewTab::Own, Some(of_month));
    form.correction = CorrectionForm {
        line: found,
        points,
        why,
        slip: row.slip.code,
        ..CorrectionForm::default()
    };
    out.push(Effect::Focus(Target("#correct select".into())));
}

/// Takes a correction back, in a month that isn't closed.
fn drop_one(model: &mut Model, within: Month, nth: usize, out: &mut Vec<Effect>) {
    let key = (shown(model).agent, within);
    let record = model.state.content.records.get(&key);
    let record = record.filter(|it| it.closing().is_none() && nth < it.corrections.len());
    let without = record.and_then(|it| it.edited(|facts| drop(facts.corrections.remove(nth))).ok());
    if let Some(without) = without {
        act(model, Action::Put(vec![without]), out);
    }
}

fn write(model: &mut Model, out: &mut Vec<Effect>) {
    let typed = form(model).correction.clone();
    let record = corrected(model, &typed);
    let Some(record) = record else {
        form(model).correction.tried = true;
        return out.push(Effect::Focus(Target("#correct [aria-invalid=true]".into())));
    };
    act(model, Action::Put(vec![record]), out);
    form(model).correction = CorrectionForm::default();
    out.push(Effect::Focus(Target("#corrections".into())));
}

/// The later month with the correction; none while something lacks or is wrong.
fn corrected(model: &Model, typed: &CorrectionForm) -> Option<Record> {
    let MonthOf {
        agent, month: of, ..
    } = shown(model);
    let (part, sub) = typed.line?;
    let within = typed
        .within
        .or(model.correction_months().first().copied())?;
    let correction = Correction {
        of,
        part,
        line: name_of(sub),
        points: points(&typed.points)?,
        pay: pay(&typed.pay).ok()?,
        why: typed.why.trim().to_owned(),
        on: model.state.today,
        slip: typed.slip,
    };
    let records = &model.state.content.records;
    let later = records.get(&(agent.clone(), within));
    let blank = || Record::blank(&agent, within, model.state.unit());
    let later = later.map_or_else(blank, |record| Record::clone(record));
    later.correcting(correction).ok()
}

/// What is typed as points; none where that's nothing.
pub(super) fn points(text: &str) -> Option<Points> {
    let points = typed_points(text.trim().trim_start_matches(['+', '\u{ff0b}']));
    let points = points.ok().flatten()?;
    let size = points.max(-points);
    (!points.is_zero() && size <= MAX_CORRECTED).then_some(points)
}

/// What is typed as pay; none where nothing is.
pub(super) fn pay(text: &str) -> Result<Option<Money>, ()> {
    let text = text.trim().replace(['\u{2212}', '\u{ff0d}'], "-");
    let text = text.trim_start_matches(['+', '\u{ff0b}']);
    if text.is_empty() {
        return Ok(None);
    }
    let pay: Money = text.parse().map_err(|_| ())?;
    (pay.max(-pay) <= MAX_WAGE).then_some(Some(pay)).ok_or(())
}

/// Whether a text says by how many points something is corrected.
pub fn is_points(text: &str) -> bool {
    points(text).is_some()
}

/// Whether a text says by how much pay something is corrected, or nothing.
pub fn is_pay(text: &str) -> bool {
    pay(text).is_ok()
}

impl Model {
    /// Whether what was granted of a line is written as a correction already.
    pub fn is_corrected(&self, of: &MonthOf, slip: &Slip, line: &SlipLine) -> bool {
        let own = self.state.content.records.iter();
        let own = own.filter(|((agent, month), _)| *agent == of.agent && *month > of.month);
        let mut all = own.flat_map(|(_, record)| &record.corrections);
        all.any(|it| {
            it.slip.is_some() && it.slip == slip.code && (it.part, it.line) == (line.part, line.of)
        })
    }

    /// The months in which a correction of the shown month can be written: later ones of its
    /// agent that aren't closed, this month, and the one after it.
    pub fn correction_months(&self) -> Vec<Month> {
        let MonthOf {
            agent, month: of, ..
        } = shown(self);
        let now = Month::of(self.state.today).max(of.plus(1));
        let mut months = vec![now, now.plus(1)];
        let records = self.state.content.records.iter();
        months.extend(
            records
                .map(|((own, month), _)| (own, *month))
                .filter_map(|(own, month)| (*own == agent && month > of).then_some(month)),
        );
        months.sort_unstable();
        months.dedup();
        let unit = self.state.unit();
        months.retain(|month| {
            let record = self.state.content.records.get(&(agent.clone(), *month));
            record.is_none_or(|it| {
                let has_room = it.corrections.len() < MAX_CORRECTIONS;
                it.closing().is_none() && it.unit == unit && has_room
            })
        });
        // The one that is being worked on first.
        months.sort_by_key(|month| (*month != now, *month));
        months
    }
}
