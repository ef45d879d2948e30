//! Two tabs over one storage.

use kaohe::store::{Access, Change, Keep, MonthKey, SaveFault, Settings, Sweep, Theme};

use super::fake::{Fake, Trick};
use super::{BESIDE, OURS, Shelf, march, note_after_reload, note_of, open, ours, record};

fn key() -> MonthKey {
    MonthKey::new("甲", march())
}

fn conflict(note: &str) -> SaveFault {
    SaveFault::Conflict(Some(Box::new(ours(note))))
}

/// Two tabs that both know the same March.
fn two() -> (Fake, Shelf, Shelf) {
    let fake = Fake::new();
    open(&fake).save(&ours("old")).expect("saved");
    let (mine, theirs) = (open(&fake), open(&fake));
    (fake, mine, theirs)
}

#[test]
fn what_the_other_tab_saved_is_not_overwritten() {
    let (fake, mut mine, mut theirs) = two();
    theirs.save(&ours("theirs")).expect("saved");
    let before = fake.all();
    assert_eq!(mine.save(&ours("mine")), Err(conflict("theirs")));
    assert_eq!(mine.save(&ours("mine, more")), Err(conflict("theirs")));
    assert_eq!(fake.all(), before);
    assert_eq!(note_of(&mine), Some("mine, more"));
    assert_eq!(mine.retry(), 1, "someone has to decide");
    let unsaved: Vec<_> = mine.unsaved().map(|(_, fault)| fault.clone()).collect();
    assert_eq!(unsaved, [conflict("theirs")]);
}

#[test]
fn keep_mine() {
    let (fake, mut mine, mut theirs) = two();
    theirs.save(&ours("theirs")).expect("saved");
    mine.save(&ours("mine")).expect_err("a conflict");
    mine.resolve_conflict("甲", march(), Keep::Mine)
        .expect("saved");
    assert_eq!(mine.unsaved().count(), 0);
    assert_eq!(note_after_reload(&fake).as_deref(), Some("mine"));
    assert_eq!(theirs.external_change(Some(OURS)), [Change::Month(key())]);
    assert_eq!(note_of(&theirs), Some("mine"));
}

#[test]
fn keep_theirs() {
    let (fake, mut mine, mut theirs) = two();
    theirs.save(&ours("theirs")).expect("saved");
    let before = fake.all();
    mine.save(&ours("mine")).expect_err("a conflict");
    mine.resolve_conflict("甲", march(), Keep::Theirs)
        .expect("taken");
    assert_eq!(
        (note_of(&mine), mine.unsaved().count()),
        (Some("theirs"), 0)
    );
    assert_eq!(fake.all(), before);
    mine.save(&ours("more")).expect("saved");
}

#[test]
fn keep_mine_keeps_only_against_what_was_shown() {
    let (_, mut mine, mut theirs) = two();
    theirs.save(&ours("theirs")).expect("saved");
    mine.save(&ours("mine")).expect_err("a conflict");
    theirs.save(&ours("theirs, more")).expect("saved");
    let again = mine.resolve_conflict("甲", march(), Keep::Mine);
    assert_eq!(again, Err(conflict("theirs, more")));
    mine.resolve_conflict("甲", march(), Keep::Mine)
        .expect("saved");
}

#[test]
fn keep_theirs_takes_only_what_was_shown() {
    let (fake, mut mine, mut theirs) = two();
    theirs.save(&ours("theirs")).expect("saved");
    mine.save(&ours("mine")).expect_err("a conflict");
    theirs.remove("甲", march()).expect("removed");
    let again = mine.resolve_conflict("甲", march(), Keep::Theirs);
    assert_eq!(again, Err(SaveFault::Conflict(None)));
    assert_eq!(note_of(&mine), Some("mine"), "it's the only one left");
    mine.resolve_conflict("甲", march(), Keep::Mine)
        .expect("saved");
    assert_eq!(note_after_reload(&fake).as_deref(), Some("mine"));
}

#[test]
fn keep_theirs_never_writes() {
    let (fake, mut mine, mut theirs) = two();
    theirs.save(&ours("theirs")).expect("saved");
    mine.save(&ours("mine")).expect_err("a conflict");
    // Back to what this tab knew.
    theirs.save(&ours("old")).expect("saved");
    let before = fake.all();
    let again = mine.resolve_conflict("甲", march(), Keep::Theirs);
    assert_eq!(again, Err(conflict("old")));
    mine.resolve_conflict("甲", march(), Keep::Theirs)
        .expect("taken");
    assert_eq!(note_of(&mine), Some("old"));
    assert_eq!(fake.all(), before);
}

#[test]
fn without_a_conflict_there_is_nothing_to_take() {
    let (fake, mut mine, _) = two();
    fake.script([(1, Trick::Lose)]);
    mine.save(&ours("mine")).expect_err("not saved");
    mine.resolve_conflict("甲", march(), Keep::Theirs)
        .expect("saved");
    assert_eq!(note_after_reload(&fake).as_deref(), Some("mine"));
}

#[test]
fn a_month_removed_there_and_changed_here() {
    let (fake, mut mine, mut theirs) = two();
    theirs.remove("甲", march()).expect("removed");
    assert_eq!(mine.save(&ours("mine")), Err(SaveFault::Conflict(None)));
    assert_eq!(note_after_reload(&fake), None);
    let mut third = open(&fake);
    third.save(&ours("third")).expect("saved");
    third.remove("甲", march()).expect("removed");
    mine.resolve_conflict("甲", march(), Keep::Mine)
        .expect("saved");
    assert_eq!(note_after_reload(&fake).as_deref(), Some("mine"));

    let (_, mut mine, mut theirs) = two();
    theirs.remove("甲", march()).expect("removed");
    mine.save(&ours("mine")).expect_err("a conflict");
    mine.resolve_conflict("甲", march(), Keep::Theirs)
        .expect("taken");
    assert_eq!(note_of(&mine), None);
}

#[test]
fn the_same_new_month_in_both() {
    let fake = Fake::new();
    let (mut mine, mut theirs) = (open(&fake), open(&fake));
    theirs.save(&ours("theirs")).expect("saved");
    assert_eq!(mine.save(&ours("mine")), Err(conflict("theirs")));
    assert_eq!(note_of(&open(&fake)), Some("theirs"));
    // The same facts are no conflict.
    mine.save(&ours("theirs")).expect("saved");
    assert_eq!(mine.unsaved().count(), 0);
}

#[test]
fn a_write_of_the_other_tab_in_the_middle_of_ours() {
    let (fake, _, mut theirs) = two();
    theirs.save(&ours("theirs")).expect("saved");
    let text = fake.text(OURS).expect("a text");
    // After our write and before our look.
    let mut mine = open(&fake);
    mine.save(&ours("old")).expect("saved");
    fake.script([(2, Trick::Then(OURS.into(), text.clone()))]);
    assert_eq!(mine.save(&ours("mine")), Err(conflict("theirs")));
    assert_eq!(fake.text(OURS), Some(text));
    assert_eq!(fake.text(BESIDE), None);
    mine.resolve_conflict("甲", march(), Keep::Mine)
        .expect("saved");
    assert_eq!(note_after_reload(&fake).as_deref(), Some("mine"));
}

#[test]
fn a_direct_write_notices_the_other_tab_too() {
    let (fake, _, mut theirs) = two();
    theirs.save(&ours("theirs")).expect("saved");
    let text = fake.text(OURS).expect("a text");
    let mut mine = open(&fake);
    mine.save(&ours("oldold")).expect("saved");
    fake.leave(0);
    fake.script([(2, Trick::Then(OURS.into(), text.clone()))]);
    assert_eq!(mine.save(&ours("mine")), Err(conflict("theirs")));
    assert_eq!(fake.text(OURS), Some(text));
}

#[test]
fn changes_are_taken_over_where_nothing_is_unsaved() {
    let (_, mut mine, mut theirs) = two();
    theirs.save(&ours("theirs")).expect("saved");
    assert!(mine.external_change(Some(BESIDE)).is_empty());
    assert!(mine.external_change(Some("other:key")).is_empty());
    assert!(mine.external_change(Some("kaohe:index")).is_empty());
    assert_eq!(mine.external_change(Some(OURS)), [Change::Month(key())]);
    assert!(mine.external_change(Some(OURS)).is_empty());
    assert_eq!(note_of(&mine), Some("theirs"));
    mine.save(&ours("mine")).expect("saved");
    theirs.external_change(Some(OURS));
    theirs.remove("甲", march()).expect("removed");
    assert_eq!(mine.external_change(Some(OURS)), [Change::Month(key())]);
    assert_eq!(note_of(&mine), None);
}

#[test]
fn a_change_of_an_unsaved_month_is_a_conflict() {
    let (fake, mut mine, mut theirs) = two();
    fake.script([(1, Trick::Lose)]);
    mine.save(&ours("mine")).expect_err("not saved");
    theirs.save(&ours("theirs")).expect("saved");
    assert_eq!(mine.external_change(Some(OURS)), [Change::Conflict(key())]);
    assert_eq!(note_of(&mine), Some("mine"));
    mine.resolve_conflict("甲", march(), Keep::Mine)
        .expect("saved");
    assert_eq!(note_after_reload(&fake).as_deref(), Some("mine"));
}

#[test]
fn damage_done_elsewhere_takes_nothing_away_here() {
    let (fake, mut mine, _) = two();
    fake.put(OURS, "garbage");
    assert_eq!(mine.external_change(Some(OURS)), [Change::Damaged(key())]);
    assert_eq!(note_of(&mine), Some("old"));
    mine.save(&ours("old")).expect("saved");
    assert_eq!(mine.asides().len(), 1);
    assert_eq!(note_after_reload(&fake).as_deref(), Some("old"));
}

#[test]
fn everything_at_once() {
    let (fake, mut mine, mut theirs) = two();
    theirs.save(&record("乙", "2026-03", "b")).expect("saved");
    theirs.remove("甲", march()).expect("removed");
    let dark = Settings {
        theme: Theme::Dark,
        ..Settings::default()
    };
    theirs.save_settings(dark.clone()).expect("saved");
    fake.put("kaohe:month:丙:2026-03", "garbage");
    drop(open(&fake));
    let changes = mine.external_change(None);
    let other = MonthKey::new("乙", march());
    let expected = [
        Change::Asides,
        Change::Month(other),
        Change::Month(key()),
        Change::Settings,
    ];
    assert_eq!(changes, expected);
    assert_eq!(mine.settings(), &dark);
    assert!(mine.records().eq(theirs.records()));
    assert!(mine.external_change(None).is_empty());

    theirs.external_change(None);
    theirs.clear(Sweep::Everything).expect("cleared");
    assert_eq!(mine.external_change(None).len(), 3);
    assert_eq!(mine.records().count(), 0);
    assert!(mine.asides().is_empty());
}

#[test]
fn a_newer_program_there() {
    for key in [OURS, "kaohe:index", "kaohe:settings", "kaohe:aside:1"] {
        let (fake, mut mine, _) = two();
        fake.put(key, r#"{"schema":2}"#);
        assert_eq!(mine.external_change(Some(key)), [Change::Newer], "{key}");
        assert_eq!(mine.access(), Access::ReadOnly);
        assert_eq!(mine.save(&ours("mine")), Err(SaveFault::ReadOnly));
        assert_eq!(note_of(&mine), Some("mine"));
    }
}

#[test]
fn two_tabs_that_set_aside_take_two_numbers() {
    let fake = Fake::new();
    let (mut mine, mut theirs) = (open(&fake), open(&fake));
    for (store, agent) in [(&mut mine, "a"), (&mut theirs, "b")] {
        fake.put(&format!("kaohe:month:{agent}:2026-03"), agent);
        store.save(&record(agent, "2026-03", "n")).expect("saved");
    }
    let texts: Vec<_> = open(&fake)
        .asides()
        .iter()
        .map(|aside| aside.raw.clone())
        .collect();
    assert_eq!(texts, ["a", "b"]);
    assert_eq!(mine.external_change(None).len(), 2);
    assert_eq!(mine.asides().len(), 2);
}

#[test]
fn the_last_settings_win() {
    let (fake, mut mine, mut theirs) = two();
    let dark = Settings {
        theme: Theme::Dark,
        ..Settings::default()
    };
    theirs.save_settings(dark).expect("saved");
    let light = Settings {
        theme: Theme::Light,
        ..Settings::default()
    };
    mine.save_settings(light.clone()).expect("saved");
    assert_eq!(open(&fake).settings(), &light);
    assert_eq!(
        theirs.external_change(Some("kaohe:settings")),
        [Change::Settings]
    );
    assert_eq!(theirs.settings(), &light);
}
