//! What opening a month again voids: its approval, and receipts that were signed before. Here, by
//! stages that come in, or by the month itself that does.

use std::collections::BTreeMap;

use super::view::key_of;
use crate::desk::book::{Shelf, TeamRow};
use crate::desk::state::Key;
use crate::desk::team::put_rows;
use crate::desk::{Effect, Model};
use crate::record::{MAX_NOTE, Record};
use crate::review::{Approvals, KeptReceipt, MonthOf, Receipt, System};
use crate::store::TeamKey;

/// Rows of the team.
type Rows = Vec<(TeamKey, Option<TeamRow>)>;

/// A month was opened again here: what was approved and seen of it is void, for a reason.
pub(super) fn voided(model: &Model, of: &MonthOf, system: System, reason: &str) -> Rows {
    let shelf = Shelf::of(&model.state.content.books);
    let reason: String = reason.trim().chars().take(MAX_NOTE).collect();
    let mut rows = Vec::new();
    let approvals = shelf.approvals(of.month, system);
    if let Some(voided) = approvals.opened_again(&of.agent, model.state.today, &reason) {
        let row = Some(TeamRow::Approvals(voided));
        rows.push((TeamKey::Approvals(of.month, system), row));
    }
    let kept = shelf.receipt(of).filter(|kept| kept.void.is_none());
    rows.extend(kept.map(|kept| void_row(kept, reason)));
    rows
}

/// Months came in that were opened again elsewhere: the same, as part of that step.
pub(super) fn opened_elsewhere(model: &mut Model, keys: &[Key], out: &mut Vec<Effect>) {
    let shelf = Shelf::of(&model.state.content.books);
    let mut stages: BTreeMap<TeamKey, Approvals> = BTreeMap::new();
    let mut rows = Vec::new();
    for key in keys {
        let record = model.state.content.records.get(key);
        let Some((record, opened)) = record.and_then(|it| Some((it, it.reopening()?))) else {
            continue;
        };
        let system = System::Bundled(record.unit);
        let row = TeamKey::Approvals(key.1, system);
        let known = stages.get(&row).cloned();
        let known = known.unwrap_or_else(|| shelf.approvals(key.1, system));
        // Stages that came after it are about the month as it was approved anew.
        let is_after = known.last().is_some_and(|last| last.on > opened.on);
        let is_known = known.knows_opened(&key.0, opened.on, &opened.reason);
        if !is_after
            && !is_known
            && let Some(voided) = known.opened_again(&key.0, opened.on, &opened.reason)
        {
            stages.insert(row, voided);
        }
        let of = MonthOf::new(key.0.as_str(), key.1, None);
        let kept = shelf.receipt(&of).filter(|kept| kept.void.is_none());
        rows.extend(kept.and_then(|kept| {
            let reason = model.void_by_month(record, &kept.receipt)?;
            Some(void_row(kept, reason))
        }));
    }
    let stages = stages.into_iter();
    rows.extend(stages.map(|(key, of)| (key, Some(TeamRow::Approvals(of)))));
    if !rows.is_empty() {
        put_rows(model, rows, false, out);
    }
}

/// Voids the receipts that stages among these rows tell were signed before a month was opened
/// again: those that come with them, and those that are here.
pub(super) fn void_told(shelf: &Shelf, rows: &mut Rows) {
    let stages: Vec<(MonthOf, System, Approvals)> = rows
        .iter()
        .filter_map(|(key, row)| match (key, row) {
            (TeamKey::Approvals(month, system), Some(TeamRow::Approvals(of))) => {
                let months = of.voided.iter();
                let months =
                    months.map(|void| MonthOf::new(void.agent.as_str(), *month, system.document()));
                let months: Vec<MonthOf> = months.collect();
                Some(months.into_iter().map(|at| (at, *system, of.clone())))
            }
            _ => None,
        })
        .flatten()
        .collect();
    for (of, system, approvals) in stages {
        let key = TeamKey::Receipt(of.clone());
        let at = rows.iter().position(|(other, _)| *other == key);
        let come = at.and_then(|at| match rows.get(at) {
            Some((_, Some(TeamRow::Receipt(kept)))) => Some(kept),
            _ => None,
        });
        let kept = come.or(shelf.receipt(&of));
        let kept = kept.filter(|it| it.void.is_none() && it.receipt.system() == system);
        let voided = kept.and_then(|kept| {
            let reason = approvals.voids(&kept.receipt)?;
            Some(void_row(kept, reason.to_owned()))
        });
        let Some(voided) = voided else { continue };
        match at.and_then(|at| rows.get_mut(at)) {
            Some(row) => *row = voided,
            None => rows.push(voided),
        }
    }
}

impl Model {
    /// Whether a receipt was signed before its month was opened again, as far as that is known
    /// here: then it's void, though it names the month's check code.
    pub(super) fn is_void(&self, shelf: &Shelf, receipt: &Receipt) -> bool {
        let approvals = shelf.approvals(receipt.month, receipt.system());
        let record = key_of(&receipt.month_of());
        let record = record.and_then(|key| self.state.content.records.get(&key));
        approvals.voids(receipt).is_some()
            || record.is_some_and(|record| self.void_by_month(record, receipt).is_some())
    }

    /// Why a receipt of a month by a bundled rulebook is void by what the month itself says.
    fn void_by_month(&self, record: &Record, receipt: &Receipt) -> Option<String> {
        let opened = record.reopening()?;
        // Only the same day needs its code.
        let code = (receipt.on == opened.on).then(|| record.before_reopening());
        let code = code.flatten();
        let code = code.map(|closed| self.record_code(&closed, opened.on));
        let is_void = receipt.is_before(opened.on, code);
        is_void.then(|| opened.reason.clone())
    }
}

fn void_row(kept: &KeptReceipt, reason: String) -> (TeamKey, Option<TeamRow>) {
    let row = TeamRow::Receipt(KeptReceipt {
        void: Some(reason),
        ..kept.clone()
    });
    (TeamKey::Receipt(kept.receipt.month_of()), Some(row))
}
