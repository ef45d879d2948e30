//! Reading R12: one entry that names several deduction clauses.

use kaohe::rulebook::{Mechanism, ReadingId, Repeat, Rulebook};

use crate::support::{
    assumed, figures, line, pointer, points, read, read_by, rulebook, scored, totals, with,
};

fn entry(parts: &[&str], count: u32, standing: &str) -> String {
    let entry = serde_json::json!({"parts": parts, "count": count, "standing": standing});
    serde_json::json!({"entries": [entry]}).to_string()
}

/// Parts, count, standing; score, low, high where each counts, then where the
/// heavier does.
type Row = (
    &'static [&'static str],
    u32,
    &'static str,
    [&'static str; 3],
    [&'static str; 3],
);

const ROWS: &[Row] = &[
    // 0.5 and 0.5, each 0.2 to 0.8: the dearer of two that nobody knows.
    (
        &["17", "8"],
        1,
        "confirmed",
        ["99", "98.4", "99.6"],
        ["99.5", "99.2", "99.8"],
    ),
    (
        &["17", "8"],
        3,
        "confirmed",
        ["97", "95.2", "98.8"],
        ["98.5", "97.6", "99.4"],
    ),
    // 1 outweighs anything from 0.2 to 0.8, whichever is named first.
    (
        &["16", "15"],
        1,
        "confirmed",
        ["98.5", "98.2", "98.8"],
        ["99"; 3],
    ),
    (
        &["15", "16"],
        1,
        "confirmed",
        ["98.5", "98.2", "98.8"],
        ["99"; 3],
    ),
    (&["15", "14"], 2, "confirmed", ["94"; 3], ["96"; 3]),
    (
        &["7", "8", "10"],
        1,
        "confirmed",
        ["98.5", "97.6", "99.4"],
        ["99.5", "99.2", "99.8"],
    ),
    (&["6", "20", "25"], 1, "confirmed", ["91"; 3], ["96"; 3]),
    // The amount of one occurrence decides, not what a pool leaves of it.
    (
        &["24", "7"],
        1,
        "confirmed",
        ["98.5", "98.2", "98.8"],
        ["99"; 3],
    ),
    (
        &["24", "7"],
        9,
        "confirmed",
        ["90.5", "83.8", "96.2"],
        ["95", "91", "98"],
    ),
    (
        &["24", "15"],
        9,
        "confirmed",
        ["86", "82", "89"],
        ["95", "91", "98"],
    ),
    (&["15", "24"], 9, "confirmed", ["86", "82", "89"], ["91"; 3]),
    (&["24", "14"], 9, "confirmed", ["77", "73", "80"], ["82"; 3]),
    // Pending: all of it or nothing.
    (
        &["17", "8"],
        1,
        "pending",
        ["100", "98.4", "100"],
        ["100", "99.2", "100"],
    ),
    (
        &["24", "7"],
        9,
        "pending",
        ["100", "83.8", "100"],
        ["100", "91", "100"],
    ),
    // Rewards aren't asked; what can't be counted is left out.
    (&["3", "4"], 1, "confirmed", ["102"; 3], ["102"; 3]),
    (
        &["3", "7"],
        1,
        "confirmed",
        ["100.5", "100.2", "100.8"],
        ["100.5", "100.2", "100.8"],
    ),
    (
        &["7", "99"],
        1,
        "confirmed",
        ["99.5", "99.2", "99.8"],
        ["99.5", "99.2", "99.8"],
    ),
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
        assert!(
            !asked(&entry(&["3", "15"], 1, "confirmed"), "15"),
            "{readings}"
        );
    }
}

/// Clause 24 with an assumed amount, so that it may or may not be the heavier.
fn uncertain(low: &str, value: &str, high: &str) -> Rulebook {
    let amount = format!("{}/amount", pointer("24"));
    read_by(
        &with(&[(&amount, assumed(low, value, high))]),
        "R12 heavier",
    )
}

/// A pool may then swallow the event or not: the ends lie at the values of two
/// amounts and a worth, and are met.
#[test]
fn a_pool_beside_an_assumed_weight() {
    for (count, score, low, high) in [
        // At the worst 24 wins at 1.5 each; at the best either wins at 0.2.
        (9, "95.5", "86.5", "98.2"),
        // At the worst 7 wins at 0.8 and no pool stops it; at the best 24 just
        // wins and stops at its least worth of 2.
        (40, "80", "68", "98"),
    ] {
        let rulebook = uncertain("0.1", "0.4", "1.5");
        let sheet = scored(&rulebook, &entry(&["24", "7"], count, "confirmed"));
        assert_eq!(sheet.score, points(score), "{count}");
        assert_eq!(sheet.range.low, points(low), "{count}");
        assert_eq!(sheet.range.high, points(high), "{count}");
        assert!(!line(&sheet, "24").range.is_settled());
    }
}

/// A stated amount between an assumed one's ends rests on what is assumed too.
#[test]
fn a_stated_line_beside_an_assumed_weight() {
    let seven = format!("{}/amount", pointer("7"));
    let rulebook = read_by(
        &with(&[(&seven, assumed("0.5", "0.8", "2"))]),
        "R12 heavier",
    );
    let sheet = scored(&rulebook, &entry(&["15", "7"], 1, "confirmed"));
    assert_eq!(totals(&sheet), ["99", "98", "99"]);
    assert_eq!(figures(line(&sheet, "15")), ["-1", "-1", "0"]);
    assert_eq!(figures(line(&sheet, "7")), ["0", "-2", "0"]);
    assert!(line(&sheet, "15").depends.assumed);
}

/// R1 lifts the limit of a part that counts by it, so nothing can swallow an
/// event and the ends are met.
#[test]
fn by_event_nothing_is_swallowed() {
    let seven = format!("{}/amount", pointer("7"));
    let mut document = (*with(&[(&seven, assumed("0.1", "0.4", "1.5"))])).clone();
    for part in document
        .sections
        .iter_mut()
        .flat_map(|s| &mut s.clauses)
        .flat_map(|c| &mut c.parts)
    {
        if let Mechanism::PerOccurrence { repeat, .. } = &mut part.mechanism
            && part.id.as_str() == "7"
        {
            *repeat = Repeat::ByR1;
        }
    }
    let rulebook = read_by(&Rulebook::new(document).unwrap(), "R12 heavier");
    let sheet = scored(&rulebook, &entry(&["7", "8"], 10, "confirmed"));
    assert_eq!(totals(&sheet), ["95", "85", "98"]);
}
