//! The four calls that a storage answers, and a storage that is only memory.

use litemap::LiteMap;
use std::cell::RefCell;

/// A place for texts under keys, shared with other tabs and other pages.
/// Every call may fail, and may be the last one that happens.
pub trait Backend {
    /// The text under a key.
    ///
    /// # Errors
    /// When the storage can't be read.
    fn get(&self, key: &str) -> Result<Option<String>, BackendFault>;

    /// Puts a text under a key. When it fails, the old text must still be
    /// there, as the standard has it.
    ///
    /// # Errors
    /// When there is no room or no right to write.
    fn set(&self, key: &str, text: &str) -> Result<(), BackendFault>;

    /// Removes a key, if it's there.
    ///
    /// # Errors
    /// When there is no right to write.
    fn remove(&self, key: &str) -> Result<(), BackendFault>;

    /// All keys, other people's too, in any order.
    ///
    /// # Errors
    /// When the storage can't be read.
    fn keys(&self) -> Result<Vec<String>, BackendFault>;
}

/// Why a storage didn't do what it was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BackendFault {
    /// There is none, or the browser doesn't let the page near it.
    Blocked,
    /// No room.
    QuotaFull,
    /// Anything else, in the browser's words.
    Other(String),
}

/// What can be done with the storage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Access {
    /// Read and written.
    #[default]
    Full,
    /// A newer program's data lie there: read only.
    ReadOnly,
    /// It couldn't be read when the store was opened. Everything is in memory
    /// and gone with the page; nothing is ever written.
    Memory,
}

/// The proof of a save: the text was read back from storage and is the one
/// that was written. Nothing but the store makes one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saved(pub(super) ());

/// Whose state of a row stays, where two tabs changed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// The one of this tab.
    Mine,
    /// The one that another tab stored.
    Theirs,
}

/// A storage that lasts as long as the value: for tests and previews.
#[derive(Debug, Default)]
pub struct Memory(RefCell<LiteMap<String, String>>);

impl Backend for Memory {
    fn get(&self, key: &str) -> Result<Option<String>, BackendFault> {
        Ok(self.0.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), BackendFault> {
        self.0.borrow_mut().insert(key.into(), text.into());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), BackendFault> {
        self.0.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, BackendFault> {
        Ok(self.0.borrow().keys().cloned().collect())
    }
}

impl<B: Backend + ?Sized> Backend for std::rc::Rc<B> {
    fn get(&self, key: &str) -> Result<Option<String>, BackendFault> {
        (**self).get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), BackendFault> {
        (**self).set(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), BackendFault> {
        (**self).remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, BackendFault> {
        (**self).keys()
    }
}
