//! A team's workbook by a brought document: what is written is read by others, with the same
//! sums.

use std::rc::Rc;

use kaohe::calendar::Month;
use kaohe::locale::Lang;
use kaohe::locale::book_office::{BookFacts, book_team_pages};
use kaohe::number::Decimal;
use kaohe::plan::{Filled, Filling, Listed, Noted, Place, Volume};
use kaohe::table::workbook::write_workbook;
use kaohe::table::{Grid, Value, Workbook, read_workbook};
use kaohe::team::{BookMonth, BookTeam, Period, read_roster};
use serde_json::json;

use crate::support::any::id;
use crate::support::day;

/// Points with a cap, an assumed amount and a share; fines in money; a list, an audience and a
/// question.
fn volume() -> Rc<Volume> {
    let middle = json!({
        "audiences": [{"id": "trial", "title": "试用期"}],
        "readings": [{"id": "lates", "question": "迟到扣分怎么取整", "options": [{"id": "half_up"}, {"id": "down"}]}],
        "values": [
            {"id": "rate", "title": "满意率", "unit": "%", "most": "100"},
            {"id": "calls", "title": "每日电话", "from": "each", "most": "999", "whole": true},
            {"id": "all", "title": "电话合计", "from": {"all": "calls"}},
        ],
        "totals": [
            {"id": "points", "title": "得分", "unit": "分", "pool": {"id": "p", "worth": "100", "cap": "100", "of": [
                {"line": {"id": "good", "number": "1", "title": "满意率", "step": "0.1", "rounding": {"reading": "lates"},
                    "gives": {"scale": ["rate", {"steps": {"from": "95", "toward": "below", "each": "1", "count": "pro_rata", "amount": "-1.25"}}]}}},
                {"line": {"id": "late", "number": "2", "title": "迟到",
                    "gives": {"events": {"amount": {"fixed": {"value": "-1", "origin": {"assumed": {"low": "-2", "high": "-1"}}}}}}}},
                {"line": {"id": "extra", "number": "3", "title": "表扬", "gives": {"events": {"amount": {"fixed": "5"}}}}},
            ]}},
            {"id": "fines", "title": "扣款", "unit": "元", "pool": {"id": "m", "of": [
                {"line": {"id": "lost", "number": "4", "title": "丢件", "gives": {"events": {"amount": "any"}}}},
            ]}},
        ],
    });
    crate::language::volume(&middle)
}

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn filling(rate: &str, late: usize, extra: usize) -> Filling {
    let mut filling = Filling::default();
    filling.put(Place::Value(id("rate")), rate);
    filling.audiences.insert(id("trial"), false);
    let calls = ["120", "80"].map(|value| Listed {
        value: value.to_owned(),
        date: "2026-04-01".to_owned(),
        ..Listed::default()
    });
    filling.lists.insert(id("calls"), calls.to_vec());
    filling.events.extend(vec![Noted::of(id("late")); late]);
    filling.events.extend(vec![Noted::of(id("extra")); extra]);
    filling
}

/// Of four months by three agents; the last one's fine isn't known in one of them.
fn months(volume: &Rc<Volume>) -> Vec<BookFacts> {
    let mut open = filling("96", 0, 0);
    open.readings.insert(id("lates"), id("down"));
    open.events.push(Noted {
        date: "2026-04-09".to_owned(),
        amount: "-120.5".to_owned(),
        ..Noted::of(id("lost"))
    });
    open.events.push(Noted {
        pending: true,
        ..Noted::of(id("late"))
    });
    let of = |agent: &str, of: &str, filling: Filling| BookFacts {
        agent: agent.to_owned(),
        month: month(of),
        volume: Rc::clone(volume),
        filling: Rc::new(filling),
    };
    vec![
        of("0401", "2026-04", filling("93.4", 2, 0)),
        of("0401", "2026-05", filling("95", 0, 1)),
        of("0402", "2026-04", filling("99", 1, 3)),
        of("0403", "2026-04", open),
    ]
}

fn team(volume: &Rc<Volume>, period: Period) -> (BookTeam, Vec<BookFacts>) {
    let (roster, _) = read_roster("0401 王芳\n0402\n0403\n0404 赵敏");
    let mut months = months(volume);
    let scored = |of: &BookFacts| {
        let filled = Filled::of(&of.volume, &of.filling, of.month);
        (of.month, Rc::new(BookMonth::of(&of.agent, &filled, &[])))
    };
    match period {
        Period::Month => {
            months.retain(|of| of.month == month("2026-04"));
            let all = months.iter().map(|of| scored(of).1).collect();
            let team = BookTeam::of(&volume.document, all, Vec::new(), &roster);
            (team, months)
        }
        _ => {
            let all: Vec<_> = months.iter().map(scored).collect();
            let team = BookTeam::together(
                &volume.document,
                &|_| Some(Rc::clone(volume)),
                &period.months(month("2026-04")),
                &all,
                &[],
                &roster,
            );
            (team, months)
        }
    }
}

fn written(lang: Lang, period: Period) -> (Vec<u8>, [Decimal; 2]) {
    let volume = volume();
    let (team, months) = team(&volume, period);
    let (roster, _) = read_roster("0401 王芳\n0402\n0403\n0404 赵敏");
    let when = (period, month("2026-04"));
    let pages = book_team_pages(lang, &volume, (&team, &roster), when, &months);
    let sum = |nth: usize| team.totals(nth).map(|total| total.headline).sum();
    let bytes = write_workbook(&pages, day("2026-05-20")).unwrap();
    (bytes, [sum(0), sum(1)])
}

fn column(grid: &Grid, column: u16) -> Vec<Decimal> {
    let of = grid.cells.iter().filter(|cell| cell.at.column == column);
    let numbers = of.filter_map(|cell| match &cell.value {
        Value::Number(number) => number.text.parse().ok(),
        _ => None,
    });
    numbers.collect()
}

fn text(grid: &Grid, at: &str) -> String {
    let cell = grid.get(at.parse().unwrap());
    cell.map_or_else(String::new, |value| value.to_string())
}

fn sheet<'a>(book: &'a Workbook, name: &str) -> &'a Grid {
    book.sheets.iter().find(|sheet| sheet.name == name).unwrap()
}

/// The ranking adds up to its last row; so do the lines of a month, total by total.
fn adds_up(book: &Workbook, period: Period, totals: [Decimal; 2]) {
    let ranking = sheet(book, "名次");
    for (of, total) in [(4, totals[0]), (7, totals[1])] {
        let mut numbers = column(ranking, of);
        assert_eq!(numbers.pop(), Some(total));
        assert_eq!(numbers.into_iter().sum::<Decimal>(), total);
    }
    if period != Period::Month {
        return;
    }
    let lines = sheet(book, "逐条");
    for (name, total) in [("得分", totals[0]), ("扣款", totals[1])] {
        let mut sum = Decimal::ZERO;
        for row in 2..=lines.rows().count() {
            if text(lines, &format!("B{row}")) == name {
                sum += text(lines, &format!("E{row}")).parse().unwrap();
            }
        }
        assert_eq!(sum, total, "{name}");
    }
}

#[test]
fn a_team_s_month_by_a_document_is_written_and_read_again() {
    let (bytes, totals) = written(Lang::Zh, Period::Month);
    let book = read_workbook(&bytes).unwrap();
    let names: Vec<&str> = book.sheets.iter().map(|sheet| &*sheet.name).collect();
    assert_eq!(names, ["名次", "逐条", "事实", "办法"]);
    // 93.4 is 1.6 below 95: −2 at a tenth; two times −1. Three times 5 stop at the cap.
    assert_eq!(totals.map(|total| total.to_string()), ["296", "-120.5"]);
    adds_up(&book, Period::Month, totals);
    let ranking = sheet(&book, "名次");
    // Who is late once may come to as much as who may be.
    assert_eq!(text(ranking, "B2"), "0402");
    assert_eq!(text(ranking, "E4"), "96");
    assert_eq!([text(ranking, "F4"), text(ranking, "G4")], ["94", "96"]);
    assert_eq!(text(ranking, "B5"), "0404");
    let facts = sheet(&book, "事实");
    let rows: Vec<String> = (2..=facts.rows().count())
        .map(|row| {
            let cells = ["A", "C", "D", "E", "F", "G", "J"];
            cells
                .map(|column| text(facts, &format!("{column}{row}")))
                .join("|")
        })
        .collect();
    for row in [
        "0401|满意率|93.4|%||",
        "0401|每日电话|120||1|2026-04-01",
        "0401|迟到|||1|",
        "0403|丢件|-120.5||1|2026-04-09",
        "0403|迟到|||1||待定",
        "0403|试用期|||||否",
    ] {
        assert!(
            rows.iter().any(|known| known.starts_with(row)),
            "{row} in {rows:#?}"
        );
    }
    // An answer of one's own is a fact of the month.
    assert!(
        rows.iter()
            .any(|row| row.starts_with("0403|迟到扣分怎么取整|"))
    );
    let rules = sheet(&book, "办法");
    let rows: Vec<String> = (2..=rules.rows().count())
        .map(|row| {
            ["A", "B", "C", "D", "E", "F"]
                .map(|column| text(rules, &format!("{column}{row}")))
                .join("|")
        })
        .collect();
    assert!(
        rows.contains(&"迟到|每次|-1|暂定|-2|-1".to_owned()),
        "{rows:#?}"
    );
    assert!(
        rows.iter()
            .any(|row| row.starts_with("迟到扣分怎么取整|未写明，按|")),
        "{rows:#?}"
    );
}

#[test]
fn a_quarter_has_each_months_facts_and_means() {
    let (bytes, totals) = written(Lang::Zh, Period::Quarter);
    let book = read_workbook(&bytes).unwrap();
    let names: Vec<&str> = book.sheets.iter().map(|sheet| &*sheet.name).collect();
    assert_eq!(names, ["名次", "月均", "逐条", "事实", "办法"]);
    adds_up(&book, Period::Quarter, totals);
    let means = sheet(&book, "月均");
    assert_eq!([text(means, "B2"), text(means, "B3")], ["3", "1"]);
    let facts = sheet(&book, "事实");
    let months: Vec<String> = (2..=facts.rows().count())
        .map(|row| text(facts, &format!("A{row}")) + " " + &text(facts, &format!("B{row}")))
        .collect();
    assert!(months.contains(&"0401 2026-05".to_owned()));
}

#[test]
fn it_is_written_in_english_too() {
    let (bytes, _) = written(Lang::En, Period::Year);
    let book = read_workbook(&bytes).unwrap();
    let names: Vec<&str> = book.sheets.iter().map(|sheet| &*sheet.name).collect();
    assert_eq!(names, ["Ranking", "Means", "Lines", "Facts", "Rules"]);
}

/// LibreOffice works the formulas out anew and comes to the same.
#[test]
#[cfg(not(target_family = "wasm"))]
fn libreoffice_comes_to_the_same_sums() {
    for period in [Period::Month, Period::Year] {
        let (bytes, totals) = written(Lang::Zh, period);
        if let Some(converted) = super::written::converted(&bytes) {
            adds_up(&read_workbook(&converted).unwrap(), period, totals);
        }
    }
}
