//! The official month beside the agent's own.

use crate::calendar::Date;
use crate::number::{Points, Range};
use crate::record::{Record, Side, Sides, Trail, fact_differences};
use crate::rulebook::Rulebook;
use crate::scoring::score;

/// Both sides of a month, scored by the same rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The agent's own month.
    pub own: Record,
    /// The official one.
    pub official: Record,
    /// What is told of them.
    pub sides: Sides,
    /// The scores, and what they can still be: the agent's own first.
    pub scores: [(Points, Range<Points>); 2],
    /// In how many facts they differ; at least 1.
    pub facts: usize,
}

impl Compared {
    /// Both sides; none where there is only one, or they say the same.
    pub fn of(rulebook: &Rulebook, record: &Record, trail: &Trail, today: Date) -> Option<Self> {
        let sides = trail.sides(record)?;
        let side = |side: Side| {
            let facts = sides.of(side).clone();
            record.edited(|now| *now = facts).ok()
        };
        let (own, official) = (side(Side::Own)?, side(Side::Official)?);
        let scores = [&own, &official].map(|record| {
            let sheet = score(rulebook, record, today);
            (sheet.score, sheet.range)
        });
        let facts = fact_differences(&own, &official).len();
        Some(Self {
            own,
            official,
            sides,
            scores,
            facts,
        })
    }
}
