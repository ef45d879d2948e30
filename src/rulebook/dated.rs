//! Which rulebook scores a month.

use super::Rulebook;
use crate::calendar::Month;

/// The rulebook in force in a month: of those already in effect the latest.
/// Before the first one the earliest has to do. Of two that take effect in the
/// same month the later in the list counts.
pub fn in_force(rulebooks: &[Rulebook], month: Month) -> Option<&Rulebook> {
    let in_effect = rulebooks
        .iter()
        .filter(|rulebook| rulebook.effective <= month);
    in_effect
        .max_by_key(|rulebook| rulebook.effective)
        .or_else(|| {
            let latest_first = rulebooks.iter().rev();
            latest_first.min_by_key(|rulebook| rulebook.effective)
        })
}
