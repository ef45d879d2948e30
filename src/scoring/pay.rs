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
    let moved = |score, share| moved(wage, score, rulebook.base, share);
    let amount = moved(score, share);
    // Linear in the score and in the share: the ends lie in the corners.
    let mut pays = Range::exactly(amount);
    for score in [range.low, range.high] {
        for share in [ends.low, ends.high] {
            pays = pays.including(moved(score, share));
        }
    }
    Pay {
        wage,
        amount,
        range: pays,
    }
}

/// The wage times the factor of the score's band; the ends over every band that
/// a score of the range may be in, wherever assumed bands begin.
fn by_bands(rulebook: &Rulebook, wage: Money, score: Points, range: Range<Points>) -> Pay {
    let at = |factor: Percent| {
        // What a score of so many per cent of the base pays.
        let (score, base) = (Points::from_raw(factor.raw()), Points::whole(100));
        moved(wage, score, base, Percent::HUNDRED)
    };
    // A rulebook without bands isn't read by them.
    let amount = at(rulebook.pay_factor(score).unwrap_or(Percent::HUNDRED));
    let mut pays = Range::exactly(amount);
    for (place, band) in rulebook.pay_bands.iter().enumerate() {
        let next = rulebook.pay_bands.get(place + 1);
        let begins = place == 0 || band.from.span().low <= range.high;
        let ends = next.is_some_and(|next| next.from.span().high <= range.low);
        if begins && !ends {
            let Range { low, high } = band.factor.span();
            pays = pays.including(at(low)).including(at(high));
        }
    }
    Pay {
        wage,
        amount,
        range: pays,
    }
}

/// The part of the wage that the score doesn't move, and the moved part: as
/// much of it as the score is of the base.
fn moved(wage: Money, score: Points, base: Points, share: Percent) -> Money {
    let hundred = i128::from(Percent::HUNDRED.raw());
    let share = i128::from(share.raw());
    // A checked rulebook in points has a base above 0.
    let base = i128::from(base.raw().max(1));
    let fixed = (hundred - share) * base;
    let moved = share * i128::from(score.raw());
    let numerator = i128::from(wage.raw()) * (fixed + moved);
    let denominator = hundred * base;
    let rounded = (numerator * 2 + denominator) / (denominator * 2);
    Money::from_raw(i64::try_from(rounded).unwrap_or(i64::MAX))
}
