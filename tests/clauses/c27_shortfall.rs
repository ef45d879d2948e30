//! Clause 27 by the default readings: full steps out of each measure's worth.

use kaohe::number::Points;
use kaohe::scoring::{Count, Sub};

use crate::support::{assumed, figures, line_of, rulebook, scored, stated, with};

/// What was measured, then amount, low and high of a measure's line.
type Row = (&'static str, [&'static str; 3]);

pub(super) fn check(readings: &str, measure: &str, rows: &[Row]) {
    let rulebook = crate::support::read(readings);
    for (measured, expected) in rows {
        let patch = format!(r#"{{"measures": {{"{measure}": {measured}}}}}"#);
        let sheet = scored(&rulebook, &patch);
        let line = line_of(&sheet, "27", Sub::Measure(measure.parse().unwrap()));
        assert_eq!(figures(line), *expected, "{readings} {measure} {measured}");
    }
}

/// Target 70 (60 to 85), 0.5 (0.1 to 0.8) a step, worth 10 (5 to 20).
const FAULTS_ONLINE: &[Row] = &[
    (r#"{"percent": "100"}"#, ["0", "0", "0"]),
    (r#"{"percent": "85"}"#, ["0", "0", "0"]),
    (r#"{"percent": "84.001"}"#, ["0", "0", "0"]),
    (r#"{"percent": "84"}"#, ["0", "-0.8", "0"]),
    // On target, then a thousandth, 0.999, 1, 1.001, 1.999 and 2 below it.
    (r#"{"percent": "70"}"#, ["0", "-12", "0"]),
    (r#"{"percent": "69.999"}"#, ["0", "-12", "0"]),
    (r#"{"percent": "69.001"}"#, ["0", "-12", "0"]),
    (r#"{"percent": "69"}"#, ["-0.5", "-12.8", "0"]),
    (r#"{"percent": "68.999"}"#, ["-0.5", "-12.8", "0"]),
    (r#"{"percent": "68.001"}"#, ["-0.5", "-12.8", "0"]),
    (r#"{"percent": "68"}"#, ["-1", "-13.6", "0"]),
    // The lowest plausible target costs from 59 on.
    (r#"{"percent": "59.001"}"#, ["-5", "-20", "0"]),
    (r#"{"percent": "59"}"#, ["-5.5", "-20", "-0.1"]),
    // The widest pool of 20 is hit by 25 steps of 0.8 below 85.
    (r#"{"percent": "61"}"#, ["-4.5", "-19.2", "0"]),
    (r#"{"percent": "60"}"#, ["-5", "-20", "0"]),
    // The pool of 10 is hit exactly by 20 steps, then overrun.
    (r#"{"percent": "51"}"#, ["-9.5", "-20", "-0.9"]),
    (r#"{"percent": "50"}"#, ["-10", "-20", "-1"]),
    (r#"{"percent": "49"}"#, ["-10", "-20", "-1.1"]),
    // The narrowest pool of 5 is hit by 50 steps of 0.1 below 60.
    (r#"{"percent": "11"}"#, ["-10", "-20", "-4.9"]),
    (r#"{"percent": "10"}"#, ["-10", "-20", "-5"]),
    (r#"{"percent": "0"}"#, ["-10", "-20", "-5"]),
    // Fractions are never rounded first: 2/3 is 3.33… below 70, 18.33… below 85.
    (
        r#"{"ratio": {"numerator": 7, "denominator": 10}}"#,
        ["0", "-12", "0"],
    ),
    (
        r#"{"ratio": {"numerator": 69, "denominator": 100}}"#,
        ["-0.5", "-12.8", "0"],
    ),
    (
        r#"{"ratio": {"numerator": 2, "denominator": 3}}"#,
        ["-1.5", "-14.4", "0"],
    ),
    (
        r#"{"ratio": {"numerator": 1, "denominator": 3}}"#,
        ["-10", "-20", "-2.6"],
    ),
    // Just above and just below 69 %, by less than anything shown.
    (
        r#"{"ratio": {"numerator": 6900000, "denominator": 9999999}}"#,
        ["0", "-12", "0"],
    ),
    (
        r#"{"ratio": {"numerator": 6899999, "denominator": 9999999}}"#,
        ["-0.5", "-12.8", "0"],
    ),
    (
        r#"{"ratio": {"numerator": 0, "denominator": 9999999}}"#,
        ["-10", "-20", "-5"],
    ),
    (
        r#"{"ratio": {"numerator": 9999999, "denominator": 9999999}}"#,
        ["0", "0", "0"],
    ),
    // Nothing to measure takes nothing, for sure; unknown may be 0 %.
    (r#""not_assessed""#, ["0", "0", "0"]),
    ("null", ["0", "-20", "0"]),
];

/// 90 (85 to 95).
const COMPLAINT_FILTER: &[Row] = &[
    (r#"{"percent": "95"}"#, ["0", "0", "0"]),
    (r#"{"percent": "94"}"#, ["0", "-0.8", "0"]),
    (r#"{"percent": "90"}"#, ["0", "-4", "0"]),
    (r#"{"percent": "89"}"#, ["-0.5", "-4.8", "0"]),
    (r#"{"percent": "84"}"#, ["-3", "-8.8", "-0.1"]),
    (
        r#"{"ratio": {"numerator": 51, "denominator": 53}}"#,
        ["0", "0", "0"],
    ),
];

/// 95 (90 to 98).
const SATISFACTION: &[Row] = &[
    (r#"{"percent": "98"}"#, ["0", "0", "0"]),
    (r#"{"percent": "95"}"#, ["0", "-2.4", "0"]),
    (r#"{"percent": "94.001"}"#, ["0", "-2.4", "0"]),
    (r#"{"percent": "94"}"#, ["-0.5", "-3.2", "0"]),
    (r#"{"percent": "89"}"#, ["-3", "-7.2", "-0.1"]),
];

/// 98 (95 to 100).
const ORDERS_ON_TIME: &[Row] = &[
    (r#"{"percent": "100"}"#, ["0", "0", "0"]),
    (r#"{"percent": "99"}"#, ["0", "-0.8", "0"]),
    (r#"{"percent": "98"}"#, ["0", "-1.6", "0"]),
    (r#"{"percent": "97.9"}"#, ["0", "-1.6", "0"]),
    (r#"{"percent": "97"}"#, ["-0.5", "-2.4", "0"]),
    (r#"{"percent": "94"}"#, ["-2", "-4.8", "-0.1"]),
];

/// 95 (90 to 98).
const REPAIRS_ON_TIME: &[Row] = &[
    (r#"{"percent": "95"}"#, ["0", "-2.4", "0"]),
    (r#"{"percent": "92"}"#, ["-1.5", "-4.8", "0"]),
    (r#"{"percent": "89"}"#, ["-3", "-7.2", "-0.1"]),
];

#[test]
fn every_measure_against_its_target() {
    check("", "faults_online", FAULTS_ONLINE);
    check("", "complaint_filter", COMPLAINT_FILTER);
    check("", "satisfaction", SATISFACTION);
    check("", "orders_on_time", ORDERS_ON_TIME);
    check("", "repairs_on_time", REPAIRS_ON_TIME);
}

/// What was measured, then steps, amount before the cap, amount and what is
/// left of 10.
const POOL: &[(&str, u32, [&str; 3])] = &[
    ("70", 0, ["0", "0", "10"]),
    ("51", 19, ["-9.5", "-9.5", "0.5"]),
    ("50", 20, ["-10", "-10", "0"]),
    ("49", 21, ["-10.5", "-10", "0"]),
    ("0", 70, ["-35", "-10", "0"]),
];

#[test]
fn the_line_shows_steps_and_pool() {
    for (percent, steps, expected) in POOL {
        let patch = format!(r#"{{"measures": {{"faults_online": {{"percent": "{percent}"}}}}}}"#);
        let sheet = scored(rulebook(), &patch);
        let line = line_of(&sheet, "27", Sub::Measure("faults_online".parse().unwrap()));
        assert_eq!(line.count, Count::Times(*steps), "{percent}");
        assert_eq!(line.each, Points::from_raw(500));
        let left = line.left.unwrap();
        let shown = [line.before_cap, line.amount, left].map(|p| p.to_string());
        assert_eq!(shown, *expected, "{percent}");
    }
}

/// A measure of which less is better: what was measured, amount, low, high at
/// a target of 5 (3 to 8) and 0.5 (0.1 to 0.8) a step.
const LOWER_IS_BETTER: &[Row] = &[
    (r#"{"percent": "0"}"#, ["0", "0", "0"]),
    (r#"{"percent": "3"}"#, ["0", "0", "0"]),
    (r#"{"percent": "5"}"#, ["0", "-1.6", "0"]),
    (r#"{"percent": "5.999"}"#, ["0", "-1.6", "0"]),
    (r#"{"percent": "6"}"#, ["-0.5", "-2.4", "0"]),
    (r#"{"percent": "9"}"#, ["-2", "-4.8", "-0.1"]),
    (
        r#"{"ratio": {"numerator": 1, "denominator": 15}}"#,
        ["-0.5", "-2.4", "0"],
    ),
    (r#"{"percent": "100"}"#, ["-10", "-20", "-5"]),
    (r#""not_assessed""#, ["0", "0", "0"]),
    ("null", ["0", "-20", "0"]),
];

#[test]
fn a_measure_can_run_the_other_way() {
    let rulebook = crate::support::changed(|document| {
        let measure = &mut document.measures[2];
        measure.direction = kaohe::rulebook::Direction::Lower;
        measure.target = crate::support::decoded(assumed("3", "5", "8")).unwrap();
    });
    for (measured, expected) in LOWER_IS_BETTER {
        let patch = format!(r#"{{"measures": {{"faults_online": {measured}}}}}"#);
        let sheet = scored(&rulebook, &patch);
        let line = line_of(&sheet, "27", Sub::Measure("faults_online".parse().unwrap()));
        assert_eq!(figures(line), *expected, "{measured}");
    }
}

#[test]
fn stated_numbers_leave_no_range() {
    let step = format!("{}/step", crate::support::pointer("27"));
    let rulebook = with(&[
        (&step, stated("0.5")),
        ("/measures/2/target", stated("70")),
        ("/measures/2/worth", stated("10")),
    ]);
    let sheet = scored(
        &rulebook,
        r#"{"measures": {"faults_online": {"percent": "68"}}}"#,
    );
    let line = line_of(&sheet, "27", Sub::Measure("faults_online".parse().unwrap()));
    assert_eq!(figures(line), ["-1", "-1", "-1"]);
    assert!(!line.depends.assumed && !line.depends.open);
}
