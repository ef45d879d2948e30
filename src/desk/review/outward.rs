//! Pieces that go out: as files, as links, as pictures of these.

use super::msg::Outgoing;
use super::work::form;
use crate::calendar::Month;
use crate::desk::book::{Shelf, TeamRow};
use crate::desk::{Effect, Model, Outward, Sent};
use crate::exchange::{book_issued_name, review_name, review_text, write_review};
use crate::id::Id;
use crate::review::{Pieces, SlipState, System};
use crate::store::TeamKey;

/// Takes a piece out.
pub(super) fn send(model: &mut Model, what: Outgoing, by: Outward, out: &mut Vec<Effect>) {
    let Some((name, pieces)) = pieces(model, &what) else {
        return;
    };
    out.push(match by {
        Outward::File => Effect::Download(name.clone(), write_review(pieces)),
        Outward::Link | Outward::Code => Effect::Pack(review_text(pieces)),
    });
    form(model).sent = Some(Sent::new(what, by, name));
}

/// It's packed.
pub(super) fn packed(model: &mut Model, page: &str, packed: Option<&[u8]>, out: &mut Vec<Effect>) {
    let sent = form(model).sent.as_mut();
    let link = sent.and_then(|sent| sent.packed(page, packed));
    out.extend(link.map(Effect::Copy));
}

/// What goes out, and its file's name; none where there is nothing.
fn pieces(model: &Model, what: &Outgoing) -> Option<(String, Pieces)> {
    let content = &model.state.content;
    let shelf = Shelf::of(&content.books);
    let mut pieces = Pieces::default();
    let name = match what {
        Outgoing::Issued(month, id, agent) => {
            pieces = issued_pieces(&shelf, *month, *id, agent.as_deref())?;
            book_issued_name(agent.as_deref(), *month, *id)
        }
        Outgoing::Receipt(of) => {
            let kept = shelf.receipt(of).filter(|kept| kept.void.is_none())?;
            pieces.receipts.push(kept.receipt.clone());
            review_name("receipt", Some(&of.agent), of.month)
        }
        Outgoing::Rules(of) => {
            let TeamRow::Read(read) = &**shelf.team.get(&TeamKey::Read(of.clone()))? else {
                return None;
            };
            pieces.read.push(read.clone());
            review_name("read", Some(&of.agent), of.month)
        }
        Outgoing::Slip(of) => {
            let slip = shelf.slip(of)?;
            if slip.state() == SlipState::Draft {
                return None;
            }
            pieces.slips.push(slip.outward());
            review_name("appeal", Some(&of.agent), of.month)
        }
        Outgoing::Approvals(month, system) => {
            let approvals = shelf.approvals(*month, *system);
            if approvals.stages.is_empty() {
                return None;
            }
            pieces.approvals.push(approvals);
            // Whoever takes it on goes about it the same way.
            pieces.process = shelf.process().cloned();
            review_name("approval", None, *month)
        }
        Outgoing::Answers(month, system) => {
            let rows = shelf.team.values().filter_map(|row| match &**row {
                TeamRow::Slip(slip) => Some(slip),
                _ => None,
            });
            let own = rows.filter(|slip| (slip.month, slip.system()) == (*month, *system));
            let answered = own.filter(|slip| slip.state() == SlipState::Answered);
            pieces.slips.extend(answered.cloned());
            if pieces.slips.is_empty() {
                return None;
            }
            review_name("answers", None, *month)
        }
        Outgoing::Cases(id) => {
            let set = &shelf.case_set(*id)?.set;
            let name = review_name("cases", Some(&set.title), Month::of(set.on?));
            pieces.cases.push(set.clone());
            name
        }
        Outgoing::Rating(id) => {
            let kept = shelf.case_set(*id)?;
            let rating = shelf.rating(*id, kept.mine.as_ref()?)?;
            pieces.ratings.push(rating.clone());
            review_name("rating", Some(&rating.by), Month::of(rating.on?))
        }
    };
    Some((name, pieces))
}

/// The official months by a document, each with the answers to what was appealed of it: an
/// agent's, or everybody's, with their stages. None where none was given out.
pub(super) fn issued_pieces(
    shelf: &Shelf,
    month: Month,
    id: Id,
    agent: Option<&str>,
) -> Option<Pieces> {
    let mut pieces = Pieces::default();
    let all = shelf.all_issued().map(|kept| &kept.issued);
    let own = all.filter(|it| {
        let is_of_team = (it.month, it.document) == (month, Some(id));
        is_of_team && agent.is_none_or(|agent| it.agent == agent)
    });
    for issued in own {
        let slip = shelf.slip(&issued.month_of());
        let answered = slip.filter(|slip| slip.state() == SlipState::Answered);
        pieces.slips.extend(answered.cloned());
        pieces.issued.push(issued.clone());
    }
    if pieces.issued.is_empty() {
        return None;
    }
    // By when an appeal is answered is said where it's written.
    pieces.process = shelf.process().cloned();
    // They name everybody: no agent's own file has them.
    let approvals = shelf.approvals(month, System::Document(id));
    if agent.is_none() && !approvals.stages.is_empty() {
        pieces.approvals.push(approvals);
    }
    Some(pieces)
}
