//! The month of all agents: what comes in, what is known centrally, what is kept of it.

use kaohe::calendar::Date;
use kaohe::desk::book::{BookMsg, Shelf};
use kaohe::desk::state::Action;
use kaohe::desk::team::{
    EventFault, EventField, TeamEdit, TeamMsg, TeamOnly, TeamSort, shown_rows,
};
use kaohe::desk::{Effect, ImportMsg, Msg, Page, RestMsg};
use kaohe::exchange::{Figures, Item, RulebookRef, Wage, export};
use kaohe::id::Fingerprint;
use kaohe::number::Points;
use kaohe::record::{Entry, Exam, Facts, Finding, Place, Record};
use kaohe::rulebook::bundled;
use kaohe::scoring::score;
use kaohe::store::rows::Table;

use super::bench::{Browser, Tab, id, month};

/// Somebody's month with so many times late, and what their file says.
pub(super) fn item(agent: &str, late: u32, change: impl FnOnce(&mut Item)) -> Item {
    let rulebook = bundled();
    let mut facts = Facts::empty(agent.into(), month("2026-04"));
    facts.exam = Exam::None;
    if late > 0 {
        facts.entries.push(Entry::plain(id("7"), late));
    }
    let record = Record::new(facts).unwrap();
    let sheet = score(&rulebook, &record, Date::new(2026, 4, 7).unwrap());
    let mut item = Item {
        rulebook: RulebookRef::of(&rulebook),
        seen: Some(Figures::of(&sheet)),
        code: None,
        record,
        lines: Vec::new(),
        trail: Default::default(),
    };
    change(&mut item);
    item
}

fn forged(item: &mut Item) {
    let seen = item.seen.as_mut().unwrap();
    seen.score += Points::whole(2);
}

fn of_other_rules(item: &mut Item) {
    item.rulebook.fingerprint = Some(Fingerprint::of_bytes(*b"other"));
    item.seen.as_mut().unwrap().score -= Points::whole(1);
}

pub(super) fn team(tab: &mut Tab, msg: TeamMsg) {
    tab.tell(RestMsg::book(BookMsg::Team(msg)));
}

/// A team of three: one forged, one by other rules.
fn brought(tab: &mut Tab) {
    let items = [
        item("0401", 1, |_| {}),
        item("0402", 0, forged),
        item("0403", 2, of_other_rules),
    ];
    take_all(tab, &export(&items, Wage::Included, &[]));
    assert_eq!(tab.model.page, Page::Team);
}

/// Takes all that a file brings.
pub(super) fn take_all(tab: &mut Tab, file: &str) {
    tab.files(&[("四月.json", file)]);
    for at in 0..tab.model.import.incoming.len() {
        tab.tell(RestMsg::Import(ImportMsg::Choose(at, true)));
    }
    tab.tell(RestMsg::Import(ImportMsg::Take));
    tab.settle();
}

fn rows(tab: &Tab) -> Vec<String> {
    let rows = tab.browser.rows.named(Table::Books);
    rows.into_iter().map(|(name, _)| name).collect()
}

/// Who is listed, in the list's order.
pub(super) fn listed(tab: &Tab) -> Vec<String> {
    let (view, form) = (tab.model.team().unwrap(), tab.model.team_form().unwrap());
    let rows = shown_rows(form, &view.team, &view.roster, tab.model.rulebook());
    let rows = rows
        .into_iter()
        .map(|at| view.team.rows[at].0.agent().to_owned());
    rows.collect()
}

fn roster(tab: &mut Tab, text: &str) {
    team(tab, TeamMsg::Edit(Some(TeamEdit::Roster)));
    team(tab, TeamMsg::Type(text.into()));
    team(tab, TeamMsg::Take);
    tab.settle();
}

#[test]
fn several_agents_open_their_page_and_what_does_not_agree_comes_first() {
    let mut tab = Tab::open(&Browser::default());
    brought(&mut tab);
    assert_eq!(tab.model.state.content.month, month("2026-04"));
    assert_eq!(listed(&tab), ["0402", "0401", "0403"]);
    let view = tab.model.team().unwrap();
    assert_eq!((view.done, view.all, view.elsewhere), (3, 3, 0));
    let claim = |agent: &str| {
        let row = view.team.rows.iter().find(|(row, _)| row.agent() == agent);
        row.unwrap().0.claim.clone()
    };
    assert_eq!(claim("0401"), None);
    let forged = claim("0402").unwrap();
    assert!(forged.claim.mismatch && !forged.other_rules);
    assert_eq!(forged.claim.file, "四月.json");
    let other = claim("0403").unwrap();
    assert!(other.other_rules && other.under_others.is_none());
    // It's kept, in another page of the browser too.
    assert_eq!(
        rows(&tab),
        ["team/claim/0402/2026-04", "team/claim/0403/2026-04"]
    );
    let mut again = Tab::open(&tab.browser);
    again.tell(Msg::Page(Page::Team));
    again.act(Action::Go(month("2026-04")));
    assert!(
        again
            .model
            .team()
            .unwrap()
            .team
            .rows
            .iter()
            .any(|(row, _)| row.is_mismatch())
    );
    // With the months it's one step.
    tab.act(Action::Undo);
    assert!(rows(&tab).is_empty() && tab.stored().is_empty());
    tab.act(Action::Redo);
    assert_eq!(rows(&tab).len(), 2);
}

#[test]
fn what_a_file_said_is_said_of_its_facts_alone() {
    let mut tab = Tab::open(&Browser::default());
    brought(&mut tab);
    tab.act(Action::Show("0402".into()));
    tab.act(Action::Step(id("7"), 1));
    assert!(
        tab.model
            .team()
            .unwrap()
            .team
            .rows
            .iter()
            .all(|(row, _)| !row.is_mismatch())
    );
    tab.act(Action::Undo);
    assert!(
        tab.model
            .team()
            .unwrap()
            .team
            .rows
            .iter()
            .any(|(row, _)| row.is_mismatch())
    );
    // A sound file in its place, and nothing is said any more.
    tab.act(Action::Step(id("7"), 1));
    let sound = export(&[item("0402", 0, |_| {})], Wage::Included, &[]);
    tab.files(&[("四月二.json", &sound)]);
    tab.tell(RestMsg::Import(ImportMsg::Choose(0, true)));
    tab.tell(RestMsg::Import(ImportMsg::Take));
    tab.settle();
    assert_eq!(rows(&tab), ["team/claim/0403/2026-04"]);
}

#[test]
fn the_order_and_what_is_left_out_follow_what_is_chosen() {
    let mut tab = Tab::open(&Browser::default());
    brought(&mut tab);
    roster(
        &mut tab,
        "0401\t王芳\t一组\n0402\t李静\t二组\n0403\t陈晨\t一组\n0404\t赵强\t一组",
    );
    let choose = |tab: &mut Tab, msg: TeamMsg| {
        team(tab, msg);
        listed(tab)
    };
    assert_eq!(
        choose(&mut tab, TeamMsg::Sort(TeamSort::Agent)),
        ["0401", "0402", "0403"]
    );
    assert_eq!(
        choose(&mut tab, TeamMsg::Sort(TeamSort::Deductions)),
        ["0403", "0401", "0402"]
    );
    assert_eq!(
        choose(&mut tab, TeamMsg::Group(Some("一组".into()))),
        ["0403", "0401"]
    );
    assert_eq!(choose(&mut tab, TeamMsg::Group(None)).len(), 3);
    // By name, by its initials, by number, by a clause that took something.
    for (search, found) in [
        ("李静", &["0402"][..]),
        ("wf", &["0401"]),
        ("0403", &["0403"]),
        ("7", &["0403", "0401"]),
        ("没有", &[]),
    ] {
        assert_eq!(
            choose(&mut tab, TeamMsg::Search(search.into())),
            found,
            "{search}"
        );
    }
    assert_eq!(choose(&mut tab, TeamMsg::Search(String::new())).len(), 3);
    // Nothing is filled in but the exam: all are to be handled.
    assert_eq!(choose(&mut tab, TeamMsg::Only(TeamOnly::ToHandle)).len(), 3);
    let missing = tab.model.team().unwrap().team.missing.clone();
    assert_eq!(missing.len(), 1);
    assert_eq!(missing[0].number, "0404");
    team(&mut tab, TeamMsg::CopyMissing);
    assert!(tab.taken().contains(&Effect::Copy("0404 赵强".into())));
}

#[test]
fn a_roster_with_a_fault_stays_in_its_field() {
    let mut tab = Tab::open(&Browser::default());
    tab.tell(Msg::Page(Page::Team));
    roster(&mut tab, "0401\t王芳\n0401\t李静");
    assert!(rows(&tab).is_empty());
    let form = tab.model.team_form().unwrap();
    assert_eq!(
        (form.edit, &*form.text),
        (Some(TeamEdit::Roster), "0401\t王芳\n0401\t李静")
    );
    team(&mut tab, TeamMsg::Type("0401\t王芳".into()));
    team(&mut tab, TeamMsg::Take);
    tab.settle();
    assert_eq!(rows(&tab), ["team/roster"]);
    assert_eq!(tab.model.team_form().unwrap().edit, None);
    tab.act(Action::Undo);
    tab.settle();
    assert!(rows(&tab).is_empty());
    // Emptied, it goes.
    tab.act(Action::Redo);
    roster(&mut tab, "");
    assert!(rows(&tab).is_empty());
}

#[test]
fn places_follow_from_marks_and_go_into_each_month_as_one_step() {
    let mut tab = Tab::open(&Browser::default());
    brought(&mut tab);
    roster(&mut tab, "0401\t王芳\n0402\t李静\n0403\t陈晨\n0404\t赵强");
    team(
        &mut tab,
        TeamMsg::Edit(Some(TeamEdit::Exam(month("2026-04")))),
    );
    team(
        &mut tab,
        TeamMsg::Type("王芳\t92.5\n0402\t88\n0403\t88\n0404\t70".into()),
    );
    // They are of their month, whichever is shown by then.
    tab.act(Action::Go(month("2026-05")));
    team(&mut tab, TeamMsg::Take);
    tab.settle();
    tab.act(Action::Go(month("2026-04")));
    let shown = tab.model.state.content.agent.clone();
    let exam = |tab: &Tab, agent: &str| {
        let key = (agent.to_owned(), month("2026-04"));
        tab.model.state.content.records.get(&key).unwrap().exam
    };
    let place = |rank, tied| {
        Exam::Placed(Place {
            rank,
            heads: 4,
            tied,
        })
    };
    assert_eq!(exam(&tab, "0401"), place(1, 1));
    assert_eq!([exam(&tab, "0402"), exam(&tab, "0403")], [place(2, 2); 2]);
    // What is shown isn't another agent's for that.
    assert_eq!(tab.model.state.content.agent, shown);
    assert!(rows(&tab).contains(&"team/exam/2026-04".into()));
    // One month says something else afterwards: it's put right alone.
    tab.act(Action::Show("0402".into()));
    tab.act(Action::Exam(kaohe::desk::state::ExamKind::None));
    assert_eq!(exam(&tab, "0402"), Exam::None);
    team(&mut tab, TeamMsg::Place("0402".into()));
    assert_eq!(exam(&tab, "0402"), place(2, 2));
    for _ in 0..3 {
        tab.act(Action::Undo);
    }
    tab.settle();
    assert_eq!(exam(&tab, "0401"), Exam::None);
    assert!(!rows(&tab).contains(&"team/exam/2026-04".into()));
}

#[test]
fn events_are_given_to_agents_one_after_the_other() {
    let mut tab = Tab::open(&Browser::default());
    brought(&mut tab);
    roster(&mut tab, "0401\t王芳\n0402\t李静\n0404\t赵强");
    team(&mut tab, TeamMsg::Edit(Some(TeamEdit::Event)));
    let enter = |tab: &mut Tab, agent: &str, clause: &str, date: &str| {
        for (field, text) in [
            (EventField::Agent, agent),
            (EventField::Clause, clause),
            (EventField::Date, date),
            (EventField::Note, "班长登记"),
        ] {
            team(tab, TeamMsg::Event(field, text.into()));
        }
        team(tab, TeamMsg::Enter);
        let form = tab.model.team_form().unwrap();
        (form.entered.clone(), form.refused)
    };
    let record = |tab: &Tab, agent: &str| {
        let key = (agent.to_owned(), month("2026-04"));
        tab.model.state.content.records.get(&key).cloned()
    };
    let done = enter(&mut tab, "wf", "15", "2026-04-09");
    assert_eq!(done, (Some(("0401".into(), Some(id("15")))), None));
    let own = record(&tab, "0401").unwrap();
    assert_eq!(own.entries.len(), 2);
    assert_eq!(own.entries[1].date, Some(Date::new(2026, 4, 9).unwrap()));
    // A complaint is under investigation.
    let (entered, _) = enter(&mut tab, "李静", "投诉", "");
    assert_eq!(entered, Some(("0402".into(), None)));
    assert_eq!(
        record(&tab, "0402").unwrap().complaints[0].finding,
        Finding::Pending
    );
    // Who sent nothing gets a month with it.
    let (entered, _) = enter(&mut tab, "0404", "7", "");
    assert_eq!(entered, Some(("0404".into(), Some(id("7")))));
    assert!(record(&tab, "0404").is_some());
    // What can't be understood stays as it is.
    for (agent, clause, date, fault) in [
        ("04", "7", "", EventFault::Agent),
        ("王", "", "", EventFault::Clause),
        ("0401", "999", "", EventFault::Clause),
        ("0401", "7", "2026-05-01", EventFault::Date),
        ("", "7", "", EventFault::Agent),
    ] {
        let before = record(&tab, "0401");
        let found = enter(&mut tab, agent, clause, date);
        assert_eq!(found, (None, Some(fault)), "{agent} {clause} {date}");
        assert_eq!(record(&tab, "0401"), before);
        assert_eq!(tab.model.team_form().unwrap().event.agent, agent);
    }
}

#[test]
fn an_opened_month_leads_back_and_on() {
    let mut tab = Tab::open(&Browser::default());
    brought(&mut tab);
    team(&mut tab, TeamMsg::Open("0402".into()));
    assert_eq!(
        (tab.model.page, &*tab.model.state.content.agent),
        (Page::Month, "0402")
    );
    team(&mut tab, TeamMsg::Walk(true));
    assert_eq!(tab.model.state.content.agent, "0401");
    team(&mut tab, TeamMsg::Walk(false));
    assert_eq!(tab.model.state.content.agent, "0402");
    // The first has none before it.
    team(&mut tab, TeamMsg::Walk(false));
    assert_eq!(tab.model.state.content.agent, "0402");
}

#[test]
fn a_large_team_is_scored_in_steps() {
    let mut tab = Tab::open(&Browser::default());
    tab.files(&[("many.json", &super::import_of_many::file(500))]);
    tab.tell(RestMsg::Import(ImportMsg::Take));
    tab.settle();
    assert_eq!(tab.model.page, Page::Team);
    let mut steps = 0;
    loop {
        let view = tab.model.team().unwrap();
        if view.done == view.all {
            assert_eq!(view.team.rows.len(), 500);
            break;
        }
        tab.tell(RestMsg::Step);
        steps += 1;
        assert!(steps < 500);
    }
}

#[test]
fn the_month_goes_back_to_the_office_as_a_workbook() {
    let mut tab = Tab::open(&Browser::default());
    brought(&mut tab);
    team(&mut tab, TeamMsg::Workbook);
    let written = tab.taken().into_iter().find_map(|effect| match effect {
        Effect::DownloadBytes(name, bytes) => Some((name, bytes)),
        _ => None,
    });
    let (name, bytes) = written.unwrap();
    assert_eq!(name, "kaohe-team-2026-04.xlsx");
    let workbook = kaohe::table::read_workbook(&bytes).unwrap();
    let names: Vec<&str> = workbook.sheets.iter().map(|grid| &*grid.name).collect();
    assert_eq!(names, ["名次", "逐条", "事实", "办法"]);
    let said = tab.model.export.said(tab.model.lang);
    assert!(said.unwrap().contains(&name));
}

#[test]
fn a_backup_has_the_team_and_brings_it_back() {
    let mut tab = Tab::open(&Browser::default());
    brought(&mut tab);
    roster(&mut tab, "0401\t王芳\n0402\t李静");
    let file = super::data::backup(&mut tab);
    let mut two = Tab::open(&Browser::default());
    two.entries(vec![]);
    two.files(&[("backup.json", &file)]);
    assert_eq!(two.model.import.backups[0].counts.team_rows, 3);
    two.tell(RestMsg::Import(ImportMsg::Take));
    two.settle();
    assert_eq!(
        two.browser.rows.named(Table::Books),
        tab.browser.rows.named(Table::Books)
    );
    let shelf = Shelf::of(&two.model.state.content.books);
    assert_eq!(shelf.roster().members.len(), 2);
}
