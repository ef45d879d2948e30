//! Other tabs: what they changed, and what to do when both changed the same.

use super::key::{INDEX, Key, PREFIX, RULES, SETTINGS};
use super::value::{self, Reading};
use super::{Access, AsideState, Backend, MonthKey, SaveFault, Saved, Settings, Slot, Store};
use crate::calendar::Month;

/// What another tab changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A month is new, other or gone; [`Store::record`] has it as it is now.
    Month(MonthKey),
    /// A month that is unsaved here was changed there too; see
    /// [`SaveFault::Conflict`] in [`Store::unsaved`].
    Conflict(MonthKey),
    /// A month can't be read any more. The state from before is still here;
    /// saving it sets aside what lies there.
    Damaged(MonthKey),
    /// The settings are others.
    Settings,
    /// [`Store::rules`] are others.
    Rules,
    /// [`Store::asides`] has more or less.
    Asides,
    /// A newer program was here: the store is read-only from now on.
    Newer,
}

/// Whose state of a month stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// The one of this tab.
    Mine,
    /// The one that another tab stored.
    Theirs,
}

impl<B: Backend> Store<B> {
    /// For the browser's `storage` event, with its key (none means all). Takes
    /// over what another tab changed, unless it's unsaved here. Give unsaved
    /// typing to [`save`](Self::save) first.
    pub fn external_change(&mut self, key: Option<&str>) -> Vec<Change> {
        let mut changes = Vec::new();
        if self.access() == Access::Memory {
            return changes;
        }
        let names = match key {
            Some(key) if key.starts_with(PREFIX) => vec![key.to_owned()],
            Some(_) => Vec::new(),
            None => self.all_names(),
        };
        for name in names {
            let change = match Key::read(&name) {
                Some(Key::Month(key)) => self.month_changed(key),
                Some(Key::Settings) => self.settings_changed(),
                Some(Key::Aside(number)) => self.aside_changed(&name, number),
                Some(Key::Rules) => self.rules_changed().then_some(Change::Rules),
                Some(key @ Key::Index) => self.is_newer(&key, &name).then_some(Change::Newer),
                Some(Key::Next(_) | Key::Unknown) | None => None,
            };
            changes.extend(change.filter(|change| !changes.contains(change)));
        }
        changes
    }

    /// Ends a conflict, for good or until another tab writes once more: only
    /// what was shown is overwritten, or taken. Where there is no conflict, it
    /// saves, whatever is to be kept.
    ///
    /// # Errors
    /// As [`save`](Self::save); nothing is lost then, here or there.
    pub fn resolve_conflict(
        &mut self,
        agent: &str,
        month: Month,
        keep: Keep,
    ) -> Result<Saved, SaveFault> {
        let key = MonthKey::new(agent, month);
        let Some(slot) = self.slots.get_mut(&key) else {
            return Ok(Saved(()));
        };
        let record = slot.record.clone();
        let Some(SaveFault::Conflict(theirs)) = slot.fault.clone() else {
            return self.save(&record);
        };
        if keep == Keep::Mine {
            slot.seen = slot.theirs.take();
            return self.save(&record);
        }
        let stored = self.vault.get(&key.real())?;
        if stored != slot.theirs {
            return Err(self.clash(&key, stored));
        }
        if self.access() == Access::Full {
            // It would be put in place, or be offered as unreadable, later.
            self.vault.take(&key.next())?;
        }
        self.slots.remove(&key);
        if let Some((record, text)) = theirs.zip(stored) {
            self.slots.insert(key, Slot::stored(*record, text));
        }
        Ok(Saved(()))
    }

    fn month_changed(&mut self, key: MonthKey) -> Option<Change> {
        let stored = self.vault.get(&key.real()).ok()?;
        let slot = self.slots.get_mut(&key);
        let known = slot.as_ref().and_then(|slot| slot.seen.as_ref());
        if stored.as_ref() == known {
            return None;
        }
        let theirs = match stored.as_deref().map(|text| value::month(&key, text)) {
            None => None,
            Some(Reading::Good(record)) => Some(record),
            Some(Reading::Newer) => return Some(self.newer()),
            Some(Reading::Unreadable) => return slot.map(|_| Change::Damaged(key)),
        };
        match slot {
            Some(slot) if slot.fault.is_some() && theirs.as_ref() != Some(&slot.record) => {
                slot.theirs = stored;
                slot.fault = Some(SaveFault::Conflict(theirs.map(Box::new)));
                Some(Change::Conflict(key))
            }
            _ => {
                self.slots.remove(&key);
                if let Some((record, text)) = theirs.zip(stored) {
                    self.slots.insert(key.clone(), Slot::stored(record, text));
                }
                Some(Change::Month(key))
            }
        }
    }

    fn settings_changed(&mut self) -> Option<Change> {
        let stored = self.vault.get(SETTINGS).ok()?;
        if stored == self.settings_seen {
            return None;
        }
        let settings = match stored.as_deref().map(value::settings) {
            None => Settings::default(),
            Some(Reading::Good(settings)) => settings,
            Some(Reading::Newer) => return Some(self.newer()),
            Some(Reading::Unreadable) => return None,
        };
        self.settings_seen = stored;
        let other = self.settings != settings;
        self.settings = settings;
        other.then_some(Change::Settings)
    }

    fn aside_changed(&mut self, name: &str, number: u32) -> Option<Change> {
        let stored = self.vault.get(name).ok()?;
        let known = self.asides.iter().position(|aside| aside.place == name);
        match (stored.as_deref().map(value::aside), known) {
            (None, Some(index)) => drop(self.asides.remove(index)),
            (Some(Reading::Good(found)), None) => self.shelve(number, &found.key, &found.raw),
            (Some(Reading::Newer), _) => return Some(self.newer()),
            (Some(Reading::Unreadable), None) => {
                let raw = stored.unwrap_or_default();
                self.lay(name, &raw, AsideState::Unknown);
            }
            _ => return None,
        }
        Some(Change::Asides)
    }

    fn is_newer(&mut self, key: &Key, name: &str) -> bool {
        let stored = self.vault.get(name).ok().flatten();
        let newer = stored.is_some_and(|text| value::is_newer(key, &text));
        if newer {
            self.newer();
        }
        newer
    }

    const fn newer(&mut self) -> Change {
        self.vault.access = Access::ReadOnly;
        Change::Newer
    }

    /// Every key that there is, or was when last looked at.
    fn all_names(&self) -> Vec<String> {
        let mut names = self.vault.keys().unwrap_or_default();
        names.extend(self.slots.keys().map(MonthKey::real));
        names.extend(self.asides.iter().map(|aside| aside.place.clone()));
        names.extend([INDEX, SETTINGS, RULES].map(String::from));
        names.sort_unstable();
        names.dedup();
        names
    }
}
