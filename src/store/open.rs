//! Opening: everything is read before anything is written.

use super::aside::AsideState;
use super::key::{INDEX, Key};
use super::value::{self, Beside, Months, Reading, mark};
use super::vault::Vault;
use super::{Access, Backend, BackendFault, MonthKey, Settings, Slot, Store};

/// What the store found when it was opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// What can be done with the storage.
    pub access: Access,
    /// Why it couldn't be read, with [`Access::Memory`].
    pub fault: Option<BackendFault>,
    /// Months whose saving had been cut off, and was finished now.
    pub finished: Vec<MonthKey>,
    /// Months that the index lists and that are gone: the browser, or
    /// somebody, removed them. Told once.
    pub missing: Vec<MonthKey>,
    /// The ids of what couldn't be read, but for what lay aside already and
    /// for keys that no version wrote.
    pub unreadable: Vec<u32>,
    /// Whether the index was missing or wrong, and was made anew.
    pub index_rebuilt: bool,
}

impl<B: Backend> Store<B> {
    /// Reads all that is stored. Never fails: without storage the store works
    /// in memory, and says so.
    pub fn open(backend: B) -> (Self, Opened) {
        let mut store = Self {
            vault: Vault::new(backend),
            slots: litemap::LiteMap::new(),
            settings: Settings::default(),
            settings_seen: None,
            rules_seen: None,
            asides: Vec::new(),
            next_id: 1,
            next_number: 1,
        };
        let mut opened = Opened::default();
        match store.vault.all() {
            Ok(found) => store.load(found, &mut opened),
            Err(fault) => {
                store.vault.access = Access::Memory;
                opened.fault = Some(fault);
            }
        }
        opened.access = store.vault.access;
        (store, opened)
    }

    fn load(&mut self, found: Vec<(String, String)>, opened: &mut Opened) {
        let mut unreadable = Vec::new();
        let mut besides = Vec::new();
        let mut newer = Vec::new();
        let mut unknown = Vec::new();
        let mut index = None;
        for (name, text) in found {
            match Key::read(&name) {
                Some(Key::Aside(number)) => match value::aside(&text) {
                    Reading::Good(found) => self.shelve(number, &found.key, &found.raw),
                    Reading::Newer => newer.push((name, text)),
                    Reading::Unreadable => unknown.push((name, text)),
                },
                Some(Key::Month(key)) => match value::month(&key, &text) {
                    Reading::Good(record) => {
                        drop(self.slots.insert(key, Slot::stored(record, text)))
                    }
                    Reading::Newer => newer.push((name, text)),
                    Reading::Unreadable => unreadable.push((name, text)),
                },
                Some(Key::Next(key)) => match value::beside(&key, &text) {
                    Reading::Good(beside) => besides.push((key, beside, text)),
                    Reading::Newer => newer.push((name, text)),
                    Reading::Unreadable => unreadable.push((name, text)),
                },
                Some(Key::Settings) => match value::settings(&text) {
                    Reading::Good(settings) => {
                        self.settings = settings;
                        self.settings_seen = Some(text);
                    }
                    Reading::Newer => newer.push((name, text)),
                    Reading::Unreadable => unreadable.push((name, text)),
                },
                Some(Key::Rules) => match value::claimed(&text) {
                    // Read in full when they're asked for.
                    Reading::Good(()) => self.rules_seen = Some(text),
                    Reading::Newer => newer.push((name, text)),
                    Reading::Unreadable => unreadable.push((name, text)),
                },
                Some(Key::Index) => match value::index(&text) {
                    Reading::Good(months) => index = Some((text, months)),
                    Reading::Newer => newer.push((name, text)),
                    Reading::Unreadable => unreadable.push((name, text)),
                },
                Some(Key::Unknown) => unknown.push((name, text)),
                None => {}
            }
        }
        for (name, text) in unknown {
            self.lay(&name, &text, AsideState::Unknown);
        }
        let known = self.asides.len();
        if !newer.is_empty() {
            self.vault.access = Access::ReadOnly;
        }
        for (name, text) in newer {
            self.lay(&name, &text, AsideState::Newer);
        }
        for (name, text) in &unreadable {
            // Where that fails, the key is locked and listed.
            let _ = self.set_aside(name, text);
        }
        for (key, beside, text) in besides {
            self.finish(key, beside, &text, opened);
        }
        self.check_index(index, &unreadable, opened);
        let fresh = self.asides.iter().skip(known);
        opened.unreadable = fresh.map(|aside| aside.id).collect();
    }

    /// Ends a save that was cut off.
    fn finish(&mut self, key: MonthKey, beside: Beside, text: &str, opened: &mut Opened) {
        let slot = self.slots.get(&key);
        if slot.is_some_and(|slot| slot.record == beside.record) {
            // Should it stay, it's equal to the month.
            self.vault.sweep(&key.next());
            return;
        }
        let seen = slot.and_then(|slot| slot.seen.as_ref());
        // Nothing under the key, or what was to be replaced.
        if seen.is_none_or(|seen| beside.replaces == Some(mark(seen))) {
            if self.save_month(&key, &beside.record).is_ok() {
                opened.finished.push(key);
            }
        } else {
            let _ = self.set_aside(&key.next(), text);
        }
    }

    fn check_index(
        &mut self,
        index: Option<(String, Months)>,
        unreadable: &[(String, String)],
        opened: &mut Opened,
    ) {
        let real = self.stored_months();
        let (text, listed) = index.unzip();
        let months = listed.iter().flatten();
        let listed_keys = months.flat_map(|(agent, months)| {
            months
                .keys()
                .map(|month| MonthKey::new(agent.as_str(), *month))
        });
        // What couldn't be read isn't gone, nor what only memory has.
        opened.missing = listed_keys
            .filter(|key| !self.slots.contains_key(key))
            .filter(|key| !unreadable.iter().any(|(name, _)| *name == key.real()))
            .filter(|key| !self.asides.iter().any(|aside| aside.key == key.real()))
            .collect();
        if listed.unwrap_or_default() != real && self.unlock(INDEX).is_ok() {
            opened.index_rebuilt = self.put_index(text.as_deref(), real).is_ok();
        }
    }
}

impl Slot {
    /// A month as it's stored.
    pub(super) const fn stored(record: crate::record::Record, text: String) -> Self {
        Self {
            record,
            seen: Some(text),
            tried: None,
            hurt: false,
            fault: None,
            theirs: None,
        }
    }
}
