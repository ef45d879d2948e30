//! The business exam.

use super::{reason, say};
use crate::locale::{Lang, signed};
use crate::rulebook::Rulebook;
use crate::scoring::{Basis, ExamBasis, Line};

/// A place in the exam.
pub fn exam_place(lang: Lang, rank: u32, heads: u32) -> String {
    say!(lang, "第 {rank} 名，共 {heads} 人", "{rank} of {heads}")
}

/// What follows from the exam's form, for both ends of the ranking.
pub fn exam_outcome(lang: Lang, rulebook: &Rulebook, lines: &[&Line]) -> String {
    let each = lines.iter().map(|line| {
        let title = rulebook
            .part(line.part)
            .map_or("", |(.., part)| lang.of(&part.title));
        let amount = signed(rulebook.unit, line.amount);
        match line.basis {
            Basis::Exam(ExamBasis::Inside) => format!("{title} {amount}"),
            _ => {
                let reason = reason(lang, rulebook, line);
                let reason = reason.trim_end_matches(['.', '\u{3002}']);
                say!(lang, "{title}\u{ff1a}{reason}", "{title}: {reason}")
            }
        }
    });
    let join = match lang {
        Lang::Zh => "；",
        Lang::En => "; ",
    };
    let end = match lang {
        Lang::Zh => '\u{3002}',
        Lang::En => '.',
    };
    let mut text = each.collect::<Vec<_>>().join(join);
    text.push(end);
    text
}
