//! What awaits the shown agent, on the page and in a calendar.

use std::collections::BTreeSet;

use kaohe::desk::log::{LogFilter, Waits};
use kaohe::desk::state::{Action, Field, PlanEdit, Problem, ReportKind};
use kaohe::desk::{Effect, ExportMsg, FeedMsg, MonthMsg, Msg, Page, RestMsg};
use kaohe::locale::Lang;
use kaohe::locale::awaits::due;
use kaohe::log::{FollowUp, LogFacts};
use kaohe::record::{PlanOutcome, PlanText};

use super::bench::{Browser, Tab, id, month};
use crate::exchange::calendar_files::{properties, unescaped};
use crate::log::generate::{asked, entry};

/// 王芳 has a month of March, and it's 7 April.
fn march() -> Tab {
    let mut tab = Tab::open(&Browser::default());
    tab.enter(Field::Agent, "王芳");
    tab.act(Action::Go(month("2026-03")));
    tab.act(Action::Step(id("6"), 1));
    tab
}

/// What awaits: its title, and its day.
fn awaited(tab: &Tab) -> Vec<String> {
    let lang = tab.model.lang;
    let awaited = tab.model.awaited();
    awaited
        .iter()
        .map(|one| format!("{} {}", one.title(lang), one.by))
        .collect()
}

fn today(tab: &mut Tab, of: &str) {
    tab.tell(Msg::Today(of.parse().unwrap()));
}

#[test]
fn a_report_awaits_from_its_month_on_until_it_s_in() {
    let mut tab = march();
    // Nothing was said of it, and its day is past: it may be in long since.
    assert_eq!(awaited(&tab), [""; 0]);
    tab.act(Action::Report(ReportKind::NotYet));
    assert_eq!(awaited(&tab), ["2026 年 3 月统计报表 2026-04-04"]);
    tab.act(Action::Report(ReportKind::HandedIn));
    assert_eq!(awaited(&tab), [""; 0]);
    tab.act(Action::Report(ReportKind::Unknown));
    for (of, awaits) in [
        ("2026-02-28", 0),
        ("2026-03-01", 1),
        ("2026-04-04", 1),
        ("2026-04-05", 0),
    ] {
        today(&mut tab, of);
        assert_eq!(awaited(&tab).len(), awaits, "{of}");
    }
    // Somebody else's await nobody here.
    today(&mut tab, "2026-04-01");
    tab.act(Action::Show("李雪".into()));
    assert_eq!(awaited(&tab), [""; 0]);
    tab.act(Action::Show("王芳".into()));
    assert_eq!(awaited(&tab).len(), 1);
}

fn plan(tab: &mut Tab, edit: PlanEdit) {
    tab.tell(RestMsg::Month(MonthMsg::Plan(edit)));
}

/// With two plans, and one without a day.
fn planned() -> Tab {
    let mut tab = march();
    for problem in [Problem::Post, Problem::Part(id("6")), Problem::Post] {
        plan(&mut tab, PlanEdit::Add(problem));
    }
    tab.enter(Field::PlanDate(0), "2026-05-06");
    tab.enter(
        Field::PlanText(0, PlanText::Action),
        "每周例会；复盘, 抽听\\评分",
    );
    tab.enter(Field::PlanDate(1), "2026-04-06");
    tab
}

#[test]
fn plans_with_a_day_await_until_they_end() {
    let mut tab = planned();
    assert_eq!(
        awaited(&tab),
        [
            "改进方案：6 旷工 2026-04-06",
            "改进方案：岗位整体 2026-05-06"
        ]
    );
    let ended = PlanEdit::End(month("2026-03"), 1, Some(PlanOutcome::Dropped));
    plan(&mut tab, ended);
    // From whichever month is shown.
    tab.act(Action::Go(month("2026-04")));
    assert_eq!(awaited(&tab), ["改进方案：岗位整体 2026-05-06"]);
}

#[test]
fn how_long_is_left_is_said_and_that_the_day_is_off() {
    let mut tab = march();
    let said = |tab: &mut Tab, of: &str| {
        today(tab, of);
        let lang = tab.model.lang;
        let awaited = tab.model.awaited();
        let one = awaited.first().unwrap();
        let day = tab.model.state.today;
        due(lang, one.by, day, one.day_off(lang, day))
    };
    tab.act(Action::Report(ReportKind::NotYet));
    // Qingming is from the 4th to the 6th.
    let off = "，当天休息，前一个工作日是4 月 3 日";
    assert_eq!(said(&mut tab, "2026-03-31"), format!("4 月 4 日截止{off}"));
    assert_eq!(said(&mut tab, "2026-04-03"), format!("明天截止{off}"));
    assert_eq!(said(&mut tab, "2026-04-04"), "今天截止");
    assert_eq!(said(&mut tab, "2026-04-07"), "已逾期 3 天");
    tab.tell(Msg::Lang(Lang::En));
    assert_eq!(
        said(&mut tab, "2026-03-31"),
        "due 4 April; a day off; the last working day before is 3 April"
    );
    assert_eq!(said(&mut tab, "2026-04-05"), "1 day overdue");
}

#[test]
fn follow_ups_that_are_due_are_counted_for_the_log_s_own_agent_and_listed() {
    let mut tab = march();
    let due = |key| {
        entry(LogFacts {
            follow_up: FollowUp::Due,
            ..asked(key, "反复断线")
        })
    };
    tab.entries(vec![due(1), due(2), entry(asked(3, "网速慢"))]);
    assert_eq!(tab.model.follow_ups(), 2);
    tab.act(Action::Show("李雪".into()));
    assert_eq!(tab.model.follow_ups(), 0);
    tab.act(Action::Show("王芳".into()));
    tab.tell(RestMsg::Feed(FeedMsg::FollowUps));
    assert_eq!(tab.model.page, Page::Log);
    let listed = LogFilter {
        waits: Some(Waits::FollowUp),
        ..LogFilter::default()
    };
    assert_eq!(tab.log().page.filter, listed);
    tab.entries_gone(&[1]);
    assert_eq!(tab.model.follow_ups(), 1);
}

/// The events of the file that goes out: each its summary, day and reminder.
fn events(tab: &mut Tab) -> (String, Vec<[String; 4]>) {
    tab.taken();
    tab.tell(RestMsg::Export(ExportMsg::Calendar));
    let [Effect::Download(name, text)] = &tab.taken()[..] else {
        panic!("no file");
    };
    let mut events: Vec<[String; 4]> = Vec::new();
    for (property, value) in properties(text) {
        let at = match property.as_str() {
            "UID" => {
                events.push(<_>::default());
                3
            }
            "SUMMARY" => 0,
            "DTSTART;VALUE=DATE" => 1,
            "TRIGGER" => 2,
            _ => continue,
        };
        events.last_mut().unwrap()[at] = unescaped(&value);
    }
    (name.clone(), events)
}

#[test]
fn what_is_still_in_time_goes_into_a_calendar_as_the_same_thing_each_time() {
    let mut tab = planned();
    today(&mut tab, "2026-04-01");
    let (name, first) = events(&mut tab);
    assert_eq!(name, "kaohe-王芳-2026-04-01.ics");
    let shown: Vec<[&str; 3]> = first.iter().map(|[a, b, c, _]| [&**a, b, c]).collect();
    assert_eq!(
        shown,
        [
            // The last working day before is the 3rd.
            ["2026 年 3 月统计报表", "20260404", "-PT15H"],
            ["改进方案：6 旷工", "20260406", "-PT63H"],
            // Labour Day is from the 1st to the 5th of May.
            ["改进方案：岗位整体", "20260506", "-PT135H"],
        ]
    );
    let said = tab
        .model
        .export
        .in_calendar(tab.model.lang)
        .unwrap_or_default();
    assert!(said.contains(&name), "{said}");
    assert_eq!(tab.model.export.said(tab.model.lang), None);
    // Changed and later, it's the same thing; past and done ones are gone.
    tab.enter(Field::PlanDate(0), "2026-05-08");
    today(&mut tab, "2026-04-07");
    let (_, later) = events(&mut tab);
    let [[title, day, _, uid]] = &later[..] else {
        panic!("{later:?}");
    };
    assert_eq!((&**title, &**day), ("改进方案：岗位整体", "20260508"));
    assert_eq!(*uid, first[2][3]);
    let all: BTreeSet<&String> = first.iter().map(|[.., uid]| uid).collect();
    assert_eq!(all.len(), 3);
}
