//! A measure that the log gives while some of its entries are open: what it
//! takes, what it may take, and that nothing hanging on it is certain.

use crate::support::any::{check, endings, id, logged, today};
use crate::support::{
    LATER, case_worths, changed, day, figures, line, line_of, month, read, rulebook, scored, totals,
};
use kaohe::json::Encode;
use kaohe::json::decode_text;
use kaohe::locale::{Lang, explain, month_csv, open as words, say};
use kaohe::number::Range;
use kaohe::record::{Facts, Measured, Record};
use kaohe::rulebook::{Direction, Rulebook};
use kaohe::scoring::{
    Basis, Certainty, Decided, Open, OpenFact, Outcome, ShortfallBasis, Sub, ThresholdBasis,
    YearSheet, close, decisions, open_list, price_readings, range_when_settled, score,
};
use proptest::prelude::*;

/// The filter rate as the log has it; everybody who was called back is
/// satisfied, so that clause 2 hangs on the filter rate.
fn filter(cases: &str) -> String {
    format!(
        r#"{{"measures": {{"complaint_filter": {{"logged": {cases}}}, "satisfaction": {{"percent": "100"}}}}}}"#
    )
}

const FIVE: &str = r#"{"numerator": 1, "denominator": 1, "open": 5}"#;

fn five() -> Record {
    month(&filter(FIVE))
}

fn reward(rulebook: &Rulebook, record: &Record) -> Decided {
    let sheet = score(rulebook, record, day(LATER));
    let mut decisions = decisions(rulebook, record, &sheet).into_iter();
    let found = decisions.find(|d| d.outcome == Outcome::Applies(id("2")));
    found.unwrap().decided
}

/// Columns: readings, the filter rate's cases; the measure's line and clause
/// 2's: amount, low, high; the score's.
#[test]
fn the_headline_takes_what_is_sure() {
    let rows = [
        // 1/6 to 6/6. At the worst 73 steps of 0.5 below 90, used up at 10;
        // with all numbers at their worst 78 of 0.8 below 95, used up at 20.
        (
            "",
            FIVE,
            ["0", "-20", "0"],
            ["0", "0", "1"],
            ["100", "80", "101"],
        ),
        // Even at the best 2/4, 50 %: 40 steps below 90 are sure; from 35
        // steps of 0.1 below 85 to the whole worth of 20.
        (
            "",
            r#"{"numerator": 1, "denominator": 3, "open": 1}"#,
            ["-10", "-20", "-3.5"],
            ["0", "0", "0"],
            ["90", "80", "96.5"],
        ),
        // Even at the worst 96/100: on every plausible target, and above 95.
        (
            "",
            r#"{"numerator": 95, "denominator": 97, "open": 1, "may_join": 2}"#,
            ["0", "0", "0"],
            ["1", "1", "1"],
            ["101", "101", "101"],
        ),
        // What may still be escalated only harms: 19/19 to 19/20, then to 19/21.
        (
            "",
            r#"{"numerator": 19, "denominator": 19, "may_join": 1}"#,
            ["0", "0", "0"],
            ["1", "1", "1"],
            ["101", "101", "101"],
        ),
        (
            "",
            r#"{"numerator": 19, "denominator": 19, "may_join": 2}"#,
            ["0", "-3.2", "0"],
            ["0", "0", "1"],
            ["100", "96.8", "101"],
        ),
        // Two of twenty dispatched: 18/20 by default, 20/20 by reading R16.
        (
            "",
            r#"{"numerator": 18, "denominator": 20, "dispatched": 2}"#,
            ["0", "-4", "0"],
            ["0", "0", "0"],
            ["100", "96", "100"],
        ),
        (
            "R16 filtered",
            r#"{"numerator": 18, "denominator": 20, "dispatched": 2}"#,
            ["0", "0", "0"],
            ["1", "1", "1"],
            ["101", "101", "101"],
        ),
        // Nobody of two was reached yet: from 0/2 over 2/2 to nothing to
        // measure, which by default gives no reward either.
        (
            "",
            r#"{"numerator": 0, "denominator": 0, "may_leave": 2}"#,
            ["0", "-20", "0"],
            ["0", "0", "1"],
            ["100", "80", "101"],
        ),
    ];
    for (readings, cases, measure, clause_2, total) in rows {
        let rulebook = read(readings);
        let sheet = scored(&rulebook, &filter(cases));
        let of = line_of(&sheet, "27", Sub::Measure(id("complaint_filter")));
        assert_eq!(figures(of), measure, "{readings} {cases}");
        assert_eq!(figures(line(&sheet, "2")), clause_2, "{readings} {cases}");
        assert_eq!(totals(&sheet), total, "{readings} {cases}");
    }
}

/// One good complaint beside five open ones.
#[test]
fn nothing_is_certain_beside_five_open_entries() {
    let (rulebook, record) = (rulebook(), five());
    let sheet = score(rulebook, &record, day(LATER));
    assert_eq!(sheet.certainty, Certainty::Provisional);
    let of = line_of(&sheet, "27", Sub::Measure(id("complaint_filter")));
    let Basis::Shortfall(ShortfallBasis::Open(shares)) = of.basis else {
        panic!("{:?}", of.basis);
    };
    let fractions = [shares.low, shares.high].map(|r| (r.numerator(), r.denominator()));
    assert_eq!(fractions, [(1, 6), (6, 6)]);
    assert!(of.depends.open);
    let clause_2 = line(&sheet, "2").basis;
    let waits = ThresholdBasis::Open(id("complaint_filter"));
    assert_eq!(clause_2, Basis::Threshold(waits));
    assert_eq!(reward(rulebook, &record), Decided::Open);
    // The same counts typed are whole.
    let typed = r#"{"measures": {"complaint_filter": {"ratio": {"numerator": 1, "denominator": 1}},
        "satisfaction": {"percent": "100"}}}"#;
    assert_eq!(reward(rulebook, &month(typed)), Decided::Certain);
    // 91/100 at the best.
    let short = month(&filter(
        r#"{"numerator": 90, "denominator": 99, "open": 1}"#,
    ));
    assert_eq!(reward(rulebook, &short), Decided::Excluded);
}

#[test]
fn five_open_entries_are_one_item_with_a_width() {
    let (rulebook, record) = (rulebook(), five());
    let items = open_list(rulebook, &record, day(LATER));
    let cases = Open::Fact(OpenFact::Cases(id("complaint_filter"), 5));
    assert_eq!(items[0].what, cases);
    // 80 to 101 without, 101 once all have gone well.
    assert_eq!(items[0].contribution.to_string(), "21");
    assert!(items.iter().filter(|item| item.what == cases).count() == 1);
    let all = range_when_settled(rulebook, &record, day(LATER), &items);
    assert!(all.is_settled());
    let said = |lang| {
        [
            words::open_title(lang, rulebook, &record, cases),
            words::open_reason(lang, rulebook, cases),
            words::open_place(&record, cases),
        ]
    };
    let zh = ["投诉过滤率", "台账有 5 条待定", "measure-complaint_filter"];
    assert_eq!(said(Lang::Zh), zh);
    assert_eq!(said(Lang::En)[1], "5 open entries of the log");
}

#[test]
fn derivation_sheet_and_table_say_what_is_open() {
    let (rulebook, record) = (rulebook(), five());
    let sheet = score(rulebook, &record, day(LATER));
    let of = line_of(&sheet, "27", Sub::Measure(id("complaint_filter")));
    let reason = say::reason(Lang::Zh, rulebook, of);
    assert_eq!(reason, "16.667%–100%，台账有 5 条待定。");
    let printed = say::printed_fact(Lang::En, rulebook, &record, of);
    let title = "Complaint filter rate 16.667%\u{2013}100%, target 90%";
    assert_eq!(printed, title);
    let clause_2 = say::reason(Lang::Zh, rulebook, line(&sheet, "2"));
    assert_eq!(clause_2, "投诉过滤率还有台账记录待定。");
    let table = month_csv(Lang::Zh, rulebook, &record, day(LATER), false);
    assert!(table.contains("按台账 1 / 6–6 / 6，5 条待定"), "{table}");
    let steps = explain::derived_lines(Lang::Zh, rulebook, &record, day(LATER));
    let said: Vec<String> = steps.into_iter().flat_map(|line| line.steps).collect();
    let has = |text: &str| said.iter().any(|step| step.contains(text));
    assert!(has("16.667%–100%") && has("暂按最好的结果算"), "{said:?}");
    assert!(has("要 95%，尚不能定"), "{said:?}");
}

/// A record says by itself what the other reading would have given.
#[test]
fn reading_r16_has_a_price_from_the_record_alone() {
    let dispatched = month(&filter(
        r#"{"numerator": 18, "denominator": 20, "dispatched": 2}"#,
    ));
    let priced = |record: &Record| {
        let mut priced = price_readings(rulebook(), record, day(LATER)).into_iter();
        let r16 = priced
            .find(|priced| priced.reading.name() == "R16")
            .unwrap();
        let scores = r16.options.iter().map(|o| o.score.to_string());
        (scores.collect::<Vec<_>>(), r16.unmoved.is_some())
    };
    assert_eq!(
        priced(&dispatched),
        (vec!["100".into(), "101".into()], false)
    );
    // Nothing dispatched, or typed by hand: it isn't asked.
    let none = (vec!["100".to_owned(), "100".to_owned()], true);
    assert_eq!(priced(&five()), none);
}

#[test]
fn a_case_more_leaves_the_others_open() {
    let worths = case_worths(rulebook(), &five(), day(LATER));
    let filter = worths
        .iter()
        .find(|worth| worth.measure == id("complaint_filter"))
        .unwrap();
    assert_eq!(
        (filter.ratio.numerator(), filter.ratio.denominator()),
        (1, 1)
    );
    assert_eq!(filter.thin, None, "no verdict yet");
    // 0/6 to 5/6: 83.333 %, six steps of 0.5.
    assert_eq!(filter.worse.as_ref().unwrap().change.by.to_string(), "-3");
}

#[test]
fn a_closed_month_keeps_what_was_open() {
    let closed = close(rulebook(), &five(), day(LATER)).unwrap();
    let closing = closed.closing().unwrap();
    let found = [closing.score, closing.low, closing.high].map(|p| p.to_string());
    assert_eq!(found, ["100", "80", "101"]);
}

#[test]
fn the_year_shows_what_a_measure_can_be() {
    let record = five();
    let year = YearSheet::of(2026, &[(&record, rulebook())], day(LATER));
    let of = year.measures[0].months[2].unwrap();
    assert_eq!(of.on_target(), None);
    assert_eq!(kaohe::locale::year::reached(Lang::Zh, &of), "16.667%–100%");
    assert!(!year.months[2].as_ref().unwrap().is_scored());
    let short = month(&filter(r#"{"numerator": 1, "denominator": 3, "open": 1}"#));
    let year = YearSheet::of(2026, &[(&short, rulebook())], day(LATER));
    assert_eq!(year.measures[0].months[2].unwrap().on_target(), Some(false));
}

/// Where less is better the best is the low end.
#[test]
fn a_measure_of_which_less_is_better_turns_round() {
    let rulebook = changed(|document| {
        document.measures[0].direction = Direction::Lower;
        document.measures[0].target =
            decode_text(r#"{"value": "10", "origin": "stated"}"#).unwrap();
    });
    // 1/6 to 6/6: 6 steps are sure, 16.667 − 10.
    let sheet = scored(&rulebook, &filter(FIVE));
    let of = line_of(&sheet, "27", Sub::Measure(id("complaint_filter")));
    assert_eq!(figures(of), ["-3", "-20", "-0.6"]);
}

proptest! {
    #![proptest_config(crate::support::any::cases(100))]

    /// Against brute force, in either direction: the ends of what the facts
    /// leave are those of everything that can come of the open cases.
    #[test]
    fn the_range_over_the_facts_is_exact(
        cases in logged(), satisfied in logged(), lower in any::<bool>(),
        readings in prop::sample::select(vec![
            "", "R14 other_decides", "R16 filtered", "R5 pro_rata, R16 filtered", "R13 above",
        ]),
    ) {
        let rulebook = crate::support::read_by(&changed(|document| {
            if lower {
                document.measures[0].direction = Direction::Lower;
            }
        }), readings);
        let with = |filter: Option<_>, satisfaction: Option<_>| {
            let record = month("{}").edited(|facts: &mut Facts| {
                for (name, cases) in [("complaint_filter", filter), ("satisfaction", satisfaction)] {
                    let measured = cases.map_or(Measured::NotAssessed, Measured::Logged);
                    facts.measures.insert(id(name), measured);
                }
            });
            score(&rulebook, &record.unwrap(), today())
        };
        let promised = with(Some(cases), Some(satisfied));
        let mut ended = Vec::new();
        for filter in endings(cases) {
            ended.extend(endings(satisfied).into_iter().map(|s| with(filter, s).score));
        }
        let (low, high) = (ended.iter().min().unwrap(), ended.iter().max().unwrap());
        prop_assert_eq!(promised.facts_range, Range { low: *low, high: *high });
        prop_assert!(promised.facts_range.contains(promised.score));
    }
}

/// A record of any cases goes through its checks.
#[test]
fn cases_stand_in_a_record() {
    let record = check(five().facts().clone());
    let json = record.facts().to_json();
    assert!(
        json.contains(r#"{"logged":{"numerator":1,"denominator":1,"open":5}}"#),
        "{json}"
    );
}
