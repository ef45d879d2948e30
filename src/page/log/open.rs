//! Opening the log, which may take its time or never end; and what other tabs
//! write meanwhile and afterwards.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::desk::Shelf;
use super::{LogDesk, Opening};
use crate::log::LogEntry;
use crate::page::slices::{now, sleep, turn};
use crate::store::LogFormat;
use crate::store::rows::{Edit, Progress, RowChange, RowKey as _, RowStore, Table};

/// After so many milliseconds without a sign, storage is said not to answer.
pub(super) const PATIENCE: i32 = 4_000;

impl LogDesk {
    /// Opens it, or tries again where there was no storage. What is in memory
    /// is saved then.
    pub fn open(&'static self) {
        if let Some(store) = self.store.take() {
            let entries = store.entries().into_iter();
            self.early.borrow_mut().extend(entries);
        }
        let attempt = self.attempt.get() + 1;
        self.attempt.set(attempt);
        self.is_reading(None);
        // Before it's read: what is written meanwhile is looked at afterwards.
        let heard = move |table, names: Vec<String>| {
            if table == Table::Log {
                self.hear(names.iter().filter_map(|name| u64::named(name)).collect());
            }
        };
        self.listener.replace(None);
        self.listener.replace(self.backend.listen(heard));
        spawn_local(async move {
            let progress = move |progress| {
                if attempt == self.attempt.get() {
                    self.is_reading(Some(progress));
                    self.redraw_soon();
                }
            };
            let backend = Rc::clone(&self.backend);
            let (store, _) = RowStore::open(backend, LogFormat, progress).await;
            // What follows takes its time with each entry too.
            turn().await;
            if attempt == self.attempt.get() {
                self.opened(store).await;
            }
        });
        spawn_local(self.watch_opening(attempt));
    }

    fn is_reading(&self, progress: Option<Progress>) {
        self.moved.set(now());
        self.opening.set(Opening::Reading(progress));
    }

    /// Says so when it doesn't get on.
    async fn watch_opening(&'static self, attempt: u32) {
        while self.attempt.get() == attempt && self.opening.get() != Opening::Open {
            let left = f64::from(PATIENCE) - (now() - self.moved.get());
            if left <= 0.0 && self.opening.get() != Opening::Late {
                self.opening.set(Opening::Late);
                self.redraw();
            }
            sleep(if left > 0.0 {
                left as i32 + 1
            } else {
                PATIENCE
            })
            .await;
        }
    }

    async fn opened(&'static self, store: Shelf) {
        let early = self.early.take();
        let mut ids: Vec<u64> = store.entries().iter().map(|(id, _)| *id).collect();
        self.store.replace(Some(Rc::new(store)));
        self.opening.set(Opening::Open);
        // What was read before and isn't there any more leaves the index too.
        ids.extend(self.entries().iter().map(|entry| entry.id.get()));
        turn().await;
        self.changed(&ids);
        let edits: Vec<Edit> = early
            .values()
            .filter_map(|entry| self.put_beside(entry))
            .collect();
        if !edits.is_empty() {
            // What can't be saved is in memory, and said.
            drop(self.save(edits).await);
        }
        self.take_news().await;
    }

    /// Keeps an entry that was written down unseen of what is stored.
    fn put_beside(&self, entry: &Rc<LogEntry>) -> Option<Edit> {
        match self.entry(entry.id) {
            None => Some(Edit::entry(entry)),
            Some(stored) if stored == *entry => None,
            Some(_) => {
                let id = self.next_id();
                let other = entry.edited(|facts| facts.id = id).ok()?;
                Some(Edit::entry(&other))
            }
        }
    }

    fn hear(&'static self, ids: Vec<u64>) {
        self.heard.borrow_mut().extend(ids);
        if self.opening.get() == Opening::Open {
            spawn_local(self.take_news());
        }
    }

    /// Looks at what other tabs wrote.
    async fn take_news(&'static self) {
        let mut ids = self.heard.take();
        ids.sort_unstable();
        ids.dedup();
        let Some(store) = self.store().filter(|_| !ids.is_empty()) else {
            return;
        };
        match store.external_change(Some(&ids)).await {
            Ok(changes) => {
                let id = |change: &RowChange| match change {
                    RowChange::Entry(id) | RowChange::Conflict(id) | RowChange::Aside(id) => {
                        Some(*id)
                    }
                    RowChange::Newer => None,
                };
                let ids: Vec<u64> = changes.iter().filter_map(id).collect();
                if ids.is_empty() {
                    self.redraw();
                } else {
                    self.changed(&ids);
                }
            }
            // With the next news, or as a conflict.
            Err(_) => self.heard.borrow_mut().extend(ids),
        }
    }
}
