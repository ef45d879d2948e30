//! Taking what came in.

use super::incoming::{Incoming, state_of};
use super::msg::ReviewTab;
use super::stages::closed_as;
use super::void::void_told;
use super::work::form;
use crate::desk::book::{Shelf, TeamRow};
use crate::desk::settings::keep_settings;
use crate::desk::state::Action;
use crate::desk::team::put_rows;
use crate::desk::update::act;
use crate::desk::{Effect, Model};
use crate::review::{
    IncomingState, KeptCases, KeptIssued, KeptReceipt, MonthOf, Piece, SlipState, System,
};
use crate::store::TeamKey;

/// Takes what is chosen: one step.
pub(super) fn take(model: &mut Model, out: &mut Vec<Effect>) {
    let incoming = std::mem::take(&mut form(model).incoming);
    form(model).unreadable.clear();
    // What is here may have changed since it was shown.
    let coming = incoming.iter().filter_map(|(it, take)| match &it.piece {
        Piece::Issued(issued) => take.then(|| issued.month_of()),
        _ => None,
    });
    let coming: Vec<MonthOf> = coming.collect();
    let still = |it: &Incoming| match it.state {
        IncomingState::Apart(..) => true,
        _ => state_of(model, &it.piece, &coming).can_be_taken(),
    };
    let chosen = incoming.into_iter();
    let chosen = chosen.filter(|(it, take)| *take && it.state.can_be_taken() && still(it));
    let chosen: Vec<_> = chosen.collect();
    let (mut rows, mut final_months) = (Vec::new(), Vec::new());
    let (mut is_teams, mut cases) = (false, None);
    let mut official: Vec<MonthOf> = Vec::new();
    for (Incoming { piece, .. }, _) in chosen {
        rows.push(match piece {
            Piece::Issued(issued) => {
                let key = issued.month_of();
                official.push(key.clone());
                let received = true;
                (
                    TeamKey::Issued(key),
                    TeamRow::Issued(KeptIssued { issued, received }),
                )
            }
            Piece::Receipt(receipt) => {
                is_teams = true;
                let key = receipt.month_of();
                let void = None;
                (
                    TeamKey::Receipt(key),
                    TeamRow::Receipt(KeptReceipt { receipt, void }),
                )
            }
            Piece::Rules(read) => {
                is_teams = true;
                (TeamKey::Read(read.month_of()), TeamRow::Read(read))
            }
            Piece::Slip(slip) => {
                is_teams |= slip.state() == SlipState::HandedIn;
                (TeamKey::Slip(slip.month_of()), TeamRow::Slip(slip))
            }
            Piece::Process(process) => {
                is_teams = true;
                (TeamKey::Process, TeamRow::Process(process))
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
                let last = approvals.last().map(|last| (last.month, last.system()));
                let Some((month, system)) = last else {
                    continue;
                };
                is_teams = true;
                let known = Shelf::of(&model.state.content.books).approvals(month, system);
                let approvals = approvals.with_voided_of(&known);
                if let System::Bundled(unit) = system
                    && approvals.is_final()
                {
                    final_months.push((month, unit, approvals.clone()));
                }
                (
                    TeamKey::Approvals(month, system),
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
        let rows = rows.into_iter().map(|(key, row)| (key, Some(row)));
        let mut rows = rows.collect();
        void_told(&Shelf::of(&model.state.content.books), &mut rows);
        put_rows(model, rows, is_step, out);
    }
    show(model, &official, out);
    out.push(Effect::ScrollToTop);
}

/// Shows official months that were taken: the only agent's beside their own, or the team's.
fn show(model: &mut Model, official: &[MonthOf], out: &mut Vec<Effect>) {
    let Some(first) = official.last() else { return };
    let is_one = official.iter().all(|of| of.agent == first.agent);
    if is_one && *model.state.content.agent != *first.agent {
        act(model, Action::Show(first.agent.clone()), out);
    }
    if model.state.content.month != first.month {
        act(model, Action::Go(first.month), out);
    }
    if model.state.content.book != first.document {
        let books = model.state.content.books.clone();
        act(model, Action::Books(books, first.document, false), out);
        keep_settings(model, out);
    }
    form(model).tab = match is_one {
        true => ReviewTab::Own,
        false => ReviewTab::Team,
    };
}
