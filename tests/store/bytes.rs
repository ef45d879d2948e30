//! What is stored, to the byte.

use kaohe::store::{MonthKey, Settings, Sweep, Theme};

use super::{OURS, fake::Fake, march, month, note_of, open, ours, record, report};

#[test]
fn a_saved_month_is_there_tomorrow() {
    let fake = Fake::new();
    open(&fake).save(&ours("a")).expect("saved");
    let store = open(&fake);
    assert_eq!(store.record("甲", march()), Some(&ours("a")));
    assert_eq!(store.unsaved().count(), 0);
    assert_eq!(report(&fake), kaohe::store::Opened::default());
}

#[test]
fn the_layout() {
    let fake = Fake::new();
    let mut store = open(&fake);
    assert!(
        fake.all().is_empty(),
        "opening an empty storage writes nothing"
    );
    store.save(&ours("a")).expect("saved");
    store.save(&record("", "2026-04", "b")).expect("saved");
    let settings = Settings {
        drafts: Vec::new(),
        theme: Theme::Dark,
        lang: Some("zh".into()),
        agent: "甲".into(),
        minimum: String::new(),
        unit: kaohe::number::Unit::Points,
        log_agent: None,
    };
    store.save_settings(settings).expect("saved");
    let facts = r#"{"agent":"甲","month":"2026-03","entries":[{"parts":["9a"],"count":1,"note":"a"}],"exam":"unknown","report":"unknown"}"#;
    assert_eq!(
        fake.text(OURS),
        Some(format!(r#"{{"schema":1,"record":{facts}}}"#))
    );
    assert_eq!(
        fake.text("kaohe:index").as_deref(),
        Some(r#"{"schema":1,"agents":{"":["2026-04"],"甲":["2026-03"]}}"#)
    );
    assert_eq!(
        fake.text("kaohe:settings").as_deref(),
        Some(r#"{"schema":1,"theme":"dark","lang":"zh","agent":"甲"}"#)
    );
    let names = [
        "kaohe:index",
        "kaohe:month::2026-04",
        OURS,
        "kaohe:settings",
    ];
    assert_eq!(fake.names(), names);
}

#[test]
fn whose_the_log_is_is_remembered() {
    let fake = Fake::new();
    assert_eq!(open(&fake).settings().log_agent, None);
    for agent in ["甲", ""] {
        let settings = Settings {
            log_agent: Some(agent.into()),
            ..Settings::default()
        };
        open(&fake).save_settings(settings.clone()).expect("saved");
        assert_eq!(open(&fake).settings(), &settings);
    }
    assert_eq!(
        fake.text("kaohe:settings").as_deref(),
        Some(r#"{"schema":1,"theme":"system","agent":"","log_agent":""}"#)
    );
}

#[test]
fn any_name_makes_a_key_of_its_own() {
    let fake = Fake::new();
    let names = [
        "",
        " ",
        ":",
        "%",
        "%3A",
        "%25",
        "a:2026-03",
        "張:三%",
        "\u{0}\n",
        "😀",
        "kaohe:",
        "-",
    ];
    let mut store = open(&fake);
    for name in names {
        store.save(&record(name, "2026-03", name)).expect("saved");
    }
    let store = open(&fake);
    assert_eq!(store.records().count(), names.len());
    for name in names {
        assert_eq!(
            store.record(name, march()),
            Some(&record(name, "2026-03", name))
        );
    }
    assert!(store.asides().is_empty());
}

#[test]
fn many_saves_leave_the_bytes_of_one() {
    let (once, often) = (Fake::new(), Fake::new());
    open(&once).save(&ours("e")).expect("saved");
    let mut store = open(&often);
    for note in ["a", "ab", "", "d", "e"] {
        store.save(&ours(note)).expect("saved");
    }
    assert_eq!(once.all(), often.all());
}

#[test]
fn clear_and_save_again_is_byte_identical() {
    let fake = Fake::new();
    fake.put("other:page", "theirs");
    let mut store = open(&fake);
    for text in ["2026-01", "2026-03", "2025-12"] {
        for agent in ["乙", "甲", "10", "9"] {
            store.save(&record(agent, text, text)).expect("saved");
            store.save(&record(agent, text, agent)).expect("saved");
        }
    }
    store.save_settings(Settings::default()).expect("saved");
    let before = fake.all();
    let removed = store.clear(Sweep::Months).expect("cleared");
    assert_eq!(fake.names(), ["kaohe:settings", "other:page"]);
    let mut shuffled = removed.clone();
    shuffled.reverse();
    assert!(store.save_all(&shuffled).iter().all(Result::is_ok));
    assert_eq!(fake.all(), before);
    let keys: Vec<_> = store.records().map(|record| MonthKey::of(record)).collect();
    assert!(keys.is_sorted());
}

#[test]
fn saving_what_is_stored_writes_nothing() {
    let fake = Fake::new();
    let mut store = open(&fake);
    store.save(&ours("a")).expect("saved");
    fake.script([]);
    store.save(&ours("a")).expect("saved");
    assert_eq!(fake.changes(), 0);
}

#[test]
fn a_keystroke_costs_six_calls() {
    let fake = Fake::new();
    let mut store = open(&fake);
    store.save(&ours("a")).expect("saved");
    let before = fake.calls();
    store.save(&ours("ab")).expect("saved");
    assert_eq!(fake.calls() - before, 6);
}

#[test]
fn five_hundred_months_at_once() {
    let fake = Fake::new();
    let mut store = open(&fake);
    let first = month("2000-01");
    let records: Vec<_> = (0..500)
        .map(|index| record("甲", &first.plus(index).to_string(), "n"))
        .collect();
    assert!(store.save_all(&records).iter().all(Result::is_ok));
    // Per month: beside, month, beside away; and the index once.
    assert_eq!(fake.changes(), 3 * 500 + 1);
    assert_eq!(report(&fake), kaohe::store::Opened::default());
    assert_eq!(open(&fake).records().count(), 500);
}

#[test]
fn the_last_save_wins() {
    let fake = Fake::new();
    let mut store = open(&fake);
    store.save(&ours("a")).expect("saved");
    store.save(&ours("b")).expect("saved");
    assert_eq!(note_of(&store), Some("b"));
    assert_eq!(note_of(&open(&fake)), Some("b"));
}
