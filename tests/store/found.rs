//! Months that an earlier version kept in `localStorage` move into rows by
//! themselves; nothing is removed that isn't stored again.

use kaohe::json::Encode;
use kaohe::record::Record;
use kaohe::rulebook::Rules;
use kaohe::store::rows::{Edit, Only, RowStore, Table};
use kaohe::store::{
    Aside, AsideFormat, BackendFault, Found, MOVED, MonthFormat, MonthKey, RulesFormat, Shelves,
    TakenOver,
};

use super::texts::Texts;
use super::{month, record};
use crate::rows::fake::{Fake, Trick};
use crate::rows::wait;

/// A month as the earlier version wrote it.
fn old(record: &Record) -> String {
    format!(r#"{{"schema":1,"record":{}}}"#, record.facts().to_json())
}

/// The same beside its key, to take the place of a text with this mark.
fn beside(record: &Record, replaces: Option<&str>) -> String {
    let replaces = replaces.map_or("null".into(), |mark| format!("\"{mark}\""));
    let facts = record.facts().to_json();
    format!(r#"{{"schema":1,"replaces":{replaces},"record":{facts}}}"#)
}

const INDEX: &str = r#"{"schema":1,"agents":{"甲":["2026-03"]}}"#;

struct Rows {
    months: RowStore<Fake, MonthFormat>,
    rules: RowStore<Fake, RulesFormat>,
    asides: RowStore<Fake, AsideFormat>,
}

fn open(fake: &Fake) -> Rows {
    Rows {
        months: wait(RowStore::open(fake.clone(), MonthFormat, |_| {})).0,
        rules: wait(RowStore::open(fake.clone(), RulesFormat, |_| {})).0,
        asides: wait(RowStore::open(fake.clone(), AsideFormat, |_| {})).0,
    }
}

fn take_over(texts: &Texts, fake: &Fake) -> TakenOver {
    let rows = open(fake);
    let to = Shelves {
        months: &rows.months,
        rules: &rows.rules,
        asides: &rows.asides,
    };
    wait(Found::read(texts).expect("readable").take_over(texts, to))
}

fn months(fake: &Fake) -> Vec<Record> {
    let months = open(fake).months.entries().into_iter();
    months.map(|(_, row)| Record::clone(&row.record)).collect()
}

fn asides(fake: &Fake) -> Vec<Aside> {
    let asides = open(fake).asides.entries().into_iter();
    asides.map(|(_, aside)| Aside::clone(&aside)).collect()
}

fn aside(key: &str, raw: &str) -> Aside {
    let (key, raw) = (key.into(), raw.into());
    Aside { key, raw }
}

#[test]
fn months_and_rules_become_rows_and_leave() {
    let (a, b) = (record("甲", "2026-03", "a"), record("a:b%", "2026-04", "b"));
    let rulebook = crate::support::changed(|document| {
        document.id = "branch".parse().unwrap();
    });
    let rules = Rules::bundled().adding(rulebook).expect("one more");
    let rules_text = rules.to_json();
    let texts = Texts::of(&[
        ("kaohe:month:甲:2026-03", &old(&a)),
        ("kaohe:month:a%3Ab%25:2026-04", &old(&b)),
        (
            "kaohe:rules",
            &format!(r#"{{"schema":1,"rules":{rules_text}}}"#),
        ),
        ("kaohe:index", INDEX),
        ("kaohe:settings", "whatever"),
        ("other", "not ours"),
    ]);
    let fake = Fake::new();
    let taken = take_over(&texts, &fake);
    assert_eq!(
        taken,
        TakenOver {
            months: 2,
            fault: None
        }
    );
    assert_eq!(months(&fake), [a, b], "by the names of their rows");
    assert_eq!(open(&fake).rules.entry(&Only).as_deref(), Some(&rules));
    assert_eq!(asides(&fake), []);
    let left = [
        ("kaohe:index", MOVED),
        ("kaohe:settings", "whatever"),
        ("other", "not ours"),
    ];
    let left = left.map(|(key, text)| (key.to_owned(), text.to_owned()));
    assert_eq!(texts.all(), left);
    assert_eq!(take_over(&texts, &fake), TakenOver::default(), "once");
}

#[test]
fn the_mark_makes_the_earlier_version_step_back() {
    // It takes a number above its own 1 for a newer program's.
    let mark: serde_json::Value = serde_json::from_str(MOVED).unwrap();
    assert_eq!(mark["schema"], 2);
}

#[test]
fn a_save_that_was_cut_off_is_finished() {
    let (before, after) = (
        record("甲", "2026-03", "old"),
        record("甲", "2026-03", "new"),
    );
    // The mark of the text of `before` in the earlier version: FNV-1a, 64 bits.
    let mark = |text: &str| {
        let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        format!("{:016x}", text.bytes().fold(0xcbf2_9ce4_8422_2325, mix))
    };
    let next = |replaces: Option<&str>| beside(&after, replaces);
    let cases = [
        // Of a new month only what lies beside is there.
        (None, next(None), "new", 0),
        // What it was to replace is still there.
        (Some(&before), next(Some(&mark(&old(&before)))), "new", 0),
        // It was in place already.
        (Some(&after), next(Some(&mark(&old(&before)))), "new", 0),
        // Something else is there: that stands, and what lies beside is kept.
        (Some(&before), next(Some("0123456789abcdef")), "old", 1),
    ];
    for (there, text, note, set_aside) in cases {
        let texts = Texts::of(&[("kaohe:next:甲:2026-03", &text)]);
        if let Some(there) = there {
            texts.put("kaohe:month:甲:2026-03", &old(there));
        }
        let fake = Fake::new();
        take_over(&texts, &fake);
        assert_eq!(months(&fake), [record("甲", "2026-03", note)]);
        assert_eq!(asides(&fake).len(), set_aside);
        assert_eq!(texts.all().len(), 1, "but the mark nothing is left");
    }
}

#[test]
fn what_nobody_can_read_is_kept_whole() {
    let texts = Texts::of(&[
        ("kaohe:month:甲:2026-03", "garbage"),
        (
            "kaohe:month:甲:2026-04",
            &old(&record("乙", "2026-04", "of another")),
        ),
        ("kaohe:rules", r#"{"schema":1,"rules":7}"#),
        (
            "kaohe:aside:1",
            r#"{"schema":1,"key":"kaohe:settings","raw":"was damaged"}"#,
        ),
        ("kaohe:aside:2", "no aside"),
        ("kaohe:something", "of no version"),
    ]);
    let fake = Fake::new();
    take_over(&texts, &fake);
    let mut found = asides(&fake);
    found.sort_by(|a, b| a.key.cmp(&b.key));
    let other = old(&record("乙", "2026-04", "of another"));
    let expected = [
        aside("kaohe:aside:2", "no aside"),
        aside("kaohe:month:甲:2026-03", "garbage"),
        aside("kaohe:month:甲:2026-04", &other),
        aside("kaohe:rules", r#"{"schema":1,"rules":7}"#),
        aside("kaohe:settings", "was damaged"),
        aside("kaohe:something", "of no version"),
    ];
    assert_eq!(found, expected);
    assert_eq!(months(&fake), []);
    assert_eq!(texts.all().len(), 1);
}

#[test]
fn a_row_is_not_overwritten_by_what_is_found() {
    let (row, found) = (
        record("甲", "2026-03", "row"),
        record("甲", "2026-03", "found"),
    );
    let texts = Texts::of(&[("kaohe:month:甲:2026-03", &old(&found))]);
    let fake = Fake::new();
    wait(
        open(&fake)
            .months
            .save(vec![Edit::month(&row.clone().into())]),
    )
    .expect("saved");
    take_over(&texts, &fake);
    assert_eq!(months(&fake), [row]);
    assert_eq!(
        asides(&fake),
        [aside("甲 2026-03", &found.facts().to_json())]
    );
    assert_eq!(texts.all().len(), 1);
}

/// Until all of it is stored, none of it is removed; and it's found again.
#[test]
fn after_a_fault_at_any_step_it_goes_on_next_time() {
    let a = record("甲", "2026-03", "a");
    for call in 1..=12 {
        let texts = Texts::of(&[
            ("kaohe:month:甲:2026-03", &old(&a)),
            ("kaohe:month:甲:2026-04", "garbage"),
        ]);
        let before = texts.all();
        let fake = Fake::new();
        let rows = open(&fake);
        fake.script([(call, Trick::Fail(BackendFault::QuotaFull))]);
        let to = Shelves {
            months: &rows.months,
            rules: &rows.rules,
            asides: &rows.asides,
        };
        let taken = wait(Found::read(&texts).unwrap().take_over(&texts, to));
        fake.script([]);
        if taken.fault.is_some() {
            assert_eq!(texts.all(), before, "call {call}");
        }
        take_over(&texts, &fake);
        assert_eq!(months(&fake), std::slice::from_ref(&a), "call {call}");
        assert_eq!(asides(&fake), [aside("kaohe:month:甲:2026-04", "garbage")]);
        assert_eq!(texts.all().len(), 1);
    }
}

#[test]
fn what_cannot_be_removed_is_not_doubled_next_time() {
    let a = record("甲", "2026-03", "a");
    let garbage = ("kaohe:month:甲:2026-04", "garbage");
    for changes in 0..3 {
        let texts = Texts::of(&[("kaohe:month:甲:2026-03", &old(&a)), garbage]);
        texts.changes_left.set(Some(changes));
        let fake = Fake::new();
        take_over(&texts, &fake);
        texts.changes_left.set(None);
        take_over(&texts, &fake);
        assert_eq!((months(&fake).len(), asides(&fake).len()), (1, 1));
        assert_eq!(texts.all().len(), 1);
    }
}

#[test]
fn what_the_earlier_version_writes_meanwhile_stays() {
    let (a, b) = (record("甲", "2026-03", "a"), record("甲", "2026-03", "b"));
    let texts = Texts::of(&[("kaohe:month:甲:2026-03", &old(&a))]);
    let fake = Fake::new();
    let rows = open(&fake);
    let found = Found::read(&texts).unwrap();
    texts.put("kaohe:month:甲:2026-03", &old(&b));
    let to = Shelves {
        months: &rows.months,
        rules: &rows.rules,
        asides: &rows.asides,
    };
    wait(found.take_over(&texts, to));
    assert_eq!(texts.text("kaohe:month:甲:2026-03"), Some(old(&b)));
    take_over(&texts, &fake);
    assert_eq!(months(&fake), [a]);
    assert_eq!(asides(&fake), [aside("甲 2026-03", &b.facts().to_json())]);
}

#[test]
fn a_month_of_a_key_that_is_a_row_of_the_log_is_none() {
    let fake = Fake::of(&[(1, "a")]);
    take_over(&Texts::default(), &fake);
    assert_eq!(fake.named(Table::Months), []);
    assert!(
        open(&fake)
            .months
            .entry(&MonthKey::new("甲", month("2026-03")))
            .is_none()
    );
}
