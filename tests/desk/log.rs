//! The months and the consultation log.

use kaohe::desk::log::{Choosing, LogField, LogFilter, LogMsg, LogPlace, Waits};
use kaohe::desk::state::{Action, Field};
use kaohe::desk::{FeedMsg, Msg, Page, Place, RestMsg};
use kaohe::log::{EntryId, LogEntry, LogFacts, Outcome, Side};
use kaohe::number::Ratio;
use kaohe::record::{LoggedCases, Measured};

use super::bench::{Browser, Tab, id, month};
use crate::log::generate::{asked, entry};

/// Complaints of March: so many kept, so many escalated.
pub fn complaints(kept: u64, escalated: u64) -> Vec<LogEntry> {
    let complaint = |key| {
        let result = match key > kept {
            true => Outcome::Escalated,
            false => Outcome::SolvedOnline,
        };
        entry(LogFacts {
            category: id("fault_plaint"),
            result,
            ..asked(key, "反复断线，要求处理")
        })
    };
    (1..=kept + escalated).map(complaint).collect()
}

fn logged(numerator: u32, denominator: u32) -> Option<Measured> {
    let ratio = Ratio::new(numerator, denominator).unwrap();
    Some(Measured::Logged(LoggedCases::whole(ratio)))
}

fn filter(tab: &Tab) -> Option<Measured> {
    let measures = &tab.model.record().measures;
    measures.get(&id("complaint_filter")).copied()
}

/// A tab that shows 王芳's March.
fn march() -> Tab {
    let mut tab = Tab::open(&Browser::default());
    tab.enter(Field::Agent, "王芳");
    tab.act(Action::Go(month("2026-03")));
    tab
}

#[test]
fn the_first_entry_says_whose_log_it_is_and_her_months_take_its_ratios() {
    let mut tab = march();
    tab.entries(vec![]);
    assert_eq!(tab.settings().log_agent, None);
    tab.entries(complaints(3, 1));
    assert_eq!(tab.settings().log_agent.as_deref(), Some("王芳"));
    assert_eq!(filter(&tab), logged(3, 4));
    assert_eq!(tab.stored(), ["%E7%8E%8B%E8%8A%B3/2026-03"]);
    assert!(tab.model.fed(id("complaint_filter")).is_some());
    // Another agent's month doesn't.
    tab.act(Action::Show("李伟".into()));
    assert_eq!(filter(&tab), None);
    assert!(tab.model.fed(id("complaint_filter")).is_none());
    tab.tell(RestMsg::Feed(FeedMsg::Agent("李伟".into())));
    assert_eq!(filter(&tab), logged(3, 4));
}

#[test]
fn what_another_tab_said_of_the_log_s_agent_holds() {
    let browser = Browser::default();
    let (mut one, mut two) = (Tab::open(&browser), Tab::open(&browser));
    for (tab, agent) in [(&mut one, "王芳"), (&mut two, "李伟")] {
        tab.enter(Field::Agent, agent);
        tab.act(Action::Go(month("2026-03")));
    }
    one.entries(complaints(3, 1));
    two.entries(complaints(3, 1));
    assert_eq!(two.settings().log_agent.as_deref(), Some("王芳"));
    assert_eq!((filter(&one), filter(&two)), (logged(3, 4), None));
}

#[test]
fn a_log_that_isn_t_known_whole_says_nothing_about_a_month() {
    let mut tab = march();
    tab.browser.rows.block(true);
    tab.log_opens();
    for complaint in complaints(3, 1) {
        tab.tell(RestMsg::Log(LogMsg::Choose(Choosing::Type("投诉".into()))));
        tab.tell(RestMsg::Log(LogMsg::Choose(Choosing::Pick(None))));
        let question = LogMsg::Type(
            LogPlace::New,
            LogField::Question,
            complaint.question.clone(),
        );
        tab.tell(RestMsg::Log(question));
        tab.tell(RestMsg::Log(LogMsg::Add));
    }
    assert_eq!(tab.log().page.entries.len(), 4);
    assert_eq!(filter(&tab), None);
    assert_eq!(tab.settings().log_agent, None);
}

#[test]
fn a_new_name_keeps_the_log() {
    let mut tab = march();
    tab.entries(complaints(1, 1));
    tab.act(Action::Show("王芳芳".into()));
    // Somebody else's name makes way, it doesn't rename.
    assert_eq!(tab.settings().log_agent.as_deref(), Some("王芳"));
}

#[test]
fn undo_on_the_log_s_page_is_the_log_s() {
    let mut tab = march();
    tab.act(Action::Step(id("6"), 1));
    tab.tell(Msg::Page(Page::Log));
    tab.act(Action::Undo);
    assert_eq!(tab.shown_score(), "98");
    tab.entries(complaints(1, 0));
    tab.log_msg(LogMsg::MaskEntry(EntryId::FIRST));
    tab.log_msg(LogMsg::Open(EntryId::FIRST, false));
    tab.log_msg(LogMsg::Delete);
    assert!(tab.log().page.entries.is_empty());
    tab.act(Action::Undo);
    assert_eq!(tab.log().page.entries.len(), 1);
    tab.act(Action::Redo);
    assert!(tab.log().page.entries.is_empty());
    assert_eq!(tab.shown_score(), "98");
    // It lists the month that is shown.
    tab.log_msg(LogMsg::Filter(LogFilter {
        month: Some(month("2026-03")),
        ..LogFilter::default()
    }));
    tab.act(Action::Go(month("2026-02")));
    assert_eq!(tab.log().page.filter.month, Some(month("2026-02")));
}

#[test]
fn what_is_behind_a_measure_opens_closes_and_leads_to_the_log() {
    let mut tab = march();
    tab.entries(complaints(3, 1));
    let measure = id("complaint_filter");
    tab.tell(RestMsg::Feed(FeedMsg::Behind(Place::Measure, measure)));
    tab.tell(RestMsg::Feed(FeedMsg::Rest(Side::Counted)));
    assert_eq!(
        tab.model.feed.behind.as_ref().unwrap().whole,
        [Side::Counted]
    );
    tab.tell(RestMsg::Feed(FeedMsg::Behind(Place::Measure, measure)));
    assert!(tab.model.feed.behind.is_none());
    tab.taken();
    let entry = EntryId::new(2).unwrap();
    tab.tell(RestMsg::Feed(FeedMsg::Entry(entry)));
    assert_eq!(tab.model.page, Page::Log);
    assert_eq!(tab.log().page.opened.as_ref().unwrap().id, entry);
    tab.tell(RestMsg::Feed(FeedMsg::Open(measure)));
    let ratio = tab
        .model
        .rulebook()
        .log
        .as_ref()
        .unwrap()
        .feed(measure)
        .unwrap();
    let listed = LogFilter {
        month: Some(month("2026-03")),
        waits: Some(Waits::For(ratio)),
        ..LogFilter::default()
    };
    assert_eq!(tab.log().page.filter, listed);
}
