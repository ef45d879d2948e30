//! Months by documents that are given out as the official ones. Months by bundled rulebooks
//! have it among their acts (`desk::team::issue`).

use super::books::{agents_of, issue};
use super::msg::{GiveOutAs, Outgoing};
use super::outward::{issued_pieces, send};
use super::work::form;
use crate::desk::book::{Shelf, TeamRow};
use crate::desk::table::TableMsg;
use crate::desk::team::put_rows;
use crate::desk::{Effect, Model, Outward, Sent, tables};
use crate::exchange::{book_archive_name, book_issued_name, write_review};
use crate::review::{KeptIssued, MonthOf};
use crate::store::TeamKey;

/// Gives out an agent's month by the shown document, or everybody's; one that was given out as
/// it is stays so.
pub(super) fn give_out(
    model: &mut Model,
    agent: Option<String>,
    by: GiveOutAs,
    out: &mut Vec<Effect>,
) {
    let content = &model.state.content;
    let Some(id) = content.book else { return };
    let month = content.month;
    let shelf = Shelf::of(&content.books);
    let all = match &agent {
        Some(agent) => vec![MonthOf::new(agent.as_str(), month, Some(id))],
        None => agents_of(&shelf, month, id),
    };
    let rows = all.iter().filter_map(|of| {
        let known = shelf.issued(of);
        // A final one stays what was approved, and whoever got one isn't the one who gives it out.
        let stays = known.is_some_and(|known| known.received || shelf.is_final(of));
        let issued = issue(model, of).filter(|_| !stays)?;
        let is_same = known.is_some_and(|known| known.issued.sheet == issued.sheet);
        let received = false;
        let row = TeamRow::Issued(KeptIssued { issued, received });
        (!is_same).then(|| (TeamKey::Issued(of.clone()), Some(row)))
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        put_rows(model, rows, true, out);
    }
    match by {
        GiveOutAs::One(by) => send(model, Outgoing::Issued(month, id, agent), by, out),
        GiveOutAs::Each => {
            let shelf = Shelf::of(&model.state.content.books);
            let files = all.iter().filter_map(|of| {
                let pieces = issued_pieces(&shelf, month, id, Some(&of.agent))?;
                let name = book_issued_name(Some(&of.agent), month, id);
                Some((name, write_review(pieces)))
            });
            let files: Vec<_> = files.collect();
            let name = book_archive_name(month, id);
            let what = Outgoing::Issued(month, id, None);
            form(model).sent = Some(Sent::new(what, Outward::File, name.clone()));
            tables::write(model, TableMsg::Pack(name, files), out);
        }
    }
}
