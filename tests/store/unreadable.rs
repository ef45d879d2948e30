//! What can't be read is kept, offered, and never overwritten.

use kaohe::store::{AsideState, SaveFault, Settings, Sweep};

use super::fake::{Fake, Trick};
use super::{BESIDE, OURS, Shelf, march, note_after_reload, note_of, open, ours, record, report};

const ASIDE: &str = "kaohe:aside:1";

fn states(store: &Shelf) -> Vec<(&str, &str, AsideState)> {
    let asides = store.asides().iter();
    asides
        .map(|aside| (aside.key.as_str(), aside.raw.as_str(), aside.state))
        .collect()
}

/// Texts that aren't 甲's March.
fn strangers() -> Vec<String> {
    let fake = Fake::new();
    let mut store = open(&fake);
    store.save(&ours("a")).expect("saved");
    store.save(&record("乙", "2026-03", "a")).expect("saved");
    let good = fake.text(OURS).expect("a text");
    let faulty = good.replace("\"count\":1", "\"count\":0");
    let other = fake.text("kaohe:month:乙:2026-03").expect("a text");
    let half = good[..good.len() / 2].to_owned();
    let extra = good.replace("\"schema\":1,", "\"schema\":1,\"more\":2,");
    let older = good.replace("\"schema\":1", "\"schema\":0");
    let strange = good.replace("\"schema\":1", "\"schema\":\"2\"");
    let plain = good.replace("\"schema\":1,", "");
    let texts = [
        "",
        " ",
        "null",
        "[]",
        "hello",
        "{}",
        "{\"schema\":1}",
        "\u{0}",
        "[[[[[[[[[",
    ];
    let mut all = vec![
        faulty,
        other,
        half,
        extra,
        older,
        strange,
        plain,
        "[".repeat(100_000),
    ];
    all.extend(texts.map(String::from));
    all
}

#[test]
fn strangers_are_set_aside() {
    for text in strangers() {
        let fake = Fake::new();
        fake.put(OURS, &text);
        let (mut store, opened) = kaohe::store::Store::open(fake.clone());
        assert_eq!(
            states(&store),
            [(OURS, text.as_str(), AsideState::SetAside)]
        );
        let key = store.asides()[0].month().expect("a month");
        assert_eq!((key.agent.as_str(), key.month), ("甲", march()));
        assert_eq!(opened.unreadable, [store.asides()[0].id]);
        assert_eq!(opened.missing, []);
        assert_eq!(fake.names(), [ASIDE]);
        store.save(&ours("a")).expect("the key is free");

        let again = open(&fake);
        assert_eq!(
            states(&again),
            [(OURS, text.as_str(), AsideState::SetAside)]
        );
        assert_eq!(note_of(&again), Some("a"));
        assert!(report(&fake).unreadable.is_empty(), "told once");
    }
}

#[test]
fn without_room_the_key_is_locked() {
    let fake = Fake::new();
    let garbage = "garbage".repeat(100);
    fake.put(OURS, &garbage);
    fake.leave(300);
    let mut store = open(&fake);
    assert_eq!(
        states(&store),
        [(OURS, garbage.as_str(), AsideState::Locked)]
    );
    assert_eq!(store.save(&ours("a")), Err(SaveFault::Locked));
    assert_eq!(store.save(&ours("b")), Err(SaveFault::Locked));
    assert_eq!(note_of(&store), Some("b"), "it's in memory");
    assert_eq!(fake.text(OURS), Some(garbage.clone()));
    store
        .save(&record("甲", "2026-04", "x"))
        .expect("other months can be saved");

    // With room, saving sets it aside.
    fake.quota(None);
    store.save(&ours("c")).expect("saved");
    assert_eq!(
        states(&store),
        [(OURS, garbage.as_str(), AsideState::SetAside)]
    );
    assert_eq!(note_after_reload(&fake).as_deref(), Some("c"));
}

#[test]
fn discarding_unlocks() {
    let fake = Fake::new();
    fake.put(OURS, &"garbage".repeat(100));
    fake.leave(300);
    let mut store = open(&fake);
    let id = store.asides()[0].id;
    store.discard_aside(id).expect("discarded");
    assert!(store.asides().is_empty());
    store.save(&ours("a")).expect("saved");
    assert!(fake.text(ASIDE).is_none());
}

#[test]
fn a_copy_that_is_not_proven_leaves_the_original() {
    for trick in [Trick::Lose, Trick::Halve, Trick::Blind] {
        let fake = Fake::new();
        fake.put(OURS, "garbage");
        fake.script([(1, trick)]);
        let mut store = open(&fake);
        assert_eq!(states(&store), [(OURS, "garbage", AsideState::Locked)]);
        assert_eq!(fake.text(OURS).as_deref(), Some("garbage"));
        fake.reload();
        store.save(&ours("a")).expect("saved");
        assert_eq!(
            states(&open(&fake)),
            [(OURS, "garbage", AsideState::SetAside)]
        );
    }
}

#[test]
fn an_original_that_stays_is_copied_once() {
    let fake = Fake::new();
    fake.put(OURS, "garbage");
    fake.script([(2, Trick::Lose)]);
    let mut store = open(&fake);
    assert_eq!(fake.names(), [ASIDE, OURS]);
    store.save(&ours("a")).expect("there is a copy");
    assert_eq!(note_after_reload(&fake).as_deref(), Some("a"));

    fake.put(OURS, "garbage");
    let store = open(&fake);
    assert_eq!(states(&store), [(OURS, "garbage", AsideState::SetAside)]);
}

#[test]
fn a_text_that_cannot_be_copied_whole_stays() {
    // The sign in place of half a character that the browser can't hand over.
    let fake = Fake::new();
    fake.put(OURS, "half \u{FFFD}");
    let mut store = open(&fake);
    assert_eq!(
        states(&store),
        [(OURS, "half \u{FFFD}", AsideState::Locked)]
    );
    assert_eq!(store.save(&ours("a")), Err(SaveFault::Locked));
    assert_eq!(fake.names(), [OURS]);
    // A month with such a sign in a note is a month.
    store
        .save(&record("甲", "2026-04", "\u{FFFD}"))
        .expect("saved");
    assert_eq!(open(&fake).records().count(), 1);
}

#[test]
fn garbage_that_turns_up_later_is_set_aside_by_the_save() {
    let fake = Fake::new();
    let mut store = open(&fake);
    store.save(&ours("a")).expect("saved");
    fake.put(OURS, "garbage");
    store.save(&ours("b")).expect("saved");
    assert_eq!(states(&store), [(OURS, "garbage", AsideState::SetAside)]);
    assert_eq!(note_after_reload(&fake).as_deref(), Some("b"));
}

#[test]
fn settings_index_and_beside_texts_too() {
    let fake = Fake::new();
    for key in ["kaohe:index", "kaohe:settings", BESIDE] {
        fake.put(key, "theirs");
    }
    let mut store = open(&fake);
    assert_eq!(store.settings(), &Settings::default());
    let set_aside = |key| (key, "theirs", AsideState::SetAside);
    let expected = ["kaohe:index", BESIDE, "kaohe:settings"].map(set_aside);
    assert_eq!(states(&store), expected);
    store.save_settings(Settings::default()).expect("saved");
    store.save(&ours("a")).expect("saved");
    let store = open(&fake);
    assert_eq!(states(&store), expected);
    assert_eq!(report(&fake), kaohe::store::Opened::default());
}

#[test]
fn locked_settings_and_index() {
    let fake = Fake::new();
    fake.put("kaohe:index", &"i".repeat(2000));
    fake.put("kaohe:settings", &"s".repeat(2000));
    fake.leave(1000);
    let mut store = open(&fake);
    assert_eq!(
        store.save_settings(Settings::default()),
        Err(SaveFault::Locked)
    );
    store.save(&ours("a")).expect("months need no index");
    assert_eq!(fake.text("kaohe:index"), Some("i".repeat(2000)));
    store.remove("甲", march()).expect("removed");
    assert_eq!(note_after_reload(&fake), None);
}

#[test]
fn a_beside_text_of_another_time_is_set_aside() {
    let fake = Fake::new();
    let mut store = open(&fake);
    store.save(&ours("a")).expect("saved");
    fake.script([(2, Trick::Lose)]);
    store.save(&ours("b")).expect_err("not saved");
    let beside = fake.text(BESIDE).expect("a text");
    // An older program wrote the month without a look beside.
    let other = fake.text(OURS).expect("a text").replace("\"a\"", "\"z\"");
    fake.put(OURS, &other);
    let store = open(&fake);
    assert_eq!(note_of(&store), Some("z"));
    assert_eq!(
        states(&store),
        [(BESIDE, beside.as_str(), AsideState::SetAside)]
    );
}

#[test]
fn keys_that_no_version_wrote_are_left_where_they_are() {
    let fake = Fake::new();
    let names = [
        "kaohe:",
        "kaohe:aside:01",
        "kaohe:aside:x",
        "kaohe:month:甲:2026-13",
        "kaohe:month:%41:2026-03",
        "kaohe:rulebook:x",
        "kaohe:aside:99999999999",
    ];
    for name in names {
        fake.put(name, "{\"schema\":9}");
    }
    let (mut store, opened) = kaohe::store::Store::open(fake.clone());
    assert_eq!(opened, kaohe::store::Opened::default());
    assert_eq!(store.asides().len(), names.len());
    assert!(
        store
            .asides()
            .iter()
            .all(|aside| aside.state == AsideState::Unknown)
    );
    store.save(&ours("a")).expect("saved");
    store.clear(Sweep::Months).expect("cleared");
    assert_eq!(fake.names().len(), names.len());
    let id = store.asides()[0].id;
    store.discard_aside(id).expect("discarded");
    assert_eq!(fake.names().len(), names.len() - 1);
    store.clear(Sweep::Everything).expect("cleared");
    assert!(fake.all().is_empty());
    assert!(store.asides().is_empty());
}

#[test]
fn an_aside_that_got_damaged_is_offered_as_it_is() {
    let fake = Fake::new();
    fake.put(ASIDE, "{\"schema\":1,\"ke");
    fake.put(OURS, "garbage");
    let store = open(&fake);
    let damaged = (ASIDE, "{\"schema\":1,\"ke", AsideState::Unknown);
    assert_eq!(
        states(&store),
        [damaged, (OURS, "garbage", AsideState::SetAside)]
    );
    assert_eq!(fake.text(ASIDE).as_deref(), Some("{\"schema\":1,\"ke"));
}

#[test]
fn discarding_looks_first() {
    let fake = Fake::new();
    fake.put(OURS, "garbage");
    let mut store = open(&fake);
    let id = store.asides()[0].id;
    fake.put(ASIDE, r#"{"schema":1,"key":"kaohe:index","raw":"else"}"#);
    assert_eq!(store.discard_aside(id), Err(SaveFault::Conflict(None)));
    assert_eq!(fake.names(), [ASIDE]);
    fake.drop_key(ASIDE);
    store.discard_aside(id).expect("gone already");
    store.discard_aside(id).expect("gone already");
    assert!(store.asides().is_empty());
}
