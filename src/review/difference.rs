//! Where two sheets of one month differ, line by line, and why.

use std::rc::Rc;

use super::reviewable::{CameLine, Reviewable, decimal};
use super::slip::name_of;
use crate::calendar::Date;
use crate::id::{Fingerprint, Id};
use crate::number::{Decimal, Points};
use crate::plan::{Filled, Filling};
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
    pub one: Decimal,
    /// The same on the other.
    pub other: Decimal,
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
    /// Facts and rules are the same: another version of the program scored it.
    Program,
    /// Nothing explains it: it doesn't follow from the facts.
    Arithmetic,
}

/// Why a file's figures aren't what the same rules make of the same facts here: the version of the
/// program that wrote it, if it says so, and of this one.
pub fn claimed_cause(wrote: Option<&str>, here: &str) -> Cause {
    match wrote {
        Some(wrote) if wrote != here => Cause::Program,
        _ => Cause::Arithmetic,
    }
}

/// The lines that differ between two sheets of one month, in the document's order; none between
/// months of two systems.
pub fn line_differences(one: &Reviewable<'_>, other: &Reviewable<'_>) -> Vec<LineDifference> {
    match (one, other) {
        (Reviewable::Record(rules, record, today), Reviewable::Record(others, other, _)) => {
            of_records((rules, record), (others, other), *today)
        }
        (Reviewable::Document(_), Reviewable::Document(_)) => of_documents(one, other),
        _ => Vec::new(),
    }
}

fn of_documents(one: &Reviewable<'_>, other: &Reviewable<'_>) -> Vec<LineDifference> {
    let (Reviewable::Document(own), Reviewable::Document(their)) = (one, other) else {
        return Vec::new();
    };
    let (first, second) = (one.came(), other.came());
    let is_same_document = own.volume.fingerprint() == their.volume.fingerprint();
    let is_same_rules = is_same_document && own.filling.readings == their.filling.readings;
    // The other's facts by the first one's rules: what is left then is the facts'.
    let crossed = (!is_same_rules).then(|| {
        let filling = Filling {
            readings: own.filling.readings.clone(),
            ..Filling::clone(&their.filling)
        };
        let crossed = Filled::of(&own.volume, &Rc::new(filling), own.month);
        Reviewable::Document(Rc::new(crossed)).came()
    });
    let before = |of: &Filled, line: &CameLine| {
        let derived = of.derivation.lines.get(&line.part);
        derived.and_then(|derived| derived.before)
    };
    let is_there = |line: &&CameLine| first.lines.iter().any(|it| it.part == line.part);
    let only_there = second.lines.iter().filter(|line| !is_there(line));
    let lines = first.lines.iter().chain(only_there);
    let differs = lines.filter_map(|line| {
        let (amount, others) = (first.find(line), second.find(line));
        if amount == others {
            return None;
        }
        let is_by_rules = crossed.as_ref().is_some_and(|it| it.find(line) == amount);
        let cause = match is_by_rules {
            true if is_same_document => Cause::Reading,
            true => Cause::Rulebook,
            false if before(own, line).is_some() && before(own, line) == before(their, line) => {
                Cause::Cap
            }
            false => Cause::Fact,
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

fn of_records(
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
            one: decimal(amount),
            other: decimal(others),
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
