//! What every month has to be told once, whatever happened in it.

use super::{Basis, Line, Sheet, Sub};
use crate::id::Id;
use crate::number::{Points, Range};
use crate::record::{Exam, Record, Report};
use crate::rulebook::{Mechanism, Rulebook};

/// Something that has to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Todo<'a> {
    /// What.
    pub what: Told,
    /// Whether it is.
    pub known: bool,
    /// The numbers of the clauses that ask for it, in their order.
    pub clauses: Vec<&'a str>,
    /// What it gives or takes, as far as that's sure.
    pub amount: Points,
    /// What that can still be; each line by itself, whatever its pool has left.
    pub span: Range<Points>,
}

/// A fact that a month has in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Whose month it is.
    Agent,
    /// The place in the exam, or that there was none.
    Exam,
    /// The day of the report.
    Report,
    /// A measure, or that there was nothing to measure.
    Measure(Id),
}

/// All of them, quickest first: the name, the exam, the report, then the
/// measures in the rulebook's order; only those that some clause asks for.
pub fn todos<'a>(rulebook: &'a Rulebook, record: &Record, sheet: &Sheet) -> Vec<Todo<'a>> {
    let mut all = vec![Todo {
        what: Told::Agent,
        known: !record.agent.is_empty(),
        clauses: Vec::new(),
        amount: Points::ZERO,
        span: Range::between(Points::ZERO, Points::ZERO),
    }];
    let mut add = |what, known, asks: &dyn Fn(&Line) -> bool| {
        let mut todo = Todo {
            what,
            known,
            clauses: Vec::new(),
            amount: Points::ZERO,
            span: Range::between(Points::ZERO, Points::ZERO),
        };
        for line in sheet.lines.iter().filter(|line| asks(line)) {
            let Some((_, clause, _)) = rulebook.part(line.part) else {
                continue;
            };
            if todo.clauses.last() != Some(&&*clause.number) {
                todo.clauses.push(&clause.number);
            }
            todo.amount += line.amount;
            todo.span.low += line.range.low;
            todo.span.high += line.range.high;
        }
        if !todo.clauses.is_empty() {
            all.push(todo);
        }
    };
    add(Told::Exam, record.exam != Exam::Unknown, &|line| {
        matches!(line.basis, Basis::Exam(_))
    });
    add(Told::Report, record.report != Report::Unknown, &|line| {
        matches!(line.basis, Basis::Deadline(_))
    });
    for measure in &rulebook.measures {
        let known = record.measures.contains_key(&measure.id);
        add(Told::Measure(measure.id), known, &|line| {
            line.sub == Sub::Measure(measure.id) || is_condition(rulebook, line.part, measure.id)
        });
    }
    all
}

/// Whether a part depends on a measure's reaching something.
fn is_condition(rulebook: &Rulebook, part: Id, measure: Id) -> bool {
    let part = rulebook.part(part).map(|(.., part)| &part.mechanism);
    match part {
        Some(Mechanism::Threshold { conditions, .. }) => {
            conditions.iter().any(|on| on.measure == measure)
        }
        _ => false,
    }
}
