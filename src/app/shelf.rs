//! The rows of months and rules, once they're read, and writing them in their
//! own time.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::keeper::Records;
use super::later::Errand;
use super::slices::{sleep, turn};
use super::state::InUse;
use super::view::Msg;
use crate::record::Record;
use crate::rulebook::Rules;
use crate::store::rows::{Edit, Format, IndexedDb, Only, RowFault, RowKey, RowStore};
use crate::store::{
    Access, Aside, AsideFormat, Found, Keep, LocalStorage, MonthFormat, MonthKey, RulesFormat,
    Shelves, TakenOver,
};

/// So long after a failed save it's tried again, in milliseconds.
const AGAIN: i32 = 20_000;
/// So many months of an import are kept at a stretch.
const STRETCH: usize = 200;

/// Rows of one kind.
pub type Rows<F> = RowStore<Rc<IndexedDb>, F>;
/// What a month is from now on; none if it's to be removed.
pub type Change = (MonthKey, Option<Rc<Record>>);

/// All rows but the log's, once they're read.
pub struct Shelf {
    /// The months.
    pub months: Rows<MonthFormat>,
    /// The rules.
    pub rules: Rows<RulesFormat>,
    /// What was found elsewhere and couldn't be read.
    pub asides: Rows<AsideFormat>,
    /// What was taken over from where an earlier version kept it.
    pub taken_over: TakenOver,
    /// Months that weren't given to the rows yet; none is to be removed.
    pending: RefCell<BTreeMap<MonthKey, Option<Rc<Record>>>>,
    /// How many saves are on their way.
    saving: Cell<u32>,
    /// Whether failed saves are tried again from time to time.
    trying: Cell<bool>,
}

impl PartialEq for Shelf {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl std::fmt::Debug for Shelf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Shelf")
    }
}

/// A text that can't be read, wherever it lies.
#[derive(Clone, Debug, PartialEq)]
pub enum AsideId {
    /// In the place of a month.
    Month(MonthKey),
    /// In the place of the rules.
    Rules,
    /// Found elsewhere.
    Found(u64),
}

impl Shelf {
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
            pending: RefCell::default(),
            saving: Cell::new(0),
            trying: Cell::new(false),
        }
    }

    /// The months in their latest state.
    pub fn records(&self) -> Records {
        let mut records = Records::new();
        for (key, record) in self.months.entries() {
            records.insert((key.agent, key.month), record);
        }
        for (key, record) in self.pending.borrow().iter() {
            let of = (key.agent.clone(), key.month);
            match record {
                Some(record) => drop(records.insert(of, Rc::clone(record))),
                None => drop(records.remove(&of)),
            }
        }
        records
    }

    /// The rules in their latest state.
    pub fn rules(&self) -> InUse {
        let rules = self.rules.entry(&Only);
        InUse(rules.unwrap_or_else(|| Rc::new(Rules::bundled())))
    }

    /// What can be done with the storage.
    pub fn access(&self) -> Access {
        self.months.access()
    }

    /// Whether saves are on their way.
    pub fn is_saving(&self) -> bool {
        self.saving.get() > 0
    }

    /// Everything that couldn't be read: where it lies, what it was called, and
    /// its text.
    pub fn asides(&self) -> Vec<(AsideId, String, String)> {
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

    /// Whether everything that was entered is in storage.
    pub fn all_saved(&self) -> bool {
        self.pending.borrow().is_empty()
            && self.months.unsaved().is_empty()
            && self.rules.unsaved().is_empty()
    }

    /// Keeps rows: in memory at once, in storage in its own time.
    pub fn put<F>(
        self: &Rc<Self>,
        of: fn(&Self) -> &Rows<F>,
        edits: Vec<Edit<F::Key>>,
        send: &Callback<Msg>,
    ) where
        F: Format + 'static,
    {
        // Only what no row can be isn't taken, and a record always can.
        let Ok(ids) = of(self).take(edits) else {
            return;
        };
        let shelf = Rc::clone(self);
        self.work(send, async move {
            // What isn't saved says why by itself.
            drop(of(&shelf).store(&ids).await);
        });
    }

    /// Keeps what was entered before the rows were read.
    pub fn put_unseen<F: Format + 'static>(
        self: &Rc<Self>,
        of: fn(&Self) -> &Rows<F>,
        edits: Vec<Edit<F::Key>>,
        send: &Callback<Msg>,
    ) {
        // Only what no row can be isn't taken, and a record always can.
        let ids = of(self).take_unseen(edits).unwrap_or_default();
        if ids.is_empty() {
            return;
        }
        let shelf = Rc::clone(self);
        self.work(send, async move {
            for id in ids {
                // Each by itself: one in conflict holds up no other.
                drop(of(&shelf).store(&[id]).await);
            }
        });
    }

    /// Keeps months: a few at once, thousands a stretch at a time.
    pub fn put_months(self: &Rc<Self>, changes: Vec<Change>, send: &Callback<Msg>) {
        let is_idle = self.pending.borrow().is_empty();
        self.pending.borrow_mut().extend(changes);
        let shelf = Rc::clone(self);
        let first = shelf.take_pending();
        self.work(send, async move {
            drop(shelf.months.store(&first).await);
            while is_idle && !shelf.pending.borrow().is_empty() {
                turn().await;
                let next = shelf.take_pending();
                drop(shelf.months.store(&next).await);
            }
        });
    }

    /// Gives the first of what is pending to the rows.
    fn take_pending(&self) -> Vec<MonthKey> {
        let mut edits = Vec::new();
        {
            let mut pending = self.pending.borrow_mut();
            for _ in 0..STRETCH {
                let Some((key, record)) = pending.pop_first() else {
                    break;
                };
                edits.push(match record {
                    Some(record) => Edit::month(&record),
                    None => Edit::remove(key),
                });
            }
        }
        // Only what no row can be isn't taken, and a record always can.
        self.months.take(edits).unwrap_or_default()
    }

    /// Looks at what another tab wrote; at everything if nothing is named.
    pub fn look<F: Format + 'static>(
        self: &Rc<Self>,
        of: fn(&Self) -> &Rows<F>,
        names: &[String],
        send: &Callback<Msg>,
    ) {
        let keys: Vec<_> = names
            .iter()
            .filter_map(|name| F::Key::named(name))
            .collect();
        let (shelf, send) = (Rc::clone(self), send.clone());
        spawn_local(async move {
            let keys = (!keys.is_empty()).then_some(&keys[..]);
            let changes = of(&shelf).external_change(keys).await;
            if changes.is_ok_and(|changes| !changes.is_empty()) {
                send.emit(Msg::errand(Errand::Elsewhere));
            }
        });
    }

    /// Settles a conflict with another tab.
    pub fn resolve<F: Format + 'static>(
        self: &Rc<Self>,
        of: fn(&Self) -> &Rows<F>,
        key: F::Key,
        mine: bool,
        send: &Callback<Msg>,
    ) {
        let keep = if mine { Keep::Mine } else { Keep::Theirs };
        let (shelf, told) = (Rc::clone(self), send.clone());
        self.work(send, async move {
            drop(of(&shelf).resolve_conflict(&key, keep).await);
            told.emit(Msg::errand(Errand::Elsewhere));
        });
    }

    /// Tries again to save what is only in memory.
    pub fn retry(self: &Rc<Self>, send: &Callback<Msg>) {
        let shelf = Rc::clone(self);
        self.work(send, async move {
            drop(shelf.months.retry(|_| {}).await);
            drop(shelf.rules.retry(|_| {}).await);
        });
    }

    /// Works, and says when it's done; tries again where that may help.
    fn work(self: &Rc<Self>, send: &Callback<Msg>, work: impl Future<Output = ()> + 'static) {
        self.saving.set(self.saving.get() + 1);
        let (shelf, send) = (Rc::clone(self), send.clone());
        spawn_local(async move {
            work.await;
            shelf.saving.set(shelf.saving.get() - 1);
            send.emit(Msg::errand(Errand::Kept));
            if shelf.may_pass() && !shelf.trying.replace(true) {
                sleep(AGAIN).await;
                shelf.trying.set(false);
                send.emit(Msg::errand(Errand::Retry));
            }
        });
    }

    fn may_pass(&self) -> bool {
        let months = self.months.unsaved();
        let rules = self.rules.unsaved();
        let mut faults = months.iter().map(|row| &row.fault);
        self.access() == Access::Full
            && (faults.any(RowFault::may_pass) || rules.iter().any(|row| row.fault.may_pass()))
    }
}
