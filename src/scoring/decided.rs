//! What is decided already, whatever is still open.

use super::{Basis, ExamBasis, Scorer, Sheet, Sub, settle, threshold};
use crate::id::Id;
use crate::number::{Points, Range, Unit};
use crate::record::{Finding, Record};
use crate::rulebook::{Consequence, Mechanism, Rulebook};

/// Whether something comes about, given all that is unknown or assumed: the
/// three values of a strong Kleene logic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Decided {
    /// Whatever the answers, it doesn't.
    Excluded,
    /// It hangs on the answers.
    Open,
    /// Whatever the answers, it does.
    Certain,
}

impl Decided {
    /// From whether it comes about with everything at its worse end for it, and
    /// with everything at its better end. Right for whatever grows with its
    /// parts: then nothing in between is more certain than the two ends.
    pub const fn of(ends: Range<bool>) -> Self {
        match ends {
            Range { low: true, .. } => Self::Certain,
            Range { high: true, .. } => Self::Open,
            Range { .. } => Self::Excluded,
        }
    }

    /// Whether one of them comes about.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }
}

/// Something that either comes about in a month or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// This part gives or takes its amount: a threshold over measures is met,
    /// or the place is among those that the part names.
    Applies(Id),
    /// The score is at the base or above it.
    FullBase,
    /// Calls were missed so often that nothing is given back (rulebook B).
    NothingBack,
    /// Complaints put this up for consideration; never decided by the page.
    Considered(Consequence),
}

/// An outcome and whether it is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What.
    pub outcome: Outcome,
    /// Whether it's decided.
    pub decided: Decided,
}

/// Every outcome of a month that hangs on a threshold, in the document's order,
/// the full base last. The sheet must be that of this rulebook and record.
pub fn decisions(rulebook: &Rulebook, record: &Record, sheet: &Sheet) -> Vec<Decision> {
    let mut found = Vec::new();
    for (_, _, part) in rulebook.parts() {
        match &part.mechanism {
            Mechanism::Threshold { conditions, .. } => {
                let scorer = Scorer::new(rulebook, record, record.month.first_day());
                let ends = threshold::ends(&scorer, conditions);
                found.push(Decision {
                    outcome: Outcome::Applies(part.id),
                    decided: Decided::of(ends),
                });
            }
            Mechanism::ExamRank { .. } => {
                let basis = sheet.line(part.id, Sub::Whole).map(|line| line.basis);
                let decided = match basis {
                    Some(Basis::Exam(ExamBasis::Inside)) => Decided::Certain,
                    Some(Basis::Exam(ExamBasis::Unknown)) => Decided::Open,
                    _ => Decided::Excluded,
                };
                found.push(Decision {
                    outcome: Outcome::Applies(part.id),
                    decided,
                });
            }
            Mechanism::Severity { levels } => {
                for level in levels {
                    let decided = occurs(record, level.id);
                    for consequence in &level.consequences {
                        consider(&mut found, *consequence, decided);
                    }
                }
            }
            Mechanism::CallQuota { .. } => {
                let settled = settle(rulebook, record, record.month.first_day(), sheet);
                found.extend(
                    settled
                        .filter(|settled| settled.limit.is_some())
                        .map(|settled| Decision {
                            outcome: Outcome::NothingBack,
                            decided: settled.limit_reached,
                        }),
                );
            }
            Mechanism::PerOccurrence { .. }
            | Mechanism::Deadline { .. }
            | Mechanism::Shortfall { .. } => {}
        }
    }
    if rulebook.unit == Unit::Points {
        found.push(Decision {
            outcome: Outcome::FullBase,
            decided: reaches(sheet, sheet.base),
        });
    }
    found
}

/// Whether the score is at this line or above it. "At least so much, whatever
/// the answers" is the low end of [`Sheet::range`].
pub fn reaches(sheet: &Sheet, line: Points) -> Decided {
    Decided::of(Range {
        low: sheet.range.low >= line,
        high: sheet.range.high >= line,
    })
}

/// Several levels can put up the same: one of them is enough.
fn consider(found: &mut Vec<Decision>, consequence: Consequence, decided: Decided) {
    let outcome = Outcome::Considered(consequence);
    match found.iter_mut().find(|known| known.outcome == outcome) {
        Some(known) => known.decided = known.decided.or(decided),
        None => found.push(Decision { outcome, decided }),
    }
}

/// Whether there is a complaint of this level.
fn occurs(record: &Record, level: Id) -> Decided {
    let found = |finding: &Finding| record.complaints.iter().any(|c| c.finding == *finding);
    let liable = found(&Finding::Liable(level));
    Decided::of(Range {
        low: liable,
        high: liable || found(&Finding::Pending),
    })
}
