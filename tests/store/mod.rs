//! What is kept, where, and what is taken over from an earlier version.

mod found;
mod months;
mod settings;
mod texts;

use kaohe::calendar::Month;
use kaohe::record::{Entry, Facts, Record};

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
