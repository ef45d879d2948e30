//! The check code 校验码: what a month's sheet consists of, in twelve signs.
//!
//! It covers the agent and the month, every fact of it with its notes, the
//! fingerprint of the rules with their readings, and the score with its range: a
//! change of any of these changes the code. For a closed month these are the rules
//! and the score that it was closed with. It doesn't cover the wage, which stays
//! with the agent, what was agreed to do better, which goes on after a sheet was
//! seen, nor who did what and when. In which order entries, complaints and measures
//! stand makes no difference.
//!
//! It's the first 60 bits of the SHA-256 hash of four lines: the form's name, the
//! fingerprint, the score with its range, and the facts as files have them, entries
//! and complaints in the order of their texts. A fact that is added to the format
//! later isn't written where nothing is known of it: older months keep their codes.
//!
//! Among a million sheets two share a code by chance once in two million times; to
//! make other facts fit a given code takes 2^59 tries. Whoever makes both of two
//! sheets finds a pair that shares one in 2^30: it tells sheets apart, and signs
//! nothing.

use super::{Sheet, closed_range};
use crate::id::{CheckCode, Fingerprint};
use crate::json::Encode;
use crate::number::{Points, Range};
use crate::record::Facts;
use crate::rulebook::Rulebook;

/// The first line; another form gets another number.
const FORM: &str = "kaohe-sheet-1";

/// The code of a month's sheet.
pub fn code_of(rulebook: &Rulebook, facts: &Facts, sheet: &Sheet) -> CheckCode {
    check_code(facts, Fingerprint::of(rulebook), sheet.score, sheet.range)
}

/// The code of a month that these rules score so.
pub fn check_code(
    facts: &Facts,
    rules: Fingerprint,
    score: Points,
    range: Range<Points>,
) -> CheckCode {
    let (rules, score, range) = match facts.closing() {
        Some(closing) => (
            closing.rulebook.fingerprint,
            closing.score,
            closed_range(closing),
        ),
        None => (rules, score, range),
    };
    let text = format!(
        "{FORM}\n{rules}\n{score} {} {}\n{}",
        range.low,
        range.high,
        covered(facts).to_json()
    );
    CheckCode::of_text(&text)
}

/// The facts that count, in an order that says nothing.
fn covered(facts: &Facts) -> Facts {
    let mut facts = Facts {
        plan: Vec::new(),
        history: Vec::new(),
        wage: None,
        ..facts.clone()
    };
    facts.entries.sort_by_cached_key(Encode::to_json);
    facts.complaints.sort_by_cached_key(Encode::to_json);
    facts
}
