//! Before the program's second part is there, and while storage is read.

use kaohe::calendar::Date;
use kaohe::desk::log::{LogMsg, Panel};
use kaohe::desk::state::{Action, Field};
use kaohe::desk::{Chunk, Effect, MonthMsg, Msg, PAGES, Page, REST, RestMsg, StorageMsg};
use kaohe::locale::Lang;
use kaohe::store::Theme;
use kaohe::store::rows::Table;

use super::bench::{Browser, Tab, WANG_FANG, id};
use super::log::complaints;

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
    tab.tell(RestMsg::Print);
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
    tab.tell(RestMsg::Print);
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
    assert!(Msg::from(RestMsg::Print).needs_rest() && Msg::Page(Page::Log).needs_rest());
    assert!(!Msg::Page(Page::Month).needs_rest());
    assert!(!Msg::Act(Action::Undo).needs_rest());
    assert!(!Msg::Loaded(REST).needs_rest());
}

#[test]
fn the_other_pages_are_fetched_once_the_details_are_there() {
    let mut tab = Tab::bare(&Browser::default(), Some(false));
    tab.loads = false;
    tab.tell(Msg::Touched);
    assert!(!tab.taken().contains(&Effect::LoadPages));
    tab.load();
    tab.tell(RestMsg::LoadPages);
    let asked = tab.taken();
    let asked = asked.iter().filter(|effect| **effect == Effect::LoadPages);
    assert_eq!(asked.count(), 1);
}

#[test]
fn what_needs_the_other_pages_waits_for_them_in_its_order() {
    let browser = Browser::default();
    Tab::open(&browser).entries(complaints(1, 0));
    let mut tab = Tab::bare(&browser, Some(true));
    tab.loads = false;
    tab.load();
    tab.storage_opens();
    tab.tell(Msg::Page(Page::Log));
    tab.log_msg(LogMsg::Query("没有这样的".into()));
    tab.log_msg(LogMsg::Query(String::new()));
    tab.files(&[("四月.json", "这不是")]);
    // The month doesn't wait: nor does what is kept of it.
    tab.act(Action::Step(id("6"), 1));
    tab.settle();
    assert_eq!(tab.stored(), ["/2026-04"]);
    assert!(tab.model.log.as_ref().unwrap().page.list.is_empty());
    assert!(!tab.model.is_working && tab.log().panel.is_none());
    tab.tell(RestMsg::Pages(Some(PAGES)));
    while tab.model.is_working {
        tab.tell(RestMsg::Step);
    }
    assert_eq!(tab.log().page.list.len(), 1);
    assert_eq!(tab.log().page.query, "");
    // A file of nobody's is the log's where it is given on its page.
    assert_eq!(tab.log().panel, Some(Panel::Import));
}

#[test]
fn other_pages_that_can_t_be_had_take_nothing_from_the_month() {
    let mut tab = Tab::bare(&Browser::default(), Some(false));
    tab.loads = false;
    tab.tell(Msg::Touched);
    tab.load();
    tab.storage_opens();
    tab.tell(Msg::Page(Page::Log));
    tab.log_msg(LogMsg::Add);
    tab.tell(RestMsg::Pages(None));
    assert_eq!(tab.model.pages, Chunk::Failed);
    tab.tell(Msg::Page(Page::Month));
    tab.act(Action::Step(id("6"), 1));
    tab.settle();
    assert_eq!(tab.stored(), ["/2026-04"]);
    assert!(tab.model.storage.all_saved);
    // It's asked for again, and what was in vain isn't done much later.
    tab.taken();
    tab.tell(RestMsg::LoadPages);
    assert_eq!(tab.taken(), [Effect::LoadPages]);
    let asked = tab.stamp;
    tab.tell(RestMsg::Pages(Some(PAGES)));
    assert_eq!(tab.stamp, asked);
    tab.log_msg(LogMsg::Add);
    assert_eq!(tab.stamp, asked + 1);
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

#[test]
fn the_introduction_stays_until_the_month_is_left_that_it_was_shown_for() {
    let begun = || {
        let mut tab = Tab::open(&Browser::default());
        assert!(!tab.model.introduced && tab.model.state.is_blank());
        tab.act(Action::Step(id("6"), 1));
        assert!(tab.model.introduced);
        // Neither more facts nor the name of whom it's about move the rows.
        tab.enter(Field::Agent, WANG_FANG);
        tab.act(Action::Step(id("6"), 1));
        assert!(tab.model.introduced);
        tab
    };
    let mut tab = begun();
    let next = tab.model.state.content.month.plus(1);
    tab.act(Action::Go(next));
    assert!(!tab.model.introduced);
    tab.act(Action::Go(next.plus(-1)));
    assert!(!tab.model.introduced);
    let mut tab = begun();
    tab.tell(Msg::Page(Page::Basis));
    tab.tell(Msg::Page(Page::Month));
    assert!(!tab.model.introduced);
    // A month that has facts when it's gone to gets none by another fact.
    tab.act(Action::Step(id("6"), 1));
    assert!(!tab.model.introduced);
}
