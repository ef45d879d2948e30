//! Another name for an agent.
//!
//! All months are saved under the new name before the first one is removed
//! under the old name. So a month can be read under one of the names at least,
//! whatever happens; at worst under both, and then the same call goes on.

use super::{Access, Backend, MonthKey, RenameFault, SaveFault, Store};
use crate::record::Record;

impl<B: Backend> Store<B> {
    /// Moves all months of one agent to another name and says how many. Needs
    /// room for all of them twice.
    ///
    /// # Errors
    /// See [`RenameFault`].
    pub fn rename_agent(&mut self, old: &str, new: &str) -> Result<usize, RenameFault> {
        if old == new {
            return Ok(0);
        }
        let of_old = self.slots.iter().filter(|(key, _)| key.agent == old);
        let moved = of_old.map(|(key, slot)| {
            let record = slot.record.edited(|facts| facts.agent = new.into());
            Ok((key.clone(), record.map_err(RenameFault::Name)?))
        });
        let moved: Vec<(MonthKey, Record)> = moved.collect::<Result<_, _>>()?;

        let there = |(_, record): &&(MonthKey, Record)| {
            let found = self.record(new, record.month);
            found.is_some_and(|found| found != record)
        };
        let taken: Vec<_> = moved.iter().filter(there).collect();
        if !taken.is_empty() {
            let months = taken.iter().map(|(_, record)| record.month);
            return Err(RenameFault::Taken(months.collect()));
        }

        let memory = self.access() == Access::Memory;
        for (key, _) in &moved {
            let seen = if memory {
                Ok(())
            } else {
                self.still_as_seen(key)
            };
            seen.map_err(|fault| RenameFault::Save(key.clone(), fault))?;
        }
        self.copy(&moved, memory)?;
        let old_keys: Vec<_> = moved.iter().map(|(key, _)| key.clone()).collect();
        if memory {
            self.slots.retain(|key, _| key.agent != old);
            return Ok(moved.len());
        }
        let unlisted = self.unlist(&old_keys);
        for key in &old_keys {
            unlisted
                .clone()
                .and_then(|()| self.take_month(key))
                .map_err(|fault| RenameFault::NotRemoved(key.clone(), fault))?;
            self.slots.remove(key);
        }
        Ok(moved.len())
    }

    /// Saves all months under the new name, or none.
    fn copy(&mut self, moved: &[(MonthKey, Record)], memory: bool) -> Result<(), RenameFault> {
        let mut made = Vec::new();
        for (old, record) in moved {
            let key = MonthKey::of(record);
            let fresh = !self.slots.contains_key(&key);
            let outcome = self.save_month(&key, record);
            if fresh {
                made.push(key);
            }
            match outcome {
                Err(fault) if !memory => {
                    self.undo(&made);
                    return Err(RenameFault::Save(old.clone(), fault));
                }
                _ => {}
            }
        }
        self.list(&made);
        Ok(())
    }

    /// Removes what [`copy`](Self::copy) made, the last of which failed.
    fn undo(&mut self, made: &[MonthKey]) {
        for key in made {
            let Some(slot) = self.slots.remove(key) else {
                continue;
            };
            match slot.fault {
                // What lies there isn't ours.
                Some(SaveFault::Conflict(_) | SaveFault::ReadOnly | SaveFault::Locked) => {}
                _ => {
                    let _ = self.take_month(key);
                }
            }
        }
    }
}
