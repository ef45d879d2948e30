//! A full storage.

use kaohe::store::{BackendFault, QUOTA, SaveFault, Usage};

use super::fake::{Fake, Trick};
use super::{BESIDE, OURS, note_after_reload, note_of, open, ours, record};

#[test]
fn without_room_beside_it_is_written_directly() {
    let fake = Fake::new();
    let mut store = open(&fake);
    store.save(&ours("old")).expect("saved");
    fake.leave(9);
    store.save(&ours("old and more")).expect("it just fits");
    assert_eq!(fake.text(BESIDE), None);
    assert_eq!(note_after_reload(&fake).as_deref(), Some("old and more"));
}

#[test]
fn a_shorter_month_always_fits() {
    let fake = Fake::new();
    let mut store = open(&fake);
    store.save(&ours("long")).expect("saved");
    fake.leave(0);
    store.save(&ours("l")).expect("saved");
    assert_eq!(note_after_reload(&fake).as_deref(), Some("l"));
}

#[test]
fn room_beside_but_not_for_both_is_written_directly() {
    let fake = Fake::new();
    let mut store = open(&fake);
    store.save(&ours("old")).expect("saved");
    fake.script([(2, Trick::Fail(BackendFault::QuotaFull))]);
    store.save(&ours("new")).expect("saved");
    assert_eq!(note_after_reload(&fake).as_deref(), Some("new"));
}

#[test]
fn a_beside_text_that_cannot_go_away_forbids_the_direct_way() {
    let fake = Fake::new();
    let mut store = open(&fake);
    store.save(&ours("old")).expect("saved");
    fake.script([(2, Trick::Lose)]);
    store.save(&ours("new")).expect_err("not saved");
    fake.leave(0);
    fake.script([(2, Trick::Lose)]);
    store.save(&ours("new and more")).expect_err("not saved");
    // What was typed first is better than nothing of it.
    assert_eq!(note_after_reload(&fake).as_deref(), Some("new"));
}

#[test]
fn a_new_month_that_does_not_fit() {
    let fake = Fake::new();
    let mut store = open(&fake);
    store.save(&ours("old")).expect("saved");
    fake.leave(50);
    let before = fake.all();
    let other = record("乙", "2026-03", "b");
    let fault = store.save(&other).expect_err("no room");
    assert!(matches!(fault, SaveFault::QuotaFull { needed } if needed > 50));
    assert_eq!(fake.all(), before);
    assert_eq!(store.records().count(), 2);
    let unsaved: Vec<_> = store.unsaved().map(|(record, _)| record.clone()).collect();
    assert_eq!(unsaved, [other]);
}

#[test]
fn an_import_that_fits_in_part_says_which() {
    let fake = Fake::new();
    let mut store = open(&fake);
    let long = "n".repeat(400);
    let records: Vec<_> = (1..=6)
        .map(|number| record("甲", &format!("2026-{number:02}"), &long))
        .collect();
    fake.quota(Some(2_500));
    let outcomes = store.save_all(&records);
    let saved = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
    assert!(0 < saved && saved < 6, "{saved} saved");
    assert_eq!(store.unsaved().count(), 6 - saved);
    assert_eq!(store.records().count(), 6);
    assert_eq!(open(&fake).records().count(), saved);
}

#[test]
fn needed_is_what_would_be_added() {
    let fake = Fake::new();
    let mut store = open(&fake);
    store.save(&ours("old")).expect("saved");
    fake.leave(8);
    let before = fake.all();
    let fault = store.save(&ours("old and mo😀")).expect_err("no room");
    assert_eq!(fault, SaveFault::QuotaFull { needed: 9 });
    assert_eq!(fake.all(), before);
    assert_eq!(note_of(&store), Some("old and mo😀"), "it's in memory");
    fake.quota(None);
    assert_eq!(store.retry(), 0);
    assert_eq!(note_after_reload(&fake).as_deref(), Some("old and mo😀"));
}

#[test]
fn usage_counts_units_of_everyone() {
    let fake = Fake::new();
    fake.put("a", "😀字");
    fake.put("kaohe:what", "??");
    let mut store = open(&fake);
    store.save(&ours("x")).expect("saved");
    let units = |key: &str| {
        let text = fake.text(key).expect("a text");
        key.encode_utf16().count() + text.encode_utf16().count()
    };
    let usage = store.usage().expect("readable");
    let months = units(OURS) + units("kaohe:index");
    assert_eq!(
        usage,
        Usage {
            months,
            asides: 12,
            others: 4
        }
    );
    assert!(months < QUOTA);
}
