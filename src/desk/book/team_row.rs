//! What is known of a team as a whole, as its rows hold it.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::Shelf;
use crate::calendar::Month;
use crate::id::Fingerprint;
use crate::json::{Encode, Writer, decode_text};
use crate::store::{MonthKey, TeamKey};
use crate::table::Remembered;
use crate::team::{Claim, ExamMarks, Roster};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TeamRow {
    /// Who is in the team.
    Roster(Roster),
    /// The marks of an exam.
    Exam(ExamMarks),
    /// What a file said of a month.
    Claim(Claim),
    /// What was answered for a table's columns.
    Heads(Remembered),
}

impl TeamRow {
    /// Reads the text of a row; none of one that nobody can read.
    pub fn read(key: &TeamKey, text: &str) -> Option<Self> {
        Some(match key {
            TeamKey::Roster => Self::Roster(decode_text(text)?),
            TeamKey::Exam(_) => Self::Exam(decode_text(text)?),
            TeamKey::Claim(_) => Self::Claim(decode_text(text)?),
            TeamKey::Heads(_) => Self::Heads(decode_text(text)?),
        })
    }
}

impl Encode for TeamRow {
    fn encode(&self, out: &mut Writer) {
        match self {
            Self::Roster(roster) => roster.encode(out),
            Self::Exam(marks) => marks.encode(out),
            Self::Claim(claim) => claim.encode(out),
            Self::Heads(remembered) => remembered.encode(out),
        }
    }
}

impl Shelf {
    /// Who is in the team; nobody where that wasn't said.
    pub fn roster(&self) -> Roster {
        match self.team.get(&TeamKey::Roster).map(|row| &**row) {
            Some(TeamRow::Roster(roster)) => roster.clone(),
            _ => Roster::default(),
        }
    }

    /// The marks of a month's exam.
    pub fn marks(&self, month: Month) -> Option<&ExamMarks> {
        match self.team.get(&TeamKey::Exam(month)).map(|row| &**row) {
            Some(TeamRow::Exam(marks)) => Some(marks),
            _ => None,
        }
    }

    /// What was answered for tables, by their heads.
    pub fn heads(&self) -> BTreeMap<Fingerprint, Remembered> {
        let rows = self
            .team
            .iter()
            .filter_map(|(key, row)| match (key, &**row) {
                (TeamKey::Heads(shape), TeamRow::Heads(remembered)) => {
                    Some((*shape, remembered.clone()))
                }
                _ => None,
            });
        rows.collect()
    }

    /// What files said of months, each with its row.
    pub fn claims(&self) -> impl Iterator<Item = (&MonthKey, (&Rc<TeamRow>, &Claim))> {
        self.team
            .iter()
            .filter_map(|(key, row)| match (key, &**row) {
                (TeamKey::Claim(of), TeamRow::Claim(claim)) => Some((of, (row, claim))),
                _ => None,
            })
    }
}
