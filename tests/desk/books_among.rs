//! Values that come from all agents' months: in the month, the team and from files.

use kaohe::desk::book::BookMsg;
use kaohe::desk::state::Action;
use kaohe::desk::team::{TeamEdit, TeamMsg};
use kaohe::desk::{Msg, Page};
use kaohe::locale::{Lang, book_line, book_taken};
use kaohe::plan::{Filled, Place};

use super::bench::{Browser, Tab, id, month};
use super::books::{book, fill};
use super::team::team;

/// A mark, and 5 more for the first two places.
const PLACES: &str = r#"{
  "format": "kaohe-rulebook", "version": 2, "id": "places", "title": "名次奖", "effective": "2026-01",
  "values": [
    {"id": "mark", "title": "质检", "unit": "分", "most": "100"},
    {"id": "place", "title": "名次", "least": "1", "most": "999", "whole": true, "from": {"team": {"of": "mark"}}}
  ],
  "totals": [
    {"id": "score", "title": "得分", "unit": "分", "pool": {"id": "all", "of": [
      {"line": {"id": "mark", "title": "质检", "gives": {"value": "mark"}}},
      {"line": {"id": "more", "title": "前两名", "gives": {"scale": ["place", {"bands": {"bands": [{"amount": "5"}, {"from": "3", "amount": "0"}]}}]}}}
    ]}}
  ]
}"#;

fn opens(tab: &mut Tab) {
    tab.files(&[("places.json", PLACES)]);
    book(tab, BookMsg::Take);
    tab.settle();
    tab.act(Action::Go(month("2026-04")));
}

fn marks(tab: &mut Tab, agent: &str, mark: &str) {
    tab.act(Action::Show(agent.to_owned()));
    tab.tell(Msg::Page(Page::Book));
    fill(tab, Place::Value(id("mark")), mark);
    tab.settle();
}

fn shown(tab: &mut Tab, agent: &str) -> Filled {
    tab.act(Action::Show(agent.to_owned()));
    tab.model.book_view().unwrap()
}

fn total(filled: &Filled) -> [String; 3] {
    let total = filled.sheet.as_ref().unwrap().totals[0];
    [total.headline, total.range.low, total.range.high].map(|number| number.to_string())
}

/// The team's page: who has which headline.
pub(super) fn listed(tab: &mut Tab) -> Vec<String> {
    tab.tell(Msg::Page(Page::Team));
    tab.settle();
    let view = tab.model.book_team().unwrap();
    let rows = view.team.rows.iter();
    rows.map(|(row, _)| format!("{} {}", row.agent, row.headline().unwrap()))
        .collect()
}

#[test]
fn a_place_comes_from_everybodys_month_and_follows_them() {
    let mut tab = Tab::open(&Browser::default());
    opens(&mut tab);
    for (agent, mark) in [("0401", "95"), ("0402", "90"), ("0403", "80")] {
        marks(&mut tab, agent, mark);
    }
    assert_eq!(total(&shown(&mut tab, "0402")), ["95", "95", "95"]);
    assert_eq!(total(&shown(&mut tab, "0403")), ["80", "80", "80"]);
    assert_eq!(listed(&mut tab), ["0401 100", "0402 95", "0403 80"]);
    // Somebody else's mark changes: places and both pages follow.
    marks(&mut tab, "0403", "92");
    assert_eq!(total(&shown(&mut tab, "0402")), ["90", "90", "90"]);
    assert_eq!(listed(&mut tab), ["0401 100", "0403 97", "0402 90"]);
    // Who is in the team and has no month may be before.
    team(&mut tab, TeamMsg::Edit(Some(TeamEdit::Roster)));
    team(&mut tab, TeamMsg::Type("0401\n0402\n0403\n0404".into()));
    team(&mut tab, TeamMsg::Take);
    tab.settle();
    tab.tell(Msg::Page(Page::Book));
    let filled = shown(&mut tab, "0403");
    assert_eq!(total(&filled), ["92", "92", "97"]);
    let value = filled.document().value(id("place"), &filled.under());
    let said = book_taken::said(Lang::Zh, &filled, value.unwrap());
    assert_eq!(said, ["取自本月 3 人", "缺 1 人：0404。也可以手填"]);
    let lines = filled.document().lines();
    let (_, line) = lines
        .iter()
        .find(|(_, line)| line.id == id("more"))
        .unwrap();
    let rows = book_line::line_rows(Lang::Zh, &filled, line, "分");
    assert!(
        rows.iter()
            .any(|(name, text)| name == "来源" && text.contains("全组的名次"))
    );
    // The same in the team, and in another month there's nobody.
    assert!(listed(&mut tab).contains(&"0403 92".to_owned()));
    tab.tell(Msg::Page(Page::Book));
    fill(&mut tab, Place::Value(id("place")), "2");
    assert_eq!(total(&tab.model.book_view().unwrap()), ["97", "97", "97"]);
    tab.act(Action::Go(month("2026-05")));
    assert_eq!(listed(&mut tab), [] as [&str; 0]);
}

#[test]
fn a_year_has_each_month_with_its_team() {
    let mut tab = Tab::open(&Browser::default());
    opens(&mut tab);
    for of in ["2026-03", "2026-04"] {
        tab.act(Action::Go(month(of)));
        for (agent, mark) in [("0401", "95"), ("0402", "90"), ("0403", "80")] {
            marks(&mut tab, agent, mark);
        }
    }
    shown(&mut tab, "0402");
    let year = tab.model.book_year().unwrap();
    let months = [2, 3].map(|at| year.totals[0].months[at].unwrap().headline.to_string());
    assert_eq!(months, ["95", "95"]);
}
