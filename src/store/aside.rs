//! What couldn't be read: kept, offered, and removed only on someone's word.

use super::key::{self, Key};
use super::value::{self, Reading};
use super::{Backend, MonthKey, SaveFault, Store};

/// Something under our prefix that couldn't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// Its name for [`Store::discard_aside`]; never used twice by one store.
    pub id: u32,
    /// The key that it was found under.
    pub key: String,
    /// The whole text, to download.
    pub raw: String,
    /// Where it lies now.
    pub state: AsideState,
    /// The key that it lies under now.
    pub(super) place: String,
}

/// Where an unreadable text lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AsideState {
    /// Under a key of its own; the key that it was found under is free again.
    SetAside,
    /// Still where it was found, for want of room: that key can't be saved to
    /// until there is room or the text is discarded.
    Locked,
    /// Where it was found: a newer program wrote it. The store is read-only.
    Newer,
    /// Where it was found: nothing is ever written there.
    Unknown,
}

impl Aside {
    /// The month that it was found in the place of, if any.
    pub fn month(&self) -> Option<MonthKey> {
        match Key::read(&self.key)? {
            Key::Month(month) | Key::Next(month) => Some(month),
            _ => None,
        }
    }
}

impl<B: Backend> Store<B> {
    /// Everything that couldn't be read, in the order it was found.
    pub fn asides(&self) -> &[Aside] {
        &self.asides
    }

    /// Removes an unreadable text for good. One that is gone already counts
    /// as removed.
    ///
    /// # Errors
    /// When it's still there; with [`SaveFault::Conflict`] of no month if
    /// something else lies there now.
    pub fn discard_aside(&mut self, id: u32) -> Result<(), SaveFault> {
        let Some(index) = self.asides.iter().position(|aside| aside.id == id) else {
            return Ok(());
        };
        let aside = &self.asides[index];
        self.vault.writable()?;
        if let Some(text) = self.vault.get(&aside.place)? {
            let same = match (aside.state, value::aside(&text)) {
                (AsideState::SetAside, Reading::Good(found)) => found.is(&aside.key, &aside.raw),
                _ => text == aside.raw,
            };
            if !same {
                return Err(SaveFault::Conflict(None));
            }
            self.vault.take(&aside.place)?;
        }
        self.asides.remove(index);
        Ok(())
    }

    /// Copies what lies under a key to an aside key, reads it back, and
    /// removes it from its own. Returns what is left there: nothing, or the
    /// same text if it couldn't be removed; it may be overwritten now.
    pub(super) fn set_aside(&mut self, key: &str, raw: &str) -> Result<Option<String>, SaveFault> {
        let copied = |aside: &Aside| {
            aside.state == AsideState::SetAside && aside.key == key && aside.raw == raw
        };
        if !self.asides.iter().any(copied) {
            let Ok(number) = self.copy_aside(key, raw) else {
                self.lay(key, raw, AsideState::Locked);
                return Err(SaveFault::Locked);
            };
            self.shelve(number, key, raw);
        }
        self.asides
            .retain(|aside| aside.state != AsideState::Locked || aside.key != key);
        if self.vault.get(key)?.as_deref() == Some(raw) {
            // Should it stay, it may be overwritten all the same.
            self.vault.sweep(key);
        }
        match self.vault.get(key)? {
            // Another tab was here.
            Some(left) if left != raw => Err(SaveFault::Locked),
            left => Ok(left),
        }
    }

    fn copy_aside(&mut self, key: &str, raw: &str) -> Result<u32, SaveFault> {
        self.vault.writable()?;
        // The browser puts this sign where it can't hand over what is there:
        // the copy would be less than the original.
        if raw.contains('\u{FFFD}') {
            return Err(SaveFault::Locked);
        }
        let text = value::aside_text(key, raw)?;
        // Another tab may have taken the next few numbers.
        for _ in 0..64 {
            let number = self.next_number;
            let place = key::aside(number);
            self.next_number = number.saturating_add(1);
            if self.vault.get(&place)?.is_none() {
                return match self.vault.put(&place, &text) {
                    Ok(()) => Ok(number),
                    Err(_) => {
                        self.vault.sweep(&place);
                        Err(SaveFault::Locked)
                    }
                };
            }
        }
        Err(SaveFault::Locked)
    }

    /// If the key is locked, tries once more to set aside what lies there.
    pub(super) fn unlock(&mut self, key: &str) -> Result<(), SaveFault> {
        let locked = |aside: &Aside| aside.state == AsideState::Locked && aside.key == key;
        let Some(aside) = self.asides.iter().find(|aside| locked(aside)) else {
            return Ok(());
        };
        match self.vault.get(key)? {
            Some(raw) if raw == aside.raw => self.set_aside(key, &raw).map(|_| ()),
            // Another tab settled it.
            _ => {
                self.asides.retain(|aside| !locked(aside));
                Ok(())
            }
        }
    }

    /// Lists what lies under an aside key.
    pub(super) fn shelve(&mut self, number: u32, key: &str, raw: &str) {
        self.next_number = self.next_number.max(number.saturating_add(1));
        self.add_aside(key, raw, AsideState::SetAside, key::aside(number));
    }

    /// Lists something that stays where it was found.
    pub(super) fn lay(&mut self, key: &str, raw: &str, state: AsideState) {
        self.add_aside(key, raw, state, key.into());
    }

    fn add_aside(&mut self, key: &str, raw: &str, state: AsideState, place: String) {
        self.asides.retain(|aside| aside.place != place);
        let (key, raw) = (key.into(), raw.into());
        let id = self.next_id;
        self.next_id = id.saturating_add(1);
        self.asides.push(Aside {
            id,
            key,
            raw,
            state,
            place,
        });
    }
}
