//! Which rulebook scores a month.

use super::Rulebook;
use crate::calendar::Month;
use crate::number::Unit;

/// The rulebook in a unit that is in force in a month: of those already in effect the latest.
/// Before the first one the earliest has to do. Of two that take effect in the
/// same month the later in the list counts.
pub fn in_force(rulebooks: &[Rulebook], (month, unit): (Month, Unit)) -> Option<&Rulebook> {
    let mut counted = rulebooks.iter().filter(|rulebook| rulebook.unit == unit);
    let effective = counted.clone().map(|rulebook| rulebook.effective);
    counted.nth(latest(effective, month)?)
}

/// The same by the months from which they are in effect: the place.
pub(super) fn latest(effective: impl Iterator<Item = Month>, month: Month) -> Option<usize> {
    let mut found: Option<(usize, Month)> = None;
    for (place, from) in effective.enumerate() {
        let better = found.is_none_or(|(_, best)| {
            if best <= month {
                best <= from && from <= month
            } else {
                from <= best
            }
        });
        if better {
            found = Some((place, from));
        }
    }
    found.map(|(place, _)| place)
}
