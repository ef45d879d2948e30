//! What is still open: what it contributes, in which order, and what is left
//! once it's settled.

use crate::support::any::{self, check, id, today};
use crate::support::{LATER, assumed, changed, day, month, read, rulebook};
use kaohe::number::Range;
use kaohe::record::{Exam, Record, Report};
use kaohe::rulebook::{Document, Mechanism, Parameter, ParameterRef, Pin, Rulebook, Trial};
use kaohe::scoring::{Open, OpenFact, OpenItem, open_list, range_when_settled, score};
use proptest::prelude::*;

fn worked() -> Record {
    check(kaohe::rulebook::worked_month().unwrap())
}

fn target(measure: &str) -> Open {
    Open::Parameter(ParameterRef::Target(id(measure)))
}

fn worth(measure: &str) -> Open {
    Open::Parameter(ParameterRef::MeasureWorth(id(measure)))
}

fn amount(part: &str) -> Open {
    Open::Parameter(ParameterRef::PartAmount(id(part)))
}

/// Contribution, low and high as a table has them.
fn figures(item: &OpenItem) -> [String; 3] {
    [item.contribution, item.left.low, item.left.high].map(|p| p.to_string())
}

/// What is open, contribution, low and high.
type Row = (Open, [&'static str; 3]);

fn check_list(rulebook: &Rulebook, record: &Record, expected: &[Row]) -> Vec<OpenItem> {
    let items = open_list(rulebook, record, day(LATER));
    let found: Vec<_> = items.iter().map(|i| (i.what, figures(i))).collect();
    let expected: Vec<_> = expected
        .iter()
        .map(|(what, figures)| (*what, figures.map(str::to_owned)))
        .collect();
    assert_eq!(found, expected);
    items
}

/// The worked month, 78.6 to 100.2, by hand. At the low end faults solved
/// online are 16 steps of 0.8 short of 85, orders 2 of 100, repairs 6 of 98.
fn worked_rows() -> Vec<Row> {
    let step = Open::Parameter(ParameterRef::Step(id("27")));
    vec![
        // One step of 0.8 instead of 16 at the low end, one of 0.1 at the high.
        (target("faults_online"), ["12.1", "90.6", "100.1"]),
        // 24 steps of 0.5 instead of 0.8; none at the high end.
        (step, ["7.2", "85.8", "100.2"]),
        // Takes 10 instead of 12.8.
        (worth("faults_online"), ["2.8", "81.4", "100.2"]),
        // 3 steps instead of 6 at the low end, 3 of 0.1 at the high.
        (target("repairs_on_time"), ["2.7", "81", "99.9"]),
        // No step instead of 2.
        (target("orders_on_time"), ["1.6", "80.2", "100.2"]),
        // Twice 0.5 instead of 0.8 or 0.2.
        (amount("7"), ["1.2", "79.2", "99.6"]),
        (amount("1"), ["0.6", "78.9", "99.9"]),
        (amount("16"), ["0.6", "78.9", "99.9"]),
    ]
}

#[test]
fn the_worked_month_names_the_target_of_faults_solved_online_first() {
    let items = check_list(rulebook(), &worked(), &worked_rows());
    // The first so many settled: low, high.
    let ranges = [
        ["78.6", "100.2"],
        ["90.6", "100.1"],
        ["93.3", "99.7"],
        ["93.3", "99.7"],
        ["94.8", "98.2"],
        ["95.8", "98.2"],
        ["96.4", "97.6"],
        ["96.7", "97.3"],
        ["97", "97"],
    ];
    for (n, expected) in ranges.iter().enumerate() {
        let range = range_when_settled(rulebook(), &worked(), day(LATER), &items[..n]);
        let found = [range.low, range.high].map(|p| p.to_string());
        assert_eq!(found, *expected, "{n}");
    }
}

#[test]
fn setting_the_target_to_70_in_the_rulebook_leaves_what_the_list_said() {
    let set = changed(|document| {
        document.measures[2].target = Parameter::stated("70".parse().unwrap());
    });
    let range = score(&set, &worked(), day(LATER)).range;
    let found = [range.low, range.high].map(|p| p.to_string());
    assert_eq!(found, ["90.6", "100.1"]);
}

#[test]
fn what_nobody_knows_stands_with_what_is_assumed() {
    // Step and target can't move the end: the worth is used up either way.
    check_list(
        rulebook(),
        &month(r#"{"measures": {"faults_online": null}, "exam": "unknown"}"#),
        &[
            (
                Open::Fact(OpenFact::Measure(id("faults_online"))),
                ["20", "99.2", "100.8"],
            ),
            (worth("faults_online"), ["10", "89.2", "100.8"]),
            (Open::Fact(OpenFact::Exam), ["1.6", "80", "100"]),
            (amount("1"), ["0.3", "79.2", "100.5"]),
            (amount("19"), ["0.3", "79.5", "100.8"]),
        ],
    );
    let level = |name| Open::Parameter(ParameterRef::LevelAmount(id(name)));
    check_list(
        rulebook(),
        &month(
            r#"{"complaints": [{"finding": "not_liable"}, {"finding": "pending"}],
                "entries": [{"parts": ["7"], "count": 1},
                    {"parts": ["3"], "count": 1, "standing": "pending"},
                    {"parts": ["7"], "count": 2, "standing": "pending"},
                    {"parts": ["7"], "count": 3, "standing": "pending"},
                    {"parts": ["gone"], "count": 3, "standing": "pending"}]}"#,
        ),
        &[
            // 100 − 50 − 6 × 0.8, to 100 + 1 − 0.2.
            (Open::Fact(OpenFact::Complaint(1)), ["50", "95.2", "100.8"]),
            // The next dearest is grave, at 20 too.
            (level("major"), ["30", "75.2", "100.8"]),
            // Both entries that name clause 7 alone.
            (Open::Fact(OpenFact::Entries(2)), ["4", "49.2", "100.8"]),
            // Six times 0.3 and once 0.3.
            (amount("7"), ["2.1", "47", "100.5"]),
            (Open::Fact(OpenFact::Entries(1)), ["1", "45.2", "99.8"]),
        ],
    );
}

#[test]
fn a_report_is_open_until_it_is_in_or_too_late() {
    let worth = Open::Parameter(ParameterRef::DeadlineWorth(id("22")));
    let report = Open::Fact(OpenFact::Report);
    for (report_is, today, expected) in [
        // From in time to 10 lost.
        (
            r#""unknown""#,
            LATER,
            vec![(report, ["10", "100", "100"]), (worth, ["5", "95", "100"])],
        ),
        // One day late for sure.
        (
            r#""not_yet""#,
            "2026-04-05",
            vec![(report, ["9", "99", "99"]), (worth, ["5", "95", "99"])],
        ),
        // Lost, whenever it comes.
        (
            r#""not_yet""#,
            "2026-04-07",
            vec![(worth, ["8", "95", "95"])],
        ),
        (r#"{"handed_in": "2026-04-05"}"#, LATER, vec![]),
    ] {
        let record = month(&format!(r#"{{"report": {report_is}}}"#));
        let items = open_list(rulebook(), &record, day(today));
        let found: Vec<_> = items.iter().map(|i| (i.what, figures(i))).collect();
        let expected: Vec<_> = expected
            .into_iter()
            .map(|(what, figures)| (what, figures.map(str::to_owned)))
            .collect();
        assert_eq!(found, expected, "{report_is} {today}");
    }
}

/// What is unknown is listed even where it can't move the score; an assumed
/// number isn't.
#[test]
fn a_month_that_is_lost_still_lists_its_questions() {
    let record = month(
        r#"{"report": {"handed_in": "2026-04-07"}, "exam": "unknown",
            "entries": [{"parts": ["7"], "count": 2}]}"#,
    );
    check_list(
        &read("R3 month"),
        &record,
        &[(Open::Fact(OpenFact::Exam), ["0", "0", "0"])],
    );
}

/// Two rewards of 0.5 to 2 above a deduction of 2 under a cap: either alone can
/// still reach the base, so settling one closes nothing, both close all.
#[test]
fn numbers_that_hide_behind_each_other_are_both_named() {
    let rules = changed(|document: &mut Document| {
        for clause in &mut document.sections[0].clauses {
            if let Mechanism::PerOccurrence { amount, .. } = &mut clause.parts[0].mechanism {
                *amount = crate::support::decoded(assumed("0.5", "0.5", "2")).unwrap();
            }
        }
    });
    let rules = crate::support::read_by(&rules, "R6 capped_at_base");
    let record = month(
        r#"{"entries": [{"parts": ["3"], "count": 1}, {"parts": ["4"], "count": 1},
            {"parts": ["15"], "count": 2}]}"#,
    );
    let rows = [
        (amount("3"), ["0", "99", "100"]),
        (amount("4"), ["0", "99", "100"]),
    ];
    let items = check_list(&rules, &record, &rows);
    let range = range_when_settled(&rules, &record, day(LATER), &items);
    assert_eq!([range.low, range.high].map(|p| p.to_string()), ["99", "99"]);
}

fn within(inner: Range<kaohe::number::Points>, outer: Range<kaohe::number::Points>) -> bool {
    outer.contains(inner.low) && outer.contains(inner.high)
}

proptest! {
    #![proptest_config(any::config())]

    #[test]
    fn the_list_is_ordered_whole_and_closes_the_range(
        facts in any::facts(), choices in any::choices(),
    ) {
        let rulebook = rulebook().with_choices(choices);
        let record = check(facts);
        let range = score(&rulebook, &record, today()).range;
        let items = open_list(&rulebook, &record, today());
        prop_assert!(items.is_sorted_by(|a, b| a.contribution >= b.contribution));
        for (i, item) in items.iter().enumerate() {
            prop_assert!(within(item.left, range), "{:?} {:?}", item, range);
            let shrunk = (range.high - range.low) - (item.left.high - item.left.low);
            prop_assert_eq!(item.contribution, shrunk);
            prop_assert!(items[..i].iter().all(|other| other.what != item.what));
            let alone = range_when_settled(&rulebook, &record, today(), &items[i..=i]);
            prop_assert_eq!(alone, item.left);
        }
        // Settling one more never widens, settling all leaves one figure.
        let mut before = range;
        for n in 0..=items.len() {
            let settled = range_when_settled(&rulebook, &record, today(), &items[..n]);
            prop_assert!(within(settled, before), "{} {:?} {:?}", n, settled, before);
            before = settled;
        }
        prop_assert!(before.is_settled());

        let listed = |fact| items.iter().any(|item| item.what == Open::Fact(fact));
        prop_assert_eq!(listed(OpenFact::Exam), record.exam == Exam::Unknown);
        prop_assert!(listed(OpenFact::Report) || record.report != Report::Unknown);
        for measure in &rulebook.measures {
            let known = record.measures.contains_key(&measure.id);
            prop_assert_eq!(listed(OpenFact::Measure(measure.id)), !known);
        }
    }

    /// Wherever between its ends a number is settled.
    #[test]
    fn settling_a_number_never_widens_the_range(
        facts in any::facts(), choices in any::choices(), pick in any::<prop::sample::Index>(),
    ) {
        let rulebook = rulebook().with_choices(choices);
        let record = check(facts);
        let range = score(&rulebook, &record, today()).range;
        let all = ParameterRef::all(&rulebook);
        let at = all[pick.index(all.len())];
        let mut trial = Trial::new(&rulebook);
        for pin in [Pin::Low, Pin::Value, Pin::High] {
            trial.pin(at, pin);
            let settled = score(trial.rulebook(), &record, today()).range;
            prop_assert!(within(settled, range), "{:?} {:?}", at, pin);
        }
    }
}
