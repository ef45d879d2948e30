//! A sender's lines beside our own.

use super::DerivedLine;
use crate::number::Points;
use crate::rulebook::{Mechanism, Rulebook, Text};
use crate::scoring::{Line, Sheet, Sub};

/// A line that isn't what our own sheet says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForgedLine {
    /// The clause's number.
    pub clause: String,
    /// What it's about, as the file has it; empty where the file leaves it out.
    pub title: String,
    /// What the file says; none where it leaves the line out.
    pub claimed: Option<LineFigures>,
    /// What we make of it; none where we have no such line.
    pub own: Option<LineFigures>,
}

/// What a line gives or takes, and what it can still be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineFigures {
    /// Its amount.
    pub amount: Points,
    /// The least that it can still be.
    pub low: Points,
    /// The most that it can still be.
    pub high: Points,
}

/// The lines of a file that aren't what a sheet says, those that it leaves out
/// among them; none where the file has no lines. Titles are in one of the
/// rulebook's languages; where one is worded otherwise, the clause has to do.
pub fn forged_lines(
    claimed: &[DerivedLine],
    rulebook: &Rulebook,
    sheet: &Sheet,
) -> Vec<ForgedLine> {
    if claimed.is_empty() {
        return Vec::new();
    }
    let mut own: Vec<&Line> = sheet.lines.iter().filter(|line| line.matters()).collect();
    let mut beside: Vec<Option<&Line>> = vec![None; claimed.len()];
    type Fits = fn(&Rulebook, &Line, &DerivedLine) -> bool;
    let ways: [Fits; 3] = [
        |rulebook, own, line| is_titled(rulebook, own, &line.title),
        |_, own, line| figures(own) == claimed_figures(line),
        |_, _, _| true,
    ];
    for way in ways {
        for (line, beside) in claimed.iter().zip(&mut beside) {
            let fits = |other: &&Line| {
                clause(rulebook, other) == line.clause && way(rulebook, other, line)
            };
            if beside.is_none()
                && let Some(at) = own.iter().position(fits)
            {
                *beside = Some(own.remove(at));
            }
        }
    }
    let claims = claimed.iter().zip(beside).filter_map(|(line, own)| {
        let claimed = claimed_figures(line);
        let own = own.map(figures);
        (own != Some(claimed)).then(|| ForgedLine {
            clause: line.clause.clone(),
            title: line.title.clone(),
            claimed: Some(claimed),
            own,
        })
    });
    let left_out = own.into_iter().map(|line| ForgedLine {
        clause: clause(rulebook, line).to_owned(),
        title: String::new(),
        claimed: None,
        own: Some(figures(line)),
    });
    claims.chain(left_out).collect()
}

fn claimed_figures(line: &DerivedLine) -> LineFigures {
    LineFigures {
        amount: line.amount,
        low: line.low,
        high: line.high,
    }
}

fn figures(line: &Line) -> LineFigures {
    LineFigures {
        amount: line.amount,
        low: line.range.low,
        high: line.range.high,
    }
}

fn clause<'a>(rulebook: &'a Rulebook, line: &Line) -> &'a str {
    let part = rulebook.part(line.part);
    part.map_or("", |(_, clause, _)| &clause.number)
}

/// Whether a title is that of a line, in either language.
fn is_titled(rulebook: &Rulebook, line: &Line, title: &str) -> bool {
    let part = rulebook.part(line.part).map(|(.., part)| part);
    // A level stands behind the name of its form.
    let is = |text: Option<&Text>| {
        text.is_some_and(|text| title.ends_with(&*text.zh) || title.ends_with(&*text.en))
    };
    match line.sub {
        Sub::Whole => is(part.map(|part| &part.title)),
        Sub::Measure(id) => is(rulebook.measure(id).map(|measure| &measure.title)),
        Sub::Level(id) => {
            let levels = part.map_or(&[][..], |part| match &part.mechanism {
                Mechanism::Severity { levels } => levels,
                _ => &[],
            });
            let level = levels.iter().find(|level| level.id == id);
            is(level.map(|level| &level.title))
        }
        // It's no level: known by its figures.
        Sub::Investigated => false,
    }
}
