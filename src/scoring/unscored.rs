//! What a record names and the rulebook doesn't know.

use super::Scorer;
use crate::id::Id;
use crate::record::Finding;
use crate::rulebook::Mechanism;

/// Adds the measures and the levels of complaints that the rulebook can't
/// count, each once, in the record's order.
pub(super) fn note(scorer: &Scorer<'_>, unscored: &mut Vec<Id>) {
    let mut note = |id: Id| {
        if !unscored.contains(&id) {
            unscored.push(id);
        }
    };
    for id in scorer.record.measures.keys() {
        if scorer.rulebook.measure(*id).is_none() {
            note(*id);
        }
    }
    if scorer.record.complaints.is_empty() {
        return;
    }
    let mut parts = scorer.rulebook.parts();
    let levels = parts.find_map(|(_, _, part)| match &part.mechanism {
        Mechanism::Severity { levels } => Some(&levels[..]),
        _ => None,
    });
    for complaint in &scorer.record.complaints {
        if let Finding::Liable(id) = complaint.finding
            && !levels
                .unwrap_or_default()
                .iter()
                .any(|level| level.id == id)
        {
            note(id);
        }
    }
}
