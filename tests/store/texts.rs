//! A storage of texts under keys, with scripted faults.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use kaohe::store::{Backend, BackendFault};

#[derive(Debug, Default)]
pub struct Texts {
    texts: RefCell<BTreeMap<String, String>>,
    pub blocked: Cell<bool>,
    /// So many changes are still done.
    pub changes_left: Cell<Option<usize>>,
}

impl Texts {
    pub fn of(texts: &[(&str, &str)]) -> Self {
        let own = |(key, text): &(&str, &str)| ((*key).to_owned(), (*text).to_owned());
        Self {
            texts: RefCell::new(texts.iter().map(own).collect()),
            ..Self::default()
        }
    }

    pub fn put(&self, key: &str, text: &str) {
        self.texts.borrow_mut().insert(key.into(), text.into());
    }

    pub fn text(&self, key: &str) -> Option<String> {
        self.texts.borrow().get(key).cloned()
    }

    pub fn all(&self) -> Vec<(String, String)> {
        self.texts.borrow().clone().into_iter().collect()
    }

    fn look(&self) -> Result<(), BackendFault> {
        match self.blocked.get() {
            true => Err(BackendFault::Blocked),
            false => Ok(()),
        }
    }

    fn change(&self) -> Result<(), BackendFault> {
        self.look()?;
        match self.changes_left.get() {
            Some(0) => Err(BackendFault::QuotaFull),
            Some(left) => {
                self.changes_left.set(Some(left - 1));
                Ok(())
            }
            None => Ok(()),
        }
    }
}

impl Backend for Texts {
    fn get(&self, key: &str) -> Result<Option<String>, BackendFault> {
        self.look()?;
        Ok(self.text(key))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), BackendFault> {
        self.change()?;
        self.put(key, text);
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), BackendFault> {
        self.change()?;
        self.texts.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, BackendFault> {
        self.look()?;
        Ok(self.texts.borrow().keys().cloned().collect())
    }
}
