//! From the lines to the score: reading R6 (rewards above the base), the
//! month at 0 (R3), the floor. Every step is an adjustment of its own, so that
//! base, rewards, deductions and adjustments add up (the audit of each sheet).

use kaohe::scoring::{Adjustments, Sheet};

use crate::support::{read, read_by, scored, stated, totals, with};

fn sheet(readings: &str, rewards: u32, deductions: u32, report: &str) -> Sheet {
    scored(&read(readings), &patch(rewards, deductions, report))
}

/// So many calls of praise (+1 each) and ordinary liability problems (−2).
fn patch(rewards: u32, deductions: u32, report: &str) -> String {
    let events = [("3", rewards), ("26b", deductions)];
    let entries: Vec<_> = events
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(part, count)| serde_json::json!({"parts": [part], "count": count}))
        .collect();
    serde_json::json!({"entries": entries, "report": {"handed_in": report}}).to_string()
}

fn shown(adjustments: Adjustments) -> [String; 4] {
    let Adjustments {
        reward_cap,
        month_zero,
        base_cap,
        floor,
        refund,
    } = adjustments;
    assert!(refund.is_zero(), "only in money");
    [reward_cap, month_zero, base_cap, floor].map(|p| p.to_string())
}

/// Readings, rewards, deductions, day of the report; rewards' cap, month at 0,
/// cap at the base, floor; score, low, high.
type Row = (
    &'static str,
    u32,
    u32,
    &'static str,
    [&'static str; 4],
    [&'static str; 3],
);

const IN_TIME: &str = "2026-04-02";
const TOO_LATE: &str = "2026-04-07";

const ROWS: &[Row] = &[
    // The floor.
    ("", 0, 49, IN_TIME, ["0", "0", "0", "0"], ["2"; 3]),
    ("", 0, 50, IN_TIME, ["0", "0", "0", "0"], ["0"; 3]),
    ("", 0, 51, IN_TIME, ["0", "0", "0", "2"], ["0"; 3]),
    ("", 1, 51, IN_TIME, ["0", "0", "0", "1"], ["0"; 3]),
    ("", 0, 999, IN_TIME, ["0", "0", "0", "1898"], ["0"; 3]),
    ("", 999, 999, IN_TIME, ["0", "0", "0", "899"], ["0"; 3]),
    // R6 yes: nothing stops rewards.
    ("R6 yes", 1, 0, IN_TIME, ["0", "0", "0", "0"], ["101"; 3]),
    ("R6 yes", 999, 0, IN_TIME, ["0", "0", "0", "0"], ["1099"; 3]),
    // R6 capped at the base: the end score stops there, not the rewards.
    (
        "R6 capped_at_base",
        0,
        0,
        IN_TIME,
        ["0", "0", "0", "0"],
        ["100"; 3],
    ),
    (
        "R6 capped_at_base",
        1,
        0,
        IN_TIME,
        ["0", "0", "-1", "0"],
        ["100"; 3],
    ),
    (
        "R6 capped_at_base",
        4,
        2,
        IN_TIME,
        ["0", "0", "0", "0"],
        ["100"; 3],
    ),
    (
        "R6 capped_at_base",
        5,
        2,
        IN_TIME,
        ["0", "0", "-1", "0"],
        ["100"; 3],
    ),
    (
        "R6 capped_at_base",
        5,
        3,
        IN_TIME,
        ["0", "0", "0", "0"],
        ["99"; 3],
    ),
    (
        "R6 capped_at_base",
        0,
        51,
        IN_TIME,
        ["0", "0", "0", "2"],
        ["0"; 3],
    ),
    // R6 rewards capped at 10 (5 to 20), before any deduction.
    (
        "R6 rewards_capped",
        5,
        0,
        IN_TIME,
        ["0", "0", "0", "0"],
        ["105"; 3],
    ),
    (
        "R6 rewards_capped",
        6,
        0,
        IN_TIME,
        ["0", "0", "0", "0"],
        ["106", "105", "106"],
    ),
    (
        "R6 rewards_capped",
        10,
        0,
        IN_TIME,
        ["0", "0", "0", "0"],
        ["110", "105", "110"],
    ),
    (
        "R6 rewards_capped",
        11,
        0,
        IN_TIME,
        ["-1", "0", "0", "0"],
        ["110", "105", "111"],
    ),
    (
        "R6 rewards_capped",
        20,
        0,
        IN_TIME,
        ["-10", "0", "0", "0"],
        ["110", "105", "120"],
    ),
    (
        "R6 rewards_capped",
        21,
        0,
        IN_TIME,
        ["-11", "0", "0", "0"],
        ["110", "105", "120"],
    ),
    (
        "R6 rewards_capped",
        12,
        3,
        IN_TIME,
        ["-2", "0", "0", "0"],
        ["104", "99", "106"],
    ),
    (
        "R6 rewards_capped",
        12,
        56,
        IN_TIME,
        ["-2", "0", "0", "2"],
        ["0"; 3],
    ),
    (
        "R6 rewards_capped",
        12,
        54,
        IN_TIME,
        ["-2", "0", "0", "0"],
        ["2", "0", "4"],
    ),
    // R3: whatever is there goes to exactly 0, and rewards can't lift it.
    (
        "R3 month",
        0,
        0,
        TOO_LATE,
        ["0", "-100", "0", "0"],
        ["0"; 3],
    ),
    (
        "R3 month",
        5,
        0,
        TOO_LATE,
        ["0", "-105", "0", "0"],
        ["0"; 3],
    ),
    (
        "R3 month",
        5,
        2,
        TOO_LATE,
        ["0", "-101", "0", "0"],
        ["0"; 3],
    ),
    ("R3 month", 0, 50, TOO_LATE, ["0", "0", "0", "0"], ["0"; 3]),
    // From below 0 upwards: nothing is left for the floor.
    ("R3 month", 0, 51, TOO_LATE, ["0", "2", "0", "0"], ["0"; 3]),
    (
        "R3 month, R6 capped_at_base",
        5,
        0,
        TOO_LATE,
        ["0", "-105", "0", "0"],
        ["0"; 3],
    ),
    (
        "R3 month, R6 rewards_capped",
        12,
        0,
        TOO_LATE,
        ["-2", "-110", "0", "0"],
        ["0"; 3],
    ),
    (
        "R3 month, R6 rewards_capped",
        12,
        0,
        IN_TIME,
        ["-2", "0", "0", "0"],
        ["110", "105", "112"],
    ),
];

#[test]
fn caps_and_floor() {
    for (readings, rewards, deductions, report, adjustments, score) in ROWS {
        let sheet = sheet(readings, *rewards, *deductions, report);
        let row = format!("{readings} +{rewards} −{deductions} {report}");
        assert_eq!(shown(sheet.adjustments), *adjustments, "{row}");
        assert_eq!(totals(&sheet), *score, "{row}");
    }
}

/// The cap of all rewards counts clauses 1 and 2 too, each with its own range.
#[test]
fn all_rewards_share_the_cap() {
    let patch = r#"{
        "entries": [{"parts": ["3"], "count": 5}, {"parts": ["5"], "count": 4}],
        "exam": {"placed": {"rank": 1, "heads": 11, "tied": 1}},
        "measures": {"satisfaction": {"percent": "100"}}
    }"#;
    let sheet = scored(&read("R6 rewards_capped"), patch);
    assert_eq!(sheet.rewards.to_string(), "10.5");
    assert_eq!(sheet.adjustments.reward_cap.to_string(), "-0.5");
    assert_eq!(totals(&sheet), ["110", "105", "110.8"]);
}

/// Another base moves the start, the cap at the base and the month's pool.
#[test]
fn another_base() {
    let rulebook = with(&[("/base", "50".into())]);
    let scores =
        |readings: &str, patch: &str| totals(&scored(&read_by(&rulebook, readings), patch));
    assert_eq!(scores("", "{}"), ["50"; 3]);
    assert_eq!(scores("", &patch(2, 0, IN_TIME)), ["52"; 3]);
    assert_eq!(
        scores("R6 capped_at_base", &patch(2, 0, IN_TIME)),
        ["50"; 3]
    );
    let flow = r#"{"entries": [{"parts": ["24"], "count": 60}, {"parts": ["3"], "count": 1}]}"#;
    assert_eq!(scores("R4 month", flow), ["1"; 3]);
}

/// A stated cap leaves nothing open.
#[test]
fn a_stated_cap() {
    let rulebook = read_by(
        &with(&[("/reward_cap", stated("2.5"))]),
        "R6 rewards_capped",
    );
    assert_eq!(
        totals(&scored(&rulebook, &patch(2, 0, IN_TIME))),
        ["102"; 3]
    );
    assert_eq!(
        totals(&scored(&rulebook, &patch(3, 0, IN_TIME))),
        ["102.5"; 3]
    );
}
