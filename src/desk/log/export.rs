//! Entries into files: the form, and what it gave.

use std::rc::Rc;

use super::Log;
use super::work::{LogWork, Writing};
use crate::calendar::{Date, Month};
use crate::exchange::{LogChoice, log_file_name};
use crate::locale::Lang;
use crate::log::{EntryId, LogEntry, PrivateKind};

/// Which entries are exported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LogScope {
    /// All of them.
    #[default]
    All,
    /// Those of the shown month.
    Month,
    /// The cases.
    Cases,
}

/// In what form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LogTable {
    /// As a file that can be imported again.
    #[default]
    Json,
    /// As a table for spreadsheets.
    Csv,
}

/// The export's form, and what it gave.
#[derive(Debug, Default)]
pub struct Export {
    /// Which entries.
    pub scope: LogScope,
    /// In what form.
    pub table: LogTable,
    /// What looks private among them, once that was looked for and found.
    pub private: Vec<(EntryId, Vec<PrivateKind>)>,
    /// Whether there was nothing to export.
    pub is_empty: bool,
    /// What was written.
    pub made: Vec<Made>,
}

/// A file that was written.
#[derive(Debug)]
pub struct Made {
    /// Its name.
    pub name: String,
    /// How many entries are in it.
    pub entries: usize,
    /// What it says.
    pub text: String,
}

impl LogScope {
    /// The entries that are meant while a month is shown.
    pub const fn choice(self, month: Month) -> LogChoice {
        match self {
            Self::All => LogChoice::All,
            Self::Month => LogChoice::Month(month),
            Self::Cases => LogChoice::Cases,
        }
    }
}

impl Export {
    pub(in crate::desk) fn choose(&mut self, scope: LogScope) {
        let table = self.table;
        *self = Self {
            scope,
            table,
            ..Self::default()
        };
    }

    pub(in crate::desk) fn write_as(&mut self, table: LogTable) {
        let scope = self.scope;
        *self = Self {
            scope,
            table,
            ..Self::default()
        };
    }
}

impl Log {
    /// Begins to look through what is to be exported, or to write it, masked or as
    /// it is.
    pub(in crate::desk) fn begin_export(
        &mut self,
        masked: Option<bool>,
        (today, month, lang): (Date, Month, Lang),
    ) {
        if self.is_busy() {
            return;
        }
        let Export { scope, table, .. } = self.export;
        let choice = scope.choice(month);
        let entries = self.page.entries.iter().filter(|entry| choice.takes(entry));
        let entries: Vec<Rc<LogEntry>> = entries.cloned().collect();
        self.export.is_empty = entries.is_empty();
        if entries.is_empty() {
            return;
        }
        let name = log_file_name(choice, today);
        let writing = match table {
            LogTable::Json => Writing::json(name, entries, choice),
            LogTable::Csv => Writing::csv(name, entries, (lang, Rc::clone(&self.page.lists))),
        };
        self.work = Some(match masked {
            None => LogWork::look(writing),
            Some(masked) => LogWork::write(writing, masked),
        });
    }
}
