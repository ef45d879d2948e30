//! The index, lost months, foreign keys, and newer data.

use kaohe::store::{Access, AsideState, MonthKey, Opened, SaveFault, Settings, Store, Sweep};

use super::fake::Fake;
use super::{BESIDE, OURS, march, note_of, open, ours, record, report};

fn two() -> Fake {
    let fake = Fake::new();
    let mut store = open(&fake);
    store.save(&ours("a")).expect("saved");
    store.save(&record("乙", "2026-04", "b")).expect("saved");
    fake
}

#[test]
fn a_missing_index_is_made_anew() {
    let fake = two();
    let index = fake.text("kaohe:index");
    fake.drop_key("kaohe:index");
    let opened = report(&fake);
    assert!(opened.index_rebuilt);
    assert_eq!(opened.missing, []);
    assert_eq!(fake.text("kaohe:index"), index);
    assert_eq!(report(&fake), Opened::default());
}

#[test]
fn a_wrong_index_is_made_anew() {
    for wrong in [
        r#"{"schema":1,"agents":{}}"#,
        r#"{"schema":1,"agents":{"甲":["2026-03"]}}"#,
        r#"{"schema":1,"agents":{"甲":["2026-03"],"乙":"#,
        "",
    ] {
        let fake = two();
        let index = fake.text("kaohe:index");
        fake.put("kaohe:index", wrong);
        let (store, opened) = Store::open(fake.clone());
        assert!(opened.index_rebuilt);
        assert_eq!(store.records().count(), 2);
        assert_eq!(fake.text("kaohe:index"), index);
    }
}

#[test]
fn a_month_that_vanished_is_told_once() {
    let fake = two();
    fake.drop_key(OURS);
    let opened = report(&fake);
    assert_eq!(opened.missing, [MonthKey::new("甲", march())]);
    assert_eq!(report(&fake), Opened::default());
}

#[test]
fn all_months_that_vanished_are_told() {
    let fake = two();
    for name in fake.names().iter().filter(|name| *name != "kaohe:index") {
        fake.drop_key(name);
    }
    assert_eq!(report(&fake).missing.len(), 2);
    assert!(fake.all().is_empty());
}

#[test]
fn keys_of_others_are_never_touched() {
    let fake = Fake::new();
    let others = [
        "theme",
        "kaohe",
        "Kaohe:month:甲:2026-03",
        "kaohe-2:index",
        "",
        " kaohe:index",
    ];
    for name in others {
        fake.put(name, "not json {");
    }
    let mut store = open(&fake);
    assert!(store.asides().is_empty());
    store.save(&ours("a")).expect("saved");
    store.clear(Sweep::Everything).expect("cleared");
    let mut names = others.map(String::from).to_vec();
    names.sort();
    assert_eq!(fake.names(), names);
    assert!(fake.all().values().all(|text| text == "not json {"));
}

#[test]
fn one_newer_value_makes_everything_read_only() {
    for key in [
        OURS,
        "kaohe:index",
        "kaohe:settings",
        BESIDE,
        "kaohe:aside:7",
        "kaohe:month:丙:2027-01",
    ] {
        let fake = two();
        fake.put("kaohe:month:丁:2026-01", "garbage");
        fake.put(key, r#"{"schema":2,"content":[1]}"#);
        let before = fake.all();
        let (mut store, opened) = Store::open(fake.clone());
        assert_eq!(opened.access, Access::ReadOnly);
        assert_eq!(store.access(), Access::ReadOnly);
        let newer = store
            .asides()
            .iter()
            .find(|aside| aside.state == AsideState::Newer);
        let newer = newer.expect("it's offered");
        assert_eq!(
            (newer.key.as_str(), newer.raw.as_str()),
            (key, r#"{"schema":2,"content":[1]}"#)
        );
        // What this version can read is shown.
        let readable = if key == OURS { 1 } else { 2 };
        assert_eq!(store.records().count(), readable);

        let id = newer.id;
        let may = record("乙", "2026-05", "c");
        assert_eq!(store.save(&may), Err(SaveFault::ReadOnly));
        assert_eq!(store.record("乙", may.month), Some(&may), "it's in memory");
        assert_eq!(
            store.save_settings(Settings::default()),
            Err(SaveFault::ReadOnly)
        );
        assert_eq!(
            store.remove("乙", "2026-04".parse().expect("a month")),
            Err(SaveFault::ReadOnly)
        );
        assert_eq!(store.clear(Sweep::Everything), Err(SaveFault::ReadOnly));
        assert_eq!(store.discard_aside(id), Err(SaveFault::ReadOnly));
        store.rename_agent("乙", "戊").expect_err("read-only");
        assert_eq!(store.retry(), 1);
        assert_eq!(fake.all(), before, "not a byte was changed");
        assert_eq!(
            store.remove("乙", may.month),
            Ok(Some(may)),
            "memory can be cleared"
        );
    }
}

#[test]
fn a_newer_value_that_reads_like_ours_is_still_newer() {
    let fake = two();
    let text = fake
        .text(OURS)
        .expect("a text")
        .replace("\"schema\":1", "\"schema\":2");
    fake.put(OURS, &text);
    assert_eq!(report(&fake).access, Access::ReadOnly);
}

#[test]
fn a_newer_program_in_another_tab_stops_this_one() {
    let newer = r#"{"schema":2}"#;
    // It wrote the month itself,
    let fake = two();
    let mut store = open(&fake);
    fake.put(OURS, newer);
    assert_eq!(store.save(&ours("b")), Err(SaveFault::ReadOnly));
    assert_eq!(fake.text(OURS).as_deref(), Some(newer));
    assert_eq!(note_of(&store), Some("b"));
    assert_eq!(store.access(), Access::ReadOnly);

    // or the index, and this one makes a new month,
    let fake = two();
    let mut store = open(&fake);
    fake.put("kaohe:index", newer);
    let before = fake.all();
    assert_eq!(
        store.save(&record("丙", "2026-03", "c")),
        Err(SaveFault::ReadOnly)
    );
    assert_eq!(fake.all(), before);

    // or the settings.
    let fake = two();
    let mut store = open(&fake);
    fake.put("kaohe:settings", newer);
    assert_eq!(
        store.save_settings(Settings::default()),
        Err(SaveFault::ReadOnly)
    );
    assert_eq!(fake.text("kaohe:settings").as_deref(), Some(newer));
}
