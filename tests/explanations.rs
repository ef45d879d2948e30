//! Derivations: every step adds up to the line, every line to the score.

use crate::support::any::{self, check};
use crate::support::{day, line_of, month, read, rulebook, scored};
use kaohe::locale::{Lang, explain as explain_words};
use kaohe::number::{Points, Range};
use kaohe::record::Record;
use kaohe::rulebook::{ParameterRef, ReadingId, Rulebook};
use kaohe::scoring::{Count, Line, Sheet, Step, Sub, explain, score};
use proptest::prelude::*;

fn steps(rulebook: &Rulebook, record: &Record, line: &Line) -> Vec<Step> {
    explain(rulebook, record, day("2026-04-07"), line)
}

fn result(steps: &[Step]) -> (Points, Range<Points>) {
    match steps.last() {
        Some(Step::Result(amount, range)) => (*amount, *range),
        other => panic!("{other:?}"),
    }
}

/// The arithmetic of the steps, worked out by hand from the steps alone.
fn adds_up(steps: &[Step]) -> Result<(), TestCaseError> {
    let (amount, range) = result(steps);
    prop_assert!(range.low <= amount && amount <= range.high || range.is_settled());
    let mut before = Points::ZERO;
    for step in steps {
        match *step {
            Step::Product {
                count,
                each,
                before: made,
            } => {
                match count {
                    Count::Times(n) => prop_assert_eq!(each.times(i64::from(n)), made.abs()),
                    Count::Whole => prop_assert_eq!(each, made.abs()),
                    // A share of a point, rounded to a thousandth of one.
                    Count::Percent(percent) => {
                        let exact = each.raw() * percent.raw();
                        let off = (made.abs().raw() * 1_000 - exact).abs();
                        prop_assert!(off <= 500 + each.raw(), "{each} x {percent} = {made}");
                    }
                }
                before = made;
            }
            Step::Pool { size, left, .. } => {
                prop_assert_eq!(amount.abs(), before.abs().min(size));
                prop_assert_eq!(left, size - amount.abs());
            }
            _ => {}
        }
    }
    if !steps.iter().any(|step| matches!(step, Step::Pool { .. })) {
        prop_assert_eq!(amount, before);
    }
    Ok(())
}

fn lines_make_the_score(rulebook: &Rulebook, record: &Record, sheet: &Sheet) -> Points {
    let lines = sheet.lines.iter();
    let sum: Points = lines
        .map(|line| result(&steps(rulebook, record, line)).0)
        .sum();
    sheet.base + sum + sheet.adjustments.total()
}

proptest! {
    #![proptest_config(any::config())]

    #[test]
    fn steps_add_up_to_lines_and_lines_to_the_score(
        facts in any::facts(),
        choices in any::choices(),
    ) {
        let rulebook = rulebook().with_choices(choices);
        let record = check(facts);
        let sheet = score(&rulebook, &record, day("2026-04-07"));
        for line in &sheet.lines {
            let steps = steps(&rulebook, &record, line);
            prop_assert_eq!(result(&steps), (line.amount, line.range));
            adds_up(&steps)?;
            // Every reading that was asked is named with the answer in force.
            for id in ReadingId::ALL {
                let named = steps.iter().any(|step| {
                    *step == Step::Reading(*id, rulebook.choices().chosen(*id))
                });
                prop_assert_eq!(named, line.depends.readings.contains(*id));
            }
        }
        prop_assert_eq!(lines_make_the_score(&rulebook, &record, &sheet), sheet.score);
    }
}

#[test]
fn every_number_that_is_named_is_there() {
    let rulebook = rulebook();
    let record = month("{}");
    let sheet = score(rulebook, &record, day("2026-04-07"));
    for line in &sheet.lines {
        for step in steps(rulebook, &record, line) {
            if let Step::Number(at) | Step::Condition { threshold: at, .. } = step {
                assert!(at.get(rulebook).is_some(), "{at:?}");
            }
        }
    }
}

#[test]
fn faults_solved_online_step_by_step() {
    let patch = r#"{"measures": {"faults_online": {"percent": "68.4"}}}"#;
    let record = month(patch);
    let id = "faults_online".parse().unwrap();
    let part = "27".parse().unwrap();
    for (readings, count, amount, left) in [
        ("", Count::Times(1), "-0.5", "9.5"),
        ("R5 every_started", Count::Times(2), "-1", "9"),
        (
            "R5 pro_rata",
            Count::Percent("1.6".parse().unwrap()),
            "-0.8",
            "9.2",
        ),
    ] {
        let rulebook = read(readings);
        let sheet = scored(&rulebook, patch);
        let line = line_of(&sheet, "27", Sub::Measure(id));
        let steps = steps(&rulebook, &record, line);
        let amount: Points = amount.parse().unwrap();
        assert_eq!(steps[0], Step::Number(ParameterRef::Target(id)));
        assert!(matches!(steps[1], Step::Reached(of, ratio)
            if of == id && ratio.shown_percent() == "68.4".parse().unwrap()));
        assert_eq!(steps[2], Step::Counted(id, count), "{readings}");
        assert!(steps.contains(&Step::Number(ParameterRef::Step(part))));
        let each = "0.5".parse().unwrap();
        assert!(
            steps.contains(&Step::Product {
                count,
                each,
                before: amount
            }),
            "{steps:?}"
        );
        assert!(steps.contains(&Step::Pool {
            worth: Some(ParameterRef::MeasureWorth(id)),
            size: Points::whole(10),
            left: left.parse().unwrap(),
        }));
        assert_eq!(result(&steps).0, amount);
    }
}

#[test]
fn a_condition_says_how_it_stands() {
    let holds = |patch: &str| {
        let sheet = scored(rulebook(), patch);
        let line = line_of(&sheet, "2", Sub::Whole);
        let steps = steps(rulebook(), &month(patch), line);
        let of = |step: &Step| match step {
            Step::Condition { holds, .. } => Some(*holds),
            _ => None,
        };
        steps.iter().filter_map(of).collect::<Vec<_>>()
    };
    let both = |filter: &str, satisfied: &str| {
        format!(r#"{{"measures": {{"complaint_filter": {filter}, "satisfaction": {satisfied}}}}}"#)
    };
    let at = |percent: &str| format!(r#"{{"percent": "{percent}"}}"#);
    assert_eq!(
        holds(&both(&at("95"), &at("100"))),
        [Some(true), Some(true)]
    );
    assert_eq!(
        holds(&both(&at("94.999"), &at("100"))),
        [Some(false), Some(true)]
    );
    assert_eq!(
        holds(r#"{"measures": {"complaint_filter": {"percent": "96"}, "satisfaction": null}}"#),
        [Some(true), None]
    );
}

/// The rows of a derivation as they are read, `name | figure | note | origin`.
fn read_out(lang: Lang, patch: &str, part: &str, sub: Sub) -> Vec<String> {
    let sheet = scored(rulebook(), patch);
    let record = month(patch);
    let steps = steps(rulebook(), &record, line_of(&sheet, part, sub));
    let row = |step| {
        let row = explain_words::row(lang, rulebook(), &record, step);
        let origin = row.origin.map_or("", |(_, word)| word);
        format!("{} | {} | {} | {origin}", row.name, row.figure, row.note)
    };
    steps.iter().map(row).collect()
}

#[test]
fn a_derivation_reads_in_both_languages() {
    let patch = r#"{"measures": {"faults_online": {"percent": "68.4"}}}"#;
    let sub = Sub::Measure("faults_online".parse().unwrap());
    assert_eq!(
        read_out(Lang::Zh, patch, "27", sub),
        [
            "目标值 | 70% | 可能 60%–85% | 暂定",
            "实得 | 68.4% |  | ",
            "低于目标，计 | 1 |  | ",
            "“扣完为止”，扣完哪里的分？ |  | 本项分值 | ",
            "第 27 条，不足 1% 怎么算？ |  | 只计满步 | ",
            "每低 1% 扣分 | 0.5 | 可能 0.1–0.8 | 暂定",
            "1 × 0.5 | −0.5 |  | ",
            "本项分值 | 10.0 | 还剩 9.5 | 暂定",
            "计 | −0.5 | 可能 −12.8 到 0 | ",
        ]
    );
    let english = read_out(Lang::En, patch, "27", sub);
    assert_eq!(english[0], "target | 70% | may be 60%–85% | assumed");
    assert_eq!(english[8], "comes to | −0.5 | may be −12.8 to 0 | ");
    let chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    assert!(!english.iter().any(|row| chinese(row)), "{english:?}");
}

#[test]
fn what_came_of_it_is_said() {
    let late = r#"{"report": {"handed_in": "2026-04-05"}}"#;
    let rows = read_out(Lang::Zh, late, "22", Sub::Whole);
    assert_eq!(
        rows[0],
        "统计报表 | 4 月 5 日 | 4 月 4 日截止；4 月 5 日上交，迟 1 天 | "
    );
    let used_up = r#"{"entries": [{"parts": ["24"], "count": 30}]}"#;
    let rows = read_out(Lang::Zh, used_up, "24", Sub::Whole);
    let pool = rows.iter().find(|row| row.starts_with("本项分值")).unwrap();
    assert!(pool.contains("扣完了，不再扣"), "{rows:?}");
    let rows = read_out(Lang::En, used_up, "24", Sub::Whole);
    assert!(rows.iter().any(|row| row.contains("used up")), "{rows:?}");
    let nothing = r#"{"measures": {"satisfaction": "not_assessed"}}"#;
    let sub = Sub::Measure("satisfaction".parse().unwrap());
    let rows = read_out(Lang::Zh, nothing, "27", sub);
    assert_eq!(rows[1], "实得 |  | 本月无可考核，不扣 | ");
}
