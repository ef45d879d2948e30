//! What the pay does at each edge of its bands.

use crate::number::{Percent, Points};
use crate::rulebook::{PayBase, Rulebook};

/// Where a band of the pay begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PayEdge {
    /// The band's place, from 0.
    pub band: usize,
    /// Scores just before it, at it and just after it, each with what it pays of
    /// the wage.
    pub sides: [(Points, Percent); 3],
}

/// The edges of all bands but the first, where reading R7 goes by bands.
pub fn pay_edges(rulebook: &Rulebook) -> Vec<PayEdge> {
    if rulebook.choices().pay_base != PayBase::Bands {
        return Vec::new();
    }
    let bands = rulebook.pay_bands.iter().enumerate().skip(1);
    let edge = |(band, from): (usize, Points)| {
        let next = Points::from_raw(1);
        let sides = [from - next, from, from + next];
        let paid = |score| rulebook.pay_factor(score).unwrap_or(Percent::HUNDRED);
        PayEdge {
            band,
            sides: sides.map(|score| (score, paid(score))),
        }
    };
    bands
        .map(|(place, band)| (place, band.from.value))
        .map(edge)
        .collect()
}
