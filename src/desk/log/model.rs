//! The log as the desk has it.

use std::borrow::Cow;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use super::files::Panel;
use super::import::Saving;
use super::work::LogWork;
use super::{Changes, Export, LogImporting, LogPage, Reporting, Twins};
use crate::desk::file_read::FileRead;
use crate::desk::report::LogReport;
use crate::exchange::Held;
use crate::json::Encode as _;
use crate::locale::Lang;
use crate::locale::log_files::{Doing, doing};
use crate::log::{EntryId, LogEntry, LogIndex, MAX_LOG_ENTRIES};
use crate::store::Access;
use crate::store::rows::{Progress, RowFault, Unsaved};

/// So many entries of an import are given to storage at a stretch.
const STRETCH: usize = 200;

/// The consultation log.
#[derive(Default)]
pub struct Log {
    /// What its page shows, with the entries.
    pub page: LogPage,
    /// Its search.
    pub index: LogIndex,
    /// What the search doesn't have as it is.
    stale: VecDeque<EntryId>,
    /// How far storage has read it.
    pub opening: Opening,
    /// What storage said of it last; none until it's read.
    pub told: Option<LogReport>,
    /// What is open instead of the list.
    pub panel: Option<Panel>,
    /// How far an import is.
    pub import: LogImporting,
    /// Files whose turn comes later.
    pub waiting: VecDeque<FileRead>,
    /// The export's form and what it gave.
    pub export: Export,
    /// Cases that are nearly equal.
    pub twins: Twins,
    /// The daily report.
    pub report: Reporting,
    /// What takes its time.
    pub(super) work: Option<LogWork>,
    /// What of an import storage has yet to take.
    pub(super) saving: Option<Saving>,
    /// What storage wasn't given yet.
    unsent: BTreeMap<EntryId, Option<Rc<LogEntry>>>,
}

/// How far the log is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// It's being read; how far that got, once that's known.
    Reading(Option<Progress>),
    /// The storage doesn't answer. What is written stays in memory until it
    /// does.
    Late,
    /// It's read, or there's no storage; see [`Log::access`].
    Open,
}

impl Default for Opening {
    fn default() -> Self {
        Self::Reading(None)
    }
}

/// Something long that runs, and how far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// What people call it.
    pub name: String,
    /// How far it is.
    pub progress: Progress,
}

impl Held for Log {
    fn entry(&self, id: EntryId) -> Option<Rc<LogEntry>> {
        self.page.entry(id)
    }

    fn case_like(&self, entry: &LogEntry) -> Option<EntryId> {
        self.index.cases_like(entry).first().copied()
    }
}

impl Log {
    /// What can be done with the storage; full as long as it's being read.
    pub fn access(&self) -> Access {
        self.told.as_ref().map_or(Access::Full, |told| told.access)
    }

    /// Whether the entries are all that the log holds. Without a storage there
    /// is only what was written since, which says nothing about a month.
    pub fn is_known(&self) -> bool {
        self.opening == Opening::Open && self.access() != Access::Memory
    }

    /// What is only in memory, each with the reason.
    pub fn unsaved(&self) -> Cow<'_, [Unsaved]> {
        if let Some(told) = &self.told {
            return Cow::Borrowed(&told.unsaved);
        }
        let unsaved = |entry: &Rc<LogEntry>| Unsaved {
            id: entry.id.get(),
            mine: Some(entry.to_json()),
            fault: RowFault::Waiting,
        };
        self.page.entries.iter().map(unsaved).collect()
    }

    /// Whether there's an act to take back.
    pub const fn can_undo(&self) -> bool {
        self.page.history.can_undo()
    }

    /// Whether there's one to do again.
    pub const fn can_redo(&self) -> bool {
        self.page.history.can_redo()
    }

    /// Whether all of it is in storage.
    pub fn is_saved(&self) -> bool {
        let told = self.told.as_ref();
        let saved = told.map_or(self.page.entries.is_empty(), |told| told.unsaved.is_empty());
        saved && self.unsent.is_empty()
    }

    /// How far the search has got with the entries; none if it has them all.
    pub fn indexing(&self) -> Option<Progress> {
        let left = self.stale.len();
        let of = self.page.entries.len().max(left);
        (left > 0).then_some(Progress {
            done: of - left,
            of,
        })
    }

    /// Whether something long runs on it, which nothing else long joins.
    pub const fn is_busy(&self) -> bool {
        self.work.is_some() || self.saving.is_some()
    }

    /// What runs.
    pub fn job(&self, lang: Lang) -> Option<Job> {
        let nothing = Progress { done: 0, of: 0 };
        let named = |what, progress| Job {
            name: doing(lang, what).to_owned(),
            progress,
        };
        if let Some(saving) = &self.saving {
            return Some(named(saving.what, saving.progress(self.unsent.len())));
        }
        let work = self.work.as_ref()?;
        Some(match self.indexing() {
            _ if self.opening != Opening::Open && work.needs_entries() => {
                named(Doing::Opening, nothing)
            }
            Some(progress) if work.needs_entries() => named(Doing::Indexing, progress),
            _ => work.job(lang),
        })
    }

    /// Whether so many entries more than there are don't fit into a log.
    pub fn is_too_much(&self, adds: usize) -> bool {
        self.page.entries.len() + adds > MAX_LOG_ENTRIES
    }

    /// Whether there's a step to take now.
    pub(in crate::desk) fn has_step(&self) -> bool {
        let work = self.work.as_ref();
        let is_open = self.opening == Opening::Open;
        !self.stale.is_empty()
            || self.report.is_summing()
            || work.is_some_and(|work| is_open || !work.needs_entries())
    }

    /// Gives storage what entries are from now on, a few at once, thousands a
    /// stretch after the other; what is to be sent now, if anything.
    pub(in crate::desk) fn send(&mut self, changes: Changes) -> Option<Changes> {
        let waits = !self.unsent.is_empty();
        self.unsent.extend(changes);
        (!waits).then(|| self.send_next())
    }

    /// The next stretch; storage has answered.
    pub(in crate::desk) fn send_next(&mut self) -> Changes {
        let next = |_| self.unsent.pop_first();
        (0..STRETCH).map_while(next).collect()
    }

    /// Another tab wrote these: that isn't overwritten unseen.
    pub(in crate::desk) fn keep_off(&mut self, changes: &Changes) {
        for (id, _) in changes {
            self.unsent.remove(id);
        }
    }

    /// Takes over what entries are from now on.
    pub(in crate::desk) fn put(&mut self, changes: &Changes) {
        self.stale.extend(changes.iter().map(|(id, _)| *id));
        self.page.put(changes);
    }

    /// Brings the search up to date about one entry; false if it is.
    pub(in crate::desk) fn index_next(&mut self) -> bool {
        let Some(id) = self.stale.pop_front() else {
            return false;
        };
        match self.page.entry(id) {
            Some(entry) => self.index.put(&entry),
            None => drop(self.index.remove(id)),
        }
        true
    }

    /// Lists anew; what is marked stays so, if it's still there.
    pub(in crate::desk) fn list_anew(&mut self) {
        self.page.list_anew(&self.index);
    }
}
