//! Before the program's second part is there, and while storage is read.

use kaohe::calendar::Date;
use kaohe::desk::state::{Action, Field};
use kaohe::desk::{Chunk, Effect, MonthMsg, Msg, Page, REST, RestMsg, StorageMsg};
use kaohe::locale::Lang;
use kaohe::store::Theme;
use kaohe::store::rows::Table;

use super::bench::{Browser, Tab, WANG_FANG, id};

#[test]
fn the_rest_is_fetched_at_the_first_touch_and_only_once() {
    let mut tab = Tab::bare(&Browser::default(), Some(false));
    assert_eq!(tab.taken(), []);
    tab.tell(Msg::Today(Date::new(2026, 4, 8).unwrap()));
    assert!(!tab.taken().contains(&Effect::Load));
    tab.tell(Msg::Touched);
    tab.tell(Msg::Touched);
    assert_eq!(tab.taken(), [Effect::Load]);
}

#[test]
fn it_s_fetched_at_once_where_something_is_stored_or_storage_is_refused() {
    for stored in [Some(true), None] {
        let mut tab = Tab::bare(&Browser::default(), stored);
        assert_eq!(tab.taken(), [Effect::Load]);
        assert_eq!(tab.model.storage.due, stored == Some(true));
    }
}

#[test]
fn what_needs_it_waits_for_it_and_for_the_settings() {
    let mut tab = Tab::bare(&Browser::default(), Some(false));
    tab.tell(Msg::Page(Page::Basis));
    tab.tell(Msg::Toggle(id("6")));
    tab.tell(Msg::Print);
    assert_eq!(tab.taken(), [Effect::Load]);
    assert_eq!(tab.model.page, Page::Month);
    tab.load();
    assert_eq!(tab.model.page, Page::Basis);
    assert_eq!(tab.model.open_row, Some(id("6")));
    assert!(tab.taken().contains(&Effect::Print));
}

#[test]
fn what_waited_in_vain_isn_t_done_much_later() {
    let mut tab = Tab::bare(&Browser::default(), Some(false));
    tab.tell(Msg::Print);
    tab.tell(Msg::NotLoaded);
    assert_eq!(tab.model.chunk, Chunk::Failed);
    // An act asks for it again; as long as it may come, nothing is lost yet.
    tab.act(Action::Step(id("6"), 1));
    assert_eq!(tab.model.status(0), "正在保存…");
    tab.tell(Msg::NotLoaded);
    assert_eq!(tab.model.status(0), "未保存");
    tab.tell(Msg::Touched);
    assert_eq!(tab.taken(), [Effect::Load, Effect::Load, Effect::Load]);
    tab.load();
    assert!(!tab.taken().contains(&Effect::Print));
}

#[test]
fn what_was_entered_before_it_came_is_kept_when_storage_opens() {
    let mut tab = Tab::bare(&Browser::default(), Some(false));
    tab.act(Action::Step(id("6"), 1));
    tab.enter(Field::Agent, "王芳");
    tab.load();
    assert_eq!(tab.stored(), [] as [&str; 0]);
    assert!(!tab.model.storage.all_saved);
    assert_eq!(tab.model.status(0), "正在保存…");
    tab.storage_opens();
    tab.settle();
    assert_eq!(tab.stored(), [WANG_FANG]);
    assert_eq!(tab.settings().agent, "王芳");
    assert!(tab.model.storage.all_saved);
    assert_eq!(tab.model.status(0), "已存 09:30");
}

#[test]
fn what_is_stored_is_shown_only_when_it_s_read() {
    let browser = Browser::default();
    let mut first = Tab::open(&browser);
    first.enter(Field::Agent, "王芳");
    first.act(Action::Step(id("6"), 1));
    first.tell(Msg::Lang(Lang::En));
    first.tell(Msg::Theme(Theme::Dark));
    first.tell(RestMsg::Month(MonthMsg::Minimum("2490".into())));
    let mut tab = Tab::bare(&browser, Some(true));
    assert!(tab.model.storage.due);
    tab.load();
    assert!(tab.model.storage.due);
    // As it was left, before the months are there.
    assert_eq!((tab.model.lang, tab.model.theme), (Lang::En, Theme::Dark));
    assert!(tab.taken().contains(&Effect::Dress));
    tab.storage_opens();
    assert!(!tab.model.storage.due);
    assert_eq!(tab.model.record().agent, "王芳");
    assert_eq!(tab.model.minimum, "2490");
    assert_eq!(tab.shown_score(), "98");
}

#[test]
fn a_storage_that_doesn_t_answer_keeps_nobody_from_working() {
    let mut tab = Tab::bare(&Browser::default(), Some(true));
    tab.load();
    tab.tell(RestMsg::Storage(StorageMsg::Late));
    assert!(tab.model.storage.late && !tab.model.storage.due);
    tab.act(Action::Step(id("6"), 1));
    assert!(!tab.model.storage.all_saved);
    tab.storage_opens();
    tab.settle();
    assert!(!tab.model.storage.late && tab.model.storage.all_saved);
    assert_eq!(tab.stored(), ["/2026-04"]);
    // Too late to be late.
    tab.tell(RestMsg::Storage(StorageMsg::Late));
    assert!(!tab.model.storage.late);
}

#[test]
fn both_parts_say_which_messages_are_whose() {
    assert!(Msg::Print.needs_rest() && Msg::Page(Page::Log).needs_rest());
    assert!(!Msg::Page(Page::Month).needs_rest());
    assert!(!Msg::Act(Action::Undo).needs_rest());
    assert!(!Msg::Loaded(REST).needs_rest());
}

/// Rows of a version that kept no acts: a month's facts and nothing else.
#[test]
fn months_of_the_first_schema_are_there_and_get_acts_from_now_on() {
    let browser = Browser::default();
    let facts = r#"{"agent":"王芳","month":"2026-04","entries":[{"parts":["6"],"count":1}]}"#;
    browser.rows.put(Table::Months, WANG_FANG, Some(facts));
    browser.rows.schema_of(Table::Months, Some("1"));
    let mut tab = Tab::open(&browser);
    assert_eq!(tab.model.storage_says(), []);
    assert_eq!(
        (tab.model.record().agent.as_str(), tab.shown_score()),
        ("王芳", "98".into())
    );
    assert!(tab.model.trail().is_none_or(|trail| trail.is_empty()));
    tab.act(Action::Step(id("6"), 1));
    tab.settle();
    assert!(tab.model.storage.all_saved);
    assert_eq!(tab.model.trail().unwrap().revisions().len(), 1);
    let again = Tab::open(&browser);
    assert_eq!(again.shown_score(), "96");
    assert_eq!(again.model.trail().unwrap().revisions().len(), 1);
}
