//! What the page remembers besides months.

use kaohe::id::Fingerprint;
use kaohe::number::Unit;
use kaohe::store::{BackendFault, BackupMark, Found, SETTINGS, Settings, SettingsStore, Theme};

use super::texts::Texts;

const DARK: &str = r#"{"schema":1,"theme":"dark","lang":"en","agent":"甲"}"#;

fn all() -> Settings {
    Settings {
        theme: Theme::Dark,
        lang: Some("en".into()),
        agent: "甲 \"01\"".into(),
        minimum: "2,000".into(),
        unit: Unit::Money,
        log_agent: Some("乙".into()),
        editor: "组长".into(),
        drafts: Vec::new(),
        backup: Some(BackupMark {
            at: "2026-04-07 09:30".parse().unwrap(),
            months: Fingerprint::of_bytes(*b"1"),
            rules: Fingerprint::of_bytes(*b"2"),
            entries: 3,
            documents: Some(Fingerprint::of_bytes(*b"4")),
        }),
        asked: true,
        ..Settings::default()
    }
}

#[test]
fn they_come_back_as_they_were() {
    for settings in [Settings::default(), all()] {
        let texts = Texts::default();
        let mut store = SettingsStore::open(texts);
        store.save(settings.clone()).expect("saved");
        let again = Texts::of(&[(SETTINGS, &store.backend().text(SETTINGS).unwrap())]);
        assert_eq!(SettingsStore::open(again).settings(), &settings);
    }
}

#[test]
fn what_an_earlier_version_wrote_is_read() {
    let store = SettingsStore::open(Texts::of(&[(SETTINGS, DARK)]));
    let settings = store.settings();
    assert_eq!((settings.theme, &*settings.agent), (Theme::Dark, "甲"));
    assert_eq!((settings.unit, &settings.log_agent), (Unit::Points, &None));
}

#[test]
fn what_cannot_be_read_is_copied_before_it_is_overwritten() {
    for damaged in [
        "",
        "{",
        r#"{"schema":1}"#,
        r#"{"schema":1,"theme":"pink","agent":""}"#,
    ] {
        let texts = Texts::of(&[(SETTINGS, damaged), ("kaohe:aside:1", "taken")]);
        let mut store = SettingsStore::open(texts);
        assert_eq!(store.settings(), &Settings::default());
        store.save(all()).expect("saved");
        let found = Found::read(store.backend()).expect("readable");
        let copy = found.asides.iter().find(|aside| aside.key == SETTINGS);
        assert_eq!(copy.map(|copy| &*copy.raw), Some(damaged));
    }
}

#[test]
fn what_cannot_be_copied_is_not_overwritten() {
    let texts = Texts::of(&[(SETTINGS, "{")]);
    texts.changes_left.set(Some(0));
    let mut store = SettingsStore::open(texts);
    store.backend().changes_left.set(None);
    assert_eq!(store.save(all()), Err(BackendFault::Blocked));
    assert_eq!(store.settings(), &all(), "in memory they are");
    assert_eq!(store.backend().text(SETTINGS).as_deref(), Some("{"));
}

#[test]
fn a_newer_programs_are_left_alone() {
    let newer = r#"{"schema":2,"theme":"sepia"}"#;
    let mut store = SettingsStore::open(Texts::of(&[(SETTINGS, newer)]));
    store.save(all()).expect_err("locked");
    assert_eq!(
        store.backend().all(),
        [(SETTINGS.to_owned(), newer.to_owned())]
    );
}

#[test]
fn another_tabs_are_taken() {
    let mut store = SettingsStore::open(Texts::default());
    assert!(!store.changed());
    store.backend().put(SETTINGS, DARK);
    assert!(store.changed());
    assert_eq!(store.settings().theme, Theme::Dark);
    assert!(!store.changed());
    store.backend().put(SETTINGS, "garbage");
    assert!(!store.changed());
    assert_eq!(store.settings().theme, Theme::Dark);
}

#[test]
fn without_storage_they_last_as_long_as_the_page() {
    let texts = Texts::default();
    texts.blocked.set(true);
    let mut store = SettingsStore::open(texts);
    assert_eq!(store.save(all()), Err(BackendFault::Blocked));
    assert_eq!(store.settings(), &all());
}
