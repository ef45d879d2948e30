//! What of the log takes its time: files that are read and written, cases that
//! are compared, the search that is filled. Each step is short; the page
//! takes them as its time allows.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::vec::IntoIter;

use super::files::is_of_months;
use super::import::SHOWN;
use super::{Changes, Job, Log, LogImporting, Made, Opening};
use crate::desk::file_read::FileRead;
use crate::exchange::{
    Encoding, FileFault, Held as _, LogChoice, LogExport, LogImport, LogOffer, LogPreview, LogPut,
    Pushed, log_part_name,
};
use crate::id::Fingerprint;
use crate::locale::Lang;
use crate::locale::log::{log_csv_head, log_csv_rows};
use crate::locale::log_files::{Doing, checking, doing};
use crate::locale::say::read_as;
use crate::log::{EntryId, LogEntry, PrivateKind, TwinSearch};
use crate::rulebook::LogRules;
use crate::store::rows::Progress;

/// Bytes of a file that are checked in one step.
const CHECKED: usize = 8 << 10;
/// While the search is filled, what it finds is listed anew after so many
/// entries.
const LISTED: usize = 1_000;

/// Something long that runs on the log.
#[derive(Debug)]
pub struct LogWork(Stage);

#[derive(Debug)]
enum Stage {
    /// A file is checked: bytes.
    Check(Box<Checking>),
    /// Its entries are compared with ours.
    Compare(String, Box<LogPreview>),
    /// What was decided is made of them.
    Plan(Box<Planning>),
    /// What looks private is looked for.
    Look(Box<Writing>, Vec<(EntryId, Vec<PrivateKind>)>),
    /// Files are written; whether masked.
    Write(Box<Writing>, bool),
    /// Cases that are nearly equal are looked for, once all entries are here.
    Search(Option<TwinSearch>),
}

#[derive(Debug)]
struct Checking {
    name: String,
    hash: Fingerprint,
    encoding: Encoding,
    import: LogImport,
    progress: Progress,
}

#[derive(Debug)]
struct Planning {
    puts: Vec<LogPut>,
    /// Keys that nothing else may have.
    keys: BTreeSet<EntryId>,
    offers: IntoIter<LogOffer>,
}

/// Entries on their way into files.
#[derive(Debug)]
pub(super) struct Writing {
    name: String,
    entries: Vec<Rc<LogEntry>>,
    /// How many are looked at, or written.
    done: usize,
    form: Form,
}

#[derive(Debug)]
enum Form {
    /// The files so far with the number of their entries, and the one that is
    /// being written.
    Json(LogChoice, Vec<(String, usize)>, LogExport),
    Csv(String, Lang, Rc<LogRules>),
}

impl LogWork {
    /// A file that is to be previewed.
    pub(super) fn check(FileRead { name, hash, text }: FileRead) -> Result<Self, FileFault> {
        let (text, encoding) = text?;
        let progress = Progress {
            done: 0,
            of: text.len(),
        };
        let import = LogImport::new(text)?;
        Ok(Self(Stage::Check(Box::new(Checking {
            name,
            hash,
            encoding,
            import,
            progress,
        }))))
    }

    /// What was previewed is taken.
    pub(super) fn plan(preview: LogPreview) -> Self {
        let own = preview.new.iter().map(|entry| entry.id);
        let keys = own.chain(preview.offers.iter().map(|offer| offer.incoming.id));
        let keys = keys.collect();
        let put = |entry| LogPut {
            entry,
            before: None,
        };
        Self(Stage::Plan(Box::new(Planning {
            puts: preview.new.into_iter().map(put).collect(),
            keys,
            offers: preview.offers.into_iter(),
        })))
    }

    /// What is to be written is looked through, and written if nothing in it
    /// looks private.
    pub(super) fn look(writing: Writing) -> Self {
        Self(Stage::Look(Box::new(writing), Vec::new()))
    }

    /// It's written, masked or as it is.
    pub(super) fn write(writing: Writing, masked: bool) -> Self {
        Self(Stage::Write(Box::new(writing), masked))
    }

    /// Cases that are nearly equal are looked for.
    pub(super) const fn search() -> Self {
        Self(Stage::Search(None))
    }

    /// Whether it has to wait until all entries are here and can be searched.
    pub(super) const fn needs_entries(&self) -> bool {
        matches!(self.0, Stage::Compare(..) | Stage::Search(_))
    }

    pub(super) const fn is_import(&self) -> bool {
        matches!(
            self.0,
            Stage::Check(_) | Stage::Compare(..) | Stage::Plan(_)
        )
    }

    /// What it's called, and how far it is.
    pub(super) fn job(&self, lang: Lang) -> Job {
        let named = |what| doing(lang, what).to_owned();
        let (name, (done, of)) = match &self.0 {
            Stage::Check(check) => {
                let Progress { done, of } = check.progress;
                (checking(lang, &check.name), (done, of))
            }
            Stage::Compare(_, preview) => (named(Doing::Comparing), preview.progress()),
            Stage::Plan(_) => (named(Doing::Taking), (0, 0)),
            Stage::Look(writing, _) => (named(Doing::Looking), writing.progress()),
            Stage::Write(writing, _) => (named(Doing::Writing), writing.progress()),
            Stage::Search(search) => {
                let progress = search.as_ref().map_or((0, 0), TwinSearch::progress);
                (named(Doing::Searching), progress)
            }
        };
        let progress = Progress { done, of };
        Job { name, progress }
    }
}

/// What came of a step.
#[derive(Debug)]
pub enum Stepped {
    /// It goes on, or is over.
    On,
    /// A search may find more now.
    Indexed,
    /// Entries of a file are taken.
    Taken(Changes),
    /// Files are written.
    Written,
    /// A file is one of months.
    OfMonths(FileRead),
}

impl Log {
    /// Does a little of what is to be done.
    pub(in crate::desk) fn step(&mut self) -> Stepped {
        let is_ready = self.opening == Opening::Open && self.indexing().is_none();
        let work = self.work.take_if(|work| is_ready || !work.needs_entries());
        let Some(work) = work else {
            if !self.report.sum_next() && self.index_next() {
                let left = self.indexing().map_or(0, |left| left.of - left.done);
                if left.is_multiple_of(LISTED) {
                    // A search may find more now.
                    self.page.stamp += 1;
                    if self.page.is_searched() {
                        return Stepped::Indexed;
                    }
                }
            }
            return Stepped::On;
        };
        let next = match work.0 {
            Stage::Check(check) => return self.checked(check),
            Stage::Compare(name, mut preview) => match preview.step(self) {
                true => Some(Stage::Compare(name, preview)),
                false => {
                    self.import = LogImporting::Preview {
                        name,
                        preview,
                        shown: SHOWN,
                    };
                    None
                }
            },
            Stage::Plan(mut planning) => match planning.offers.next() {
                Some(offer) => {
                    let is_taken = |id| planning.keys.contains(&id) || self.entry(id).is_some();
                    if let Some(put) = offer.put(is_taken) {
                        planning.keys.insert(put.entry.id);
                        planning.puts.push(put);
                    }
                    Some(Stage::Plan(planning))
                }
                None => {
                    return Stepped::Taken(self.planned(planning.puts));
                }
            },
            Stage::Look(mut writing, mut private) => match writing.next() {
                Some(entry) => {
                    let kinds = entry.looks_private();
                    if !kinds.is_empty() {
                        private.push((entry.id, kinds));
                    }
                    Some(Stage::Look(writing, private))
                }
                None => {
                    let is_clean = private.is_empty();
                    self.export.made.clear();
                    self.export.private = private;
                    writing.done = 0;
                    is_clean.then_some(Stage::Write(writing, false))
                }
            },
            Stage::Write(mut writing, masked) => match writing.next() {
                Some(entry) => {
                    match masked {
                        true => writing.write(&entry.masked()),
                        false => writing.write(&entry),
                    }
                    Some(Stage::Write(writing, masked))
                }
                None => {
                    self.export.private.clear();
                    self.export.made = writing.made();
                    return Stepped::Written;
                }
            },
            Stage::Search(None) => {
                let cases = self.page.entries.iter().filter(|e| e.case.is_some());
                let cases = cases.map(|entry| entry.id).collect();
                Some(Stage::Search(Some(TwinSearch::among(cases))))
            }
            Stage::Search(Some(mut search)) => match search.step(&self.index) {
                true => Some(Stage::Search(Some(search))),
                false => {
                    self.twins.groups = Some(search.groups());
                    self.twins.unmarked.clear();
                    None
                }
            },
        };
        self.work = next.map(LogWork);
        Stepped::On
    }

    /// Checks a little more of a file.
    fn checked(&mut self, mut check: Box<Checking>) -> Stepped {
        let name = check.name.clone();
        match check.import.step(CHECKED) {
            Ok(progress) if !progress.is_done => {
                check.progress.done = progress.done;
                self.work = Some(LogWork(Stage::Check(check)));
            }
            Ok(_) => match check.import.finish() {
                Ok(incoming) => {
                    let name = match check.encoding {
                        Encoding::Utf8 => name,
                        other => read_as(self.page.lang, &name, other),
                    };
                    let preview = Box::new(LogPreview::of(incoming));
                    self.work = Some(LogWork(Stage::Compare(name, preview)));
                }
                Err(fault) => self.import = LogImporting::Refused { name, fault },
            },
            // It says so at its end only.
            Err(FileFault::Format { found: Some(found) }) if is_of_months(&found) => {
                let text = Ok((check.import.into_text(), check.encoding));
                let hash = check.hash;
                return Stepped::OfMonths(FileRead { name, hash, text });
            }
            Err(fault) => self.import = LogImporting::Refused { name, fault },
        }
        Stepped::On
    }
}

impl Writing {
    /// Entries into as many files as they need that can be imported again.
    pub(super) fn json(name: String, entries: Vec<Rc<LogEntry>>, choice: LogChoice) -> Self {
        let form = Form::Json(choice, Vec::new(), LogExport::new(choice));
        Self {
            name,
            entries,
            done: 0,
            form,
        }
    }

    /// Entries into a table for spreadsheets.
    pub(super) fn csv(
        name: String,
        entries: Vec<Rc<LogEntry>>,
        (lang, lists): (Lang, Rc<LogRules>),
    ) -> Self {
        let form = Form::Csv(log_csv_head(lang), lang, lists);
        Self {
            name,
            entries,
            done: 0,
            form,
        }
    }

    const fn progress(&self) -> (usize, usize) {
        (self.done, self.entries.len())
    }

    fn next(&mut self) -> Option<Rc<LogEntry>> {
        let entry = self.entries.get(self.done).cloned();
        self.done += 1;
        entry
    }

    fn write(&mut self, entry: &LogEntry) {
        match &mut self.form {
            Form::Json(choice, files, export) => {
                if export.push(entry) == Pushed::Full {
                    let full = std::mem::replace(export, LogExport::new(*choice));
                    let entries = full.entries();
                    files.push((full.finish(), entries));
                    export.push(entry);
                }
            }
            Form::Csv(text, lang, lists) => *text += &log_csv_rows(*lang, Some(lists), [entry]),
        }
    }

    fn made(self) -> Vec<Made> {
        let (files, ending) = match self.form {
            Form::Json(_, mut files, export) => {
                let entries = export.entries();
                files.push((export.finish(), entries));
                (files, "json")
            }
            Form::Csv(text, ..) => (vec![(text, self.entries.len())], "csv"),
        };
        let parts = files.len();
        let files = files.into_iter().enumerate();
        let made = files.map(|(part, (text, entries))| Made {
            name: log_part_name(&self.name, part + 1, parts, ending),
            entries,
            text,
        });
        made.collect()
    }
}
