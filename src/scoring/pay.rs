//! From the score to the performance pay (reading R7).

use super::Pay;
use crate::number::{Money, Percent, Points, Range};
use crate::rulebook::{PayBase, Rulebook};

/// What a score pays on a post wage, rounded once, half up to the fen. The
/// wage must not be negative.
pub fn pay(rulebook: &Rulebook, wage: Money, score: Points, range: Range<Points>) -> Pay {
    let (share, ends) = match rulebook.choices().pay_base {
        PayBase::Whole => (Percent::HUNDRED, Range::exactly(Percent::HUNDRED)),
        PayBase::Share => (rulebook.pay_share.value, rulebook.pay_share.span()),
        PayBase::Bands => return by_bands(rulebook, wage, score, range),
    };
    let amount = moved(wage, score, share);
    // Linear in the score and in the share: the ends lie in the corners.
    let mut pays = Range::exactly(amount);
    for score in [range.low, range.high] {
        for share in [ends.low, ends.high] {
            pays = pays.including(moved(wage, score, share));
        }
    }
    Pay {
        wage,
        amount,
        range: pays,
    }
}

/// The wage times the factor of the score's band. Factors never fall, so the
/// ends of the score give the ends of the pay.
fn by_bands(rulebook: &Rulebook, wage: Money, score: Points, range: Range<Points>) -> Pay {
    let at = |score| {
        // A rulebook without bands isn't read by them.
        let factor = rulebook.pay_factor(score).unwrap_or(Percent::HUNDRED);
        moved(wage, Points::from_raw(factor.raw()), Percent::HUNDRED)
    };
    Pay {
        wage,
        amount: at(score),
        range: Range {
            low: at(range.low),
            high: at(range.high),
        },
    }
}

/// The part of the wage that the score doesn't move, and the moved part.
fn moved(wage: Money, score: Points, share: Percent) -> Money {
    let hundred = i128::from(Percent::HUNDRED.raw());
    let share = i128::from(share.raw());
    let fixed = (hundred - share) * hundred;
    let moved = share * i128::from(score.raw());
    // Percent and points both count thousandths, so a score of 100 is `hundred`.
    let numerator = i128::from(wage.raw()) * (fixed + moved);
    let denominator = hundred * hundred;
    let rounded = (numerator * 2 + denominator) / (denominator * 2);
    Money::from_raw(i64::try_from(rounded).unwrap_or(i64::MAX))
}
