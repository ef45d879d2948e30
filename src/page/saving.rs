//! Writing rows in their own time.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::rows::{PATIENCE, Rows, RowsOf};
use super::slices::sleep;
use super::storage::Stored;
use super::view::{PageMsg, Task};
use crate::store::rows::{Edit, Format, RowChange, RowFault, RowKey as _};
use crate::store::{Access, Keep};

/// So long after a failed save it's tried again, in milliseconds.
const AGAIN: i32 = 20_000;

impl Rows {
    /// Keeps rows: in memory at once, in storage in its own time.
    pub fn put<F: Format>(
        self: &Rc<Self>,
        of: fn(&Self) -> Option<&RowsOf<F>>,
        edits: Vec<Edit<F::Key>>,
        send: &Callback<PageMsg>,
    ) {
        // Only what no row can be isn't taken, and a record always can.
        let Some(ids) = of(self).and_then(|rows| rows.take(edits).ok()) else {
            return;
        };
        self.work(send, async move |rows| match of(rows) {
            Some(rows) => rows.store(&ids).await.is_ok(),
            None => true,
        });
    }

    /// Keeps what was entered before the rows were read.
    pub fn put_unseen<F: Format>(
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
        self.work(send, async move |rows| {
            let mut saved = true;
            for id in ids {
                // Each by itself: one in conflict holds up no other.
                saved &= of(rows).store(&[id]).await.is_ok();
            }
            saved
        });
    }

    /// Looks at what another tab wrote; at everything if nothing is named.
    /// `told` says what came of it.
    pub fn look<F: Format>(
        self: &Rc<Self>,
        of: fn(&Self) -> Option<&RowsOf<F>>,
        names: &[String],
        told: fn(Vec<RowChange<F::Key>>) -> Stored,
        send: &Callback<PageMsg>,
    ) {
        let keys: Vec<_> = names
            .iter()
            .filter_map(|name| F::Key::named(name))
            .collect();
        let (rows, send) = (Rc::clone(self), send.clone());
        spawn_local(async move {
            let keys = (!keys.is_empty()).then_some(&keys[..]);
            let Some(rows) = of(&rows) else { return };
            let changes = rows.external_change(keys).await.unwrap_or_default();
            if !changes.is_empty() {
                send.emit(Task::Stored(told(changes)).into());
            }
        });
    }

    /// Settles a conflict with another tab, and tells so.
    pub fn resolve<F: Format>(
        self: &Rc<Self>,
        of: fn(&Self) -> Option<&RowsOf<F>>,
        (key, mine): (F::Key, bool),
        told: Stored,
        send: &Callback<PageMsg>,
    ) {
        let keep = if mine { Keep::Mine } else { Keep::Theirs };
        let sent = send.clone();
        self.work(send, async move |rows| {
            let Some(rows) = of(rows) else { return true };
            let saved = rows.resolve_conflict(&key, keep).await.is_ok();
            sent.emit(Task::Stored(told).into());
            saved
        });
    }

    /// Tries again to save what is only in memory.
    pub fn retry(self: &Rc<Self>, send: &Callback<PageMsg>) {
        self.work(send, async |rows| {
            rows.try_again().await;
            false
        });
    }

    async fn try_again(&self) {
        // Who emptied one table most often emptied all: each looks whether it still is one.
        drop(self.months.external_change(Some(&[])).await);
        drop(self.rules.external_change(Some(&[])).await);
        drop(self.books.external_change(Some(&[])).await);
        if let Some(log) = self.log.get() {
            drop(log.external_change(Some(&[])).await);
        }
        // What isn't saved says why by itself.
        drop(self.months.retry(|_| {}).await);
        drop(self.rules.retry(|_| {}).await);
        drop(self.books.retry(|_| {}).await);
        if let Some(log) = self.log.get() {
            drop(log.retry(|_| self.answered()).await);
        }
    }

    /// Works, and says when it's done; tries again where that may help. `work`
    /// tells whether all of it was stored.
    fn work(
        self: &Rc<Self>,
        send: &Callback<PageMsg>,
        work: impl AsyncFnOnce(&Rc<Self>) -> bool + 'static,
    ) {
        self.saving.set(self.saving.get() + 1);
        let done = Rc::new(Cell::new(false));
        spawn_local(Rc::clone(self).watch(Rc::clone(&done), send.clone()));
        let (rows, send) = (Rc::clone(self), send.clone());
        spawn_local(async move {
            let saved = work(&rows).await;
            // Storage takes something again; or it was emptied, and gets all of
            // it again.
            let helps = |fault: &RowFault| match saved {
                true => fault.may_pass(),
                false => *fault == RowFault::Waiting,
            };
            // What other saves are to store isn't stored twice: the last one looks.
            if rows.saving.get() == 1 && rows.has_unsaved(helps) {
                rows.try_again().await;
            }
            done.set(true);
            rows.answered();
            rows.saving.set(rows.saving.get() - 1);
            send.emit(Task::Stored(Stored::Answered).into());
            let is_last = rows.saving.get() == 0;
            if is_last && rows.has_unsaved(RowFault::may_pass) && !rows.trying.replace(true) {
                sleep(AGAIN).await;
                rows.trying.set(false);
                send.emit(Task::Stored(Stored::Retry).into());
            }
        });
    }

    /// Says so when storage owes an answer for too long.
    async fn watch(self: Rc<Self>, done: Rc<Cell<bool>>, send: Callback<PageMsg>) {
        while !done.get() {
            let before = self.answers.get();
            sleep(PATIENCE).await;
            if !done.get() && self.answers.get() == before {
                self.stuck.set(true);
                return send.emit(Task::Stored(Stored::Answered).into());
            }
        }
    }

    /// Storage answered: what is left has its time from now on.
    fn answered(&self) {
        self.answers.set(self.answers.get() + 1);
        self.stuck.set(false);
    }

    /// Whether something is only in memory for such a reason.
    fn has_unsaved(&self, reason: impl Fn(&RowFault) -> bool + Copy) -> bool {
        self.access() == Access::Full
            && (self.months.has_unsaved(reason)
                || self.rules.has_unsaved(reason)
                || self.books.has_unsaved(reason)
                || self.log.get().is_some_and(|log| log.has_unsaved(reason)))
    }
}
