//! Pieces that come in: what each is beside what is here, and taking them.

use super::among::{keep_latest, others_at};
use super::books::book_of;
use super::case_view::{cases_state, rating_state};
use super::msg::ReviewMsg;
use super::taking;
use super::view::key_of;
use super::work::form;
use crate::calendar::Date;
use crate::desk::book::{Shelf, TeamRow};
use crate::desk::update::open;
use crate::desk::{Effect, Model, Page};
use crate::exchange::read_review;
use crate::id::Fingerprint;
use crate::review::{
    Approvals, Beside, IncomingState, Issued, MonthOf, Piece, PieceFault, Receipt, Slip, SlipState,
};
use crate::store::TeamKey;

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
        ReviewMsg::Take => taking::take(model, out),
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
    // Official months that come along are here as soon as they're taken.
    let mut coming = Vec::new();
    for (file, text) in files {
        match read_review(&text) {
            Ok(pieces) => {
                for piece in pieces.list() {
                    let twice = incoming.iter().any(|(known, _)| known.piece == piece);
                    let state = match twice {
                        true => IncomingState::Same,
                        false => state_of(model, &piece, &coming),
                    };
                    if let (Piece::Issued(issued), true) = (&piece, state.can_be_taken()) {
                        coming.push(issued.month_of());
                    }
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
pub(super) fn state_of(model: &Model, piece: &Piece, coming: &[MonthOf]) -> IncomingState {
    if let Some(fault) = piece.fault() {
        return IncomingState::Faulty(fault);
    }
    let shelf = Shelf::of(&model.state.content.books);
    match piece {
        Piece::Issued(issued) => issued_state(&shelf, issued),
        Piece::Receipt(receipt) => receipt_state(model, &shelf, receipt),
        Piece::Slip(slip) => slip_state(model, &shelf, slip, coming),
        Piece::Process(process) => match shelf.process() {
            Some(known) if known == process => IncomingState::Same,
            Some(_) => IncomingState::OtherStages,
            None => IncomingState::New,
        },
        Piece::Cases(set) => cases_state(model, set),
        Piece::Rating(rating) => rating_state(model, rating),
        Piece::Rules(read) => {
            if !is_known(model, &shelf, &read.agent) {
                return IncomingState::Stranger;
            }
            let books = model.state.rules().books().iter();
            let mut marks = books.map(|book| Fingerprint::of(book.rulebook()));
            let is_here = match read.brought {
                false => marks.any(|mark| mark == read.fingerprint),
                true => {
                    let versions = shelf.versions(read.rulebook).into_iter();
                    let mut marks = versions.map(|volume| volume.fingerprint());
                    marks.any(|mark| mark == read.fingerprint)
                }
            };
            if !is_here {
                return IncomingState::Otherwise;
            }
            let key = TeamKey::Read(read.month_of());
            match shelf.team.get(&key).map(|row| &**row) {
                Some(TeamRow::Read(known)) => later(known.on, read.on, known == read),
                _ => IncomingState::New,
            }
        }
        Piece::Approvals(approvals) => {
            let Some(first) = approvals.stages.first() else {
                return IncomingState::Older;
            };
            let own = shelf.approvals(first.month, first.system());
            match own.beside(approvals) {
                Beside::Same => IncomingState::Same,
                Beside::Behind => IncomingState::Older,
                Beside::Further(_) if own.stages.is_empty() => {
                    match is_about_us(model, approvals, coming) {
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
fn is_about_us(model: &Model, approvals: &Approvals, coming: &[MonthOf]) -> bool {
    let last = approvals.last();
    last.is_some_and(|last| {
        let document = last.system().document();
        let of = |agent: &str| MonthOf::new(agent, last.month, document);
        let mut members = last.members.iter();
        members.any(|it| {
            let of = of(&it.agent);
            coming.contains(&of) || is_here(model, &of)
        })
    })
}

/// Whether a month is here.
fn is_here(model: &Model, of: &MonthOf) -> bool {
    match key_of(of) {
        Some(key) => model.state.content.records.contains_key(&key),
        None => book_of(&Shelf::of(&model.state.content.books), of).is_some(),
    }
}

/// Whether an official month can be held against anything: by its document, as it was given out.
fn issued_state(shelf: &Shelf, issued: &Issued) -> IncomingState {
    let of = issued.month_of();
    let volume = of.document.and_then(|id| shelf.in_force(id, of.month));
    let Some(volume) = volume else {
        return IncomingState::NoDocument;
    };
    let known = shelf.issued(&of);
    if known.is_some_and(|known| known.issued == *issued) {
        return IncomingState::Same;
    }
    if issued.edition != volume.fingerprint() {
        return IncomingState::OtherRules;
    }
    if issued.filled(volume).check_code(&of.agent) != Some(issued.sheet) {
        return IncomingState::Faulty(PieceFault::Contradictory);
    }
    match known {
        Some(_) if shelf.is_final(&of) => IncomingState::Final,
        Some(known) if known.issued.is_later(issued) => IncomingState::Older,
        Some(known) if !known.received => IncomingState::IssuedHere,
        Some(_) => IncomingState::Replaces,
        None => IncomingState::New,
    }
}

fn receipt_state(model: &Model, shelf: &Shelf, receipt: &Receipt) -> IncomingState {
    let of = receipt.month_of();
    if !is_here(model, &of) {
        return lacking(model, shelf, &receipt.agent);
    }
    if let Some(known) = shelf.receipt(&of) {
        if known.receipt == *receipt {
            return IncomingState::Same;
        }
        if known.receipt.on > receipt.on {
            return IncomingState::Older;
        }
    }
    if !model.is_about(&of, receipt.sheet) {
        return IncomingState::Otherwise;
    }
    if model.is_void(shelf, receipt) {
        return IncomingState::OpenedSince;
    }
    match shelf.receipt(&of) {
        Some(_) => IncomingState::Replaces,
        None => IncomingState::New,
    }
}

fn slip_state(model: &Model, shelf: &Shelf, slip: &Slip, coming: &[MonthOf]) -> IncomingState {
    let of = slip.month_of();
    if !coming.contains(&of) && !is_here(model, &of) {
        return lacking(model, shelf, &slip.agent);
    }
    let known = shelf.slip(&of);
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
    let official = model.official(&of);
    if slip.state() == SlipState::Answered && official.is_some_and(|it| it.is_received) {
        // The agent's own place: what comes back answers what went out.
        return match known {
            Some(_) => IncomingState::OtherSlip,
            None => IncomingState::New,
        };
    }
    if slip.state() == SlipState::HandedIn && !model.is_about(&of, slip.sheet) {
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
    let records = model.state.content.records.keys();
    let books = shelf.months.keys().map(|(of, _)| &*of.agent);
    let issued = shelf.all_issued().map(|kept| &*kept.issued.agent);
    let mut names = records.map(|(own, _)| &**own).chain(books).chain(issued);
    names.any(|own| own == agent) || shelf.roster().member(agent).is_some()
}

fn later(known: Date, come: Date, is_same: bool) -> IncomingState {
    match (is_same, known > come) {
        (true, _) => IncomingState::Same,
        (false, true) => IncomingState::Older,
        (false, false) => IncomingState::Replaces,
    }
}
