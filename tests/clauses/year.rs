//! Months to the year: reading R8, rounded half up to a thousandth.

use kaohe::calendar::Month;
use kaohe::number::Range;
use kaohe::rulebook::YearRule;
use kaohe::scoring::{MonthResult, join_year};

use crate::support::{points, rulebook, scored};

fn result(month: u8, weight: u32, [score, low, high]: [&str; 3]) -> MonthResult {
    MonthResult {
        month: Month::new(2026, month).unwrap(),
        score: points(score),
        range: Range {
            low: points(low),
            high: points(high),
        },
        weight,
    }
}

/// Months as number, weight, score, low, high; then the year by each rule:
/// mean, sum, weighted, missing as 0 (score, low, high each).
type Row = (
    &'static [(u8, u32, [&'static str; 3])],
    [[&'static str; 3]; 4],
);

const ROWS: &[Row] = &[
    (
        &[(3, 1, ["97", "78.6", "100.2"])],
        [
            ["97", "78.6", "100.2"],
            ["97", "78.6", "100.2"],
            ["97", "78.6", "100.2"],
            ["8.083", "6.55", "8.35"],
        ],
    ),
    // A missing month between; 96.5 either way; a third of it all as 0.
    (
        &[(1, 1, ["97"; 3]), (3, 1, ["96"; 3])],
        [["96.5"; 3], ["193"; 3], ["96.5"; 3], ["16.083"; 3]],
    ),
    // Thirds: 290/3 = 96.666…, 290.001/3 = 96.667, 289.999/3 = 96.66633….
    (
        &[
            (1, 1, ["97", "96.999", "97"]),
            (2, 1, ["96"; 3]),
            (3, 1, ["97", "97", "97.001"]),
        ],
        [
            ["96.667", "96.666", "96.667"],
            ["290", "289.999", "290.001"],
            ["96.667", "96.666", "96.667"],
            ["24.167", "24.167", "24.167"],
        ],
    ),
    // Half a thousandth goes up.
    (
        &[(1, 1, ["100"; 3]), (2, 1, ["100.001"; 3])],
        [
            ["100.001"; 3],
            ["200.001"; 3],
            ["100.001"; 3],
            ["16.667"; 3],
        ],
    ),
    // Weights: (90 × 1 + 100 × 3) / 4; a weight of 0 leaves a month aside.
    (
        &[(1, 1, ["90", "80", "90"]), (12, 3, ["100"; 3])],
        [
            ["95", "90", "95"],
            ["190", "180", "190"],
            ["97.5", "95", "97.5"],
            ["15.833", "15", "15.833"],
        ],
    ),
    (
        &[(1, 0, ["90"; 3]), (12, 2, ["100"; 3])],
        [["95"; 3], ["190"; 3], ["100"; 3], ["15.833"; 3]],
    ),
    // A month at 0 is scored, not missing.
    (
        &[(1, 1, ["0"; 3]), (2, 1, ["100"; 3])],
        [["50"; 3], ["100"; 3], ["50"; 3], ["8.333"; 3]],
    ),
];

#[test]
fn r8_every_rule() {
    let rules = [
        YearRule::Mean,
        YearRule::Sum,
        YearRule::Weighted,
        YearRule::MissingAsZero,
    ];
    for (months, expected) in ROWS {
        let results: Vec<MonthResult> = months.iter().map(|(m, w, s)| result(*m, *w, *s)).collect();
        for (rule, expected) in rules.into_iter().zip(expected) {
            let year = join_year(2026, &results, rule).unwrap();
            let figures = [year.score, year.range.low, year.range.high];
            assert_eq!(
                figures.map(|p| p.to_string()),
                *expected,
                "{rule:?} {months:?}"
            );
            let missing: Vec<u8> = year.missing.iter().map(|m| m.number()).collect();
            let scored = |m: &u8| months.iter().all(|(number, ..)| number != m);
            assert_eq!(missing, (1..=12).filter(scored).collect::<Vec<u8>>());
        }
    }
}

#[test]
fn a_whole_year_has_no_missing_month() {
    let results: Vec<MonthResult> = (1..=12).map(|m| result(m, 1, ["97"; 3])).collect();
    for (rule, expected) in [
        (YearRule::Mean, "97"),
        (YearRule::Sum, "1164"),
        (YearRule::Weighted, "97"),
        (YearRule::MissingAsZero, "97"),
    ] {
        let year = join_year(2026, &results, rule).unwrap();
        assert_eq!(year.score.to_string(), expected, "{rule:?}");
        assert!(year.missing.is_empty());
    }
}

#[test]
fn nothing_to_join() {
    let rules = [
        YearRule::Mean,
        YearRule::Sum,
        YearRule::Weighted,
        YearRule::MissingAsZero,
    ];
    for rule in rules {
        assert_eq!(join_year(2026, &[], rule), None);
        assert_eq!(join_year(2025, &[result(1, 1, ["97"; 3])], rule), None);
    }
    let weightless = [result(1, 0, ["97"; 3])];
    assert_eq!(join_year(2026, &weightless, YearRule::Weighted), None);
    assert!(join_year(2026, &weightless, YearRule::Mean).is_some());
}

/// Scored is a month that nothing unknown or pending could change; what is
/// assumed gives it a range, and without one it's final.
#[test]
fn which_months_count() {
    for (patch, scored_month, settled) in [
        ("{}", true, true),
        (r#"{"entries": [{"parts": ["6"], "count": 1}]}"#, true, true),
        (
            r#"{"entries": [{"parts": ["7"], "count": 1}]}"#,
            true,
            false,
        ),
        (
            r#"{"entries": [{"parts": ["6"], "count": 1, "standing": "pending"}]}"#,
            false,
            false,
        ),
        (r#"{"exam": "unknown"}"#, false, false),
        (r#"{"report": "unknown"}"#, false, false),
        (r#"{"measures": {"faults_online": null}}"#, false, false),
        (r#"{"complaints": [{"finding": "pending"}]}"#, false, false),
        (
            r#"{"exam": "unknown", "entries": [{"parts": ["6"], "count": 99}]}"#,
            true,
            true,
        ),
    ] {
        let sheet = scored(rulebook(), patch);
        let result = MonthResult::of(&sheet, 1);
        assert_eq!(result.is_some(), scored_month, "{patch}");
        assert_eq!(
            result.is_some_and(|r| r.range.is_settled()),
            settled,
            "{patch}"
        );
    }
}
