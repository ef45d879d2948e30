//! What of the process around scores awaits an answer here, by what is kept of it.

use std::collections::BTreeMap;

use super::{Shelf, TeamRow};
use crate::calendar::{Date, Month};
use crate::desk::Model;
use crate::desk::state::Key;
use crate::id::CheckCode;
use crate::record::{Record, Source, Trail};
use crate::review::{
    KeptReceipt, MonthOf, Slip, SlipState, System, USUAL_DAYS, working_days_after,
};
use crate::scoring::{code_of, score_standing};

/// Something that awaits an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReviewAwaits {
    /// An agent's slip, to be answered by a day.
    Slip(MonthOf, System, Option<Date>),
    /// The shown agent's official month, to be answered by a day.
    Official(MonthOf, System, Date),
    /// So many agents haven't answered the months that were given out.
    Receipts(Month, System, usize),
}

impl ReviewAwaits {
    /// By when.
    pub const fn by(&self) -> Option<Date> {
        match self {
            Self::Slip(_, _, by) => *by,
            Self::Official(_, _, by) => Some(*by),
            Self::Receipts(..) => None,
        }
    }
}

impl Model {
    /// Slips that aren't answered, official months of the shown agent that aren't, the first
    /// day first; then from how many agents a receipt is still to come: of all months by
    /// documents, and of the shown month by the bundled rulebook.
    pub fn review_awaits(&self) -> Vec<ReviewAwaits> {
        let shelf = Shelf::of(&self.state.content.books);
        let days = shelf.process().map_or(USUAL_DAYS, |process| process.days);
        let mut found = Vec::new();
        let mut unanswered: BTreeMap<(Month, System), usize> = BTreeMap::new();
        for row in shelf.team.values() {
            match &**row {
                TeamRow::Slip(slip) if slip.state() == SlipState::HandedIn => {
                    let of = slip.month_of();
                    if !self.is_own(&shelf, slip) {
                        found.push(ReviewAwaits::Slip(of, slip.system(), slip.due));
                    }
                }
                TeamRow::Issued(kept) => {
                    let (issued, of) = (&kept.issued, kept.issued.month_of());
                    let receipt = shelf.receipt(&of).filter(|it| it.void.is_none());
                    let is_answered = receipt.is_some_and(|it| it.receipt.sheet == issued.sheet);
                    let system = System::of(Default::default(), of.document);
                    match (is_answered, kept.received) {
                        (true, _) => {}
                        (false, false) => *unanswered.entry((of.month, system)).or_default() += 1,
                        (false, true) if of.agent == *self.state.content.agent => {
                            let by = working_days_after(issued.on, days);
                            found.push(ReviewAwaits::Official(of, system, by));
                        }
                        (false, true) => {}
                    }
                }
                _ => {}
            }
        }
        self.records_await(&shelf, days, &mut found, &mut unanswered);
        found.sort_by_key(|one| (one.by().is_none(), one.by()));
        let receipts = unanswered.into_iter();
        found.extend(receipts.map(|((month, of), count)| ReviewAwaits::Receipts(month, of, count)));
        found
    }

    /// Whether a slip is the agent's own: it's answered elsewhere.
    fn is_own(&self, shelf: &Shelf, slip: &Slip) -> bool {
        let of = slip.month_of();
        match of.document {
            Some(_) => shelf.issued(&of).is_some_and(|kept| kept.received),
            None => {
                let trail = self.storage.acts.of(&(of.agent, of.month));
                trail.is_some_and(|trail| trail.came_given_out())
            }
        }
    }

    /// The same of months by bundled rulebooks.
    fn records_await(
        &self,
        shelf: &Shelf,
        days: u8,
        found: &mut Vec<ReviewAwaits>,
        unanswered: &mut BTreeMap<(Month, System), usize>,
    ) {
        let content = &self.state.content;
        let shown = |key: &Key| key.1 == content.month || key.0 == content.agent;
        for (key, record) in content.records.iter().filter(|(key, _)| shown(key)) {
            let trail = self.storage.acts.of(key);
            let Some((trail, on)) = trail.and_then(|trail| Some((trail, issued_on(trail)?))) else {
                continue;
            };
            let of = MonthOf::new(key.0.as_str(), key.1, None);
            let receipt = shelf.receipt(&of).filter(|it| it.void.is_none());
            // One that was signed on a later day was taken as being about that month.
            let is_answered = |it: &KeptReceipt| {
                it.receipt.on > on || self.is_of_issued(trail, record, it.receipt.sheet)
            };
            if receipt.is_some_and(is_answered) {
                continue;
            }
            let system = System::Bundled(record.unit);
            match trail.came_given_out() {
                true if key.0 == content.agent => {
                    let by = working_days_after(on, days);
                    found.push(ReviewAwaits::Official(of, system, by));
                }
                false if key.1 == content.month => {
                    *unanswered.entry((key.1, system)).or_default() += 1;
                }
                _ => {}
            }
        }
    }

    /// Whether a month was given out last with this check code.
    fn is_of_issued(&self, trail: &Trail, record: &Record, sheet: CheckCode) -> bool {
        let given = trail.given_out(record);
        given.is_some_and(|given| {
            let rulebook = self.state.rules().rulebook(record.ruled_in());
            let official = Record::new(given.official);
            official.is_ok_and(|official| {
                let found = score_standing(rulebook, &official, given.made.at.date);
                code_of(rulebook, &official, &found) == sheet
            })
        })
    }
}

/// When a month was given out last.
fn issued_on(trail: &Trail) -> Option<Date> {
    let mut acts = trail.revisions().iter().rev();
    let last = acts.find(|act| act.made.source == Source::Issued)?;
    Some(last.made.at.date)
}
