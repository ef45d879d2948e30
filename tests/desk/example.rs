//! The example: a world of its own that leaves nothing behind.

use kaohe::calendar::{Date, Month};
use kaohe::desk::log::LogMsg;
use kaohe::desk::state::Action;
use kaohe::desk::{DataMsg, Effect, ExportMsg, Model, Msg, Page, RestMsg};
use kaohe::locale::Lang;
use kaohe::number::Unit;
use kaohe::record::{Field, Measured};
use kaohe::scoring::{Certainty, score};

use super::bench::{Browser, Tab, id, month};

fn at(today: Date, lang: Lang) -> Tab {
    let mut tab = Tab::open(&Browser::default());
    tab.tell(Msg::Lang(lang));
    tab.tell(Msg::Today(today));
    tab.taken();
    tab.tell(RestMsg::Example);
    tab
}

fn example() -> Tab {
    at(Date::new(2026, 11, 29).unwrap(), Lang::Zh)
}

/// A month's score, range and certainty.
fn of(model: &Model, text: &str) -> (String, String, Certainty) {
    let key = (model.state.content.agent.clone(), month(text));
    let record = model.state.content.records.get(&key).unwrap();
    let rulebook = model.state.rules().rulebook(record.ruled_in());
    let sheet = score(rulebook, record, model.state.today);
    let range = format!("{}–{}", sheet.range.low, sheet.range.high);
    (sheet.score.to_string(), range, sheet.certainty)
}

#[test]
fn the_worked_month_is_the_one_that_ended_last() {
    for (today, shown) in [
        ("2026-11-29", "2026-10"),
        ("2026-11-06", "2026-10"),
        // Its report may not be in yet.
        ("2026-11-05", "2026-09"),
        ("2027-01-15", "2026-12"),
        ("2028-02-29", "2028-01"),
        ("2030-03-31", "2030-02"),
    ] {
        let tab = at(today.parse().unwrap(), Lang::Zh);
        let now = (month(shown), "97".to_owned());
        assert_eq!(
            (tab.model.record().month, tab.shown_score()),
            now,
            "{today}"
        );
        let range = tab.model.sheet(score).range;
        let range = (range.low.to_string(), range.high.to_string());
        assert_eq!(range, ("78.6".to_owned(), "100.2".to_owned()), "{today}");
    }
}

/// Whose months it has: the worked month of six others stands for a team.
const TEAM: [&str; 7] = ["0402", "0405", "0408", "0409", "0412", "0414", "0417"];

#[test]
fn the_year_before_it_differs_month_by_month() {
    let tab = example();
    let model = &tab.model;
    let records = &model.state.content.records;
    let own = records.keys().filter(|(agent, _)| agent == "0417");
    let months: Vec<String> = own.map(|(_, month)| month.to_string()).collect();
    assert_eq!(months.len(), 13);
    assert_eq!((&*months[0], &*months[12]), ("2025-11", "2026-11"));
    let closed = records.values().filter(|r| r.closing().is_some()).count();
    assert_eq!(closed, 9);
    let scores: Vec<String> = months.iter().map(|text| of(model, text).0).collect();
    let mut distinct = scores.clone();
    distinct.sort();
    distinct.dedup();
    assert!(distinct.len() >= 8, "{scores:?}");
    assert_eq!(
        of(model, "2026-09").2,
        Certainty::Provisional,
        "no report, no exam is final"
    );
    let august = &records[&("0417".to_owned(), month("2026-08"))];
    assert_eq!((august.plan.len(), august.complaints.len()), (3, 1));
    assert!(august.plan[0].ended.is_some());
    // The running month is what the log gives, and what isn't known yet.
    let november = &records[&("0417".to_owned(), month("2026-11"))];
    let logged = november.measures.values();
    let logged = logged.filter(|m| matches!(m, Measured::Logged(_))).count();
    assert_eq!(logged, 3);
}

#[test]
fn its_log_can_be_searched_and_asks_for_call_backs() {
    for (lang, asked, question) in [
        (Lang::Zh, "wx", "晚上看视频卡，测速只有 20 兆。"),
        (
            Lang::En,
            "slow",
            "Videos stall at night; the speed test shows 20 Mbit/s.",
        ),
    ] {
        let mut tab = at(Date::new(2026, 11, 29).unwrap(), lang);
        tab.tell(Msg::Page(Page::Log));
        assert_eq!(tab.log().page.entries.len(), 12);
        assert_eq!(tab.log().page.list.len(), 12);
        assert_eq!(tab.log().page.entries[0].question, question);
        assert_eq!(tab.log().page.entries[11].date, tab.model.state.today);
        assert_eq!((tab.model.follow_ups(), tab.model.awaited().len()), (2, 3));
        tab.log_msg(LogMsg::Query(asked.into()));
        let typed = tab.log().page.typed;
        tab.log_msg(LogMsg::Find(typed));
        let found = tab.log().page.list.len();
        assert!((2..6).contains(&found), "{found} in {lang:?}");
        assert!(tab.log().is_saved() && tab.log().unsaved().is_empty());
    }
}

#[test]
fn what_is_done_in_it_counts_and_goes_nowhere() {
    let mut tab = example();
    tab.taken();
    tab.act(Action::Step(id("6"), 1));
    assert_eq!(tab.shown_score(), "95");
    tab.act(Action::Undo);
    assert_eq!(tab.shown_score(), "97");
    tab.act(Action::Step(id("6"), 1));
    tab.act(Action::Go(month("2026-09")));
    tab.enter(Field::Wage, "5000");
    tab.tell(Msg::Theme(kaohe::store::Theme::Dark));
    let first = tab.log().page.entries[0].id;
    tab.log_msg(LogMsg::OpenAs(first, false, false));
    tab.log_msg(LogMsg::Delete);
    assert_eq!(tab.log().page.entries.len(), 11);
    tab.tell(RestMsg::MonthTable);
    tab.tell(RestMsg::YearTable(Unit::Points));
    tab.tell(RestMsg::Export(ExportMsg::Send));
    tab.tell(RestMsg::Export(ExportMsg::Link));
    tab.tell(RestMsg::Export(ExportMsg::Calendar));
    tab.tell(RestMsg::Export(ExportMsg::Copy));
    let wanted = tab.taken();
    let gone = |effect: &&Effect| !matches!(effect, Effect::Dress | Effect::Back(_));
    assert_eq!(wanted.iter().find(gone), None);
    assert_eq!(tab.stored(), [""; 0]);
    assert_eq!(tab.stored_questions(), [""; 0]);
    assert_eq!(tab.settings().agent, "");
    assert_eq!(tab.settings().log_agent, None);
    assert!(!tab.settings().asked);
    // The look is the person's own.
    assert_eq!(tab.settings().theme, kaohe::store::Theme::Dark);
    assert_eq!(tab.model.status(0), tab.model.lang.words().example_status);
    assert!(tab.model.all_saved());
}

#[test]
fn another_language_is_that_of_what_nobody_changed() {
    let mut tab = example();
    let first = tab.log().page.entries[0].id;
    tab.log_msg(LogMsg::OpenAs(first, false, false));
    let field = kaohe::desk::log::LogField::Answer;
    let place = kaohe::desk::log::LogPlace::Opened;
    tab.log_msg(LogMsg::Type(place, field, "已换线".into()));
    tab.log_msg(LogMsg::Leave);
    tab.tell(Msg::Lang(Lang::En));
    let entries = &tab.log().page.entries;
    assert_eq!(entries[0].answer, "已换线");
    assert_eq!(
        entries[1].case.as_ref().unwrap().title,
        "Speed upgrade without a new plan"
    );
    let plans = |tab: &Tab| {
        let key = ("0417".to_owned(), month("2026-08"));
        let plan = &tab.model.state.content.records[&key].plan;
        plan.iter()
            .map(|plan| plan.owner.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(plans(&tab), ["Myself"; 3]);
    tab.tell(Msg::Lang(Lang::Zh));
    assert_eq!(plans(&tab), ["本人"; 3]);
    assert_eq!(tab.shown_score(), "97");
    assert_eq!(tab.settings().log_agent, None);
}

#[test]
fn leaving_it_brings_back_what_was_there() {
    let mut tab = Tab::open(&Browser::default());
    tab.enter(Field::Agent, "王芳");
    tab.act(Action::Step(id("6"), 1));
    tab.act(Action::Go(month("2026-02")));
    tab.enter(Field::Wage, "viel");
    let before = tab.model.state.content.clone();
    tab.tell(RestMsg::Example);
    let agents = tab.model.state.agents();
    assert_eq!(agents, TEAM, "nothing of one's own is in it");
    assert!(tab.model.own.is_some());
    tab.act(Action::RemoveAll(None));
    tab.tell(Msg::Page(Page::Months));
    tab.tell(RestMsg::LeaveExample);
    assert!(tab.model.own.is_none());
    assert_eq!(
        tab.model.page,
        Page::Months,
        "on the page that is looked at"
    );
    assert_eq!(tab.model.state.content, before);
    assert!(tab.model.state.history.can_undo());
    tab.act(Action::Undo);
    tab.act(Action::Undo);
    assert_eq!(tab.stored(), [""; 0], "undo goes on where it was");
}

#[test]
fn what_comes_from_elsewhere_meanwhile_is_one_s_own() {
    let browser = Browser::default();
    let mut tab = Tab::open(&browser);
    let mut other = Tab::open(&browser);
    tab.tell(RestMsg::Example);
    other.enter(Field::Agent, "李伟");
    other.act(Action::Step(id("7"), 1));
    tab.hears();
    assert_eq!(tab.model.state.agents(), TEAM);
    tab.tell(RestMsg::Data(DataMsg::Estimated(<_>::default())));
    tab.tell(RestMsg::LeaveExample);
    assert_eq!(tab.model.state.agents(), ["李伟"]);
}

#[test]
fn a_file_leaves_it() {
    let mut tab = example();
    let month = tab.model.record().facts().clone();
    let text = kaohe::json::Encode::to_json(&month);
    tab.files(&[("a.json", &text)]);
    assert!(tab.model.own.is_none());
    assert_eq!(tab.model.page, Page::Import);
    let mut tab = example();
    tab.tell(Msg::Page(Page::Import));
    assert!(tab.model.own.is_none());
}

#[test]
fn it_comes_with_all_that_belongs_to_it_so_that_nothing_moves_later() {
    let mut tab = Tab::bare(&Browser::default(), Some(false));
    tab.loads = false;
    tab.tell(RestMsg::Example);
    tab.load();
    tab.storage_opens();
    assert!(tab.model.own.is_none());
    tab.act(Action::Step(id("6"), 1));
    tab.tell(RestMsg::Pages(Some(kaohe::desk::PAGES)));
    assert_eq!(tab.model.state.content.records.len(), 19);
    assert_eq!(tab.shown_score(), "97");
    assert_eq!(tab.log().page.entries.len(), 12);
    tab.act(Action::Step(id("6"), 1));
    assert_eq!(tab.shown_score(), "95");
    tab.tell(RestMsg::LeaveExample);
    assert!(matches!(tab.model.pages, kaohe::desk::Chunk::Here(_)));
    assert_eq!(
        tab.shown_score(),
        "98",
        "what was done meanwhile is one's own"
    );
}

#[test]
fn the_other_system_has_one_too() {
    for today in ["2026-11-29", "2026-07-15", "2027-03-15"] {
        let mut tab = Tab::open(&Browser::default());
        tab.tell(Msg::Today(today.parse().unwrap()));
        tab.act(Action::System(Unit::Money));
        tab.tell(RestMsg::Example);
        let ended = Month::of(today.parse().unwrap()).plus(-1);
        assert_eq!(tab.model.record().month, ended);
        assert_eq!(tab.shown_score(), "-50", "{today}");
        assert_eq!(tab.model.state.records_in(Unit::Money).len(), 13);
        assert_eq!(tab.log().page.entries.len(), 12);
    }
}
