//! What the rules have to say about what is entered, at a field or by a file.

use super::report_from;
use crate::calendar::Month;
use crate::record::{Bounds, Facts, Fault, FieldFault, Problem, Report};
use crate::rulebook::{Mechanism, Rulebook};

/// The bounds of a month's fields.
pub fn bounds(rulebook: &Rulebook, month: Month) -> Bounds {
    let measures = rulebook.measures.iter();
    let marks = measures.flat_map(|measure| {
        let of = move |mark| (measure.id, mark);
        rulebook.marks(measure.id).into_iter().map(of)
    });
    Bounds {
        report_from: report_from(rulebook.choices(), month),
        marks: marks.collect(),
    }
}

/// What the rulebook that scores a month refuses in it, though any other may
/// take it: a report that is in before it can be (reading R11).
pub fn refused(rulebook: &Rulebook, facts: &Facts) -> Option<Problem> {
    let Report::HandedIn(day) = facts.report else {
        return None;
    };
    let deadline = |mechanism| matches!(mechanism, &Mechanism::Deadline { .. });
    let mut parts = rulebook.parts();
    let asked = parts.any(|(.., part)| deadline(&part.mechanism));
    let from = report_from(rulebook.choices(), facts.month);
    (asked && day < from).then(|| Problem {
        path: "report".into(),
        fault: Fault::Field(FieldFault::ReportBefore(from)),
    })
}
