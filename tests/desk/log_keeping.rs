//! Entries of the log on their way to the disk, to the other tab, and back.

use kaohe::desk::log::{Choosing, LogField, LogMsg, LogPlace, Opening};
use kaohe::desk::{Effect, Msg, Page, RestMsg, StorageMsg};
use kaohe::log::{EntryId, LogEntry};
use kaohe::store::rows::{Progress, RowFault, RowKey as _, Table};
use kaohe::store::{Access, BackendFault};

use super::bench::{Browser, Tab};
use crate::log::generate::{asked, entry};
use crate::rows::fake::Trick;

fn key(key: u64) -> EntryId {
    EntryId::new(key).unwrap()
}

/// Adds an entry as a person does.
pub fn add(tab: &mut Tab, question: &str) {
    let text = question.to_owned();
    tab.log_msg(LogMsg::Choose(Choosing::Pick(Some(0))));
    tab.log_msg(LogMsg::Choose(Choosing::Show));
    tab.log_msg(LogMsg::Choose(Choosing::Pick(Some(0))));
    tab.log_msg(LogMsg::Type(LogPlace::New, LogField::Question, text));
    tab.log_msg(LogMsg::Add);
}

/// Writes another question into an entry.
fn ask(tab: &mut Tab, id: u64, question: &str) {
    tab.log_msg(LogMsg::Open(key(id), false));
    let text = question.to_owned();
    tab.log_msg(LogMsg::Type(LogPlace::Opened, LogField::Question, text));
    tab.log_msg(LogMsg::Leave);
    tab.log_msg(LogMsg::Close);
}

fn remove(tab: &mut Tab, id: u64) {
    tab.log_msg(LogMsg::Open(key(id), false));
    tab.log_msg(LogMsg::Delete);
}

pub fn questions(tab: &Tab) -> Vec<String> {
    let entries = tab.log().page.entries.iter();
    entries.map(|entry| entry.question.clone()).collect()
}

fn faults(tab: &Tab) -> Vec<(u64, RowFault)> {
    let unsaved = tab.log().unsaved();
    let unsaved = unsaved.iter();
    unsaved.map(|row| (row.id, row.fault.clone())).collect()
}

/// Two tabs with the same entries.
fn two(entries: Vec<LogEntry>) -> (Browser, Tab, Tab) {
    let browser = Browser::default();
    let (mut one, mut two) = (Tab::open(&browser), Tab::open(&browser));
    one.entries(entries);
    two.hears();
    (browser, one, two)
}

#[test]
fn what_is_added_is_stored_and_comes_to_the_other_tab() {
    let (browser, mut one, mut two) = two(vec![]);
    add(&mut one, "网速慢");
    assert!(!one.model.all_saved());
    assert_eq!(one.model.status(0), "正在保存…");
    one.settle();
    assert!(one.model.all_saved() && one.log().is_saved());
    assert_eq!(one.stored_questions(), ["网速慢"]);
    two.hears();
    assert_eq!(questions(&two), ["网速慢"]);
    // It's found there too.
    two.log_msg(LogMsg::Query("网速".into()));
    two.log_msg(LogMsg::Find(two.log().page.typed));
    assert_eq!(two.log().page.list.len(), 1);
    assert_eq!(questions(&Tab::open(&browser)), ["网速慢"]);
}

#[test]
fn of_two_versions_both_are_at_hand_until_someone_decides() {
    for mine in [true, false] {
        let (_, mut one, mut two) = two(vec![entry(asked(1, "问"))]);
        ask(&mut one, 1, "甲");
        ask(&mut two, 1, "乙");
        two.settle();
        let [(1, RowFault::Conflict { theirs: Some(text) })] = &faults(&two)[..] else {
            panic!("{:?}", faults(&two));
        };
        assert!(text.contains("甲"));
        assert_eq!(questions(&two), ["乙"]);
        assert!(!two.model.all_saved());
        assert_eq!(two.model.status(0), two.model.lang.words().saving_off);
        two.log_msg(LogMsg::Resolve(1, mine));
        let kept = if mine { "乙" } else { "甲" };
        assert_eq!(questions(&two), [kept]);
        assert_eq!(two.stored_questions(), [kept]);
        assert!(two.model.all_saved());
        one.hears();
        assert_eq!(questions(&one), [kept]);
    }
}

#[test]
fn what_one_tab_removes_and_the_other_changes_is_asked_about() {
    let (_, mut one, mut two) = two(vec![entry(asked(1, "问")), entry(asked(2, "别的"))]);
    remove(&mut one, 1);
    ask(&mut two, 1, "乙");
    two.settle();
    assert_eq!(faults(&two), [(1, RowFault::Conflict { theirs: None })]);
    assert_eq!(two.stored_questions(), ["别的"]);
    two.log_msg(LogMsg::Resolve(1, true));
    assert_eq!(two.stored_questions(), ["乙", "别的"]);
    // Undo doesn't bring back what has another text by now.
    one.hears();
    one.log_msg(LogMsg::Undo);
    assert_eq!(questions(&one), ["乙", "别的"]);
}

#[test]
fn what_is_being_typed_stays_when_another_tab_removes_its_entry() {
    let (_, mut one, mut two) = two(vec![entry(asked(1, "问")), entry(asked(2, "别的"))]);
    for id in [1, 2] {
        two.log_msg(LogMsg::Open(key(id), false));
        let unkept = (LogPlace::Opened, LogField::Answer, "写到一半".to_owned());
        if id == 1 {
            two.log_msg(LogMsg::Type(unkept.0, unkept.1, unkept.2));
        }
        remove(&mut one, id);
        two.hears();
        let opened = two.log().page.opened.as_ref();
        assert_eq!(opened.is_some(), id == 1, "{id}");
        two.log_msg(LogMsg::Close);
    }
    // It was written down as it was left, and not into the other one.
    let entries = &two.log().page.entries;
    let answers: Vec<&str> = entries.iter().map(|entry| &*entry.answer).collect();
    assert_eq!(
        (questions(&two), answers),
        (vec!["问".into()], vec!["写到一半"])
    );
    assert_eq!(two.stored_questions(), ["问"]);
}

#[test]
fn what_was_written_down_before_storage_was_read_stands_beside_what_is_stored() {
    let browser = Browser::default();
    Tab::open(&browser).entries(vec![entry(asked(1_001, "先有的"))]);
    let mut tab = Tab::bare(&browser, Some(true));
    tab.tell(Msg::Page(Page::Log));
    tab.load();
    tab.tell_of_log(kaohe::desk::LogStored::Read(Progress { done: 1, of: 2 }));
    let progress = Some(Progress { done: 1, of: 2 });
    assert_eq!(tab.log().opening, Opening::Reading(progress));
    tab.tell(RestMsg::Storage(StorageMsg::Late));
    assert_eq!(tab.log().opening, Opening::Late);
    // The clock gives them the keys 1001 and 1002.
    add(&mut tab, "早的");
    add(&mut tab, "早二");
    assert_eq!(faults(&tab).len(), 2);
    assert!(!tab.model.all_saved());
    tab.months_open();
    assert!(!tab.model.all_saved());
    tab.log_opens();
    tab.settle();
    assert_eq!(questions(&tab), ["先有的", "早二", "早的"]);
    assert_eq!(tab.stored_questions(), ["先有的", "早二", "早的"]);
    assert!(tab.model.all_saved());
    assert!(tab.log().indexing().is_none());
    // What is late doesn't come any more.
    tab.tell(RestMsg::Storage(StorageMsg::Late));
    assert_eq!(tab.log().opening, Opening::Open);
}

#[test]
fn what_is_refused_stays_in_memory_is_said_and_is_tried_again() {
    let browser = Browser::default();
    let mut tab = Tab::open(&browser);
    add(&mut tab, "存得下");
    browser.rows.leave(Some(10));
    add(&mut tab, "存不下");
    tab.settle();
    let fault = RowFault::Storage(BackendFault::QuotaFull);
    assert_eq!(faults(&tab), [(1_002, fault)]);
    assert!(!tab.model.all_saved());
    // Whoever kills it now loses just that, as the page said.
    assert_eq!(questions(&Tab::open(&browser)), ["存得下"]);
    browser.rows.leave(None);
    tab.tell(RestMsg::Storage(StorageMsg::Retry));
    tab.settle();
    assert!(tab.model.all_saved());
    assert_eq!(tab.stored_questions(), ["存得下", "存不下"]);
}

#[test]
fn without_a_storage_it_works_in_memory_until_there_is_one() {
    let browser = Browser::default();
    browser.rows.block(true);
    let mut tab = Tab::open(&browser);
    add(&mut tab, "问");
    tab.settle();
    assert_eq!(tab.log().access(), Access::Memory);
    assert!(!tab.log().is_known() && !tab.model.all_saved());
    browser.rows.block(false);
    tab.storage_opens();
    tab.settle();
    assert!(tab.log().is_known() && tab.model.all_saved());
    assert_eq!(tab.stored_questions(), ["问"]);
}

#[test]
fn what_is_killed_before_it_s_saved_was_never_said_to_be() {
    let browser = Browser::default();
    let mut tab = Tab::open(&browser);
    add(&mut tab, "问");
    // It's lost on the way, and read back.
    browser.rows.script([(1, Trick::Lose), (2, Trick::Lose)]);
    add(&mut tab, "丢了的");
    assert!(!tab.model.all_saved());
    tab.settle();
    assert!(!tab.model.all_saved());
    assert_eq!(questions(&Tab::open(&browser)), ["问"]);
}

#[test]
fn what_was_emptied_under_the_page_is_stored_again() {
    let browser = Browser::default();
    let mut tab = Tab::open(&browser);
    add(&mut tab, "甲");
    add(&mut tab, "乙");
    for id in [1_001_u64, 1_002] {
        browser.rows.put(Table::Log, &id.name(), None);
    }
    browser.rows.schema_is(None);
    add(&mut tab, "丙");
    tab.settle();
    tab.tell(RestMsg::Storage(StorageMsg::Retry));
    tab.settle();
    assert_eq!(tab.stored_questions(), ["甲", "乙", "丙"]);
    assert!(tab.model.all_saved());
}

#[test]
fn unreadable_rows_are_offered_as_one_file_and_discarded() {
    let browser = Browser::default();
    Tab::open(&browser).entries(vec![entry(asked(1, "问"))]);
    for id in [7_u64, 8] {
        browser.rows.put(Table::Log, &id.name(), Some("no entry"));
    }
    let mut tab = Tab::open(&browser);
    assert_eq!(tab.log().told.as_ref().unwrap().asides.len(), 2);
    tab.taken();
    tab.log_msg(LogMsg::SaveAsides);
    let file = r#"[{"id":7,"text":"no entry"},{"id":8,"text":"no entry"}]"#;
    let name = "kaohe-log-unreadable.json".to_owned();
    assert_eq!(tab.taken(), [Effect::Download(name, file.to_owned())]);
    tab.log_msg(LogMsg::DiscardAsides);
    assert_eq!(tab.log().told.as_ref().unwrap().asides.len(), 0);
    assert_eq!(tab.stored_questions(), ["问"]);
}
