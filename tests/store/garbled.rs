//! Storage that takes a text and gives back another, or none.

use kaohe::store::{BackendFault, SaveFault, Settings, Theme};

use super::fake::{Fake, Trick};
use super::{BESIDE, OURS, march, note_after_reload, note_of, open, ours};

fn old() -> Fake {
    let fake = Fake::new();
    open(&fake).save(&ours("old")).expect("saved");
    fake
}

#[test]
fn a_lost_write_is_no_save() {
    for step in [1, 2] {
        let fake = old();
        let mut store = open(&fake);
        fake.script([(step, Trick::Lose)]);
        let fault = store.save(&ours("new")).expect_err("not saved");
        assert_eq!(fault, SaveFault::ReadBackDiffers { kept: true });
        assert_eq!(note_of(&store), Some("new"), "it's in memory");
        assert_eq!(store.unsaved().count(), 1);
        assert_eq!(store.retry(), 0);
        assert_eq!(note_after_reload(&fake).as_deref(), Some("new"));
        assert_eq!(fake.text(BESIDE), None);
    }
}

#[test]
fn a_garbled_write_is_no_save_and_the_old_month_comes_back() {
    for step in [1, 2] {
        let fake = old();
        let before = fake.text(OURS);
        let mut store = open(&fake);
        fake.script([(step, Trick::Halve)]);
        let fault = store.save(&ours("new")).expect_err("not saved");
        assert_eq!(fault, SaveFault::ReadBackDiffers { kept: true });
        assert_eq!(fake.text(OURS), before);
        store.save(&ours("newer")).expect("saved");
        assert_eq!(store.unsaved().count(), 0);
        assert_eq!(note_after_reload(&fake).as_deref(), Some("newer"));
    }
}

#[test]
fn undoing_to_the_old_state_after_a_failure_stays_undone() {
    let fake = old();
    let mut store = open(&fake);
    fake.script([(2, Trick::Lose)]);
    store.save(&ours("new")).expect_err("not saved");
    assert!(fake.text(BESIDE).is_some());
    store.save(&ours("old")).expect("saved");
    assert_eq!(note_after_reload(&fake).as_deref(), Some("old"));
}

#[test]
fn what_was_garbled_by_us_may_be_overwritten_by_us() {
    let fake = old();
    let mut store = open(&fake);
    // Neither the new nor the old text gets there.
    fake.script([(2, Trick::Halve), (3, Trick::Halve)]);
    let fault = store.save(&ours("new")).expect_err("not saved");
    assert_eq!(fault, SaveFault::ReadBackDiffers { kept: true });
    store.save(&ours("newer")).expect("saved");
    assert_eq!(note_after_reload(&fake).as_deref(), Some("newer"));
    assert!(open(&fake).asides().is_empty());
}

#[test]
fn a_month_that_no_longer_reads_is_finished_from_beside() {
    let fake = old();
    let mut store = open(&fake);
    fake.script([(2, Trick::Halve), (3, Trick::Halve)]);
    store.save(&ours("new")).expect_err("not saved");
    assert_eq!(note_after_reload(&fake).as_deref(), Some("new"));
    // The garbled text is kept all the same.
    assert_eq!(open(&fake).asides().len(), 1);
}

#[test]
fn all_is_said_when_all_is_lost() {
    let fake = old();
    let mut store = open(&fake);
    fake.leave(1);
    // No room beside; the direct write is garbled, and so is the way back.
    fake.script([(2, Trick::Halve), (3, Trick::Lose)]);
    let fault = store.save(&ours("new")).expect_err("not saved");
    assert_eq!(fault, SaveFault::ReadBackDiffers { kept: false });
    assert_eq!(note_of(&store), Some("new"), "it's in memory");
    store.save(&ours("new")).expect("saved");
    assert_eq!(note_after_reload(&fake).as_deref(), Some("new"));
}

#[test]
fn a_write_that_got_there_unseen_is_no_conflict() {
    let fake = old();
    let mut store = open(&fake);
    fake.script([(2, Trick::Blind)]);
    let fault = store.save(&ours("new")).expect_err("not proven");
    assert_eq!(fault, SaveFault::Other("blind".into()));
    fake.script([]);
    store.save(&ours("newer")).expect("saved");
    assert_eq!(note_after_reload(&fake).as_deref(), Some("newer"));
}

#[test]
fn every_refusal_is_passed_on_and_harms_nothing() {
    let faults = [
        (BackendFault::Blocked, SaveFault::Blocked),
        (
            BackendFault::Other("x".into()),
            SaveFault::Other("x".into()),
        ),
    ];
    for step in [1, 2] {
        for (fault, expected) in &faults {
            let fake = old();
            let mut store = open(&fake);
            fake.script([(step, Trick::Fail(fault.clone()))]);
            let found = store.save(&ours("new")).expect_err("not saved");
            assert_eq!(found, *expected);
            assert_eq!(store.retry(), 0);
            assert_eq!(note_after_reload(&fake).as_deref(), Some("new"));
        }
    }
}

#[test]
fn an_index_that_cannot_be_written_stops_no_save() {
    let fake = Fake::new();
    let mut store = open(&fake);
    fake.script([(4, Trick::Fail(BackendFault::QuotaFull))]);
    store.save(&ours("a")).expect("saved");
    assert_eq!(fake.text("kaohe:index"), None);
    assert_eq!(note_after_reload(&fake).as_deref(), Some("a"));
    assert!(fake.text("kaohe:index").is_some());
}

#[test]
fn garbled_settings_come_back() {
    let fake = Fake::new();
    let mut store = open(&fake);
    store.save_settings(Settings::default()).expect("saved");
    let before = fake.text("kaohe:settings");
    let dark = Settings {
        theme: Theme::Dark,
        ..Settings::default()
    };
    fake.script([(1, Trick::Halve)]);
    let fault = store.save_settings(dark.clone()).expect_err("not saved");
    assert_eq!(fault, SaveFault::ReadBackDiffers { kept: true });
    assert_eq!(fake.text("kaohe:settings"), before);
    assert_eq!(store.settings(), &dark);
    store.save_settings(dark.clone()).expect("saved");
    assert_eq!(open(&fake).settings(), &dark);
}

#[test]
fn a_removal_that_does_not_happen_is_said() {
    let fake = old();
    let mut store = open(&fake);
    // The index goes first.
    fake.script([(2, Trick::Lose)]);
    store.remove("甲", march()).expect_err("still there");
    assert_eq!(note_of(&store), Some("old"));
    assert_eq!(note_after_reload(&fake).as_deref(), Some("old"));
}
