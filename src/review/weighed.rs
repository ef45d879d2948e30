//! What an appeal would come to.

use super::reviewable::{FactFault, Reviewable, above};
use super::slip::{AskedFact, Slip, SlipLine};
use crate::number::Decimal;

/// What a slip would come to, by the rules of its month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weighed {
    /// The score as it stands, or each of the document's totals.
    pub now: Vec<Decimal>,
    /// The same if all of it were accepted; none while something can't be so.
    pub all: Option<Vec<Decimal>>,
    /// Each line.
    pub lines: Vec<WeighedLine>,
}

/// A line of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeighedLine {
    /// What the sheet's line gives or takes.
    pub says: Decimal,
    /// What it would; none where it can't be so.
    pub should: Option<Decimal>,
    /// By how much the score, or each total, would change by this line alone.
    pub change: Vec<Decimal>,
    /// Which fact can't be so, and why.
    pub fault: Option<FactFault>,
}

/// Weighs a slip on the month that it's about: by what is asked, or by what was granted.
pub fn weigh(month: &Reviewable<'_>, slip: &Slip, granted: bool) -> Weighed {
    let open = month.opened();
    let (before, as_open) = (month.came(), open.came_open());
    let asked = |line: &SlipLine| -> Vec<AskedFact> {
        match granted {
            true => line.granted().unwrap_or_default().to_vec(),
            false => line.facts.clone(),
        }
    };
    let lines = slip.lines.iter().map(|line| {
        let says = before.amount(line);
        match open.with(&asked(line)) {
            Ok(changed) => {
                let after = changed.came_open();
                WeighedLine {
                    says,
                    should: Some(after.amount(line)),
                    change: above(&after, &as_open),
                    fault: None,
                }
            }
            Err(fault) => WeighedLine {
                says,
                should: None,
                change: vec![Decimal::ZERO; before.totals.len()],
                fault: Some(fault),
            },
        }
    });
    let lines: Vec<WeighedLine> = lines.collect();
    let all: Vec<AskedFact> = slip.lines.iter().flat_map(asked).collect();
    let all = open.with(&all).ok().map(|changed| {
        // A closed month stands as it was closed: what changes is added to that.
        let by = above(&changed.came_open(), &as_open);
        let pairs = before.totals.iter().zip(by);
        pairs.map(|(now, by)| *now + by).collect()
    });
    Weighed {
        now: before.totals,
        all,
        lines,
    }
}

impl Slip {
    /// The month with what was granted.
    ///
    /// # Errors
    /// The first fact that can't be so.
    pub fn applied<'a>(&self, month: &Reviewable<'a>) -> Result<Reviewable<'a>, FactFault> {
        let granted = self.lines.iter().filter_map(SlipLine::granted);
        month.with(&granted.flatten().cloned().collect::<Vec<_>>())
    }
}
