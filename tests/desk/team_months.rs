//! The team's quarter and year, as a person turns to them.

use kaohe::desk::state::Action;
use kaohe::desk::team::{TeamColumn, TeamEdit, TeamMsg, TeamPaper, TeamPlans, TeamSort};
use kaohe::desk::{Effect, ExportMsg, Page, RestMsg};
use kaohe::exchange::{Wage, export};
use kaohe::record::{About, Ended, Measured, Plan, PlanOutcome, Report};
use kaohe::scoring::score;
use kaohe::table::{Cell, Value};
use kaohe::team::Period;

use super::bench::{Browser, Tab, month};
use super::team::{item, listed, take_all, team};

/// Two agents' January and February with nothing open, and one's March with something.
fn brought() -> Tab {
    let mut tab = Tab::open(&Browser::default());
    let one = |agent: &str, of: &str, late: u32, is_open: bool| {
        item(agent, late, |item| {
            let moved = item.record.edited(|facts| {
                facts.month = month(of);
                facts.report = Report::HandedIn(month(of).plus(1).first_day());
                if !is_open {
                    for measure in &kaohe::rulebook::bundled().measures {
                        facts.measures.insert(measure.id, Measured::NotAssessed);
                    }
                }
            });
            item.record = moved.unwrap();
            item.seen = None;
        })
    };
    let items = [
        one("0401", "2026-01", 1, false),
        one("0401", "2026-02", 3, false),
        one("0402", "2026-01", 2, false),
        one("0402", "2026-02", 1, false),
        one("0402", "2026-03", 0, true),
        one("0403", "2026-04", 0, false),
    ];
    take_all(&mut tab, &export(&items, Wage::Included, &[]));
    tab.act(Action::Go(month("2026-03")));
    tab.tell(kaohe::desk::Msg::Page(Page::Team));
    tab
}

fn period(tab: &mut Tab, period: Period) -> (usize, usize) {
    team(tab, TeamMsg::Period(period));
    let view = tab.model.team().unwrap();
    (view.done, view.all)
}

#[test]
fn a_quarter_and_a_year_are_one_switch_away() {
    let mut tab = brought();
    assert_eq!(listed(&tab), ["0402"]);
    assert_eq!(period(&mut tab, Period::Quarter), (5, 5));
    // Three times late in two months beside four.
    assert_eq!(listed(&tab), ["0402", "0401"]);
    let view = tab.model.team().unwrap();
    let together = view.team.together.as_ref().unwrap();
    assert_eq!(together.months.len(), 3);
    assert_eq!(
        together
            .months
            .iter()
            .map(|of| of.counted)
            .collect::<Vec<_>>(),
        [2, 2, 0]
    );
    // The order is chosen as in a month.
    team(&mut tab, TeamMsg::Sort(TeamSort::Agent));
    assert_eq!(listed(&tab), ["0401", "0402"]);
    assert_eq!(period(&mut tab, Period::Year), (6, 6));
    assert_eq!(listed(&tab), ["0401", "0402", "0403"]);
    // Another quarter of it.
    tab.act(Action::Go(month("2026-05")));
    period(&mut tab, Period::Quarter);
    assert_eq!(listed(&tab), ["0403"]);
    period(&mut tab, Period::Month);
    assert!(listed(&tab).is_empty());
}

#[test]
fn what_is_entered_of_a_month_closes_and_an_agent_opens_their_year() {
    let mut tab = brought();
    team(&mut tab, TeamMsg::Edit(Some(TeamEdit::Event)));
    period(&mut tab, Period::Year);
    assert_eq!(tab.model.team_form().unwrap().edit, None);
    team(&mut tab, TeamMsg::Edit(Some(TeamEdit::Roster)));
    period(&mut tab, Period::Quarter);
    let edit = tab.model.team_form().unwrap().edit;
    assert_eq!(edit, Some(TeamEdit::Roster));
    team(&mut tab, TeamMsg::Open("0401".into()));
    assert_eq!(tab.model.page, Page::Months);
    assert_eq!(tab.model.state.content.agent, "0401");
    period(&mut tab, Period::Month);
    team(&mut tab, TeamMsg::Open("0402".into()));
    assert_eq!(tab.model.page, Page::Month);
}

/// A sheet's name and its rows.
type WrittenSheet = (String, Vec<Vec<String>>);

/// The sheets of a workbook that was written, with their cells as texts.
fn written(tab: &mut Tab) -> (String, Vec<WrittenSheet>) {
    let found = tab.taken().into_iter().find_map(|effect| match effect {
        Effect::DownloadBytes(name, bytes) => Some((name, bytes)),
        _ => None,
    });
    let (name, bytes) = found.unwrap();
    let workbook = kaohe::table::read_workbook(&bytes).unwrap();
    let sheets = workbook.sheets.iter().map(|grid| {
        let text = |cell: &Cell| match &cell.value {
            Value::Text(text) => text.clone(),
            other => format!("{other:?}"),
        };
        let rows = grid
            .rows()
            .map(|(_, cells)| cells.iter().map(text).collect());
        (grid.name.clone(), rows.collect())
    });
    (name, sheets.collect())
}

#[test]
fn a_period_goes_back_to_the_office_as_a_workbook() {
    let mut tab = brought();
    period(&mut tab, Period::Quarter);
    team(&mut tab, TeamMsg::Workbook);
    let (name, sheets) = written(&mut tab);
    assert_eq!(name, "kaohe-team-2026-q1.xlsx");
    let names: Vec<&str> = sheets.iter().map(|(name, _)| &**name).collect();
    assert_eq!(names, ["名次", "逐月", "月均"]);
    let months = &sheets[1].1;
    assert_eq!(months[0][0], "坐席");
    assert_eq!(months[0].len(), 5);
    // What doesn't count is no number.
    let of = months.iter().find(|row| row[0] == "0402").unwrap();
    assert!(of[3].starts_with('（'), "{of:?}");
    period(&mut tab, Period::Year);
    team(&mut tab, TeamMsg::Workbook);
    assert_eq!(written(&mut tab).0, "kaohe-team-2026.xlsx");
}

#[test]
fn what_is_paid_leaves_only_if_it_is_asked_for() {
    let mut tab = brought();
    tab.act(Action::Show("0401".into()));
    tab.act(Action::Go(month("2026-02")));
    let key = ("0401".to_owned(), month("2026-02"));
    let paid = tab.model.state.content.records.get(&key).unwrap();
    let paid = paid.edited(|facts| facts.wage = Some("3200".parse().unwrap()));
    tab.act(Action::Put(vec![paid.unwrap()]));
    period(&mut tab, Period::Quarter);
    team(&mut tab, TeamMsg::Workbook);
    assert_eq!(written(&mut tab).1.len(), 3);
    tab.tell(RestMsg::Export(ExportMsg::Wage(true)));
    team(&mut tab, TeamMsg::Workbook);
    let (_, sheets) = written(&mut tab);
    let (name, rows) = sheets.last().unwrap();
    assert_eq!(name, "工资");
    // Each agent's months, a head and a sum.
    assert_eq!(rows.len(), 1 + 5 + 1);
    team(&mut tab, TeamMsg::Payroll);
    let text = tab.taken().into_iter().find_map(|effect| match effect {
        Effect::Download(name, text) => Some((name, text)),
        _ => None,
    });
    let (name, text) = text.unwrap();
    assert_eq!(name, "kaohe-payroll-2026-q1.csv");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 6);
    assert!(text.starts_with('\u{FEFF}') && lines[0].contains("绩效工资"));
    let record = tab.model.state.content.records.get(&key).unwrap();
    let sheet = score(tab.model.rulebook(), record, tab.model.state.today);
    let pay = sheet.pay.unwrap().amount.with_decimals(2);
    let of = lines.iter().find(|line| line.contains("3200.00")).unwrap();
    assert!(of.contains(&pay), "{of} {pay}");
    let without = lines.iter().filter(|line| line.ends_with(",,,,"));
    assert_eq!(without.count(), 4);
}

#[test]
fn sheets_are_printed_when_they_are_asked_for() {
    let mut tab = brought();
    let paper = |tab: &Tab| tab.model.team_form().unwrap().paper;
    team(&mut tab, TeamMsg::Print(TeamPaper::Sheets));
    assert!(tab.taken().contains(&Effect::Print));
    assert_eq!(paper(&tab), TeamPaper::Sheets);
    // What a browser prints by itself later is the team.
    tab.tell(RestMsg::Printed);
    assert_eq!(paper(&tab), TeamPaper::Team);
}

#[test]
fn columns_are_chosen_and_kept() {
    let browser = Browser::default();
    let mut tab = Tab::open(&browser);
    tab.tell(kaohe::desk::Msg::Page(Page::Team));
    let hidden = |tab: &Tab| {
        let all = TeamColumn::ALL.into_iter();
        all.filter(|column| tab.model.hides(*column))
            .collect::<Vec<_>>()
    };
    assert_eq!(hidden(&tab), []);
    team(&mut tab, TeamMsg::Column(TeamColumn::Measures, false));
    team(&mut tab, TeamMsg::Column(TeamColumn::State, false));
    assert_eq!(hidden(&tab), [TeamColumn::State, TeamColumn::Measures]);
    // Another page of the same browser has the same.
    let again = Tab::open(&browser);
    assert_eq!(hidden(&again), [TeamColumn::State, TeamColumn::Measures]);
    team(&mut tab, TeamMsg::Column(TeamColumn::State, true));
    assert_eq!(hidden(&tab), [TeamColumn::Measures]);
    assert_eq!(hidden(&Tab::open(&browser)), [TeamColumn::Measures]);
}

#[test]
fn plans_of_all_agents_stand_by_how_they_are() {
    let mut tab = brought();
    let day = |text: &str| text.parse::<kaohe::calendar::Date>().unwrap();
    let ended = |on: &str| Ended {
        outcome: PlanOutcome::Achieved,
        on: Some(day(on)),
    };
    let plan = |action: &str, by: Option<&str>, end: Option<&str>| Plan {
        action: action.into(),
        by: by.map(day),
        ended: end.map(ended),
        ..Plan::about(About::Post)
    };
    for (agent, of, plans) in [
        (
            "0401",
            "2026-01",
            vec![
                plan("a", Some("2026-04-20"), None),
                plan("b", None, Some("2026-02-01")),
            ],
        ),
        (
            "0402",
            "2026-03",
            vec![
                plan("c", None, None),
                plan("d", Some("2026-04-01"), None),
                plan("e", None, Some("2026-03-30")),
            ],
        ),
        ("0403", "2026-04", vec![plan("f", None, None)]),
    ] {
        let key = (agent.to_owned(), month(of));
        let record = tab.model.state.content.records.get(&key).unwrap();
        let changed = record.edited(|facts| facts.plan = plans);
        tab.act(Action::Put(vec![changed.unwrap()]));
    }
    let found = |tab: &Tab, period: Period| {
        let plans = TeamPlans::of(&tab.model.state, period);
        let counts = [&plans.overdue, &plans.open, &plans.done].map(Vec::len);
        let names: String = plans.all().map(|one| &*one.plan.action).collect();
        (names, counts)
    };
    // Those of earlier months stay until they end; a later month's aren't there yet.
    assert_eq!(found(&tab, Period::Month), ("dace".into(), [1, 2, 1]));
    assert_eq!(found(&tab, Period::Quarter), ("daceb".into(), [1, 2, 2]));
    assert_eq!(found(&tab, Period::Year), ("dacfeb".into(), [1, 3, 2]));
}
