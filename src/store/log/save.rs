//! Saving rows: into memory at once, into storage in batches.

use super::super::{Access, Saved};
use super::{
    AsyncBackend, Format, Kept, LogStore, MAX_ID, Progress, RowFault, Slot, Stopped, Unsaved,
};

/// So many rows of a large import are written in one step.
pub const SAVE_BATCH: usize = 300;

/// What shall become of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Which row, from 1 to [`MAX_ID`].
    pub id: u64,
    /// Its text from now on; none removes it.
    pub text: Option<String>,
}

impl Edit {
    /// Keeps a text under an id.
    pub fn put(id: u64, text: impl Into<String>) -> Self {
        let text = Some(text.into());
        Self { id, text }
    }

    /// Removes a row.
    pub const fn remove(id: u64) -> Self {
        Self { id, text: None }
    }
}

impl<B: AsyncBackend, F: Format> LogStore<B, F> {
    /// Keeps or removes rows, all of them or none. In memory they're changed
    /// as soon as this is first polled.
    ///
    /// # Errors
    /// When they aren't all in storage. They're in memory anyway, as the
    /// latest state of their rows, unless they're [`Stopped::Unfit`].
    pub async fn save(&self, edits: Vec<Edit>) -> Result<Saved, Stopped> {
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
        edits: Vec<Edit>,
        progress: impl FnMut(Progress),
    ) -> Result<Saved, Stopped> {
        self.save_batches(edits, SAVE_BATCH, progress).await
    }

    /// Tries again to save what is only in memory, but for what someone has to
    /// decide: conflicts, and rows that are locked.
    ///
    /// # Errors
    /// As [`save_many`](Self::save_many).
    pub async fn retry(&self, progress: impl FnMut(Progress)) -> Result<Saved, Stopped> {
        let waiting = |unsaved: &Unsaved| match unsaved.fault {
            RowFault::Conflict { .. } => false,
            RowFault::Locked => !self.state.borrow().asides.contains_key(&unsaved.id),
            _ => true,
        };
        let unsaved = self.unsaved().into_iter().filter(waiting);
        let ids: Vec<_> = unsaved.map(|unsaved| unsaved.id).collect();
        self.write_batches(&ids, SAVE_BATCH, progress).await
    }

    async fn save_batches(
        &self,
        edits: Vec<Edit>,
        size: usize,
        progress: impl FnMut(Progress),
    ) -> Result<Saved, Stopped> {
        let ids = self.take_in(edits).map_err(Stopped::Unfit)?;
        self.write_batches(&ids, size, progress).await
    }

    pub(super) async fn write_batches(
        &self,
        ids: &[u64],
        size: usize,
        mut progress: impl FnMut(Progress),
    ) -> Result<Saved, Stopped> {
        let mut saved = Vec::new();
        for batch in ids.chunks(size.max(1)) {
            let turn = self.turn.wait().await;
            let written = self.write(batch).await;
            drop(turn);
            if !written.is_empty() {
                self.backend.announce(&written);
            }
            saved.extend(&written);
            if written.len() < batch.len() {
                return Err(self.stopped(saved, ids));
            }
            let (done, of) = (saved.len(), ids.len());
            progress(Progress { done, of });
        }
        Ok(Saved(()))
    }

    /// Puts edits into memory, if all of them are fit for it.
    fn take_in(&self, edits: Vec<Edit>) -> Result<Vec<u64>, u64> {
        let mut ids: Vec<_> = edits.iter().map(|edit| edit.id).collect();
        ids.sort_unstable();
        let twice = ids.windows(2).find(|pair| pair[0] == pair[1]);
        if let Some(pair) = twice {
            return Err(pair[0]);
        }
        let read = |Edit { id, text }| {
            let kept = match text {
                _ if id == 0 || id > MAX_ID => Err(id),
                None => Ok(None),
                Some(text) => self.read(id, &text).ok_or(id).map(Some),
            };
            kept.map(|kept| (id, kept))
        };
        let fit = edits.into_iter().map(read).collect::<Result<Vec<_>, _>>()?;
        let ids = fit.iter().map(|(id, _)| *id).collect();
        self.keep(fit);
        Ok(ids)
    }

    fn keep(&self, edits: Vec<(u64, Option<Kept<F::Entry>>)>) {
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

    fn stopped(&self, saved: Vec<u64>, ids: &[u64]) -> Stopped {
        let state = self.state.borrow();
        let mut known = saved.clone();
        known.sort_unstable();
        let left = ids.iter().filter(|id| known.binary_search(id).is_err());
        let unsaved = left.filter_map(|id| state.slots.get(id)?.unsaved(*id));
        let unsaved = unsaved.collect();
        Stopped::Partly { saved, unsaved }
    }
}
