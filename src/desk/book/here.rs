//! What of something that comes in is here already, and whether a month that does comes to what
//! it says.

use std::rc::Rc;

use super::Shelf;
use super::acted::Trails;
use crate::calendar::Month;
use crate::exchange::{BookMonth, BookTotal};
use crate::json::decode_text;
use crate::language::Document;
use crate::plan::{Filled, Filling, TotalSheet, Volume};
use crate::review::{self, Approvals, MonthOf};
use crate::store::{BookKey, TeamKey};

/// What of the same name is here already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Here {
    /// Nothing.
    Nothing,
    /// The same.
    Same,
    /// Something else, which makes way.
    Other,
    /// Something that nobody can read, which stays.
    Unread,
    /// A month that the stages made final, what they say of it, or the document that scores it,
    /// which stays.
    Final,
}

impl Here {
    /// Whether what comes may take its place.
    pub const fn makes_way(self) -> bool {
        matches!(self, Self::Nothing | Self::Other)
    }
}

/// What stands in a row's place.
pub(super) fn here(shelf: &Shelf, trails: &Trails, key: &BookKey, text: &str) -> Here {
    let here = match shelf.text(key, trails) {
        None => Here::Nothing,
        Some(own) if own == text => Here::Same,
        Some(_) if shelf.unread.contains_key(key) => return Here::Unread,
        Some(_) => Here::Other,
    };
    match key {
        BookKey::Month(of, id) => {
            let of = MonthOf::new(&*of.agent, of.month, Some(*id));
            kept_final(shelf, &of, here)
        }
        BookKey::Team(TeamKey::Issued(of)) => kept_final(shelf, of, here),
        BookKey::Team(TeamKey::Approvals(month, system)) => {
            let own = shelf.approvals(*month, *system);
            let theirs = decode_text::<Approvals>(text).map(|theirs| own.beside(&theirs));
            match theirs {
                Some(review::Beside::Same | review::Beside::Further(_)) => here,
                _ if own.stages.is_empty() => here,
                _ => Here::Final,
            }
        }
        _ => here,
    }
}

/// A final month stays, whatever comes.
pub(super) fn kept_final(shelf: &Shelf, of: &MonthOf, here: Here) -> Here {
    match here {
        Here::Nothing | Here::Other if shelf.is_final(of) => Here::Final,
        here => here,
    }
}

/// What of a document is here, which would score these final months otherwise.
pub(super) fn document_here(shelf: &Shelf, volume: &Volume, finals: &[Month]) -> Here {
    let Document { id, effective, .. } = volume.document;
    let row = BookKey::Document(id, Some(effective));
    if shelf.unread.contains_key(&row) {
        return Here::Unread;
    }
    match shelf.edition(id, effective) {
        Some((_, own)) if own.document == volume.document => Here::Same,
        _ if !finals.is_empty() => Here::Final,
        Some(_) => Here::Other,
        None => Here::Nothing,
    }
}

/// Whether two months say the same, however it was typed.
pub(super) fn says_the_same(own: &Filling, other: &Filling, volume: Option<&Rc<Volume>>) -> bool {
    let document = volume.map(|volume| &volume.document);
    // A text that no file can say is one that the other hasn't.
    own.values.len() == other.values.len()
        && own.readings == other.readings
        && own.facts(document) == other.facts(document)
}

/// Whether a month was scored by what the document says here, as far as its file tells.
pub fn is_edition(month: &BookMonth, view: &Filled) -> bool {
    let edition = month.edition;
    edition.is_none_or(|edition| edition == view.volume.fingerprint())
}

/// Whether a month comes to what its file says, where it says so, and all of it counts. Where
/// it was scored by another version of the document, its code is another one. What it takes from
/// elsewhere may be known better here than there, or there than here: then one range holds the
/// other.
pub fn agrees(month: &BookMonth, view: &Filled) -> bool {
    let Ok(sheet) = &view.sheet else { return false };
    let totals = view.document().totals.iter().zip(&sheet.totals);
    let is_code = month.code.is_none() || month.code == view.check_code(&month.agent);
    let all: Vec<(&BookTotal, &TotalSheet)> = totals
        .into_iter()
        .filter_map(|(total, found)| Some((month.totals.get(&total.id)?, found)))
        .collect();
    let holds = |said: &BookTotal, found: &TotalSheet| {
        let (low, high) = (found.range.low, found.range.high);
        (said.low <= low && high <= said.high) || (low <= said.low && said.high <= high)
    };
    let is_same = all
        .iter()
        .all(|(said, found)| **said == BookTotal::from(*found));
    view.wrong.is_empty()
        && match is_same {
            true => is_code || !is_edition(month, view),
            false => !view.taken.is_empty() && all.iter().all(|(said, found)| holds(said, found)),
        }
}
