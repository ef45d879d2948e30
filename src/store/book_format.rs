//! What the rows of brought documents and of a team mean: the text of a document as it came,
//! one that is being written, a month as it was typed, or what is known of the team as a whole.
//! What is in them is read by whoever draws them: a text that nobody can read stays where it is,
//! and is shown as such.

use super::MonthKey;
use super::key::{escaped, unescaped};
use super::rows::{Edit, Format, RowKey, Table};
use crate::calendar::Month;
use crate::id::{Fingerprint, Id};
use crate::number::Unit;

/// Reads and writes documents and their months.
#[derive(Clone, Copy, Debug, Default)]
pub struct BookFormat;

/// Which row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BookKey {
    /// A document, by its id; one of several versions by the month as well from which it's
    /// in force, unless it came first.
    Document(Id, Option<Month>),
    /// Whose month, by which document.
    Month(MonthKey, Id),
    /// What is known of the team as a whole.
    Team(TeamKey),
    /// A document that is being written, by its id.
    Draft(Id),
}

/// What is known of the team as a whole.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TeamKey {
    /// Who is in it.
    Roster,
    /// The marks of a month's exam.
    Exam(Month),
    /// What a file said of a month that doesn't come to that.
    Claim(MonthKey),
    /// What was answered for tables with these heads.
    Heads(Fingerprint),
    /// What an agent said to their month.
    Receipt(MonthKey),
    /// That an agent read the rulebook that is in force from this month on.
    Read(MonthKey),
    /// What an agent appeals of a month.
    Slip(MonthKey),
    /// The stages that a month of the team has been through.
    Approvals(Month, Unit),
    /// How the branch goes about them.
    Process,
    /// Cases that are rated, by their set.
    Cases(Id),
    /// What somebody says to such a set; without a name while it's being written here.
    Rating(Id, String),
}

impl BookKey {
    /// The document that it's about, if it's about one.
    pub const fn document(&self) -> Option<Id> {
        match self {
            Self::Document(id, _) | Self::Month(_, id) | Self::Draft(id) => Some(*id),
            Self::Team(_) => None,
        }
    }
}

impl RowKey for BookKey {
    fn name(&self) -> String {
        match self {
            Self::Document(id, None) => format!("document/{id}"),
            Self::Document(id, Some(month)) => format!("document/{id}/{month}"),
            Self::Month(key, id) => format!("month/{}/{id}", key.name()),
            Self::Draft(id) => format!("draft/{id}"),
            Self::Team(TeamKey::Roster) => "team/roster".to_owned(),
            Self::Team(TeamKey::Exam(month)) => format!("team/exam/{month}"),
            Self::Team(TeamKey::Claim(key)) => format!("team/claim/{}", key.name()),
            Self::Team(TeamKey::Heads(shape)) => format!("team/heads/{shape}"),
            Self::Team(TeamKey::Receipt(key)) => format!("team/receipt/{}", key.name()),
            Self::Team(TeamKey::Read(key)) => format!("team/read/{}", key.name()),
            Self::Team(TeamKey::Slip(key)) => format!("team/slip/{}", key.name()),
            Self::Team(TeamKey::Approvals(month, unit)) => {
                format!("team/approvals/{month}/{}", Unit::NAMES[*unit as usize])
            }
            Self::Team(TeamKey::Process) => "team/process".to_owned(),
            Self::Team(TeamKey::Cases(set)) => format!("team/cases/{set}"),
            Self::Team(TeamKey::Rating(set, by)) => format!("team/rating/{set}/{}", escaped(by)),
        }
    }

    fn named(name: &str) -> Option<Self> {
        let (kind, rest) = name.split_once('/')?;
        let key = match kind {
            "document" => match rest.split_once('/') {
                None => Self::Document(rest.parse().ok()?, None),
                Some((id, month)) => Self::Document(id.parse().ok()?, Some(month.parse().ok()?)),
            },
            "draft" => Self::Draft(rest.parse().ok()?),
            "month" => {
                let (month, id) = rest.rsplit_once('/')?;
                Self::Month(MonthKey::named(month)?, id.parse().ok()?)
            }
            "team" => Self::Team(match rest.split_once('/') {
                None if rest == "roster" => TeamKey::Roster,
                None if rest == "process" => TeamKey::Process,
                Some(("exam", month)) => TeamKey::Exam(month.parse().ok()?),
                Some(("claim", key)) => TeamKey::Claim(MonthKey::named(key)?),
                Some(("heads", shape)) => TeamKey::Heads(shape.parse().ok()?),
                Some(("receipt", key)) => TeamKey::Receipt(MonthKey::named(key)?),
                Some(("read", key)) => TeamKey::Read(MonthKey::named(key)?),
                Some(("slip", key)) => TeamKey::Slip(MonthKey::named(key)?),
                Some(("cases", set)) => TeamKey::Cases(set.parse().ok()?),
                Some(("rating", of)) => {
                    let (set, by) = of.split_once('/')?;
                    TeamKey::Rating(set.parse().ok()?, unescaped(by)?)
                }
                Some(("approvals", of)) => {
                    let (month, unit) = of.split_once('/')?;
                    let unit = Unit::NAMES.iter().position(|name| *name == unit)?;
                    TeamKey::Approvals(month.parse().ok()?, *Unit::ALL.get(unit)?)
                }
                _ => return None,
            }),
            _ => return None,
        };
        (key.name() == name).then_some(key)
    }
}

impl Format for BookFormat {
    type Key = BookKey;
    type Entry = String;

    const TABLE: Table = Table::Books;
    const SCHEMA: u32 = 2;

    fn read(&self, _: &BookKey, text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    /// Of the second schema the rows of months have the acts on them; those without are as
    /// they were.
    fn migrate(&self, from: u32, _: &BookKey, text: &str) -> Option<String> {
        (from == 1).then(|| text.to_owned())
    }
}

impl Edit<BookKey> {
    /// Keeps a text, or removes the row.
    pub fn book(key: BookKey, text: Option<String>) -> Self {
        match text {
            Some(text) => Self::put(key, text),
            None => Self::remove(key),
        }
    }
}
