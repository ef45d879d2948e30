//! What every month has to be told: what is known, where it stands, and what it
//! can move.

use crate::support::any::{check, id};
use crate::support::{LATER, day, rulebook};
use kaohe::number::{Points, Ratio};
use kaohe::record::{Exam, Facts, Measured, Place, Record, Report};
use kaohe::scoring::{Todo, Told, score, todos};

/// Known, clauses, low and high.
fn row(todo: &Todo) -> (Told, bool, String, String) {
    let span = format!("{} {}", todo.span.low, todo.span.high);
    (todo.what, todo.known, todo.clauses.join(","), span)
}

fn rows(record: &Record) -> Vec<(Told, bool, String, String)> {
    let rulebook = rulebook();
    let sheet = score(rulebook, record, day(LATER));
    todos(rulebook, record, &sheet).iter().map(row).collect()
}

fn blank() -> Facts {
    let month = "2026-03".parse().unwrap();
    Record::blank("", month, Default::default()).facts().clone()
}

#[test]
fn an_empty_month_lacks_eight() {
    let measure = |of: &str, clauses: &str, span: &str| {
        (Told::Measure(id(of)), false, clauses.into(), span.into())
    };
    let expected: Vec<(Told, bool, String, String)> = vec![
        (Told::Agent, false, String::new(), "0 0".into()),
        (Told::Exam, false, "1,19".into(), "-0.8 0.8".into()),
        (Told::Report, false, "22".into(), "-10 0".into()),
        measure("complaint_filter", "2,27", "-20 1"),
        measure("satisfaction", "2,27", "-20 1"),
        measure("faults_online", "27", "-20 0"),
        measure("orders_on_time", "27", "-20 0"),
        measure("repairs_on_time", "27", "-20 0"),
    ];
    assert_eq!(rows(&check(blank())), expected);
}

#[test]
fn what_is_told_is_known_also_as_nothing() {
    let mut facts = blank();
    facts.agent = "0417".into();
    facts.exam = Exam::None;
    facts.report = Report::NotYet;
    facts
        .measures
        .insert(id("satisfaction"), Measured::NotAssessed);
    let known: Vec<bool> = rows(&check(facts)).into_iter().map(|row| row.1).collect();
    let expected = [true, true, true, false, true, false, false, false];
    assert_eq!(known, expected);
}

#[test]
fn what_is_known_is_worth_what_its_lines_are() {
    let mut facts = blank();
    facts.exam = Exam::Placed(Place {
        rank: 2,
        heads: 11,
        tied: 1,
    });
    let ratio = Ratio::new(51, 60).unwrap();
    facts
        .measures
        .insert(id("complaint_filter"), Measured::Ratio(ratio));
    let (rulebook, record) = (rulebook(), check(facts));
    let sheet = score(rulebook, &record, day(LATER));
    let all = todos(rulebook, &record, &sheet);
    let of = |what| all.iter().find(|todo| todo.what == what).unwrap();
    assert_eq!(of(Told::Exam).amount.to_string(), "0.5");
    let filter = of(Told::Measure(id("complaint_filter")));
    let lines = sheet
        .lines
        .iter()
        .filter(|line| filter.amount < Points::ZERO && line.amount < Points::ZERO);
    assert_eq!(filter.amount, lines.map(|line| line.amount).sum());
}
