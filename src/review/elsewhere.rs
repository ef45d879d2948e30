//! A sheet beside a table of amounts that somebody else made: which clauses differ, and what
//! would explain it.

use crate::calendar::Date;
use crate::number::Points;
use crate::record::{Record, typed_points};
use crate::rulebook::ReadingId;
use crate::rulebook::{Effect, Rulebook};
use crate::scoring::{Count, Line, price_line, score_standing};

/// Lines of such a table that are looked at.
const MAX_TABLE: usize = 1_000;

/// A line of such a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableLine {
    /// The clause's number.
    pub clause: String,
    /// What it gives or takes, whichever sign it was written with.
    pub points: Points,
}

/// A clause on the sheet and in the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ElsewhereLine {
    /// The clause's number.
    pub clause: String,
    /// What we make of it; none where the rulebook has no such clause.
    pub own: Option<Points>,
    /// What the table says; none where it leaves the clause out.
    pub theirs: Option<Points>,
    /// What would explain the difference; none where there is none.
    pub cause: Option<OtherCause>,
}

/// What would explain that a table says something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherCause {
    /// The rulebook has no such clause.
    NoClause,
    /// The table leaves it out.
    LeftOut,
    /// No pool was heeded, or another one.
    Cap,
    /// This question was answered otherwise: by the option at this place.
    Reading(ReadingId, usize),
    /// So many events were counted, at the same amount.
    Count(u32),
    /// The same events were counted, at this amount.
    Amount(Points),
    /// None of these.
    Arithmetic,
}

/// Reads such a table: the clause's number first in a line, its points last; the numbers of
/// lines, from 1, that aren't so.
pub fn read_lines(text: &str) -> (Vec<TableLine>, Vec<usize>) {
    let mut refused = Vec::new();
    let mut lines: Vec<TableLine> = Vec::new();
    for (at, line) in text.lines().enumerate().take(MAX_TABLE) {
        let cells: Vec<&str> = line
            .split(['\t', ',', '\u{ff0c}', ';', ' '])
            .map(str::trim)
            .filter(|cell| !cell.is_empty())
            .collect();
        let (Some(first), Some(last)) = (cells.first(), cells.last()) else {
            continue;
        };
        let clause = first
            .trim_start_matches('\u{7b2c}')
            .trim_end_matches(['\u{6761}', '.', '\u{3001}']);
        match typed_points(last) {
            Ok(Some(points)) if cells.len() > 1 => {
                let known = lines.iter_mut().find(|known| known.clause == clause);
                match known {
                    Some(known) => known.points += points,
                    None => lines.push(TableLine {
                        clause: clause.to_owned(),
                        points,
                    }),
                }
            }
            // The names of its columns.
            _ if at == 0 => {}
            _ => refused.push(at + 1),
        }
    }
    (lines, refused)
}

/// Each clause that gives or takes something here or there, in the document's order; clauses
/// that the rulebook hasn't last.
pub fn other_amounts(
    rulebook: &Rulebook,
    record: &Record,
    today: Date,
    table: &[TableLine],
) -> Vec<ElsewhereLine> {
    let sheet = score_standing(rulebook, record, today);
    let mut found = Vec::new();
    let sections = rulebook.sections.iter();
    for (effect, clause) in sections.flat_map(|of| of.clauses.iter().map(|it| (of.effect, it))) {
        let is_own = |line: &&Line| clause.parts.iter().any(|part| part.id == line.part);
        let lines: Vec<&Line> = sheet.lines.iter().filter(is_own).collect();
        let own: Points = lines.iter().map(|line| line.amount).sum();
        let theirs = table.iter().find(|line| *line.clause == *clause.number);
        let theirs = theirs.map(|line| signed(effect, line.points));
        let cause = match theirs {
            Some(theirs) if theirs == own => None,
            None if own.is_zero() => continue,
            None => Some(OtherCause::LeftOut),
            Some(theirs) => Some(explained(rulebook, record, today, &lines, (own, theirs))),
        };
        found.push(ElsewhereLine {
            clause: clause.number.to_string(),
            own: Some(own),
            theirs,
            cause,
        });
    }
    let is_known = |line: &&TableLine| found.iter().any(|known| known.clause == line.clause);
    let others = table.iter().filter(|line| !is_known(line));
    let others = others.map(|line| ElsewhereLine {
        clause: line.clause.clone(),
        own: None,
        theirs: Some(line.points),
        cause: Some(OtherCause::NoClause),
    });
    let others: Vec<ElsewhereLine> = others.collect();
    found.extend(others);
    found
}

/// As a section gives or takes: tables write what is taken with or without its sign.
fn signed(effect: Effect, points: Points) -> Points {
    let size = points.max(-points);
    match effect {
        Effect::Reward => size,
        Effect::Deduction => -size,
    }
}

/// What would explain it, where one line alone differs: the other lines of the clause are held
/// to be the same.
fn explained(
    rulebook: &Rulebook,
    record: &Record,
    today: Date,
    lines: &[&Line],
    (own, theirs): (Points, Points),
) -> OtherCause {
    for line in lines {
        let should = line.amount + theirs - own;
        if should == line.before_cap {
            return OtherCause::Cap;
        }
        for (id, options) in price_line(rulebook, record, today, line) {
            let found = options.iter().position(|option| option.amount == should);
            if let Some(at) = found {
                return OtherCause::Reading(id, at);
            }
        }
    }
    for line in lines {
        let should = line.amount + theirs - own;
        let (size, each) = (should.max(-should).raw(), line.each.raw());
        let times = match line.count {
            Count::Times(times) => i64::from(times),
            Count::Percent(_) | Count::Whole => continue,
        };
        if each > 0 && size % each == 0 && size / each != times {
            let times = u32::try_from(size / each);
            return times.map_or(OtherCause::Arithmetic, OtherCause::Count);
        }
        if times > 0 && size > 0 && size % times == 0 {
            return OtherCause::Amount(Points::from_raw(size / times));
        }
    }
    OtherCause::Arithmetic
}
