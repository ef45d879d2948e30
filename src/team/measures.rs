//! What a team's measures are beside their targets.

use std::rc::Rc;

use super::month::Assessed;
use super::places::PlaceRange;
use crate::id::Id;
use crate::number::{Percent, Points};
use crate::rulebook::Rulebook;
use crate::scoring::{Basis, ShortfallBasis, Sub};

/// A measure over a team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamMeasure {
    /// Which.
    pub id: Id,
    /// What it is for each agent of whom it's known, in each of several months, and whether it
    /// misses the target.
    pub shares: Vec<(Percent, bool)>,
    /// How often it's missed.
    pub below: usize,
    /// What that takes over all.
    pub sum: Points,
}

/// All measures of a rulebook, in its order.
pub(super) fn measures(
    rulebook: &Rulebook,
    rows: &[(Rc<Assessed>, PlaceRange)],
) -> Vec<TeamMeasure> {
    let empty = |measure: &crate::rulebook::Measure| TeamMeasure {
        id: measure.id,
        shares: Vec::new(),
        below: 0,
        sum: Points::ZERO,
    };
    let mut all: Vec<TeamMeasure> = rulebook.measures.iter().map(empty).collect();
    let months = rows.iter().flat_map(|(row, _)| row.counted());
    for line in months.flat_map(|one| &one.sheet.lines) {
        let (Sub::Measure(id), Basis::Shortfall(basis)) = (line.sub, line.basis) else {
            continue;
        };
        let target = rulebook.measure(id).map(|measure| measure.target.value);
        let found = all.iter_mut().find(|measure| measure.id == id).zip(target);
        let Some((measure, target)) = found else {
            continue;
        };
        measure.sum += line.amount;
        let (ratio, is_short) = match basis {
            ShortfallBasis::Reached(ratio) => (ratio, false),
            ShortfallBasis::Short(ratio) => (ratio, true),
            _ => continue,
        };
        measure.below += usize::from(is_short);
        measure
            .shares
            .push((ratio.shown_beside(&[target]), is_short));
    }
    all
}
