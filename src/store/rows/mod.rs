//! The half of the storage that takes its time: rows in `IndexedDB`, for what
//! outgrows `localStorage`.
//!
//! Lives here: [`RowStore`], which keeps thousands of short texts under ids,
//! each read by a [`Format`], through an [`RowBackend`], any of whose calls
//! may fail at any time. `indexed.rs` is the only file of the project that may
//! name `idb`. May not live here: what a row means, words for people, a clock.
//!
//! # What lies where
//!
//! | database `kaohe` | key | value |
//! |---|---|---|
//! | object store `log` | the id, as 16 digits | the text of a row |
//! | object store `meta` | `schema` | the number of the schema, as a text |
//!
//! # What it promises
//!
//! - A save is [`Saved`] only after the rows were read back. A
//!   batch is one transaction: whatever step is the last one, all of its rows
//!   are old or all are new.
//! - What a batch would overwrite must be exactly what this store last saw
//!   there. If another tab wrote one of its rows in between, nothing of it is
//!   written and both texts are at hand ([`RowFault::Conflict`]).
//! - Nothing unreadable is overwritten: it's left where it is and offered
//!   ([`RowStore::asides`]), and its row is locked ([`RowFault::Locked`]).
//! - A newer schema, or one that isn't a number, makes the store read-only.
//!   That is looked at in the transaction of every batch. Rows of an older
//!   schema are carried over in one transaction with the schema's number.
//! - What couldn't be saved stays in memory, as the latest state of its row
//!   and in [`RowStore::unsaved`]; with no storage at all that's all there is
//!   ([`Access::Memory`]).
//!
//! The work is done by the names of the keys, in `core.rs`: compiled once for
//! all tables. [`RowStore`] gives it a table's types.
//!
//! All calls take `&self` and nothing is borrowed while one of them waits: the
//! page can show and change rows meanwhile. Saves wait for each other.

mod aside;
mod backend;
mod core;
mod fault;
mod format;
mod open;
mod save;
mod tabs;
mod turn;
mod write;

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod connection;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod indexed;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod named;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod news;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod signal;

use std::marker::PhantomData;
use std::rc::Rc;

use litemap::LiteMap;

pub use aside::RowAside;
pub use backend::{Applied, Batch, RowBackend, Write};
pub use fault::{RowFault, Stopped, Unsaved};
pub use format::{Format, MAX_ID, Only, RowKey, Table};
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
pub use indexed::IndexedDb;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
pub use news::Listener;
pub use open::{Progress, READ_BATCH, RowsOpened};
pub use save::{Edit, SAVE_BATCH};
pub use tabs::RowChange;

use self::core::{Core, Kept};
use super::{Access, BackendFault, Keep, Saved};

/// All rows of a table that this browser keeps.
#[derive(Debug)]
pub struct RowStore<B, F> {
    core: Core<B>,
    format: PhantomData<F>,
}

impl<B, F: Format> RowStore<B, F> {
    /// Whether it can be written to.
    pub fn access(&self) -> Access {
        self.core.access()
    }

    /// Whether somebody emptied the storage while the page was open. What is in
    /// memory waits to be written anew, see [`retry`](Self::retry).
    pub fn was_emptied(&self) -> bool {
        self.core.state.borrow().was_emptied
    }

    /// All rows by ascending name, in their latest state: what couldn't be
    /// saved is among them.
    pub fn entries(&self) -> Vec<(F::Key, Rc<F::Entry>)> {
        let state = self.core.state.borrow();
        let slots = state.slots.iter();
        let entry = slots.filter_map(|(name, slot)| {
            let entry = Self::entry_of(slot.mine.as_ref()?)?;
            Some((F::Key::named(name)?, entry))
        });
        entry.collect()
    }

    /// One row in its latest state.
    pub fn entry(&self, id: &F::Key) -> Option<Rc<F::Entry>> {
        let state = self.core.state.borrow();
        Self::entry_of(state.slots.get(&id.name())?.mine.as_ref()?)
    }

    /// The text of a row in its latest state.
    pub fn text(&self, id: &F::Key) -> Option<String> {
        let state = self.core.state.borrow();
        state.slots.get(&id.name())?.text().cloned()
    }

    /// The rows that are only in memory, each with the reason.
    pub fn unsaved(&self) -> Vec<Unsaved<F::Key>> {
        let unsaved = self.core.unsaved().into_iter();
        unsaved.filter_map(Unsaved::keyed).collect()
    }

    /// How many rows are only in memory because they wait, and all others that
    /// are, each with the reason.
    pub fn faults(&self) -> (usize, Vec<(F::Key, RowFault)>) {
        let state = self.core.state.borrow();
        let (mut waiting, mut faults) = (0, Vec::new());
        for (name, slot) in state.slots.iter() {
            match &slot.fault {
                None => {}
                Some(RowFault::Waiting) => waiting += 1,
                Some(fault) => faults.extend(F::Key::named(name).map(|key| (key, fault.clone()))),
            }
        }
        (waiting, faults)
    }

    /// Whether a row is only in memory for such a reason.
    pub fn has_unsaved(&self, reason: impl Fn(&RowFault) -> bool) -> bool {
        let state = self.core.state.borrow();
        let mut faults = state.slots.values().filter_map(|slot| slot.fault.as_ref());
        faults.any(reason)
    }

    /// Everything that couldn't be read, by ascending name.
    pub fn asides(&self) -> Vec<RowAside<F::Key>> {
        let state = self.core.state.borrow();
        let aside = |(name, text): (&String, &String)| {
            let id = F::Key::named(name)?;
            let text = text.clone();
            Some(RowAside { id, text })
        };
        state.asides.iter().filter_map(aside).collect()
    }

    fn entry_of(kept: &Kept) -> Option<Rc<F::Entry>> {
        Rc::clone(&kept.entry).downcast().ok()
    }
}

impl<B: RowBackend, F: Format> RowStore<B, F> {
    /// Reads all that is stored. Never fails: without storage the store works
    /// in memory, and says so.
    pub async fn open(
        backend: B,
        format: F,
        mut progress: impl FnMut(Progress),
    ) -> (Self, RowsOpened<F::Key>) {
        let core = Core::new(backend, format);
        let mut opened = RowsOpened::default();
        if let Err(fault) = core.load(&mut opened, &mut progress).await {
            opened.access = Access::Memory;
            opened.fault = Some(fault);
        }
        core.state.borrow_mut().access = opened.access;
        let format = PhantomData;
        let RowsOpened {
            access,
            fault,
            migrated,
            unreadable,
        } = opened;
        let opened = RowsOpened {
            access,
            fault,
            migrated,
            unreadable: keys(&unreadable),
        };
        (Self { core, format }, opened)
    }

    /// Puts edits into memory, if all of them are fit for it, for
    /// [`store`](Self::store) to write. Returns their keys.
    ///
    /// # Errors
    /// The key of the first one that no row can have, or whose text can't be
    /// read; nothing is taken then.
    pub fn take(&self, edits: Vec<Edit<F::Key>>) -> Result<Vec<F::Key>, F::Key> {
        let mut ids = Vec::new();
        let mut named = Vec::new();
        for Edit { id, text, entry } in edits {
            let name = id.name();
            if F::Key::named(&name).as_ref() != Some(&id) {
                return Err(id);
            }
            ids.push(id);
            named.push(Edit {
                id: name,
                text,
                entry,
            });
        }
        let taken = self.core.take(named);
        match taken.map_err(|name| F::Key::named(&name)) {
            Err(Some(unfit)) => Err(unfit),
            Ok(_) | Err(None) => Ok(ids),
        }
    }

    /// Puts into memory what was entered unseen of what is stored, for
    /// [`store`](Self::store) to write: where something else lies, that's a
    /// conflict.
    ///
    /// # Errors
    /// As [`take`](Self::take).
    pub fn take_unseen(&self, edits: Vec<Edit<F::Key>>) -> Result<Vec<F::Key>, F::Key> {
        let ids = self.take(edits)?;
        self.core.unsee(&names(&ids));
        Ok(ids)
    }

    /// Keeps or removes rows, all of them or none. In memory they're changed
    /// as soon as this is first polled.
    ///
    /// # Errors
    /// When they aren't all in storage. They're in memory anyway, as the
    /// latest state of their rows, unless they're [`Stopped::Unfit`].
    pub async fn save(&self, edits: Vec<Edit<F::Key>>) -> Result<Saved, Stopped<F::Key>> {
        let ids = self.take(edits).map_err(Stopped::Unfit)?;
        self.store(&ids).await
    }

    /// Keeps or removes any number of rows, [`SAVE_BATCH`] of them in one
    /// step, and tells after each step how far it got.
    ///
    /// # Errors
    /// As [`save`](Self::save). It stops at the first batch that can't be
    /// saved: what comes after it is [`RowFault::Waiting`].
    pub async fn save_many(
        &self,
        edits: Vec<Edit<F::Key>>,
        mut progress: impl FnMut(Progress),
    ) -> Result<Saved, Stopped<F::Key>> {
        let ids = names(&self.take(edits).map_err(Stopped::Unfit)?);
        let written = self.core.write_batches(&ids, SAVE_BATCH, &mut progress);
        saved(written.await)
    }

    /// Writes rows in their latest state, all of them or none.
    ///
    /// # Errors
    /// As [`save`](Self::save).
    pub async fn store(&self, ids: &[F::Key]) -> Result<Saved, Stopped<F::Key>> {
        let ids = names(ids);
        saved(self.core.write_batches(&ids, ids.len(), &mut |_| {}).await)
    }

    /// Tries again to save what is only in memory, but for what someone has to
    /// decide: conflicts, and rows that are locked.
    ///
    /// # Errors
    /// As [`save_many`](Self::save_many).
    pub async fn retry(
        &self,
        mut progress: impl FnMut(Progress),
    ) -> Result<Saved, Stopped<F::Key>> {
        saved(self.core.retry(&mut progress).await)
    }

    /// For the news of another tab, with the ids it wrote (none means all).
    /// Takes over what was changed, unless it's unsaved here.
    ///
    /// # Errors
    /// When the storage can't be read; then all is as it was.
    pub async fn external_change(
        &self,
        ids: Option<&[F::Key]>,
    ) -> Result<Vec<RowChange<F::Key>>, BackendFault> {
        let ids = ids.map(names);
        let changes = self.core.external_change(ids.as_deref()).await?;
        Ok(changes.into_iter().filter_map(RowChange::keyed).collect())
    }

    /// Ends a conflict, for good or until another tab writes once more: only
    /// what was shown is overwritten, or taken. Where there is no conflict, it
    /// saves, whatever is to be kept.
    ///
    /// # Errors
    /// As [`save`](Self::save); nothing is lost then, here or there.
    pub async fn resolve_conflict(
        &self,
        id: &F::Key,
        keep: Keep,
    ) -> Result<Saved, Stopped<F::Key>> {
        saved(self.core.resolve_conflict(&id.name(), keep).await)
    }

    /// Removes an unreadable row for good. One that is gone already counts as
    /// removed. What is unsaved of that row can be saved then.
    ///
    /// # Errors
    /// When it's still there; with [`RowFault::Conflict`] if something else
    /// lies there now, which [`external_change`](Self::external_change) takes
    /// over.
    pub async fn discard_aside(&self, id: &F::Key) -> Result<(), RowFault> {
        self.core.discard_aside(&id.name()).await
    }
}

fn names<K: RowKey>(keys: &[K]) -> Vec<String> {
    keys.iter().map(RowKey::name).collect()
}

/// The core knows no names but those of keys.
fn keys<K: RowKey>(names: &[String]) -> Vec<K> {
    names.iter().filter_map(|name| K::named(name)).collect()
}

fn saved<K: RowKey>(written: Result<(), Stopped<String>>) -> Result<Saved, Stopped<K>> {
    match written {
        Ok(()) => Ok(Saved(())),
        Err(stopped) => Err(stopped.keyed()),
    }
}
