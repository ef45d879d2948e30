//! Clause 24: each time −1 until the item is used up; reading R4 (which pool).

use crate::support::{figures, line, pointer, read, read_by, rulebook, scored, stated, with};

/// Events; amount before the cap, what is left; amount, low, high.
type Row = (u32, [&'static str; 2], [&'static str; 3]);

/// The item's own worth: 5 (2 to 20).
const OWN: &[Row] = &[
    (1, ["-1", "4"], ["-1", "-1", "-1"]),
    (2, ["-2", "3"], ["-2", "-2", "-2"]),
    (3, ["-3", "2"], ["-3", "-3", "-2"]),
    (4, ["-4", "1"], ["-4", "-4", "-2"]),
    (5, ["-5", "0"], ["-5", "-5", "-2"]),
    (6, ["-6", "0"], ["-5", "-6", "-2"]),
    (19, ["-19", "0"], ["-5", "-19", "-2"]),
    (20, ["-20", "0"], ["-5", "-20", "-2"]),
    (21, ["-21", "0"], ["-5", "-20", "-2"]),
    (999, ["-999", "0"], ["-5", "-20", "-2"]),
];

/// The whole month's 100, which nobody assumes.
const MONTH: &[Row] = &[
    (1, ["-1", "99"], ["-1"; 3]),
    (5, ["-5", "95"], ["-5"; 3]),
    (6, ["-6", "94"], ["-6"; 3]),
    (99, ["-99", "1"], ["-99"; 3]),
    (100, ["-100", "0"], ["-100"; 3]),
    (101, ["-101", "0"], ["-100"; 3]),
    (999, ["-999", "0"], ["-100"; 3]),
];

#[test]
fn r4_both_ways() {
    for (readings, rows) in [("R4 own", OWN), ("R4 month", MONTH)] {
        let rulebook = read(readings);
        for (count, pool, expected) in rows {
            let entry = format!(r#"{{"entries": [{{"parts": ["24"], "count": {count}}}]}}"#);
            let sheet = scored(&rulebook, &entry);
            let line = line(&sheet, "24");
            assert_eq!(figures(line), *expected, "{readings} × {count}");
            let shown = [line.before_cap, line.left.unwrap()].map(|p| p.to_string());
            assert_eq!(shown, *pool, "{readings} × {count}");
        }
    }
}

#[test]
fn an_untouched_pool_is_full() {
    let left = |readings| {
        let sheet = scored(&read(readings), "{}");
        line(&sheet, "24").left.unwrap().to_string()
    };
    assert_eq!(left("R4 own"), "5");
    assert_eq!(left("R4 month"), "100");
    let sheet = scored(rulebook(), r#"{"entries": [{"parts": ["6"], "count": 1}]}"#);
    assert_eq!(line(&sheet, "6").left, None);
}

/// Confirmed and pending events; amount, low, high.
#[test]
fn pending_events_draw_on_the_same_pool() {
    for (readings, confirmed, pending, expected) in [
        ("R4 own", 4, 1, ["-4", "-5", "-2"]),
        ("R4 own", 4, 9, ["-4", "-13", "-2"]),
        ("R4 own", 1, 99, ["-1", "-20", "-1"]),
        ("R4 month", 4, 9, ["-4", "-13", "-4"]),
        ("R4 month", 90, 20, ["-90", "-100", "-90"]),
    ] {
        let patch = serde_json::json!({"entries": [
            {"parts": ["24"], "count": confirmed},
            {"parts": ["24"], "count": pending, "standing": "pending"},
        ]});
        let sheet = scored(&read(readings), &patch.to_string());
        assert_eq!(
            figures(line(&sheet, "24")),
            expected,
            "{readings} {confirmed} {pending}"
        );
    }
}

/// R4 asks about pools alone: a stated worth leaves nothing open, and a clause
/// without one has no cap under either reading.
#[test]
fn a_stated_worth() {
    let worth = format!("{}/worth", pointer("24"));
    let rulebook = with(&[(&worth, stated("5"))]);
    let entries = r#"{"entries": [{"parts": ["24"], "count": 6}, {"parts": ["6"], "count": 60}]}"#;
    for (readings, flow) in [("R4 own", "-5"), ("R4 month", "-6")] {
        let sheet = scored(&read_by(&rulebook, readings), entries);
        assert_eq!(figures(line(&sheet, "24")), [flow; 3]);
        assert_eq!(figures(line(&sheet, "6")), ["-120"; 3]);
    }
}
