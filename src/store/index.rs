//! The list of months. The months' own keys are the truth: the list only shows
//! when one of them got lost, and is made anew whenever it's wrong.
//!
//! A new month gets its key first and then its place in the list; a removed
//! one loses its place first. So what is listed without a key wasn't removed
//! by us.

use super::key::INDEX;
use super::value::{self, Months, Reading};
use super::{Access, Backend, MonthKey, SaveFault, Store};

impl<B: Backend> Store<B> {
    /// Adds months to the list. That they are saved doesn't hang on it.
    pub(super) fn list(&mut self, keys: &[MonthKey]) {
        if !keys.is_empty() {
            let _ = self.relist(|months| {
                for key in keys {
                    let of_agent = months.entry(key.agent.clone()).or_default();
                    of_agent.insert(key.month, ());
                }
            });
        }
    }

    /// Takes months off the list.
    pub(super) fn unlist(&mut self, keys: &[MonthKey]) -> Result<(), SaveFault> {
        let outcome = self.relist(|months| {
            for key in keys {
                if let Some(of_agent) = months.get_mut(&key.agent) {
                    of_agent.remove(&key.month);
                }
            }
            months.retain(|_, of_agent| !of_agent.is_empty());
        });
        match outcome {
            // There is no list as long as its key is locked.
            Err(SaveFault::Locked) => Ok(()),
            outcome => outcome,
        }
    }

    fn relist(&mut self, change: impl FnOnce(&mut Months)) -> Result<(), SaveFault> {
        self.unlock(INDEX)?;
        let mut stored = self.vault.get(INDEX)?;
        let mut months = match stored.as_deref().map(value::index) {
            Some(Reading::Good(months)) => months,
            Some(Reading::Newer) => {
                self.vault.access = Access::ReadOnly;
                return Err(SaveFault::ReadOnly);
            }
            Some(Reading::Unreadable) => {
                let raw = stored.unwrap_or_default();
                stored = self.set_aside(INDEX, &raw)?;
                self.stored_months()
            }
            None => self.stored_months(),
        };
        change(&mut months);
        self.put_index(stored.as_deref(), months)
    }

    /// Makes the list that the months' keys ask for.
    pub(super) fn put_index(&self, old: Option<&str>, months: Months) -> Result<(), SaveFault> {
        if months.is_empty() {
            return self.vault.take(INDEX);
        }
        let text = value::index_text(&months)?;
        if old == Some(&text) {
            return Ok(());
        }
        let outcome = self.vault.overwrite(INDEX, old, &text, |_| None);
        outcome.map_err(|miss| miss.parts(None).0)
    }

    /// The months that have a key.
    pub(super) fn stored_months(&self) -> Months {
        let mut months = Months::new();
        for (key, slot) in &self.slots {
            if slot.seen.is_some() {
                let of_agent = months.entry(key.agent.clone()).or_default();
                of_agent.insert(key.month, ());
            }
        }
        months
    }
}
