//! What is left in the pools from which clauses take "until used up".

use super::{Decided, Effect, Sub, score_at_once};
use crate::calendar::Date;
use crate::id::Id;
use crate::number::{Points, Range};
use crate::record::Record;
use crate::rulebook::{ParameterRef, Pin, Rulebook, Trial};

/// One pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PoolState {
    /// The part of a clause.
    pub part: Id,
    /// Which of the part's lines.
    pub sub: Sub,
    /// What was taken out of it; a magnitude.
    pub used: Points,
    /// What is left in it.
    pub left: Points,
    /// Whether nothing more can be lost here, given all that is unknown or
    /// assumed.
    pub spent: Decided,
}

/// Every pool of a month's deductions, in the order of the sheet's lines.
pub fn pools(rulebook: &Rulebook, record: &Record, today: Date) -> Vec<PoolState> {
    // A pool is surely spent if its least loss fills it at its largest, and may
    // be if its greatest loss fills it at its smallest.
    let mut trial = Trial::new(rulebook);
    let mut sized = |pin| {
        for at in ParameterRef::all(rulebook) {
            use ParameterRef::{DeadlineWorth, MeasureWorth, PartWorth};
            if matches!(at, PartWorth(_) | DeadlineWorth(_) | MeasureWorth(_)) {
                trial.pin(at, pin);
            }
        }
        score_at_once(trial.rulebook(), record, today).lines
    };
    let (large, small) = (sized(Pin::High), sized(Pin::Low));
    let mut pools = Vec::new();
    let lines = score_at_once(rulebook, record, today).lines;
    for (line, (large, small)) in lines.iter().zip(large.iter().zip(&small)) {
        let (Some(left), Effect::Deduction) = (line.left, line.effect) else {
            continue;
        };
        let size = |line: &super::Line| line.left.unwrap_or_default() + line.amount.abs();
        pools.push(PoolState {
            part: line.part,
            sub: line.sub,
            used: line.amount.abs(),
            left,
            spent: Decided::of(Range {
                low: large.range.high.abs() >= size(large),
                high: small.range.low.abs() >= size(small),
            }),
        });
    }
    pools
}
