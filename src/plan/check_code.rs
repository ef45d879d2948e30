//! The check code 校验码 of a month by a document: as that of a sheet by a bundled rulebook
//! ([`check_code`](crate::scoring::check_code)), in the same twelve signs.
//!
//! It covers the document as it scores, the agent and the month, every fact of it as its file
//! carries it, the answers to open questions, and each total with its range: a change of any of
//! these changes the code. What was typed and can't be read stays where it was typed, and isn't
//! covered. In which order events and the rows of lists stand makes no difference.
//!
//! Its form is its own: no month by a bundled rulebook has the same text.

use std::rc::Rc;

use super::{Filled, Filling};
use crate::id::CheckCode;
use crate::json::Encode as _;
use crate::language::{Facts, Given};

/// The first line; another form gets another number.
const FORM: &str = "kaohe-document-sheet-1";

impl Filled {
    /// The check code of an agent's month; none where the document can't score it.
    pub fn check_code(&self, agent: &str) -> Option<CheckCode> {
        let (facts, readings) = self.filling.carried(self.document());
        let carried = Rc::new(Filling::of(&facts, readings.clone()));
        // A text that no file carries may count here: the code is of what goes out.
        let other = (carried != self.filling).then(|| Self::of(&self.volume, &carried, self.month));
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
