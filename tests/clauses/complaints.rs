//! Service-quality complaints (section 6): four levels, not liable, under
//! investigation; what they put up for consideration.

use kaohe::rulebook::Consequence;
use kaohe::scoring::{Basis, Sub, consequences};

use crate::support::{figures, line_of, month, rulebook, scored, totals};

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
