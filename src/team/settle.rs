//! What, once it's known, makes most places certain.

use std::rc::Rc;

use super::month::Assessed;
use super::places::{certain, places};
use super::terms::Terms;
use crate::calendar::Date;
use crate::number::Points;
use crate::rulebook::{Pin, Rulebook, Trial};
use crate::scoring::{Open, OpenItem, open_list, range_when_settled, score};

/// Steps at the most.
const STEPS: usize = 4;

/// Teams up to this size are asked.
const LARGEST: usize = 60;

/// Something to settle next, and how many places are certain then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settles {
    /// What: a fact of somebody, by the place of their sheet, or a number of the rules. A
    /// fact as [`OpenFact`](crate::scoring::OpenFact) says, a number at its value.
    pub what: (Option<usize>, Open),
    /// How many places are certain once it and all before it are settled.
    pub certain: usize,
}

/// What to settle one after the other, each time what makes most places certain; shorter
/// where nothing makes more. Empty for teams of more than 60.
pub fn settles(rulebook: &Rulebook, all: &[Rc<Assessed>], today: Date) -> Vec<Settles> {
    if all.len() > LARGEST {
        return Vec::new();
    }
    let mut search = Search {
        rulebook,
        all,
        today,
        facts: vec![Vec::new(); all.len()],
        numbers: Vec::new(),
    };
    let mut candidates: Vec<Candidate> = Vec::new();
    for (at, one) in all.iter().enumerate() {
        for item in open_list(rulebook, &one.record, today) {
            let whose = matches!(item.what, Open::Fact(_)).then_some(at);
            let known = |other: &Candidate| (other.0, other.1.what) == (whose, item.what);
            if item.contribution > Points::ZERO && !candidates.iter().any(known) {
                candidates.push((whose, item));
            }
        }
    }
    let mut known = search.certain();
    let mut steps = Vec::new();
    while steps.len() < STEPS {
        let tried = candidates
            .iter()
            .map(|candidate| (search.with(*candidate), *candidate));
        // The first of those that make as many.
        let best = tried.reduce(|best, next| if next.0 > best.0 { next } else { best });
        let Some((certain, what)) = best.filter(|(certain, _)| *certain > known) else {
            break;
        };
        search.take(what);
        candidates.retain(|candidate| *candidate != what);
        known = certain;
        let what = (what.0, what.1.what);
        steps.push(Settles { what, certain });
    }
    steps
}

/// What may be settled: a fact of somebody, or a number.
type Candidate = (Option<usize>, OpenItem);

struct Search<'a> {
    rulebook: &'a Rulebook,
    all: &'a [Rc<Assessed>],
    today: Date,
    facts: Vec<Vec<OpenItem>>,
    numbers: Vec<OpenItem>,
}

impl Search<'_> {
    fn take(&mut self, (whose, what): Candidate) {
        match whose.and_then(|at| self.facts.get_mut(at)) {
            Some(facts) => facts.push(what),
            None => self.numbers.push(what),
        }
    }

    fn with(&mut self, candidate: Candidate) -> usize {
        self.take(candidate);
        let found = self.certain();
        match candidate.0.and_then(|at| self.facts.get_mut(at)) {
            Some(facts) => drop(facts.pop()),
            None => drop(self.numbers.pop()),
        }
        found
    }

    /// How many places are certain, with all that is settled so far.
    fn certain(&self) -> usize {
        let mut trial = Trial::new(self.rulebook);
        for item in &self.numbers {
            if let Open::Parameter(at) = item.what {
                trial.pin(at, Pin::Value);
            }
        }
        let rulebook = trial.rulebook();
        let terms = self.all.iter().zip(&self.facts).map(|(one, facts)| {
            if facts.is_empty() && self.numbers.is_empty() {
                return Terms::clone(&one.terms);
            }
            let is_closed = one.record.closing().is_some();
            if facts.is_empty() || is_closed {
                let mut sheet = score(rulebook, &one.record, self.today);
                if is_closed {
                    sheet.range = one.sheet.range;
                }
                return Terms::of(rulebook, &sheet, is_closed);
            }
            let left = range_when_settled(rulebook, &one.record, self.today, facts);
            Terms::of_range(left)
        });
        let terms: Vec<Terms> = terms.collect();
        certain(&places(rulebook, &terms.iter().collect::<Vec<_>>()))
    }
}
