//! What the files of an import said of months that don't come to that here.

use crate::exchange::Preview;
use crate::number::Range;
use crate::record::{MAX_FILE_NAME, Source};
use crate::team::Claim;

/// What a file said of a month, where that isn't what it comes to here or other rules made
/// it.
pub fn claim_of(preview: &Preview, source: Option<&Source>) -> Option<Claim> {
    let seen = preview.item.seen?;
    if !preview.is_mismatch() && !preview.other_rulebook {
        return None;
    }
    let Some(Source::File { name, .. }) = source else {
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
    Some(Claim {
        file: name.chars().take(MAX_FILE_NAME).collect(),
        rules: rules.fingerprint,
        effective: rules.effective,
        score: seen.score,
        low: seen.low,
        high: seen.high,
        mismatch,
        facts: Claim::code(&preview.item.record, rules.fingerprint, seen.score, range),
    })
}
