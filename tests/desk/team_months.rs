//! The team's quarter and year, as a person turns to them.

use kaohe::desk::Page;
use kaohe::desk::state::Action;
use kaohe::desk::team::{TeamEdit, TeamMsg, TeamSort};
use kaohe::exchange::{Wage, export};
use kaohe::record::{Measured, Report};
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
