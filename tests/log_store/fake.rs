//! A storage of rows with scripted faults. Clones are tabs of one browser.
//! Every call takes a while, before it does its work and after.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::Poll;

use kaohe::store::BackendFault;
use kaohe::store::log::{Applied, AsyncBackend, Batch};

#[derive(Clone, Debug, Default)]
pub struct Fake(Rc<RefCell<State>>);

#[derive(Debug, Default)]
struct State {
    schema: Option<String>,
    rows: BTreeMap<u64, String>,
    /// So many bytes and no more.
    quota: Option<usize>,
    blocked: bool,
    /// What happens at a call, counted from 1.
    script: BTreeMap<usize, Trick>,
    calls: usize,
    written: usize,
    news: Vec<Vec<u64>>,
}

#[derive(Clone, Debug)]
pub enum Trick {
    Fail(BackendFault),
    /// Does it, and fails all the same.
    Blind,
    /// Says yes and does nothing.
    Lose,
    /// Keeps the first half of each text, which nobody can read.
    Garble,
    /// Does it, and then another tab writes.
    Then(u64, Option<String>),
    /// Another tab writes first.
    First(u64, Option<String>),
    /// Another program takes over first.
    Schema(Option<String>),
}

impl Fake {
    pub fn new() -> Self {
        Self::default()
    }

    /// With rows that were written properly.
    pub fn of(rows: &[(u64, &str)]) -> Self {
        let fake = Self::new();
        fake.schema_is(Some("1"));
        for (id, what) in rows {
            fake.set(*id, Some(&super::row(what)));
        }
        fake
    }

    /// Tricks at the calls that come from now on, the next one being 1.
    pub fn script(&self, tricks: impl IntoIterator<Item = (usize, Trick)>) {
        let mut state = self.0.borrow_mut();
        state.calls = 0;
        state.script = tricks.into_iter().collect();
    }

    pub fn schema_is(&self, schema: Option<&str>) {
        self.0.borrow_mut().schema = schema.map(Into::into);
    }

    pub fn schema_text(&self) -> Option<String> {
        self.0.borrow().schema.clone()
    }

    pub fn set(&self, id: u64, text: Option<&str>) {
        self.0.borrow_mut().set(id, text.map(Into::into));
    }

    pub fn all(&self) -> Vec<(u64, String)> {
        let state = self.0.borrow();
        state
            .rows
            .iter()
            .map(|(id, text)| (*id, text.clone()))
            .collect()
    }

    /// Leaves room for so many bytes.
    pub fn leave(&self, bytes: Option<usize>) {
        let mut state = self.0.borrow_mut();
        state.quota = bytes.map(|bytes| state.size() + bytes);
    }

    pub fn block(&self, blocked: bool) {
        self.0.borrow_mut().blocked = blocked;
    }

    pub fn calls(&self) -> usize {
        self.0.borrow().calls
    }

    /// How many rows were ever written or removed.
    pub fn written(&self) -> usize {
        self.0.borrow().written
    }

    pub fn news(&self) -> Vec<Vec<u64>> {
        self.0.borrow().news.clone()
    }

    async fn call<T>(
        &self,
        work: impl FnOnce(&mut State, Option<&Trick>) -> Result<T, BackendFault>,
    ) -> Result<T, BackendFault> {
        a_while().await;
        let outcome = self.0.borrow_mut().call(work);
        a_while().await;
        outcome
    }
}

async fn a_while() {
    let mut waited = false;
    poll_fn(|context| {
        if std::mem::replace(&mut waited, true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

impl State {
    fn size(&self) -> usize {
        self.rows.values().map(String::len).sum()
    }

    fn set(&mut self, id: u64, text: Option<String>) {
        match text {
            Some(text) => drop(self.rows.insert(id, text)),
            None => drop(self.rows.remove(&id)),
        }
    }

    fn call<T>(
        &mut self,
        work: impl FnOnce(&mut Self, Option<&Trick>) -> Result<T, BackendFault>,
    ) -> Result<T, BackendFault> {
        self.calls += 1;
        let trick = self.script.get(&self.calls).cloned();
        match &trick {
            Some(Trick::Fail(fault)) => return Err(fault.clone()),
            Some(Trick::First(id, text)) => self.set(*id, text.clone()),
            Some(Trick::Schema(schema)) => self.schema.clone_from(schema),
            _ if self.blocked => return Err(BackendFault::Blocked),
            _ => {}
        }
        let outcome = work(self, trick.as_ref());
        match trick {
            Some(Trick::Blind) => Err(BackendFault::Other("blind".into())),
            Some(Trick::Then(id, text)) => {
                self.set(id, text);
                outcome
            }
            _ => outcome,
        }
    }

    fn apply(&mut self, batch: &Batch, trick: Option<&Trick>) -> Result<Applied, BackendFault> {
        if self.schema != batch.schema_seen && self.schema.as_ref() != Some(&batch.schema) {
            return Ok(Applied::Schema(self.schema.clone()));
        }
        let there = |id: &u64| self.rows.get(id).cloned();
        let found = batch.writes.iter().map(|write| (write, there(&write.id)));
        let found = found.filter(|(write, found)| *found != write.old);
        let found: Vec<_> = found.map(|(write, found)| (write.id, found)).collect();
        if !found.is_empty() {
            return Ok(Applied::Differs(found));
        }
        if let Some(Trick::Lose) = trick {
            return Ok(Applied::Done);
        }
        let before = (self.rows.clone(), self.written);
        for write in batch.writes.iter().filter(|write| write.old != write.new) {
            let half = |text: &String| text.chars().take(text.len() / 2).skip(1).collect();
            let text = match trick {
                Some(Trick::Garble) => write.new.as_ref().map(half),
                _ => write.new.clone(),
            };
            self.set(write.id, text);
            self.written += 1;
        }
        if self.quota.is_some_and(|quota| self.size() > quota) {
            (self.rows, self.written) = before;
            return Err(BackendFault::QuotaFull);
        }
        self.schema = Some(batch.schema.clone());
        Ok(Applied::Done)
    }
}

impl AsyncBackend for Fake {
    async fn schema(&self) -> Result<Option<String>, BackendFault> {
        self.call(|state, _| Ok(state.schema.clone())).await
    }

    async fn count(&self) -> Result<usize, BackendFault> {
        self.call(|state, _| Ok(state.rows.len())).await
    }

    async fn rows(&self, after: u64, limit: usize) -> Result<Vec<(u64, String)>, BackendFault> {
        let work = |state: &mut State, _: Option<&Trick>| {
            let rows = state.rows.range(after + 1..).take(limit);
            Ok(rows.map(|(id, text)| (*id, text.clone())).collect())
        };
        self.call(work).await
    }

    async fn get(&self, ids: &[u64]) -> Result<Vec<Option<String>>, BackendFault> {
        let work = |state: &mut State, _: Option<&Trick>| {
            Ok(ids.iter().map(|id| state.rows.get(id).cloned()).collect())
        };
        self.call(work).await
    }

    async fn apply(&self, batch: &Batch) -> Result<Applied, BackendFault> {
        self.call(|state, trick| state.apply(batch, trick)).await
    }

    fn announce(&self, ids: &[u64]) {
        self.0.borrow_mut().news.push(ids.to_vec());
    }
}
