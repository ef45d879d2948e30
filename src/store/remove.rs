//! Removing months, one or all.

use super::key::{INDEX, Key};
use super::value::{self, Reading};
use super::{Access, Backend, MonthKey, SaveFault, Settings, Store};
use crate::calendar::Month;
use crate::record::Record;

/// How much [`Store::clear`] removes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sweep {
    /// All months and the index. Settings and what couldn't be read stay.
    Months,
    /// Every key of ours: also the settings and what couldn't be read.
    Everything,
}

impl<B: Backend> Store<B> {
    /// Removes a month and gives it back, so that the step can be undone by
    /// saving it. None if there was none.
    ///
    /// # Errors
    /// When it's still in storage; then it's still here too. Nothing is
    /// removed that this store hasn't seen ([`SaveFault::Conflict`]).
    pub fn remove(&mut self, agent: &str, month: Month) -> Result<Option<Record>, SaveFault> {
        let key = MonthKey::new(agent, month);
        let Some(slot) = self.slots.get(&key) else {
            return Ok(None);
        };
        let only_here = slot.seen.is_none()
            && matches!(slot.fault, Some(SaveFault::Locked | SaveFault::ReadOnly));
        if self.access() != Access::Memory && !only_here {
            match self.still_as_seen(&key) {
                // Another tab removed it.
                Ok(()) | Err(SaveFault::Conflict(None)) => {}
                Err(fault) => return Err(fault),
            }
            self.unlock(&key.next())?;
            self.unlist(std::slice::from_ref(&key))?;
            self.take_month(&key)?;
        }
        Ok(self.slots.remove(&key).map(|slot| slot.record))
    }

    /// Removes all months, other tabs' too, and gives them back, so that the
    /// step can be undone by saving them.
    ///
    /// # Errors
    /// When some of them are still in storage; those are still here too.
    pub fn clear(&mut self, sweep: Sweep) -> Result<Vec<Record>, SaveFault> {
        if self.access() == Access::ReadOnly {
            return Err(SaveFault::ReadOnly);
        }
        // What other tabs did belongs to what is given back.
        self.external_change(None);
        let records = self.records().cloned().collect();
        if self.access() != Access::Memory {
            let outcome = self.take_all(sweep);
            if outcome.is_err() {
                self.external_change(None);
                return outcome.map(|()| records);
            }
        }
        self.slots.clear();
        if sweep == Sweep::Everything {
            self.settings = Settings::default();
            self.settings_seen = None;
            self.asides.clear();
        }
        Ok(records)
    }

    fn take_all(&self, sweep: Sweep) -> Result<(), SaveFault> {
        self.vault.writable()?;
        // The index first: what it lists without a key counts as lost.
        let index = self.vault.get(INDEX)?;
        let readable = |text: &String| matches!(value::index(text), Reading::Good(_));
        if sweep == Sweep::Everything || index.as_ref().is_some_and(readable) {
            self.vault.take(INDEX)?;
        }
        for (name, text) in self.vault.all()? {
            let ours = match Key::read(&name) {
                Some(Key::Month(key)) => matches!(value::month(&key, &text), Reading::Good(_)),
                Some(Key::Next(key)) => matches!(value::beside(&key, &text), Reading::Good(_)),
                _ => false,
            };
            if ours || sweep == Sweep::Everything {
                self.vault.take(&name)?;
            }
        }
        Ok(())
    }

    /// Removes a month's key, and first what lies beside it: that would be put
    /// in its place later.
    pub(super) fn take_month(&self, key: &MonthKey) -> Result<(), SaveFault> {
        self.vault.take(&key.next())?;
        self.vault.take(&key.real())
    }

    /// Whether storage holds what this store last saw of a month.
    pub(super) fn still_as_seen(&mut self, key: &MonthKey) -> Result<(), SaveFault> {
        self.vault.writable()?;
        let Some(slot) = self.slots.get(key) else {
            return Ok(());
        };
        let stored = self.vault.get(&key.real())?;
        if stored == slot.seen || (stored.is_some() && stored == slot.tried) {
            return Ok(());
        }
        Err(self.clash(key, stored))
    }

    /// The fault of a month that isn't stored as expected; notes a conflict.
    pub(super) fn clash(&mut self, key: &MonthKey, stored: Option<String>) -> SaveFault {
        let fault = match stored.as_deref().map(|text| value::month(key, text)) {
            None => SaveFault::Conflict(None),
            Some(Reading::Good(theirs)) => SaveFault::Conflict(Some(Box::new(theirs))),
            Some(Reading::Newer) => {
                self.vault.access = Access::ReadOnly;
                return SaveFault::ReadOnly;
            }
            Some(Reading::Unreadable) => return SaveFault::Locked,
        };
        if let Some(slot) = self.slots.get_mut(key) {
            slot.theirs = stored;
            slot.fault = Some(fault.clone());
        }
        fault
    }
}
