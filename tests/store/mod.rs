//! The store against a storage that does what browsers do, and worse.

mod bytes;
mod crash;
mod fake;
mod garbled;
mod model;
mod opening;
mod quota;
mod removing;
mod renaming;
mod rules;
mod tabs;
mod unreadable;
mod without;

use kaohe::calendar::Month;
use kaohe::record::{Entry, Facts, Record};
use kaohe::store::{Opened, Store};

use fake::Fake;

type Shelf = Store<Fake>;

fn march() -> Month {
    month("2026-03")
}

fn month(text: &str) -> Month {
    text.parse().expect("a month")
}

/// A month told apart by its note.
fn record(agent: &str, in_month: &str, note: &str) -> Record {
    let mut facts = Facts::empty(agent.into(), month(in_month));
    let mut entry = Entry::plain("9a".parse().expect("an id"), 1);
    entry.note = note.into();
    facts.entries.push(entry);
    Record::new(facts).expect("a sound record")
}

/// 甲's March.
fn ours(note: &str) -> Record {
    record("甲", "2026-03", note)
}

const OURS: &str = "kaohe:month:甲:2026-03";
const BESIDE: &str = "kaohe:next:甲:2026-03";

fn open(fake: &Fake) -> Shelf {
    Store::open(fake.clone()).0
}

fn report(fake: &Fake) -> Opened {
    Store::open(fake.clone()).1
}

fn note_of(store: &Shelf) -> Option<&str> {
    let record = store.record("甲", march())?;
    record.entries.first().map(|entry| entry.note.as_str())
}

/// What a new page finds.
fn note_after_reload(fake: &Fake) -> Option<String> {
    fake.reload();
    note_of(&open(fake)).map(Into::into)
}
