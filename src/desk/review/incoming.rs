//! Pieces that come in: what each is beside what is here, and taking them.

use super::among::{keep_latest, others_at};
use super::case_view::{cases_state, rating_state};
use super::msg::{ReviewMsg, ReviewTab};
use super::stages::closed_as;
use super::work::form;
use crate::calendar::Date;
use crate::desk::book::{Shelf, TeamRow};
use crate::desk::state::{Action, Key};
use crate::desk::team::put_rows;
use crate::desk::update::{act, open};
use crate::desk::{Effect, Model, Page};
use crate::exchange::read_review;
use crate::review::{
    Beside, IncomingState, KeptCases, KeptReceipt, Piece, Receipt, Slip, SlipState,
};
use crate::store::{MonthKey, TeamKey};

/// A piece that came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// The file.
    pub file: String,
    /// The piece.
    pub piece: Piece,
    /// What it is beside what is here.
    pub state: IncomingState,
}

pub(super) fn update(model: &mut Model, msg: ReviewMsg, out: &mut Vec<Effect>) {
    match msg {
        ReviewMsg::Files(files) => {
            read(model, files);
            open(model, Page::Review, out);
            out.push(Effect::ScrollToTop);
        }
        ReviewMsg::Along(files) => {
            let before = form(model).incoming.len();
            read(model, files);
            let form = form(model);
            let is_here = |(it, _): &(Incoming, bool)| it.state == IncomingState::Same;
            if before == 0 && form.unreadable.is_empty() && form.incoming.iter().all(is_here) {
                return form.incoming.clear();
            }
            open(model, Page::Review, out);
            out.push(Effect::ScrollToTop);
        }
        ReviewMsg::Choose(at, take) => {
            if let Some((_, taken)) = form(model).incoming.get_mut(at) {
                *taken = take;
            }
        }
        ReviewMsg::Take => take(model, out),
        ReviewMsg::Stop => {
            let form = form(model);
            form.incoming.clear();
            form.unreadable.clear();
        }
        _ => {}
    }
}

fn read(model: &mut Model, files: Vec<(String, String)>) {
    // What came before and may still be taken stays.
    let mut incoming = std::mem::take(&mut form(model).incoming);
    incoming.retain(|(it, _)| it.state.can_be_taken());
    let mut unreadable = Vec::new();
    for (file, text) in files {
        match read_review(&text) {
            Ok(pieces) => {
                for piece in pieces.list() {
                    let twice = incoming.iter().any(|(known, _)| known.piece == piece);
                    let state = match twice {
                        true => IncomingState::Same,
                        false => state_of(model, &piece),
                    };
                    // Nobody chooses between two approvals but a person.
                    let takes = matches!(state, IncomingState::New | IncomingState::Replaces);
                    let file = file.clone();
                    incoming.push((Incoming { file, piece, state }, takes));
                }
            }
            Err(fault) => unreadable.push((file, fault)),
        }
    }
    keep_latest(&mut incoming);
    // What can't be taken first: it's what somebody has to look at.
    incoming.sort_by_key(|(incoming, _)| match incoming.state {
        IncomingState::New | IncomingState::Replaces => 2,
        IncomingState::Same | IncomingState::Older => 1,
        _ => 0,
    });
    let form = form(model);
    (form.incoming, form.unreadable, form.taken) = (incoming, unreadable, None);
}

/// What a piece is beside what is here.
fn state_of(model: &Model, piece: &Piece) -> IncomingState {
    if let Some(fault) = piece.fault() {
        return IncomingState::Faulty(fault);
    }
    let shelf = Shelf::of(&model.state.content.books);
    match piece {
        Piece::Receipt(receipt) => receipt_state(model, &shelf, receipt),
        Piece::Slip(slip) => slip_state(model, &shelf, slip),
        Piece::Cases(set) => cases_state(model, set),
        Piece::Rating(rating) => rating_state(model, rating),
        Piece::Rules(read) => {
            if !is_known(model, &shelf, &read.agent) {
                return IncomingState::Stranger;
            }
            let books = model.state.rules().books().iter();
            let mut marks = books.map(|book| crate::id::Fingerprint::of(book.rulebook()));
            if !marks.any(|mark| mark == read.fingerprint) {
                return IncomingState::Otherwise;
            }
            let key = TeamKey::Read(MonthKey::new(read.agent.as_str(), read.effective));
            match shelf.team.get(&key).map(|row| &**row) {
                Some(TeamRow::Read(known)) => later(known.on, read.on, known == read),
                _ => IncomingState::New,
            }
        }
        Piece::Approvals(approvals) => {
            let Some(first) = approvals.stages.first() else {
                return IncomingState::Older;
            };
            let own = shelf.approvals(first.month, first.unit);
            match own.beside(approvals) {
                Beside::Same => IncomingState::Same,
                Beside::Behind => IncomingState::Older,
                Beside::Further(_) if own.stages.is_empty() => {
                    match is_about_us(model, approvals) {
                        true => IncomingState::New,
                        false => IncomingState::NoMonth,
                    }
                }
                Beside::Further(_) => IncomingState::Replaces,
                Beside::Apart(at) => IncomingState::Apart(at, others_at(&own, approvals, at)),
            }
        }
    }
}

/// Whether one of the months that are approved is here.
fn is_about_us(model: &Model, approvals: &crate::review::Approvals) -> bool {
    let last = approvals.last();
    last.is_some_and(|last| {
        let records = &model.state.content.records;
        let mut members = last.members.iter();
        members.any(|it| records.contains_key(&(it.agent.clone(), last.month)))
    })
}

fn receipt_state(model: &Model, shelf: &Shelf, receipt: &Receipt) -> IncomingState {
    let key: Key = (receipt.agent.clone(), receipt.month);
    if !model.state.content.records.contains_key(&key) {
        return lacking(model, shelf, &receipt.agent);
    }
    let month = MonthKey::new(key.0.as_str(), key.1);
    if let Some(known) = shelf.receipt(&month) {
        if known.receipt == *receipt {
            return IncomingState::Same;
        }
        if known.receipt.on > receipt.on {
            return IncomingState::Older;
        }
    }
    if !model.is_about(&key, receipt.sheet) {
        return IncomingState::Otherwise;
    }
    match shelf.receipt(&month) {
        Some(_) => IncomingState::Replaces,
        None => IncomingState::New,
    }
}

fn slip_state(model: &Model, shelf: &Shelf, slip: &Slip) -> IncomingState {
    let key: Key = (slip.agent.clone(), slip.month);
    let month = MonthKey::new(key.0.as_str(), key.1);
    let Some(record) = model.state.content.records.get(&key) else {
        return lacking(model, shelf, &slip.agent);
    };
    let known = shelf.slip(&month);
    if let Some(known) = known.filter(|known| known.code == slip.code) {
        return match (known.state(), slip.state()) {
            _ if known == slip => IncomingState::Same,
            (SlipState::Answered, SlipState::HandedIn) => IncomingState::Older,
            (SlipState::HandedIn, SlipState::Answered) => IncomingState::Replaces,
            // Somebody is at it.
            (SlipState::HandedIn, _) => IncomingState::Older,
            _ => IncomingState::Replaces,
        };
    }
    let trail = model.storage.acts.of(&key);
    let given = trail.and_then(|trail| trail.given_out(record));
    if slip.state() == SlipState::Answered && given.is_some_and(|given| given.is_received) {
        // The agent's own place: what comes back answers what went out.
        return match known {
            Some(_) => IncomingState::OtherSlip,
            None => IncomingState::New,
        };
    }
    if slip.state() == SlipState::HandedIn && !model.is_about(&key, slip.sheet) {
        return IncomingState::Otherwise;
    }
    match known {
        Some(known) if known.on > slip.on => IncomingState::Older,
        Some(known) if known.state() == SlipState::Answered => IncomingState::ReplacesAnswered,
        Some(_) => IncomingState::Replaces,
        None => IncomingState::New,
    }
}

/// The month isn't here: nor is anybody of that name, perhaps.
fn lacking(model: &Model, shelf: &Shelf, agent: &str) -> IncomingState {
    match is_known(model, shelf, agent) {
        true => IncomingState::NoMonth,
        false => IncomingState::Stranger,
    }
}

fn is_known(model: &Model, shelf: &Shelf, agent: &str) -> bool {
    let mut keys = model.state.content.records.keys();
    keys.any(|(own, _)| own == agent) || shelf.roster().member(agent).is_some()
}

fn later(known: Date, come: Date, is_same: bool) -> IncomingState {
    match (is_same, known > come) {
        (true, _) => IncomingState::Same,
        (false, true) => IncomingState::Older,
        (false, false) => IncomingState::Replaces,
    }
}

/// Takes what is chosen: one step.
fn take(model: &mut Model, out: &mut Vec<Effect>) {
    let incoming = std::mem::take(&mut form(model).incoming);
    form(model).unreadable.clear();
    // What is here may have changed since it was shown.
    let still = |it: &Incoming| match it.state {
        IncomingState::Apart(..) => true,
        _ => state_of(model, &it.piece).can_be_taken(),
    };
    let chosen = incoming.into_iter();
    let chosen = chosen.filter(|(it, take)| *take && it.state.can_be_taken() && still(it));
    let chosen: Vec<_> = chosen.collect();
    let (mut rows, mut final_months) = (Vec::new(), Vec::new());
    let (mut is_teams, mut cases) = (false, None);
    for (Incoming { piece, .. }, _) in chosen {
        rows.push(match piece {
            Piece::Receipt(receipt) => {
                is_teams = true;
                let key = MonthKey::new(receipt.agent.as_str(), receipt.month);
                let void = None;
                (
                    TeamKey::Receipt(key),
                    TeamRow::Receipt(KeptReceipt { receipt, void }),
                )
            }
            Piece::Rules(read) => {
                is_teams = true;
                let key = MonthKey::new(read.agent.as_str(), read.effective);
                (TeamKey::Read(key), TeamRow::Read(read))
            }
            Piece::Slip(slip) => {
                is_teams |= slip.state() == SlipState::HandedIn;
                let key = MonthKey::new(slip.agent.as_str(), slip.month);
                (TeamKey::Slip(key), TeamRow::Slip(slip))
            }
            Piece::Cases(set) => {
                cases = Some(set.id);
                let kept = KeptCases {
                    set,
                    received: true,
                    mine: None,
                    agreed: Vec::new(),
                };
                (TeamKey::Cases(kept.set.id), TeamRow::Cases(kept))
            }
            Piece::Rating(rating) => {
                cases = Some(rating.set);
                let key = TeamKey::Rating(rating.set, rating.by.clone());
                (key, TeamRow::Rating(rating))
            }
            Piece::Approvals(approvals) => {
                let last = approvals.last().map(|last| (last.month, last.unit));
                let Some((month, unit)) = last else { continue };
                is_teams = true;
                let known = Shelf::of(&model.state.content.books).approvals(month, unit);
                let approvals = approvals.with_voided_of(&known);
                if approvals.is_final() {
                    final_months.push((month, unit, approvals.clone()));
                }
                (
                    TeamKey::Approvals(month, unit),
                    TeamRow::Approvals(approvals),
                )
            }
        });
    }
    // A final month is closed here, too, where it's the one that was approved.
    let mut records = Vec::new();
    for (month, unit, approvals) in final_months {
        records.extend(closed_as(model, month, unit, &approvals));
    }
    let is_step = records.is_empty();
    if !is_step {
        act(model, Action::Put(records), out);
    }
    form(model).taken = Some(rows.len());
    if is_teams {
        form(model).tab = ReviewTab::Team;
    } else if cases.is_some() {
        let form = form(model);
        form.tab = ReviewTab::Cases;
        form.cases.show(cases);
    }
    if !rows.is_empty() {
        let rows = rows
            .into_iter()
            .map(|(key, row)| (key, Some(row)))
            .collect();
        put_rows(model, rows, is_step, out);
    }
    out.push(Effect::ScrollToTop);
}
