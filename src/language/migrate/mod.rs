//! From version 1: each of its mechanisms in the seven concepts, and its months as
//! values and events.
//!
//! It knows mechanisms, and no rulebook by name. What a mechanism has no words for, such as
//! the rank in an exam, is named by [`Titles`].

mod calls;
mod deadline;
mod exam;
mod examples;
mod facts;
mod names;
mod pay;
mod per_occurrence;
mod severity;
mod shortfall;
mod threshold;
mod words;

pub use examples::examples;
pub use facts::{At, facts};
pub use names::line_of;
pub use words::Titles;

use names::Names;

use super::{Document, Line, Node, Param, Pool, Source, Total, Value, Word};
use crate::id::Id;
use crate::number::{Decimal, Unit};
use crate::rulebook::{AboveBase, Effect, Mechanism, ReadingId, Rulebook, Section, Str};

/// A rulebook of version 1 in the language.
pub fn rulebook(book: &Rulebook, titles: &Titles) -> Document {
    Migration {
        book,
        titles,
        names: Names::of(book),
        values: Vec::new(),
        helpers: Vec::new(),
        spares: None,
    }
    .document()
}

/// A rulebook on its way.
struct Migration<'a> {
    book: &'a Rulebook,
    titles: &'a Titles,
    names: Names,
    values: Vec<Value>,
    /// Values that several clauses ask.
    helpers: Vec<(&'static str, Id)>,
    /// What spares all fines of a month, and what spares those but for calls.
    spares: Option<(Id, Id)>,
}

impl Migration<'_> {
    fn document(mut self) -> Document {
        let book = self.book;
        self.measures();
        let (mut given, mut taken, mut calls) = (Vec::new(), Vec::new(), Vec::new());
        for section in &book.sections {
            let pool = self.section(section, &mut calls);
            // Nothing is left of a section that held a quota of calls alone.
            let Some(pool) = pool else { continue };
            match section.effect {
                Effect::Reward => given.push(pool),
                Effect::Deduction => taken.push(pool),
            }
        }
        let rewards = Pool {
            cap: self.by(ReadingId::R6, |choices| {
                (choices.above_base == AboveBase::RewardsCapped)
                    .then(|| words::points(&book.reward_cap))
            }),
            ..pool(
                self.names.pool("rewards"),
                self.titles.rewards.clone(),
                given,
            )
        };
        let mut totals = Vec::new();
        match book.unit {
            Unit::Points => {
                let of = std::iter::once(node(rewards)).chain(taken).collect();
                let capped = Pool {
                    worth: stated(book.base),
                    cap: self.by(ReadingId::R6, |choices| {
                        (choices.above_base == AboveBase::CappedAtBase).then(|| stated(book.base))
                    }),
                    ..pool(self.names.pool("capped"), Word::default(), of)
                };
                let month = Pool {
                    floor: Some(super::By::Settled(Param::default())),
                    factors: self.month_factors(),
                    ..pool(
                        self.names.pool("month"),
                        Word::default(),
                        vec![node(capped)],
                    )
                };
                totals.push(total(
                    "score",
                    &self.titles.score,
                    &self.titles.points,
                    month,
                ));
                self.pay(&mut totals);
            }
            Unit::Money => {
                let fines = self.fines(taken);
                let mut of = Vec::new();
                if !rewards.of.is_empty() {
                    of.push(node(rewards));
                }
                of.extend(calls);
                of.push(fines);
                let month = pool(self.names.pool("month"), Word::default(), of);
                totals.push(total("net", &self.titles.net, &self.titles.yuan, month));
            }
        }
        Document {
            format: Document::FORMAT.into(),
            version: Document::VERSION,
            id: book.id,
            title: words::word(&book.title),
            effective: book.effective,
            issuer: Word::default(),
            adopted: None,
            noticed: None,
            effective_origin: book.effective_origin.clone(),
            audiences: Vec::new(),
            readings: self.readings(),
            overlap: self.overlap(),
            values: self.values,
            totals,
            grades: Vec::new(),
            examples: Vec::new(),
        }
    }

    /// A section's clauses; a quota of calls goes to `calls`.
    fn section(&mut self, section: &Section, calls: &mut Vec<Node>) -> Option<Node> {
        let mut of = Vec::new();
        for clause in &section.clauses {
            for part in &clause.parts {
                let line = |id: Id, gives| Line {
                    number: clause.number.clone(),
                    summary: words::word(&clause.summary),
                    origin: clause.origin.clone(),
                    ..words::line(id, words::word(&part.title), gives)
                };
                let title = words::word(&part.title);
                match &part.mechanism {
                    Mechanism::PerOccurrence { .. } => {
                        of.push(self.per_occurrence(section.effect, part, &line));
                    }
                    Mechanism::ExamRank { .. } => of.push(self.exam(section.effect, part, &line)),
                    Mechanism::Threshold { .. } => {
                        of.push(self.threshold(section.effect, part, &line));
                    }
                    Mechanism::Deadline { .. } => of.push(self.deadline(part, &line)),
                    Mechanism::Shortfall { step } => {
                        let lines = self.shortfall(step, &line);
                        of.push(node(pool(part.id, title, lines)));
                    }
                    Mechanism::Severity { levels } => {
                        let lines = self.severity(levels, &line);
                        of.push(node(pool(part.id, title, lines)));
                    }
                    Mechanism::CallQuota { .. } => calls.extend(self.calls(part, &line)),
                }
            }
        }
        let id = self.names.pool(section.id.as_str());
        (!of.is_empty()).then(|| node(pool(id, words::word(&section.title), of)))
    }

    /// A value that is asked for, or that follows.
    fn value(&mut self, id: Id, title: Word, from: Source) -> &mut Value {
        let at = self.values.len();
        self.values.push(Value {
            from,
            ..words::value(id, title)
        });
        &mut self.values[at]
    }
}

fn total(id: &'static str, title: &Word, unit: &Str, pool: Pool) -> Total {
    Total {
        id: Id::literal(id),
        title: title.clone(),
        unit: unit.clone(),
        step: None,
        rounding: Default::default(),
        year: None,
        weighed_by: None,
        pool,
    }
}

/// A line or a pool of one clause with its own facts filled in.
type Lines<'a> = &'a dyn Fn(Id, super::Gives) -> Line;

fn node(pool: Pool) -> Node {
    Node::Pool(Box::new(pool))
}

fn line_node(line: Line) -> Node {
    Node::Line(Box::new(line))
}

fn pool(id: Id, title: Word, of: Vec<Node>) -> Pool {
    Pool {
        id,
        title,
        worth: Param::default(),
        floor: None,
        cap: None,
        held: Default::default(),
        factors: Vec::new(),
        weight: None,
        of,
        when: None,
        only: Vec::new(),
        except: Vec::new(),
    }
}

fn stated(points: crate::number::Points) -> Param {
    Param::stated(Decimal::from_raw(points.raw().saturating_mul(1_000)))
}
