//! Clause 27 under the other readings: R5 (a part of 1 %) and R4 (the pool).

use kaohe::number::Percent;
use kaohe::scoring::{Count, Sub};

use super::c27_shortfall::check;
use crate::support::{figures, line_of, pointer, read, read_by, scored, stated, with};

/// A line in proportion is rounded half away from zero to a thousandth before
/// its cap, its ends too.
#[test]
fn r5_pro_rata() {
    check(
        "R5 pro_rata",
        "faults_online",
        &[
            (r#"{"percent": "85"}"#, ["0", "0", "0"]),
            (r#"{"percent": "84.999"}"#, ["0", "-0.001", "0"]),
            (r#"{"percent": "70"}"#, ["0", "-12", "0"]),
            // 0.001 × 0.5 is half a thousandth; 15.001 × 0.8 is 12.0008.
            (r#"{"percent": "69.999"}"#, ["-0.001", "-12.001", "0"]),
            // 0.999 × 0.5 is 0.4995; 15.999 × 0.8 is 12.7992.
            (r#"{"percent": "69.001"}"#, ["-0.5", "-12.799", "0"]),
            (r#"{"percent": "69"}"#, ["-0.5", "-12.8", "0"]),
            (r#"{"percent": "68.999"}"#, ["-0.501", "-12.801", "0"]),
            (r#"{"percent": "68.4"}"#, ["-0.8", "-13.28", "0"]),
            // 10/3 × 0.5 is 1.6666…; 55/3 × 0.8 is 14.6666….
            (
                r#"{"ratio": {"numerator": 2, "denominator": 3}}"#,
                ["-1.667", "-14.667", "0"],
            ),
            // 0.004 × 0.1 rounds away, 0.005 × 0.1 is half a thousandth.
            (r#"{"percent": "59.996"}"#, ["-5.002", "-20", "0"]),
            (r#"{"percent": "59.995"}"#, ["-5.003", "-20", "-0.001"]),
            (r#"{"percent": "50.001"}"#, ["-10", "-20", "-1"]),
            (r#"{"percent": "50"}"#, ["-10", "-20", "-1"]),
            (r#"{"percent": "49.999"}"#, ["-10", "-20", "-1"]),
            (r#"{"percent": "0"}"#, ["-10", "-20", "-5"]),
            (r#""not_assessed""#, ["0", "0", "0"]),
            ("null", ["0", "-20", "0"]),
        ],
    );
}

#[test]
fn r5_pro_rata_shows_its_percentage_points() {
    let rulebook = read("R5 pro_rata");
    let sheet = scored(
        &rulebook,
        r#"{"measures": {"faults_online": {"ratio": {"numerator": 2, "denominator": 3}}}}"#,
    );
    let line = line_of(&sheet, "27", Sub::Measure("faults_online".parse().unwrap()));
    assert_eq!(line.count, Count::Percent(Percent::from_raw(3_333)));
}

#[test]
fn r5_every_started_step() {
    check(
        "R5 every_started",
        "faults_online",
        &[
            (r#"{"percent": "85"}"#, ["0", "0", "0"]),
            (r#"{"percent": "84.999"}"#, ["0", "-0.8", "0"]),
            (r#"{"percent": "70"}"#, ["0", "-12", "0"]),
            (r#"{"percent": "69.999"}"#, ["-0.5", "-12.8", "0"]),
            (r#"{"percent": "69.001"}"#, ["-0.5", "-12.8", "0"]),
            (r#"{"percent": "69"}"#, ["-0.5", "-12.8", "0"]),
            (r#"{"percent": "68.999"}"#, ["-1", "-13.6", "0"]),
            (r#"{"percent": "68"}"#, ["-1", "-13.6", "0"]),
            (
                r#"{"ratio": {"numerator": 2, "denominator": 3}}"#,
                ["-2", "-15.2", "0"],
            ),
            // Less than a thousandth of a percent below 70 % is a started step.
            (
                r#"{"ratio": {"numerator": 6999999, "denominator": 9999999}}"#,
                ["-0.5", "-12.8", "0"],
            ),
            (
                r#"{"ratio": {"numerator": 7000000, "denominator": 9999999}}"#,
                ["0", "-12", "0"],
            ),
            (r#"{"percent": "59.999"}"#, ["-5.5", "-20", "-0.1"]),
            (r#"{"percent": "50"}"#, ["-10", "-20", "-1"]),
            (r#"{"percent": "0"}"#, ["-10", "-20", "-5"]),
            ("null", ["0", "-20", "0"]),
        ],
    );
}

/// The line's cap is the month's 100 instead of the measure's own worth.
#[test]
fn r4_out_of_the_whole_month() {
    check(
        "R4 month",
        "faults_online",
        &[
            (r#"{"percent": "50"}"#, ["-10", "-28", "-1"]),
            (r#"{"percent": "49"}"#, ["-10.5", "-28.8", "-1.1"]),
            (r#"{"percent": "0"}"#, ["-35", "-68", "-6"]),
            ("null", ["0", "-68", "0"]),
        ],
    );
    check(
        "R4 month, R5 every_started",
        "faults_online",
        &[(r#"{"percent": "49.5"}"#, ["-10.5", "-28.8", "-1.1"])],
    );
    check(
        "R4 month, R5 pro_rata",
        "faults_online",
        &[(r#"{"percent": "49.5"}"#, ["-10.25", "-28.4", "-1.05"])],
    );
}

/// At 2 a step, 50 steps are the whole month, and no line takes more.
#[test]
fn r4_the_month_is_used_up_too() {
    let step = format!("{}/step", pointer("27"));
    let rulebook = read_by(
        &with(&[(&step, stated("2")), ("/measures/2/target", stated("70"))]),
        "R4 month",
    );
    for (percent, before, amount, left) in [
        ("21", "-98", "-98", "2"),
        ("20", "-100", "-100", "0"),
        ("19", "-102", "-100", "0"),
    ] {
        let patch = format!(r#"{{"measures": {{"faults_online": {{"percent": "{percent}"}}}}}}"#);
        let sheet = scored(&rulebook, &patch);
        let line = line_of(&sheet, "27", Sub::Measure("faults_online".parse().unwrap()));
        assert_eq!(figures(line), [amount; 3], "{percent}");
        assert_eq!(line.before_cap.to_string(), before);
        assert_eq!(line.left.unwrap().to_string(), left);
    }
}
