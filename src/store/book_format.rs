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
use crate::review::{MonthOf, System};

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
    /// A month by a document as it was given out.
    Issued(MonthOf),
    /// What an agent said to their month.
    Receipt(MonthOf),
    /// That an agent read the rulebook that is in force from this month on.
    Read(MonthOf),
    /// What an agent appeals of a month.
    Slip(MonthOf),
    /// The stages that a month of the team has been through.
    Approvals(Month, System),
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
            Self::Team(TeamKey::Issued(of)) => format!("team/issued/{}", name_of(of)),
            Self::Team(TeamKey::Receipt(of)) => format!("team/receipt/{}", name_of(of)),
            Self::Team(TeamKey::Read(of)) => format!("team/read/{}", name_of(of)),
            Self::Team(TeamKey::Slip(of)) => format!("team/slip/{}", name_of(of)),
            Self::Team(TeamKey::Approvals(month, System::Bundled(unit))) => {
                format!("team/approvals/{month}/{}", Unit::NAMES[*unit as usize])
            }
            Self::Team(TeamKey::Approvals(month, System::Document(id))) => {
                format!("team/approvals/{month}/document/{id}")
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
                Some(("issued", of)) => TeamKey::Issued(month_of(of)?),
                Some(("receipt", of)) => TeamKey::Receipt(month_of(of)?),
                Some(("read", of)) => TeamKey::Read(month_of(of)?),
                Some(("slip", of)) => TeamKey::Slip(month_of(of)?),
                Some(("cases", set)) => TeamKey::Cases(set.parse().ok()?),
                Some(("rating", of)) => {
                    let (set, by) = of.split_once('/')?;
                    TeamKey::Rating(set.parse().ok()?, unescaped(by)?)
                }
                Some(("approvals", of)) => {
                    let (month, system) = of.split_once('/')?;
                    let system = match system.strip_prefix("document/") {
                        Some(id) => System::Document(id.parse().ok()?),
                        None => {
                            let unit = Unit::NAMES.iter().position(|name| *name == system)?;
                            System::Bundled(*Unit::ALL.get(unit)?)
                        }
                    };
                    TeamKey::Approvals(month.parse().ok()?, system)
                }
                _ => return None,
            }),
            _ => return None,
        };
        (key.name() == name).then_some(key)
    }
}

/// `<agent>/<YYYY-MM>`, and the document behind it.
fn name_of(of: &MonthOf) -> String {
    let key = MonthKey::new(of.agent.as_str(), of.month).name();
    match of.document {
        None => key,
        Some(id) => format!("{key}/{id}"),
    }
}

fn month_of(name: &str) -> Option<MonthOf> {
    let (key, document) = match name.split('/').count() {
        3 => {
            let (key, id) = name.rsplit_once('/')?;
            (key, Some(id.parse().ok()?))
        }
        _ => (name, None),
    };
    let MonthKey { agent, month } = MonthKey::named(key)?;
    Some(MonthOf::new(agent, month, document))
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
