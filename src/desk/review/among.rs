//! Pieces that come in together for one place: the last one is taken; of stages that part,
//! none before somebody chose.

use super::incoming::Incoming;
use crate::review::{Approvals, Beside, IncomingState, Member, Piece};

/// Settles which of several is to be taken.
pub(super) fn keep_latest(incoming: &mut [(Incoming, bool)]) {
    for at in 0..incoming.len() {
        for before in 0..at {
            let Ok([one, other]) = incoming.get_disjoint_mut([before, at]) else {
                continue;
            };
            if !one.0.state.can_be_taken() || !other.0.state.can_be_taken() {
                continue;
            }
            match among(&one.0.piece, &other.0.piece) {
                None => {}
                Some(Among::First) => (other.0.state, other.1) = (IncomingState::Older, false),
                Some(Among::Second) => (one.0.state, one.1) = (IncomingState::Older, false),
                Some(Among::Apart(stage, agents)) => {
                    for of in [one, other] {
                        *of = (
                            Incoming {
                                state: IncomingState::Apart(stage, agents),
                                ..of.0.clone()
                            },
                            false,
                        );
                    }
                }
            }
        }
    }
}

/// How many agents' codes differ at a stage.
pub(super) fn others_at(one: &Approvals, other: &Approvals, at: usize) -> usize {
    let pair = one.stages.get(at).zip(other.stages.get(at));
    pair.map_or(0, |(own, other)| {
        let code = |it: &Member| other.member(&it.agent).map(|it| it.code);
        let differs = |it: &&Member| code(it) != Some(it.code);
        own.members.iter().filter(differs).count()
    })
}

/// Which of two pieces for one place is taken.
enum Among {
    First,
    Second,
    Apart(usize, usize),
}

/// None where they're for different places.
fn among(one: &Piece, other: &Piece) -> Option<Among> {
    let is_first = match (one, other) {
        (Piece::Issued(a), Piece::Issued(b)) if a.month_of() == b.month_of() => a.is_later(b),
        (Piece::Receipt(a), Piece::Receipt(b)) if a.month_of() == b.month_of() => a.on > b.on,
        (Piece::Rules(a), Piece::Rules(b)) if a.month_of() == b.month_of() => a.on > b.on,
        (Piece::Slip(a), Piece::Slip(b)) if a.month_of() == b.month_of() => {
            (a.on, a.state()) > (b.on, b.state())
        }
        (Piece::Rating(a), Piece::Rating(b)) if (a.set, &a.by) == (b.set, &b.by) => a.is_later(b),
        (Piece::Approvals(a), Piece::Approvals(b)) => {
            let of = |it: &Approvals| it.last().map(|last| (last.month, last.system()));
            if of(a) != of(b) {
                return None;
            }
            match a.beside(b) {
                Beside::Same | Beside::Behind => true,
                Beside::Further(_) => false,
                Beside::Apart(at) => return Some(Among::Apart(at, others_at(a, b, at))),
            }
        }
        _ => return None,
    };
    Some(match is_first {
        true => Among::First,
        false => Among::Second,
    })
}
