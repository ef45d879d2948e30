//! What the forms are called, and what the rulebook points out in them.

use super::say;
use crate::id::Id;
use crate::locale::Lang;
use crate::record::{Finding, Record};
use crate::rulebook::{Level, Mechanism, Rulebook};

/// The form for places in an exam.
pub fn exam_form(lang: Lang, rulebook: &Rulebook) -> String {
    let named = |mechanism: &Mechanism| matches!(mechanism, Mechanism::ExamRank { .. });
    let mut parts = rulebook.parts().map(|(.., part)| part);
    // Parts of one exam are titled by its ends.
    match parts.find(|part| named(&part.mechanism) && part.form.is_some()) {
        Some(part) => lang.of(part.form()).to_owned(),
        None => say!(lang, "名次", "Ranking"),
    }
}

/// The form for the day of handing in.
pub fn report_form(lang: Lang, rulebook: &Rulebook) -> String {
    form(lang, rulebook, |mechanism| {
        matches!(mechanism, Mechanism::Deadline { .. })
    })
}

/// The form for cases by their severity.
pub fn cases_form(lang: Lang, rulebook: &Rulebook) -> String {
    form(lang, rulebook, |mechanism| {
        matches!(mechanism, Mechanism::Severity { .. })
    })
}

fn form(lang: Lang, rulebook: &Rulebook, is: fn(&Mechanism) -> bool) -> String {
    let mut parts = rulebook.parts().map(|(.., part)| part);
    let part = parts.find(|part| is(&part.mechanism));
    part.map_or_else(String::new, |part| lang.of(part.form()).to_owned())
}

/// What a second case of one level may be instead, where the rulebook says so.
pub fn second_cases(lang: Lang, levels: &[Level], record: &Record) -> Vec<String> {
    let said = levels.iter().filter_map(|graver| {
        let of = levels
            .iter()
            .find(|level| graver.second_of == Some(level.id))?;
        let is_one = |finding: Finding| finding == Finding::Liable(of.id);
        let cases = record.complaints.iter().map(|case| case.finding);
        if cases.filter(|finding| is_one(*finding)).count() < 2 {
            return None;
        }
        let (of, graver) = (lang.of(&of.title), lang.of(&graver.title));
        Some(say!(
            lang,
            "当月第二件「{of}」，可能应按「{graver}」计，请核对。",
            "The second “{of}” in a month may count as “{graver}”: please check."
        ))
    });
    said.collect()
}

/// A part by clause and title.
pub fn part(lang: Lang, rulebook: &Rulebook, id: Id) -> String {
    rulebook.part(id).map_or_else(
        || id.to_string(),
        |(_, clause, part)| format!("{} {}", clause.number, lang.of(&part.title)),
    )
}
