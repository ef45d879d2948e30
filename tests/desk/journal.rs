//! What is done before storage can take it is written down, and done again by
//! the next page.

use kaohe::desk::state::{Action, ExamKind, Field, MeasureKind, ReportKind};
use kaohe::desk::{Msg, Notice, RestMsg, StorageMsg};
use kaohe::number::Unit;
use kaohe::record::Exam;
use kaohe::store::rows::Table;

use super::bench::{Browser, Tab, WANG_FANG, id, month};

/// A page that somebody types into before anything else of it has come.
fn early(browser: &Browser) -> Tab {
    let mut tab = Tab::bare(browser, Some(false));
    tab.enter(Field::Agent, "王芳");
    tab.act(Action::Step(id("6"), 1));
    tab
}

/// The next page: its second chunk and its storage come.
fn next(browser: &Browser) -> Tab {
    let mut tab = Tab::bare(browser, Some(true));
    tab.load();
    tab.storage_opens();
    tab.settle();
    tab
}

#[test]
fn what_was_typed_before_a_page_was_killed_is_there_in_the_next_one() {
    let browser = Browser::default();
    let killed = early(&browser);
    assert_eq!(killed.model.status(0), "正在保存…");
    drop(killed);
    assert_eq!(browser.journals().len(), 1);
    let tab = next(&browser);
    assert_eq!(tab.model.record().agent, "王芳");
    assert_eq!(tab.shown_score(), "98");
    assert_eq!(tab.stored(), [WANG_FANG]);
    assert!(tab.model.storage.all_saved);
    // It's on the disk: nothing of it is done twice.
    assert_eq!(browser.journals(), [] as [&str; 0]);
    assert_eq!(next(&browser).shown_score(), "98");
}

#[test]
fn every_act_that_is_possible_so_early_is_done_again() {
    let browser = Browser::default();
    let mut tab = early(&browser);
    let acts = [
        Action::Enter(Field::Count(id("7")), "3".into()),
        Action::Step(id("7"), -1),
        Action::Step(id("8"), 1),
        Action::Undo,
        Action::Undo,
        Action::Redo,
        Action::Go(month("2026-03")),
        Action::Step(id("6"), 1),
    ];
    for action in acts {
        assert!(action.is_first());
        tab.act(action);
    }
    let known = tab.model.state.content.records.clone();
    assert_eq!(known.len(), 2);
    assert_eq!(
        known
            .get(&("王芳".into(), month("2026-04")))
            .unwrap()
            .entries
            .len(),
        2
    );
    drop(tab);
    assert_eq!(next(&browser).model.state.content.records, known);
}

#[test]
fn what_a_first_visit_can_do_comes_to_the_same_as_with_all_there() {
    let acts = || {
        [
            Action::Type(Field::Agent, "李 雷".into()),
            Action::Leave(Field::Agent),
            Action::Type(Field::Count(id("6")), "x".into()),
            Action::Leave(Field::Count(id("6"))),
            Action::Go(month("2026-05")),
            Action::Step(id("7"), 1),
            Action::Step(id("7"), -1),
            Action::Go(month("2026-04")),
            Action::Type(Field::Count(id("6")), "１２".into()),
            Action::Leave(Field::Count(id("6"))),
            Action::Step(id("6"), -1),
            Action::Type(Field::Count(id("8")), "1000000".into()),
            Action::Leave(Field::Count(id("8"))),
            Action::Undo,
            Action::Undo,
            Action::Redo,
        ]
    };
    let mut first = Tab::bare(&Browser::default(), Some(false));
    let mut all = Tab::open(&Browser::default());
    for action in acts() {
        first.act(action.clone());
        all.act(action.clone());
        let [one, other] = [&first, &all].map(|tab| &tab.model.state);
        assert_eq!(one.content.records, other.content.records, "{action:?}");
        assert_eq!(one.content.drafts, other.content.drafts, "{action:?}");
        assert_eq!(one.wrong(), other.wrong(), "{action:?}");
        assert_eq!(first.shown_score(), all.shown_score());
    }
}

#[test]
fn what_needs_the_rest_is_done_when_it_s_there() {
    let browser = Browser::default();
    let mut tab = early(&browser);
    tab.act(Action::Exam(ExamKind::None));
    tab.act(Action::Enter(Field::Sold, "88.5".into()));
    assert_eq!(tab.model.record().exam, Exam::Unknown);
    tab.load();
    tab.storage_opens();
    tab.settle();
    assert_eq!(tab.model.record().exam, Exam::None);
    assert_eq!(tab.model.state.text(Field::Sold), "88.5");
}

/// As versions wrote it that could do more before the rest was there.
#[test]
fn a_journal_of_an_earlier_version_is_done_again() {
    let browser = Browser::default();
    let lines = [
        "@2026-04",
        "agent=王芳",
        "agent",
        "!+1 6",
        "satisfaction-n=19",
        "satisfaction-n",
        "satisfaction-d=20",
        "satisfaction-d",
        "!m1 faults_online",
        "faults_online-p=72",
        "faults_online-p",
        "!e0 ",
        "rank=1",
        "rank",
        "heads=20",
        "heads",
        "!r1 ",
        "!c0 ",
        "@2026-03",
        "!u1 ",
        "sold=88.5",
        "sold",
        "filter_rate-n=3",
    ];
    browser.has_again(&[lines.join("\n")]);
    let mut again = Tab::open(&Browser::default());
    again.enter(Field::Agent, "王芳");
    let acts = [
        Action::Step(id("6"), 1),
        Action::Enter(Field::Numerator(id("satisfaction")), "19".into()),
        Action::Enter(Field::Denominator(id("satisfaction")), "20".into()),
        Action::Measure(id("faults_online"), MeasureKind::Percent),
        Action::Enter(Field::Percent(id("faults_online")), "72".into()),
        Action::Exam(ExamKind::Sat),
        Action::Enter(Field::Rank, "1".into()),
        Action::Enter(Field::Heads, "20".into()),
        Action::Report(ReportKind::NotYet),
        Action::AddComplaint,
        Action::Go(month("2026-03")),
        Action::System(Unit::Money),
        Action::Enter(Field::Sold, "88.5".into()),
    ];
    for action in acts {
        again.act(action);
    }
    let mut tab = next(&browser);
    let records = &tab.model.state.content.records;
    assert_eq!(records.len(), 2);
    assert_eq!(*records, again.model.state.content.records);
    // Half a fraction is there again, too.
    tab.act(Action::Go(month("2026-03")));
    let half = Field::Numerator(id("filter_rate"));
    assert_eq!(tab.model.state.text(half), "3");
}

#[test]
fn without_the_rest_it_s_not_saved_and_the_next_page_has_it() {
    let browser = Browser::default();
    let mut tab = early(&browser);
    tab.tell(Msg::NotLoaded);
    assert_eq!(tab.model.status(0), "未保存");
    drop(tab);
    let mut again = Tab::bare(&browser, Some(true));
    again.tell(Msg::NotLoaded);
    assert_eq!(browser.journals().len(), 1);
    drop(again);
    assert_eq!(next(&browser).shown_score(), "98");
}

#[test]
fn a_page_that_goes_on_leaves_no_journal() {
    let browser = Browser::default();
    let mut tab = early(&browser);
    tab.load();
    // With its rest there, months are written down as they are.
    tab.act(Action::Step(id("7"), 1));
    assert!(
        browser.journals()[0].starts_with('{'),
        "{:?}",
        browser.journals()
    );
    tab.months_open();
    assert_eq!(browser.journals().len(), 1);
    tab.log_opens();
    tab.settle();
    assert_eq!(browser.journals(), [] as [&str; 0]);
    tab.act(Action::Step(id("7"), 1));
    assert_eq!(browser.journals(), [] as [&str; 0]);
}

#[test]
fn a_storage_that_doesn_t_answer_loses_nothing_either() {
    let browser = Browser::default();
    let mut tab = early(&browser);
    tab.load();
    tab.tell(RestMsg::Storage(StorageMsg::Late));
    tab.act(Action::Step(id("6"), 1));
    drop(tab);
    assert_eq!(next(&browser).shown_score(), "96");
}

#[test]
fn two_pages_write_down_what_each_did_and_the_next_one_has_both_once() {
    let browser = Browser::default();
    let one = early(&browser);
    let mut two = Tab::bare(&browser, Some(false));
    two.enter(Field::Agent, "李伟");
    two.act(Action::Step(id("7"), 1));
    assert_eq!(browser.journals().len(), 2);
    drop((one, two));
    let mut third = Tab::bare(&browser, Some(true));
    third.load();
    // Taken by the third, they aren't taken by a fourth; if the third is killed
    // before they're stored, the fifth has them.
    let mut fourth = Tab::open(&browser);
    fourth.settle();
    drop(third);
    let fifth = next(&browser);
    assert_eq!(fifth.model.state.agents(), ["李伟", "王芳"]);
    assert_eq!(fifth.stored().len(), 2);
    assert_eq!(browser.journals(), [] as [&str; 0]);
}

#[test]
fn a_row_that_is_newer_than_a_journal_is_a_conflict_not_overwritten() {
    let browser = Browser::default();
    let killed = early(&browser);
    drop(killed);
    // Somebody else stored the same month otherwise meanwhile.
    let facts = r#"{"agent":"王芳","month":"2026-04","entries":[{"parts":["7"],"count":3}]}"#;
    browser.rows.put(Table::Months, WANG_FANG, Some(facts));
    browser.rows.schema_of(Table::Months, Some("2"));
    let mut tab = next(&browser);
    assert!(!tab.model.storage.all_saved);
    assert!(matches!(
        tab.model.storage_says()[..],
        [Notice::Conflict(Some(_))]
    ));
    assert_eq!(browser.rows.named(Table::Months)[0].1, facts);
    // It's written down until somebody decides.
    assert_eq!(browser.journals().len(), 1);
    tab.tell(RestMsg::Storage(StorageMsg::Resolve(false)));
    tab.settle();
    assert_eq!(browser.journals(), [] as [&str; 0]);
    assert_eq!(browser.rows.named(Table::Months)[0].1, facts);
}

#[test]
fn what_is_done_while_a_journal_is_being_stored_is_in_it() {
    let browser = Browser::default();
    let mut tab = early(&browser);
    tab.load();
    tab.months_open();
    // Nothing of this is answered when the page is closed.
    tab.act(Action::Step(id("6"), 1));
    tab.act(Action::Step(id("7"), 1));
    let known = tab.model.record().clone();
    drop(tab);
    let tab = next(&browser);
    assert_eq!(*tab.model.record(), known);
    assert!(tab.model.storage.all_saved);
    assert_eq!(tab.model.storage_says(), []);
    assert_eq!(browser.journals(), [] as [&str; 0]);
}

#[test]
fn a_journal_that_outlived_what_it_tells_is_no_conflict() {
    let browser = Browser::default();
    let killed = early(&browser);
    let journals = browser.journals();
    drop(killed);
    let mut tab = next(&browser);
    tab.act(Action::Step(id("7"), 1));
    tab.settle();
    let known = tab.model.record().clone();
    drop(tab);
    // Its removal hadn't reached the disk when the browser was killed.
    browser.has_again(&journals);
    let tab = next(&browser);
    assert_eq!(*tab.model.record(), known);
    assert_eq!(tab.model.storage_says(), []);
    assert_eq!(browser.journals(), [] as [&str; 0]);
}

#[test]
fn two_journals_of_one_month_are_both_kept() {
    let browser = Browser::default();
    let one = early(&browser);
    let mut two = early(&browser);
    two.act(Action::Step(id("7"), 1));
    drop((one, two));
    let tab = next(&browser);
    assert_eq!(tab.stored(), [WANG_FANG]);
    let says = tab.model.storage_says();
    assert!(
        matches!(&says[..], [Notice::Aside(_, called)] if called == "王芳 2026-04"),
        "{says:?}"
    );
}

#[test]
fn where_nothing_can_be_written_down_it_s_not_said_to_be_on_its_way() {
    let mut tab = Tab::bare(&Browser::default(), Some(false));
    tab.journal = None;
    tab.act(Action::Step(id("6"), 1));
    assert_eq!(tab.model.status(0), "未保存");
    tab.load();
    tab.storage_opens();
    tab.settle();
    assert_eq!(tab.model.status(0), "已存 09:30");
}

#[test]
fn a_field_is_found_by_its_name() {
    let fields = [
        Field::Agent,
        Field::Count(id("6")),
        Field::Numerator(id("satisfaction")),
        Field::Denominator(id("a-b")),
        Field::Percent(id("x")),
        Field::Rank,
        Field::Heads,
        Field::Tied,
        Field::ReportDate,
        Field::Calls(31),
        Field::Joined,
        Field::SalesTarget,
        Field::Sold,
        Field::Wage,
    ];
    for field in fields {
        assert_eq!(Field::named(&field.to_string()), Some(field));
    }
    for field in [
        Field::EntryDate(0),
        Field::ComplaintNote(1),
        Field::PlanDate(2),
    ] {
        assert_eq!(Field::named(&field.to_string()), None);
    }
    for name in ["", "day-32", "count-", "other"] {
        assert_eq!(Field::named(name), None, "{name}");
    }
}
