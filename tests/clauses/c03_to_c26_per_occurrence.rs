//! The clauses that count events, 3 to 18, 20, 21, 23 to 26: each part with no
//! event, one, and 999; pending events; reading R1 (once a month).

use kaohe::rulebook::{Mechanism, ReadingId, Repeat, Rulebook};
use kaohe::scoring::{Basis, Count};

use crate::support::{figures, line, read, rulebook, scored, totals};

/// Part; amount, low and high of one event, then of 999.
type Row = (&'static str, [&'static str; 3], [&'static str; 3]);

const HALF: [&str; 3] = ["-0.5", "-0.8", "-0.2"];
const HALVES: [&str; 3] = ["-499.5", "-799.2", "-199.8"];

const ROWS: &[Row] = &[
    ("3", ["1"; 3], ["999"; 3]),
    ("4", ["1"; 3], ["999"; 3]),
    ("5", ["1"; 3], ["999"; 3]),
    ("6", ["-2"; 3], ["-1998"; 3]),
    ("7", HALF, HALVES),
    ("8", HALF, HALVES),
    ("9a", HALF, HALVES),
    ("9b", HALF, HALVES),
    ("10", HALF, HALVES),
    ("11", ["-1"; 3], ["-999"; 3]),
    ("12", ["-2"; 3], ["-1998"; 3]),
    ("13a", HALF, HALVES),
    ("13b", HALF, HALVES),
    ("14", ["-2"; 3], ["-1998"; 3]),
    ("15", ["-1"; 3], ["-999"; 3]),
    ("16", HALF, HALVES),
    ("17", HALF, HALVES),
    ("18", ["-2"; 3], ["-1998"; 3]),
    ("20", ["-3"; 3], ["-2997"; 3]),
    ("21", ["-2"; 3], ["-1998"; 3]),
    ("23", ["-2"; 3], ["-1998"; 3]),
    // The item is worth 5 (2 to 20).
    ("24", ["-1"; 3], ["-5", "-20", "-2"]),
    ("25", ["-4"; 3], ["-3996"; 3]),
    ("26a", ["-10"; 3], ["-9990"; 3]),
    ("26b", ["-2"; 3], ["-1998"; 3]),
];

fn events(part: &str, count: u32, standing: &str) -> String {
    let entry = format!(r#"{{"parts": ["{part}"], "count": {count}, "standing": "{standing}"}}"#);
    format!(r#"{{"entries": [{entry}]}}"#)
}

/// Base and points together, held at the floor.
fn total(points: &str) -> String {
    let points: kaohe::number::Points = points.parse().unwrap();
    (rulebook().base + points)
        .max(kaohe::number::Points::ZERO)
        .to_string()
}

#[test]
fn none_one_and_999() {
    for (part, one, many) in ROWS {
        for (count, expected) in [(1, one), (999, many)] {
            let sheet = scored(rulebook(), &events(part, count, "confirmed"));
            let line = line(&sheet, part);
            assert_eq!(figures(line), *expected, "{part} × {count}");
            assert_eq!(line.count, Count::Times(count), "{part} × {count}");
            assert_eq!(totals(&sheet), expected.map(total), "{part} × {count}");
        }
        let sheet = scored(rulebook(), "{}");
        assert_eq!(figures(line(&sheet, part)), ["0"; 3], "{part}");
    }
}

/// A pending entry may count or not, and the headline leaves it out.
#[test]
fn pending() {
    for (part, one, many) in ROWS {
        for (count, [_, low, high]) in [(1, one), (999, many)] {
            let sheet = scored(rulebook(), &events(part, count, "pending"));
            let line = line(&sheet, part);
            let expected = if low.starts_with('-') {
                ["0", low, "0"]
            } else {
                ["0", "0", high]
            };
            assert_eq!(figures(line), expected, "{part} × {count}");
            assert_eq!(line.count, Count::Times(0), "{part} × {count}");
            let basis = Basis::Events {
                confirmed: 0,
                pending: count,
            };
            assert_eq!(line.basis, basis);
            assert_eq!(totals(&sheet), expected.map(total), "{part} × {count}");
        }
    }
}

/// Every part that the rulebook counts by entries stands in the table, and
/// nothing else does.
#[test]
fn the_table_is_whole() {
    let counted = rulebook()
        .parts()
        .filter(|(.., part)| kaohe::scoring::takes_entries(part));
    let counted: Vec<&str> = counted.map(|(.., part)| part.id.as_str()).collect();
    let listed: Vec<&str> = ROWS.iter().map(|(part, ..)| *part).collect();
    assert_eq!(counted, listed);
}

#[test]
fn entries_of_one_part_add_up() {
    let sheet = scored(
        rulebook(),
        r#"{"entries": [
            {"parts": ["7"], "count": 2},
            {"parts": ["7"], "count": 1, "date": "2026-03-31", "note": "again"},
            {"parts": ["7"], "count": 4, "standing": "pending"}
        ]}"#,
    );
    assert_eq!(figures(line(&sheet, "7")), ["-1.5", "-5.6", "-0.6"]);
    assert_eq!(
        line(&sheet, "7").basis,
        Basis::Events {
            confirmed: 3,
            pending: 4
        }
    );
}

/// R1 "once a month": each of clauses 3 to 5 by itself; no other clause.
#[test]
fn r1_once_a_month() {
    /// Entries as part, count, standing; amount, low, high of clauses 3 and 4.
    type Row = (
        &'static [(&'static str, u32, &'static str)],
        [&'static str; 3],
        [&'static str; 3],
    );
    const ROWS: &[Row] = &[
        (&[], ["0"; 3], ["0"; 3]),
        (&[("3", 1, "confirmed")], ["1"; 3], ["0"; 3]),
        (&[("3", 2, "confirmed")], ["1"; 3], ["0"; 3]),
        (
            &[("3", 1, "confirmed"), ("3", 1, "confirmed")],
            ["1"; 3],
            ["0"; 3],
        ),
        (
            &[("3", 999, "confirmed"), ("4", 2, "confirmed")],
            ["1"; 3],
            ["1"; 3],
        ),
        (&[("3", 2, "pending")], ["0", "0", "1"], ["0"; 3]),
        (
            &[("3", 1, "confirmed"), ("3", 2, "pending")],
            ["1"; 3],
            ["0"; 3],
        ),
        (
            &[("3", 1, "pending"), ("4", 1, "pending")],
            ["0", "0", "1"],
            ["0", "0", "1"],
        ),
    ];
    let rulebook = read("R1 once_a_month");
    for (entries, three, four) in ROWS {
        let entries: Vec<_> = entries
            .iter()
            .map(|(part, count, standing)| {
                serde_json::json!({"parts": [part], "count": count, "standing": standing})
            })
            .collect();
        let patch = serde_json::json!({"entries": entries}).to_string();
        let sheet = scored(&rulebook, &patch);
        assert_eq!(figures(line(&sheet, "3")), *three, "{patch}");
        assert_eq!(figures(line(&sheet, "4")), *four, "{patch}");
    }
    let sheet = scored(&rulebook, &events("6", 3, "confirmed"));
    assert_eq!(figures(line(&sheet, "6")), ["-6"; 3]);
}

/// R15 "once a month": clause 14 alone, pending or not.
#[test]
fn r15_once_a_month() {
    for (confirmed, pending, per_event, once) in [
        (0, 0, ["0"; 3], ["0"; 3]),
        (1, 0, ["-2"; 3], ["-2"; 3]),
        (3, 0, ["-6"; 3], ["-2"; 3]),
        (0, 1, ["0", "-2", "0"], ["0", "-2", "0"]),
        (0, 2, ["0", "-4", "0"], ["0", "-2", "0"]),
        (1, 1, ["-2", "-4", "-2"], ["-2"; 3]),
        (999, 0, ["-1998"; 3], ["-2"; 3]),
    ] {
        let mut entries = Vec::new();
        for (count, standing) in [(confirmed, "confirmed"), (pending, "pending")] {
            if count > 0 {
                let entry =
                    serde_json::json!({"parts": ["14"], "count": count, "standing": standing});
                entries.push(entry);
            }
        }
        let patch = serde_json::json!({"entries": entries}).to_string();
        for (readings, expected) in [("R15 per_event", per_event), ("R15 once_a_month", once)] {
            let sheet = scored(&read(readings), &patch);
            assert_eq!(figures(line(&sheet, "14")), expected, "{readings} {patch}");
            let asked = line(&sheet, "14").depends.readings;
            let events = confirmed + pending > 0;
            assert_eq!(asked.contains(ReadingId::R15), events, "{readings} {patch}");
            assert!(!asked.contains(ReadingId::R1), "{readings} {patch}");
        }
    }
    // R1 is another question.
    let both = scored(&read("R1 once_a_month"), &events("14", 2, "confirmed"));
    assert_eq!(figures(line(&both, "14")), ["-4"; 3]);
}

/// A rulebook that was written before R15 was asked is read by its default.
#[test]
fn a_rulebook_without_r15() {
    let mut document = (**rulebook()).clone();
    document.readings = document
        .readings
        .iter()
        .filter(|r| r.id != ReadingId::R15)
        .cloned()
        .collect::<Vec<_>>()
        .into();
    assert!(
        Rulebook::new(document.clone()).is_err(),
        "clause 14 asks it"
    );
    for part in document
        .sections
        .iter_mut()
        .flat_map(|s| &mut s.clauses)
        .flat_map(|c| &mut c.parts)
    {
        if let Mechanism::PerOccurrence { repeat, .. } = &mut part.mechanism
            && *repeat == Repeat::ByR15
        {
            *repeat = Repeat::Each;
        }
    }
    let old = Rulebook::new(document).unwrap();
    let sheet = scored(&old, &events("14", 2, "confirmed"));
    assert_eq!(figures(line(&sheet, "14")), ["-4"; 3]);
}

#[test]
fn what_the_rulebook_cant_count_is_named() {
    let sheet = scored(
        rulebook(),
        r#"{"entries": [
            {"parts": ["1"], "count": 1},
            {"parts": ["2"], "count": 1},
            {"parts": ["99"], "count": 3},
            {"parts": ["7", "99"], "count": 1},
            {"parts": ["complaints"], "count": 1}
        ], "measures": {"answered": {"percent": "10"}, "first_contact": "not_assessed"},
        "complaints": [{"finding": {"liable": "terrible"}}, {"finding": {"liable": "terrible"}}]}"#,
    );
    let unscored: Vec<String> = sheet.unscored.iter().map(ToString::to_string).collect();
    let entries = ["1", "2", "99", "complaints"];
    assert_eq!(unscored[..4], entries);
    assert_eq!(unscored[4..], ["answered", "first_contact", "terrible"]);
    assert_eq!(sheet.score.to_string(), "99.5");
}
