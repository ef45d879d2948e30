//! Other tabs: what they changed, and what to do when both changed the same.

use super::super::{Access, BackendFault, Keep};
use super::core::{Core, Slot, State};
use super::open::Schema;
use super::{RowBackend, RowFault, RowKey, SAVE_BATCH, Stopped};

/// What another tab changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowChange<K = u64> {
    /// A row is new, other or gone; [`RowStore::entry`](super::RowStore::entry) has it as it is now.
    Entry(K),
    /// A row that is unsaved here was changed there too; see
    /// [`RowFault::Conflict`] in [`RowStore::unsaved`](super::RowStore::unsaved).
    Conflict(K),
    /// [`RowStore::asides`](super::RowStore::asides) has the row, or has it no more. What was known of
    /// it before can't be read any more and is unsaved.
    Aside(K),
    /// A newer program was here: the store is read-only from now on.
    Newer,
}

impl RowChange<String> {
    /// With the row's key.
    pub(super) fn keyed<K: RowKey>(self) -> Option<RowChange<K>> {
        Some(match self {
            Self::Entry(id) => RowChange::Entry(K::named(&id)?),
            Self::Conflict(id) => RowChange::Conflict(K::named(&id)?),
            Self::Aside(id) => RowChange::Aside(K::named(&id)?),
            Self::Newer => RowChange::Newer,
        })
    }
}

impl<B: RowBackend> Core<B> {
    /// See [`RowStore::external_change`](super::RowStore::external_change).
    pub async fn external_change(
        &self,
        ids: Option<&[String]>,
    ) -> Result<Vec<RowChange<String>>, BackendFault> {
        let _turn = self.turn.wait().await;
        if self.access() == Access::Memory {
            return Ok(Vec::new());
        }
        let (schema, rows) = match ids {
            Some(ids) => (
                self.backend.schema(self.table()).await?,
                self.some_rows(ids).await?,
            ),
            None => {
                let (schema, rows) = self.read_all().await?;
                let rows = rows.into_iter().filter(|(name, _)| self.is_name(name));
                let rows = rows.map(|(name, text)| (name, Some(text)));
                (schema, self.with_missing(rows.collect()))
            }
        };
        let mut changes = Vec::new();
        if self.access() == Access::Full {
            if Schema::of(schema.as_deref(), self.schema()) != Schema::Ours {
                changes.push(RowChange::Newer);
            }
            self.schema_is(schema);
        }
        if self.access() == Access::Full {
            changes.extend(
                rows.into_iter()
                    .filter_map(|(id, text)| self.changed(id, text)),
            );
        }
        Ok(changes)
    }

    /// See [`RowStore::resolve_conflict`](super::RowStore::resolve_conflict).
    pub async fn resolve_conflict(&self, id: &String, keep: Keep) -> Result<(), Stopped<String>> {
        self.decide(id, keep);
        let ids = std::slice::from_ref(id);
        self.write_batches(ids, SAVE_BATCH, &mut |_| {}).await
    }

    /// Makes what is kept the latest state, to take the place of what was
    /// shown. Writing finds out whether that is still there.
    fn decide(&self, id: &str, keep: Keep) {
        let theirs = match self.state.borrow().slots.get(id).map(|slot| &slot.fault) {
            Some(Some(RowFault::Conflict { theirs })) => theirs.clone(),
            _ => return,
        };
        let kept = theirs.as_ref().and_then(|text| self.read(id, text));
        let mut state = self.state.borrow_mut();
        if let Some(slot) = state.slots.get_mut(id) {
            // What can't be read isn't what was shown.
            if keep == Keep::Theirs && theirs.is_some() == kept.is_some() {
                slot.mine = kept;
            }
            slot.seen = theirs;
            slot.fault = Some(RowFault::Waiting);
        }
    }

    async fn some_rows(
        &self,
        ids: &[String],
    ) -> Result<Vec<(String, Option<String>)>, BackendFault> {
        let mut rows = Vec::with_capacity(ids.len());
        for ids in ids.chunks(SAVE_BATCH) {
            rows.extend(ids.iter().cloned().zip(self.look_at(ids).await?));
        }
        Ok(rows)
    }

    /// Adds the rows that were there and aren't any more.
    fn with_missing(
        &self,
        mut rows: Vec<(String, Option<String>)>,
    ) -> Vec<(String, Option<String>)> {
        rows.sort_by(|(a, _), (b, _)| a.cmp(b));
        let state = self.state.borrow();
        let known = state.slots.keys().chain(state.asides.keys());
        let there = |id: &String| rows.binary_search_by(|(row, _)| row.cmp(id)).is_ok();
        let missing: Vec<_> = known
            .filter(|id| !there(id))
            .map(|id| (id.clone(), None))
            .collect();
        rows.extend(missing);
        rows.sort_by(|(a, _), (b, _)| a.cmp(b));
        rows.dedup_by(|a, b| a.0 == b.0);
        rows
    }

    /// Whether a row is known to be just what is stored, which most are: they
    /// needn't be read again.
    fn is_as_stored(&self, id: &str, stored: Option<&String>) -> bool {
        let state = self.state.borrow();
        let slot = state.slots.get(id);
        let same = slot.is_some_and(|slot| slot.fault.is_none() && slot.seen.as_ref() == stored);
        same && !state.asides.contains_key(id)
    }

    fn changed(&self, id: String, stored: Option<String>) -> Option<RowChange<String>> {
        if self.is_as_stored(&id, stored.as_ref()) {
            return None;
        }
        let theirs = stored.as_ref().map(|text| self.read(&id, text));
        let mut state = self.state.borrow_mut();
        let State { slots, asides, .. } = &mut *state;
        let unreadable = matches!(theirs, Some(None));
        if unreadable {
            if asides.get(&id) == stored.as_ref() {
                return None;
            }
            asides.insert(id.clone(), stored.unwrap_or_default());
            if let Some(slot) = slots.get_mut(&id) {
                slot.fault = Some(RowFault::Locked);
                slot.tried.clear();
            }
            return Some(RowChange::Aside(id));
        }
        let aside = asides.remove(&id).is_some();
        let known = slots.get_mut(&id);
        let seen = known.as_ref().and_then(|slot| slot.seen.as_ref());
        if !aside && stored.as_ref() == seen {
            return None;
        }
        match known {
            Some(slot) if slot.fault.is_some() && slot.text() != stored.as_ref() => {
                if slot.tried.contains(&stored) {
                    return None;
                }
                slot.fault = Some(RowFault::Conflict { theirs: stored });
                // Whatever was tried, it isn't there: what comes later is another tab's.
                slot.tried.clear();
                return Some(RowChange::Conflict(id));
            }
            _ => {}
        }
        slots.remove(&id);
        if let (Some(Some(kept)), Some(text)) = (theirs, stored) {
            slots.insert(id.clone(), Slot::stored(kept, text));
        }
        Some(if aside {
            RowChange::Aside(id)
        } else {
            RowChange::Entry(id)
        })
    }
}
