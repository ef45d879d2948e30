//! A table's rows by the names of their keys: the store's work, compiled once
//! for all tables. [`RowStore`](super::RowStore) gives it the table's types.

use std::any::Any;
use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use litemap::LiteMap;

use super::super::Access;
use super::turn::Turn;
use super::{Format, RowFault, RowKey as _, Table, Unsaved};

/// The rows of one table.
pub(super) struct Core<B> {
    pub backend: B,
    pub meaning: Box<dyn Meaning>,
    pub turn: Turn,
    // Never borrowed while anything is awaited or anyone else's code runs.
    pub state: RefCell<State>,
}

impl<B> fmt::Debug for Core<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Core").field(&self.table()).finish()
    }
}

/// A [`Format`] by names, without its types.
pub(super) trait Meaning {
    fn table(&self) -> Table;
    fn schema(&self) -> u32;
    /// Whether a key is called so.
    fn is_name(&self, name: &str) -> bool;
    /// What a text holds.
    fn read(&self, name: &str, text: &str) -> Option<Rc<dyn Any>>;
    fn migrate(&self, from: u32, name: &str, text: &str) -> Option<String>;
}

impl<F: Format> Meaning for F {
    fn table(&self) -> Table {
        F::TABLE
    }

    fn schema(&self) -> u32 {
        F::SCHEMA
    }

    fn is_name(&self, name: &str) -> bool {
        F::Key::named(name).is_some()
    }

    fn read(&self, name: &str, text: &str) -> Option<Rc<dyn Any>> {
        let entry = Format::read(self, &F::Key::named(name)?, text)?;
        Some(Rc::new(entry))
    }

    fn migrate(&self, from: u32, name: &str, text: &str) -> Option<String> {
        Format::migrate(self, from, &F::Key::named(name)?, text)
    }
}

#[derive(Debug)]
pub(super) struct State {
    pub access: Access,
    /// The schema's text as last seen.
    pub schema: Option<String>,
    pub slots: LiteMap<String, Slot>,
    /// The texts that couldn't be read.
    pub asides: LiteMap<String, String>,
    /// Whether the storage was found empty after there had been something.
    pub was_emptied: bool,
}

/// A row as the page knows it, and as storage had it when last looked at.
#[derive(Debug)]
pub(super) struct Slot {
    /// None if it's to be removed.
    pub mine: Option<Kept>,
    pub seen: Option<String>,
    /// What writes whose outcome wasn't seen may have put there all the same.
    pub tried: Vec<Option<String>>,
    /// Why `mine` isn't what is stored.
    pub fault: Option<RowFault>,
}

/// A text and what it means.
#[derive(Debug)]
pub(super) struct Kept {
    pub text: String,
    /// The table's kind of entry.
    pub entry: Rc<dyn Any>,
}

impl<B> Core<B> {
    pub fn new(backend: B, meaning: impl Meaning + 'static) -> Self {
        Self {
            backend,
            meaning: Box::new(meaning),
            turn: Turn::default(),
            state: RefCell::new(State {
                access: Access::Full,
                schema: None,
                slots: LiteMap::new(),
                asides: LiteMap::new(),
                was_emptied: false,
            }),
        }
    }

    pub fn access(&self) -> Access {
        self.state.borrow().access
    }

    pub fn unsaved(&self) -> Vec<Unsaved<String>> {
        let state = self.state.borrow();
        let slots = state.slots.iter();
        slots.filter_map(|(id, slot)| slot.unsaved(id)).collect()
    }

    pub fn table(&self) -> Table {
        self.meaning.table()
    }

    pub fn schema(&self) -> u32 {
        self.meaning.schema()
    }

    pub fn is_name(&self, name: &str) -> bool {
        self.meaning.is_name(name)
    }

    pub fn read(&self, name: &str, text: &str) -> Option<Kept> {
        let entry = self.meaning.read(name, text)?;
        let text = text.to_owned();
        Some(Kept { text, entry })
    }
}

impl State {
    /// Somebody emptied the storage while the page was open: all that is in
    /// memory has to be written anew.
    pub fn emptied(&mut self) {
        self.was_emptied = true;
        self.slots.retain(|_, slot| slot.mine.is_some());
        for (_, slot) in self.slots.iter_mut() {
            slot.seen = None;
            slot.tried.clear();
            slot.fault = Some(RowFault::Waiting);
        }
    }

    pub fn fail(&mut self, ids: &[String], fault: &RowFault) {
        for id in ids {
            if let Some(slot) = self.slots.get_mut(id) {
                slot.fault = Some(fault.clone());
            }
        }
    }
}

impl Slot {
    /// A row as it's stored.
    pub const fn stored(kept: Kept, text: String) -> Self {
        Self {
            mine: Some(kept),
            seen: Some(text),
            tried: Vec::new(),
            fault: None,
        }
    }

    pub fn text(&self) -> Option<&String> {
        self.mine.as_ref().map(|kept| &kept.text)
    }

    pub fn unsaved(&self, id: &str) -> Option<Unsaved<String>> {
        let fault = self.fault.clone()?;
        let mine = self.text().cloned();
        let id = id.to_owned();
        Some(Unsaved { id, mine, fault })
    }
}
