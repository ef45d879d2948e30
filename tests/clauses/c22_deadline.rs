//! Clause 22: the monthly report, due by the 4th, too late after the 6th;
//! readings R2 (the limit day), R3 (no score for what), R11 (which month).

use kaohe::calendar::Month;
use kaohe::number::Points;
use kaohe::scoring::{Certainty, Count, Sheet, due_day, report_from};

use crate::support::{
    LATER, figures, line, pointer, read, read_by, scored_on, stated, totals, with,
};

fn reported(readings: &str, month: &str, report: &str, today: &str) -> Sheet {
    let patch = format!(r#"{{"month": "{month}", "report": {report}}}"#);
    scored_on(&read(readings), &patch, today)
}

fn handed_in(readings: &str, month: &str, day: &str) -> Sheet {
    reported(
        readings,
        month,
        &format!(r#"{{"handed_in": "{day}"}}"#),
        LATER,
    )
}

/// Readings, assessed month, day handed in; amount, low, high.
type Row = (&'static str, &'static str, &'static str, [&'static str; 3]);

const IN_TIME: [&str; 3] = ["0", "0", "0"];
const ONE_DAY: [&str; 3] = ["-1", "-1", "-1"];
const TWO_DAYS: [&str; 3] = ["-2", "-2", "-2"];
/// The item's assumed worth: 5 (2 to 10).
const ALL: [&str; 3] = ["-5", "-10", "-2"];

const ROWS: &[Row] = &[
    // The 4th and the 6th themselves count as in time.
    ("", "2026-03", "2026-04-03", IN_TIME),
    ("", "2026-03", "2026-04-04", IN_TIME),
    ("", "2026-03", "2026-04-05", ONE_DAY),
    ("", "2026-03", "2026-04-06", TWO_DAYS),
    ("", "2026-03", "2026-04-07", ALL),
    ("", "2026-03", "2026-04-08", ALL),
    // Early is in time; there is no latest date.
    ("", "2026-03", "2026-03-01", IN_TIME),
    ("", "2026-03", "2026-03-31", IN_TIME),
    ("", "2026-03", "2026-05-04", ALL),
    ("", "2026-03", "2027-04-04", ALL),
    ("", "2026-03", "2999-12-31", ALL),
    // R2 "no": the 3rd is the last good day, the 6th is too late.
    ("R2 late", "2026-03", "2026-04-02", IN_TIME),
    ("R2 late", "2026-03", "2026-04-03", IN_TIME),
    ("R2 late", "2026-03", "2026-04-04", ONE_DAY),
    ("R2 late", "2026-03", "2026-04-05", TWO_DAYS),
    ("R2 late", "2026-03", "2026-04-06", ALL),
    ("R2 late", "2026-03", "2026-04-07", ALL),
    ("R2 late", "2026-03", "2026-04-08", ALL),
    // R11: the report due within the assessed month.
    ("R11 same", "2026-03", "2026-02-01", IN_TIME),
    ("R11 same", "2026-03", "2026-02-28", IN_TIME),
    ("R11 same", "2026-03", "2026-03-04", IN_TIME),
    ("R11 same", "2026-03", "2026-03-05", ONE_DAY),
    ("R11 same", "2026-03", "2026-03-06", TWO_DAYS),
    ("R11 same", "2026-03", "2026-03-07", ALL),
    ("R11 same", "2026-03", "2026-04-02", ALL),
    ("R11 same, R2 late", "2026-03", "2026-03-03", IN_TIME),
    ("R11 same, R2 late", "2026-03", "2026-03-04", ONE_DAY),
    ("R11 same, R2 late", "2026-03", "2026-03-06", ALL),
    // Leap February, on both sides.
    ("", "2028-01", "2028-02-04", IN_TIME),
    ("", "2028-01", "2028-02-06", TWO_DAYS),
    ("", "2028-01", "2028-02-29", ALL),
    ("", "2028-02", "2028-02-29", IN_TIME),
    ("", "2028-02", "2028-03-04", IN_TIME),
    ("", "2028-02", "2028-03-05", ONE_DAY),
    ("", "2028-02", "2028-03-07", ALL),
    ("R11 same", "2028-02", "2028-02-05", ONE_DAY),
    ("R11 same", "2028-02", "2028-02-29", ALL),
    ("R11 same", "2028-03", "2028-02-29", IN_TIME),
    ("", "2026-02", "2026-02-28", IN_TIME),
    ("", "2026-02", "2026-03-05", ONE_DAY),
    // December to January.
    ("", "2026-12", "2026-12-01", IN_TIME),
    ("", "2026-12", "2026-12-31", IN_TIME),
    ("", "2026-12", "2027-01-04", IN_TIME),
    ("", "2026-12", "2027-01-05", ONE_DAY),
    ("", "2026-12", "2027-01-06", TWO_DAYS),
    ("", "2026-12", "2027-01-07", ALL),
    ("R11 same", "2026-01", "2025-12-01", IN_TIME),
    ("R11 same", "2026-01", "2026-01-05", ONE_DAY),
    ("R11 same", "2026-12", "2026-12-06", TWO_DAYS),
    // R3 changes nothing up to the last day.
    ("R3 month", "2026-03", "2026-04-04", IN_TIME),
    ("R3 month", "2026-03", "2026-04-05", ONE_DAY),
    ("R3 month", "2026-03", "2026-04-06", TWO_DAYS),
    // After it the clause's own line is 0, the month is.
    ("R3 month", "2026-03", "2026-04-07", IN_TIME),
    ("R3 month, R2 late", "2026-03", "2026-04-05", TWO_DAYS),
    ("R3 month, R2 late", "2026-03", "2026-04-06", IN_TIME),
];

#[test]
fn handed_in_on_a_day() {
    for (readings, month, day, expected) in ROWS {
        let sheet = handed_in(readings, month, day);
        assert_eq!(
            figures(line(&sheet, "22")),
            *expected,
            "{readings} {month} {day}"
        );
    }
}

#[test]
fn r3_the_whole_month_scores_0() {
    for (readings, day, score) in [
        ("R3 month", "2026-04-06", "98"),
        ("R3 month", "2026-04-07", "0"),
        ("R3 month, R2 late", "2026-04-05", "98"),
        ("R3 month, R2 late", "2026-04-06", "0"),
        ("R3 month, R11 same", "2026-03-06", "98"),
        ("R3 month, R11 same", "2026-03-07", "0"),
    ] {
        let sheet = handed_in(readings, "2026-03", day);
        assert_eq!(totals(&sheet), [score; 3], "{readings} {day}");
        assert_eq!(sheet.certainty, Certainty::Final);
    }
}

/// Not handed in yet: readings, today; line; score.
type Open = (
    &'static str,
    &'static str,
    [&'static str; 3],
    [&'static str; 3],
);

const NOT_YET: &[Open] = &[
    ("", "2026-03-20", ["0", "-10", "0"], ["100", "90", "100"]),
    ("", "2026-04-03", ["0", "-10", "0"], ["100", "90", "100"]),
    ("", "2026-04-04", ["0", "-10", "0"], ["100", "90", "100"]),
    // What is sure by then: handed in today it's a day late.
    ("", "2026-04-05", ["-1", "-10", "-1"], ["99", "90", "99"]),
    ("", "2026-04-06", ["-2", "-10", "-2"], ["98", "90", "98"]),
    ("", "2026-04-07", ALL, ["95", "90", "98"]),
    ("", "2026-05-07", ALL, ["95", "90", "98"]),
    (
        "R2 late",
        "2026-04-03",
        ["0", "-10", "0"],
        ["100", "90", "100"],
    ),
    (
        "R2 late",
        "2026-04-04",
        ["-1", "-10", "-1"],
        ["99", "90", "99"],
    ),
    ("R2 late", "2026-04-06", ALL, ["95", "90", "98"]),
    (
        "R11 same",
        "2026-03-04",
        ["0", "-10", "0"],
        ["100", "90", "100"],
    ),
    (
        "R11 same",
        "2026-03-05",
        ["-1", "-10", "-1"],
        ["99", "90", "99"],
    ),
    ("R11 same", "2026-04-01", ALL, ["95", "90", "98"]),
    // Where never means the whole month, the line itself costs two days at
    // most, and nothing if the month is lost.
    (
        "R3 month",
        "2026-04-04",
        ["0", "-2", "0"],
        ["100", "0", "100"],
    ),
    (
        "R3 month",
        "2026-04-05",
        ["-1", "-2", "0"],
        ["99", "0", "99"],
    ),
    (
        "R3 month",
        "2026-04-06",
        ["-2", "-2", "0"],
        ["98", "0", "98"],
    ),
    ("R3 month", "2026-04-07", ["0", "0", "0"], ["0", "0", "0"]),
];

#[test]
fn not_handed_in_yet() {
    for (readings, today, expected, score) in NOT_YET {
        let sheet = reported(readings, "2026-03", r#""not_yet""#, today);
        assert_eq!(figures(line(&sheet, "22")), *expected, "{readings} {today}");
        assert_eq!(totals(&sheet), *score, "{readings} {today}");
    }
}

#[test]
fn not_known_yet_reaches_from_in_time_to_never() {
    for (readings, expected, score) in [
        ("", ["0", "-10", "0"], ["100", "90", "100"]),
        ("R2 late", ["0", "-10", "0"], ["100", "90", "100"]),
        ("R3 month", ["0", "-2", "0"], ["100", "0", "100"]),
    ] {
        // Today is long after the last day: still nothing is sure.
        let sheet = reported(readings, "2026-03", r#""unknown""#, LATER);
        assert_eq!(figures(line(&sheet, "22")), expected, "{readings}");
        assert_eq!(totals(&sheet), score, "{readings}");
        assert_eq!(sheet.certainty, Certainty::Provisional);
    }
}

/// Days late never cost more than the item's worth.
#[test]
fn days_stop_at_the_worth() {
    let at = pointer("22");
    let (per_day, worth) = (format!("{at}/per_day"), format!("{at}/worth"));
    let rulebook = with(&[(&per_day, stated("3")), (&worth, stated("5"))]);
    for (day, before, amount, left) in [
        ("2026-04-04", "0", "0", "5"),
        ("2026-04-05", "-3", "-3", "2"),
        ("2026-04-06", "-6", "-5", "0"),
        ("2026-04-07", "-5", "-5", "0"),
    ] {
        let patch = format!(r#"{{"report": {{"handed_in": "{day}"}}}}"#);
        let sheet = scored_on(&rulebook, &patch, LATER);
        let line = line(&sheet, "22");
        assert_eq!(figures(line), [amount; 3], "{day}");
        assert_eq!(line.before_cap.to_string(), before, "{day}");
        assert_eq!(
            line.left.map(|p| p.to_string()).as_deref(),
            Some(left),
            "{day}"
        );
    }
}

#[test]
fn the_line_counts_days_or_the_whole() {
    let count = |day: &str| line(&handed_in("", "2026-03", day), "22").count;
    assert_eq!(count("2026-04-04"), Count::Times(0));
    assert_eq!(count("2026-04-06"), Count::Times(2));
    assert_eq!(count("2026-04-07"), Count::Whole);
    let sheet = handed_in("", "2026-03", "2026-04-07");
    assert_eq!(line(&sheet, "22").each, Points::whole(5));
}

/// Both limit days move with the clause's numbers; a rulebook may have one day.
#[test]
fn a_branch_can_move_the_days() {
    let at = pointer("22");
    let (due_day, last_day) = (format!("{at}/due_day"), format!("{at}/last_day"));
    let rulebook = with(&[(&due_day, 10.into()), (&last_day, 10.into())]);
    for (readings, day, expected) in [
        ("", "2026-04-10", IN_TIME),
        ("", "2026-04-11", ALL),
        ("R2 late", "2026-04-09", IN_TIME),
        ("R2 late", "2026-04-10", ALL),
    ] {
        let patch = format!(r#"{{"report": {{"handed_in": "{day}"}}}}"#);
        let sheet = scored_on(&read_by(&rulebook, readings), &patch, LATER);
        assert_eq!(figures(line(&sheet, "22")), expected, "{readings} {day}");
    }
}

/// The days that a form shows: readings, month; last good day, first day.
#[test]
fn the_limits_of_the_form() {
    for (readings, month, due, from) in [
        ("", "2026-03", "2026-04-04", "2026-03-01"),
        ("R2 late", "2026-03", "2026-04-03", "2026-03-01"),
        ("R11 same", "2026-03", "2026-03-04", "2026-02-01"),
        ("", "2026-12", "2027-01-04", "2026-12-01"),
        ("R11 same", "2026-01", "2026-01-04", "2025-12-01"),
        ("", "2028-02", "2028-03-04", "2028-02-01"),
    ] {
        let rulebook = read(readings);
        let month: Month = month.parse().unwrap();
        assert_eq!(
            due_day(rulebook.choices(), month, 4).to_string(),
            due,
            "{readings}"
        );
        assert_eq!(
            report_from(rulebook.choices(), month).to_string(),
            from,
            "{readings}"
        );
    }
}
