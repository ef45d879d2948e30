//! Where two sheets differ, and what would explain a table from elsewhere.

use kaohe::calendar::Date;
use kaohe::number::Unit;
use kaohe::record::{Entry, Facts, Record, Report};
use kaohe::review::{
    Cause, OtherCause, Reviewable, claimed_cause, decimal, line_differences, other_amounts,
    read_lines,
};
use kaohe::rulebook::{Rulebook, Rules};
use kaohe::scoring::score;

use crate::support::any::id;

fn today() -> Date {
    Date::new(2026, 4, 8).unwrap()
}

fn record(change: impl FnOnce(&mut Facts)) -> Record {
    let mut facts = Facts::empty("0417".into(), "2026-03".parse().unwrap());
    change(&mut facts);
    Record::new(facts).unwrap()
}

fn with(count: u32) -> Record {
    record(|facts| {
        if count > 0 {
            facts.entries.push(Entry::plain(id("9a"), count));
        }
        facts.report = Report::HandedIn(Date::new(2026, 4, 4).unwrap());
    })
}

fn of(rules: &Rules) -> &Rulebook {
    rules.rulebook(("2026-03".parse().unwrap(), Unit::Points))
}

#[test]
fn the_cause_is_the_facts_where_the_rules_are_the_same() {
    let rules = Rules::bundled();
    let rulebook = of(&rules);
    let (one, other) = (with(2), with(1));
    let month = |record: &Record| Reviewable::record(rulebook, record.clone(), today());
    let found = line_differences(&month(&one), &month(&other));
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].part, found[0].cause), (id("9a"), Cause::Fact));
    assert!(found[0].one < found[0].other);
    assert!(line_differences(&month(&one), &month(&one)).is_empty());
    // The differences are those of the scores.
    let by: kaohe::number::Decimal = found.iter().map(|it| it.other - it.one).sum();
    let scores = [&one, &other].map(|record| score(rulebook, record, today()).score);
    assert_eq!(decimal(scores[1] - scores[0]), by);
}

#[test]
fn a_table_from_elsewhere_is_read_however_it_is_written() {
    let (lines, refused) = read_lines("条款\t分数\n第16条\t−0.5\n22,迟报,1.0\n\n9a 没接 -1\n坏\n");
    let read: Vec<_> = lines
        .iter()
        .map(|it| (&*it.clause, it.points.to_string()))
        .collect();
    assert_eq!(
        read,
        [
            ("16", "-0.5".into()),
            ("22", "1".into()),
            ("9a", "-1".into())
        ]
    );
    assert_eq!(refused, [6]);
}

#[test]
fn what_would_explain_it() {
    let rules = Rules::bundled();
    let rulebook = of(&rules);
    let record = with(2);
    let sheet = score(rulebook, &record, today());
    let line = sheet.lines.iter().find(|it| it.part == id("9a")).unwrap();
    let (_, clause, _) = rulebook.part(id("9a")).unwrap();
    let cause = |points: String| {
        let (table, _) = read_lines(&format!("{}\t{points}", clause.number));
        let found = other_amounts(rulebook, &record, today(), &table);
        let found = found
            .into_iter()
            .find(|it| it.clause == *clause.number)
            .unwrap();
        found.cause
    };
    assert_eq!(cause(line.amount.to_string()), None);
    // Written without its sign.
    assert_eq!(cause((-line.amount).to_string()), None);
    let three = line.each.times(3);
    assert_eq!(cause(three.to_string()), Some(OtherCause::Count(3)));
    let (table, _) = read_lines("99\t-1");
    let found = other_amounts(rulebook, &record, today(), &table);
    assert_eq!(found.last().unwrap().cause, Some(OtherCause::NoClause));
    // What the table leaves out is said.
    let left = found.iter().find(|it| it.clause == *clause.number).unwrap();
    assert_eq!(left.cause, Some(OtherCause::LeftOut));
}

#[test]
fn another_program_explains_figures_that_do_not_follow() {
    for (wrote, cause) in [
        (None, Cause::Arithmetic),
        (Some("1.2.0"), Cause::Arithmetic),
        (Some("1.1.9"), Cause::Program),
        (Some(""), Cause::Program),
    ] {
        assert_eq!(claimed_cause(wrote, "1.2.0"), cause, "{wrote:?}");
    }
}
