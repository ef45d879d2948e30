//! What each reading would make of a month.

use crate::support::any::{self, check, today};
use crate::support::{LATER, day, month, rulebook};
use kaohe::record::Record;
use kaohe::rulebook::ReadingId;
use kaohe::scoring::{PricedReading, Unmoved, price_readings, score};
use proptest::prelude::*;

fn worked() -> Record {
    check(kaohe::rulebook::worked_month().unwrap())
}

fn priced(record: &Record, id: &str) -> PricedReading {
    let all = price_readings(rulebook(), record, day(LATER));
    let found = all.into_iter().find(|priced| priced.reading.name() == id);
    found.unwrap_or_else(|| panic!("{id}"))
}

/// Option, score, difference, low and high.
type Row = (&'static str, [&'static str; 4]);

fn check_prices(record: &Record, id: &str, expected: &[Row]) {
    let priced = priced(record, id);
    let rows: Vec<_> = priced
        .options
        .iter()
        .map(|option| {
            let figures = [
                option.score,
                option.difference,
                option.range.low,
                option.range.high,
            ];
            (
                option.option.as_str().to_owned(),
                figures.map(|p| p.to_string()),
            )
        })
        .collect();
    let expected: Vec<_> = expected
        .iter()
        .map(|(option, figures)| ((*option).to_owned(), figures.map(str::to_owned)))
        .collect();
    assert_eq!(rows, expected, "{id}");
    assert_eq!(priced.unmoved, None, "{id}");
    let in_force: Vec<_> = priced.options.iter().filter(|o| o.in_force).collect();
    assert_eq!(in_force.len(), 1);
    assert_eq!(
        in_force[0].option.as_str(),
        rulebook().choices().chosen(priced.reading)
    );
}

#[test]
fn the_worked_month_by_each_reading_that_moves_it() {
    let in_force = ["97", "0", "78.6", "100.2"];
    // Two days late instead of one, which is all that a worth of 2 has.
    check_prices(
        &worked(),
        "R2",
        &[
            ("in_time", in_force),
            ("late", ["96", "-1", "77.6", "99.2"]),
        ],
    );
    // 1.6, 0.1 and 3 points below; 16.6, 2.1 and 6 at the high targets.
    check_prices(
        &worked(),
        "R5",
        &[
            ("full_steps", in_force),
            ("pro_rata", ["96.65", "-0.35", "78.04", "100.2"]),
            ("every_started", ["96", "-1", "77", "100.2"]),
        ],
    );
    // Only the high end meets the base.
    check_prices(
        &worked(),
        "R6",
        &[
            ("yes", in_force),
            ("capped_at_base", ["97", "0", "78.6", "100"]),
            ("rewards_capped", in_force),
        ],
    );
    // Due on 4 March: the whole worth of 5 (2 to 10) instead of one day.
    check_prices(
        &worked(),
        "R11",
        &[("next", in_force), ("same", ["93", "-4", "69.6", "99.2"])],
    );
}

#[test]
fn a_share_of_the_wage_moves_the_pay_alone() {
    let priced = priced(&worked(), "R7");
    assert_eq!(priced.unmoved, None);
    let pays: Vec<String> = priced
        .options
        .iter()
        .map(|o| o.pay.unwrap().amount.with_decimals(2))
        .collect();
    assert_eq!(pays, ["3104.00", "3171.20"]);
    assert!(priced.options.iter().all(|o| o.difference.is_zero()));
}

#[test]
fn a_reading_that_changes_nothing_says_why() {
    use Unmoved::{NoWage, NotAsked, SameResult, Year};
    for (record, id, expected) in [
        // Praised once; not too late; nothing used up; no tie; not at both
        // ends; above 95 %; both measured.
        (worked(), "R1", Some(SameResult)),
        (worked(), "R3", Some(SameResult)),
        (worked(), "R4", Some(SameResult)),
        (worked(), "R8", Some(Year)),
        (worked(), "R9", Some(SameResult)),
        (worked(), "R10", Some(SameResult)),
        (worked(), "R12", Some(NotAsked)),
        (worked(), "R13", Some(SameResult)),
        (worked(), "R14", Some(SameResult)),
        (month("{}"), "R1", Some(NotAsked)),
        (month("{}"), "R6", Some(NotAsked)),
        (month("{}"), "R7", Some(NoWage)),
        (month("{}"), "R9", Some(NotAsked)),
        (month(r#"{"wage": "3200"}"#), "R7", Some(SameResult)),
        (
            month(r#"{"entries": [{"parts": ["3"], "count": 2}]}"#),
            "R1",
            None,
        ),
        (
            month(r#"{"entries": [{"parts": ["3"], "count": 2}]}"#),
            "R6",
            None,
        ),
        (
            month(r#"{"entries": [{"parts": ["7", "15"], "count": 1}]}"#),
            "R12",
            None,
        ),
        (
            month(r#"{"entries": [{"parts": ["24"], "count": 1}]}"#),
            "R4",
            Some(SameResult),
        ),
        (
            month(r#"{"entries": [{"parts": ["24"], "count": 3}]}"#),
            "R4",
            None,
        ),
    ] {
        assert_eq!(priced(&record, id).unmoved, expected, "{id} {record:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..any::config() })]

    /// The price of an answer is the score under it, whatever is in force.
    #[test]
    fn the_price_is_the_score_under_that_reading(facts in any::facts(), choices in any::choices()) {
        let rulebook = rulebook().with_choices(choices);
        let record = check(facts);
        let now = score(&rulebook, &record, today());
        let priced = price_readings(&rulebook, &record, today());
        let asked: Vec<ReadingId> = priced.iter().map(|priced| priced.reading).collect();
        prop_assert_eq!(asked, ReadingId::of_unit(kaohe::number::Unit::Points).collect::<Vec<_>>());
        for reading in priced {
            let mut figures = Vec::new();
            for option in &reading.options {
                let mut other = choices;
                prop_assert!(other.choose(reading.reading, option.option.as_str()));
                let sheet = score(&rulebook.with_choices(other), &record, today());
                prop_assert_eq!(option.score, sheet.score);
                prop_assert_eq!(option.range, sheet.range);
                prop_assert_eq!(option.pay, sheet.pay);
                prop_assert_eq!(option.difference, sheet.score - now.score);
                prop_assert_eq!(option.in_force, other == choices);
                figures.push((sheet.score, sheet.range, sheet.pay));
            }
            figures.dedup();
            prop_assert_eq!(reading.unmoved.is_none(), figures.len() > 1);
            if reading.unmoved == Some(Unmoved::NotAsked) {
                let asks = |line: &kaohe::scoring::Line| line.depends.readings.contains(reading.reading);
                prop_assert!(!now.lines.iter().any(asks));
            }
        }
    }
}
