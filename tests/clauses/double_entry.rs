//! Reading R12: one entry that names several deduction clauses.

use kaohe::rulebook::{ReadingId, Rulebook};

use crate::support::{assumed, figures, line, pointer, read, read_by, rulebook, scored, totals, with};

fn entry(parts: &[&str], count: u32, standing: &str) -> String {
    let entry = serde_json::json!({"parts": parts, "count": count, "standing": standing});
    serde_json::json!({"entries": [entry]}).to_string()
}

/// Parts, count, standing; score, low, high where each counts, then where the
/// heavier does.
type Row = (&'static [&'static str], u32, &'static str, [&'static str; 3], [&'static str; 3]);

const ROWS: &[Row] = &[
    // 0.5 and 0.5, each 0.2 to 0.8: the dearer of two that nobody knows.
    (&["17", "8"], 1, "confirmed", ["99", "98.4", "99.6"], ["99.5", "99.2", "99.8"]),
    (&["17", "8"], 3, "confirmed", ["97", "95.2", "98.8"], ["98.5", "97.6", "99.4"]),
    // 1 outweighs anything from 0.2 to 0.8, whichever is named first.
    (&["16", "15"], 1, "confirmed", ["98.5", "98.2", "98.8"], ["99"; 3]),
    (&["15", "16"], 1, "confirmed", ["98.5", "98.2", "98.8"], ["99"; 3]),
    (&["15", "14"], 2, "confirmed", ["94"; 3], ["96"; 3]),
    (&["7", "8", "10"], 1, "confirmed", ["98.5", "97.6", "99.4"], ["99.5", "99.2", "99.8"]),
    (&["6", "20", "25"], 1, "confirmed", ["91"; 3], ["96"; 3]),
    // The amount of one occurrence decides, not what a pool leaves of it.
    (&["24", "7"], 1, "confirmed", ["98.5", "98.2", "98.8"], ["99"; 3]),
    (&["24", "7"], 9, "confirmed", ["90.5", "83.8", "96.2"], ["95", "91", "98"]),
    (&["24", "15"], 9, "confirmed", ["86", "82", "89"], ["95", "91", "98"]),
    (&["15", "24"], 9, "confirmed", ["86", "82", "89"], ["91"; 3]),
    (&["24", "14"], 9, "confirmed", ["77", "73", "80"], ["82"; 3]),
    // Pending: all of it or nothing.
    (&["17", "8"], 1, "pending", ["100", "98.4", "100"], ["100", "99.2", "100"]),
    (&["24", "7"], 9, "pending", ["100", "83.8", "100"], ["100", "91", "100"]),
    // Rewards aren't asked; what can't be counted is left out.
    (&["3", "4"], 1, "confirmed", ["102"; 3], ["102"; 3]),
    (&["3", "7"], 1, "confirmed", ["100.5", "100.2", "100.8"], ["100.5", "100.2", "100.8"]),
    (&["7", "99"], 1, "confirmed", ["99.5", "99.2", "99.8"], ["99.5", "99.2", "99.8"]),
];

#[test]
fn each_or_the_heavier() {
    let heavier = read("R12 heavier");
    for (parts, count, standing, each, only) in ROWS {
        let patch = entry(parts, *count, standing);
        assert_eq!(totals(&scored(rulebook(), &patch)), *each, "{patch}");
        assert_eq!(totals(&scored(&heavier, &patch)), *only, "{patch}");
    }
}

/// At a tie the first named counts, in the headline and alone.
#[test]
fn the_first_named_at_a_tie() {
    let heavier = read("R12 heavier");
    for (parts, winner, loser) in [(["17", "8"], "17", "8"), (["8", "17"], "8", "17")] {
        let sheet = scored(&heavier, &entry(&parts, 1, "confirmed"));
        assert_eq!(figures(line(&sheet, winner)), ["-0.5", "-0.8", "0"]);
        assert_eq!(figures(line(&sheet, loser)), ["0", "-0.8", "0"]);
    }
    for (parts, winner, loser) in [(["11", "15"], "11", "15"), (["15", "11"], "15", "11")] {
        let sheet = scored(&heavier, &entry(&parts, 1, "confirmed"));
        assert_eq!(figures(line(&sheet, winner)), ["-1"; 3]);
        assert_eq!(figures(line(&sheet, loser)), ["0"; 3]);
    }
}

/// The sheet says that R12 was asked, on every line that it bears on.
#[test]
fn the_lines_name_the_reading() {
    for readings in ["R12 each", "R12 heavier"] {
        let asked = |patch: &str, part: &str| {
            let sheet = scored(&read(readings), patch);
            line(&sheet, part).depends.readings.contains(ReadingId::R12)
        };
        let both = entry(&["15", "16"], 1, "confirmed");
        assert!(asked(&both, "15") && asked(&both, "16"), "{readings}");
        assert!(!asked(&both, "17"), "{readings}");
        assert!(!asked(&entry(&["15"], 1, "confirmed"), "15"), "{readings}");
        assert!(!asked(&entry(&["3", "15"], 1, "confirmed"), "15"), "{readings}");
    }
}

/// Clause 24 with an assumed amount, so that it may or may not be the heavier.
fn uncertain(low: &str, value: &str, high: &str) -> Rulebook {
    let amount = format!("{}/amount", pointer("24"));
    read_by(&with(&[(&amount, assumed(low, value, high))]), "R12 heavier")
}

/// A pool may then swallow the event or not: the dearest is either clause 24
/// up to its pool of 20 or clause 7 without one.
#[test]
fn a_pool_beside_an_assumed_weight() {
    for (low, value, high, count, expected) in [
        // 24 wins at 1.5, at 9 events 13.5; loses at 0.2, so 7's 0.2 times 9.
        ("0.1", "0.4", "1.5", 9, ["95.5", "86.5", "98.2"]),
        // Forty events: 24 at 1.5 stops at 20, but 7 at 0.8 makes 32. The
        // least is 24 just winning, at a worth of 2.
        ("0.1", "0.4", "1.5", 40, ["80", "68", "98"]),
    ] {
        let sheet = scored(&uncertain(low, value, high), &entry(&["24", "7"], count, "confirmed"));
        assert_eq!(totals(&sheet), expected, "{low} {value} {high} × {count}");
    }
}
