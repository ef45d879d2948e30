//! The ranking and the sums of a month, beside what the page's team has.

use std::rc::Rc;

use kaohe::calendar::Month;
use kaohe::exchange::RulebookRef;
use kaohe::json::Encode;
use kaohe::number::Unit;
use kaohe::record::{Facts, Record, Report};
use kaohe::rulebook::bundled_in;
use kaohe::team::{Assessed, Roster, TeamMonth, certain};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use super::{month, run, temporary};
use crate::exchange::generate;
use crate::support::any;

const TEAM: &[&str] = &["--team", "--lines", "--today", "2026-04-05", "-"];

/// So many months without faults, the same ones each time.
fn drawn(count: usize, months: impl Strategy<Value = Facts>) -> Vec<Record> {
    let mut runner = TestRunner::deterministic();
    let mut records = Vec::new();
    while records.len() < count {
        let mut facts = months.new_tree(&mut runner).unwrap().current();
        facts.agent = format!("{:03}", records.len() * 7 % count);
        records.extend(Record::new(facts));
    }
    records
}

/// What the page's team makes of them.
fn on_the_page(records: &[Record], month: Month, unit: Unit) -> Vec<Value> {
    let (rulebook, today) = (bundled_in(unit), any::today());
    let of = records
        .iter()
        .filter(|record| record.ruled_in() == (month, unit));
    let assessed = of.map(|record| {
        Rc::new(Assessed::of(
            &rulebook,
            Rc::new(record.clone()),
            today,
            None,
        ))
    });
    let team = TeamMonth::of(&rulebook, assessed.collect(), &Roster::default());
    let text = |thing: &dyn std::fmt::Display| thing.to_string();
    let mut lines: Vec<Value> = (team.rows.iter())
        .map(|(row, place)| {
            let sheet = &row.sheet;
            let mut line = json!({
                "month": text(&month), "unit": unit.to_json().trim_matches('"'), "agent": row.agent(),
                "best": place.best, "worst": place.worst,
                "score": text(&sheet.score), "low": text(&sheet.range.low), "high": text(&sheet.range.high),
                "state": sheet.certainty.name(),
                "rewards": text(&sheet.rewards), "deductions": text(&sheet.deductions),
            });
            // Only where there is something.
            if !sheet.unscored.is_empty() {
                line["unscored"] = tree(&sheet.unscored);
            }
            line
        })
        .collect();
    let totals = team.totals();
    let places: Vec<_> = team.rows.iter().map(|(_, place)| *place).collect();
    lines.push(json!({
        "month": text(&month), "unit": unit.to_json().trim_matches('"'),
        "rulebook": tree(&RulebookRef::of(&rulebook)),
        "agents": totals.count, "certain": certain(&places),
        "base": text(&totals.base), "score": text(&totals.score),
        "low": text(&totals.range.low), "high": text(&totals.range.high),
        "rewards": text(&totals.rewards), "deductions": text(&totals.deductions),
        "adjustments": text(&totals.adjustments), "mean": text(&totals.mean(totals.score).unwrap()),
    }));
    lines
}

fn tree(thing: &impl Encode) -> Value {
    serde_json::from_str(&thing.to_json()).unwrap()
}

fn lines(records: &[Record]) -> String {
    let lines = records.iter().map(|record| record.facts().to_json() + "\n");
    lines.collect()
}

#[test]
fn it_is_what_the_page_shows() {
    for count in [1, 2, 30] {
        let records = drawn(count, any::facts());
        let found = run(TEAM, &lines(&records));
        assert_eq!((found.status, found.err.len()), (Some(0), 0));
        let month = records[0].month;
        let expected = on_the_page(&records, month, Unit::Points);
        assert_eq!(found.out, expected, "{count} agents");
    }
}

/// Any months at all, closed ones among them, in both units.
#[test]
fn each_month_and_unit_is_ranked_by_itself() {
    let records = drawn(
        60,
        generate::record().prop_map(|record| {
            let mut facts = record.facts().clone();
            // Two months that the rulebooks score.
            facts.month = Month::new(2026, 3 + facts.entries.len() as u8 % 2).unwrap();
            // Days of other months fit neither.
            facts.entries.iter_mut().for_each(|entry| entry.date = None);
            facts
                .complaints
                .iter_mut()
                .for_each(|complaint| complaint.date = None);
            (facts.report, facts.joined) = (Report::Unknown, None);
            facts
        }),
    );
    let all = run(TEAM, &lines(&records));
    let mut expected = Vec::new();
    for month in ["2026-03", "2026-04"] {
        for unit in Unit::ALL {
            expected.extend(on_the_page(&records, month.parse().unwrap(), unit));
        }
    }
    assert_eq!(all.err, [""; 0]);
    assert_eq!(all.out, expected);
}

#[test]
fn threads_and_their_parts_change_nothing() {
    let mut records = drawn(900, any::facts());
    for record in &mut records {
        // As long as others' lines are.
        *record = record
            .edited(|facts| facts.wage = "3200".parse().ok())
            .unwrap();
    }
    let path = temporary("team.jsonl", &lines(&records).repeat(2));
    let of = |threads| {
        let args = [
            "--team",
            "--lines",
            "--today",
            "2026-04-05",
            "--threads",
            threads,
            &path,
        ];
        run(&args, "").out
    };
    assert_eq!(of("1").len(), 901);
    assert_eq!(of("1"), of("3"));
}

#[test]
fn nobody_is_ranked_twice() {
    let other = r#"{"agent":"1","month":"2026-03","exam":"none"}"#;
    let april = r#"{"agent":"1","month":"2026-04"}"#;
    let text = [&*month("1"), &month("2"), &month("1"), other, "{", april].join("\n");
    let stopped = run(TEAM, &text);
    assert_eq!(stopped.status, Some(1));
    assert_eq!(
        stopped.err[0].split(": ").next(),
        Some("-:5"),
        "{:?}",
        stopped.err
    );
    assert_eq!(
        stopped.err[1],
        "-:4: same agent and month as -:1, but different"
    );
    let who = |run: &super::Run| {
        let all = run.out.iter().filter(|line| line.get("refused").is_none());
        all.map(|line| json!([line["month"], line["agent"], line["agents"]]))
            .collect::<Vec<_>>()
    };
    let ranked = [
        json!(["2026-03", "1", null]),
        json!(["2026-03", "2", null]),
        json!(["2026-03", null, 2]),
        json!(["2026-04", "1", null]),
        json!(["2026-04", null, 1]),
    ];
    assert_eq!(who(&stopped), ranked);

    let mut args = TEAM.to_vec();
    args.push("--keep-going");
    let going = run(&args, &text);
    assert_eq!((going.status, going.err.len()), (Some(0), 0));
    assert_eq!(who(&going), ranked);
    let twin = json!({"refused": "same agent and month as -:1, but different",
        "agent": "1", "month": "2026-03", "line": 4});
    assert!(going.out.contains(&twin), "{:?}", going.out);
}

#[test]
fn parts_that_the_rulebook_does_not_have_are_named() {
    let line = r#"{"agent":"1","month":"2026-03","entries":[{"parts":["99"],"count":1}]}"#;
    let run = run(TEAM, &[line, &month("2")].join("\n"));
    let told: Vec<_> = run.out.iter().map(|line| line.get("unscored")).collect();
    assert_eq!(told, [Some(&json!(["99"])), None, None]);
}

#[test]
fn nobody_at_all_is_no_failure() {
    let run = run(TEAM, "\n");
    assert_eq!((run.status, run.out.len(), run.err.len()), (Some(0), 0, 0));
}
