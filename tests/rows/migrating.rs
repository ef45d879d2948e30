//! Rows of an older schema.

use std::pin::pin;
use std::task::{Context, Waker};

use kaohe::store::rows::{Edit, Format, RowFault, RowStore, RowsOpened, Table};
use kaohe::store::{Access, BackendFault};

use super::fake::{Fake, Trick};
use super::{is, wait};

/// The third schema: `three` and anything. The second had `two`, the first
/// `row`.
#[derive(Clone, Copy, Debug)]
struct Third;

impl Format for Third {
    type Key = u64;
    type Entry = String;
    const TABLE: Table = Table::Log;
    const SCHEMA: u32 = 3;

    fn read(&self, _id: &u64, text: &str) -> Option<String> {
        text.strip_prefix("three ").map(Into::into)
    }

    fn migrate(&self, from: u32, id: &u64, text: &str) -> Option<String> {
        let before = [None, Some("row "), Some("two ")];
        let prefix = before.get(from as usize).copied().flatten()?;
        let rest = text.strip_prefix(prefix)?;
        Some(if *id == 13 {
            "unlucky".into()
        } else {
            format!("three {rest}")
        })
    }
}

fn open(fake: &Fake) -> (RowStore<Fake, Third>, RowsOpened) {
    wait(RowStore::open(fake.clone(), Third, |_| {}))
}

fn first() -> Fake {
    let fake = Fake::of(&[(1, "a"), (2, "b"), (13, "c")]);
    fake.set(14, Some("garbage"));
    fake
}

fn carried() -> Vec<(u64, String)> {
    let rows = [
        (1, "three a"),
        (2, "three b"),
        (13, "row c"),
        (14, "garbage"),
    ];
    is(&rows)
}

fn texts(store: &RowStore<Fake, Third>) -> Vec<String> {
    let entries = store.entries().into_iter();
    entries.map(|(_, entry)| (*entry).clone()).collect()
}

#[test]
fn they_are_carried_over_in_one_step() {
    let fake = first();
    let (store, found) = open(&fake);
    assert_eq!(
        (found.access, found.migrated, found.fault),
        (Access::Full, 2, None)
    );
    assert_eq!(found.unreadable, [13, 14], "left as they are");
    assert_eq!(
        (fake.all(), texts(&store)),
        (carried(), vec!["a".into(), "b".into()])
    );
    assert_eq!(fake.schema_text().as_deref(), Some("3"));
    let again = open(&fake).1;
    assert_eq!((again.migrated, again.unreadable), (0, vec![13, 14]));
    wait(store.save(vec![Edit::put(1, "three A")])).expect("saved");
    assert_eq!(fake.all()[0].1, "three A");
}

#[test]
fn from_the_schema_in_between() {
    let fake = Fake::new();
    fake.schema_is(Some("2"));
    fake.set(1, Some("two a"));
    fake.set(2, Some("row of the first"));
    let (_, found) = open(&fake);
    assert_eq!((found.migrated, found.unreadable), (1, vec![2]));
}

#[test]
fn all_old_or_all_new_after_every_step() {
    let (mut old, mut new) = (0, 0);
    for polls in 0..100 {
        let fake = first();
        let before = fake.all();
        let mut done = false;
        {
            let mut opening = pin!(RowStore::open(fake.clone(), Third, |_| {}));
            let mut context = Context::from_waker(Waker::noop());
            for _ in 0..polls {
                done = done || opening.as_mut().poll(&mut context).is_ready();
            }
        }
        match fake.schema_text().as_deref() {
            Some("1") => {
                assert_eq!(fake.all(), before);
                old += 1;
            }
            Some("3") => {
                assert_eq!(fake.all(), carried());
                new += 1;
            }
            other => panic!("{other:?}"),
        }
        if done {
            assert!(old > 2 && new > 2);
            return;
        }
    }
    panic!("it never ends");
}

#[test]
fn without_room_they_are_shown_and_left_alone() {
    let fake = first();
    fake.leave(Some(1));
    let before = fake.all();
    let (store, found) = open(&fake);
    assert_eq!(found.access, Access::ReadOnly);
    assert_eq!(found.fault, Some(BackendFault::QuotaFull));
    assert_eq!((found.migrated, found.unreadable), (0, vec![13, 14]));
    assert_eq!(texts(&store), ["a", "b"]);
    wait(store.save(vec![Edit::put(1, "three A")])).expect_err("read-only");
    assert_eq!(store.unsaved()[0].fault, RowFault::ReadOnly);
    assert_eq!(fake.all(), before);
}

#[test]
fn a_storage_that_forgets_it_again() {
    let fake = first();
    // Of each try, the calls are: schema, count, two of rows, apply.
    fake.script([5, 10, 15].map(|call| (call, Trick::Lose)));
    let (store, found) = open(&fake);
    assert_eq!((found.access, found.migrated), (Access::ReadOnly, 0));
    assert!(found.fault.is_some());
    assert_eq!(texts(&store), ["a", "b"]);
}

#[test]
fn another_tab_in_between() {
    let fake = first();
    fake.script([(5, Trick::First(2, Some("row B".into())))]);
    let (store, found) = open(&fake);
    assert_eq!((found.access, found.migrated), (Access::Full, 2));
    assert_eq!(texts(&store), ["a", "B"]);
    let fake = first();
    fake.script([(5, Trick::Schema(Some("4".into())))]);
    let (_, found) = open(&fake);
    assert_eq!((found.access, found.migrated), (Access::ReadOnly, 0));
    assert_eq!(fake.written(), 0);
}
