//! The team by the document that is shown: who is where, who is missing, what leads there and
//! back.

use kaohe::desk::book::BookMsg;
use kaohe::desk::state::Action;
use kaohe::desk::team::{BookTeamView, TeamEdit, TeamMsg, TeamSort, TeamSystem, shown_by_document};
use kaohe::desk::{Effect, Msg, Page};
use kaohe::exchange::{Wage, export};
use kaohe::locale::Lang;
use kaohe::locale::book_team::gaps;
use kaohe::number::Unit;
use kaohe::plan::Place;
use kaohe::scoring::Certainty;
use kaohe::store::rows::Table;
use kaohe::table::read_workbook;
use kaohe::team::Period;

use super::bench::{Browser, Tab, id, month};
use super::books::{book, fill};
use super::team::{item, take_all, team};

const BRANCH: &str = include_str!("../fixtures/branch-document.json");

fn version(effective: &str, worth: &str) -> String {
    let text = BRANCH.replace(
        "\"effective\": \"2026-01\"",
        &format!("\"effective\": \"{effective}\""),
    );
    text.replace("\"worth\": \"100\"", &format!("\"worth\": \"{worth}\""))
}

fn brings(tab: &mut Tab, files: &[&str]) {
    let named: Vec<(&str, &str)> = files.iter().map(|text| ("branch.json", *text)).collect();
    tab.files(&named);
    book(tab, BookMsg::Take);
    tab.settle();
}

/// Fills in an agent's month: what is needed for a settled score but the share of solved
/// cases, where that's empty.
fn agent(tab: &mut Tab, agent: &str, solved: &str, report: &str) {
    tab.act(Action::Show(agent.to_owned()));
    tab.tell(Msg::Page(Page::Book));
    fill(tab, Place::Value(id("filter")), "90");
    fill(tab, Place::Value(id("report")), report);
    book(tab, BookMsg::AddRow(id("calls")));
    fill(tab, Place::Listed(id("calls"), 0), "120");
    if !solved.is_empty() {
        fill(tab, Place::Value(id("solved")), solved);
    }
    tab.settle();
}

/// Three of April by the branch's document: 100, 98, and one that is open between them.
fn three(tab: &mut Tab) {
    brings(tab, &[BRANCH]);
    tab.act(Action::Go(month("2026-04")));
    agent(tab, "0401", "95", "0");
    agent(tab, "0402", "80", "1");
    agent(tab, "0403", "", "0");
    tab.tell(Msg::Page(Page::Team));
}

fn roster(tab: &mut Tab, text: &str) {
    team(tab, TeamMsg::Edit(Some(TeamEdit::Roster)));
    team(tab, TeamMsg::Type(text.into()));
    team(tab, TeamMsg::Take);
    tab.settle();
}

fn view(tab: &Tab) -> BookTeamView {
    tab.model.book_team().unwrap()
}

/// Who is listed, with place and headline.
fn listed(tab: &Tab) -> Vec<(String, String, String)> {
    let view = view(tab);
    let shown = shown_by_document(tab.model.team_form().unwrap(), &view);
    let rows = shown.into_iter().map(|at| {
        let (row, place) = &view.team.rows[at];
        let place = place.map_or_else(String::new, |place| {
            format!("{}-{}", place.best, place.worst)
        });
        let headline = row.headline().map_or_else(String::new, |of| of.to_string());
        (row.agent.clone(), place, headline)
    });
    rows.collect()
}

fn row(agent: &str, place: &str, headline: &str) -> (String, String, String) {
    (agent.to_owned(), place.to_owned(), headline.to_owned())
}

#[test]
fn a_team_is_ranked_by_the_document_that_is_shown() {
    let mut tab = Tab::open(&Browser::default());
    three(&mut tab);
    assert_eq!(tab.model.page, Page::Team);
    // What isn't known counts as little as it can: 0403 may still come to 98.
    assert_eq!(
        listed(&tab),
        [
            row("0401", "1-1", "100"),
            row("0403", "1-2", "100"),
            row("0402", "3-3", "97"),
        ]
    );
    let states: Vec<Certainty> = view(&tab)
        .team
        .rows
        .iter()
        .map(|(row, _)| row.certainty)
        .collect();
    assert_eq!(
        states,
        [Certainty::Final, Certainty::Provisional, Certainty::Final]
    );
    // Somebody else's month, another month's, and one by another document are no part of it.
    tab.act(Action::Go(month("2026-05")));
    assert_eq!(listed(&tab), []);
    tab.act(Action::Go(month("2026-04")));
    // A month that changes moves, and taking that back brings it back.
    agent(&mut tab, "0402", "95", "0");
    tab.tell(Msg::Page(Page::Team));
    assert_eq!(listed(&tab)[0], row("0401", "1-1", "100"));
    assert_eq!(listed(&tab)[1].2, "100");
}

#[test]
fn missing_strangers_and_odd_months_are_told_apart() {
    let browser = Browser::default();
    let mut tab = Tab::open(&browser);
    three(&mut tab);
    roster(
        &mut tab,
        "0401 王芳 一组\n0402 李雪 二组\n0405 赵敏 二组\n0406 周 一组",
    );
    let found = view(&tab);
    let missing = |view: &BookTeamView| -> Vec<String> {
        let all = view.team.missing.iter();
        all.map(|member| member.number.clone()).collect()
    };
    assert_eq!(missing(&found), ["0405", "0406"]);
    assert_eq!(found.team.strangers, ["0403"]);
    team(&mut tab, TeamMsg::CopyMissing);
    let copied = tab.taken().into_iter().find_map(|effect| match effect {
        Effect::Copy(text) => Some(text),
        _ => None,
    });
    assert_eq!(copied.as_deref(), Some("0405 赵敏\n0406 周"));
    // A text that can't be counts as not known, and is counted.
    agent(&mut tab, "0402", "一百零五", "0");
    tab.tell(Msg::Page(Page::Team));
    let found = view(&tab);
    let (odd, place) = found
        .team
        .rows
        .iter()
        .find(|(row, _)| row.agent == "0402")
        .unwrap();
    assert_eq!((odd.wrong, odd.certainty), (1, Certainty::Provisional));
    assert_eq!(place.map(|place| (place.best, place.worst)), Some((1, 3)));
    tab.settle();
    // A row that nobody can read: its agent has sent something and has no place.
    browser.rows.put(
        Table::Books,
        "month/0405/2026-04/branch",
        Some("{\"values\": 3}"),
    );
    let mut again = Tab::open(&browser);
    again.tell(Msg::Page(Page::Team));
    again.act(Action::Go(month("2026-04")));
    let found = view(&again);
    assert_eq!(found.team.unread, ["0405"]);
    assert_eq!(missing(&found), ["0406"]);
    assert_eq!(found.team.rows.len(), 3);
}

#[test]
fn each_month_goes_by_the_version_that_was_in_force() {
    let mut tab = Tab::open(&Browser::default());
    brings(&mut tab, &[&version("2026-03", "100")]);
    for of in ["2026-04", "2026-05"] {
        tab.act(Action::Go(month(of)));
        agent(&mut tab, "0401", "95", "0");
        agent(&mut tab, "0402", "80", "0");
    }
    brings(&mut tab, &[&version("2026-05", "80")]);
    tab.tell(Msg::Page(Page::Team));
    for (of, scores) in [("2026-04", ["100", "98"]), ("2026-05", ["80", "78"])] {
        tab.act(Action::Go(month(of)));
        let found: Vec<String> = listed(&tab).into_iter().map(|(.., score)| score).collect();
        assert_eq!(found, scores, "{of}");
    }
    // Before all of them there is only the first.
    tab.act(Action::Go(month("2026-01")));
    assert_eq!(view(&tab).volume.document.effective, month("2026-03"));
    assert_eq!(view(&tab).all, 0);
}

#[test]
fn rows_are_sorted_searched_and_opened_and_the_way_leads_on() {
    let mut tab = Tab::open(&Browser::default());
    three(&mut tab);
    roster(&mut tab, "0401 王芳 一组\n0402 李雪 二组\n0403 周敏 一组");
    let agents =
        |tab: &Tab| -> Vec<String> { listed(tab).into_iter().map(|(agent, ..)| agent).collect() };
    team(&mut tab, TeamMsg::Sort(TeamSort::Agent));
    assert_eq!(agents(&tab), ["0401", "0402", "0403"]);
    team(&mut tab, TeamMsg::Sort(TeamSort::Open));
    assert_eq!(agents(&tab)[0], "0403");
    // By the second total all are alike; one that there isn't leaves the order as it is.
    for nth in [1, 7] {
        team(&mut tab, TeamMsg::Sort(TeamSort::Total(nth)));
        assert_eq!(agents(&tab), ["0401", "0403", "0402"], "{nth}");
    }
    for (text, found) in [
        ("040", &["0401", "0403", "0402"][..]),
        ("lx", &["0402"]),
        ("王芳", &["0401"]),
        ("没有", &[]),
    ] {
        team(&mut tab, TeamMsg::Search(text.into()));
        assert_eq!(agents(&tab), found, "{text}");
    }
    team(&mut tab, TeamMsg::Search(String::new()));
    team(&mut tab, TeamMsg::Group(Some("一组".into())));
    assert_eq!(agents(&tab), ["0401", "0403"]);
    // Opened, it's the month by the document; on to the next in the list, and back.
    team(&mut tab, TeamMsg::Open("0401".into()));
    assert_eq!(tab.model.page, Page::Book);
    assert_eq!(tab.model.state.content.agent, "0401");
    assert_eq!(tab.model.state.content.book, Some(id("branch")));
    team(&mut tab, TeamMsg::Walk(true));
    assert_eq!(tab.model.state.content.agent, "0403");
    team(&mut tab, TeamMsg::Walk(true));
    assert_eq!(tab.model.state.content.agent, "0403");
    tab.tell(Msg::Page(Page::Team));
    assert_eq!(agents(&tab), ["0401", "0403"]);
}

#[test]
fn what_it_is_assessed_by_is_chosen_on_its_page_and_changes_nobodys_month() {
    let mut tab = Tab::open(&Browser::default());
    let items = [item("0401", 1, |_| {}), item("0402", 0, |_| {})];
    take_all(&mut tab, &export(&items, Wage::Included, &[]));
    three(&mut tab);
    let document = TeamSystem::Document(id("branch"));
    let points = TeamSystem::Bundled(Unit::Points);
    assert_eq!(tab.model.team_systems(), [points, document]);
    assert!(tab.model.is_team_by(document));
    let stored = tab.stored();
    team(&mut tab, TeamMsg::Sort(TeamSort::Total(1)));
    team(&mut tab, TeamMsg::By(points));
    assert_eq!(tab.model.team_form().unwrap().sort, TeamSort::Place);
    assert_eq!(tab.model.page, Page::Team);
    assert!(tab.model.is_team_by(points) && tab.model.book_team().is_none());
    assert_eq!(tab.model.team().unwrap().team.rows.len(), 2);
    team(&mut tab, TeamMsg::By(document));
    assert_eq!(listed(&tab).len(), 3);
    tab.settle();
    assert_eq!(tab.stored(), stored);
    // Months by a bundled rulebook that come in are shown by it.
    let items = [item("0407", 1, |_| {}), item("0408", 0, |_| {})];
    take_all(&mut tab, &export(&items, Wage::Included, &[]));
    assert_eq!(tab.model.page, Page::Team);
    assert!(tab.model.is_team_by(points));
}

#[test]
fn months_of_several_agents_that_come_in_open_the_team() {
    let mut tab = Tab::open(&Browser::default());
    three(&mut tab);
    let mut files = Vec::new();
    for agent in ["0401", "0402"] {
        team(&mut tab, TeamMsg::Open(agent.into()));
        book(&mut tab, BookMsg::Export);
        files.extend(tab.taken().into_iter().filter_map(|effect| match effect {
            Effect::Download(name, text) => Some((name, text)),
            _ => None,
        }));
    }
    let mut other = Tab::open(&Browser::default());
    let mut named = vec![("branch.json", BRANCH)];
    named.extend(files.iter().map(|(name, text)| (&**name, &**text)));
    other.files(&named);
    book(&mut other, BookMsg::Take);
    other.settle();
    assert_eq!(other.model.page, Page::Team);
    assert_eq!(other.model.state.content.month, month("2026-04"));
    assert_eq!(
        listed(&other),
        [row("0401", "1-1", "100"), row("0402", "2-2", "97")]
    );
    // One agent's alone opens the month.
    let mut other = Tab::open(&Browser::default());
    let (name, text) = &files[0];
    other.files(&[("branch.json", BRANCH), (name, text)]);
    book(&mut other, BookMsg::Take);
    assert_eq!(other.model.page, Page::Book);
}

#[test]
fn the_table_has_all_that_are_listed_and_those_who_are_missing() {
    let mut tab = Tab::open(&Browser::default());
    three(&mut tab);
    roster(&mut tab, "0401 王芳 一组\n0402\n0403\n=1+1");
    team(&mut tab, TeamMsg::Table);
    let saved = tab.taken().into_iter().find_map(|effect| match effect {
        Effect::Download(name, text) => Some((name, text)),
        _ => None,
    });
    let (name, text) = saved.unwrap();
    assert_eq!(name, "kaohe-team-2026-04-branch.csv");
    let lines: Vec<&str> = text.lines().skip(3).collect();
    assert_eq!(
        lines,
        [
            "名次,人员,姓名,组别,考核得分（分）,考核得分 最低（分）,考核得分 最高（分）,接听量扣款（元）,接听量扣款 最低（元）,接听量扣款 最高（元）,状态,待定项,供考虑",
            "1,'0401,王芳,一组,100,100,100,0,0,0,定稿,0,",
            "1–2,'0403,,,100,98,100,0,0,0,未填齐,1,",
            "3,'0402,,,97,97,97,0,0,0,定稿,0,",
            ",'=1+1,,,,,,,,,未交",
        ]
    );
}

#[test]
fn many_months_are_scored_in_steps() {
    let mut tab = Tab::open(&Browser::default());
    three(&mut tab);
    tab.works = false;
    let browser = tab.browser.clone();
    for nth in 0..60 {
        let row = format!("month/1{nth:03}/2026-04/branch");
        let text = "{\"values\":{\"solved\":\"90\"}}";
        browser.rows.put(Table::Books, &row, Some(text));
    }
    let mut again = Tab::open(&browser);
    again.works = false;
    again.tell(Msg::Page(Page::Team));
    again.act(Action::Go(month("2026-04")));
    let found = view(&again);
    assert!(found.done < found.all && !found.is_ready());
    assert_eq!(found.all, 63);
    // Nothing is given out before all is known.
    team(&mut again, TeamMsg::Table);
    assert!(
        !again
            .taken()
            .iter()
            .any(|effect| matches!(effect, Effect::Download(..)))
    );
    let mut steps = 0;
    while again.model.book_team().is_some_and(|view| !view.is_ready()) {
        team(&mut again, TeamMsg::Step);
        steps += 1;
        assert!(steps < 60);
    }
    assert_eq!(view(&again).team.rows.len(), 63);
}

#[test]
fn a_quarter_and_a_year_are_those_of_each_months_own_version() {
    let mut tab = Tab::open(&Browser::default());
    let (old, new) = (version("2026-01", "100"), version("2026-05", "110"));
    brings(&mut tab, &[&old, &new]);
    for (of, name, solved) in [
        ("2026-04", "0401", "95"),
        ("2026-05", "0401", "95"),
        ("2026-04", "0402", "80"),
        ("2026-07", "0402", "95"),
    ] {
        tab.act(Action::Go(month(of)));
        agent(&mut tab, name, solved, "0");
    }
    tab.act(Action::Go(month("2026-05")));
    tab.tell(Msg::Page(Page::Team));
    assert_eq!(listed(&tab), [row("0401", "1-1", "110")]);
    team(&mut tab, TeamMsg::Period(Period::Quarter));
    // (100 + 110) / 2, and April alone.
    assert_eq!(
        listed(&tab),
        [row("0401", "1-1", "105"), row("0402", "2-2", "98")]
    );
    let gaps = |tab: &Tab| -> Vec<String> {
        let view = view(tab);
        let rows = view.team.rows.iter();
        let gaps = rows.map(|(row, _)| gaps(Lang::Zh, &row.over.as_ref().unwrap().gaps));
        gaps.collect()
    };
    assert_eq!(gaps(&tab), ["", "5 月没有记录"]);
    team(&mut tab, TeamMsg::Period(Period::Year));
    assert_eq!(
        listed(&tab),
        [row("0401", "1-1", "105"), row("0402", "2-2", "104")]
    );
    assert_eq!(gaps(&tab), ["7 月没有记录", "5 月没有记录"]);
    team(&mut tab, TeamMsg::Table);
    let saved = tab.taken().into_iter().find_map(|effect| match effect {
        Effect::Download(name, text) => Some((name, text)),
        _ => None,
    });
    let (name, text) = saved.unwrap();
    assert_eq!(name, "kaohe-team-2026-branch.csv");
    assert!(text.contains("时段,2026 年"), "{text}");
    assert!(
        text.contains("供考虑,没有计入的月份,4 月,5 月,7 月"),
        "{text}"
    );
    assert!(
        text.contains("7 月没有记录,100,110,\n") || text.contains("7 月没有记录,100,110,\r\n"),
        "{text}"
    );
    // Back at the month nothing of the year is left.
    team(&mut tab, TeamMsg::Period(Period::Month));
    assert_eq!(listed(&tab), [row("0401", "1-1", "110")]);
    assert!(view(&tab).team.together.is_none());
}

#[test]
fn a_workbook_has_the_shown_months_facts() {
    let mut tab = Tab::open(&Browser::default());
    three(&mut tab);
    team(&mut tab, TeamMsg::Workbook);
    tab.settle();
    let saved = tab.taken().into_iter().find_map(|effect| match effect {
        Effect::DownloadBytes(name, bytes) => Some((name, bytes)),
        _ => None,
    });
    let (name, bytes) = saved.unwrap();
    assert_eq!(name, "kaohe-team-2026-04-branch.xlsx");
    let book = read_workbook(&bytes).unwrap();
    let facts = book.sheets.iter().find(|sheet| sheet.name == "事实");
    // Three of each: filtered, reported, called; two solved.
    assert_eq!(facts.unwrap().rows().count(), 1 + 11);
}
