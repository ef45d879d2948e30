//! Clauses 1 and 19: among the best or the last two of the exam; readings R9
//! (a tie across the border) and R10 (among both).

use kaohe::scoring::{ExamBasis, Line};

use crate::support::{figures, line, pointer, read, scored, stated, totals, with};

const GIVES: [&str; 3] = ["0.5", "0.2", "0.8"];
const TAKES: [&str; 3] = ["-0.5", "-0.8", "-0.2"];
const CALM: [&str; 3] = ["0", "0", "0"];

/// Rank, heads, tied; whether the place counts as best, as last.
type Row = ((u32, u32, u32), bool, bool);

fn check(readings: &str, rows: &[Row]) {
    let rulebook = read(readings);
    for ((rank, heads, tied), best, last) in rows {
        let place = format!(r#"{{"rank": {rank}, "heads": {heads}, "tied": {tied}}}"#);
        let sheet = scored(&rulebook, &format!(r#"{{"exam": {{"placed": {place}}}}}"#));
        let gives = if *best { GIVES } else { CALM };
        let takes = if *last { TAKES } else { CALM };
        assert_eq!(figures(line(&sheet, "1")), gives, "{readings} {place}");
        assert_eq!(figures(line(&sheet, "19")), takes, "{readings} {place}");
    }
}

/// No tie reaches across a border and nobody stands at both ends: every
/// reading says the same.
const PLAIN: &[Row] = &[
    ((1, 11, 1), true, false),
    ((2, 11, 1), true, false),
    ((3, 11, 1), false, false),
    ((6, 11, 1), false, false),
    ((9, 11, 1), false, false),
    ((10, 11, 1), false, true),
    ((11, 11, 1), false, true),
    // Two at the top share both places; so do two at the end.
    ((1, 11, 2), true, false),
    ((10, 11, 2), false, true),
    // Ties that end right before a border.
    ((3, 11, 7), false, false),
    ((8, 11, 2), false, false),
    // Four heads: each is either.
    ((1, 4, 1), true, false),
    ((2, 4, 1), true, false),
    ((3, 4, 1), false, true),
    ((4, 4, 1), false, true),
    ((1, 3, 1), true, false),
    ((3, 3, 1), false, true),
    ((1, 99_999, 1), true, false),
    ((50_000, 99_999, 1), false, false),
    ((99_999, 99_999, 1), false, true),
];

#[test]
fn places_that_no_reading_changes() {
    for r9 in ["all", "none"] {
        for r10 in ["both", "reward_only", "neither"] {
            check(&format!("R9 {r9}, R10 {r10}"), PLAIN);
        }
    }
}

/// A tie reaches across one border: whether R9 "all who tie" makes it best,
/// last. "None of the tied" makes it neither.
const TIED: &[Row] = &[
    ((2, 11, 2), true, false),
    ((2, 11, 8), true, false),
    ((1, 11, 3), true, false),
    ((1, 11, 9), true, false),
    ((9, 11, 2), false, true),
    ((9, 11, 3), false, true),
    ((3, 11, 8), false, true),
    ((3, 11, 9), false, true),
    ((3, 5, 2), false, true),
    ((3, 5, 3), false, true),
    ((1, 5, 3), true, false),
];

#[test]
fn r9_a_tie_across_a_border() {
    let none: Vec<Row> = TIED
        .iter()
        .map(|(place, ..)| (*place, false, false))
        .collect();
    for r10 in ["both", "reward_only", "neither"] {
        check(&format!("R9 all, R10 {r10}"), TIED);
        check(&format!("R9 none, R10 {r10}"), &none);
    }
}

/// One person among both, with both ends as sure as can be.
const BOTH_ENDS: &[(u32, u32, u32)] = &[(1, 1, 1), (1, 2, 1), (2, 2, 1), (1, 2, 2), (2, 3, 1)];

#[test]
fn r10_few_heads() {
    for r9 in ["all", "none"] {
        for (r10, best, last) in [
            ("both", true, true),
            ("reward_only", true, false),
            ("neither", false, false),
        ] {
            let rows: Vec<Row> = BOTH_ENDS.iter().map(|place| (*place, best, last)).collect();
            check(&format!("R9 {r9}, R10 {r10}"), &rows);
        }
    }
}

/// Ties across both borders.
const ACROSS_BOTH: &[(u32, u32, u32)] = &[
    (1, 3, 3),
    (1, 5, 5),
    (1, 11, 11),
    (1, 11, 10),
    (2, 11, 9),
    (2, 11, 10),
    (2, 4, 2),
    (2, 5, 3),
];

#[test]
fn r9_and_r10_a_tie_across_both_borders() {
    for (readings, best, last) in [
        ("R9 all, R10 both", true, true),
        ("R9 all, R10 reward_only", true, false),
        ("R9 all, R10 neither", false, false),
        ("R9 none, R10 both", false, false),
        ("R9 none, R10 reward_only", false, false),
        ("R9 none, R10 neither", false, false),
    ] {
        let rows: Vec<Row> = ACROSS_BOTH
            .iter()
            .map(|place| (*place, best, last))
            .collect();
        check(readings, &rows);
    }
}

/// A tie across one border of someone who stands plainly at the other end:
/// without the tied he isn't at both ends, so R10 isn't asked.
#[test]
fn r9_none_leaves_one_end() {
    // Of three heads, the first alone and two who share the 2nd place: they
    // stand among the best by their tie, among the last plainly.
    let place = (2, 3, 2);
    check("R9 all, R10 both", &[(place, true, true)]);
    check("R9 all, R10 reward_only", &[(place, true, false)]);
    check("R9 all, R10 neither", &[(place, false, false)]);
    for r10 in ["both", "reward_only", "neither"] {
        check(&format!("R9 none, R10 {r10}"), &[(place, false, true)]);
    }
    // And the other way: two share the 1st place of three.
    let place = (1, 3, 2);
    check("R9 all, R10 both", &[(place, true, true)]);
    check("R9 all, R10 reward_only", &[(place, true, false)]);
    check("R9 all, R10 neither", &[(place, false, false)]);
    for r10 in ["both", "reward_only", "neither"] {
        check(&format!("R9 none, R10 {r10}"), &[(place, true, false)]);
    }
}

#[test]
fn the_line_says_why() {
    let basis = |readings: &str, exam: &str, part: &str| {
        let sheet = scored(&read(readings), &format!(r#"{{"exam": {exam}}}"#));
        let Line { basis, .. } = line(&sheet, part);
        *basis
    };
    let placed = |rank: u32, heads: u32, tied: u32| {
        format!(r#"{{"placed": {{"rank": {rank}, "heads": {heads}, "tied": {tied}}}}}"#)
    };
    use kaohe::scoring::Basis::Exam;
    assert_eq!(basis("", r#""none""#, "1"), Exam(ExamBasis::None));
    assert_eq!(basis("", r#""unknown""#, "19"), Exam(ExamBasis::Unknown));
    assert_eq!(basis("", &placed(1, 9, 1), "1"), Exam(ExamBasis::Inside));
    assert_eq!(basis("", &placed(1, 9, 1), "19"), Exam(ExamBasis::Outside));
    let tied = placed(2, 9, 2);
    assert_eq!(basis("R9 none", &tied, "1"), Exam(ExamBasis::TieExcluded));
    let only = placed(1, 1, 1);
    let dropped = Exam(ExamBasis::DroppedByBothEnds);
    assert_eq!(
        basis("R10 reward_only", &only, "1"),
        Exam(ExamBasis::Inside)
    );
    assert_eq!(basis("R10 reward_only", &only, "19"), dropped);
    assert_eq!(basis("R10 neither", &only, "1"), dropped);
}

#[test]
fn no_exam_and_an_unknown_one() {
    for r9 in ["all", "none"] {
        for r10 in ["both", "reward_only", "neither"] {
            let rulebook = read(&format!("R9 {r9}, R10 {r10}"));
            let sheet = scored(&rulebook, r#"{"exam": "none"}"#);
            assert_eq!(totals(&sheet), ["100", "100", "100"]);
            let sheet = scored(&rulebook, r#"{"exam": "unknown"}"#);
            assert_eq!(figures(line(&sheet, "1")), ["0", "0", "0.8"]);
            assert_eq!(figures(line(&sheet, "19")), ["0", "-0.8", "0"]);
            assert_eq!(totals(&sheet), ["100", "99.2", "100.8"]);
        }
    }
}

#[test]
fn a_rulebook_may_count_other_places() {
    let at = pointer("1");
    let (places, amount) = (format!("{at}/places"), format!("{at}/amount"));
    let rulebook = with(&[(&places, 3.into()), (&amount, stated("2"))]);
    for (rank, gives) in [(3, "2"), (4, "0")] {
        let exam =
            format!(r#"{{"exam": {{"placed": {{"rank": {rank}, "heads": 9, "tied": 1}}}}}}"#);
        assert_eq!(figures(line(&scored(&rulebook, &exam), "1")), [gives; 3]);
    }
}
