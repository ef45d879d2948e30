//! Exact numbers and dates: how they read, print and compare.

use std::cmp::Ordering;

use kaohe::calendar::{Date, Month};
use kaohe::id::Id;
use kaohe::json::{Encode, decode_text};
use kaohe::number::{Money, NumberError, Percent, Points, Range, Ratio};
use proptest::prelude::*;

#[test]
fn points_read_and_print() {
    for (text, raw, printed) in [
        ("0", 0, "0"),
        ("0.5", 500, "0.5"),
        ("-0.5", -500, "-0.5"),
        ("\u{2212}2", -2_000, "-2"),
        ("96.650", 96_650, "96.65"),
        ("0.001", 1, "0.001"),
        ("-0", 0, "0"),
        ("1.0000000", 1_000, "1"),
        ("007", 7_000, "7"),
        ("1000000", 1_000_000_000, "1000000"),
    ] {
        let points: Points = text.parse().unwrap();
        assert_eq!(points.raw(), raw, "{text}");
        assert_eq!(points.to_string(), printed, "{text}");
    }
}

#[test]
fn what_is_no_number_is_refused() {
    use NumberError::{NotANumber, TooLarge, TooPrecise};
    for (text, error) in [
        ("", NotANumber),
        (".", NotANumber),
        ("1.", NotANumber),
        (".5", NotANumber),
        ("-", NotANumber),
        ("--1", NotANumber),
        ("+1", NotANumber),
        ("1e3", NotANumber),
        (" 1", NotANumber),
        ("1,000", NotANumber),
        ("\u{ff11}", NotANumber),
        ("1.2.3", NotANumber),
        ("NaN", NotANumber),
        ("0.0001", TooPrecise(3)),
        ("1000000.001", TooLarge),
        ("99999999999999999999", TooLarge),
    ] {
        assert_eq!(text.parse::<Points>(), Err(error), "{text:?}");
    }
    assert_eq!("0.001".parse::<Money>(), Err(TooPrecise(2)));
}

#[test]
fn decimals_are_shown_as_asked() {
    let points = |text: &str| text.parse::<Points>().unwrap();
    assert_eq!(points("97").with_decimals(1), "97.0");
    assert_eq!(points("96.65").with_decimals(1), "96.65");
    assert_eq!(points("-0.5").with_decimals(2), "-0.50");
    assert_eq!("3104".parse::<Money>().unwrap().with_decimals(2), "3104.00");
    assert_eq!("0.05".parse::<Money>().unwrap().to_string(), "0.05");
}

#[test]
fn arithmetic_holds_at_the_limits() {
    let most = Points::from_raw(i64::MAX);
    assert_eq!(most + Points::ONE, most);
    assert_eq!(
        Points::from_raw(i64::MIN) - Points::ONE,
        Points::from_raw(i64::MIN)
    );
    assert_eq!(-Points::from_raw(i64::MIN), most);
    assert_eq!(most.checked_add(Points::ONE), None);
    assert_eq!(most.checked_mul(2), None);
    assert_eq!(Points::ONE.checked_sub(Points::ONE), Some(Points::ZERO));
    assert_eq!(most.times(3), most);
}

#[test]
fn ratios_compare_as_fractions() {
    let ratio = |n, d| Ratio::new(n, d).unwrap();
    let percent = |text: &str| text.parse::<Percent>().unwrap();
    assert_eq!(ratio(19, 20).cmp_percent(percent("95")), Ordering::Equal);
    // 2/3 is above 66.666 and below 66.667 though it shows as the latter.
    assert_eq!(
        ratio(2, 3).cmp_percent(percent("66.666")),
        Ordering::Greater
    );
    assert_eq!(ratio(2, 3).cmp_percent(percent("66.667")), Ordering::Less);
    assert_eq!(ratio(2, 3).shown_percent(), percent("66.667"));
    assert_eq!(ratio(51, 53).shown_percent(), percent("96.226"));
    assert_eq!(
        ratio(9_999_998, 9_999_999).cmp_percent(Percent::HUNDRED),
        Ordering::Less
    );
    assert_eq!(
        ratio(1, 2).points_below(percent("51")),
        (100_000 / 50, 2_000)
    );
    assert_eq!(Ratio::new(0, 0), None);
    assert_eq!(Ratio::new(3, 2), None);
    assert_eq!(Ratio::new(1, 10_000_000), None);
    assert_eq!(Ratio::from_percent(percent("100.001")), None);
}

#[test]
fn months_and_days() {
    let month = |text: &str| text.parse::<Month>().unwrap();
    assert_eq!(month("2028-02").last_day().to_string(), "2028-02-29");
    assert_eq!(month("2027-02").last_day().to_string(), "2027-02-28");
    assert_eq!(month("2026-12").plus(1), month("2027-01"));
    assert_eq!(month("2026-01").plus(-1), month("2025-12"));
    assert_eq!(Month::FIRST.plus(-1), Month::FIRST);
    assert_eq!(Month::LAST.plus(i32::MAX), Month::LAST);
    for (from, days, to) in [
        ("2026-02-28", 1, "2026-03-01"),
        ("2999-12-30", 0, "2999-12-30"),
        ("2999-12-30", 1, "2999-12-31"),
        ("2999-12-30", 2, "2999-12-31"),
        ("2000-01-01", 365_241, "2999-12-30"),
        ("2000-01-01", 365_243, "2999-12-31"),
        ("2000-01-01", u32::MAX, "2999-12-31"),
    ] {
        let from: Date = from.parse().unwrap();
        assert_eq!(from.plus(days).to_string(), to, "{from} + {days}");
    }
    for (of, last) in [
        ("2026-02", "2026-02-28"),
        ("2028-02", "2028-02-29"),
        ("2026-04", "2026-04-30"),
        ("2999-12", "2999-12-31"),
    ] {
        assert_eq!(month(of).last_day().to_string(), last);
    }
    assert_eq!(Month::LAST.last_day().to_string(), "2999-12-31");
    assert_eq!(month("2026-02").day(29), None);
    for text in [
        "2026",
        "2026-13",
        "2026-00",
        "26-01",
        "2026-1",
        "1999-12",
        "3000-01",
        "2026-0\u{661}",
    ] {
        assert!(text.parse::<Month>().is_err(), "{text}");
    }
    for text in [
        "2026-02-29",
        "2026-04-31",
        "2026-4-1",
        "2026-04-00",
        "",
        "2026-04",
    ] {
        assert!(text.parse::<Date>().is_err(), "{text}");
    }
}

#[test]
fn ids_are_short_and_plain() {
    for text in ["", "A", "a b", "\u{e9}", "seventeen_letters"] {
        assert!(text.parse::<Id>().is_err(), "{text}");
    }
    assert_eq!(
        "complaint_filter".parse::<Id>().unwrap().as_str(),
        "complaint_filter"
    );
}

#[test]
fn ranges_hold_their_ends() {
    let range = Range::between(Points::ONE, Points::ZERO);
    assert!(range.contains(Points::ZERO) && range.contains(Points::ONE));
    assert!(!range.contains(-Points::ONE) && !range.is_settled());
    assert!(Range::exactly(Points::ONE).is_settled());
    assert_eq!(range.including(Points::whole(5)).high, Points::whole(5));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reading_what_was_printed_is_identity(raw in -1_000_000_000_i64..=1_000_000_000) {
        let (points, percent) = (Points::from_raw(raw), Percent::from_raw(raw));
        prop_assert_eq!(points.to_string().parse::<Points>(), Ok(points));
        prop_assert_eq!(points.with_decimals(3).parse::<Points>(), Ok(points));
        prop_assert_eq!(percent.to_string().parse::<Percent>(), Ok(percent));
        let money = Money::from_raw(raw);
        prop_assert_eq!(money.to_string().parse::<Money>(), Ok(money));
        let json = points.to_json();
        prop_assert_eq!(json.clone(), format!("\"{points}\""));
        prop_assert_eq!(decode_text::<Points>(&json), Some(points));
    }

    #[test]
    fn days_and_months_read_what_they_print(year in 2000_u16..=2999, month in 1_u8..=12, day in 1_u32..=28) {
        let date = Date::new(year, month, day).unwrap();
        prop_assert_eq!(date.to_string().parse::<Date>(), Ok(date));
        let month = Month::of(date);
        prop_assert_eq!(month.to_string().parse::<Month>(), Ok(month));
        prop_assert_eq!(month.plus(1).plus(-1) == month, month != Month::LAST);
    }

    #[test]
    fn a_share_compares_like_its_cross_product(n in 0_u32..=9_999_999, d in 1_u32..=9_999_999, p in 0_i64..=100_000) {
        prop_assume!(n <= d);
        let exact = (i128::from(n) * 100_000).cmp(&(i128::from(p) * i128::from(d)));
        prop_assert_eq!(Ratio::new(n, d).unwrap().cmp_percent(Percent::from_raw(p)), exact);
    }

    #[test]
    fn no_text_panics(text in ".{0,24}") {
        let _ = text.parse::<Points>();
        let _ = text.parse::<Money>();
        let _ = text.parse::<Month>();
        let _ = text.parse::<Date>();
        let _ = text.parse::<Id>();
    }
}
