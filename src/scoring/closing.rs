//! Closing a month: its sheet as it is, kept; and what the rules of today would
//! make of it.

use super::{Line, Sheet, Sub, pay, score};
use crate::calendar::Date;
use crate::id::{Fingerprint, Id};
use crate::number::{Points, Range};
use crate::record::{Act, ClosedBy, ClosedLine, Closing, Problem, Record};
use crate::rulebook::Rulebook;

/// The month closed with its sheet of today.
///
/// # Errors
/// It's closed already.
pub fn close(rulebook: &Rulebook, record: &Record, today: Date) -> Result<Record, Vec<Problem>> {
    // A clock that was set back locks nobody out.
    let on = record
        .history
        .last()
        .map_or(today, |act| act.on().max(today));
    let sheet = score(rulebook, record, on);
    let lines = sheet.lines.iter().filter(|line| line.matters());
    let closing = Closing {
        on,
        rulebook: ClosedBy {
            id: rulebook.id,
            effective: rulebook.effective,
            fingerprint: Fingerprint::of(rulebook),
        },
        score: held(sheet.score),
        low: held(sheet.range.low),
        high: held(sheet.range.high),
        lines: lines.map(closed_line).collect(),
    };
    record.edited(|facts| facts.history.push(Act::Closed(closing)))
}

/// What a closed month would be by other rules, where that is something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reclosed {
    /// The score.
    pub score: Points,
    /// What it could still be.
    pub range: Range<Points>,
    /// The lines that would be others: part, measure or level, as closed, now.
    pub lines: Vec<(Id, Option<Id>, Points, Points)>,
}

/// What a closed month would be by a rulebook; none if it's the same.
pub fn reclosed(closing: &Closing, sheet: &Sheet) -> Option<Reclosed> {
    let range = closed_range(closing);
    let now: Vec<ClosedLine> = sheet.lines.iter().map(closed_line).collect();
    let mut lines = Vec::new();
    let key = |line: &ClosedLine| (line.part, line.of);
    for line in &closing.lines {
        let same = now.iter().find(|other| key(other) == key(line));
        let amount = same.map_or(Points::ZERO, |other| other.amount);
        if amount != line.amount {
            lines.push((line.part, line.of, line.amount, amount));
        }
    }
    for line in &now {
        let known = closing.lines.iter().any(|other| key(other) == key(line));
        if !known && !line.amount.is_zero() {
            lines.push((line.part, line.of, Points::ZERO, line.amount));
        }
    }
    let same = (closing.score, range) == (sheet.score, sheet.range);
    (!same || !lines.is_empty()).then_some(Reclosed {
        score: sheet.score,
        range: sheet.range,
        lines,
    })
}

/// Scores a month as it stands: a closed one doesn't change as days pass, and its
/// score is what it was then.
pub fn score_standing(rulebook: &Rulebook, record: &Record, today: Date) -> Sheet {
    let Some(closing) = record.closing() else {
        return score(rulebook, record, today);
    };
    let mut sheet = score(rulebook, record, closing.on);
    sheet.score = closing.score;
    sheet.range = closed_range(closing);
    // Money pays nothing.
    let (score, range) = (sheet.score, sheet.range);
    sheet.pay = (sheet.pay).map(|now| pay(rulebook, now.wage, score, range));
    sheet
}

/// What the score could still be when the month was closed.
pub fn closed_range(closing: &Closing) -> Range<Points> {
    Range {
        low: closing.low,
        high: closing.high,
    }
}

fn closed_line(line: &Line) -> ClosedLine {
    ClosedLine {
        part: line.part,
        of: match line.sub {
            Sub::Whole | Sub::Investigated => None,
            Sub::Measure(id) | Sub::Level(id) => Some(id),
        },
        amount: held(line.amount),
        low: held(line.range.low),
        high: held(line.range.high),
    }
}

/// Held to what a text of points may say, so that no rulebook, however absurd,
/// makes a month that can't be read again.
fn held(points: Points) -> Points {
    let most = Points::whole(1_000_000);
    points.clamp(-most, most)
}
