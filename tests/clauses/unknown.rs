//! What isn't known yet: the headline takes it as adding and taking nothing,
//! the range reaches over every way in which it can turn out.

use kaohe::scoring::Certainty;

use crate::support::{LATER, read, rulebook, scored, scored_on, totals};

/// What nobody knows; score, low, high.
const ROWS: &[(&str, [&str; 3])] = &[
    ("{}", ["100", "100", "100"]),
    (r#"{"exam": "unknown"}"#, ["100", "99.2", "100.8"]),
    (r#"{"report": "unknown"}"#, ["100", "90", "100"]),
    (
        r#"{"measures": {"faults_online": null}}"#,
        ["100", "80", "100"],
    ),
    // Satisfaction misses clause 2 in the calm month: only the shortfall.
    (
        r#"{"measures": {"complaint_filter": null}}"#,
        ["100", "80", "100"],
    ),
    // Full marks are never supposed: 0 or 1 from clause 2, down to −20.
    (
        r#"{"measures": {"satisfaction": null}}"#,
        ["100", "80", "101"],
    ),
    (
        r#"{"measures": {"complaint_filter": null, "satisfaction": null, "faults_online": null,
            "orders_on_time": null, "repairs_on_time": null}}"#,
        ["100", "0", "101"],
    ),
    (
        r#"{"measures": {"complaint_filter": null, "satisfaction": null, "faults_online": null,
            "orders_on_time": null, "repairs_on_time": null},
            "exam": "unknown", "report": "unknown",
            "complaints": [{"finding": "pending"}]}"#,
        ["100", "0", "101.8"],
    ),
    // Pending both ways.
    (
        r#"{"entries": [{"parts": ["3"], "count": 2, "standing": "pending"},
            {"parts": ["26a"], "count": 1, "standing": "pending"}]}"#,
        ["100", "90", "102"],
    ),
];

#[test]
fn headline_and_range() {
    for (patch, expected) in ROWS {
        let sheet = scored(rulebook(), patch);
        assert_eq!(totals(&sheet), *expected, "{patch}");
        let open = *patch != "{}";
        assert_eq!(sheet.certainty == Certainty::Provisional, open, "{patch}");
        assert_eq!(sheet.certainty == Certainty::Final, !open, "{patch}");
    }
}

/// The facts alone, every assumed number at its value: score, low, high.
#[test]
fn the_range_of_the_facts_alone() {
    for (patch, low, high) in [
        (r#"{"exam": "unknown"}"#, "99.5", "100.5"),
        (r#"{"report": "unknown"}"#, "95", "100"),
        (r#"{"measures": {"satisfaction": null}}"#, "90", "101"),
        (r#"{"complaints": [{"finding": "pending"}]}"#, "80", "100"),
        (
            r#"{"entries": [{"parts": ["7"], "count": 1, "standing": "pending"}]}"#,
            "99.5",
            "100",
        ),
        (
            r#"{"entries": [{"parts": ["7"], "count": 1}]}"#,
            "99.5",
            "99.5",
        ),
    ] {
        let sheet = scored(rulebook(), patch);
        let range = sheet.facts_range;
        assert_eq!(
            [range.low, range.high].map(|p| p.to_string()),
            [low, high],
            "{patch}"
        );
    }
}

/// Something is open, yet the score is sure.
#[test]
fn open_and_yet_final() {
    for (readings, patch) in [
        // The month is lost whatever the measures say.
        (
            "R3 month",
            r#"{"report": {"handed_in": "2026-04-07"}, "exam": "unknown",
                "measures": {"faults_online": null}}"#,
        ),
        // So far below 0 that nothing lifts it.
        (
            "",
            r#"{"entries": [{"parts": ["6"], "count": 99},
                {"parts": ["3"], "count": 5, "standing": "pending"}], "exam": "unknown"}"#,
        ),
    ] {
        let sheet = scored(&read(readings), patch);
        assert_eq!(totals(&sheet), ["0", "0", "0"], "{patch}");
        assert_eq!(sheet.certainty, Certainty::Final, "{patch}");
        assert!(sheet.lines.iter().any(|line| line.depends.open));
    }
}

/// The worked month of rules.md, and what else it says about it.
#[test]
fn the_worked_month() {
    let facts = r#"{
        "entries": [{"parts": ["3"], "count": 1}, {"parts": ["7"], "count": 2},
            {"parts": ["15"], "count": 1}, {"parts": ["16"], "count": 1}],
        "measures": {
            "complaint_filter": {"ratio": {"numerator": 51, "denominator": 53}},
            "satisfaction": {"ratio": {"numerator": 20, "denominator": 20}},
            "faults_online": {"percent": "68.4"}, "orders_on_time": {"percent": "97.9"},
            "repairs_on_time": {"percent": "92"}
        },
        "exam": {"placed": {"rank": 2, "heads": 11, "tied": 1}},
        "report": {"handed_in": "2026-04-05"}, "wage": "3200.00"
    }"#;
    let sheet = scored_on(rulebook(), facts, LATER);
    assert_eq!(sheet.rewards.to_string(), "2.5");
    assert_eq!(sheet.deductions.to_string(), "-5.5");
    assert_eq!(totals(&sheet), ["97", "78.6", "100.2"]);
    assert_eq!(sheet.certainty, Certainty::RestsOnAssumed);
    let pay = sheet.pay.unwrap();
    assert_eq!(pay.amount.with_decimals(2), "3104.00");
    assert_eq!(
        [pay.range.low, pay.range.high].map(|m| m.with_decimals(2)),
        ["2515.20", "3206.40"]
    );
}
