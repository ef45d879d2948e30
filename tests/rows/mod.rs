//! The store of rows against a storage that does what browsers do, and worse.

mod aside;
mod crash;
mod entries;
pub mod fake;
mod faults;
mod large;
mod meanwhile;
mod migrating;
mod model;
mod opening;
mod saving;
mod tabs;

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use kaohe::store::rows::{Edit, Format, RowFault, RowStore, RowsOpened, Stopped, Table, Unsaved};

use fake::Fake;

/// What is readable here: `row` and anything.
#[derive(Clone, Copy, Debug)]
pub struct Rows;

impl Format for Rows {
    type Key = u64;
    type Entry = String;
    const TABLE: Table = Table::Log;

    fn read(&self, _id: &u64, text: &str) -> Option<String> {
        text.strip_prefix("row ").map(Into::into)
    }
}

pub type Shelf = RowStore<Fake, Rows>;

/// Waits by asking again and again.
pub fn wait<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..1_000_000 {
        if let Poll::Ready(value) = work.as_mut().poll(&mut context) {
            return value;
        }
    }
    panic!("it never ends");
}

fn opened(fake: &Fake) -> (Shelf, RowsOpened) {
    wait(RowStore::open(fake.clone(), Rows, |_| {}))
}

pub fn open(fake: &Fake) -> Shelf {
    opened(fake).0
}

fn put(id: u64, what: &str) -> Edit {
    Edit::put(id, row(what))
}

fn row(what: &str) -> String {
    format!("row {what}")
}

fn save(store: &Shelf, edits: &[Edit]) -> Result<(), Stopped> {
    wait(store.save(edits.to_vec())).map(drop)
}

pub fn entries(store: &Shelf) -> Vec<(u64, String)> {
    let entries = store.entries().into_iter();
    entries.map(|(id, entry)| (id, (*entry).clone())).collect()
}

fn is(rows: &[(u64, &str)]) -> Vec<(u64, String)> {
    rows.iter()
        .map(|(id, text)| (*id, (*text).into()))
        .collect()
}

/// The faults of all unsaved rows.
fn faults(store: &Shelf) -> Vec<(u64, RowFault)> {
    let unsaved = store.unsaved().into_iter();
    unsaved.map(|unsaved| (unsaved.id, unsaved.fault)).collect()
}

fn stopped(saved: &[u64], unsaved: Vec<Unsaved>) -> Result<(), Stopped> {
    let saved = saved.to_vec();
    Err(Stopped::Partly { saved, unsaved })
}

fn left(id: u64, what: &str, fault: RowFault) -> Unsaved {
    let mine = Some(row(what));
    Unsaved { id, mine, fault }
}
