//! Entries into files, slice by slice.

use std::rc::Rc;

use web_sys::Blob;

use super::LogDesk;
use super::files::Run;
use crate::app::browser;
use crate::calendar::{Date, Month};
use crate::exchange::{LogChoice, LogExport, Pushed, log_file_name, log_part_name};
use crate::locale::Lang;
use crate::locale::log::{log_csv_head, log_csv_rows};
use crate::locale::log_files::Doing;
use crate::log::{EntryId, LogEntry, PrivateKind};
use crate::rulebook::LogRules;

/// Characters of a piece that the browser is given.
const PIECE: usize = 128 << 10;

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
        let mut private = Vec::new();
        for (done, entry) in chosen.iter().enumerate() {
            let kinds = entry.looks_private();
            if !kinds.is_empty() {
                private.push((entry.id, kinds));
            }
            if !run.goes_on(done, chosen.len()).await {
                return;
            }
        }
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
        let written = match table {
            Table::Json => json(&chosen, choice, masked, &mut run).await,
            Table::Csv => csv(&chosen, &asked, masked, &mut run).await,
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

/// A file in pieces.
#[derive(Default)]
struct Written {
    pieces: Vec<Blob>,
    entries: usize,
}

impl Written {
    fn add(&mut self, text: &str) {
        self.pieces.extend(browser::blob(text).ok());
    }
}

/// None if it's to stop.
async fn json(
    chosen: &[Rc<LogEntry>],
    choice: LogChoice,
    masked: bool,
    run: &mut Run,
) -> Option<Vec<Written>> {
    let mut files = Vec::new();
    let mut file = Written::default();
    let mut export = LogExport::new(choice);
    let mut size = 0;
    for (done, entry) in chosen.iter().enumerate() {
        let other = masked.then(|| entry.masked());
        let entry = other.as_ref().unwrap_or(entry);
        if export.push(entry) == Pushed::Full {
            let full = std::mem::replace(&mut export, LogExport::new(choice));
            file.entries = full.entries();
            file.add(&full.finish());
            files.push(std::mem::take(&mut file));
            export.push(entry);
        }
        size += entry.question.len() + entry.answer.len();
        if size > PIECE {
            size = 0;
            file.add(&export.take());
        }
        if !run.goes_on(done, chosen.len()).await {
            return None;
        }
    }
    file.entries = export.entries();
    file.add(&export.finish());
    files.push(file);
    Some(files)
}

/// None if it's to stop.
async fn csv(
    chosen: &[Rc<LogEntry>],
    asked: &Asked,
    masked: bool,
    run: &mut Run,
) -> Option<Vec<Written>> {
    let mut file = Written {
        pieces: Vec::new(),
        entries: chosen.len(),
    };
    let mut piece = log_csv_head(asked.lang);
    for (done, entry) in chosen.iter().enumerate() {
        let other = masked.then(|| entry.masked());
        let entry = other.as_ref().unwrap_or(entry);
        piece += &log_csv_rows(asked.lang, Some(&asked.lists), [entry]);
        if piece.len() > PIECE {
            file.add(&std::mem::take(&mut piece));
        }
        if !run.goes_on(done, chosen.len()).await {
            return None;
        }
    }
    file.add(&piece);
    Some(vec![file])
}
