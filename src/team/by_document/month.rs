//! An agent's month by a document, as a team needs it.

use crate::id::Id;
use crate::number::Decimal;
use crate::plan::{Filled, Footing, GradeRange, LineSheet, Sheet, TotalSheet, Unsettled};
use crate::scoring::Certainty;

/// What is open in a month, as several months have it in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OpenOf {
    /// A value.
    Value(Id),
    /// Amount, day or count of events of a kind.
    Event(Id),
    /// Whether an audience applies.
    Audience(Id),
}

/// An agent's month, scored.
#[derive(Clone, Debug)]
pub struct BookMonth {
    /// Whose.
    pub agent: String,
    /// Its sheet; none where the document can't score what stands in it.
    pub sheet: Option<Sheet>,
    /// How sure it is.
    pub certainty: Certainty,
    /// What is open in it: nothing where nothing can change it any more.
    pub open: Vec<OpenOf>,
    /// How many texts in it don't count.
    pub wrong: usize,
    /// Whether it puts something up for consideration.
    pub is_considered: bool,
    /// How many of the document's questions it answers otherwise than the document begins.
    pub answers: usize,
    /// By what its first total is compared with another one's, where more is known of it than
    /// its range.
    pub footing: Option<Footing>,
}

impl BookMonth {
    /// What a month that was worked out comes to.
    pub fn of(agent: &str, filled: &Filled) -> Self {
        let facts = match filled.is_settled() {
            true => Vec::new(),
            false => filled.open_facts(),
        };
        let kind = |nth: usize| Some(filled.facts.events.get(nth)?.kind);
        let open = facts.into_iter().filter_map(|what| match what {
            Unsettled::Value(id) => Some(OpenOf::Value(id)),
            Unsettled::Audience(id) => Some(OpenOf::Audience(id)),
            Unsettled::Amount(nth) | Unsettled::Date(nth) | Unsettled::Counts(nth) => {
                kind(nth).map(OpenOf::Event)
            }
            Unsettled::Reading(_) | Unsettled::Number(_) => None,
        });
        Self {
            agent: agent.to_owned(),
            open: open.collect(),
            sheet: filled.sheet.clone().ok(),
            certainty: filled.certainty(),
            wrong: filled.wrong.len(),
            is_considered: (filled.sheet.iter())
                .any(|sheet| !filled.volume.considered(sheet).is_empty()),
            answers: filled.filling.answers(filled.document()).len(),
            footing: filled.footing(),
        }
    }

    /// What one of the totals comes to.
    pub fn total(&self, nth: usize) -> Option<TotalSheet> {
        self.sheet.as_ref()?.totals.get(nth).copied()
    }

    /// The headline of the first total.
    pub fn headline(&self) -> Option<Decimal> {
        self.total(0).map(|total| total.headline)
    }

    /// All its lines.
    pub fn lines(&self) -> &[LineSheet] {
        self.sheet.as_ref().map_or(&[], |sheet| &sheet.lines)
    }

    /// All its grades.
    pub fn grades(&self) -> &[GradeRange] {
        self.sheet.as_ref().map_or(&[], |sheet| &sheet.grades)
    }
}
