//! Grades that no month reaches: the totals that they go by don't go so far.

use super::Volume;
use super::compile::Plan;
use super::tries::MOST_WORK;
use crate::id::Id;
use crate::language::{Document, Event, Facts, Finding, Odd, limits};

impl Volume {
    /// All that is odd about the document, grades by totals and worked examples last. These are
    /// left out where it is so large that looking would take too long.
    pub fn findings(&self) -> Vec<Finding> {
        let text = self.text.strip_prefix('\u{FEFF}').unwrap_or(&self.text);
        let tree = serde_json::from_str(text).unwrap_or_default();
        let mut found = self.document.findings(&tree);
        found.extend(out_of_reach(&self.document).unwrap_or_default());
        found.extend(self.examples());
        found
    }
}

impl Plan {
    /// A month in which anything may have happened: nothing is known of values, and of every
    /// line any number of events may count.
    fn anything(&self) -> Facts {
        let repeated = self.repeats.iter().filter(|repeats| **repeats).count();
        let repeated = u32::try_from(repeated).unwrap_or(u32::MAX);
        let share = limits::MAX_EVENTS / repeated.max(1);
        let mut lines: Vec<usize> = Vec::new();
        let kinds = self.kinds.iter().filter(|(_, line)| {
            let is_first = !lines.contains(line);
            if is_first {
                lines.push(**line);
            }
            is_first
        });
        let events = kinds.map(|(kind, line)| Event {
            kind: *kind,
            date: None,
            times: Some(match self.repeats.get(*line) {
                Some(true) => share,
                _ => limits::MAX_TIMES,
            }),
            amount: None,
            pending: true,
            also: Vec::new(),
        });
        Facts {
            events: events.collect(),
            ..Facts::default()
        }
    }
}

/// The grades by totals that nobody can reach under any answer, each question answered by
/// itself; none where looking would take too long.
fn out_of_reach(document: &Document) -> Option<Vec<Finding>> {
    let is_total = |id: Id| document.totals.iter().any(|total| total.id == id);
    if !document.grades.iter().any(|grades| is_total(grades.of)) {
        return Some(Vec::new());
    }
    let mut answers: Vec<Vec<(Id, Id)>> = vec![Vec::new()];
    for reading in &document.readings {
        let options = reading.options.iter();
        answers.extend(options.map(|option| vec![(reading.id, option.id)]));
    }
    let mut reached: Vec<(usize, usize)> = Vec::new();
    let mut left = MOST_WORK;
    for answers in answers {
        // Answers by which nothing can be scored lead nowhere.
        let Ok(plan) = Plan::read_so(document, &answers) else {
            continue;
        };
        let facts = plan.anything();
        left = left.checked_sub(plan.work(&facts).ok()?)?;
        let sheet = plan.sheet(&facts).ok()?;
        for (nth, (grades, found)) in document.grades.iter().zip(&sheet.grades).enumerate() {
            let place = |id| grades.grades.iter().position(|grade| grade.id == id);
            let (low, high) = (place(found.low)?, place(found.high)?);
            for at in (low..=high).map(|at| (nth, at)) {
                if !reached.contains(&at) {
                    reached.push(at);
                }
            }
        }
    }
    let mut found = Vec::new();
    for (nth, grades) in document.grades.iter().enumerate() {
        for (at, grade) in grades.grades.iter().enumerate() {
            if is_total(grades.of) && !reached.contains(&(nth, at)) {
                found.push(Finding {
                    path: format!("grades[{nth}].grades[{at}]"),
                    what: Odd::OutOfReach(grade.id),
                });
            }
        }
    }
    Some(found)
}
