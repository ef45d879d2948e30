//! Keeping entries: at once in memory, in its own time in storage.

use std::future::poll_fn;
use std::pin::pin;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::LogDesk;
use super::open::PATIENCE;
use crate::log::LogEntry;
use crate::page::slices::{now, sleep};
use crate::store::rows::{Edit, RowFault, Stopped, Unsaved};
use crate::store::{Access, Keep, Saved};

/// So long after a failed save it's tried again, in milliseconds.
const AGAIN: i32 = 20_000;

impl LogDesk {
    /// Keeps or removes entries, all of them in one step. They're changed in
    /// memory as soon as this is first polled.
    ///
    /// # Errors
    /// When they aren't all in storage; they're in memory anyway, and marked.
    pub async fn save(&'static self, edits: Vec<Edit>) -> Result<Saved, Stopped> {
        let ids: Vec<u64> = edits.iter().map(|edit| edit.id).collect();
        let Some(store) = self.store() else {
            return Err(self.save_early(edits));
        };
        let asked = self.ask();
        let mut saving = pin!(store.save(edits));
        let mut first = true;
        let saved = poll_fn(|context| {
            let polled = saving.as_mut().poll(context);
            if std::mem::take(&mut first) {
                self.changed(&ids);
            }
            polled
        })
        .await;
        self.answered(asked);
        if saved.is_ok() && self.unsaved().iter().any(is_waiting) {
            // Storage takes something again.
            self.retry();
        } else if saved.is_err() && !self.trying.replace(true) {
            spawn_local(self.keep_trying());
        }
        saved
    }

    /// From time to time, until storage takes it or there's nothing to try.
    async fn keep_trying(&'static self) {
        while self.access() == Access::Full && self.unsaved().iter().any(is_waiting) {
            sleep(AGAIN).await;
            self.retry();
        }
        self.trying.set(false);
    }

    /// The same without waiting for it.
    pub fn keep(&'static self, edits: Vec<Edit>) {
        spawn_local(async move {
            // What isn't saved is marked where it stands.
            drop(self.save(edits).await);
        });
    }

    /// Tries again to save what is only in memory.
    pub fn retry(&'static self) {
        let Some(store) = self.store() else { return };
        spawn_local(async move {
            let asked = self.ask();
            drop(store.retry(|_| self.redraw_soon()).await);
            self.answered(asked);
        });
    }

    /// Ends a conflict with another tab.
    pub fn resolve(&'static self, id: u64, keep: Keep) {
        let Some(store) = self.store() else { return };
        spawn_local(async move {
            let asked = self.ask();
            drop(store.resolve_conflict(&id, keep).await);
            self.answered(asked);
            self.changed(&[id]);
        });
    }

    /// Removes an unreadable row for good.
    pub fn discard_aside(&'static self, id: u64) {
        let Some(store) = self.store() else { return };
        spawn_local(async move {
            let asked = self.ask();
            let gone = store.discard_aside(&id).await;
            self.answered(asked);
            // Something else lies there now, which may be read.
            if let Err(RowFault::Conflict { .. }) = gone
                && store.external_change(Some(&[id])).await.is_ok()
            {
                self.changed(&[id]);
            }
        });
    }

    /// Whether storage has owed an answer for too long.
    pub fn is_stuck(&self) -> bool {
        let asked = self.asked.get();
        asked.is_some_and(|asked| now() - asked >= f64::from(PATIENCE))
    }

    /// Whether storage is at work on a save.
    pub fn is_saving(&self) -> bool {
        self.asked.get().is_some() && !self.is_stuck()
    }

    fn ask(&'static self) -> u32 {
        let number = self.saves.get() + 1;
        self.saves.set(number);
        if self.asked.get().is_none() {
            self.asked.set(Some(now()));
        }
        spawn_local(async move {
            sleep(PATIENCE + 1).await;
            if self.is_stuck() {
                self.redraw();
            }
        });
        number
    }

    /// One of them was answered: the others have their time from now on.
    fn answered(&'static self, asked: u32) {
        let last = asked == self.saves.get();
        self.asked.set((!last).then(now));
        self.redraw();
    }

    /// Keeps entries in memory until the storage is read.
    fn save_early(&'static self, edits: Vec<Edit>) -> Stopped {
        let mut ids = Vec::new();
        let mut unsaved = Vec::new();
        for Edit { id, text } in edits {
            let facts = text.as_deref().map(crate::json::decode_text);
            let entry = facts.map(|facts| facts.and_then(|facts| LogEntry::new(facts).ok()));
            let mut early = self.early.borrow_mut();
            match entry {
                None => drop(early.remove(&id)),
                Some(Some(entry)) => drop(early.insert(id, Rc::new(entry))),
                Some(None) => return Stopped::Unfit(id),
            }
            ids.push(id);
            unsaved.push(Unsaved {
                id,
                mine: text,
                fault: RowFault::Waiting,
            });
        }
        self.changed(&ids);
        let saved = Vec::new();
        Stopped::Partly { saved, unsaved }
    }
}

/// Whether a row only waits for storage to take it.
fn is_waiting(unsaved: &Unsaved) -> bool {
    !matches!(
        unsaved.fault,
        RowFault::Conflict { .. } | RowFault::Locked | RowFault::ReadOnly
    )
}
