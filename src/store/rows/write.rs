//! The order in which a batch of rows takes the place of what was there.
//!
//! 1. In one transaction, every row and the schema are compared with what was
//!    last seen there, and written. It's done as a whole or not at all: that
//!    is the storage's own promise, and covers the loss of the page.
//! 2. The rows are read back. One that isn't as it was written is put back as
//!    it was before, if the storage takes that; it's never called saved.
//!
//! A write whose outcome couldn't be seen may have been done all the same:
//! the next one knows its text again and doesn't take it for another tab's.

use super::super::{Access, BackendFault};
use super::core::Core;
use super::open::{TRIES, busy};
use super::{Applied, Batch, RowBackend, RowFault, Write};

/// So many tries whose outcome isn't known are remembered of a row.
const MOST_TRIED: usize = 8;

/// A row that is to change.
struct Planned {
    id: String,
    old: Option<String>,
    new: Option<String>,
}

impl<B: RowBackend> Core<B> {
    /// Writes rows in their latest state, all or none. Returns those that are
    /// stored now; the others know why they aren't.
    pub(super) async fn write(&self, ids: &[String]) -> Vec<String> {
        for _ in 0..TRIES {
            let Some(planned) = self.plan(ids) else {
                return Vec::new();
            };
            if planned.is_empty() {
                return ids.to_vec();
            }
            let schema_seen = self.state.borrow().schema.clone();
            let batch = self.batch(schema_seen, &planned);
            match self.backend.apply(&batch).await {
                Ok(Applied::Done) => {
                    self.state.borrow_mut().schema = Some(batch.schema);
                    return self.look(ids, &planned).await;
                }
                Ok(Applied::Differs(found)) => {
                    if !self.explain(found, &planned) {
                        return Vec::new();
                    }
                }
                Ok(Applied::Schema(found)) => self.schema_is(found),
                Err(fault) => {
                    self.fail(&planned, &RowFault::Storage(fault));
                    return Vec::new();
                }
            }
        }
        let fault = RowFault::Storage(busy());
        self.state.borrow_mut().fail(ids, &fault);
        Vec::new()
    }

    fn batch(&self, schema_seen: Option<String>, planned: &[Planned]) -> Batch {
        let write = |Planned { id, old, new }: &Planned| Write {
            name: id.clone(),
            old: old.clone(),
            new: new.clone(),
        };
        Batch {
            table: self.table(),
            schema_seen,
            schema: self.schema().to_string(),
            writes: planned.iter().map(write).collect(),
        }
    }

    /// What is to be written; none if that can't be, and the rows know why.
    fn plan(&self, ids: &[String]) -> Option<Vec<Planned>> {
        let mut state = self.state.borrow_mut();
        let refused = match state.access {
            Access::Full => None,
            Access::ReadOnly => Some(RowFault::ReadOnly),
            Access::Memory => Some(RowFault::Storage(BackendFault::Blocked)),
        };
        if let Some(fault) = refused {
            let there = ids.iter().any(|id| state.slots.contains_key(id));
            state.fail(ids, &fault);
            return (!there).then(Vec::new);
        }
        let locked = |id: &&String| state.asides.contains_key(*id);
        let locked: Vec<_> = ids.iter().filter(locked).cloned().collect();
        if !locked.is_empty() {
            state.fail(ids, &RowFault::Waiting);
            state.fail(&locked, &RowFault::Locked);
            return None;
        }
        let write = |id: &String| {
            let slot = state.slots.get_mut(id)?;
            let new = slot.text().cloned();
            if !slot.tried.contains(&new) {
                // What is forgotten would only be taken for another tab's.
                let spare = (slot.tried.len() + 1).saturating_sub(MOST_TRIED);
                slot.tried.drain(..spare);
                slot.tried.push(new.clone());
            }
            let (id, old) = (id.clone(), slot.seen.clone());
            Some(Planned { id, old, new })
        };
        Some(ids.iter().filter_map(write).collect())
    }

    fn fail(&self, planned: &[Planned], fault: &RowFault) {
        self.state.borrow_mut().fail(&ids(planned), fault);
    }

    /// Looks through what wasn't as expected. Whether trying again helps: all
    /// of it is what this store itself tried to put there.
    fn explain(&self, found: Vec<(String, Option<String>)>, planned: &[Planned]) -> bool {
        let ids = ids(planned);
        let judged = found.into_iter().map(|(name, theirs)| {
            let readable = theirs.as_ref().map(|text| self.read(&name, text).is_some());
            (name, theirs, readable)
        });
        let judged: Vec<_> = judged.collect();
        let mut faults = Vec::new();
        let mut state = self.state.borrow_mut();
        for (id, theirs, readable) in judged {
            match (state.slots.get_mut(&id), theirs, readable) {
                (Some(slot), theirs, _) if slot.tried.contains(&theirs) => slot.seen = theirs,
                (Some(_), Some(text), Some(false)) => {
                    state.asides.insert(id.clone(), text);
                    faults.push((id, RowFault::Locked));
                }
                (_, theirs, _) => faults.push((id, RowFault::Conflict { theirs })),
            }
        }
        for id in &ids {
            // Nothing was written, and what is there is known now.
            if let Some(slot) = state.slots.get_mut(id) {
                slot.tried.clear();
            }
        }
        if !faults.is_empty() {
            state.fail(&ids, &RowFault::Waiting);
        }
        for (id, fault) in &faults {
            state.fail(std::slice::from_ref(id), fault);
        }
        faults.is_empty()
    }

    /// Reads back what was written. Returns those rows that are as written.
    async fn look(&self, ids: &[String], writes: &[Planned]) -> Vec<String> {
        let found = match self.look_at(&self::ids(writes)).await {
            Ok(found) => found,
            Err(fault) => {
                self.fail(writes, &RowFault::Storage(fault));
                return Vec::new();
            }
        };
        let mut bad = Vec::new();
        for (write, found) in writes.iter().zip(found) {
            let other = found.as_ref().filter(|_| found != write.old);
            if found == write.new {
                self.settle(write);
            } else if other.is_some_and(|text| self.read(&write.id, text).is_some()) {
                // Another tab was faster still.
                self.miss(&write.id, RowFault::Conflict { theirs: found }, None);
                bad.push((write, None));
            } else {
                bad.push((write, Some(found)));
            }
        }
        let hurt = bad
            .iter()
            .filter_map(|(write, found)| Some((*write, found.clone()?)));
        self.mend(hurt.collect()).await;
        let good = |id: &&String| !bad.iter().any(|(write, _)| write.id == **id);
        ids.iter().filter(good).cloned().collect()
    }

    pub(super) async fn look_at(
        &self,
        ids: &[String],
    ) -> Result<Vec<Option<String>>, BackendFault> {
        let found = self.backend.get(self.table(), ids).await?;
        if found.len() == ids.len() {
            return Ok(found);
        }
        Err(BackendFault::Other("not as many rows as asked for".into()))
    }

    fn settle(&self, write: &Planned) {
        let mut state = self.state.borrow_mut();
        let Some(slot) = state.slots.get_mut(&write.id) else {
            return;
        };
        slot.seen.clone_from(&write.new);
        slot.tried.clear();
        // Someone may have gone on typing meanwhile.
        if slot.text() == write.new.as_ref() {
            slot.fault = None;
            if slot.mine.is_none() {
                state.slots.remove(&write.id);
            }
        }
    }

    /// Notes why a row isn't stored, and if it's known what is there instead.
    fn miss(&self, id: &String, fault: RowFault, seen: Option<Option<String>>) {
        let mut state = self.state.borrow_mut();
        if let Some(slot) = state.slots.get_mut(id) {
            slot.tried.clear();
            slot.fault = Some(fault);
            if let Some(seen) = seen {
                slot.seen = seen;
            }
        }
    }

    /// Puts back what was there before rows that weren't taken as written.
    async fn mend(&self, hurt: Vec<(&Planned, Option<String>)>) {
        if hurt.is_empty() {
            return;
        }
        let back = |(write, found): &(&Planned, Option<String>)| Planned {
            id: write.id.clone(),
            old: found.clone(),
            new: write.old.clone(),
        };
        let back: Vec<_> = hurt.iter().map(back).collect();
        let batch = self.batch(Some(self.schema().to_string()), &back);
        // Looked at below, whatever is answered.
        let _ = self.backend.apply(&batch).await;
        let now = self.look_at(&ids(&back)).await.ok();
        for (index, (write, found)) in hurt.into_iter().enumerate() {
            let now = now.as_ref().and_then(|now| now.get(index)).cloned();
            let kept = now.as_ref().is_some_and(|now| *now == write.old);
            let fault = RowFault::ReadBackDiffers { kept };
            self.miss(&write.id, fault, Some(now.unwrap_or(found)));
        }
    }
}

fn ids(planned: &[Planned]) -> Vec<String> {
    planned.iter().map(|planned| planned.id.clone()).collect()
}
