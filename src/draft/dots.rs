//! What a value came to in the months that a rulebook concerns.

use std::rc::Rc;

use super::effect::{Around, Case};
use crate::calendar::Month;
use crate::id::Id;
use crate::number::Decimal;
use crate::plan::Filled;

/// A month in which a value is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dot {
    /// Whose.
    pub agent: String,
    /// Which.
    pub month: Month,
    /// What it came to, by the rulebook in force then.
    pub at: Decimal,
}

/// So many months are looked at, the latest ones.
const MOST: usize = 60;

/// The latest months in which a value is known, by what it came to.
pub fn dots(cases: &[Case], value: Id, around: &dyn Around) -> Vec<Dot> {
    let mut latest: Vec<&Case> = cases.iter().collect();
    latest.sort_by(|a, b| (b.month, &a.agent).cmp(&(a.month, &b.agent)));
    let known = latest.into_iter().take(MOST).filter_map(|case| {
        let elsewhere = match case.now.document.takes() {
            true => around.now(case),
            false => Rc::default(),
        };
        let filled = Filled::with(&case.now, &case.filling, case.month, &elsewhere);
        let mut values = filled.derivation.values.iter();
        let found = values.find(|found| found.id == value && found.is_known)?;
        Some(Dot {
            agent: case.agent.clone(),
            month: case.month,
            at: found.figure.headline,
        })
    });
    let mut known: Vec<Dot> = known.collect();
    known.sort_by_key(|dot| dot.at);
    known
}
