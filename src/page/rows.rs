//! The rows of months and rules, once they're read, and writing them in their
//! own time.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::slices::sleep;
use super::storage::Stored;
use super::view::{PageMsg, Task};
use crate::desk::state::InUse;
use crate::desk::{AsideId, Kept, Report, UnsavedMonth};
use crate::rulebook::Rules;
use crate::store::rows::{Edit, Format, IndexedDb, Only, RowFault, RowKey, RowStore};
use crate::store::{
    Access, Aside, AsideFormat, Found, Keep, LocalStorage, MonthFormat, RulesFormat, Shelves,
    TakenOver,
};

/// So long after a failed save it's tried again, in milliseconds.
const AGAIN: i32 = 20_000;

/// Rows of one kind.
pub type RowsOf<F> = RowStore<Rc<IndexedDb>, F>;

/// All rows but the log's, once they're read.
pub struct Rows {
    /// The months.
    pub months: RowsOf<MonthFormat>,
    /// The rules.
    pub rules: RowsOf<RulesFormat>,
    /// What was found elsewhere and couldn't be read.
    pub asides: RowsOf<AsideFormat>,
    /// What was taken over from where an earlier version kept it.
    pub taken_over: TakenOver,
    /// How many saves are on their way.
    saving: Cell<u32>,
    /// Whether failed saves are tried again from time to time.
    trying: Cell<bool>,
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
            taken_over,
            saving: Cell::new(0),
            trying: Cell::new(false),
        }
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
            report: self.report(),
        }
    }

    /// What is to be said of them.
    pub fn report(&self) -> Report {
        let months = self.months.unsaved().into_iter().map(|row| UnsavedMonth {
            key: row.id,
            fault: row.fault,
        });
        let rules = self.rules.unsaved().into_iter();
        Report {
            access: self.access(),
            emptied: self.months.was_emptied(),
            not_moved: self.taken_over.fault.is_some(),
            is_saving: self.saving.get() > 0,
            months: months.collect(),
            rules: rules.map(|row| row.fault).collect(),
            asides: self.asides(),
        }
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

    /// Keeps rows: in memory at once, in storage in its own time.
    pub fn put<F>(
        self: &Rc<Self>,
        of: fn(&Self) -> &RowsOf<F>,
        edits: Vec<Edit<F::Key>>,
        send: &Callback<PageMsg>,
    ) where
        F: Format + 'static,
    {
        // Only what no row can be isn't taken, and a record always can.
        let Ok(ids) = of(self).take(edits) else {
            return;
        };
        let rows = Rc::clone(self);
        self.work(send, async move {
            // What isn't saved says why by itself.
            drop(of(&rows).store(&ids).await);
        });
    }

    /// Keeps what was entered before the rows were read.
    pub fn put_unseen<F: Format + 'static>(
        self: &Rc<Self>,
        of: fn(&Self) -> &RowsOf<F>,
        edits: Vec<Edit<F::Key>>,
        send: &Callback<PageMsg>,
    ) {
        // Only what no row can be isn't taken, and a record always can.
        let ids = of(self).take_unseen(edits).unwrap_or_default();
        if ids.is_empty() {
            return;
        }
        let rows = Rc::clone(self);
        self.work(send, async move {
            for id in ids {
                // Each by itself: one in conflict holds up no other.
                drop(of(&rows).store(&[id]).await);
            }
        });
    }

    /// Looks at what another tab wrote; at everything if nothing is named.
    pub fn look<F: Format + 'static>(
        self: &Rc<Self>,
        of: fn(&Self) -> &RowsOf<F>,
        names: &[String],
        send: &Callback<PageMsg>,
    ) {
        let keys: Vec<_> = names
            .iter()
            .filter_map(|name| F::Key::named(name))
            .collect();
        let (rows, send) = (Rc::clone(self), send.clone());
        spawn_local(async move {
            let keys = (!keys.is_empty()).then_some(&keys[..]);
            let changes = of(&rows).external_change(keys).await;
            if changes.is_ok_and(|changes| !changes.is_empty()) {
                send.emit(Task::Stored(Stored::Elsewhere).into());
            }
        });
    }

    /// Settles a conflict with another tab.
    pub fn resolve<F: Format + 'static>(
        self: &Rc<Self>,
        of: fn(&Self) -> &RowsOf<F>,
        key: F::Key,
        mine: bool,
        send: &Callback<PageMsg>,
    ) {
        let keep = if mine { Keep::Mine } else { Keep::Theirs };
        let (rows, told) = (Rc::clone(self), send.clone());
        self.work(send, async move {
            drop(of(&rows).resolve_conflict(&key, keep).await);
            told.emit(Task::Stored(Stored::Elsewhere).into());
        });
    }

    /// Tries again to save what is only in memory.
    pub fn retry(self: &Rc<Self>, send: &Callback<PageMsg>) {
        let rows = Rc::clone(self);
        self.work(send, async move {
            drop(rows.months.retry(|_| {}).await);
            drop(rows.rules.retry(|_| {}).await);
        });
    }

    /// Works, and says when it's done; tries again where that may help.
    fn work(self: &Rc<Self>, send: &Callback<PageMsg>, work: impl Future<Output = ()> + 'static) {
        self.saving.set(self.saving.get() + 1);
        let (rows, send) = (Rc::clone(self), send.clone());
        spawn_local(async move {
            work.await;
            // Nothing stands against these: storage was emptied, and gets all of
            // it again.
            if rows.has_waiting() {
                drop(rows.months.retry(|_| {}).await);
                drop(rows.rules.retry(|_| {}).await);
            }
            rows.saving.set(rows.saving.get() - 1);
            send.emit(Task::Stored(Stored::Answered).into());
            if rows.may_pass() && !rows.trying.replace(true) {
                sleep(AGAIN).await;
                rows.trying.set(false);
                send.emit(Task::Stored(Stored::Retry).into());
            }
        });
    }

    fn has_waiting(&self) -> bool {
        let is_waiting = |fault: &RowFault| *fault == RowFault::Waiting;
        self.access() == Access::Full
            && (self
                .months
                .unsaved()
                .iter()
                .any(|row| is_waiting(&row.fault))
                || self
                    .rules
                    .unsaved()
                    .iter()
                    .any(|row| is_waiting(&row.fault)))
    }

    fn may_pass(&self) -> bool {
        let months = self.months.unsaved();
        let rules = self.rules.unsaved();
        let mut faults = months.iter().map(|row| &row.fault);
        self.access() == Access::Full
            && (faults.any(RowFault::may_pass) || rules.iter().any(|row| row.fault.may_pass()))
    }
}
