//! The check code 校验码 of a month by a document: as that of a sheet by a bundled rulebook
//! ([`check_code`](crate::scoring::check_code)), in the same twelve signs.
//!
//! It covers the document as it scores, the agent and the month, every fact of it as its file
//! carries it, what it takes from elsewhere and is sure, the answers to open questions, and each total with its range: a change of any of
//! these changes the code. What was typed and can't be read stays where it was typed, and isn't
//! covered. In which order events and the rows of lists stand makes no difference.
//!
//! Its form is its own: no month by a bundled rulebook has the same text.

use std::rc::Rc;

use litemap::LiteMap;

use super::{Filled, Filling};
use crate::id::{CheckCode, Id};
use crate::json::Encode as _;
use crate::language::{Facts, Given};
use crate::number::Range;

/// The first line; another form gets another number.
const FORM: &str = "kaohe-document-sheet-1";

impl Filled {
    /// The check code of an agent's month; none where the document can't score it.
    pub fn check_code(&self, agent: &str) -> Option<CheckCode> {
        let (facts, readings) = self.standing();
        let carried = Rc::new(Filling::of(&facts, readings.clone()));
        // A text that no file carries may count here, and what isn't sure elsewhere narrows a
        // range: the code is of what goes out.
        let is_other = carried != self.filling || !self.taken.is_empty();
        let other = is_other.then(|| Self::of(&self.volume, &carried, self.month));
        let sheet = other.as_ref().map_or(&self.sheet, |other| &other.sheet);
        let totals = sheet.as_ref().ok()?.totals.iter().map(|total| {
            let (of, range) = (total.headline, total.range);
            format!("{of} {} {}", range.low, range.high)
        });
        let totals: Vec<String> = totals.collect();
        let (rules, month) = (self.volume.fingerprint(), self.month);
        Some(CheckCode::of_text(&format!(
            "{FORM}\n{rules}\n{month} {}\n{}\n{}\n{}",
            agent.to_json(),
            totals.join("\n"),
            readings.to_json(),
            in_order(facts).to_json()
        )))
    }
}

impl Filled {
    /// What goes into its code and out as the official month: all that a file carries, and what
    /// is taken from elsewhere and sure as if it were typed, so that it's the same where that
    /// isn't known.
    pub fn standing(&self) -> (Facts, LiteMap<Id, Id>) {
        let (mut facts, readings) = self.filling.carried(self.document());
        let taken = self.taken.keys();
        // What is typed wins.
        let taken: Vec<&Id> = taken.filter(|id| !facts.values.contains_key(id)).collect();
        for id in taken {
            // Shares of the log are cases, as if they were typed.
            if let Some(Given::Cases(cases)) = self.facts.values.get(id) {
                facts.values.insert(*id, Given::Cases(*cases));
                continue;
            }
            // As it counts: held at its least and most.
            let mut values = self.derivation.values.iter();
            let value = values.find(|value| value.id == *id && value.is_known);
            let sure = value.and_then(|value| match value.is_there? {
                false => Some(Given::Nothing),
                true => {
                    let Range { low, high } = value.figure.range;
                    (low == high).then_some(Given::One(low))
                }
            });
            if let Some(sure) = sure {
                facts.values.insert(*id, sure);
            }
        }
        (facts, readings)
    }

    /// What was typed, with what is taken from elsewhere and sure as if it were typed too.
    pub fn settled(&self) -> Rc<Filling> {
        if self.taken.is_empty() {
            return Rc::clone(&self.filling);
        }
        let (facts, readings) = self.standing();
        let mut settled = Filling::clone(&self.filling);
        let Filling {
            values,
            cases,
            kept,
            ..
        } = Filling::of(&facts, readings);
        for id in self.taken.keys() {
            if let Some(text) = values.get(id) {
                settled.values.insert(*id, text.clone());
            }
            if let Some(counted) = cases.get(id) {
                settled.cases.insert(*id, counted.clone());
            }
            if let Some(given) = kept.get(id) {
                settled.kept.insert(*id, given.clone());
            }
        }
        Rc::new(settled)
    }
}

/// The facts, in an order that says nothing.
fn in_order(mut facts: Facts) -> Facts {
    facts
        .events
        .sort_by_cached_key(crate::json::Encode::to_json);
    for (_, given) in facts.values.iter_mut() {
        if let Given::List(list) = given {
            list.sort_by_cached_key(crate::json::Encode::to_json);
        }
    }
    facts
}
