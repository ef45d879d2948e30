//! A storage with scripted faults. Clones are tabs of one browser.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use kaohe::store::{Backend, BackendFault};

#[derive(Clone, Debug, Default)]
pub struct Fake(Rc<RefCell<State>>);

#[derive(Debug, Default)]
struct State {
    texts: BTreeMap<String, String>,
    quota: Option<usize>,
    blocked: bool,
    /// What happens at a change (a `set` or `remove`), counted from 1.
    script: BTreeMap<usize, Trick>,
    changes: usize,
    calls: usize,
    /// The page is gone after so many changes.
    dies_after: Option<usize>,
}

#[derive(Clone, Debug)]
pub enum Trick {
    Fail(BackendFault),
    /// Says yes and does nothing.
    Lose,
    /// Keeps the first half of the text.
    Halve,
    /// Does it, and then another tab writes.
    Then(String, String),
    /// Does it, but the look after it fails.
    Blind,
}

impl Fake {
    pub fn new() -> Self {
        Self::default()
    }

    /// Tricks at the changes that come from now on, the next one being 1.
    pub fn script(&self, tricks: impl IntoIterator<Item = (usize, Trick)>) {
        let mut state = self.0.borrow_mut();
        state.changes = 0;
        state.script = tricks.into_iter().collect();
    }

    /// The page is gone after so many changes from now.
    pub fn die_after(&self, changes: usize) {
        let mut state = self.0.borrow_mut();
        state.changes = 0;
        state.dies_after = Some(changes);
    }

    /// A new page over the same storage, all tricks forgotten.
    pub fn reload(&self) {
        let mut state = self.0.borrow_mut();
        state.script.clear();
        state.dies_after = None;
    }

    pub fn changes(&self) -> usize {
        self.0.borrow().changes
    }

    pub fn calls(&self) -> usize {
        self.0.borrow().calls
    }

    pub fn quota(&self, units: Option<usize>) {
        self.0.borrow_mut().quota = units;
    }

    /// Leaves room for so many units.
    pub fn leave(&self, units: usize) {
        let full = self.0.borrow().size();
        self.quota(Some(full + units));
    }

    pub fn block(&self, blocked: bool) {
        self.0.borrow_mut().blocked = blocked;
    }

    pub fn put(&self, key: &str, text: &str) {
        let mut state = self.0.borrow_mut();
        state.texts.insert(key.into(), text.into());
    }

    pub fn text(&self, key: &str) -> Option<String> {
        self.0.borrow().texts.get(key).cloned()
    }

    pub fn drop_key(&self, key: &str) {
        self.0.borrow_mut().texts.remove(key);
    }

    pub fn all(&self) -> BTreeMap<String, String> {
        self.0.borrow().texts.clone()
    }

    pub fn names(&self) -> Vec<String> {
        self.all().into_keys().collect()
    }
}

impl State {
    fn size(&self) -> usize {
        self.texts
            .iter()
            .map(|(key, text)| size(key) + size(text))
            .sum()
    }

    fn look(&mut self) -> Result<(), BackendFault> {
        self.calls += 1;
        if self.dies_after.is_some_and(|last| self.changes >= last) {
            return Err(BackendFault::Other("the page is gone".into()));
        }
        match self.script.get(&self.changes) {
            Some(Trick::Blind) => Err(BackendFault::Other("blind".into())),
            _ if self.blocked => Err(BackendFault::Blocked),
            _ => Ok(()),
        }
    }

    fn change(&mut self, key: &str, text: Option<&str>) -> Result<(), BackendFault> {
        self.calls += 1;
        if self.dies_after.is_some_and(|last| self.changes >= last) {
            return Err(BackendFault::Other("the page is gone".into()));
        }
        if self.blocked {
            return Err(BackendFault::Blocked);
        }
        self.changes += 1;
        let trick = self.script.get(&self.changes).cloned();
        match &trick {
            Some(Trick::Fail(fault)) => return Err(fault.clone()),
            Some(Trick::Lose) => return Ok(()),
            _ => {}
        }
        let Some(text) = text else {
            self.texts.remove(key);
            return Ok(());
        };
        let old = self.texts.get(key).map_or(0, |old| size(key) + size(old));
        let full = self.size() - old + size(key) + size(text);
        if self.quota.is_some_and(|quota| full > quota) {
            return Err(BackendFault::QuotaFull);
        }
        let half = |text: &str| text.chars().take(text.chars().count() / 2).collect();
        let text = match &trick {
            Some(Trick::Halve) => half(text),
            _ => text.to_owned(),
        };
        self.texts.insert(key.into(), text);
        if let Some(Trick::Then(key, text)) = trick {
            self.texts.insert(key, text);
        }
        Ok(())
    }
}

fn size(text: &str) -> usize {
    text.encode_utf16().count()
}

impl Backend for Fake {
    fn get(&self, key: &str) -> Result<Option<String>, BackendFault> {
        self.0.borrow_mut().look()?;
        Ok(self.text(key))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), BackendFault> {
        self.0.borrow_mut().change(key, Some(text))
    }

    fn remove(&self, key: &str) -> Result<(), BackendFault> {
        self.0.borrow_mut().change(key, None)
    }

    fn keys(&self) -> Result<Vec<String>, BackendFault> {
        self.0.borrow_mut().look()?;
        Ok(self.names())
    }
}
