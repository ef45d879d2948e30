//! What is known of a team as a whole, as its rows hold it.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::Shelf;
use crate::calendar::Month;
use crate::id::{Fingerprint, Id};
use crate::json::{Encode, Writer, decode_text};
use crate::review::{
    Approvals, KeptCases, KeptIssued, KeptReceipt, MonthOf, Process, Rating, RulesReceipt, Slip,
    System,
};
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
    /// A month by a document as it was given out.
    Issued(KeptIssued),
    /// What an agent said to their month.
    Receipt(KeptReceipt),
    /// That an agent read a rulebook.
    Read(RulesReceipt),
    /// What an agent appeals.
    Slip(Slip),
    /// The stages that a month has been through.
    Approvals(Approvals),
    /// How the branch goes about them.
    Process(Process),
    /// Cases that are rated.
    Cases(KeptCases),
    /// What somebody says to them.
    Rating(Rating),
}

impl TeamRow {
    /// Reads the text of a row; none of one that nobody can read.
    pub fn read(key: &TeamKey, text: &str) -> Option<Self> {
        Some(match key {
            TeamKey::Roster => Self::Roster(decode_text(text)?),
            TeamKey::Exam(_) => Self::Exam(decode_text(text)?),
            TeamKey::Claim(_) => Self::Claim(decode_text(text)?),
            TeamKey::Heads(_) => Self::Heads(decode_text(text)?),
            TeamKey::Issued(_) => Self::Issued(decode_text(text)?),
            TeamKey::Receipt(_) => Self::Receipt(decode_text(text)?),
            TeamKey::Read(_) => Self::Read(decode_text(text)?),
            TeamKey::Slip(_) => Self::Slip(decode_text(text)?),
            TeamKey::Approvals(..) => Self::Approvals(decode_text(text)?),
            TeamKey::Process => Self::Process(decode_text(text)?),
            TeamKey::Cases(_) => Self::Cases(decode_text(text)?),
            TeamKey::Rating(..) => Self::Rating(decode_text(text)?),
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
            Self::Issued(issued) => issued.encode(out),
            Self::Receipt(receipt) => receipt.encode(out),
            Self::Read(receipt) => receipt.encode(out),
            Self::Slip(slip) => slip.encode(out),
            Self::Approvals(approvals) => approvals.encode(out),
            Self::Process(process) => process.encode(out),
            Self::Cases(cases) => cases.encode(out),
            Self::Rating(rating) => rating.encode(out),
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

    /// A month by a document as it was given out.
    pub fn issued(&self, of: &MonthOf) -> Option<&KeptIssued> {
        match &**self.team.get(&TeamKey::Issued(of.clone()))? {
            TeamRow::Issued(issued) => Some(issued),
            _ => None,
        }
    }

    /// All months by documents that were given out, by agent.
    pub fn all_issued(&self) -> impl Iterator<Item = &KeptIssued> {
        self.team.values().filter_map(|row| match &**row {
            TeamRow::Issued(issued) => Some(issued),
            _ => None,
        })
    }

    /// What an agent said to their month.
    pub fn receipt(&self, of: &MonthOf) -> Option<&KeptReceipt> {
        match &**self.team.get(&TeamKey::Receipt(of.clone()))? {
            TeamRow::Receipt(receipt) => Some(receipt),
            _ => None,
        }
    }

    /// What an agent appeals of a month.
    pub fn slip(&self, of: &MonthOf) -> Option<&Slip> {
        match &**self.team.get(&TeamKey::Slip(of.clone()))? {
            TeamRow::Slip(slip) => Some(slip),
            _ => None,
        }
    }

    /// The stages that a month of the team has been through; none of them where that isn't
    /// known.
    pub fn approvals(&self, month: Month, system: System) -> Approvals {
        let row = self.team.get(&TeamKey::Approvals(month, system));
        match row.map(|row| &**row) {
            Some(TeamRow::Approvals(approvals)) => approvals.clone(),
            _ => Approvals::default(),
        }
    }

    /// How the branch goes about them; none where it didn't say.
    pub fn process(&self) -> Option<&Process> {
        match &**self.team.get(&TeamKey::Process)? {
            TeamRow::Process(process) => Some(process),
            _ => None,
        }
    }

    /// The sets of cases, by name.
    pub fn case_sets(&self) -> impl Iterator<Item = &KeptCases> {
        self.team.values().filter_map(|row| match &**row {
            TeamRow::Cases(kept) => Some(kept),
            _ => None,
        })
    }

    /// A set of cases.
    pub fn case_set(&self, id: Id) -> Option<&KeptCases> {
        match &**self.team.get(&TeamKey::Cases(id))? {
            TeamRow::Cases(kept) => Some(kept),
            _ => None,
        }
    }

    /// What somebody says to it; without a name what is being written here.
    pub fn rating(&self, set: Id, by: &str) -> Option<&Rating> {
        match &**self.team.get(&TeamKey::Rating(set, by.to_owned()))? {
            TeamRow::Rating(rating) => Some(rating),
            _ => None,
        }
    }

    /// What all say to it who have finished, by name.
    pub fn ratings(&self, set: Id) -> Vec<&Rating> {
        let rows = self.team.values().filter_map(|row| match &**row {
            TeamRow::Rating(rating) if rating.set == set && rating.on.is_some() => Some(rating),
            _ => None,
        });
        rows.collect()
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

    /// What a file said of a month, with its row.
    pub fn claim(&self, agent: &str, month: Month) -> Option<(&Rc<TeamRow>, &Claim)> {
        let key = TeamKey::Claim(MonthKey::new(agent, month));
        let row = self.team.get(&key)?;
        match &**row {
            TeamRow::Claim(claim) => Some((row, claim)),
            _ => None,
        }
    }
}
