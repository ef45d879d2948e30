//! What is decided already, and what hangs on the answers.

use crate::support::any::{check, id};
use crate::support::{LATER, day, month, points, read, rulebook};
use kaohe::rulebook::Consequence;
use kaohe::scoring::{Decided, Outcome, decisions, reaches, score};

fn decided(readings: &str, patch: &str, outcome: Outcome) -> Decided {
    let rulebook = read(readings);
    let record = month(patch);
    let sheet = score(&rulebook, &record, day(LATER));
    let all = decisions(&rulebook, &record, &sheet);
    let found = all.iter().find(|decision| decision.outcome == outcome);
    found.unwrap_or_else(|| panic!("{outcome:?}")).decided
}

use Decided::{Certain, Excluded, Open};

#[test]
fn the_reward_of_clause_2() {
    for (readings, filter, satisfaction, expected) in [
        ("", r#"{"percent": "95"}"#, r#"{"percent": "100"}"#, Certain),
        (
            "",
            r#"{"percent": "94.999"}"#,
            r#"{"percent": "100"}"#,
            Excluded,
        ),
        (
            "R13 above",
            r#"{"percent": "95"}"#,
            r#"{"percent": "100"}"#,
            Excluded,
        ),
        ("", "null", r#"{"percent": "100"}"#, Open),
        ("", r#"{"percent": "96"}"#, "null", Open),
        ("", "null", "null", Open),
        // One miss excludes it, whatever the other turns out to be.
        ("", "null", r#"{"percent": "99"}"#, Excluded),
        ("", r#"{"percent": "94"}"#, "null", Excluded),
        ("", "null", r#""not_assessed""#, Excluded),
        ("", r#""not_assessed""#, r#"{"percent": "100"}"#, Excluded),
        (
            "R14 other_decides",
            r#""not_assessed""#,
            r#"{"percent": "100"}"#,
            Certain,
        ),
        ("R14 other_decides", r#""not_assessed""#, "null", Open),
        // If it has nothing to measure, nothing decides.
        (
            "R14 other_decides",
            r#""not_assessed""#,
            r#""not_assessed""#,
            Excluded,
        ),
    ] {
        let patch = format!(
            r#"{{"measures": {{"complaint_filter": {filter}, "satisfaction": {satisfaction}}}}}"#
        );
        let found = decided(readings, &patch, Outcome::Applies(id("2")));
        assert_eq!(found, expected, "{readings} {patch}");
    }
}

#[test]
fn places_in_the_exam() {
    for (exam, best, last) in [
        (r#""unknown""#, Open, Open),
        (r#""none""#, Excluded, Excluded),
        (
            r#"{"placed": {"rank": 2, "heads": 11, "tied": 1}}"#,
            Certain,
            Excluded,
        ),
        (
            r#"{"placed": {"rank": 2, "heads": 3, "tied": 1}}"#,
            Certain,
            Certain,
        ),
    ] {
        let patch = format!(r#"{{"exam": {exam}}}"#);
        assert_eq!(
            decided("", &patch, Outcome::Applies(id("1"))),
            best,
            "{exam}"
        );
        assert_eq!(
            decided("", &patch, Outcome::Applies(id("19"))),
            last,
            "{exam}"
        );
    }
}

#[test]
fn what_complaints_put_up_for_consideration() {
    use Consequence::{Improvement, Leave, Retraining, Suspension, Talk};
    for (complaints, expected) in [
        ("[]", [Excluded; 5]),
        (r#"[{"finding": "not_liable"}]"#, [Excluded; 5]),
        (r#"[{"finding": "pending"}]"#, [Open; 5]),
        (
            r#"[{"finding": {"liable": "ordinary"}}]"#,
            [Certain, Certain, Excluded, Excluded, Excluded],
        ),
        // Two levels put up suspension; one is enough.
        (
            r#"[{"finding": {"liable": "grave"}}, {"finding": "pending"}]"#,
            [Open, Open, Open, Certain, Open],
        ),
        (
            r#"[{"finding": {"liable": "major"}}]"#,
            [Excluded, Excluded, Excluded, Certain, Certain],
        ),
    ] {
        let patch = format!(r#"{{"complaints": {complaints}}}"#);
        let found = [Talk, Improvement, Retraining, Suspension, Leave]
            .map(|consequence| decided("", &patch, Outcome::Considered(consequence)));
        assert_eq!(found, expected, "{complaints}");
    }
}

#[test]
fn the_full_base() {
    for (patch, expected) in [
        ("{}", Certain),
        (r#"{"entries": [{"parts": ["7"], "count": 1}]}"#, Excluded),
        (
            r#"{"entries": [{"parts": ["7"], "count": 1, "standing": "pending"}]}"#,
            Open,
        ),
        // 0.5 (0.2 to 0.8) against a praise of 1: enough in any case.
        (
            r#"{"entries": [{"parts": ["7"], "count": 1}, {"parts": ["3"], "count": 1}]}"#,
            Certain,
        ),
        // Twice: 0.4 to 1.6 against 1.
        (
            r#"{"entries": [{"parts": ["7"], "count": 2}, {"parts": ["3"], "count": 1}]}"#,
            Open,
        ),
    ] {
        assert_eq!(decided("", patch, Outcome::FullBase), expected, "{patch}");
    }
}

#[test]
fn at_least_so_much_whatever_the_answers() {
    let record = check(kaohe::rulebook::worked_month().unwrap());
    let sheet = score(rulebook(), &record, day(LATER));
    for (line, expected) in [
        ("0", Certain),
        ("78.6", Certain),
        ("78.601", Open),
        ("95", Open),
        ("100.2", Open),
        ("100.201", Excluded),
    ] {
        assert_eq!(reaches(&sheet, points(line)), expected, "{line}");
    }
}

/// Strong Kleene: what one side settles, the other can't open.
#[test]
fn one_of_two_is_enough() {
    let all = [Excluded, Open, Certain];
    for a in all {
        assert_eq!(a.or(Certain), Certain);
        assert_eq!(a.or(Excluded), a);
        for b in all {
            assert_eq!(a.or(b), b.or(a));
        }
    }
    assert_eq!(Open.or(Open), Open);
}
