//! Other tabs: what they changed, and what to do when both changed the same.

use super::super::{Access, BackendFault, Keep, Saved};
use super::open::Schema;
use super::{Format, RowBackend, RowFault, RowKey, RowStore, SAVE_BATCH, Slot, State, Stopped};

/// What another tab changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowChange<K = u64> {
    /// A row is new, other or gone; [`RowStore::entry`] has it as it is now.
    Entry(K),
    /// A row that is unsaved here was changed there too; see
    /// [`RowFault::Conflict`] in [`RowStore::unsaved`].
    Conflict(K),
    /// [`RowStore::asides`] has the row, or has it no more. What was known of
    /// it before can't be read any more and is unsaved.
    Aside(K),
    /// A newer program was here: the store is read-only from now on.
    Newer,
}

impl<B: RowBackend, F: Format> RowStore<B, F> {
    /// For the news of another tab, with the ids it wrote (none means all).
    /// Takes over what was changed, unless it's unsaved here.
    ///
    /// # Errors
    /// When the storage can't be read; then all is as it was.
    pub async fn external_change(
        &self,
        ids: Option<&[F::Key]>,
    ) -> Result<Vec<RowChange<F::Key>>, BackendFault> {
        let _turn = self.turn.wait().await;
        if self.access() == Access::Memory {
            return Ok(Vec::new());
        }
        let (schema, rows) = match ids {
            Some(ids) => (
                self.backend.schema(F::TABLE).await?,
                self.some_rows(ids).await?,
            ),
            None => {
                let (schema, rows) = self.read_all(&mut |_| {}).await?;
                let rows = rows
                    .into_iter()
                    .filter_map(|(name, text)| Some((F::Key::named(&name)?, Some(text))));
                (schema, self.with_missing(rows.collect()))
            }
        };
        let mut changes = Vec::new();
        if self.access() == Access::Full {
            if Schema::of::<F>(schema.as_deref()) != Schema::Ours {
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

    /// Ends a conflict, for good or until another tab writes once more: only
    /// what was shown is overwritten, or taken. Where there is no conflict, it
    /// saves, whatever is to be kept.
    ///
    /// # Errors
    /// As [`save`](Self::save); nothing is lost then, here or there.
    pub async fn resolve_conflict(
        &self,
        id: &F::Key,
        keep: Keep,
    ) -> Result<Saved, Stopped<F::Key>> {
        self.decide(id, keep);
        let ids = std::slice::from_ref(id);
        self.write_batches(ids, SAVE_BATCH, |_| {}).await
    }

    /// Makes what is kept the latest state, to take the place of what was
    /// shown. Writing finds out whether that is still there.
    fn decide(&self, id: &F::Key, keep: Keep) {
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
        ids: &[F::Key],
    ) -> Result<Vec<(F::Key, Option<String>)>, BackendFault> {
        let mut rows = Vec::with_capacity(ids.len());
        for ids in ids.chunks(SAVE_BATCH) {
            rows.extend(ids.iter().cloned().zip(self.look_at(ids).await?));
        }
        Ok(rows)
    }

    /// Adds the rows that were there and aren't any more.
    fn with_missing(
        &self,
        mut rows: Vec<(F::Key, Option<String>)>,
    ) -> Vec<(F::Key, Option<String>)> {
        rows.sort_by(|(a, _), (b, _)| a.cmp(b));
        let state = self.state.borrow();
        let known = state.slots.keys().chain(state.asides.keys());
        let there = |id: &F::Key| rows.binary_search_by(|(row, _)| row.cmp(id)).is_ok();
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
    fn is_as_stored(&self, id: &F::Key, stored: Option<&String>) -> bool {
        let state = self.state.borrow();
        let slot = state.slots.get(id);
        let same = slot.is_some_and(|slot| slot.fault.is_none() && slot.seen.as_ref() == stored);
        same && !state.asides.contains_key(id)
    }

    fn changed(&self, id: F::Key, stored: Option<String>) -> Option<RowChange<F::Key>> {
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
