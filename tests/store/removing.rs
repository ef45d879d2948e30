//! Removing one month or all.

use kaohe::store::{SaveFault, Settings, Sweep, Theme};

use super::fake::{Fake, Trick};
use super::{BESIDE, OURS, march, note_after_reload, note_of, open, ours, record};

#[test]
fn a_removed_month_can_be_brought_back() {
    let fake = Fake::new();
    let mut store = open(&fake);
    store.save(&ours("a")).expect("saved");
    let before = fake.all();
    assert_eq!(store.remove("甲", march()), Ok(Some(ours("a"))));
    assert!(fake.all().is_empty());
    assert_eq!(store.remove("甲", march()), Ok(None));
    store.save(&ours("a")).expect("saved");
    assert_eq!(fake.all(), before);
}

#[test]
fn an_unsaved_month_goes_with_what_lies_beside() {
    let fake = Fake::new();
    let mut store = open(&fake);
    fake.script([(2, Trick::Lose)]);
    store.save(&ours("a")).expect_err("not saved");
    assert!(fake.text(BESIDE).is_some());
    assert_eq!(store.remove("甲", march()), Ok(Some(ours("a"))));
    assert_eq!(note_after_reload(&fake), None);
}

#[test]
fn a_month_that_another_tab_changed_is_not_removed() {
    let fake = Fake::new();
    let (mut mine, mut theirs) = (open(&fake), open(&fake));
    mine.save(&ours("a")).expect("saved");
    theirs.external_change(None);
    theirs.save(&ours("b")).expect("saved");
    let conflict = SaveFault::Conflict(Some(Box::new(ours("b"))));
    assert_eq!(mine.remove("甲", march()), Err(conflict));
    assert_eq!(note_of(&open(&fake)), Some("b"));
    // One that another tab removed is removed.
    theirs.remove("甲", march()).expect("removed");
    assert_eq!(mine.remove("甲", march()), Ok(Some(ours("a"))));
}

#[test]
fn a_month_in_the_place_of_something_locked_goes_from_memory_alone() {
    let fake = Fake::new();
    fake.put(OURS, "half \u{FFFD}");
    let mut store = open(&fake);
    store.save(&ours("a")).expect_err("locked");
    assert_eq!(store.remove("甲", march()), Ok(Some(ours("a"))));
    assert_eq!(fake.text(OURS).as_deref(), Some("half \u{FFFD}"));
}

#[test]
fn clearing_keeps_what_is_not_a_month() {
    let fake = Fake::new();
    fake.put(BESIDE, "garbage");
    fake.put(OURS, "half \u{FFFD}");
    let mut store = open(&fake);
    let dark = Settings {
        theme: Theme::Dark,
        ..Settings::default()
    };
    store.save_settings(dark.clone()).expect("saved");
    store.save(&record("乙", "2026-03", "b")).expect("saved");
    // Another tab's month is cleared too, and given back.
    open(&fake)
        .save(&record("丙", "2026-03", "c"))
        .expect("saved");
    let removed = store.clear(Sweep::Months).expect("cleared");
    assert_eq!(
        removed,
        [record("丙", "2026-03", "c"), record("乙", "2026-03", "b")]
    );
    assert_eq!(fake.names(), ["kaohe:aside:1", OURS, "kaohe:settings"]);
    assert_eq!(store.settings(), &dark);
    assert_eq!(store.asides().len(), 2);
    assert_eq!(store.clear(Sweep::Everything), Ok(Vec::new()));
    assert!(fake.all().is_empty());
    assert_eq!(store.settings(), &Settings::default());
}

#[test]
fn a_clearing_that_stops_says_so() {
    let fake = Fake::new();
    let mut store = open(&fake);
    for agent in ["a", "b", "c"] {
        store.save(&record(agent, "2026-03", "n")).expect("saved");
    }
    fake.script([(3, Trick::Lose)]);
    store.clear(Sweep::Months).expect_err("one is still there");
    let left: Vec<_> = store.records().map(|record| record.agent.clone()).collect();
    assert_eq!(left, ["b", "c"]);
    assert!(open(&fake).records().eq(store.records()));
}
