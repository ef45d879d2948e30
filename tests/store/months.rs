//! The rows of months and of the rules.

use kaohe::json::Encode;
use kaohe::record::{Facts, Record};
use kaohe::rulebook::Rules;
use kaohe::store::rows::{Edit, Format as _, Only, RowFault, RowKey as _, RowStore, Table};
use kaohe::store::{Keep, MonthFormat, MonthKey, RulesFormat};
use proptest::prelude::*;

use super::{month, record};
use crate::exchange::generate;
use crate::rows::fake::Fake;
use crate::rows::wait;

type Months = RowStore<Fake, MonthFormat>;

fn open(fake: &Fake) -> Months {
    wait(RowStore::open(fake.clone(), MonthFormat, |_| {})).0
}

fn save(store: &Months, record: &Record) -> bool {
    wait(store.save(vec![Edit::month(&record.clone().into())])).is_ok()
}

fn read(store: &Months, key: &MonthKey) -> Option<Record> {
    let row = store.entry(key)?;
    Some(Record::clone(&row.record))
}

#[test]
fn a_month_lies_under_agent_and_month() {
    let fake = Fake::new();
    assert!(save(&open(&fake), &record("张三 01/a", "2026-03", "x")));
    let names: Vec<_> = fake
        .named(Table::Months)
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert_eq!(names, ["%E5%BC%A0%E4%B8%89%2001%2Fa/2026-03"]);
    let key = MonthKey::new("张三 01/a", month("2026-03"));
    assert_eq!(
        read(&open(&fake), &key),
        Some(record("张三 01/a", "2026-03", "x"))
    );
}

#[test]
fn names_that_no_key_has() {
    for name in [
        "",
        "/",
        "2026-03",
        "a/2026-3",
        "a/2026-13",
        "%/2026-03",
        "%4/2026-03",
        "%41/2026-03",
        "%FF/2026-03",
        "%e5%bc%a0/2026-03",
        "张/2026-03",
        "a b/2026-03",
    ] {
        assert_eq!(MonthKey::named(name), None, "{name}");
    }
    let nobody = MonthKey::new("", month("2026-03"));
    assert_eq!(MonthKey::named("/2026-03"), Some(nobody));
}

#[test]
fn a_text_of_another_months_key_is_not_read() {
    let text = record("甲", "2026-03", "x").facts().to_json();
    let read = |agent, of| {
        MonthFormat
            .read(&MonthKey::new(agent, month(of)), &text)
            .is_some()
    };
    assert!(read("甲", "2026-03"));
    assert!(!read("乙", "2026-03"));
    assert!(!read("甲", "2026-04"));
}

#[test]
fn two_tabs_that_write_the_same_month_never_lose_one() {
    let fake = Fake::new();
    assert!(save(&open(&fake), &record("甲", "2026-03", "old")));
    let (here, there) = (open(&fake), open(&fake));
    assert!(save(&there, &record("甲", "2026-03", "theirs")));
    assert!(!save(&here, &record("甲", "2026-03", "mine")));
    let key = MonthKey::new("甲", month("2026-03"));
    let unsaved = here.unsaved();
    let [row] = &unsaved[..] else {
        panic!("{unsaved:?}")
    };
    let RowFault::Conflict {
        theirs: Some(theirs),
    } = &row.fault
    else {
        panic!("{row:?}");
    };
    assert_eq!(
        MonthFormat.read(&key, theirs),
        Some(record("甲", "2026-03", "theirs").into())
    );
    wait(here.resolve_conflict(&key, Keep::Mine)).expect("decided");
    assert_eq!(
        read(&open(&fake), &key),
        Some(record("甲", "2026-03", "mine"))
    );
}

#[test]
fn the_bundled_rules_need_no_row() {
    let fake = Fake::new();
    let open = || wait(RowStore::open(fake.clone(), RulesFormat, |_| {})).0;
    let effective = Rules::bundled()
        .rulebook((month("2026-03"), <_>::default()))
        .effective;
    let rulebook = crate::support::changed(|document| {
        document.effective = effective.plus(1);
    });
    let other = Rules::bundled().adding(rulebook).expect("one more");
    wait(open().save(vec![Edit::rules(&other)])).expect("saved");
    assert_eq!(open().entry(&Only).as_deref(), Some(&other));
    wait(open().save(vec![Edit::rules(&Rules::bundled())])).expect("saved");
    assert_eq!(fake.named(Table::Rules), []);
}

#[test]
fn tables_know_nothing_of_each_other() {
    let fake = Fake::of(&[(1, "a")]);
    assert!(save(&open(&fake), &record("甲", "2026-03", "x")));
    assert_eq!(crate::rows::entries(&crate::rows::open(&fake)).len(), 1);
    assert_eq!(open(&fake).entries().len(), 1);
}

proptest! {
    /// Whatever a month holds comes back, so nothing of it has a stored form
    /// of its own to be forgotten in.
    #[test]
    fn every_month_comes_back_as_it_was(items in generate::items(3)) {
        let fake = Fake::new();
        let store = open(&fake);
        for item in &items {
            prop_assert!(save(&store, &item.record));
        }
        let again = open(&fake);
        for item in items.iter().rev() {
            let facts: &Facts = item.record.facts();
            let found = again.entry(&MonthKey::of(facts));
            // The facts themselves: two texts are alike also where both lack one.
            prop_assert_eq!(found.as_ref().map(|found| found.record.facts()), Some(facts));
        }
    }

    #[test]
    fn every_agent_has_a_name_of_its_own(a in any::<String>(), b in any::<String>()) {
        let (a, b) = (MonthKey::new(a, month("2026-03")), MonthKey::new(b, month("2026-03")));
        prop_assert!(MonthKey::named(&a.name()) == Some(a.clone()));
        prop_assert_eq!(a == b, a.name() == b.name());
    }
}
