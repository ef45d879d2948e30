//! The rows of all tables, once they're read.

use std::cell::{Cell, OnceCell};
use std::rc::Rc;

use super::slices::turn;
use crate::desk::log::LogChange;
use crate::desk::state::{InUse, Sealed};
use crate::desk::{AsideId, Kept, LogReport, Report};
use crate::log::{EntryId, LogEntry};
use crate::rulebook::Rules;
use crate::store::rows::{IndexedDb, Only, Progress, RowStore};
use crate::store::{
    Access, Aside, AsideFormat, BookFormat, Found, LocalStorage, LogFormat, MonthFormat,
    RulesFormat, Shelves, TakenOver,
};

/// After so many milliseconds without an answer, storage is said not to answer.
pub const PATIENCE: i32 = 4_000;

/// Rows of one kind.
pub type RowsOf<F> = RowStore<Rc<IndexedDb>, F>;

/// All rows, once they're read; the log's come last.
pub struct Rows {
    /// The months.
    pub months: RowsOf<MonthFormat>,
    /// The rules.
    pub rules: RowsOf<RulesFormat>,
    /// What was found elsewhere and couldn't be read.
    pub asides: RowsOf<AsideFormat>,
    /// Documents that were brought, and their months.
    pub books: RowsOf<BookFormat>,
    /// The log.
    pub log: OnceCell<RowsOf<LogFormat>>,
    /// What was taken over from where an earlier version kept it.
    pub taken_over: TakenOver,
    /// How many saves are on their way.
    pub(super) saving: Cell<u32>,
    /// Counts what storage answered.
    pub(super) answers: Cell<u32>,
    /// Whether it has owed an answer for too long.
    pub(super) stuck: Cell<bool>,
    /// Whether failed saves are tried again from time to time.
    pub(super) trying: Cell<bool>,
}

impl PartialEq for Rows {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl std::fmt::Debug for Rows {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Rows")
    }
}

impl Rows {
    /// Reads all of it, after taking over what an earlier version kept.
    pub async fn open(backend: &Rc<IndexedDb>) -> Self {
        let (months, _) = RowStore::open(Rc::clone(backend), MonthFormat, |_| {}).await;
        let (rules, _) = RowStore::open(Rc::clone(backend), RulesFormat, |_| {}).await;
        let (asides, _) = RowStore::open(Rc::clone(backend), AsideFormat, |_| {}).await;
        let (books, _) = RowStore::open(Rc::clone(backend), BookFormat, |_| {}).await;
        let storage = LocalStorage::new();
        let taken_over = match Found::read(&storage) {
            Ok(found) if months.access() == Access::Full => {
                let to = Shelves {
                    months: &months,
                    rules: &rules,
                    asides: &asides,
                };
                found.take_over(&storage, to).await
            }
            _ => TakenOver::default(),
        };
        Self {
            months,
            rules,
            asides,
            books,
            log: OnceCell::new(),
            taken_over,
            saving: Cell::new(0),
            answers: Cell::new(0),
            stuck: Cell::new(false),
            trying: Cell::new(false),
        }
    }

    /// Reads the log, which may be long.
    pub async fn open_log(&self, backend: &Rc<IndexedDb>, progress: impl FnMut(Progress)) {
        let (log, _) = RowStore::open(Rc::clone(backend), LogFormat, progress).await;
        // What follows takes its time with each entry too.
        turn().await;
        // It's read once.
        let _ = self.log.set(log);
    }

    /// What they hold, in its latest state.
    pub fn kept(&self) -> Kept {
        let mut records = Vec::new();
        let mut trails = Vec::new();
        for (key, row) in self.months.entries() {
            let key = (key.agent, key.month);
            records.push((key.clone(), Rc::clone(&row.record)));
            trails.push((key, Rc::clone(&row.trail)));
        }
        Kept {
            records: records.into_iter().collect(),
            trails: trails.into_iter().collect(),
            rules: self.rules(),
            books: match self.books.entries() {
                rows if rows.is_empty() => Sealed::default(),
                rows => Sealed::new(rows),
            },
            report: self.report(),
        }
    }

    /// What is to be said of them.
    pub fn report(&self) -> Report {
        let (waiting, months) = self.months.faults();
        let rules = self.rules.unsaved().into_iter();
        Report {
            access: self.access(),
            emptied: self.months.was_emptied() || self.books.was_emptied(),
            not_moved: self.taken_over.fault.is_some(),
            is_saving: self.saving.get() > 0,
            is_stuck: self.stuck.get(),
            months,
            waiting: waiting + self.books.faults().0,
            rules: rules.map(|row| row.fault).collect(),
            books: self.books.faults().1,
            asides: self.asides(),
            log: self.log.get().map(|log| LogReport {
                access: log.access(),
                unsaved: log.unsaved(),
                asides: log.asides(),
            }),
        }
    }

    /// All entries of the log.
    pub fn entries(&self) -> Vec<Rc<LogEntry>> {
        let entries = self.log.get().map(RowStore::entries).unwrap_or_default();
        entries.into_iter().map(|(_, entry)| entry).collect()
    }

    /// What some entries of the log are, in their latest state.
    pub fn entries_of(&self, ids: Vec<u64>) -> Vec<LogChange> {
        let log = self.log.get();
        let entry = |id: u64| Some((EntryId::new(id)?, log?.entry(&id)));
        ids.into_iter().filter_map(entry).collect()
    }

    /// The rules in their latest state.
    fn rules(&self) -> InUse {
        let rules = self.rules.entry(&Only);
        InUse(rules.unwrap_or_else(|| Rc::new(Rules::bundled())))
    }

    /// What can be done with the storage.
    pub fn access(&self) -> Access {
        self.months.access()
    }

    /// Everything that couldn't be read: where it lies, what it was called, and
    /// its text.
    fn asides(&self) -> Vec<(AsideId, String, String)> {
        let months = self.months.asides().into_iter();
        let months = months.map(|aside| {
            let called = format!("{} {}", aside.id.agent, aside.id.month);
            (AsideId::Month(aside.id), called, aside.text)
        });
        let rules = self.rules.asides().into_iter();
        let rules = rules.map(|aside| (AsideId::Rules, "rules".to_owned(), aside.text));
        let found = self.asides.entries().into_iter();
        let found = found.map(|(id, aside)| {
            let Aside { key, raw } = &*aside;
            (AsideId::Found(id), key.clone(), raw.clone())
        });
        months.chain(rules).chain(found).collect()
    }
}
