//! Where two sheets of one month differ, line by line, and why.

use super::slip::name_of;
use crate::calendar::Date;
use crate::id::{Fingerprint, Id};
use crate::number::Points;
use crate::record::Record;
use crate::rulebook::Rulebook;
use crate::scoring::{Line, Sheet, Sub, score, score_standing};

/// A line that isn't the same on two sheets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineDifference {
    /// The part of a clause.
    pub part: Id,
    /// Which of its lines.
    pub sub: Sub,
    /// What it gives or takes on the first sheet.
    pub one: Points,
    /// The same on the other.
    pub other: Points,
    /// Why.
    pub cause: Cause,
}

/// Why a line isn't the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// What happened isn't the same.
    Fact,
    /// The rules give or take another amount.
    Amount,
    /// The rules are read otherwise.
    Reading,
    /// The rules are others.
    Rulebook,
    /// The same was counted, but a pool cut it elsewhere.
    Cap,
}

/// The lines that differ between two sheets of one month, in the document's order.
pub fn line_differences(
    one: (&Rulebook, &Record),
    other: (&Rulebook, &Record),
    today: Date,
) -> Vec<LineDifference> {
    let (first, second) = (
        score_standing(one.0, one.1, today),
        score_standing(other.0, other.1, today),
    );
    let is_same_rules = Fingerprint::of(one.0) == Fingerprint::of(other.0);
    // The other's facts by the first one's rules: what is left then is the facts'.
    let crossed = (!is_same_rules).then(|| score(one.0, other.1, today));
    let only_there = second.lines.iter();
    let only_there = only_there.filter(|line| find(&first, line).is_none());
    let lines = first.lines.iter().chain(only_there);
    let differs = lines.filter_map(|line| {
        let (own, their) = (find(&first, line), find(&second, line));
        let (amount, others) = (given(own), given(their));
        if amount == others {
            return None;
        }
        let cause = match &crossed {
            Some(crossed) if given(find(crossed, line)) == amount => {
                by_rules(one.0, other.0, own, their)
            }
            _ => by_facts(own, their),
        };
        Some(LineDifference {
            part: line.part,
            sub: line.sub,
            one: amount,
            other: others,
            cause,
        })
    });
    differs.collect()
}

fn by_rules(one: &Rulebook, other: &Rulebook, own: Option<&Line>, their: Option<&Line>) -> Cause {
    match own.zip(their) {
        Some((own, their)) if own.each != their.each => Cause::Amount,
        Some(_) if one.choices() != other.choices() => Cause::Reading,
        _ => Cause::Rulebook,
    }
}

fn by_facts(own: Option<&Line>, their: Option<&Line>) -> Cause {
    match own.zip(their) {
        Some((own, their)) if own.before_cap == their.before_cap => Cause::Cap,
        _ => Cause::Fact,
    }
}

fn find<'a>(sheet: &'a Sheet, like: &Line) -> Option<&'a Line> {
    let is = |line: &&Line| line.part == like.part && name_of(line.sub) == name_of(like.sub);
    sheet.lines.iter().find(is)
}

fn given(line: Option<&Line>) -> Points {
    line.map_or(Points::ZERO, |line| line.amount)
}
