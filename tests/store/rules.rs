//! The rules that the branch set, in storage.

use kaohe::number::Unit;
use kaohe::rulebook::{Amendment, Number, ParameterRef, Rules};
use kaohe::store::{Access, BackendFault, Change, SaveFault};

use super::fake::{Fake, Trick};
use super::{march, open};

const KEY: &str = "kaohe:rules";

fn set(value: &str) -> Rules {
    let amendment = Amendment::Parameter {
        at: ParameterRef::Target("faults_online".parse().unwrap()),
        value: Number::Percent(value.parse().unwrap()),
        source: "notice 3".into(),
        date: None,
    };
    Rules::bundled().with(0, amendment).unwrap()
}

#[test]
fn they_are_there_tomorrow() {
    let fake = Fake::new();
    let mut store = open(&fake);
    assert!(!store.has_rules());
    assert_eq!(store.rules(), Rules::bundled());
    store.save_rules(&set("72")).unwrap();
    assert!(store.has_rules());
    assert_eq!(open(&fake).rules(), set("72"));
    store.save_rules(&set("75")).unwrap();
    assert_eq!(open(&fake).rules(), set("75"));
    // The bundled ones need no room.
    store.save_rules(&Rules::bundled()).unwrap();
    assert_eq!(fake.text(KEY), None);
    assert!(!open(&fake).has_rules());
}

#[test]
fn another_tab_is_not_overwritten() {
    let fake = Fake::new();
    let (mut mine, mut theirs) = (open(&fake), open(&fake));
    theirs.save_rules(&set("75")).unwrap();
    let kept = fake.text(KEY);
    let refused = mine.save_rules(&set("72"));
    assert_eq!(refused.unwrap_err(), SaveFault::Conflict(None));
    assert_eq!(fake.text(KEY), kept);
    // Theirs are taken.
    assert_eq!(mine.external_change(Some(KEY)), [Change::Rules]);
    assert_eq!(mine.rules(), set("75"));
    assert_eq!(mine.external_change(Some(KEY)), []);
    // Mine stay, when someone has decided.
    theirs.save_rules(&set("80")).unwrap();
    assert!(mine.rules_changed());
    mine.save_rules(&set("72")).unwrap();
    assert_eq!(open(&fake).rules(), set("72"));
    // Taking all back is a change too.
    theirs.rules_changed();
    theirs.save_rules(&Rules::bundled()).unwrap();
    assert_eq!(mine.external_change(None), [Change::Rules]);
    assert_eq!(mine.rules(), Rules::bundled());
}

#[test]
fn what_cannot_be_read_is_set_aside_and_never_overwritten() {
    for text in [
        "",
        "{",
        "[]",
        r#"{"schema":1,"rules":[]}"#,
        r#"{"schema":1,"rules":[{"base":{"id":"other","effective":"2026-01"},"amendments":[]}]}"#,
    ] {
        let fake = Fake::new();
        fake.put(KEY, text);
        let mut store = open(&fake);
        assert_eq!(store.rules(), Rules::bundled(), "{text}");
        let aside: Vec<_> = store.asides().iter().map(|aside| &aside.raw).collect();
        assert_eq!(aside, [text]);
        assert_eq!(store.asides()[0].key, KEY);
        store.save_rules(&set("72")).unwrap();
        let mut again = open(&fake);
        assert_eq!(again.rules(), set("72"));
        assert_eq!(again.asides()[0].raw, text);
    }
}

#[test]
fn a_newer_program_s_rules_open_read_only() {
    let fake = Fake::new();
    fake.put(KEY, r#"{"schema":99,"rules":"?"}"#);
    let mut store = open(&fake);
    assert_eq!(store.rules(), Rules::bundled());
    assert_eq!(store.access(), Access::ReadOnly);
    assert_eq!(
        store.save_rules(&set("72")).unwrap_err(),
        SaveFault::ReadOnly
    );
    assert!(fake.text(KEY).unwrap().contains("99"));
}

#[test]
fn what_fails_is_said_and_the_old_ones_stay() {
    let fake = Fake::new();
    let mut store = open(&fake);
    store.save_rules(&set("72")).unwrap();
    fake.script([(1, Trick::Fail(BackendFault::QuotaFull))]);
    assert!(store.save_rules(&set("75")).is_err());
    assert_eq!(open(&fake).rules(), set("72"));
    fake.script([(1, Trick::Lose)]);
    assert!(store.save_rules(&set("75")).is_err(), "read back");
    assert_eq!(open(&fake).rules(), set("72"));
    store.save_rules(&set("75")).unwrap();
    assert_eq!(
        open(&fake).rules().rulebook((march(), Unit::Points)),
        set("75").rulebook((march(), Unit::Points))
    );
    fake.block(true);
    assert!(open(&fake).save_rules(&set("80")).is_err());
}
