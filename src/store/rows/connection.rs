//! A connection to the browser's database: opening it, and transactions of
//! strict durability, which `idb` doesn't know.

use std::cell::Cell;
use std::rc::Rc;

use idb::{
    Database, DatabaseEvent as _, Error, Factory, ObjectStoreParams, Request as _, Transaction,
    TransactionMode,
};
use wasm_bindgen::{JsCast as _, JsValue};

use super::super::BackendFault;
use super::Table;
use super::indexed::fault;
use super::named::named;
use super::signal::Signal;

const NAME: &str = "kaohe";
/// Of the object stores. A higher one is a newer program's.
const VERSION: u32 = 3;
/// By which schemas the rows of the tables were written.
pub(super) const META: &str = "meta";

/// A database that is open.
#[derive(Debug)]
pub(super) struct Connection {
    database: Database,
    /// The same, for what `idb` doesn't know.
    raw: web_sys::IdbDatabase,
    closed: Rc<Cell<bool>>,
    /// What to say instead of the schema if a newer program made it.
    newer: Option<String>,
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.database.close();
    }
}

enum Opening {
    Success,
    Error,
    Blocked,
}

enum Failed {
    Newer,
    Fault(BackendFault),
}

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Self::Fault(fault(&error))
    }
}

impl Connection {
    /// Opens the database. Another tab that wants to change its structure
    /// closes it.
    pub async fn open() -> Result<Self, BackendFault> {
        let (opened, newer) = match open(Some(VERSION)).await {
            Ok(database) => (database, None),
            Err(Failed::Fault(fault)) => return Err(fault),
            // It can still be read as it is.
            Err(Failed::Newer) => match open(None).await {
                Ok(database) => (database, Some("a newer database".to_owned())),
                Err(Failed::Fault(fault)) => return Err(fault),
                Err(Failed::Newer) => return Err(BackendFault::Blocked),
            },
        };
        let raw: web_sys::IdbDatabase = opened.into();
        // After that: its listeners live as long as this one.
        let mut database: Database = raw.clone().into();
        let closed = Rc::new(Cell::new(false));
        let gone = Rc::clone(&closed);
        database.on_close(move |_| gone.set(true));
        let gone = Rc::clone(&closed);
        database.on_version_change(move |event| {
            gone.set(true);
            // Otherwise the other tab waits until this one is gone.
            if let Ok(database) = event.database() {
                database.close();
            }
        });
        Ok(Self {
            database,
            raw,
            closed,
            newer,
        })
    }

    /// Whether it was closed.
    pub fn is_closed(&self) -> bool {
        self.closed.get()
    }

    /// It was closed without a word.
    pub fn is_gone(&self) {
        self.closed.set(true);
    }

    /// What to say instead of the schema if a newer program made it.
    pub fn newer(&self) -> Option<&str> {
        self.newer.as_deref()
    }

    /// A transaction over a table and the schemas. One that writes is only
    /// complete once it's on the disk, where the browser knows the difference.
    pub fn transaction(
        &self,
        table: Table,
        mode: TransactionMode,
    ) -> Result<Transaction, BackendFault> {
        let names: js_sys::Array = [table.name(), META].map(JsValue::from_str).iter().collect();
        let mode = match mode {
            TransactionMode::ReadWrite => "readwrite",
            _ => "readonly",
        };
        let options = js_sys::Object::new();
        let begun = js_sys::Reflect::set(&options, &"durability".into(), &"strict".into())
            .and_then(|_| js_sys::Reflect::get(&self.raw, &"transaction".into()))
            .and_then(|begin| begin.dyn_into::<js_sys::Function>())
            .and_then(|begin| begin.call3(&self.raw, &names, &mode.into(), &options))
            .and_then(|begun| begun.dyn_into::<web_sys::IdbTransaction>());
        begun.map(Into::into).map_err(|thrown| {
            let text = |name: &str| {
                let value = js_sys::Reflect::get(&thrown, &name.into());
                value.ok().and_then(|value| value.as_string())
            };
            let said = ["name", "message"].map(|name| text(name).unwrap_or_default());
            named(said.join(": "))
        })
    }
}

async fn open(version: Option<u32>) -> Result<Database, Failed> {
    let mut request = Factory::new()?.open(NAME, version)?;
    let opening = Signal::new();
    let signal = opening.clone();
    request.on_success(move |_| signal.give(Opening::Success));
    let signal = opening.clone();
    request.on_error(move |_| signal.give(Opening::Error));
    let signal = opening.clone();
    request.on_blocked(move |_| signal.give(Opening::Blocked));
    request.on_upgrade_needed(move |event| {
        // What couldn't be made shows as soon as it's used.
        if let Ok(database) = event.database() {
            let there = database.store_names();
            let names = Table::ALL.map(Table::name).into_iter().chain([META]);
            for name in names.filter(|name| !there.iter().any(|other| other == name)) {
                let _ = database.create_object_store(name, ObjectStoreParams::new());
            }
        }
    });
    match opening.wait().await {
        Opening::Success => Ok(request.database()?),
        Opening::Error => Err(match request.error()? {
            Some(error) if error.name() == "VersionError" => Failed::Newer,
            Some(error) => Failed::Fault(named([error.name(), error.message()].join(": "))),
            None => Failed::Fault(BackendFault::Blocked),
        }),
        Opening::Blocked => {
            // Should it open later, nobody is there to use it.
            request.on_success(|event| {
                if let Ok(database) = event.database() {
                    database.close();
                }
            });
            request.forget_callbacks();
            Err(Failed::Fault(BackendFault::Blocked))
        }
    }
}
