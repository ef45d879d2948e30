//! Worked examples: whether a document makes of them what it says itself.

use super::sheet::TotalSheet;
use super::tries::MOST_WORK;
use super::{Plan, Sheet, Volume};
use crate::id::Id;
use crate::language::{Document, Example, Expected, Finding, Odd};
use crate::number::Decimal;

impl Volume {
    /// Where the document's worked examples come out otherwise than they say, each with its
    /// place, such as `examples[0].totals.score.low`. Nothing is said of those that would take
    /// too long.
    pub fn examples(&self) -> Vec<Finding> {
        let mut left = MOST_WORK;
        let mut found = Vec::new();
        for (nth, example) in self.document.examples.iter().enumerate() {
            let path = format!("examples[{nth}]");
            match self.sheet_of(example, &mut left) {
                Some(Ok(sheet)) => {
                    found.extend(differences(&self.document, example, &sheet, &path))
                }
                Some(Err(Unscored)) => found.push(odd(path, Odd::Unscored)),
                None => {}
            }
        }
        found
    }

    /// What a worked example comes to; none where it can't be scored, or would take too long.
    pub fn sheet(&self, example: &Example) -> Option<Sheet> {
        self.sheet_of(example, &mut { MOST_WORK })?.ok()
    }

    /// None where it would take too long.
    fn sheet_of(&self, example: &Example, left: &mut u64) -> Option<Result<Sheet, Unscored>> {
        let answers: Vec<(Id, Id)> = example.readings.iter().map(|(a, b)| (*a, *b)).collect();
        let other;
        let plan = match answers.is_empty() {
            true => &self.plan,
            false => match Plan::read_so(&self.document, &answers) {
                Ok(plan) => {
                    other = plan;
                    &other
                }
                Err(_) => return Some(Err(Unscored)),
            },
        };
        let Ok(work) = plan.work(&example.facts) else {
            return Some(Err(Unscored));
        };
        *left = left.checked_sub(work)?;
        Some(plan.sheet(&example.facts).map_err(|_| Unscored))
    }
}

/// It can't be scored.
struct Unscored;

fn odd(path: String, what: Odd) -> Finding {
    Finding { path, what }
}

fn differences(document: &Document, example: &Example, sheet: &Sheet, path: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    for (id, expected) in &example.totals {
        let path = format!("{path}.totals.{id}");
        let place = document.totals.iter().position(|total| total.id == *id);
        match place.and_then(|place| sheet.totals.get(place)) {
            None => found.push(odd(path, Odd::Unscored)),
            Some(total) => found.extend(of_total(*expected, *total, &path)),
        }
    }
    for (id, expected) in &example.grades {
        let path = format!("{path}.grades.{id}");
        match sheet.grades.iter().find(|grades| grades.id == *id) {
            None => found.push(odd(path, Odd::Unscored)),
            Some(grades) if grades.grade != *expected => {
                found.push(odd(path, Odd::OtherGrade(grades.grade)));
            }
            Some(_) => {}
        }
    }
    found
}

fn of_total(expected: Expected, total: TotalSheet, path: &str) -> impl Iterator<Item = Finding> {
    let parts: [(&str, Option<Decimal>, Decimal); 3] = [
        ("is", Some(expected.is), total.headline),
        ("low", expected.low, total.range.low),
        ("high", expected.high, total.range.high),
    ];
    parts.into_iter().filter_map(move |(part, said, found)| {
        let said = said.filter(|said| *said != found)?;
        Some(odd(format!("{path}.{part}"), Odd::Otherwise(said, found)))
    })
}
