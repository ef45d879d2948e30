//! A month in which a case happened and nothing else.

use super::calibration::{CaseAnswer, RatedPart};
use crate::id::Id;
use crate::number::Points;
use crate::record::{Complaint, Entry, Exam, Facts, Finding, Measured, Record, Report};
use crate::rulebook::{Effect, Rulebook};
use crate::scoring::{bounds, score_at_once};

/// What a case gives or takes by an answer, in the rulebook's unit, with its sign: what the
/// lines of a month come to in which it happened, less those of one in which nothing did.
/// Nothing is left out that a cap or the floor of the whole month would hide.
pub fn case_points(rulebook: &Rulebook, answer: &CaseAnswer) -> Points {
    let lines = |answer: &CaseAnswer| {
        let record = case_month(rulebook, answer);
        let sheet = score_at_once(rulebook, &record, record.month.first_day());
        sheet.lines.iter().map(|line| line.amount).sum::<Points>()
    };
    lines(answer) - lines(&CaseAnswer::blank(answer.case))
}

/// A month of nobody in which a case happened and nothing else: all that isn't decided case by
/// case is known, and neither gives nor takes.
///
/// A case that falls under several clauses is one event as far as they go together: twice
/// under one and once under another is an event of both, and one of the first alone. Whether
/// such an event counts under each of them, the rulebook says (reading R12).
pub fn case_month(rulebook: &Rulebook, answer: &CaseAnswer) -> Record {
    let month = rulebook.effective;
    let blank = Record::blank("", month, rulebook.unit);
    let measures = rulebook.measures.iter();
    let changed = blank.edited(|facts: &mut Facts| {
        facts.exam = Exam::None;
        facts.report = Report::HandedIn(bounds(rulebook, month).report_from);
        let known = measures.map(|measure| (measure.id, Measured::NotAssessed));
        facts.measures = known.collect();
        happened(rulebook, answer, facts);
    });
    // An answer that no month can hold counts as nothing.
    changed.unwrap_or(blank)
}

fn happened(rulebook: &Rulebook, answer: &CaseAnswer, facts: &mut Facts) {
    // As the document has them: at a tie the first one named counts (reading R12).
    let named = rulebook.parts().filter_map(|(section, _, part)| {
        let times = answer.parts.iter().find(|of| of.part == part.id)?.times;
        let part = part.id;
        Some((RatedPart { part, times }, section.effect))
    });
    let named: Vec<(RatedPart, Effect)> = named.collect();
    let mut steps: Vec<u32> = named.iter().map(|(of, _)| of.times).collect();
    steps.sort_unstable();
    steps.dedup();
    let complaint = answer.level.map(|level| Complaint {
        id: Some(Id::literal("case")),
        ..Complaint::found(Finding::Liable(level))
    });
    let mut before = 0;
    for step in steps {
        let together = named.iter().filter(|(of, _)| of.times >= step);
        let (parts, effects): (Vec<Id>, Vec<Effect>) =
            together.map(|(of, effect)| (of.part, *effect)).unzip();
        let takes = before == 0 && effects.contains(&Effect::Deduction);
        let mut entry = Entry::plain(Id::literal("case"), step - before);
        entry.parts = parts;
        entry.caused = complaint.as_ref().filter(|_| takes).and_then(|of| of.id);
        facts.entries.push(entry);
        before = step;
    }
    facts.complaints.extend(complaint);
}

/// A text without the names of people: what stands in their place says nothing of whose it is.
pub fn nameless<'a>(text: &str, names: impl Iterator<Item = &'a str>) -> String {
    // A single character is in half of all words.
    let names = names.map(str::trim).filter(|name| name.chars().count() > 1);
    let mut names: Vec<&str> = names.collect();
    // A name that holds another one goes first.
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names
        .into_iter()
        .fold(text.to_owned(), |text, name| hidden(&text, name))
}

/// A short number isn't a person's inside a longer one.
fn hidden(text: &str, name: &str) -> String {
    const MARK: &str = "×××";
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let (first, last) = (name.chars().next(), name.chars().last());
    let mut found = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(name) {
        let (before, from) = rest.split_at(at);
        let after = from.strip_prefix(name).unwrap_or_default();
        let last_before = before.chars().last().or(found.chars().last());
        let inside = (is_word(first) && is_word(last_before))
            || (is_word(last) && is_word(after.chars().next()));
        found.push_str(before);
        found.push_str(if inside { name } else { MARK });
        rest = after;
    }
    found.push_str(rest);
    found
}
