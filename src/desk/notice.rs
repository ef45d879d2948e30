//! What must be said about storage.

use super::{AsideId, Imported, Model};
use crate::locale::MoreWords;
use crate::rulebook::Rules;
use crate::store::rows::{Format as _, Only, RowFault};
use crate::store::{Access, BackendFault, MonthFormat, MonthKey, MonthRow, RulesFormat};

/// What storage has to say.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// What an import brought.
    Imported(Imported),
    /// Something that concerns all that is entered.
    Plain(&'static str),
    /// Another tab changed the shown month; with what it is there, if anything.
    Conflict(Option<MonthRow>),
    /// Another tab changed the rules; to these, if they can be read.
    RulesConflict(Option<Box<Rules>>),
    /// Set-aside data: where it lies, and what it was called.
    Aside(AsideId, String),
}

impl Model {
    /// What must be said about storage, each thing once.
    pub fn storage_says(&self) -> Vec<Notice> {
        let mut notices: Vec<Notice> = self.import.done.map(Notice::Imported).into_iter().collect();
        let Some(report) = &self.storage.report else {
            return notices;
        };
        let more = self.lang.more();
        match report.access {
            Access::Memory => notices.push(Notice::Plain(more.store_blocked)),
            Access::ReadOnly => notices.push(Notice::Plain(more.store_read_only)),
            Access::Full => {}
        }
        if report.emptied {
            notices.push(Notice::Plain(more.store_emptied));
        }
        if report.not_moved {
            notices.push(Notice::Plain(more.store_not_moved));
        }
        let months = report.months.iter().map(|(key, fault)| match fault {
            RowFault::Conflict { theirs } if *key == self.shown() => {
                Some(self.conflict(theirs.as_deref()))
            }
            fault => said_of(more, fault, more.store_conflict).map(Notice::Plain),
        });
        let rules = report.rules.iter().map(|fault| match fault {
            RowFault::Conflict { theirs } => Some(Notice::RulesConflict(
                stored_rules(theirs.as_deref()).map(Box::new),
            )),
            fault => said_of(more, fault, "").map(Notice::Plain),
        });
        // The page of a document's month asks about a conflict over it.
        let shown = self.state.content.book;
        let books = report.books.iter().map(|(key, fault)| match fault {
            RowFault::Conflict { .. } if shown.is_some() && key.document() == shown => None,
            fault => said_of(more, fault, more.store_conflict).map(Notice::Plain),
        });
        for notice in months.chain(rules).chain(books).flatten() {
            if !notices.contains(&notice) {
                notices.push(notice);
            }
        }
        let asides = report.asides.iter();
        notices.extend(asides.map(|(id, called, _)| Notice::Aside(id.clone(), called.clone())));
        notices
    }

    fn shown(&self) -> MonthKey {
        let content = &self.state.content;
        MonthKey::new(content.agent.as_str(), content.month)
    }

    fn conflict(&self, theirs: Option<&str>) -> Notice {
        let theirs = theirs.and_then(|text| MonthFormat.read(&self.shown(), text));
        Notice::Conflict(theirs)
    }
}

/// The rules that a row has; without one they're as bundled.
pub(super) fn stored_rules(text: Option<&str>) -> Option<Rules> {
    text.map_or_else(
        || Some(Rules::bundled()),
        |text| RulesFormat.read(&Only, text),
    )
}

fn said_of(more: &MoreWords, fault: &RowFault, conflict: &'static str) -> Option<&'static str> {
    Some(match fault {
        RowFault::Conflict { .. } => conflict,
        RowFault::Storage(BackendFault::QuotaFull) => more.store_quota,
        RowFault::Locked => more.store_locked,
        RowFault::ReadBackDiffers { .. } => more.store_lost,
        RowFault::Storage(BackendFault::Other(_)) => more.store_failed,
        // Said above, or still on its way.
        RowFault::Storage(BackendFault::Blocked) | RowFault::ReadOnly | RowFault::Waiting => {
            return None;
        }
    })
}
