//! What an agent does about their month: answers it, and appeals lines of it.

use super::msg::ReviewMsg;
use super::view::key_of;
use super::work::{form, put_typed, shown};
use crate::desk::book::{Shelf, TeamRow};
use crate::desk::team::put_rows;
use crate::desk::{Effect, Model, Target};
use crate::id::{CheckCode, Fingerprint, Id};
use crate::number::Unit;
use crate::record::MAX_NOTE;
use crate::review::{
    AskedFact, KeptReceipt, MAX_SLIP_FACTS, MAX_SLIP_LINES, MonthOf, Receipt, RulesReceipt, Slip,
    SlipLine, SlipState, USUAL_DAYS, Verdict, name_of, working_days_after,
};
use crate::scoring::Sub;
use crate::store::TeamKey;

pub(super) fn update(model: &mut Model, msg: ReviewMsg, out: &mut Vec<Effect>) {
    match msg {
        ReviewMsg::Answer(answer) => form(model).answer = Some(answer),
        ReviewMsg::Remark(text) => form(model).remark = text,
        ReviewMsg::Sign => sign(model, out),
        ReviewMsg::Unsign => {
            let key = TeamKey::Receipt(shown(model));
            form(model).sent = None;
            put_rows(model, vec![(key, None)], true, out);
        }
        ReviewMsg::ReadRules => read_rules(model, out),
        ReviewMsg::Adding(part, sub) => form(model).adding = Some((part, sub)),
        ReviewMsg::ChooseMissing(fact) => form(model).missing = Some(fact),
        ReviewMsg::AppealMissing(fact) => appeal(model, &Asks::Missing(fact), out),
        ReviewMsg::Again => again(model, out),
        ReviewMsg::Appeal(part, sub) => appeal(model, &Asks::Lines(vec![(part, sub)]), out),
        ReviewMsg::AppealAll => {
            let differ = model
                .official(&shown(model))
                .map(|official| official.differ);
            let lines = differ.unwrap_or_default().into_iter();
            let lines = lines.map(|line| (line.part, line.sub)).collect();
            appeal(model, &Asks::Lines(lines), out);
        }
        ReviewMsg::DropLine(line) => edit(model, &msg, out, |slip| {
            if line < slip.lines.len() {
                slip.lines.remove(line);
            }
        }),
        ReviewMsg::Should(line, fact, ref text) => edit(model, &msg, out, |slip| {
            let fact = slip
                .lines
                .get_mut(line)
                .and_then(|it| it.facts.get_mut(fact));
            if let Some(fact) = fact {
                fact.should = text.chars().take(100).collect();
            }
        }),
        ReviewMsg::Reason(line, ref text) => edit(model, &msg, out, |slip| {
            if let Some(line) = slip.lines.get_mut(line) {
                line.reason = text.chars().take(MAX_NOTE).collect();
            }
        }),
        ReviewMsg::Evidence(line, ref text) => edit(model, &msg, out, |slip| {
            if let Some(line) = slip.lines.get_mut(line) {
                line.evidence = text.chars().take(MAX_NOTE).collect();
            }
        }),
        ReviewMsg::HandIn => hand_in(model, out),
        ReviewMsg::DropSlip => {
            let key = TeamKey::Slip(shown(model));
            (form(model).sent, form(model).tried_slip) = (None, false);
            put_rows(model, vec![(key, None)], true, out);
        }
        _ => {}
    }
}

/// Makes the receipt of the official month that came in, once something is chosen.
fn sign(model: &mut Model, out: &mut Vec<Effect>) {
    let of = shown(model);
    let (answer, remark) = {
        let form = form(model);
        (form.answer, form.remark.trim().to_owned())
    };
    let official = model.official(&of);
    let code = official
        .filter(|it| it.is_received && it.follows())
        .map(|it| it.code);
    let (Some(sheet), Some(answer)) = (code, answer) else {
        form(model).tried_receipt = true;
        return out.push(Effect::Focus(Target("input[name=review-answer]".into())));
    };
    let key = TeamKey::Receipt(of.clone());
    let receipt = Receipt {
        unit: unit_of(model, &of),
        agent: of.agent,
        month: of.month,
        document: of.document,
        sheet,
        on: model.state.today,
        answer,
        remark: remark.chars().take(MAX_NOTE).collect(),
        code: CheckCode::of_bits(0),
    };
    let kept = KeptReceipt {
        receipt: receipt.coded(),
        void: None,
    };
    let row = TeamRow::Receipt(kept);
    let form = form(model);
    (form.tried_receipt, form.sent, form.answer) = (false, None, None);
    form.remark.clear();
    put_rows(model, vec![(key, Some(row))], true, out);
    out.push(Effect::Focus(Target("#receipt-done".into())));
}

/// The unit of a month's points; of a document, which has its own, the usual one.
fn unit_of(model: &Model, of: &MonthOf) -> Unit {
    let record = key_of(of).and_then(|key| model.state.content.records.get(&key));
    record.map_or(Unit::default(), |record| record.unit)
}

/// Says that the rulebook of the shown month was read.
fn read_rules(model: &mut Model, out: &mut Vec<Effect>) {
    let content = &model.state.content;
    let (id, effective, fingerprint) = match content.book {
        None => {
            let rulebook = model.rulebook();
            (rulebook.id, rulebook.effective, Fingerprint::of(rulebook))
        }
        Some(id) => {
            let shelf = Shelf::of(&content.books);
            let Some(volume) = shelf.in_force(id, content.month) else {
                return;
            };
            (id, volume.document.effective, volume.fingerprint())
        }
    };
    let receipt = RulesReceipt {
        agent: content.agent.clone(),
        rulebook: id,
        brought: content.book.is_some(),
        effective,
        fingerprint,
        on: model.state.today,
        code: CheckCode::of_bits(0),
    };
    let key = TeamKey::Read(receipt.month_of());
    let row = TeamRow::Read(receipt.coded());
    put_rows(model, vec![(key, Some(row))], true, out);
}

/// What is appealed.
enum Asks {
    /// Lines of the sheet.
    Lines(Vec<(Id, Sub)>),
    /// That something is missing, by its fact.
    Missing(String),
}

/// Adds lines to the slip; one that is in it already stays as it is, but for what is missing.
fn appeal(model: &mut Model, asks: &Asks, out: &mut Vec<Effect>) {
    let of = shown(model);
    let Some(official) = model.official(&of).filter(|it| it.is_received) else {
        return;
    };
    let shelf = Shelf::of(&model.state.content.books);
    let known = shelf.slip(&of);
    // What is handed in stays what it is; one about a month that was given out anew is begun
    // anew.
    if known.is_some_and(|slip| slip.state() != SlipState::Draft) {
        return;
    }
    let known = known.filter(|slip| slip.sheet == official.code);
    let mut slip = known.cloned().unwrap_or_else(|| Slip {
        agent: of.agent.clone(),
        month: of.month,
        unit: unit_of(model, &of),
        document: of.document,
        sheet: official.code,
        on: None,
        due: None,
        lines: Vec::new(),
        code: None,
        answered: None,
    });
    match asks {
        Asks::Lines(lines) => {
            for (part, sub) in lines {
                let facts = official.month.asked(official.own.as_ref(), *part, *sub);
                ask(&mut slip, (*part, *sub), facts, false);
            }
        }
        Asks::Missing(fact) => {
            let all = official.month.missing().into_iter();
            for it in all.filter(|it| it.fact == *fact) {
                let asked = official.month.one_more(&it.fact);
                ask(&mut slip, (it.part, it.sub), vec![asked], true);
            }
        }
    }
    let row = (!slip.lines.is_empty()).then_some(TeamRow::Slip(slip));
    let form = form(model);
    (form.tried_slip, form.adding, form.missing) = (false, None, None);
    put_rows(model, vec![(TeamKey::Slip(of), row)], true, out);
    crate::desk::update::open(model, crate::desk::Page::Review, out);
    out.push(Effect::Focus(Target("#slip".into())));
}

/// Puts facts of a line into a slip; where the line is there, those that it lacks, if it's to have
/// them.
fn ask(slip: &mut Slip, (part, sub): (Id, Sub), facts: Vec<AskedFact>, adds: bool) {
    let is_full = slip.lines.len() >= MAX_SLIP_LINES;
    let known = slip.lines.iter_mut().find(|line| line.is_about(part, sub));
    match known {
        Some(line) if adds => {
            for asked in facts {
                let is_there = line.facts.iter().any(|it| it.fact == asked.fact);
                if !is_there && line.facts.len() < MAX_SLIP_FACTS {
                    line.facts.push(asked);
                }
            }
        }
        None if !is_full => {
            let mut facts = facts;
            facts.truncate(MAX_SLIP_FACTS);
            slip.lines.push(SlipLine {
                part,
                of: name_of(sub),
                facts,
                reason: String::new(),
                evidence: String::new(),
                answer: None,
            });
        }
        _ => {}
    }
}

/// Begins a slip anew with the lines of the last one that weren't accepted, on the month as it
/// is given out now.
fn again(model: &mut Model, out: &mut Vec<Effect>) {
    let of = shown(model);
    let shelf = Shelf::of(&model.state.content.books);
    let answered = shelf
        .slip(&of)
        .filter(|it| it.state() == SlipState::Answered);
    let official = model.official(&of).filter(|it| it.is_received);
    let (Some(slip), Some(official)) = (answered, official) else {
        return;
    };
    let is_open = |line: &&SlipLine| {
        let answer = line.answer.as_ref();
        answer.is_none_or(|answer| answer.verdict != Verdict::Accepted)
    };
    let lines = slip.lines.iter().filter(is_open).map(|line| {
        let facts = line.facts.iter().map(|asked| AskedFact {
            says: official.month.said_of(&asked.fact),
            ..asked.clone()
        });
        SlipLine {
            facts: facts.collect(),
            answer: None,
            ..line.clone()
        }
    });
    let begun = Slip {
        sheet: official.code,
        on: None,
        due: None,
        lines: lines.collect(),
        code: None,
        answered: None,
        ..slip.clone()
    };
    let row = (!begun.lines.is_empty()).then_some(TeamRow::Slip(begun));
    put_rows(model, vec![(TeamKey::Slip(of), row)], true, out);
    out.push(Effect::Focus(Target("#slip".into())));
}

fn edit(model: &mut Model, msg: &ReviewMsg, out: &mut Vec<Effect>, change: impl FnOnce(&mut Slip)) {
    let month = shown(model);
    let shelf = Shelf::of(&model.state.content.books);
    let slip = shelf
        .slip(&month)
        .filter(|slip| slip.state() == SlipState::Draft);
    let Some(mut slip) = slip.cloned() else {
        return;
    };
    change(&mut slip);
    let row = (!slip.lines.is_empty()).then_some(TeamRow::Slip(slip));
    put_typed(model, msg, (TeamKey::Slip(month), row), out);
}

/// Hands the slip in: each line asks for something that can be so, for a reason.
fn hand_in(model: &mut Model, out: &mut Vec<Effect>) {
    let month = shown(model);
    let shelf = Shelf::of(&model.state.content.books);
    let Some(slip) = shelf
        .slip(&month)
        .filter(|slip| slip.state() == SlipState::Draft)
    else {
        return;
    };
    let lacks = model.slip_lacks(slip);
    if lacks > 0 {
        form(model).tried_slip = true;
        return out.push(Effect::Focus(Target("#slip [aria-invalid=true]".into())));
    }
    let days = shelf.process().map_or(USUAL_DAYS, |process| process.days);
    let today = model.state.today;
    let slip = slip.handed_in(today, working_days_after(today, days));
    form(model).tried_slip = false;
    put_rows(
        model,
        vec![(TeamKey::Slip(month), Some(TeamRow::Slip(slip)))],
        true,
        out,
    );
    out.push(Effect::Focus(Target("#slip-done".into())));
}
