//! Entries out of a file: compared, previewed, taken, and taken back.

use std::collections::BTreeSet;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::files::{Panel, Run};
use super::read::{Unread, read};
use super::{LogDesk, Opening};
use crate::exchange::{Clash, Encoding, FileFault, Held, LogIncoming, LogPreview, LogPut, LogTake};
use crate::locale::log_files::{Doing, log_file_words};
use crate::locale::say::read_as;
use crate::log::{EntryId, LogEntry, MAX_LOG_ENTRIES};
use crate::page::effects::read_files;
use crate::page::slices::log::BATCH;
use crate::page::slices::{self, sleep};
use crate::store::rows::{Edit, RowFault, Stopped, Unsaved};

/// So many of a list are shown at first, and more each time that is asked.
pub const SHOWN: usize = 20;
/// Until the log is open, it's looked after so often, in milliseconds.
const SOON: i32 = 40;

/// How far an import is.
#[derive(Default)]
pub enum Import {
    /// No file is there yet.
    #[default]
    Nothing,
    /// A file is being read or taken.
    Running,
    /// A file can't be read.
    Refused {
        /// Its name.
        name: String,
        /// Why; none if the browser can't.
        fault: Option<FileFault>,
    },
    /// What a file would do.
    Preview {
        /// Its name.
        name: String,
        /// What it would do.
        preview: Box<LogPreview>,
        /// How much of each list is shown.
        shown: usize,
    },
    /// It was stopped.
    Cancelled,
    /// It's taken.
    Done(Rc<Taken>),
    /// It's taken back.
    Undone {
        /// How many entries.
        restored: usize,
        /// How many were changed since, and stay.
        kept: usize,
    },
}

/// What an import changed.
#[derive(Debug)]
pub struct Taken {
    /// What is kept, and what was there before.
    pub puts: Vec<LogPut>,
    /// How many weren't kept, as what was there had changed meanwhile.
    pub changed: usize,
    /// Whether some of it couldn't be stored at first.
    pub failed: bool,
    /// How many acts came before it.
    acts: usize,
}

impl Held for LogDesk {
    fn entry(&self, id: EntryId) -> Option<Rc<LogEntry>> {
        Self::entry(self, id)
    }

    fn case_like(&self, entry: &LogEntry) -> Option<EntryId> {
        self.with_index(|index| index.cases_like(entry).first().copied())
    }
}

impl LogDesk {
    /// Reads the next file, unless one is still being decided on.
    pub(super) fn next_file(&'static self) {
        let pending = matches!(
            *self.files.import.borrow(),
            Import::Preview { .. } | Import::Running
        );
        if pending || self.is_busy() {
            return;
        }
        let next = {
            let mut waiting = self.files.waiting.borrow_mut();
            (!waiting.is_empty()).then(|| waiting.remove(0))
        };
        if let Some(file) = next {
            spawn_local(self.read_file(file));
        }
    }

    /// How many files come next.
    pub fn files_waiting(&self) -> usize {
        self.files.waiting.borrow().len()
    }

    async fn read_file(&'static self, file: File) {
        let lang = self.files.lang.get();
        let Some(mut run) = self.run(String::new()) else {
            self.files.waiting.borrow_mut().insert(0, file);
            return;
        };
        self.files.import.replace(Import::Running);
        let mut found = read(&file, lang, &mut run).await;
        if let Ok((incoming, encoding)) = found {
            match self.compared(incoming, &mut run).await {
                Some(preview) => {
                    self.files.import.replace(Import::Preview {
                        name: match encoding {
                            Encoding::Utf8 => file.name(),
                            other => read_as(self.files.lang.get(), &file.name(), other),
                        },
                        preview: Box::new(preview),
                        shown: SHOWN,
                    });
                    return;
                }
                None => found = Err(Unread::Stopped),
            }
        }
        let name = file.name();
        let refused = |fault| Import::Refused { name, fault };
        let (import, other) = match found {
            Err(Unread::Gone) => (refused(None), false),
            Err(Unread::Fault(fault)) => (refused(Some(fault)), false),
            Err(Unread::Other) => (Import::Nothing, true),
            Ok(_) | Err(Unread::Stopped) => (Import::Cancelled, false),
        };
        self.files.import.replace(import);
        drop(run);
        if other {
            read_files(vec![file], self.send.clone());
        }
    }

    async fn compared(&'static self, incoming: LogIncoming, run: &mut Run) -> Option<LogPreview> {
        self.ready(run).await?;
        let of = incoming.accepted.len();
        run.named(self.doing(Doing::Comparing), 0, of);
        slices::log::compare(incoming, self, run).await
    }

    /// Waits until all entries are here and in the index; none if it's to stop.
    pub(super) async fn ready(&'static self, run: &mut Run) -> Option<()> {
        run.named(self.doing(Doing::Opening), 0, 0);
        while self.opening() != Opening::Open {
            if run.is_stopped() {
                return None;
            }
            sleep(SOON).await;
        }
        while let Some(left) = self.indexing() {
            if run.is_stopped() {
                return None;
            }
            run.named(self.doing(Doing::Indexing), left.done, left.of);
            sleep(SOON).await;
        }
        Some(())
    }

    pub(super) fn decide(&self, index: usize, choice: LogTake) {
        if let Import::Preview { preview, .. } = &mut *self.files.import.borrow_mut()
            && let Some(offer) = preview.offers.get_mut(index)
        {
            offer.choice = choice;
        }
    }

    pub(super) fn decide_all(&self, clash: Clash, choice: LogTake) {
        if let Import::Preview { preview, .. } = &mut *self.files.import.borrow_mut() {
            preview.choose_all(clash, choice);
        }
    }

    pub(super) fn show_more(&self) {
        if let Import::Preview { shown, .. } = &mut *self.files.import.borrow_mut() {
            *shown += SHOWN;
        }
    }

    /// Takes what the preview says. What was decided is checked once more
    /// against what is here by now.
    pub(super) async fn take_import(&'static self) {
        let Some(mut run) = self.run(self.doing(Doing::Taking)) else {
            return;
        };
        let acts = self.page.borrow().history.acts();
        let preview = match self.files.import.replace(Import::Running) {
            Import::Preview { preview, .. } => preview,
            other => {
                self.files.import.replace(other);
                return;
            }
        };
        let (puts, changed) = slices::log::plan(*preview, self, &mut run).await;
        let mut failed = false;
        let keep = async |batch: &[LogPut]| {
            let edits = batch.iter().map(|put| Edit::entry(&put.entry)).collect();
            failed |= self.keeps(edits).await;
        };
        let kept = run.batches(&puts, BATCH, keep).await;
        let mut taken = Taken {
            puts,
            changed,
            failed,
            acts,
        };
        taken.puts.truncate(kept);
        if run.is_stopped() {
            self.take_back(&taken.puts, &mut run).await;
            self.files.import.replace(Import::Cancelled);
        } else {
            self.say(log_file_words(self.files.lang.get()).taken);
            let taken = Rc::new(taken);
            self.files.taken.replace(Some(Rc::clone(&taken)));
            self.files.import.replace(Import::Done(taken));
        }
    }

    /// Keeps some rows; whether some of them couldn't be stored.
    async fn keeps(&'static self, edits: Vec<Edit>) -> bool {
        match self.save(edits).await {
            Ok(_) => false,
            Err(Stopped::Partly { .. } | Stopped::Unfit(_)) => true,
        }
    }

    /// Whether the last import is what is to be taken back next.
    pub(super) fn import_is_last(&self) -> bool {
        let taken = self.files.taken.borrow();
        let acts = self.page.borrow().history.acts();
        taken.as_ref().is_some_and(|taken| acts <= taken.acts)
    }

    /// Takes the last import back, and shows how far that is.
    pub(super) fn begin_undo_import(&'static self) {
        self.files.panel.set(Some(Panel::Import));
        spawn_local(self.undo_import());
    }

    async fn undo_import(&'static self) {
        let Some(mut run) = self.run(self.doing(Doing::Undoing)) else {
            return;
        };
        let Some(taken) = self.files.taken.take() else {
            return;
        };
        self.files.import.replace(Import::Running);
        let (restored, kept) = self.take_back(&taken.puts, &mut run).await;
        let undone = Import::Undone { restored, kept };
        self.files.import.replace(undone);
    }

    /// Puts back what was there before, unless somebody changed it since.
    async fn take_back(&'static self, puts: &[LogPut], run: &mut Run) -> (usize, usize) {
        run.named(self.doing(Doing::Undoing), 0, puts.len());
        let (mut restored, mut kept) = (0, 0);
        for batch in puts.chunks(BATCH) {
            let mut edits = Vec::with_capacity(batch.len());
            for LogPut { entry, before } in batch {
                if self.entry(entry.id).as_ref() == Some(entry) {
                    edits.push(before.as_ref().map_or_else(
                        || Edit::remove(entry.id.get()),
                        |before| Edit::entry(before),
                    ));
                } else {
                    kept += 1;
                }
            }
            restored += edits.len();
            self.keeps(edits).await;
            // It's carried to its end, whatever is asked meanwhile.
            run.comes_to(restored + kept, puts.len()).await;
        }
        (restored, kept)
    }

    /// Of what was taken, how much is only in memory, and why.
    pub fn unsaved_of(&self, taken: &Taken) -> Option<(usize, RowFault)> {
        if !taken.failed {
            return None;
        }
        let ids: BTreeSet<u64> = taken.puts.iter().map(|put| put.entry.id.get()).collect();
        let own = |unsaved: &Unsaved| ids.contains(&unsaved.id);
        let unsaved: Vec<Unsaved> = self.unsaved().into_iter().filter(own).collect();
        let telling = |unsaved: &&Unsaved| unsaved.fault != RowFault::Waiting;
        let first = unsaved.iter().find(telling).or(unsaved.first())?;
        Some((unsaved.len(), first.fault.clone()))
    }

    /// Whether so many entries more than there are don't fit into a log.
    pub fn is_too_much(&self, adds: usize) -> bool {
        self.entries().len() + adds > MAX_LOG_ENTRIES
    }
}
