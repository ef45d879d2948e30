//! What the files of an import said of months that don't come to that here.

use std::collections::BTreeMap;

use crate::exchange::Preview;
use crate::id::Fingerprint;
use crate::number::Range;
use crate::record::{MAX_FILE_NAME, Source};
use crate::team::{Claim, ClaimedLine, MAX_CLAIMED};

/// What a file said of a month, where that isn't what it comes to here or other rules made
/// it; and which version of the program wrote each file, by its hash.
pub fn claim_of(
    preview: &Preview,
    source: Option<&Source>,
    programs: &BTreeMap<Fingerprint, String>,
) -> Option<Claim> {
    let seen = preview.item.seen?;
    if !preview.is_mismatch() && !preview.other_rulebook {
        return None;
    }
    let Some(Source::File { name, hash }) = source else {
        return None;
    };
    // By other rules another score is no wonder.
    let mismatch = match preview.other_rulebook {
        true => preview.code.is_some() || preview.closing.is_some(),
        false => preview.is_mismatch(),
    };
    let rules = preview.item.rulebook;
    let range = Range {
        low: seen.low,
        high: seen.high,
    };
    let lines = preview.lines.iter().take(MAX_CLAIMED);
    let lines = lines.map(|line| ClaimedLine {
        clause: line.clause.clone(),
        title: line.title.clone(),
        said: line.claimed.map(|it| it.amount),
        own: line.own.map(|it| it.amount),
    });
    Some(Claim {
        file: name.chars().take(MAX_FILE_NAME).collect(),
        rules: rules.fingerprint,
        effective: rules.effective,
        score: seen.score,
        low: seen.low,
        high: seen.high,
        mismatch,
        program: programs.get(hash).cloned(),
        lines: lines.collect(),
        facts: Claim::code(&preview.item.record, rules.fingerprint, seen.score, range),
    })
}
