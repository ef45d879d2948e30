//! Pieces that go out: as files, as links, as pictures of these.

use super::msg::Outgoing;
use super::work::form;
use crate::calendar::Month;
use crate::desk::book::{Shelf, TeamRow};
use crate::desk::{Effect, Model, Outward, Sent};
use crate::exchange::{review_name, review_text, write_review};
use crate::review::{Pieces, SlipState};
use crate::store::{MonthKey, TeamKey};

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
        Outgoing::Receipt((agent, month)) => {
            let kept = shelf.receipt(&MonthKey::new(agent.as_str(), *month))?;
            pieces.receipts.push(kept.receipt.clone());
            review_name("receipt", Some(agent), *month)
        }
        Outgoing::Rules((agent, month)) => {
            let key = TeamKey::Read(MonthKey::new(agent.as_str(), *month));
            let TeamRow::Read(read) = &**shelf.team.get(&key)? else {
                return None;
            };
            pieces.read.push(read.clone());
            review_name("read", Some(agent), *month)
        }
        Outgoing::Slip((agent, month)) => {
            let slip = shelf.slip(&MonthKey::new(agent.as_str(), *month))?;
            if slip.state() == SlipState::Draft {
                return None;
            }
            pieces.slips.push(slip.outward());
            review_name("appeal", Some(agent), *month)
        }
        Outgoing::Approvals(month, unit) => {
            let approvals = shelf.approvals(*month, *unit);
            if approvals.stages.is_empty() {
                return None;
            }
            pieces.approvals.push(approvals);
            review_name("approval", None, *month)
        }
        Outgoing::Answers(month) => {
            let rows = shelf.team.values().filter_map(|row| match &**row {
                TeamRow::Slip(slip) => Some(slip),
                _ => None,
            });
            let answered =
                rows.filter(|slip| slip.month == *month && slip.state() == SlipState::Answered);
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
