//! The business exam.

use super::super::joined::semicolon;
use super::say;
use crate::locale::{Lang, signed};
use crate::rulebook::Rulebook;
use crate::scoring::{Basis, ExamBasis, Line};

/// A place in the exam.
pub fn exam_place(lang: Lang, rank: u32, heads: u32) -> String {
    say!(lang, "第 {rank} 名，共 {heads} 人", "{rank} of {heads}")
}

/// What follows from the exam's form, for both ends of the ranking.
pub fn exam_outcome(lang: Lang, rulebook: &Rulebook, lines: &[&Line]) -> String {
    let each = lines.iter().filter_map(|line| {
        let Basis::Exam(basis) = line.basis else {
            return None;
        };
        let title = rulebook
            .part(line.part)
            .map_or("", |(.., part)| lang.of(&part.title));
        let amount = signed(rulebook.unit, line.amount);
        Some(match basis {
            ExamBasis::Inside => format!("{title} {amount}"),
            _ => {
                let reason = exam_reason(lang, basis);
                let reason = reason.trim_end_matches(['.', '\u{3002}']);
                say!(lang, "{title}\u{ff1a}{reason}", "{title}: {reason}")
            }
        })
    });
    let join = semicolon(lang);
    let end = match lang {
        Lang::Zh => '\u{3002}',
        Lang::En => '.',
    };
    let mut text = each.collect::<Vec<_>>().join(join);
    text.push(end);
    text
}

/// How a place counts.
pub(super) const fn exam_reason(lang: Lang, basis: ExamBasis) -> &'static str {
    let (zh, en) = match basis {
        ExamBasis::Unknown => ("名次未知。", "The place isn't known."),
        ExamBasis::None => ("本月没有名次。", "No ranking this month."),
        ExamBasis::Inside => ("在名次内。", "Among the places."),
        ExamBasis::Outside => ("不在名次内。", "Not among the places."),
        ExamBasis::TieExcluded => (
            "并列跨过名次界线，按现行口径都不算。",
            "A tie reaches across the border; by the interpretation in force none of it counts.",
        ),
        ExamBasis::DroppedByBothEnds => (
            "同时在前后名次内，按现行口径不算。",
            "Among the best and the last; by the interpretation in force this doesn't count.",
        ),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
