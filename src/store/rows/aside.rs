//! What couldn't be read: left where it is, offered, and removed only on
//! someone's word.

use super::super::{Access, BackendFault};
use super::core::Core;
use super::open::{Schema, TRIES, busy};
use super::{Applied, Batch, RowBackend, RowFault, Write};

/// A row that couldn't be read. Nothing is written to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowAside<K = u64> {
    /// Which row.
    pub id: K,
    /// The whole text, to download.
    pub text: String,
}

impl<B: RowBackend> Core<B> {
    /// See [`RowStore::discard_aside`](super::RowStore::discard_aside).
    pub async fn discard_aside(&self, id: &String) -> Result<(), RowFault> {
        let _turn = self.turn.wait().await;
        for _ in 0..TRIES {
            let (access, schema_seen, text) = {
                let state = self.state.borrow();
                let text = state.asides.get(id).cloned();
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
                table: self.table(),
                schema_seen,
                schema: self.schema().to_string(),
                writes: vec![Write {
                    name: id.clone(),
                    old,
                    new,
                }],
            };
            match self.backend.apply(&batch).await {
                Ok(Applied::Done) => {
                    self.schema_is(Some(batch.schema));
                    return self.gone(id).await;
                }
                Ok(Applied::Differs(found)) => {
                    let theirs = found.into_iter().find(|(found, _)| found == id);
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
        let ours = Schema::of(found.as_deref(), self.schema()) == Schema::Ours;
        let mut state = self.state.borrow_mut();
        if !ours {
            state.access = Access::ReadOnly;
        } else if found.is_none() && state.schema.is_some() {
            state.emptied();
        }
        state.schema = found;
    }

    async fn gone(&self, id: &String) -> Result<(), RowFault> {
        let left = self
            .look_at(std::slice::from_ref(id))
            .await
            .map_err(RowFault::Storage)?;
        if left.iter().any(Option::is_some) {
            return Err(RowFault::ReadBackDiffers { kept: true });
        }
        self.forget(id);
        self.backend
            .announce(self.table(), std::slice::from_ref(id));
        Ok(())
    }

    fn forget(&self, id: &str) {
        let mut state = self.state.borrow_mut();
        state.asides.remove(id);
        if let Some(slot) = state.slots.get_mut(id) {
            slot.seen = None;
            slot.tried.clear();
        }
    }
}
