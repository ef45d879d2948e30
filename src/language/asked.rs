//! What of a month a document asks for, under the answers that count and for whom.

use std::collections::BTreeSet;

use super::{Document, Factor, FactorBy, Gives, Node, Pool, Source, Value, When};
use crate::id::Id;

/// Under what a document is asked.
pub trait Circumstance {
    /// The answer to a question.
    fn answer(&self, reading: Id) -> Option<Id>;
    /// Whether an audience applies; none where it isn't known.
    fn applies(&self, audience: Id) -> Option<bool>;
    /// Whether something is typed for a value.
    fn is_typed(&self, value: Id) -> bool;

    /// Whether something is there under the answers.
    fn holds(&self, when: Option<&When>) -> bool {
        when.is_none_or(|when| self.answer(when.reading) == Some(when.is))
    }

    /// Whether something may apply to this agent.
    fn may_apply(&self, only: &[Id], except: &[Id]) -> bool {
        let may = |id: &Id| self.applies(*id) != Some(false);
        let must = |id: &Id| self.applies(*id) == Some(true);
        (only.is_empty() || only.iter().any(may)) && !except.iter().any(must)
    }
}

struct Walk<'a, C> {
    document: &'a Document,
    of: &'a C,
    seen: BTreeSet<Id>,
    missing: BTreeSet<Id>,
}

impl Document {
    /// The values of this name that is there.
    pub fn value(&self, id: Id, of: &impl Circumstance) -> Option<&Value> {
        let mut values = self.values.iter();
        values.find(|value| value.id == id && of.holds(value.when.as_ref()))
    }

    /// Whether a value of it comes from elsewhere than this month: from others, the team, the log.
    pub fn takes(&self) -> bool {
        self.values.iter().any(|value| {
            matches!(
                value.from,
                Source::Earlier { .. } | Source::Team { .. } | Source::Log(_)
            )
        })
    }

    /// The values that something hangs on and that aren't typed yet, in the document's
    /// order.
    pub fn missing(&self, of: &impl Circumstance) -> Vec<&Value> {
        let mut walk = Walk {
            document: self,
            of,
            seen: BTreeSet::new(),
            missing: BTreeSet::new(),
        };
        for total in &self.totals {
            walk.pool(&total.pool);
        }
        for grades in &self.grades {
            walk.value(grades.of);
            let needs = grades.grades.iter().flat_map(|grade| &grade.needs);
            let moves = grades.moves.iter().map(|one| &one.when);
            for condition in needs.chain(moves) {
                walk.value(condition.value);
            }
        }
        let missing = walk.missing;
        let values = self.values.iter();
        let is_missing =
            |value: &&Value| missing.contains(&value.id) && of.holds(value.when.as_ref());
        values.filter(is_missing).collect()
    }
}

impl Source {
    /// Whether the month is asked for it, rather than that it follows from others of it.
    pub const fn is_asked(&self) -> bool {
        matches!(
            self,
            Self::Typed
                | Self::Each
                | Self::Late { .. }
                | Self::Earlier { .. }
                | Self::Team { .. }
                | Self::Log(_)
        )
    }

    /// What it takes of other months: values or totals of theirs.
    pub fn elsewhere(&self) -> Vec<Id> {
        match self {
            Self::Earlier { of, .. } => vec![*of],
            Self::Team { of, over, .. } => [*of].into_iter().chain(*over).collect(),
            _ => Vec::new(),
        }
    }

    /// The values of the same month that it's made of.
    pub fn parts(&self) -> Vec<Id> {
        match self {
            Self::Typed
            | Self::Each
            | Self::Late { .. }
            | Self::Count(_)
            | Self::Total(_)
            | Self::Fixed(_)
            | Self::Earlier { .. }
            | Self::Team { .. }
            | Self::Log(_) => Vec::new(),
            Self::Quotient { of, over } => [&of[..], over].concat(),
            Self::Sum { of, less } => [&of[..], less].concat(),
            Self::Product { of, by } => vec![*of, *by],
            Self::Mean(of)
            | Self::All(of)
            | Self::Least(of)
            | Self::Most(of)
            | Self::Short { of, .. }
            | Self::Above { of, .. }
            | Self::Scaled(of, _)
            | Self::Rounded { of, .. } => vec![*of],
        }
    }
}

impl<C: Circumstance> Walk<'_, C> {
    fn pool(&mut self, pool: &Pool) {
        let of = self.of;
        if !of.holds(pool.when.as_ref()) || !of.may_apply(&pool.only, &pool.except) {
            return;
        }
        self.factors(&pool.factors);
        for node in &pool.of {
            match node {
                Node::Pool(pool) => self.pool(pool),
                Node::Line(line) => {
                    if !of.holds(line.when.as_ref()) || !of.may_apply(&line.only, &line.except) {
                        continue;
                    }
                    self.factors(&line.factors);
                    if let Gives::Value(id) | Gives::Scale(id, _) = line.gives {
                        self.value(id);
                    }
                }
            }
        }
    }

    fn factors(&mut self, factors: &[Factor]) {
        for factor in factors {
            let is_there = self.of.holds(factor.when.as_ref())
                && self.of.may_apply(&factor.only, &factor.except);
            if let FactorBy::Value(id) | FactorBy::Scale(id, _) = factor.by
                && is_there
            {
                self.value(id);
            }
        }
    }

    fn value(&mut self, id: Id) {
        if self.of.is_typed(id) || !self.seen.insert(id) {
            return;
        }
        let Some(value) = self.document.value(id, self.of) else {
            return;
        };
        if value.from.is_asked() {
            self.missing.insert(id);
        }
        for part in value.from.parts() {
            self.value(part);
        }
    }
}
