//! A storage of rows with scripted faults. Clones are tabs of one browser.
//! Every call takes a while, before it does its work and after.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::poll_fn;
use std::ops::Bound;
use std::rc::Rc;
use std::task::Poll;

use kaohe::store::BackendFault;
use kaohe::store::rows::{Applied, Batch, RowBackend, RowKey as _, Table};

#[derive(Clone, Debug, Default)]
pub struct Fake(Rc<RefCell<State>>);

#[derive(Debug, Default)]
struct State {
    tables: BTreeMap<Table, Rows>,
    /// So many bytes and no more.
    quota: Option<usize>,
    blocked: bool,
    /// What happens at a call, counted from 1.
    script: BTreeMap<usize, Trick>,
    calls: usize,
    written: usize,
    news: Vec<Vec<String>>,
}

#[derive(Clone, Debug, Default)]
struct Rows {
    schema: Option<String>,
    rows: BTreeMap<String, String>,
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
        self.schema_of(Table::Log, schema);
    }

    /// Under which schema a table's rows were written.
    pub fn schema_of(&self, table: Table, schema: Option<&str>) {
        self.0.borrow_mut().of(table).schema = schema.map(Into::into);
    }

    pub fn schema_text(&self) -> Option<String> {
        self.0.borrow_mut().of(Table::Log).schema.clone()
    }

    pub fn set(&self, id: u64, text: Option<&str>) {
        self.put(Table::Log, &id.name(), text);
    }

    /// Another program writes under any name.
    pub fn put(&self, table: Table, name: &str, text: Option<&str>) {
        self.0.borrow_mut().set(table, name, text.map(Into::into));
    }

    /// The rows of a table by their names.
    pub fn named(&self, table: Table) -> Vec<(String, String)> {
        self.0
            .borrow_mut()
            .of(table)
            .rows
            .clone()
            .into_iter()
            .collect()
    }

    pub fn all(&self) -> Vec<(u64, String)> {
        self.named(Table::Log)
            .iter()
            .map(|(name, text)| (u64::named(name).expect("a number"), text.clone()))
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
        let ids = |names: &Vec<String>| names.iter().filter_map(|name| u64::named(name)).collect();
        self.0.borrow().news.iter().map(ids).collect()
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
    fn of(&mut self, table: Table) -> &mut Rows {
        self.tables.entry(table).or_default()
    }

    fn size(&self) -> usize {
        let rows = self.tables.values().flat_map(|table| table.rows.values());
        rows.map(String::len).sum()
    }

    fn set(&mut self, table: Table, name: &str, text: Option<String>) {
        let rows = &mut self.of(table).rows;
        match text {
            Some(text) => drop(rows.insert(name.into(), text)),
            None => drop(rows.remove(name)),
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
            Some(Trick::First(id, text)) => self.set(Table::Log, &id.name(), text.clone()),
            Some(Trick::Schema(schema)) => self.of(Table::Log).schema.clone_from(schema),
            _ if self.blocked => return Err(BackendFault::Blocked),
            _ => {}
        }
        let outcome = work(self, trick.as_ref());
        match trick {
            Some(Trick::Blind) => Err(BackendFault::Other("blind".into())),
            Some(Trick::Then(id, text)) => {
                self.set(Table::Log, &id.name(), text);
                outcome
            }
            _ => outcome,
        }
    }

    fn apply(&mut self, batch: &Batch, trick: Option<&Trick>) -> Result<Applied, BackendFault> {
        let table = self.of(batch.table);
        if table.schema != batch.schema_seen && table.schema.as_ref() != Some(&batch.schema) {
            return Ok(Applied::Schema(table.schema.clone()));
        }
        let there = |name: &String| table.rows.get(name).cloned();
        let found = batch.writes.iter().map(|write| (write, there(&write.name)));
        let found = found.filter(|(write, found)| *found != write.old);
        let found: Vec<_> = found
            .map(|(write, found)| (write.name.clone(), found))
            .collect();
        if !found.is_empty() {
            return Ok(Applied::Differs(found));
        }
        if let Some(Trick::Lose) = trick {
            return Ok(Applied::Done);
        }
        let before = (self.tables.clone(), self.written);
        for write in batch.writes.iter().filter(|write| write.old != write.new) {
            let half = |text: &String| text.chars().take(text.len() / 2).skip(1).collect();
            let text = match trick {
                Some(Trick::Garble) => write.new.as_ref().map(half),
                _ => write.new.clone(),
            };
            self.set(batch.table, &write.name, text);
            self.written += 1;
        }
        if self.quota.is_some_and(|quota| self.size() > quota) {
            (self.tables, self.written) = before;
            return Err(BackendFault::QuotaFull);
        }
        self.of(batch.table).schema = Some(batch.schema.clone());
        Ok(Applied::Done)
    }
}

impl RowBackend for Fake {
    async fn schema(&self, table: Table) -> Result<Option<String>, BackendFault> {
        self.call(|state, _| Ok(state.of(table).schema.clone()))
            .await
    }

    async fn count(&self, table: Table) -> Result<usize, BackendFault> {
        self.call(|state, _| Ok(state.of(table).rows.len())).await
    }

    async fn rows(
        &self,
        table: Table,
        after: &str,
        limit: usize,
    ) -> Result<Vec<(String, String)>, BackendFault> {
        let work = |state: &mut State, _: Option<&Trick>| {
            let behind = (Bound::Excluded(after.to_owned()), Bound::Unbounded);
            let rows = state.of(table).rows.range::<String, _>(behind).take(limit);
            Ok(rows
                .map(|(name, text)| (name.clone(), text.clone()))
                .collect())
        };
        self.call(work).await
    }

    async fn get(
        &self,
        table: Table,
        names: &[String],
    ) -> Result<Vec<Option<String>>, BackendFault> {
        let work = |state: &mut State, _: Option<&Trick>| {
            let rows = &state.of(table).rows;
            Ok(names.iter().map(|name| rows.get(name).cloned()).collect())
        };
        self.call(work).await
    }

    async fn apply(&self, batch: &Batch) -> Result<Applied, BackendFault> {
        self.call(|state, trick| state.apply(batch, trick)).await
    }

    fn announce(&self, _: Table, names: &[String]) {
        self.0.borrow_mut().news.push(names.to_vec());
    }
}
