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
//! - A save is [`Saved`](super::Saved) only after the rows were read back. A
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
//! All calls take `&self` and nothing is borrowed while one of them waits: the
//! page can show and change rows meanwhile. Saves wait for each other.

mod aside;
mod backend;
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

use litemap::LiteMap;
use std::cell::RefCell;
use std::rc::Rc;

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

use super::Access;
use turn::Turn;

/// All rows that this browser keeps.
#[derive(Debug)]
pub struct RowStore<B, F: Format> {
    backend: B,
    format: F,
    turn: Turn,
    // Never borrowed while anything is awaited or anyone else's code runs.
    state: RefCell<State<F::Key, F::Entry>>,
}

#[derive(Debug)]
struct State<K, E> {
    access: Access,
    /// The schema's text as last seen.
    schema: Option<String>,
    slots: LiteMap<K, Slot<E>>,
    /// The texts that couldn't be read.
    asides: LiteMap<K, String>,
    /// Whether the storage was found empty after there had been something.
    was_emptied: bool,
}

/// A row as the page knows it, and as storage had it when last looked at.
#[derive(Debug)]
struct Slot<E> {
    /// None if it's to be removed.
    mine: Option<Kept<E>>,
    seen: Option<String>,
    /// What writes whose outcome wasn't seen may have put there all the same.
    tried: Vec<Option<String>>,
    /// Why `mine` isn't what is stored.
    fault: Option<RowFault>,
}

/// A text and what it means.
#[derive(Debug)]
struct Kept<E> {
    text: String,
    entry: Rc<E>,
}

impl<B, F: Format> RowStore<B, F> {
    /// Whether it can be written to.
    pub fn access(&self) -> Access {
        self.state.borrow().access
    }

    /// Whether somebody emptied the storage while the page was open. What is in
    /// memory waits to be written anew, see [`retry`](Self::retry).
    pub fn was_emptied(&self) -> bool {
        self.state.borrow().was_emptied
    }

    /// All rows by ascending id, in their latest state: what couldn't be saved
    /// is among them.
    pub fn entries(&self) -> Vec<(F::Key, Rc<F::Entry>)> {
        let state = self.state.borrow();
        let kept = |(id, slot): (&F::Key, &Slot<_>)| {
            let kept = slot.mine.as_ref()?;
            Some((id.clone(), Rc::clone(&kept.entry)))
        };
        state.slots.iter().filter_map(kept).collect()
    }

    /// One row in its latest state.
    pub fn entry(&self, id: &F::Key) -> Option<Rc<F::Entry>> {
        let state = self.state.borrow();
        let kept = state.slots.get(id)?.mine.as_ref()?;
        Some(Rc::clone(&kept.entry))
    }

    /// The text of a row in its latest state.
    pub fn text(&self, id: &F::Key) -> Option<String> {
        let state = self.state.borrow();
        Some(state.slots.get(id)?.mine.as_ref()?.text.clone())
    }

    /// The rows that are only in memory, each with the reason.
    pub fn unsaved(&self) -> Vec<Unsaved<F::Key>> {
        let state = self.state.borrow();
        let slots = state.slots.iter();
        slots.filter_map(|(id, slot)| slot.unsaved(id)).collect()
    }

    fn read(&self, id: &F::Key, text: &str) -> Option<Kept<F::Entry>> {
        let entry = Rc::new(self.format.read(id, text)?);
        let text = text.to_owned();
        Some(Kept { text, entry })
    }
}

impl<K: Ord, E> State<K, E> {
    /// Somebody emptied the storage while the page was open: all that is in
    /// memory has to be written anew.
    fn emptied(&mut self) {
        self.was_emptied = true;
        self.slots.retain(|_, slot| slot.mine.is_some());
        for (_, slot) in self.slots.iter_mut() {
            slot.seen = None;
            slot.tried.clear();
            slot.fault = Some(RowFault::Waiting);
        }
    }

    fn fail(&mut self, ids: &[K], fault: &RowFault) {
        for id in ids {
            if let Some(slot) = self.slots.get_mut(id) {
                slot.fault = Some(fault.clone());
            }
        }
    }
}

impl<E> Slot<E> {
    /// A row as it's stored.
    const fn stored(kept: Kept<E>, text: String) -> Self {
        Self {
            mine: Some(kept),
            seen: Some(text),
            tried: Vec::new(),
            fault: None,
        }
    }

    fn text(&self) -> Option<&String> {
        self.mine.as_ref().map(|kept| &kept.text)
    }

    fn unsaved<K: Clone>(&self, id: &K) -> Option<Unsaved<K>> {
        let fault = self.fault.clone()?;
        let mine = self.text().cloned();
        let id = id.clone();
        Some(Unsaved { id, mine, fault })
    }
}
