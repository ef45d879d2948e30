//! What may be missing from a month: events, complaints, days and rows that nobody recorded.

use super::book_fact::{BookFact, book_facts_of};
use super::fact::SlipFact;
use super::reviewable::Reviewable;
use super::slip::AskedFact;
use crate::id::Id;
use crate::plan::{Filled, Place};
use crate::record::{Facts, Field};
use crate::rulebook::{Mechanism, Rulebook};
use crate::scoring::Sub;

/// Something that may be missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The part of a clause, or the document's line, under which it counts.
    pub part: Id,
    /// Which of its lines.
    pub sub: Sub,
    /// The fact that says it, by name: how often it was, or what it was.
    pub fact: String,
}

impl Reviewable<'_> {
    /// What is asked of something that is missing, to begin with: once more than it's recorded;
    /// nothing of what has no count.
    pub fn one_more(&self, fact: &str) -> AskedFact {
        let says = self.said_of(fact);
        let is_count = match self {
            Self::Record(..) => !matches!(fact.parse(), Ok(SlipFact::Field(Field::Calls(_)))),
            Self::Document(_) => matches!(fact.parse(), Ok(BookFact::At(Place::Count(_)))),
        };
        let more = says.parse::<u32>().ok().filter(|_| is_count);
        let more = more.and_then(|count| count.checked_add(1));
        AskedFact {
            fact: fact.to_owned(),
            should: more.map_or_else(|| says.clone(), |more| more.to_string()),
            says,
        }
    }

    /// All that may be missing from it, each once, in the document's order.
    pub fn missing(&self) -> Vec<Missing> {
        match self {
            Self::Record(rulebook, record, _) => of_record(rulebook, record),
            Self::Document(filled) => of_document(filled),
        }
    }
}

fn of_record(rulebook: &Rulebook, facts: &Facts) -> Vec<Missing> {
    let mut found = Vec::new();
    for (_, _, part) in rulebook.parts() {
        let mut add = |sub: Sub, fact: SlipFact| {
            found.push(Missing {
                part: part.id,
                sub,
                fact: fact.to_string(),
            });
        };
        match &part.mechanism {
            Mechanism::PerOccurrence { .. } => {
                add(Sub::Whole, SlipFact::Field(Field::Count(part.id)));
            }
            Mechanism::Severity { levels } => {
                for level in levels {
                    add(Sub::Level(level.id), SlipFact::Complaints(level.id));
                }
            }
            Mechanism::CallQuota { .. } => {
                let is_missing = |day: &u8| {
                    let mut days = facts.days.iter();
                    let is_known = days.any(|it| it.day == *day && it.calls.is_some());
                    !is_known && facts.month.day(u32::from(*day)).is_some()
                };
                let missing = (1..=31).filter(is_missing);
                missing.for_each(|day| add(Sub::Whole, SlipFact::Field(Field::Calls(day))));
            }
            Mechanism::ExamRank { .. }
            | Mechanism::Threshold { .. }
            | Mechanism::Deadline { .. }
            | Mechanism::Shortfall { .. } => {}
        }
    }
    found
}

/// Events of each kind, and one more row of each list.
fn of_document(filled: &Filled) -> Vec<Missing> {
    let mut found: Vec<Missing> = Vec::new();
    for line in crate::plan::lines(filled.document(), &filled.under()) {
        for fact in book_facts_of(filled, line.id) {
            let fact = match fact {
                BookFact::Added(_) | BookFact::At(Place::Count(_)) => fact,
                BookFact::At(Place::Listed(id, _)) => {
                    let rows = filled.filling.lists.get(&id).map_or(0, Vec::len);
                    BookFact::At(Place::Listed(id, rows))
                }
                BookFact::At(_) => continue,
            };
            let fact = fact.to_string();
            if found.iter().all(|known| known.fact != fact) {
                found.push(Missing {
                    part: line.id,
                    sub: Sub::Whole,
                    fact,
                });
            }
        }
    }
    found
}
