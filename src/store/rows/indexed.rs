//! The browser's `IndexedDB`.
//!
//! A transaction lives only as long as there are requests in it: between its
//! beginning and its end nothing else may be awaited than its own requests.

use std::cell::RefCell;
use std::rc::Rc;

use idb::{Error, KeyRange, ObjectStore, Request, Transaction, TransactionMode};
use wasm_bindgen::{JsCast as _, JsValue};

use super::super::BackendFault;
use super::connection::{Connection, META};
use super::named::named;
use super::news::{Listener, News};
use super::signal::Signal;
use super::{Applied, Batch, RowBackend, Table};

/// So few rows are asked for one by one.
const FEW: usize = 8;

/// `IndexedDB`, or its absence: where the browser has none, or refuses it,
/// every call answers [`BackendFault::Blocked`].
///
/// It's opened by the first call, closed when another tab wants to change its
/// structure, and opened again by the next call.
#[derive(Debug, Default)]
pub struct IndexedDb {
    connection: RefCell<Option<Rc<Connection>>>,
    news: News,
}

/// A transaction on its way.
struct Running {
    connection: Rc<Connection>,
    table: Table,
    transaction: Transaction,
    /// Whether it was committed.
    end: Signal<bool>,
    ended: bool,
}

impl Drop for Running {
    fn drop(&mut self) {
        // The browser may still call them.
        if !self.ended {
            self.transaction.forget_callbacks();
        }
    }
}

impl IndexedDb {
    /// Nothing is opened yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Hears of the rows that other tabs wrote, as long as what is returned
    /// lives. None where the browser has no such news.
    pub fn listen(&self, heard: impl Fn(Table, Vec<String>) + 'static) -> Option<Listener> {
        self.news.listen(heard)
    }

    async fn connect(&self) -> Result<Rc<Connection>, BackendFault> {
        let before = self.connection.borrow().clone();
        if let Some(open) = before.filter(|open| !open.is_closed()) {
            return Ok(open);
        }
        let connection = Rc::new(Connection::open().await?);
        let before = self.connection.replace(Some(Rc::clone(&connection)));
        drop(before);
        Ok(connection)
    }

    async fn begin(&self, table: Table, mode: TransactionMode) -> Result<Running, BackendFault> {
        let mut again = true;
        loop {
            let connection = self.connect().await?;
            match connection.transaction(table, mode) {
                Ok(transaction) => return Ok(Running::new(connection, table, transaction)),
                // It may have been closed without a word.
                Err(_) if again => connection.is_gone(),
                Err(fault) => return Err(fault),
            }
            again = false;
        }
    }
}

impl Running {
    fn new(connection: Rc<Connection>, table: Table, mut transaction: Transaction) -> Self {
        let end = Signal::new();
        let signal = end.clone();
        transaction.on_complete(move |_| signal.give(true));
        let signal = end.clone();
        transaction.on_abort(move |_| signal.give(false));
        Self {
            connection,
            table,
            transaction,
            end,
            ended: false,
        }
    }

    fn rows(&self) -> Result<ObjectStore, BackendFault> {
        self.store(self.table.name())
    }

    fn meta(&self) -> Result<ObjectStore, BackendFault> {
        self.store(META)
    }

    fn store(&self, name: &str) -> Result<ObjectStore, BackendFault> {
        self.transaction.object_store(name).map_err(|e| fault(&e))
    }

    /// Waits until it's committed.
    async fn done(mut self) -> Result<(), BackendFault> {
        let committed = self.end.wait().await;
        self.ended = true;
        if committed {
            return Ok(());
        }
        Err(match self.transaction.error() {
            Some(error) => named([error.name(), error.message()].join(": ")),
            None => BackendFault::Other("the transaction was aborted".into()),
        })
    }

    /// Takes all of it back.
    async fn undone(mut self) {
        // It fails only if it's at its end already.
        if let Ok(store) = self.transaction.object_store(META) {
            let _ = store.transaction().abort();
        }
        self.end.wait().await;
        self.ended = true;
    }
}

impl RowBackend for IndexedDb {
    async fn schema(&self, table: Table) -> Result<Option<String>, BackendFault> {
        let running = self.begin(table, TransactionMode::ReadOnly).await?;
        let newer = running.connection.newer().map(str::to_owned);
        let request = running.meta()?.get(schema_key(table));
        let request = request.map_err(|e| fault(&e))?;
        running.done().await?;
        Ok(newer.or(text(&request)?))
    }

    async fn count(&self, table: Table) -> Result<usize, BackendFault> {
        let running = self.begin(table, TransactionMode::ReadOnly).await?;
        let request = running.rows()?.count(None).map_err(|e| fault(&e))?;
        running.done().await?;
        let count = request.result().map_err(|e| fault(&e))?;
        Ok(count.as_f64().map_or(0, |count| count as usize))
    }

    async fn rows(
        &self,
        table: Table,
        after: &str,
        limit: usize,
    ) -> Result<Vec<(String, String)>, BackendFault> {
        let limit = u32::try_from(limit).unwrap_or(u32::MAX);
        let mut after = JsValue::from_str(after);
        loop {
            let running = self.begin(table, TransactionMode::ReadOnly).await?;
            let rows = running.rows()?;
            let range = KeyRange::lower_bound(&after, Some(true));
            let range = range.map_err(|e| fault(&e))?;
            let keys = rows.get_all_keys(Some(range.clone().into()), Some(limit));
            let keys = keys.map_err(|e| fault(&e))?;
            let texts = rows.get_all(Some(range.into()), Some(limit));
            let texts = texts.map_err(|e| fault(&e))?;
            running.done().await?;
            let (keys, texts) = (array(&keys)?, array(&texts)?);
            let row = |(key, text): (JsValue, JsValue)| Some((key.as_string()?, text_of(&text)?));
            let rows: Vec<_> = keys.iter().zip(texts.iter()).filter_map(row).collect();
            // Keys that no version of the program writes aren't the end.
            if !rows.is_empty() || keys.length() == 0 {
                return Ok(rows);
            }
            after = keys.get(keys.length() - 1);
        }
    }

    async fn get(
        &self,
        table: Table,
        names: &[String],
    ) -> Result<Vec<Option<String>>, BackendFault> {
        let running = self.begin(table, TransactionMode::ReadOnly).await?;
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let found = texts(&running, &names).await;
        // It knows better why.
        running.done().await?;
        found
    }

    async fn apply(&self, batch: &Batch) -> Result<Applied, BackendFault> {
        let running = self.begin(batch.table, TransactionMode::ReadWrite).await?;
        let found = match look(&running, batch).await {
            Ok(Applied::Done) => write(&running, batch).map(|()| Applied::Done),
            found => found,
        };
        if let Ok(Applied::Done) = found {
            running.done().await?;
        } else {
            running.undone().await;
        }
        found
    }

    fn announce(&self, table: Table, names: &[String]) {
        self.news.announce(table, names);
    }
}

/// Whether all is as expected; `Done` if it is.
async fn look(running: &Running, batch: &Batch) -> Result<Applied, BackendFault> {
    if let Some(newer) = running.connection.newer().map(str::to_owned) {
        return Ok(Applied::Schema(Some(newer)));
    }
    let schema = running.meta()?.get(schema_key(batch.table));
    let mut schema = schema.map_err(|e| fault(&e))?;
    answered(&mut schema).await;
    let found = text(&schema)?;
    if found != batch.schema_seen && found.as_ref() != Some(&batch.schema) {
        return Ok(Applied::Schema(found));
    }
    let names: Vec<&str> = batch.writes.iter().map(|write| &*write.name).collect();
    let mut differing = Vec::new();
    for (write, found) in batch.writes.iter().zip(texts(running, &names).await?) {
        if found != write.old {
            differing.push((write.name.clone(), found));
        }
    }
    Ok(match differing.is_empty() {
        true => Applied::Done,
        false => Applied::Differs(differing),
    })
}

/// The texts under these names, in their order. Names that lie side by side are
/// read at once: one by one, thousands take seconds.
async fn texts(running: &Running, names: &[&str]) -> Result<Vec<Option<String>>, BackendFault> {
    let rows = running.rows()?;
    let range = names.iter().min().zip(names.iter().max());
    if let Some((first, last)) = range.filter(|_| names.len() > FEW) {
        let range = KeyRange::bound(&(*first).into(), &(*last).into(), None, None);
        let range = range.map_err(|e| fault(&e))?;
        let mut count = rows
            .count(Some(range.clone().into()))
            .map_err(|e| fault(&e))?;
        answered(&mut count).await;
        let count = count.result().map_err(|e| fault(&e))?;
        let count = count.as_f64().map_or(usize::MAX, |count| count as usize);
        if count == 0 {
            return Ok(vec![None; names.len()]);
        }
        if count <= names.len() * 2 {
            let keys = rows.get_all_keys(Some(range.clone().into()), None);
            let keys = keys.map_err(|e| fault(&e))?;
            let texts = rows.get_all(Some(range.into()), None);
            let mut texts = texts.map_err(|e| fault(&e))?;
            answered(&mut texts).await;
            let (keys, texts) = (array(&keys)?, array(&texts)?);
            let key = |(place, key): (u32, JsValue)| Some((key.as_string()?, place));
            let mut places: Vec<_> = (0..).zip(keys.iter()).filter_map(key).collect();
            places.sort_unstable();
            let found = |name: &&str| {
                let at = places.binary_search_by(|(key, _)| key.as_str().cmp(name));
                text_of(&texts.get(places.get(at.ok()?)?.1))
            };
            return Ok(names.iter().map(found).collect());
        }
    }
    let requests = names.iter().map(|name| rows.get(JsValue::from_str(name)));
    let requests = requests.collect::<Result<Vec<_>, _>>();
    let mut requests = requests.map_err(|e| fault(&e))?;
    // When the last one is answered, all are.
    if let Some(last) = requests.last_mut() {
        answered(last).await;
    }
    requests.iter().map(text).collect()
}

async fn answered(request: &mut impl Request) {
    let answered = Signal::new();
    let signal = answered.clone();
    request.on_success(move |_| signal.give(()));
    let signal = answered.clone();
    request.on_error(move |_| signal.give(()));
    answered.wait().await;
}

/// What can't be written aborts the transaction.
fn write(running: &Running, batch: &Batch) -> Result<(), BackendFault> {
    let put = |store: &ObjectStore, key: JsValue, text: &str| {
        store.put(&JsValue::from_str(text), Some(&key)).map(drop)
    };
    let (rows, meta) = (running.rows()?, running.meta()?);
    let schema = put(&meta, schema_key(batch.table), &batch.schema);
    schema.map_err(|e| fault(&e))?;
    for write in batch.writes.iter().filter(|write| write.old != write.new) {
        let name = JsValue::from_str(&write.name);
        let outcome = match &write.new {
            Some(text) => put(&rows, name, text),
            None => rows.delete(name).map(drop),
        };
        outcome.map_err(|e| fault(&e))?;
    }
    Ok(())
}

/// Under which key the schema of a table stands; the log's was the first.
fn schema_key(table: Table) -> JsValue {
    JsValue::from_str(match table {
        Table::Log => "schema",
        table => table.name(),
    })
}

fn text(request: &impl Request) -> Result<Option<String>, BackendFault> {
    let value = request.result().map_err(|e| fault(&e))?;
    Ok(text_of(&value))
}

/// What isn't a text wasn't written by any version of the program; it's shown
/// as the text nearest to it.
fn text_of(value: &JsValue) -> Option<String> {
    if value.is_undefined() {
        return None;
    }
    let other = || js_sys::JSON::stringify(value).ok()?.as_string();
    let text = value.as_string().or_else(other);
    Some(text.unwrap_or_else(|| "\u{FFFD}".into()))
}

fn array(request: &impl Request) -> Result<js_sys::Array, BackendFault> {
    let value = request.result().map_err(|e| fault(&e))?;
    let other = |_| BackendFault::Other("no list of rows".into());
    value.dyn_into().map_err(other)
}

pub(super) fn fault(error: &Error) -> BackendFault {
    match error {
        Error::IndexedDbNotFound(_) => BackendFault::Blocked,
        error => named(error.to_string()),
    }
}
