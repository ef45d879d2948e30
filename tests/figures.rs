//! How amounts are written: points and yuan, in columns and in sentences.

use kaohe::locale::{money, plain, points, say, signed, span};
use kaohe::number::{Points, Range, Unit};
use kaohe::record::{Facts, Record};
use kaohe::rulebook::bundled_in;
use kaohe::scoring::score;
use proptest::prelude::*;

fn of(text: &str) -> Points {
    text.parse().unwrap()
}

/// In a column, in a sentence, given or taken.
fn written(unit: Unit, text: &str) -> [String; 3] {
    let amount = of(text);
    [
        points(unit, amount),
        plain(unit, amount),
        signed(unit, amount),
    ]
}

#[test]
fn points_have_a_decimal_at_the_least() {
    let points = |text| written(Unit::Points, text);
    assert_eq!(points("97"), ["97.0", "97.0", "+97.0"]);
    assert_eq!(points("96.65"), ["96.65", "96.65", "+96.65"]);
    assert_eq!(points("-0.5"), ["\u{2212}0.5"; 3]);
    assert_eq!(points("0"), ["0.0", "0", "0"]);
}

#[test]
fn yuan_have_two_in_a_column_and_none_in_a_sentence_where_they_are_whole() {
    let yuan = |text| written(Unit::Money, text);
    assert_eq!(yuan("20"), ["20.00", "20", "+20.00"]);
    assert_eq!(yuan("20.5"), ["20.50", "20.50", "+20.50"]);
    assert_eq!(yuan("0.01"), ["0.01", "0.01", "+0.01"]);
    assert_eq!(yuan("1020"), ["1,020.00", "1,020", "+1,020.00"]);
    assert_eq!(
        yuan("-1020"),
        ["\u{2212}1,020.00", "\u{2212}1,020", "\u{2212}1,020.00"]
    );
    assert_eq!(
        yuan("1000000"),
        ["1,000,000.00", "1,000,000", "+1,000,000.00"]
    );
    assert_eq!(yuan("-999.9"), ["\u{2212}999.90"; 3]);
    assert_eq!(yuan("0"), ["0.00", "0", "0"]);
}

#[test]
fn a_range_is_written_as_its_ends_are_in_a_sentence() {
    let range = |unit, low, high| {
        let (low, high) = (of(low), of(high));
        span(kaohe::locale::Lang::En, unit, Range { low, high })
    };
    assert_eq!(range(Unit::Points, "78.6", "100"), "78.6\u{2013}100.0");
    assert_eq!(range(Unit::Money, "0", "1250.5"), "0\u{2013}1,250.50");
    assert_eq!(range(Unit::Money, "50", "90"), "50\u{2013}90");
    assert_eq!(range(Unit::Money, "60", "60"), "60");
    let below = |lang| {
        span(
            lang,
            Unit::Points,
            Range {
                low: of("-1.6"),
                high: of("-0.4"),
            },
        )
    };
    assert_eq!(below(kaohe::locale::Lang::Zh), "\u{2212}1.6 到 \u{2212}0.4");
    assert_eq!(below(kaohe::locale::Lang::En), "\u{2212}1.6 to \u{2212}0.4");
}

#[test]
fn a_line_in_money_is_counted_in_yuan() {
    let rulebook = bundled_in(Unit::Money);
    let mut facts = Facts::empty("T01".into(), "2026-06".parse().unwrap());
    facts.unit = Unit::Money;
    let late = "late".parse().unwrap();
    facts.entries.push(kaohe::record::Entry::plain(late, 2));
    let record = Record::new(facts).unwrap();
    let today = "2026-07-01".parse().unwrap();
    let sheet = score(&rulebook, &record, today);
    let line = sheet.lines.iter().find(|line| line.part == late).unwrap();
    assert_eq!(say::product(sheet.unit, line), "2 \u{d7} 10");
    assert_eq!(say::product(Unit::Points, line), "2 \u{d7} 10.0");
}

#[test]
fn a_sum_leads_to_the_score_or_to_what_is_left_to_pay() {
    let sum = |unit, base, parts: &[&str]| {
        let parts: Vec<Points> = parts.iter().map(|part| of(part)).collect();
        say::sum(unit, of(base), &parts)
    };
    assert_eq!(
        sum(Unit::Points, "100", &["2.5", "-5.5"]),
        "100 + 2.5 \u{2212} 5.5"
    );
    assert_eq!(sum(Unit::Money, "0", &["0", "-70", "10"]), "70 \u{2212} 10");
    assert_eq!(sum(Unit::Money, "0", &["0", "-1020.5"]), "1,020.50");
    assert_eq!(sum(Unit::Money, "0", &["0", "0"]), "0");
}

proptest! {
    /// Every amount of whole fen is written as the same amount of money is.
    #[test]
    fn yuan_are_written_alike_wherever_they_come_from(fen in -100_000_000_000_i64..100_000_000_000) {
        let amount = Points::from_raw(fen * 10);
        let same = kaohe::number::Money::from_raw(fen);
        prop_assert_eq!(points(Unit::Money, amount), money(same));
    }
}
