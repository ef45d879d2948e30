//! What couldn't be read: left where it is, offered, and removed only on
//! someone's word.

use super::super::{Access, BackendFault};
use super::open::{Schema, TRIES, busy};
use super::{Applied, AsyncBackend, Batch, Format, LogStore, RowFault, Write};

/// A row that couldn't be read. Nothing is written to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogAside {
    /// Which row.
    pub id: u64,
    /// The whole text, to download.
    pub text: String,
}

impl<B: AsyncBackend, F: Format> LogStore<B, F> {
    /// Everything that couldn't be read, by ascending id.
    pub fn asides(&self) -> Vec<LogAside> {
        let state = self.state.borrow();
        let aside = |(id, text): (&u64, &String)| LogAside {
            id: *id,
            text: text.clone(),
        };
        state.asides.iter().map(aside).collect()
    }

    /// Removes an unreadable row for good. One that is gone already counts as
    /// removed. What is unsaved of that row can be saved then.
    ///
    /// # Errors
    /// When it's still there; with [`RowFault::Conflict`] if something else
    /// lies there now, which [`external_change`](Self::external_change) takes
    /// over.
    pub async fn discard_aside(&self, id: u64) -> Result<(), RowFault> {
        let _turn = self.turn.wait().await;
        for _ in 0..TRIES {
            let (access, schema_seen, text) = {
                let state = self.state.borrow();
                let text = state.asides.get(&id).cloned();
                (state.access, state.schema.clone(), text)
            };
            let Some(text) = text else { return Ok(()) };
            match access {
                Access::Full => {}
                Access::ReadOnly => return Err(RowFault::ReadOnly),
                Access::Memory => return Err(RowFault::Storage(BackendFault::Blocked)),
            }
            let (old, new) = (Some(text), None);
            let batch = Batch {
                schema_seen,
                schema: F::SCHEMA.to_string(),
                writes: vec![Write { id, old, new }],
            };
            match self.backend.apply(&batch).await {
                Ok(Applied::Done) => {
                    self.schema_is(Some(batch.schema));
                    return self.gone(id).await;
                }
                Ok(Applied::Differs(found)) => {
                    let theirs = found.into_iter().find(|(found, _)| *found == id);
                    match theirs.and_then(|(_, text)| text) {
                        None => return self.gone(id).await,
                        theirs => return Err(RowFault::Conflict { theirs }),
                    }
                }
                Ok(Applied::Schema(found)) => self.schema_is(found),
                Err(fault) => return Err(RowFault::Storage(fault)),
            }
        }
        Err(RowFault::Storage(busy()))
    }

    /// Takes note of the schema's text, as it's there now.
    pub(super) fn schema_is(&self, found: Option<String>) {
        let ours = Schema::of::<F>(found.as_deref()) == Schema::Ours;
        let mut state = self.state.borrow_mut();
        if !ours {
            state.access = Access::ReadOnly;
        }
        state.schema = found;
    }

    async fn gone(&self, id: u64) -> Result<(), RowFault> {
        let left = self.look_at(&[id]).await.map_err(RowFault::Storage)?;
        if left.iter().any(Option::is_some) {
            return Err(RowFault::ReadBackDiffers { kept: true });
        }
        self.forget(id);
        self.backend.announce(&[id]);
        Ok(())
    }

    fn forget(&self, id: u64) {
        let mut state = self.state.borrow_mut();
        state.asides.remove(&id);
        if let Some(slot) = state.slots.get_mut(&id) {
            slot.seen = None;
            slot.tried.clear();
        }
    }
}
