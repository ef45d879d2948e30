//! Clause 2: the complaint filter rate at 95 % or more and satisfaction at
//! 100 %; readings R13 (includes 95 itself) and R14 (nothing to measure).

use kaohe::scoring::{Basis, ThresholdBasis};

use crate::support::{assumed, figures, line, pointer, read, read_by, scored, with};

const MET: [&str; 3] = ["1", "1", "1"];
const MISSED: [&str; 3] = ["0", "0", "0"];
const OPEN: [&str; 3] = ["0", "0", "1"];

/// Readings, filter rate, satisfaction; amount, low, high.
type Row = (&'static str, &'static str, &'static str, [&'static str; 3]);

const FULL: &str = r#"{"percent": "100"}"#;
const NOTHING: &str = r#""not_assessed""#;
const UNKNOWN: &str = "null";

const ROWS: &[Row] = &[
    ("", FULL, FULL, MET),
    ("", r#"{"percent": "95.001"}"#, FULL, MET),
    ("", r#"{"percent": "95"}"#, FULL, MET),
    ("", r#"{"percent": "94.999"}"#, FULL, MISSED),
    ("", r#"{"percent": "0"}"#, FULL, MISSED),
    ("", FULL, r#"{"percent": "99.999"}"#, MISSED),
    (
        "",
        r#"{"ratio": {"numerator": 51, "denominator": 53}}"#,
        FULL,
        MET,
    ),
    (
        "",
        r#"{"ratio": {"numerator": 19, "denominator": 20}}"#,
        FULL,
        MET,
    ),
    // 18/19 is 94.7…; 9500000/9999999 lies above 95 %, one less below it.
    (
        "",
        r#"{"ratio": {"numerator": 18, "denominator": 19}}"#,
        FULL,
        MISSED,
    ),
    (
        "",
        r#"{"ratio": {"numerator": 9500000, "denominator": 9999999}}"#,
        FULL,
        MET,
    ),
    (
        "",
        r#"{"ratio": {"numerator": 9499999, "denominator": 9999999}}"#,
        FULL,
        MISSED,
    ),
    (
        "",
        FULL,
        r#"{"ratio": {"numerator": 1, "denominator": 1}}"#,
        MET,
    ),
    (
        "",
        FULL,
        r#"{"ratio": {"numerator": 9999998, "denominator": 9999999}}"#,
        MISSED,
    ),
    // R13: strictly above 95; the 100 is met by 100 either way.
    ("R13 above", r#"{"percent": "95"}"#, FULL, MISSED),
    (
        "R13 above",
        r#"{"ratio": {"numerator": 19, "denominator": 20}}"#,
        FULL,
        MISSED,
    ),
    ("R13 above", r#"{"percent": "95.001"}"#, FULL, MET),
    (
        "R13 above",
        r#"{"ratio": {"numerator": 9500000, "denominator": 9999999}}"#,
        FULL,
        MET,
    ),
    ("R13 above", r#"{"percent": "94.999"}"#, FULL, MISSED),
    ("R13 above", FULL, FULL, MET),
    ("R13 above", FULL, r#"{"percent": "99.999"}"#, MISSED),
    // R14: nothing to measure in one of them, or in both.
    ("", NOTHING, FULL, MISSED),
    ("", FULL, NOTHING, MISSED),
    ("", NOTHING, NOTHING, MISSED),
    ("R14 other_decides", NOTHING, FULL, MET),
    ("R14 other_decides", FULL, NOTHING, MET),
    ("R14 other_decides", r#"{"percent": "95"}"#, NOTHING, MET),
    (
        "R14 other_decides",
        NOTHING,
        r#"{"percent": "99.999"}"#,
        MISSED,
    ),
    (
        "R14 other_decides",
        r#"{"percent": "94.999"}"#,
        NOTHING,
        MISSED,
    ),
    ("R14 other_decides", NOTHING, NOTHING, MISSED),
    (
        "R14 other_decides, R13 above",
        r#"{"percent": "95"}"#,
        NOTHING,
        MISSED,
    ),
    ("R14 other_decides, R13 above", NOTHING, FULL, MET),
    // Unknown: from 0 to 100 % or nothing to measure.
    ("", UNKNOWN, FULL, OPEN),
    ("", FULL, UNKNOWN, OPEN),
    ("", UNKNOWN, UNKNOWN, OPEN),
    ("R14 other_decides", UNKNOWN, UNKNOWN, OPEN),
    ("R14 other_decides", UNKNOWN, FULL, OPEN),
    ("R13 above", UNKNOWN, FULL, OPEN),
    // Missed for sure, whatever the other turns out to be.
    ("", UNKNOWN, r#"{"percent": "99.999"}"#, MISSED),
    ("", r#"{"percent": "94.999"}"#, UNKNOWN, MISSED),
    ("", UNKNOWN, NOTHING, MISSED),
    ("", NOTHING, UNKNOWN, MISSED),
    ("R14 other_decides", UNKNOWN, r#"{"percent": "99"}"#, MISSED),
    ("R14 other_decides", UNKNOWN, NOTHING, OPEN),
    ("R14 other_decides", NOTHING, UNKNOWN, OPEN),
];

fn patch(filter: &str, satisfaction: &str) -> String {
    format!(r#"{{"measures": {{"complaint_filter": {filter}, "satisfaction": {satisfaction}}}}}"#)
}

#[test]
fn both_measures() {
    for (readings, filter, satisfaction, expected) in ROWS {
        let sheet = scored(&read(readings), &patch(filter, satisfaction));
        let got = figures(line(&sheet, "2"));
        assert_eq!(got, *expected, "{readings} {filter} {satisfaction}");
    }
}

#[test]
fn the_line_says_why() {
    let (filter, satisfaction) = ("complaint_filter".parse(), "satisfaction".parse());
    let (filter, satisfaction) = (filter.unwrap(), satisfaction.unwrap());
    use ThresholdBasis::{Met, Missed, NothingMeasured, Unknown};
    for (readings, a, b, expected) in [
        ("", FULL, FULL, Met),
        ("", r#"{"percent": "94"}"#, UNKNOWN, Missed(filter)),
        ("", UNKNOWN, r#"{"percent": "94"}"#, Missed(satisfaction)),
        ("", UNKNOWN, FULL, Unknown(filter)),
        ("", FULL, UNKNOWN, Unknown(satisfaction)),
        ("", NOTHING, FULL, NothingMeasured(filter)),
        ("", UNKNOWN, NOTHING, NothingMeasured(satisfaction)),
        ("R14 other_decides", NOTHING, FULL, Met),
        ("R14 other_decides", NOTHING, UNKNOWN, Unknown(satisfaction)),
        (
            "R14 other_decides",
            NOTHING,
            NOTHING,
            NothingMeasured(filter),
        ),
    ] {
        let sheet = scored(&read(readings), &patch(a, b));
        assert_eq!(
            line(&sheet, "2").basis,
            Basis::Threshold(expected),
            "{readings} {a} {b}"
        );
    }
}

/// An assumed threshold, from 90 to 97, opens a range by itself.
#[test]
fn an_assumed_threshold() {
    let at = format!("{}/conditions/0/threshold", pointer("2"));
    let rulebook = with(&[(&at, assumed("90", "95", "97"))]);
    for (readings, filter, expected) in [
        ("", "89.999", ["0", "0", "0"]),
        ("", "90", ["0", "0", "1"]),
        ("", "94.999", ["0", "0", "1"]),
        ("", "95", ["1", "0", "1"]),
        ("", "96.999", ["1", "0", "1"]),
        ("", "97", ["1", "1", "1"]),
        ("R13 above", "90", ["0", "0", "0"]),
        ("R13 above", "90.001", ["0", "0", "1"]),
        ("R13 above", "97", ["1", "0", "1"]),
        ("R13 above", "97.001", ["1", "1", "1"]),
    ] {
        let filter = format!(r#"{{"percent": "{filter}"}}"#);
        let sheet = scored(&read_by(&rulebook, readings), &patch(&filter, FULL));
        assert_eq!(figures(line(&sheet, "2")), expected, "{readings} {filter}");
    }
}

/// Of such a measure less is better: at most 5, passed below 5, 0 met by 0.
#[test]
fn a_measure_can_run_the_other_way() {
    let at = format!("{}/conditions/0/threshold/value", pointer("2"));
    for (threshold, readings, rate, expected) in [
        ("5", "", "5", MET),
        ("5", "", "5.001", MISSED),
        ("5", "", "0", MET),
        ("5", "R13 above", "5", MISSED),
        ("5", "R13 above", "4.999", MET),
        ("0", "R13 above", "0", MET),
        ("0", "", "0.001", MISSED),
    ] {
        let lower = with(&[(&at, threshold.into())]);
        let mut document = (*lower).clone();
        document.measures[0].direction = kaohe::rulebook::Direction::Lower;
        let rulebook = kaohe::rulebook::Rulebook::new(document).unwrap();
        let rate = format!(r#"{{"percent": "{rate}"}}"#);
        let sheet = scored(&read_by(&rulebook, readings), &patch(&rate, FULL));
        assert_eq!(
            figures(line(&sheet, "2")),
            expected,
            "{threshold} {readings} {rate}"
        );
    }
}
