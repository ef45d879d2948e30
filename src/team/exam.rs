//! The exam's places out of everybody's marks: 1, 2, 2, 4.

use std::collections::BTreeMap;

use super::roster::{cells, is_head};
use crate::json::json_object;
use crate::number::Points;
use crate::record::{MAX_AGENT, Place, typed_points};

/// Marks of one exam at the most.
pub const MAX_MARKS: usize = 10_000;

json_object! {
    /// Who sat the exam of a month, with which mark.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct ExamMarks {
        /// The marks, each agent once.
        #[or(default)]
        #[schema("maxItems": MAX_MARKS)]
        pub marks: Vec<Mark>,
    }

    /// Somebody's mark.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Mark {
        /// Number or name, as it was entered.
        #[schema("maxLength": MAX_AGENT)]
        pub agent: String,
        /// The mark.
        pub mark: Points,
    }
}

/// A line of pasted marks that isn't taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExamLine {
    /// Its number, from 1.
    pub line: usize,
    /// What it says.
    pub text: String,
    /// Why it isn't taken.
    pub fault: ExamFault,
}

/// Why a line isn't taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExamFault {
    /// It has no agent, or one whose name is too long.
    Agent,
    /// Its last cell is no mark of 0 or more.
    Mark,
    /// The agent stands in an earlier line, too.
    Twice(usize),
    /// There are more than [`MAX_MARKS`].
    TooMany,
}

impl ExamMarks {
    /// The place of each, in their order: who has the same mark shares a place.
    pub fn places(&self) -> Vec<Place> {
        let mut marks: Vec<Points> = self.marks.iter().map(|mark| mark.mark).collect();
        marks.sort_unstable();
        let heads = marks.len() as u32;
        let place = |mark: &Mark| {
            let above = marks.len() - marks.partition_point(|other| *other <= mark.mark);
            let below = marks.partition_point(|other| *other < mark.mark);
            Place {
                rank: above as u32 + 1,
                heads,
                tied: (marks.len() - above - below) as u32,
            }
        };
        self.marks.iter().map(place).collect()
    }

    /// As it's typed: a line for each, tabs between.
    pub fn text(&self) -> String {
        let line = |mark: &Mark| format!("{}\t{}", mark.agent, mark.mark);
        self.marks.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

/// Reads marks: a line for each, the agent first and the mark last; what stands between, such
/// as a name, is passed over. What can't be taken is listed.
pub fn read_marks(text: &str) -> (ExamMarks, Vec<ExamLine>) {
    let mut found = ExamMarks::default();
    let mut refused = Vec::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (at, line) in text.lines().enumerate() {
        let cells = cells(line.trim_matches('\u{feff}'));
        let (Some(agent), Some(last)) = (cells.first(), cells.last()) else {
            continue;
        };
        if line.trim().is_empty() || is_head(line) {
            continue;
        }
        let mark = typed_points(last).ok().flatten();
        let mark = mark.filter(|mark| cells.len() > 1 && *mark >= Points::ZERO);
        let named = !agent.is_empty() && agent.chars().nth(MAX_AGENT).is_none();
        let fault = match (mark, seen.get(*agent)) {
            _ if !named => ExamFault::Agent,
            (None, _) => ExamFault::Mark,
            (_, Some(first)) => ExamFault::Twice(*first),
            (Some(_), None) if found.marks.len() == MAX_MARKS => ExamFault::TooMany,
            (Some(mark), None) => {
                seen.insert((*agent).to_owned(), at + 1);
                found.marks.push(Mark {
                    agent: (*agent).to_owned(),
                    mark,
                });
                continue;
            }
        };
        refused.push(ExamLine {
            line: at + 1,
            text: line.trim().to_owned(),
            fault,
        });
    }
    (found, refused)
}
