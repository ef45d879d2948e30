//! Saving rows: into memory at once, into storage in batches.

use std::any::Any;
use std::rc::Rc;

use super::super::Access;
use super::core::{Core, Kept, Slot};
use super::{Progress, RowBackend, RowFault, Stopped, Unsaved};

/// So many rows of a large import are written in one step.
pub const SAVE_BATCH: usize = 300;

/// What shall become of a row.
#[derive(Clone, Debug)]
pub struct Edit<K = u64> {
    /// Which row.
    pub id: K,
    /// Its text from now on; none removes it.
    pub text: Option<String>,
    /// What the text holds, if whoever wrote it says so; else it's read.
    pub(in crate::store) entry: Option<Rc<dyn Any>>,
}

impl<K> Edit<K> {
    /// Keeps a text under an id.
    pub fn put(id: K, text: impl Into<String>) -> Self {
        let text = Some(text.into());
        let entry = None;
        Self { id, text, entry }
    }

    /// Removes a row.
    pub fn remove(id: K) -> Self {
        let (text, entry) = (None, None);
        Self { id, text, entry }
    }
}

/// An edit whose text was read.
type Taken = (String, Option<Kept>);

impl<B: RowBackend> Core<B> {
    /// See [`RowStore::retry`](super::RowStore::retry).
    pub async fn retry(&self, progress: &mut dyn FnMut(Progress)) -> Result<(), Stopped<String>> {
        let waiting = |unsaved: &Unsaved<String>| match unsaved.fault {
            RowFault::Conflict { .. } => false,
            RowFault::Locked => !self.state.borrow().asides.contains_key(&unsaved.id),
            _ => true,
        };
        let unsaved = self.unsaved().into_iter().filter(waiting);
        let ids: Vec<_> = unsaved.map(|unsaved| unsaved.id).collect();
        self.write_batches(&ids, SAVE_BATCH, progress).await
    }

    /// Forgets what was last seen in storage of these rows.
    pub fn unsee(&self, ids: &[String]) {
        let mut state = self.state.borrow_mut();
        for id in ids {
            if let Some(slot) = state.slots.get_mut(id) {
                slot.seen = None;
            }
        }
    }

    /// Writes rows in their latest state, `size` of them in one step.
    pub async fn write_batches(
        &self,
        ids: &[String],
        size: usize,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<(), Stopped<String>> {
        let mut saved = Vec::new();
        for batch in ids.chunks(size.max(1)) {
            let turn = self.turn.wait().await;
            let written = self.write(batch).await;
            drop(turn);
            if !written.is_empty() {
                self.backend.announce(self.table(), &written);
            }
            let all = written.len() == batch.len();
            saved.extend(written);
            if !all {
                return Err(self.stopped(saved, ids));
            }
            let (done, of) = (saved.len(), ids.len());
            progress(Progress { done, of });
        }
        Ok(())
    }

    /// See [`RowStore::take`](super::RowStore::take).
    pub fn take(&self, edits: Vec<Edit<String>>) -> Result<Vec<String>, String> {
        let mut ids: Vec<_> = edits.iter().map(|edit| edit.id.clone()).collect();
        ids.sort_unstable();
        let twice = ids.windows(2).find(|pair| pair[0] == pair[1]);
        if let Some(pair) = twice {
            return Err(pair[0].clone());
        }
        let read = |Edit { id, text, entry }: Edit<String>| {
            let kept = match (text, entry) {
                (None, _) => None,
                (Some(text), Some(entry)) => Some(Kept { text, entry }),
                (Some(text), None) => match self.read(&id, &text) {
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

    fn keep(&self, edits: Vec<Taken>) {
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

    fn stopped(&self, saved: Vec<String>, ids: &[String]) -> Stopped<String> {
        let state = self.state.borrow();
        let mut known = saved.clone();
        known.sort_unstable();
        let left = ids.iter().filter(|id| known.binary_search(id).is_err());
        let unsaved = left.filter_map(|id| state.slots.get(id)?.unsaved(id));
        let unsaved = unsaved.collect();
        Stopped::Partly { saved, unsaved }
    }
}
