//! An agent's month by a document, as a team needs it.

use super::together::BookOver;
use crate::id::Id;
use crate::language::Word;
use crate::number::Decimal;
use crate::plan::{Filled, Footing, GradeRange, LineSheet, Sheet, TotalSheet, Unsettled, Weight};
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

/// An agent's month, scored; or months together.
#[derive(Clone, Debug)]
pub struct BookMonth {
    /// Whose.
    pub agent: String,
    /// Its sheet; none where the document can't score what stands in it. Of several months
    /// the lines are summed, the totals stand in `over`, and there are no grades.
    pub sheet: Option<Sheet>,
    /// How sure it is.
    pub certainty: Certainty,
    /// What is open in it: nothing where nothing can change it any more.
    pub open: Vec<OpenOf>,
    /// How many texts in it don't count.
    pub wrong: usize,
    /// What it puts up for consideration, each once.
    pub considered: Vec<Word>,
    /// How many of the document's questions it answers otherwise than the document begins.
    pub answers: usize,
    /// By what its first total is compared with another one's, where more is known of it than
    /// its range.
    pub footing: Option<Footing>,
    /// What it weighs among others by the figures by which months do.
    pub weights: Vec<(Id, Weight)>,
    /// The months, where they're several.
    pub over: Option<BookOver>,
}

impl BookMonth {
    /// What a month that was worked out comes to, and what it weighs by these figures: other
    /// versions of the document may join months by others than its own.
    pub fn of(agent: &str, filled: &Filled, weighing: &[Id]) -> Self {
        let weights = weighing.iter().map(|id| (*id, filled.weight(*id)));
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
        let sheets = filled.sheet.iter();
        let all = sheets.flat_map(|sheet| filled.volume.considered(sheet));
        let mut considered: Vec<Word> = Vec::new();
        for word in all {
            if !considered.contains(word) {
                considered.push(word.clone());
            }
        }
        Self {
            agent: agent.to_owned(),
            open: open.collect(),
            sheet: filled.sheet.clone().ok(),
            certainty: filled.certainty(),
            wrong: filled.wrong.len(),
            considered,
            answers: filled.filling.answers(filled.document()).len(),
            footing: filled.footing(),
            weights: weights.collect(),
            over: None,
        }
    }

    /// What one of the totals comes to.
    pub fn total(&self, nth: usize) -> Option<TotalSheet> {
        match &self.over {
            Some(over) => over.totals.get(nth).copied()?,
            None => self.sheet.as_ref()?.totals.get(nth).copied(),
        }
    }

    /// What it weighs by a figure.
    pub fn weight(&self, by: Id) -> Option<Weight> {
        let mut weights = self.weights.iter();
        weights.find(|(of, _)| *of == by).map(|(_, weight)| *weight)
    }

    /// The least by which its first total is more than another one's, where more is known of
    /// that than their ranges.
    pub fn least_above(&self, other: &Self) -> Option<Decimal> {
        match (&self.over, &other.over) {
            (Some(own), Some(other)) => own.least_above(other),
            _ => self.footing.as_ref()?.least_above(other.footing.as_ref()?),
        }
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
