//! Entries into files, slice by slice.

use std::rc::Rc;

use web_sys::Blob;

use super::LogDesk;
use crate::calendar::{Date, Month};
use crate::exchange::{LogChoice, log_file_name, log_part_name};
use crate::locale::Lang;
use crate::locale::log_files::Doing;
use crate::log::{EntryId, LogEntry, PrivateKind};
use crate::page::slices::log::Written;
use crate::page::{browser, slices};
use crate::rulebook::LogRules;

/// Which entries are exported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
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
pub enum Table {
    /// As a file that can be imported again.
    #[default]
    Json,
    /// As a table for spreadsheets.
    Csv,
}

/// The export's form, and what it gave.
#[derive(Default)]
pub struct Export {
    /// Which entries.
    pub scope: Scope,
    /// In what form.
    pub table: Table,
    /// What looks private among them, once that was looked for and found.
    pub private: Vec<(EntryId, Vec<PrivateKind>)>,
    /// Whether there was nothing to export.
    pub is_empty: bool,
    /// What was written.
    pub made: Vec<Made>,
}

/// A file that was written.
pub struct Made {
    /// Its name.
    pub name: String,
    /// How many entries are in it.
    pub entries: usize,
    blob: Blob,
}

impl Made {
    /// How large it is.
    pub fn bytes(&self) -> usize {
        self.blob.size() as usize
    }
}

/// What an export hangs on besides its form.
pub(super) struct Asked {
    pub lang: Lang,
    pub month: Month,
    pub today: Date,
    pub lists: LogRules,
}

impl Scope {
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
    pub(super) fn choose(&mut self, scope: Scope) {
        let table = self.table;
        *self = Self {
            scope,
            table,
            ..Self::default()
        };
    }

    pub(super) fn write_as(&mut self, table: Table) {
        let scope = self.scope;
        *self = Self {
            scope,
            table,
            ..Self::default()
        };
    }

    /// Offers a file once more.
    pub(super) fn download(&self, index: usize) {
        if let Some(made) = self.made.get(index) {
            browser::offer(&made.name, &made.blob);
        }
    }
}

impl LogDesk {
    /// Looks through what is to be exported; if nothing in it looks private,
    /// writes it.
    pub(super) async fn look_and_export(&'static self, asked: Asked) {
        let Some(mut run) = self.run(self.doing(Doing::Looking)) else {
            return;
        };
        let chosen = self.chosen(&asked);
        self.files.export.borrow_mut().is_empty = chosen.is_empty();
        if chosen.is_empty() {
            return;
        }
        let Some(private) = slices::log::look(&chosen, &mut run).await else {
            return;
        };
        drop(run);
        let is_clean = private.is_empty();
        {
            let mut export = self.files.export.borrow_mut();
            export.made.clear();
            export.private = private;
        }
        if is_clean {
            self.export(asked, false).await;
        }
    }

    fn chosen(&self, asked: &Asked) -> Vec<Rc<LogEntry>> {
        let choice = self.files.export.borrow().scope.choice(asked.month);
        let entries = self.entries();
        let chosen = entries.iter().filter(|entry| choice.takes(entry));
        chosen.cloned().collect()
    }

    /// Writes the files and offers them.
    pub(super) async fn export(&'static self, asked: Asked, masked: bool) {
        let Some(mut run) = self.run(self.doing(Doing::Writing)) else {
            return;
        };
        let (scope, table) = {
            let export = self.files.export.borrow();
            (export.scope, export.table)
        };
        let choice = scope.choice(asked.month);
        let chosen = self.chosen(&asked);
        let keep = |text: &str| browser::blob(text).ok();
        let written = match table {
            Table::Json => slices::log::json(&chosen, choice, masked, keep, &mut run).await,
            Table::Csv => {
                let words = (asked.lang, &asked.lists);
                let written = slices::log::csv(&chosen, words, masked, keep, &mut run).await;
                written.map(|written| vec![written])
            }
        };
        let Some(written) = written else { return };
        let name = log_file_name(choice, asked.today);
        let ending = match table {
            Table::Json => "json",
            Table::Csv => "csv",
        };
        let parts = written.len();
        let made = written.into_iter().enumerate();
        let made = made.filter_map(|(part, Written { pieces, entries })| {
            let name = log_part_name(&name, part + 1, parts, ending);
            let blob = browser::joined(&pieces)?;
            Some(Made {
                name,
                entries,
                blob,
            })
        });
        let made: Vec<Made> = made.collect();
        let mut export = self.files.export.borrow_mut();
        export.private.clear();
        export.made = made;
        // A browser asks before it takes several at once.
        if export.made.len() == 1 {
            export.download(0);
        }
    }
}
