//! What was said of months, as it goes along with them.

use super::Shelf;
use crate::desk::Model;
use crate::desk::state::Key;
use crate::exchange::review_text;
use crate::review::{MonthOf, Pieces, SlipState, System};

/// The receipts, slips and stages of these months, as a text; none where there are none.
pub(super) fn said_of(model: &Model, keys: &[Key]) -> Option<String> {
    let shelf = Shelf::of(&model.state.content.books);
    let mut pieces = Pieces::default();
    for (agent, month) in keys {
        let key = MonthOf::new(agent.as_str(), *month, None);
        let receipt = shelf.receipt(&key).filter(|kept| kept.void.is_none());
        pieces
            .receipts
            .extend(receipt.map(|kept| kept.receipt.clone()));
        let slip = shelf
            .slip(&key)
            .filter(|slip| slip.state() != SlipState::Draft);
        pieces.slips.extend(slip.map(|slip| slip.outward()));
        let Some(record) = model.state.content.records.get(&(agent.clone(), *month)) else {
            continue;
        };
        let approvals = shelf.approvals(*month, System::Bundled(record.unit));
        if !approvals.stages.is_empty() && !pieces.approvals.contains(&approvals) {
            pieces.approvals.push(approvals);
        }
    }
    (!pieces.is_empty()).then(|| review_text(pieces))
}
