//! Service-quality complaints (section 6): four levels, not liable, under
//! investigation; what they put up for consideration.

use kaohe::rulebook::{Consequence, ReadingId};
use kaohe::scoring::{Basis, Step, Sub, consequences, explain};

use crate::support::{figures, line_of, month, read, rulebook, scored, totals};

fn patch(findings: &[&str]) -> String {
    let complaint = |finding: &&str| {
        let finding = match *finding {
            "pending" | "not_liable" => serde_json::json!(finding),
            level => serde_json::json!({"liable": level}),
        };
        serde_json::json!({"finding": finding})
    };
    let complaints: Vec<_> = findings.iter().map(complaint).collect();
    serde_json::json!({"complaints": complaints}).to_string()
}

/// Findings; score, low, high.
const ROWS: &[(&[&str], [&str; 3])] = &[
    (&[], ["100", "100", "100"]),
    (&["not_liable"], ["100", "100", "100"]),
    (&["ordinary"], ["98", "97", "99"]),
    (&["serious"], ["95", "94", "97"]),
    (&["grave"], ["90", "80", "92"]),
    (&["major"], ["80", "50", "90"]),
    // The cost is per complaint; a second serious one isn't raised by itself.
    (&["ordinary", "ordinary", "ordinary"], ["94", "91", "97"]),
    (&["serious", "serious"], ["90", "88", "94"]),
    (
        &["ordinary", "serious", "grave", "major"],
        ["63", "21", "78"],
    ),
    (&["major", "major", "not_liable"], ["60", "0", "80"]),
    (
        &["major", "major", "major", "major", "major"],
        ["0", "0", "50"],
    ),
    // Under investigation: from 0 to the dearest level.
    (&["pending"], ["100", "50", "100"]),
    (&["pending", "pending"], ["100", "0", "100"]),
    (&["pending", "pending", "pending"], ["100", "0", "100"]),
    (&["ordinary", "pending"], ["98", "47", "99"]),
    (&["not_liable", "pending", "serious"], ["95", "44", "97"]),
];

#[test]
fn every_level_and_finding() {
    for (findings, expected) in ROWS {
        let sheet = scored(rulebook(), &patch(findings));
        assert_eq!(totals(&sheet), *expected, "{findings:?}");
    }
}

#[test]
fn a_line_for_each_level_that_occurred() {
    let findings = ["grave", "ordinary", "pending", "grave", "not_liable"];
    let sheet = scored(rulebook(), &patch(&findings));
    let lines = sheet
        .lines
        .iter()
        .filter(|line| line.part.as_str() == "complaints");
    let subs: Vec<Sub> = lines.map(|line| line.sub).collect();
    let level = |id: &str| Sub::Level(id.parse().unwrap());
    assert_eq!(subs, [level("ordinary"), level("grave"), Sub::Investigated]);
    for (sub, count, expected) in [
        (subs[0], 1, ["-2", "-3", "-1"]),
        (subs[1], 2, ["-20", "-40", "-16"]),
        (subs[2], 1, ["0", "-50", "0"]),
    ] {
        let line = line_of(&sheet, "complaints", sub);
        assert_eq!(figures(line), expected);
        assert_eq!(line.basis, Basis::Complaints(count));
    }
}

#[test]
fn without_complaints_one_calm_line() {
    for findings in [&[][..], &["not_liable"]] {
        let sheet = scored(rulebook(), &patch(findings));
        let line = line_of(&sheet, "complaints", Sub::Investigated);
        assert_eq!(figures(line), ["0"; 3]);
        assert!(!line.depends.assumed && !line.depends.open);
    }
}

/// Every level that occurred shows its consequences, once, mildest first.
#[test]
fn consequences_are_shown_for_consideration() {
    use Consequence::{Improvement, Leave, Retraining, Suspension, Talk};
    for (findings, expected) in [
        (&[][..], &[][..]),
        (&["pending", "not_liable"], &[]),
        (
            &["ordinary"],
            &[("ordinary", Talk), ("ordinary", Improvement)],
        ),
        (&["serious", "serious"], &[("serious", Retraining)]),
        (
            &["major", "grave"],
            &[
                ("grave", Suspension),
                ("major", Suspension),
                ("major", Leave),
            ],
        ),
    ] {
        let shown = consequences(rulebook(), &month(&patch(findings)));
        let shown: Vec<_> = shown
            .iter()
            .map(|c| (c.level.as_str(), c.consequence))
            .collect();
        assert_eq!(shown, expected, "{findings:?}");
    }
}

#[test]
fn a_level_that_the_rulebook_doesnt_have() {
    let sheet = scored(rulebook(), &patch(&["terrible", "terrible", "ordinary"]));
    let unscored: Vec<&str> = sheet.unscored.iter().map(|id| id.as_str()).collect();
    assert_eq!(unscored, ["terrible"]);
    assert_eq!(totals(&sheet), ["98", "97", "99"]);
}

/// Entry (parts, count, standing) that caused a complaint, what was found;
/// score, low and high where each counts, then where only the heavier does.
type Caused = (
    &'static [&'static str],
    u32,
    &'static str,
    &'static str,
    [&'static str; 3],
    [&'static str; 3],
);

const CAUSED: &[Caused] = &[
    // 1 against 5 (3 to 6): the complaint.
    (
        &["15"],
        1,
        "confirmed",
        "serious",
        ["94", "93", "96"],
        ["95", "94", "97"],
    ),
    // 10 against 2 (1 to 3): the clause.
    (
        &["26a"],
        1,
        "confirmed",
        "ordinary",
        ["88", "87", "89"],
        ["90"; 3],
    ),
    // 2 against 2 (1 to 3): the first named, unless the complaint costs more.
    (
        &["26b"],
        1,
        "confirmed",
        "ordinary",
        ["96", "95", "97"],
        ["98", "97", "98"],
    ),
    // One of three events caused it.
    (
        &["15"],
        3,
        "confirmed",
        "serious",
        ["92", "91", "94"],
        ["93", "92", "95"],
    ),
    (
        &["15", "6"],
        1,
        "confirmed",
        "ordinary",
        ["95", "94", "96"],
        ["98", "97", "98"],
    ),
    // Under investigation: from the clause alone to the dearest level.
    (
        &["15"],
        1,
        "confirmed",
        "pending",
        ["99", "49", "99"],
        ["99", "50", "99"],
    ),
    (&["15"], 1, "confirmed", "not_liable", ["99"; 3], ["99"; 3]),
    // Without the entry the complaint counts.
    (
        &["15"],
        1,
        "pending",
        "serious",
        ["95", "93", "97"],
        ["95", "94", "97"],
    ),
    (
        &["26a"],
        1,
        "pending",
        "ordinary",
        ["98", "87", "99"],
        ["98", "90", "99"],
    ),
    (
        &["15"],
        1,
        "pending",
        "pending",
        ["100", "49", "100"],
        ["100", "50", "100"],
    ),
    // A level that the rulebook doesn't have outweighs nothing.
    (&["15"], 1, "confirmed", "terrible", ["99"; 3], ["99"; 3]),
    // A reward is no cause.
    (
        &["3"],
        1,
        "confirmed",
        "ordinary",
        ["99", "98", "100"],
        ["99", "98", "100"],
    ),
];

#[test]
fn a_clause_and_the_complaint_that_it_caused() {
    let heavier = read("R12 heavier");
    for (parts, count, standing, found, each, only) in CAUSED {
        let mut patch: serde_json::Value = serde_json::from_str(&patch(&[found])).unwrap();
        patch["complaints"][0]["id"] = "c1".into();
        patch["entries"] = serde_json::json!([
            {"parts": parts, "count": count, "standing": standing, "caused": "c1"}
        ]);
        let patch = patch.to_string();
        assert_eq!(totals(&scored(rulebook(), &patch)), *each, "{patch}");
        assert_eq!(totals(&scored(&heavier, &patch)), *only, "{patch}");
    }
}

/// It still shows its consequence, says why it costs nothing, and is the second
/// serious one.
#[test]
fn an_outweighed_complaint_is_still_there() {
    let heavier = read("R12 heavier");
    let record = month(
        r#"{"complaints": [{"finding": {"liable": "serious"}}, {"id": "c7", "finding": {"liable": "serious"}}],
        "entries": [{"parts": ["26a"], "count": 1, "caused": "c7"}]}"#,
    );
    let today = crate::support::day(crate::support::LATER);
    let sheet = kaohe::scoring::score(&heavier, &record, today);
    let level = Sub::Level("serious".parse().unwrap());
    let line = line_of(&sheet, "complaints", level);
    assert_eq!(figures(line), ["-5", "-6", "-3"]);
    assert_eq!(line.basis, Basis::Complaints(2));
    assert!(line.depends.readings.contains(ReadingId::R12));
    let steps = explain(&heavier, &record, today, line);
    assert!(steps.contains(&Step::Outweighed(1)));
    let shown = consequences(&heavier, &record);
    assert_eq!(shown.len(), 1);
    assert_eq!(shown[0].consequence, Consequence::Retraining);
}
