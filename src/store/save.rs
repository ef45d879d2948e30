//! Saving months: what was last seen must still be there, then the switch.

use super::key::{INDEX, Key};
use super::switch::Miss;
use super::value::{self, Reading};
use super::{Access, Backend, MonthKey, SaveFault, Saved, Slot, Store};
use crate::record::Record;

impl<B: Backend> Store<B> {
    /// Keeps a month. Cheap enough for every keystroke: one text is written
    /// and six calls go to the storage.
    ///
    /// # Errors
    /// When it isn't in storage. It's in memory anyway, as the latest state of
    /// its month, and [`unsaved`](Self::unsaved) names it.
    pub fn save(&mut self, record: &Record) -> Result<Saved, SaveFault> {
        let key = MonthKey::of(record);
        let created = self.save_month(&key, record)?;
        if created {
            self.list(std::slice::from_ref(&key));
        }
        Ok(Saved(()))
    }

    /// Keeps many months, as an import does; each has its own outcome, in
    /// their order.
    pub fn save_all<'a>(
        &mut self,
        records: impl IntoIterator<Item = &'a Record>,
    ) -> Vec<Result<Saved, SaveFault>> {
        let mut created = Vec::new();
        let save = |record: &Record| {
            let key = MonthKey::of(record);
            if self.save_month(&key, record)? {
                created.push(key);
            }
            Ok(Saved(()))
        };
        let outcomes = records.into_iter().map(save).collect();
        self.list(&created);
        outcomes
    }

    /// Tries again to save what is only in memory, but for conflicts, which
    /// someone has to decide. Returns how many months are still unsaved.
    pub fn retry(&mut self) -> usize {
        let waiting = |slot: &&Slot| {
            let fault = slot.fault.as_ref();
            fault.is_some_and(|fault| !matches!(fault, SaveFault::Conflict(_)))
        };
        let slots = self.slots.values().filter(waiting);
        let records: Vec<_> = slots.map(|slot| slot.record.clone()).collect();
        self.save_all(&records);
        self.unsaved().count()
    }

    /// Saves without the index; tells whether the month is new there.
    pub(super) fn save_month(
        &mut self,
        key: &MonthKey,
        record: &Record,
    ) -> Result<bool, SaveFault> {
        let before = self.slots.remove(key);
        let outcome = self.write_month(key, record, before.as_ref());
        let (seen, hurt) = before.map_or((None, false), |slot| (slot.seen, slot.hurt));
        let mut slot = Slot {
            record: record.clone(),
            seen: None,
            tried: None,
            hurt: false,
            fault: None,
            theirs: None,
        };
        let result = match outcome {
            Ok(written) => {
                slot.seen = Some(written.text);
                Ok(written.created)
            }
            Err((miss, tried)) => {
                slot.hurt = hurt || matches!(miss, Miss::Damaged { .. });
                if let Miss::Conflict { text, .. } = &miss {
                    slot.theirs.clone_from(text);
                }
                let (fault, now) = miss.parts(seen);
                slot.seen = now;
                slot.tried = tried;
                slot.fault = Some(fault.clone());
                Err(fault)
            }
        };
        self.slots.insert(key.clone(), slot);
        result
    }

    fn write_month(
        &mut self,
        key: &MonthKey,
        record: &Record,
        before: Option<&Slot>,
    ) -> Result<Written, (Miss, Option<String>)> {
        let old = self.old_text(key, record, before);
        let tried = before.and_then(|slot| slot.tried.clone());
        let (old, sound) = old.map_err(|miss| (miss, tried))?;
        let texts = value::month_texts(record, old.as_deref());
        let (text, beside) = texts.map_err(|fault| (fault.into(), None))?;
        let created = old.is_none();
        let written = if old.as_ref() == Some(&text) {
            // A beside text of an earlier try would be put in place later.
            self.vault.take(&key.next()).map_err(Miss::from)
        } else {
            let old = (old.as_deref(), sound);
            self.vault.switch(key, old, &text, &beside)
        };
        match written {
            Ok(()) => Ok(Written { text, created }),
            Err(miss) => Err((miss, Some(text))),
        }
    }

    /// The text that may be overwritten, and whether it's a month.
    fn old_text(
        &mut self,
        key: &MonthKey,
        record: &Record,
        before: Option<&Slot>,
    ) -> Result<(Option<String>, bool), Miss> {
        self.vault.writable()?;
        let real = key.real();
        self.unlock(&real)?;
        self.unlock(&key.next())?;
        let stored = self.vault.get(&real)?;
        let seen = before.and_then(|slot| slot.seen.as_ref());
        if stored.as_ref() == seen {
            if stored.is_none() {
                self.look_for_newer()?;
            }
            let sound = before.is_some_and(|slot| stored.is_some() && !slot.hurt);
            return Ok((stored, sound));
        }
        // A write that failed, but only so far as could be seen.
        let tried = before.and_then(|slot| slot.tried.as_ref());
        let Some(text) = stored else {
            let (theirs, text) = (None, None);
            return Err(Miss::Conflict { theirs, text });
        };
        if tried == Some(&text) {
            return Ok((Some(text), true));
        }
        match value::month(key, &text) {
            Reading::Good(theirs) if theirs == *record => Ok((Some(text), true)),
            Reading::Good(theirs) => {
                let (theirs, text) = (Some(Box::new(theirs)), Some(text));
                Err(Miss::Conflict { theirs, text })
            }
            Reading::Newer => {
                self.vault.access = Access::ReadOnly;
                Err(SaveFault::ReadOnly.into())
            }
            Reading::Unreadable => Ok((self.set_aside(&real, &text)?, false)),
        }
    }

    /// Before a new key is made: a newer program may have been here meanwhile.
    fn look_for_newer(&mut self) -> Result<(), SaveFault> {
        let index = self.vault.get(INDEX)?;
        if index.is_some_and(|text| value::is_newer(&Key::Index, &text)) {
            self.vault.access = Access::ReadOnly;
        }
        self.vault.writable()
    }
}

struct Written {
    text: String,
    created: bool,
}
