//! Values that come from the agent's earlier months: filled in from what is there, in the
//! month, the year, the team and from files.

use kaohe::desk::book::{BookMsg, Offered};
use kaohe::desk::state::Action;
use kaohe::desk::{Effect, Msg, Page};
use kaohe::locale::{Lang, book_line, book_taken};
use kaohe::plan::{Filled, Place};

use super::bench::{Browser, Tab, id, month};
use super::books::{book, fill};

/// 100 less what a mark below 90 takes, and 5 more after two months with 90 or more; of a month
/// before with less than 100, its total counts in the second total.
const ROW: &str = r#"{
  "format": "kaohe-rulebook", "version": 2, "id": "row", "title": "连续达标", "effective": "2026-01",
  "values": [
    {"id": "mark", "title": "质检", "unit": "分", "most": "100"},
    {"id": "row", "title": "连续达标月数", "most": "12", "whole": true,
      "from": {"earlier": {"of": "mark", "take": "streak", "months": 2, "than": "90"}}},
    {"id": "last", "title": "上月得分", "unit": "分", "most": "200", "from": {"earlier": {"of": "score"}}}
  ],
  "totals": [
    {"id": "score", "title": "得分", "unit": "分", "pool": {"id": "all", "of": [
      {"line": {"id": "mark", "title": "质检", "gives": {"value": "mark"}}},
      {"line": {"id": "more", "title": "连续两个月达标", "gives": {"scale": ["row", {"bands": {"bands": [{"amount": "0"}, {"from": "2", "amount": "5"}]}}]}}}
    ]}},
    {"id": "both", "title": "两个月合计", "unit": "分", "pool": {"id": "two", "of": [
      {"line": {"id": "last", "title": "上月", "gives": {"value": "last"}}}
    ]}}
  ]
}"#;

fn opens(tab: &mut Tab) {
    tab.files(&[("row.json", ROW)]);
    book(tab, BookMsg::Take);
    tab.settle();
}

fn marks(tab: &mut Tab, of: &str, mark: &str) {
    tab.act(Action::Go(month(of)));
    fill(tab, Place::Value(id("mark")), mark);
}

fn shown(tab: &Tab) -> Filled {
    tab.model.book_view().unwrap()
}

/// A total: its headline and its range.
fn total(filled: &Filled, nth: usize) -> [String; 3] {
    let total = filled.sheet.as_ref().unwrap().totals[nth];
    [total.headline, total.range.low, total.range.high].map(|number| number.to_string())
}

fn said(filled: &Filled, value: &str) -> Vec<String> {
    let value = filled.document().value(id(value), &filled.under()).unwrap();
    book_taken::said(Lang::En, filled, value)
}

#[test]
fn a_month_takes_from_those_before_and_follows_them() {
    let mut tab = Tab::open(&Browser::default());
    opens(&mut tab);
    marks(&mut tab, "2026-04", "92");
    // Nothing before is there.
    assert_eq!(total(&shown(&tab), 0), ["92", "92", "97"]);
    assert_eq!(said(&shown(&tab), "row").len(), 1);
    let open = shown(&tab).open_facts();
    assert_eq!(open.len(), 2);
    marks(&mut tab, "2026-02", "95");
    marks(&mut tab, "2026-03", "90");
    tab.act(Action::Go(month("2026-04")));
    assert_eq!(total(&shown(&tab), 0), ["97", "97", "97"]);
    // What March comes to hangs on January, which isn't there.
    assert_eq!(total(&shown(&tab), 1), ["90", "90", "95"]);
    assert_eq!(
        said(&shown(&tab), "row"),
        ["Taken from March 2026, February 2026"]
    );
    // Somebody says it in March.
    tab.act(Action::Go(month("2026-03")));
    fill(&mut tab, Place::Value(id("row")), "2");
    tab.act(Action::Go(month("2026-04")));
    assert_eq!(total(&shown(&tab), 1), ["95", "95", "95"]);
    // A month before changes, and that is taken back.
    marks(&mut tab, "2026-03", "89");
    tab.act(Action::Go(month("2026-04")));
    assert_eq!(total(&shown(&tab), 0), ["92", "92", "92"]);
    // What is typed wins, and both are said.
    fill(&mut tab, Place::Value(id("row")), "2");
    assert_eq!(total(&shown(&tab), 0), ["97", "97", "97"]);
    assert!(said(&shown(&tab), "row")[1].contains("taken is 0."));
    // The line says where it comes from.
    let filled = shown(&tab);
    let lines = filled.document().lines();
    let (_, line) = lines
        .iter()
        .find(|(_, line)| line.id == id("last"))
        .unwrap();
    let rows = book_line::line_rows(Lang::Zh, &filled, line, "分");
    let (_, from) = rows.iter().find(|(name, _)| name == "来源").unwrap();
    assert!(
        from.contains("上个月的得分") && from.contains("2026 年 3 月"),
        "{from}"
    );
    // The year has the months with what they take.
    let year = tab.model.book_year().unwrap();
    let april = year.totals[0].months[3].unwrap();
    assert_eq!(april.headline.to_string(), "97");
    assert_eq!(year.totals[1].months[3].unwrap().headline.to_string(), "94");
}

#[test]
fn a_file_of_a_month_agrees_where_the_months_before_are_elsewhere() {
    let mut tab = Tab::open(&Browser::default());
    opens(&mut tab);
    for (of, mark) in [("2026-02", "95"), ("2026-03", "90"), ("2026-04", "92")] {
        marks(&mut tab, of, mark);
    }
    let mut files = Vec::new();
    for of in ["2026-02", "2026-03", "2026-04"] {
        tab.act(Action::Go(month(of)));
        tab.taken();
        book(&mut tab, BookMsg::Export);
        let text = tab.taken().into_iter().find_map(|effect| match effect {
            Effect::Download(_, text) => Some(text),
            _ => None,
        });
        files.push(text.unwrap());
    }
    let offered = |texts: &[&str]| {
        let mut tab = Tab::open(&Browser::default());
        opens(&mut tab);
        let named: Vec<(&str, &str)> = texts.iter().map(|text| ("month.json", *text)).collect();
        tab.files(&named);
        let form = tab.model.book_form().unwrap();
        let months = form.offers.iter().map(|(offer, taken)| match &offer.what {
            Ok(Offered::Month(_, Some(view), _)) => (total(view, 0), *taken),
            other => panic!("{other:?}"),
        });
        months.collect::<Vec<_>>()
    };
    let texts: Vec<&str> = files.iter().map(String::as_str).collect();
    // Alone it may be what its file says; with the others it is.
    let alone = ["92", "92", "97"].map(String::from);
    assert_eq!(offered(&texts[2..]), [(alone, true)]);
    let whole = ["97", "97", "97"].map(String::from);
    assert_eq!(offered(&texts)[2], (whole, true));
    // What can't be isn't taken by itself.
    let other = texts[2].replace("\"97\"", "\"98\"");
    assert_ne!(other, texts[2]);
    assert!(!offered(&[&other])[0].1);
}

#[test]
fn the_team_takes_from_each_agents_own_months() {
    let mut tab = Tab::open(&Browser::default());
    opens(&mut tab);
    for (agent, before) in [("0401", "95"), ("0402", "80")] {
        tab.act(Action::Show(agent.to_owned()));
        tab.tell(Msg::Page(Page::Book));
        for of in ["2026-02", "2026-03"] {
            marks(&mut tab, of, before);
        }
        marks(&mut tab, "2026-04", "92");
    }
    tab.settle();
    let listed = |tab: &mut Tab, of: &str| -> Vec<String> {
        tab.act(Action::Go(month(of)));
        super::books_among::listed(tab)
    };
    assert_eq!(listed(&mut tab, "2026-04"), ["0401 97", "0402 92"]);
    // A month before changes: the one after it, too.
    tab.act(Action::Show("0402".to_owned()));
    tab.tell(Msg::Page(Page::Book));
    for of in ["2026-02", "2026-03"] {
        marks(&mut tab, of, "91");
    }
    assert_eq!(listed(&mut tab, "2026-04"), ["0401 97", "0402 97"]);
}
