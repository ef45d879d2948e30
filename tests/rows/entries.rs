//! The rows of the consultation log.

use kaohe::calendar::Date;
use kaohe::id::Id;
use kaohe::json::Encode;
use kaohe::log::{Case, EntryId, FollowUp, LogEntry, LogFacts, Outcome};
use kaohe::store::LogFormat;
use kaohe::store::rows::{Edit, Format as _, RowStore};

use super::fake::Fake;
use super::wait;

fn entry(id: u64) -> LogEntry {
    let facts = LogFacts {
        id: EntryId::new(id).unwrap(),
        date: Date::new(2026, 4, 7).unwrap(),
        channel: Id::literal("phone"),
        category: Id::literal("slow"),
        question: "晚上网速慢".into(),
        answer: "测速、重启光猫".into(),
        result: Outcome::SolvedOnline,
        follow_up: FollowUp::Satisfied,
        case: Some(Case {
            title: "晚高峰网速慢".into(),
            answer: "先测速，再重启光猫".into(),
        }),
    };
    LogEntry::new(facts).unwrap()
}

#[test]
fn an_entry_comes_back_as_it_was() {
    let fake = Fake::of(&[]);
    let (store, _) = wait(RowStore::open(fake.clone(), LogFormat, |_| {}));
    wait(store.save(vec![Edit::entry(&entry(5))])).expect("saved");
    let (again, opened) = wait(RowStore::open(fake, LogFormat, |_| {}));
    assert!(opened.unreadable.is_empty());
    assert_eq!(*again.entry(&5).unwrap(), entry(5));
}

#[test]
fn what_is_no_entry_or_another_rows_is_set_aside() {
    let text = entry(5).to_json();
    assert_eq!(LogFormat.read(&5, &text), Some(entry(5)));
    assert_eq!(LogFormat.read(&6, &text), None, "of another row");
    let blank = text.replace("晚上网速慢", " ");
    assert_eq!(LogFormat.read(&5, &blank), None, "a faulty one");
    assert_eq!(LogFormat.read(&5, "row"), None);
}
