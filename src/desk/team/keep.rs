//! What is kept of files and tables beside the months that were taken from them.

use super::work::put;
use crate::desk::book::{Shelf, TeamRow};
use crate::desk::state::Key;
use crate::desk::{Effect, Model};
use crate::id::Fingerprint;
use crate::store::{MonthKey, TeamKey};
use crate::table::Remembered;
use crate::team::Claim;

/// So many kinds of tables are remembered: nobody's office has more.
const MAX_HEADS: usize = 100;

/// Keeps what files said of the months that were taken from them, as part of the last step;
/// nothing of those that agree.
pub(super) fn keep_claims(
    model: &mut Model,
    claims: Vec<(Key, Option<Claim>)>,
    out: &mut Vec<Effect>,
) {
    let shelf = Shelf::of(&model.state.content.books);
    let rows = claims.into_iter().filter_map(|((agent, month), claim)| {
        let key = TeamKey::Claim(MonthKey::new(agent.as_str(), month));
        let row = claim.map(TeamRow::Claim);
        let is_same = shelf.team.get(&key).map(|row| &**row) == row.as_ref();
        (!is_same).then_some((key, row))
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        put(model, rows, false, out);
    }
}

/// Keeps what was answered for tables with these heads, as part of the last step.
pub(super) fn keep_heads(
    model: &mut Model,
    shape: Fingerprint,
    remembered: Remembered,
    out: &mut Vec<Effect>,
) {
    let heads = Shelf::of(&model.state.content.books).heads();
    if heads.get(&shape) == Some(&remembered) || heads.len() >= MAX_HEADS {
        return;
    }
    let row = TeamRow::Heads(remembered);
    put(model, vec![(TeamKey::Heads(shape), Some(row))], false, out);
}
