//! Saving rows: into memory at once, into storage in batches.

use super::super::{Access, Saved};
use super::{
    Format, Kept, Progress, RowBackend, RowFault, RowKey, RowStore, Slot, Stopped, Unsaved,
};

/// So many rows of a large import are written in one step.
pub const SAVE_BATCH: usize = 300;

/// What shall become of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit<K = u64> {
    /// Which row.
    pub id: K,
    /// Its text from now on; none removes it.
    pub text: Option<String>,
}

/// An edit whose text was read.
type Taken<F> = (<F as Format>::Key, Option<Kept<<F as Format>::Entry>>);

impl<K> Edit<K> {
    /// Keeps a text under an id.
    pub fn put(id: K, text: impl Into<String>) -> Self {
        let text = Some(text.into());
        Self { id, text }
    }

    /// Removes a row.
    pub fn remove(id: K) -> Self {
        Self { id, text: None }
    }
}

impl<B: RowBackend, F: Format> RowStore<B, F> {
    /// Keeps or removes rows, all of them or none. In memory they're changed
    /// as soon as this is first polled.
    ///
    /// # Errors
    /// When they aren't all in storage. They're in memory anyway, as the
    /// latest state of their rows, unless they're [`Stopped::Unfit`].
    pub async fn save(&self, edits: Vec<Edit<F::Key>>) -> Result<Saved, Stopped<F::Key>> {
        let size = edits.len();
        self.save_batches(edits, size, |_| {}).await
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
        progress: impl FnMut(Progress),
    ) -> Result<Saved, Stopped<F::Key>> {
        self.save_batches(edits, SAVE_BATCH, progress).await
    }

    /// Tries again to save what is only in memory, but for what someone has to
    /// decide: conflicts, and rows that are locked.
    ///
    /// # Errors
    /// As [`save_many`](Self::save_many).
    pub async fn retry(&self, progress: impl FnMut(Progress)) -> Result<Saved, Stopped<F::Key>> {
        let waiting = |unsaved: &Unsaved<F::Key>| match unsaved.fault {
            RowFault::Conflict { .. } => false,
            RowFault::Locked => !self.state.borrow().asides.contains_key(&unsaved.id),
            _ => true,
        };
        let unsaved = self.unsaved().into_iter().filter(waiting);
        let ids: Vec<_> = unsaved.map(|unsaved| unsaved.id).collect();
        self.write_batches(&ids, SAVE_BATCH, progress).await
    }

    /// Puts into memory what was entered unseen of what is stored, for
    /// [`store`](Self::store) to write: where something else lies, that's a
    /// conflict.
    ///
    /// # Errors
    /// As [`take`](Self::take).
    pub fn take_unseen(&self, edits: Vec<Edit<F::Key>>) -> Result<Vec<F::Key>, F::Key> {
        let ids = self.take(edits)?;
        let mut state = self.state.borrow_mut();
        for id in &ids {
            if let Some(slot) = state.slots.get_mut(id) {
                slot.seen = None;
            }
        }
        Ok(ids)
    }

    /// Writes rows in their latest state, all of them or none.
    ///
    /// # Errors
    /// As [`save`](Self::save).
    pub async fn store(&self, ids: &[F::Key]) -> Result<Saved, Stopped<F::Key>> {
        self.write_batches(ids, ids.len(), |_| {}).await
    }

    async fn save_batches(
        &self,
        edits: Vec<Edit<F::Key>>,
        size: usize,
        progress: impl FnMut(Progress),
    ) -> Result<Saved, Stopped<F::Key>> {
        let ids = self.take(edits).map_err(Stopped::Unfit)?;
        self.write_batches(&ids, size, progress).await
    }

    pub(super) async fn write_batches(
        &self,
        ids: &[F::Key],
        size: usize,
        mut progress: impl FnMut(Progress),
    ) -> Result<Saved, Stopped<F::Key>> {
        let mut saved = Vec::new();
        for batch in ids.chunks(size.max(1)) {
            let turn = self.turn.wait().await;
            let written = self.write(batch).await;
            drop(turn);
            if !written.is_empty() {
                let names: Vec<_> = written.iter().map(RowKey::name).collect();
                self.backend.announce(F::TABLE, &names);
            }
            let all = written.len() == batch.len();
            saved.extend(written);
            if !all {
                return Err(self.stopped(saved, ids));
            }
            let (done, of) = (saved.len(), ids.len());
            progress(Progress { done, of });
        }
        Ok(Saved(()))
    }

    /// Puts edits into memory, if all of them are fit for it, for
    /// [`store`](Self::store) to write. Returns their keys.
    ///
    /// # Errors
    /// The key of the first one that no row can have, or whose text can't be
    /// read; nothing is taken then.
    pub fn take(&self, edits: Vec<Edit<F::Key>>) -> Result<Vec<F::Key>, F::Key> {
        let mut ids: Vec<_> = edits.iter().map(|edit| edit.id.clone()).collect();
        ids.sort_unstable();
        let twice = ids.windows(2).find(|pair| pair[0] == pair[1]);
        if let Some(pair) = twice {
            return Err(pair[0].clone());
        }
        let read = |Edit { id, text }: Edit<F::Key>| {
            let kept = match text {
                _ if !id.is_fit() => return Err(id),
                None => None,
                Some(text) => match self.read(&id, &text) {
                    None => return Err(id),
                    kept => kept,
                },
            };
            Ok((id, kept))
        };
        let fit = edits.into_iter().map(read).collect::<Result<Vec<_>, _>>()?;
        let ids = fit.iter().map(|(id, _)| id.clone()).collect();
        self.keep(fit);
        Ok(ids)
    }

    fn keep(&self, edits: Vec<Taken<F>>) {
        let mut state = self.state.borrow_mut();
        let in_memory = state.access == Access::Memory;
        let mut fresh = Vec::new();
        for (id, mine) in edits {
            let fault = Some(RowFault::Waiting);
            match state.slots.get_mut(&id) {
                Some(_) if in_memory && mine.is_none() => drop(state.slots.remove(&id)),
                Some(slot) => (slot.mine, slot.fault) = (mine, fault),
                None if in_memory && mine.is_none() => {}
                None => fresh.push((
                    id,
                    Slot {
                        mine,
                        seen: None,
                        tried: Vec::new(),
                        fault,
                    },
                )),
            }
        }
        // All at once: one by one, each would move those behind it.
        state.slots.extend(fresh);
    }

    fn stopped(&self, saved: Vec<F::Key>, ids: &[F::Key]) -> Stopped<F::Key> {
        let state = self.state.borrow();
        let mut known = saved.clone();
        known.sort_unstable();
        let left = ids.iter().filter(|id| known.binary_search(id).is_err());
        let unsaved = left.filter_map(|id| state.slots.get(id)?.unsaved(id));
        let unsaved = unsaved.collect();
        Stopped::Partly { saved, unsaved }
    }
}
