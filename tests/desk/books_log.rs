//! Shares that a document takes from the consultation log of its agent.

use kaohe::desk::Effect;
use kaohe::desk::book::BookMsg;
use kaohe::desk::state::{Action, Field};
use kaohe::desk::{Msg, Page};
use kaohe::language::Cases;
use kaohe::locale::{Lang, book_taken};
use kaohe::log::{LogFacts, Outcome};
use kaohe::plan::{Filled, Logged, Place, Whence};

use super::bench::{Browser, Tab, id, month};
use super::books::{book, fill};
use super::log::complaints;
use crate::log::generate::{asked, entry};

/// The share of complaints that were filtered, in this month and in the one before.
const LOGGED: &str = r#"{
  "format": "kaohe-rulebook", "version": 2, "id": "logged", "title": "取自台账", "effective": "2026-01",
  "values": [
    {"id": "filter", "title": "投诉过滤率", "unit": "%", "most": "100", "from": {"log": "filtered"}},
    {"id": "last", "title": "上月过滤率", "unit": "%", "most": "100", "from": {"earlier": {"of": "filter"}}}
  ],
  "totals": [
    {"id": "score", "title": "得分", "unit": "分", "pool": {"id": "all", "of": [
      {"line": {"id": "filter", "title": "过滤率", "gives": {"value": "filter"}}}
    ]}},
    {"id": "before", "title": "上月", "unit": "分", "pool": {"id": "two", "of": [
      {"line": {"id": "last", "title": "上月过滤率", "gives": {"value": "last"}}}
    ]}}
  ]
}"#;

/// The document is shown for 王芳's March, whose log it is.
fn march() -> Tab {
    let mut tab = Tab::open(&Browser::default());
    tab.enter(Field::Agent, "王芳");
    tab.act(Action::Go(month("2026-03")));
    tab.files(&[("logged.json", LOGGED)]);
    book(&mut tab, BookMsg::Take);
    tab.settle();
    tab
}

fn shown(tab: &Tab) -> Filled {
    tab.model.book_view().unwrap()
}

fn total(tab: &Tab, nth: usize) -> [String; 3] {
    let total = shown(tab).sheet.unwrap().totals[nth];
    [total.headline, total.range.low, total.range.high].map(|number| number.to_string())
}

fn settled(score: &str) -> [String; 3] {
    [score; 3].map(String::from)
}

#[test]
fn the_agents_months_take_the_cases_and_follow_the_log() {
    let mut tab = march();
    assert_eq!(total(&tab, 0), ["0", "0", "100"]);
    tab.entries(complaints(3, 1));
    assert_eq!(total(&tab, 0), settled("75"));
    let filled = shown(&tab);
    let cases = Cases {
        of: 3,
        over: 4,
        ..Cases::default()
    };
    let whence = Whence::Log(Logged {
        cases: Some(cases),
        entries: 4,
    });
    assert_eq!(filled.taken.get(&id("filter")).unwrap().whence, whence);
    let value = filled.document().value(id("filter"), &filled.under());
    let said = book_taken::said(Lang::Zh, &filled, value.unwrap());
    assert_eq!(said, ["台账本月有关记录 4 条：3 / 4"]);
    // One more that isn't known yet may end either way.
    let open = LogFacts {
        category: id("fault_plaint"),
        result: Outcome::Unknown,
        ..asked(5, "反复断线")
    };
    tab.entries(vec![entry(open)]);
    assert_eq!(total(&tab, 0), ["60", "60", "80"]);
    tab.entries_gone(&[5]);
    // The next month has the one before.
    tab.act(Action::Go(month("2026-04")));
    fill(&mut tab, Place::Value(id("filter")), "90");
    assert_eq!(total(&tab, 1), ["0", "0", "100"]);
    // What the log has is no record: nobody said anything of March.
    tab.act(Action::Go(month("2026-03")));
    fill(&mut tab, Place::Value(id("filter")), "80");
    assert_eq!(total(&tab, 0), settled("80"));
    tab.act(Action::Go(month("2026-04")));
    assert_eq!(total(&tab, 1), settled("80"));
    // Another agent's month takes nothing of it.
    tab.act(Action::Show("李伟".into()));
    tab.act(Action::Go(month("2026-03")));
    assert!(!shown(&tab).taken.contains_key(&id("filter")));
}

/// A share of the log alone, beside a figure that is typed.
const SHARE: &str = r#"{
  "format": "kaohe-rulebook", "version": 2, "id": "share", "title": "只取台账", "effective": "2026-01",
  "values": [
    {"id": "filter", "title": "投诉过滤率", "unit": "%", "most": "100", "from": {"log": "filtered"}},
    {"id": "mark", "title": "质检", "unit": "分", "most": "100"}
  ],
  "totals": [
    {"id": "score", "title": "得分", "unit": "分", "pool": {"id": "all", "of": [
      {"line": {"id": "filter", "title": "过滤率", "gives": {"value": "filter"}}},
      {"line": {"id": "mark", "title": "质检", "gives": {"value": "mark"}}}
    ]}}
  ]
}"#;

#[test]
fn the_code_of_a_month_covers_the_logs_cases_wherever_they_are() {
    let mut tab = Tab::open(&Browser::default());
    tab.enter(Field::Agent, "王芳");
    tab.act(Action::Go(month("2026-03")));
    tab.files(&[("share.json", SHARE)]);
    book(&mut tab, BookMsg::Take);
    tab.settle();
    tab.entries(complaints(3, 1));
    fill(&mut tab, Place::Value(id("mark")), "20");
    tab.settle();
    assert_eq!(total(&tab, 0), settled("95"));
    let code = shown(&tab).check_code("王芳").unwrap();
    tab.taken();
    book(&mut tab, BookMsg::Export);
    let file = tab.taken().into_iter().find_map(|effect| match effect {
        Effect::Download(_, text) => Some(text),
        _ => None,
    });
    let file = file.unwrap();
    // Nobody has the log there: the file agrees, and what it says has the same code.
    let take = |file: &str| {
        let mut other = Tab::open(&Browser::default());
        other.files(&[("share.json", SHARE)]);
        book(&mut other, BookMsg::Take);
        other.settle();
        other.files(&[("month.json", file)]);
        let agrees = other.model.book_form().unwrap().offers[0].1;
        book(&mut other, BookMsg::Take);
        other.settle();
        (agrees, other)
    };
    let (agrees, other) = take(&file);
    assert!(agrees);
    assert_eq!(total(&other, 0), settled("95"));
    assert_eq!(shown(&other).check_code("王芳"), Some(code));
    // A month whose facts were changed, though its total is the same, doesn't.
    let forged = file.replace(r#""mark": "20""#, r#""mark": "20.0""#);
    assert!(
        forged == file || take(&forged).0,
        "the same number otherwise written"
    );
    let forged = file
        .replace(r#""of": 3"#, r#""of": 6"#)
        .replace(r#""over": 4"#, r#""over": 8"#);
    assert_ne!(forged, file);
    assert!(!take(&forged).0);
}

#[test]
fn the_file_of_a_month_and_the_team_have_the_logs_cases() {
    let mut tab = march();
    tab.entries(complaints(3, 1));
    // Another value of the month makes it a record.
    fill(&mut tab, Place::Value(id("last")), "70");
    tab.settle();
    tab.taken();
    book(&mut tab, BookMsg::Export);
    let file = tab.taken().into_iter().find_map(|effect| match effect {
        Effect::Download(_, text) => Some(text),
        _ => None,
    });
    let file = file.unwrap();
    let listed = |tab: &mut Tab| {
        tab.tell(Msg::Page(Page::Team));
        tab.settle();
        let view = tab.model.book_team().unwrap();
        let rows = view.team.rows.iter();
        rows.map(|(row, _)| row.headline().unwrap().to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(listed(&mut tab), ["75"]);
    tab.entries_gone(&[1]);
    assert_eq!(listed(&mut tab), ["66.667"]);
    // Where nobody has the log.
    let mut other = Tab::open(&Browser::default());
    other.files(&[("logged.json", LOGGED)]);
    book(&mut other, BookMsg::Take);
    other.settle();
    other.files(&[("month.json", &file)]);
    assert!(other.model.book_form().unwrap().offers[0].1);
    book(&mut other, BookMsg::Take);
    other.settle();
    assert_eq!(total(&other, 0), settled("75"));
}
