//! What of an import takes its time: reading files, comparing their months with
//! ours, scoring them by other rules. Each [`step`] is short; the page takes
//! them as its time allows.

use std::collections::VecDeque;
use std::vec::IntoIter;

use super::books::to_books;
use super::file_read::FileRead;
use super::files::ImportForm;
use super::import_issued;
use super::import_rules::InForce;
use super::state::{Key, Sealed};
use super::update::open;
use super::{BackupOffer, BookMsg, Effect, Model, Page, log_files, reviews};
use crate::calendar::Month;
use crate::exchange::{
    self, BACKUP_FORMAT, BackupFile, BackupImport, Encoding, FileFault, HEAD_BYTES, Import,
    Incoming, LOG_FORMAT, Preview, REVIEW_FORMAT, RecordsImport,
};
use crate::id::Fingerprint;
use crate::record::Source;
use crate::rulebook::{Document, Rulebook};

/// Bytes of a file that are read in one step.
const READ: usize = 8 << 10;

/// An import that is being prepared.
#[derive(Debug)]
pub struct ImportWork(Stage);

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportStage {
    /// Files are read: bytes.
    Reading,
    /// Their months are compared with ours, or scored by other rules: months.
    Comparing,
}

#[derive(Debug)]
enum Stage {
    Read(Box<Reading>),
    Compare(Box<Comparing>),
    /// The next month, and the rules that it's scored by.
    Rescore(usize, Box<InForce>),
}

#[derive(Debug, Default)]
struct Reading {
    files: VecDeque<FileRead>,
    now: Option<(String, Fingerprint, Opened)>,
    /// Bytes of the files before, and of all.
    bytes: (usize, usize),
    names: Vec<(String, Fingerprint)>,
    imports: Vec<Import>,
    logs: Vec<FileRead>,
    /// Documents of version 2 and their months, each with its file.
    books: Vec<(String, String)>,
    /// Receipts, slips and stages, each with its file; and those that came along with months.
    reviews: [Vec<(String, String)>; 2],
    backups: Vec<(String, Fingerprint, BackupFile)>,
    /// The same out of backups.
    restored: Vec<String>,
    form: ImportForm,
}

/// A file that is being read.
#[derive(Debug)]
enum Opened {
    Records(RecordsImport),
    Backup(BackupImport),
}

#[derive(Debug)]
struct Comparing {
    left: IntoIter<(Incoming, Source)>,
    sources: Vec<(Key, Source)>,
    form: ImportForm,
    rules: InForce,
}

/// Begins to read files.
pub(super) fn begin(model: &mut Model, files: Vec<FileRead>, out: &mut Vec<Effect>) {
    open(model, Page::Import, out);
    let size = |file: &FileRead| file.text.as_ref().map_or(0, |(text, _)| text.len());
    let bytes = (0, files.iter().map(size).sum());
    let files = files.into();
    start(
        model,
        Stage::Read(Box::new(Reading {
            files,
            bytes,
            ..Reading::default()
        })),
    );
}

/// Begins to score the preview by the rules as they'd be.
pub(super) fn rescore(model: &mut Model) {
    let rules = InForce::new(model.import.rules(model.state.rules()));
    start(model, Stage::Rescore(0, Box::new(rules)));
}

fn start(model: &mut Model, stage: Stage) {
    model.import_work = Some(Box::new(ImportWork(stage)));
}

/// Does a little of it.
pub(super) fn step(model: &mut Model, out: &mut Vec<Effect>) {
    let Some(work) = model.import_work.take() else {
        return;
    };
    // Who left the page doesn't wait for it any more.
    if model.page != Page::Import {
        return;
    }
    let next = match work.0 {
        Stage::Read(reading) => read(model, reading, out),
        Stage::Compare(comparing) => compare(model, comparing, out),
        Stage::Rescore(at, rules) => score_again(model, at, rules),
    };
    model.import_work = next.map(|stage| Box::new(ImportWork(stage)));
}

fn read(model: &mut Model, mut reading: Box<Reading>, out: &mut Vec<Effect>) -> Option<Stage> {
    let Some((name, hash, opened)) = reading.now.take() else {
        return match reading.files.pop_front() {
            Some(file) => {
                reading.open(file);
                Some(Stage::Read(reading))
            }
            None => reading.end(model, out),
        };
    };
    match opened {
        Opened::Records(mut import) => match import.step(READ) {
            true => reading.now = Some((name, hash, Opened::Records(import))),
            false => reading.close((name, hash), import),
        },
        Opened::Backup(mut import) => match import.step(READ) {
            Ok(true) => reading.now = Some((name, hash, Opened::Backup(import))),
            Ok(false) => {
                reading.bytes.0 += import.done();
                reading.unpack((name, hash), import.finish());
            }
            Err(fault) => reading.unpack((name, hash), Err(fault)),
        },
    }
    Some(Stage::Read(reading))
}

impl Reading {
    fn open(&mut self, FileRead { name, hash, text }: FileRead) {
        match text {
            Ok((text, encoding)) => {
                if encoding != Encoding::Utf8 {
                    self.form.encoded.push((name.clone(), encoding));
                }
                let head = text.chars().take(HEAD_BYTES).collect::<String>();
                let said = exchange::format_in(&head);
                if said == Some(REVIEW_FORMAT) {
                    self.bytes.0 += text.len();
                    self.reviews[0].push((name, text));
                    return;
                }
                let is_book = said.is_some_and(|said| exchange::BOOK_FORMATS.contains(&said));
                if is_book && exchange::is_book(&text) {
                    self.bytes.0 += text.len();
                    self.books.push((name, text));
                    return;
                }
                if said != Some(BACKUP_FORMAT) {
                    self.now = Some((name, hash, Opened::Records(RecordsImport::new(text))));
                    return;
                }
                match BackupImport::new(text) {
                    Ok(import) => self.now = Some((name, hash, Opened::Backup(import))),
                    Err(fault) => self.form.unreadable.push((name, fault)),
                }
            }
            Err(fault) => self.form.unreadable.push((name, fault)),
        }
    }

    fn close(&mut self, (name, hash): (String, Fingerprint), import: RecordsImport) {
        let (text, read) = import.finish();
        self.bytes.0 += text.len();
        match read {
            Ok(mut import) => {
                let along = import.review.take().map(|text| (name.clone(), text));
                self.reviews[1].extend(along);
                let program = import.program.take();
                self.form.programs.extend(program.map(|it| (hash, it)));
                self.names.push((name, hash));
                self.imports.push(import);
            }
            Err(FileFault::Format { .. }) if exchange::is_book(&text) => {
                self.books.push((name, text));
            }
            Err(FileFault::Format { found: Some(found) }) if found == Document::FORMAT => {
                // It was picked for itself.
                let rulebook = exchange::read_rulebook(&text);
                self.form.take_rulebook(&name, rulebook, true);
            }
            Err(FileFault::Format { found: Some(found) }) if found == REVIEW_FORMAT => {
                self.reviews[0].push((name, text));
            }
            // It says so at its end only.
            Err(FileFault::Format { found: Some(found) }) if found == LOG_FORMAT => {
                let text = Ok((text, Encoding::Utf8));
                self.logs.push(FileRead { name, hash, text });
            }
            Err(fault) => self.form.unreadable.push((name, fault)),
        }
    }

    /// The files in a backup come next.
    fn unpack(&mut self, (name, hash): (String, Fingerprint), read: Result<BackupFile, FileFault>) {
        let mut file = match read {
            Ok(file) => file,
            Err(fault) => return self.form.unreadable.push((name, fault)),
        };
        for text in std::mem::take(&mut file.log) {
            self.logs.push(FileRead {
                name: name.clone(),
                hash,
                text: Ok((text, Encoding::Utf8)),
            });
        }
        for text in std::mem::take(&mut file.records).into_iter().rev() {
            self.bytes.1 += text.len();
            self.files.push_front(FileRead {
                name: name.clone(),
                hash,
                text: Ok((text, Encoding::Utf8)),
            });
        }
        self.restored.extend_from_slice(&file.documents);
        self.backups.push((name, hash, file));
    }

    /// All files are read.
    fn end(self, model: &mut Model, out: &mut Vec<Effect>) -> Option<Stage> {
        let Self {
            bytes: (_, bytes),
            names,
            mut imports,
            logs,
            books,
            reviews: [reviews, along],
            backups,
            restored,
            mut form,
            ..
        } = self;
        let nothing_else = imports.is_empty() && backups.is_empty();
        form.along = along;
        let alone = nothing_else && books.is_empty() && logs.is_empty();
        if reviews::came(model, reviews, alone, &mut form, out) {
            return None;
        }
        let only_logs = !logs.is_empty() && nothing_else && form == ImportForm::default();
        if !logs.is_empty() {
            log_files::read(model, logs, out);
        }
        if only_logs && books.is_empty() {
            return None;
        }
        if model.page != Page::Import {
            open(model, Page::Import, out);
        }
        let only_books = !books.is_empty() && nothing_else && form == ImportForm::default();
        if !books.is_empty() {
            to_books(model, Sealed::new(BookMsg::Files(books)), out);
        }
        if let Some((name, hash, _)) = backups.first().filter(|_| !restored.is_empty()) {
            let msg = BookMsg::Restore(restored, Source::file(name, *hash));
            to_books(model, Sealed::new(msg), out);
        }
        if only_books {
            return None;
        }
        // One file has no other.
        if imports.len() > 1 {
            exchange::settle_twins(&mut imports);
        }
        for (name, hash, file) in backups {
            let own = names
                .iter()
                .zip(&imports)
                .filter(|((_, of), _)| *of == hash);
            let found = own
                .map(|(_, import)| import.accepted.len() + import.refused.len() + import.repeated);
            let of = (name.clone(), hash);
            let (offer, fault) = BackupOffer::of(model, of, file, found.sum());
            form.backups.push(offer);
            form.unreadable.extend(fault.map(|fault| (name, fault)));
        }
        let mut incoming = Vec::new();
        for ((name, hash), import) in names.into_iter().zip(imports) {
            let source = Source::file(&name, hash);
            form.repeated += import.repeated;
            for rulebook in import.rulebooks {
                // It only came along.
                form.take_rulebook(&name, rulebook, false);
            }
            let refused = import.refused.into_iter();
            form.refused
                .extend(refused.map(|refused| (name.clone(), refused)));
            let from = |incoming| (incoming, source.clone());
            incoming.extend(import.accepted.into_iter().map(from));
        }
        let ours = model.state.rules();
        let known = |rulebook: &Rulebook| ours.books().iter().any(|b| b.rulebook() == rulebook);
        form.rulebooks.retain(|(rulebook, _)| !known(rulebook));
        form.bytes = bytes;
        let rules = InForce::new(form.rules(ours));
        let left = incoming.into_iter();
        Some(Stage::Compare(Box::new(Comparing {
            left,
            sources: Vec::new(),
            form,
            rules,
        })))
    }
}

fn compare(
    model: &mut Model,
    mut comparing: Box<Comparing>,
    out: &mut Vec<Effect>,
) -> Option<Stage> {
    let Comparing {
        left,
        sources,
        form,
        rules,
    } = &mut *comparing;
    let Some((incoming, source)) = left.next() else {
        sources.sort_by(|(a, _), (b, _)| a.cmp(b));
        form.sources = std::mem::take(sources).into_iter().collect();
        model.import = std::mem::take(form);
        if !model.import.incoming.is_empty() {
            out.push(Effect::Estimate);
        }
        return None;
    };
    let record = &incoming.item.record;
    sources.push(((record.agent.clone(), record.month), source));
    let records = &model.state.content.records;
    let existing = |agent: &str, month: Month| {
        let found = records.get(&(agent.to_owned(), month));
        found.map(|record| &**record)
    };
    let rulebook = rules.rulebook(record.ruled_in());
    let previews = exchange::preview([incoming], existing, |_| Some(rulebook), model.state.today);
    let offered = |preview: Preview| {
        let take = preview.is_offered();
        (preview, take)
    };
    let acts = &model.storage.acts;
    form.issued |= previews.iter().any(|it| import_issued::is_news(acts, it));
    form.incoming.extend(previews.into_iter().map(offered));
    Some(Stage::Compare(comparing))
}

fn score_again(model: &mut Model, at: usize, mut rules: Box<InForce>) -> Option<Stage> {
    let (preview, take) = model.import.incoming.get_mut(at)?;
    let of = preview.item.record.ruled_in();
    let was_offered = preview.is_offered();
    preview.rescore(Some(rules.rulebook(of)), model.state.today);
    // What a person chose stays, unless it's another question now.
    if preview.is_offered() != was_offered {
        *take = preview.is_offered();
    }
    Some(Stage::Rescore(at + 1, rules))
}

impl Model {
    /// What of an import is being done, and how far it is, of how much.
    pub fn import_progress(&self) -> Option<(ImportStage, usize, usize)> {
        Some(match &self.import_work.as_deref()?.0 {
            Stage::Read(reading) => {
                let (before, of) = reading.bytes;
                let now = reading.now.as_ref();
                let now = now.map_or(0, |(_, _, opened)| match opened {
                    Opened::Records(import) => import.progress().0 / 2,
                    Opened::Backup(import) => import.done(),
                });
                (ImportStage::Reading, before + now, of)
            }
            Stage::Compare(comparing) => {
                let done = comparing.form.incoming.len();
                (ImportStage::Comparing, done, done + comparing.left.len())
            }
            Stage::Rescore(at, _) => (ImportStage::Comparing, *at, self.import.incoming.len()),
        })
    }
}
