//! Which rulebook scores a month.

use super::Rulebook;
use crate::calendar::Month;
use crate::number::Unit;

/// The place of the rulebook in a unit that is in force in a month: of those already in effect
/// the latest. Before the first one the earliest has to do. Of two that take effect in the
/// same month the later in the list counts. None where none is in that unit.
pub fn in_force<'a>(
    rulebooks: impl IntoIterator<Item = &'a Rulebook>,
    (month, unit): (Month, Unit),
) -> Option<usize> {
    let mut found: Option<(usize, Month)> = None;
    for (place, rulebook) in rulebooks.into_iter().enumerate() {
        let from = rulebook.effective;
        let better = found.is_none_or(|(_, best)| {
            if best <= month {
                best <= from && from <= month
            } else {
                from <= best
            }
        });
        if rulebook.unit == unit && better {
            found = Some((place, from));
        }
    }
    found.map(|(place, _)| place)
}
