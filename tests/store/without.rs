//! No storage at all.

use kaohe::store::{Access, BackendFault, Memory, SaveFault, Settings, Store, Sweep, Theme};

use super::fake::Fake;
use super::{march, note_after_reload, note_of, open, ours, record};

#[test]
fn everything_works_in_memory_and_nothing_is_called_saved() {
    let fake = Fake::new();
    fake.block(true);
    let (mut store, opened) = Store::open(fake.clone());
    assert_eq!(opened.access, Access::Memory);
    assert_eq!(opened.fault, Some(BackendFault::Blocked));
    assert_eq!(store.save(&ours("a")), Err(SaveFault::Blocked));
    assert_eq!(
        store.save(&record("甲", "2026-04", "b")),
        Err(SaveFault::Blocked)
    );
    let dark = Settings {
        theme: Theme::Dark,
        ..Settings::default()
    };
    assert_eq!(store.save_settings(dark.clone()), Err(SaveFault::Blocked));
    assert_eq!(store.settings(), &dark);
    assert_eq!((store.records().count(), store.unsaved().count()), (2, 2));
    assert_eq!(store.rename_agent("甲", "乙"), Ok(2));
    assert_eq!(
        store.record("乙", march()),
        Some(&record("乙", "2026-03", "a"))
    );
    assert_eq!(store.record("甲", march()), None);
    assert_eq!(
        store.remove("乙", march()),
        Ok(Some(record("乙", "2026-03", "a")))
    );
    assert_eq!(
        store.clear(Sweep::Everything).map(|records| records.len()),
        Ok(1)
    );
    assert_eq!(store.records().count(), 0);
    assert!(store.usage().is_err());
}

#[test]
fn what_was_not_read_is_never_written() {
    let fake = Fake::new();
    open(&fake).save(&ours("old")).expect("saved");
    let before = fake.all();
    fake.block(true);
    let mut store = open(&fake);
    fake.block(false);
    assert_eq!(store.save(&ours("new")), Err(SaveFault::Blocked));
    assert!(store.external_change(None).is_empty());
    store.clear(Sweep::Everything).expect("memory is cleared");
    assert_eq!(fake.all(), before);
}

#[test]
fn storage_that_goes_away_and_comes_back() {
    let fake = Fake::new();
    let mut store = open(&fake);
    store.save(&ours("a")).expect("saved");
    fake.block(true);
    assert_eq!(store.save(&ours("b")), Err(SaveFault::Blocked));
    assert_eq!(store.remove("甲", march()), Err(SaveFault::Blocked));
    assert_eq!(note_of(&store), Some("b"));
    assert_eq!(store.retry(), 1);
    fake.block(false);
    assert_eq!(store.retry(), 0);
    assert_eq!(note_after_reload(&fake).as_deref(), Some("b"));
}

#[test]
fn memory_is_a_backend() {
    let (mut store, opened) = Store::open(Memory::default());
    assert_eq!(opened.access, Access::Full);
    store.save(&ours("a")).expect("saved");
    store.remove("甲", march()).expect("removed");
    assert_eq!(store.records().count(), 0);
}
