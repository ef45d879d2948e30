//! From the score to the pay: reading R7, rounded once, half up to the fen.

use kaohe::number::{Money, Points, Range};
use kaohe::rulebook::{Parameter, ParameterRef, Rulebook};
use kaohe::scoring::pay;

use crate::support::{points, read, read_by, rulebook, scored, stated, with};

fn amount(readings: &str, wage: &str, score: &str) -> String {
    let wage: Money = wage.parse().unwrap();
    let exactly = Range::exactly(points(score));
    pay(&read(readings), wage, points(score), exactly)
        .amount
        .with_decimals(2)
}

/// Wage, score; pay on the whole wage, on a share of 30 %.
const ROWS: &[(&str, &str, &str, &str)] = &[
    ("3200.00", "97", "3104.00", "3171.20"),
    ("3200", "100", "3200.00", "3200.00"),
    ("3200", "0", "0.00", "2240.00"),
    ("3200", "101.8", "3257.60", "3217.28"),
    ("3200", "1099", "35168.00", "12790.40"),
    ("0", "97", "0.00", "0.00"),
    // Half a fen goes up, less goes down: 0.01 × 50 %, 49.999 %, 1.50 × 99.
    ("0.01", "50", "0.01", "0.01"),
    ("0.01", "49.999", "0.00", "0.01"),
    ("1.50", "99", "1.49", "1.50"),
    ("1.50", "98.999", "1.48", "1.50"),
    // 0.03 × 50 % is 1.5 fen, 0.05 × 50 % is 2.5 fen.
    ("0.03", "50", "0.02", "0.03"),
    ("0.05", "50", "0.03", "0.04"),
    // 3333.33 × 96.65 % = 3221.663…; with a share: 3299.829….
    ("3333.33", "96.65", "3221.66", "3299.83"),
    ("1000000", "100.001", "1000010.00", "1000003.00"),
    ("999999.99", "99.999", "999989.99", "999996.99"),
];

#[test]
fn r7_the_whole_wage_or_a_share() {
    for (wage, score, whole, share) in ROWS {
        assert_eq!(amount("R7 whole", wage, score), *whole, "{wage} {score}");
        assert_eq!(amount("R7 share", wage, score), *share, "{wage} {score}");
    }
}

/// Readings; score, its low and high; pay, its low and high on 1000 yuan.
#[test]
fn the_range_of_the_pay() {
    for (readings, score, expected) in [
        (
            "R7 whole",
            ["97", "78.6", "100.2"],
            ["970.00", "786.00", "1002.00"],
        ),
        // The share reaches from 15 to 60 %: below 100 more of it costs more,
        // above 100 it gives more.
        (
            "R7 share",
            ["97", "78.6", "100.2"],
            ["991.00", "871.60", "1001.20"],
        ),
        (
            "R7 share",
            ["97", "97", "97"],
            ["991.00", "982.00", "995.50"],
        ),
        (
            "R7 share",
            ["102", "101", "103"],
            ["1006.00", "1001.50", "1018.00"],
        ),
        (
            "R7 share",
            ["100", "100", "100"],
            ["1000.00", "1000.00", "1000.00"],
        ),
    ] {
        let [score, low, high] = score.map(points);
        let paid = pay(
            &read(readings),
            Money::from_raw(100_000),
            score,
            Range { low, high },
        );
        let figures = [paid.amount, paid.range.low, paid.range.high];
        assert_eq!(
            figures.map(|m| m.with_decimals(2)),
            expected,
            "{readings} {score}"
        );
    }
}

#[test]
fn a_stated_share() {
    let rulebook = read_by(&with(&[("/pay_share", stated("12.345"))]), "R7 share");
    let ninety = Points::whole(90);
    let paid = pay(
        &rulebook,
        Money::from_raw(100_000),
        ninety,
        Range::exactly(ninety),
    );
    // 1000 × (1 − 0.12345 × 0.1) = 987.655.
    assert_eq!(paid.amount.with_decimals(2), "987.66");
    assert!(paid.range.is_settled());
}

/// Base; score; the whole wage of 3200, a share of 30 %.
#[test]
fn over_another_base() {
    for (base, score, whole, share) in [
        (30, "30", "3200.00", "3200.00"),
        (30, "27", "2880.00", "3104.00"),
        (30, "0", "0.00", "2240.00"),
        (30, "33", "3520.00", "3296.00"),
        // 3200 × 1/3, × 1.001/3.
        (3, "1", "1066.67", "2560.00"),
        (3, "1.001", "1067.73", "2560.32"),
        (150, "97", "2069.33", "2860.80"),
    ] {
        for (readings, expected) in [("R7 whole", whole), ("R7 share", share)] {
            let mut document = (*read(readings)).clone();
            document.base = Points::whole(base);
            let rulebook = Rulebook::new(document).unwrap();
            let exactly = Range::exactly(points(score));
            let paid = pay(&rulebook, Money::from_raw(320_000), points(score), exactly);
            assert_eq!(
                paid.amount.with_decimals(2),
                expected,
                "{base} {score} {readings}"
            );
        }
    }
}

#[test]
fn the_sheet_pays_its_own_score() {
    let sheet = scored(
        rulebook(),
        r#"{"wage": "3200", "entries": [{"parts": ["7"], "count": 1}]}"#,
    );
    let paid = sheet.pay.unwrap();
    let figures = [paid.amount, paid.range.low, paid.range.high];
    assert_eq!(
        figures.map(|m| m.with_decimals(2)),
        ["3184.00", "3174.40", "3193.60"]
    );
    assert!(scored(rulebook(), "{}").pay.is_none());
}

/// The bundled rulebook with pay by bands: below 80 nothing, from 80 80 %,
/// from 90 the wage, from 100 a tenth more.
fn banded() -> kaohe::rulebook::Rulebook {
    let mut document: kaohe::rulebook::Document = (**rulebook()).clone();
    for (from, factor) in [("0", "0"), ("80", "80"), ("90", "100"), ("100", "110")] {
        document.pay_bands.to_mut().push(kaohe::rulebook::PayBand {
            from: Parameter::stated(points(from)),
            factor: Parameter::stated(factor.parse().unwrap()),
        });
    }
    read_by(
        &kaohe::rulebook::Rulebook::new(document).unwrap(),
        "R7 bands",
    )
}

#[test]
fn r7_by_bands() {
    let banded = banded();
    let wage: Money = "3333.33".parse().unwrap();
    for (score, low, high, expected) in [
        ("0", "0", "0", ["0.00", "0.00", "0.00"]),
        ("79.999", "79.999", "80", ["0.00", "0.00", "2666.66"]),
        ("80", "79.999", "89.999", ["2666.66", "0.00", "2666.66"]),
        ("90", "78.6", "100.2", ["3333.33", "0.00", "3666.66"]),
        ("99.999", "90", "100", ["3333.33", "3333.33", "3666.66"]),
        ("1099", "1099", "1099", ["3666.66", "3666.66", "3666.66"]),
    ] {
        let range = Range {
            low: points(low),
            high: points(high),
        };
        let pay = pay(&banded, wage, points(score), range);
        let paid = [pay.amount, pay.range.low, pay.range.high];
        assert_eq!(paid.map(|paid| paid.with_decimals(2)), expected, "{score}");
    }
}

#[test]
fn bands_are_part_of_the_rules() {
    use kaohe::exchange::{read_rulebook, write_rulebook};
    use kaohe::rulebook::{Difference, Fingerprint, difference};
    let banded = read_by(&banded(), "R7 whole");
    assert_ne!(Fingerprint::of(&banded), Fingerprint::of(rulebook()));
    let found = difference(rulebook(), &banded);
    let places = found.iter().map(|found| match found {
        Difference::Parameter { at, one: None, .. } => *at,
        other => panic!("{other:?}"),
    });
    use ParameterRef::{BandFactor, BandFrom};
    let bands = [
        BandFactor(0),
        BandFrom(1),
        BandFactor(1),
        BandFrom(2),
        BandFactor(2),
        BandFrom(3),
        BandFactor(3),
    ];
    assert_eq!(places.collect::<Vec<_>>(), bands);
    assert_eq!(read_rulebook(&write_rulebook(&banded)), Ok(banded));
}

/// A better score never pays less, under any reading.
#[test]
fn pay_never_falls_as_the_score_rises() {
    let wage: Money = "3210.07".parse().unwrap();
    for rules in [read("R7 whole"), read("R7 share"), banded()] {
        let mut before = Money::ZERO;
        for score in (0..=120_000).step_by(37) {
            let score = Points::from_raw(score);
            let paid = pay(&rules, wage, score, Range::exactly(score)).amount;
            assert!(paid >= before, "{score}");
            before = paid;
        }
    }
}
