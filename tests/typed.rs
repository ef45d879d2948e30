//! What an office types and pastes: one reader for each kind of number, and
//! nothing that could mean two things.

use kaohe::calendar::Month;
use kaohe::id::Id;
use kaohe::number::{Percent, Ratio};
use kaohe::record::{
    Facts, Field, FieldFault, Measured, Remark, as_percent, put, remark, split, typed_count,
    typed_points, typed_wage,
};
use kaohe::rulebook::bundled;
use kaohe::scoring::bounds;
use proptest::prelude::*;

fn id(text: &str) -> Id {
    text.parse().unwrap()
}

fn percent(text: &str) -> Percent {
    text.parse().unwrap()
}

fn march() -> Month {
    "2026-03".parse().unwrap()
}

#[test]
fn counts_as_spreadsheets_and_input_methods_write_them() {
    for (text, count) in [
        ("1053", 1053),
        ("1,053", 1053),
        ("1，053", 1053),
        ("1 053", 1053),
        ("1\u{a0}053", 1053),
        ("1,234,567", 1_234_567),
        ("3.0", 3),
        ("3.00", 3),
        ("３。０", 3),
        ("3｡0", 3),
        ("１２", 12),
        (" 7\u{200b}", 7),
        ("\u{202d}7\u{202c}", 7),
        ("007", 7),
    ] {
        assert_eq!(typed_count(text, 9_999_999), Ok(Some(count)), "{text:?}");
    }
    for text in [
        "1,05", "1,0530", "1053,", ",053", "3.5", "3.", "-3", "1,05 3", "三", "3次", "1/2",
    ] {
        assert_eq!(
            typed_count(text, 9_999),
            Err(FieldFault::NotWhole),
            "{text:?}"
        );
    }
    for text in ["", " ", "\u{3000}", "\u{feff}"] {
        assert_eq!(typed_count(text, 9), Ok(None), "{text:?}");
    }
    assert_eq!(typed_count("1,000", 999), Err(FieldFault::Above(999)));
}

#[test]
fn money_with_its_sign_its_unit_and_its_thousands() {
    for text in [
        "3200",
        "3,200",
        "3，200",
        "3 200",
        "¥3,200",
        "￥3200",
        "¥ 3200.00",
        "3200元",
        "3,200.00 元",
        "３２００．００",
        "3200。00",
        "RMB 3,200",
        "3200 yuan",
        "3\u{202f}200",
    ] {
        assert_eq!(typed_wage(text), Ok("3200".parse().ok()), "{text:?}");
    }
    for text in [
        "3,2",
        "32,00",
        "3,200,0",
        "元",
        "¥",
        "3200元元",
        "¥3200元",
        "3千",
        "3.2.0",
    ] {
        assert_eq!(typed_wage(text), Err(FieldFault::NotANumber), "{text:?}");
    }
    assert_eq!(typed_wage("-3,200"), Err(FieldFault::WageNegative));
    assert_eq!(typed_wage("−1"), Err(FieldFault::WageNegative));
    assert_eq!(typed_wage("3200.555"), Err(FieldFault::TooPrecise(2)));
    assert_eq!(typed_wage("99999999999"), Err(FieldFault::TooLarge));
    assert_eq!(typed_points("−1,000.5"), Ok("-1000.5".parse().ok()));
}

/// What a text in the percent field of the measure comes to.
fn share(text: &str) -> Result<Option<Measured>, FieldFault> {
    share_beside(text, None)
}

fn share_beside(text: &str, now: Option<Measured>) -> Result<Option<Measured>, FieldFault> {
    let field = Field::Percent(id("faults_online"));
    let mut facts = Facts::empty(String::new(), march());
    if let Some(now) = now {
        facts.measures.insert(id("faults_online"), now);
    }
    let bounds = bounds(&bundled(), march());
    put(&mut facts, field, |_| text.to_owned(), &bounds).map_err(|(_, fault)| fault)?;
    Ok(facts.measures.get(&id("faults_online")).copied())
}

fn said(text: &str) -> Option<Remark> {
    let field = Field::Percent(id("faults_online"));
    remark(field, |_| text.to_owned(), &bounds(&bundled(), march()))
}

#[test]
fn a_share_as_a_spreadsheet_holds_it_is_asked_back() {
    for (text, asked) in [
        ("0.684", "68.4"),
        ("０。６８４", "68.4"),
        ("1.0", "100"),
        ("0.6", "60"),
        ("0.962264150943396", "96.226"),
        ("0.0004", "0.04"),
    ] {
        assert_eq!(
            share(text),
            Err(FieldFault::Fraction(percent(asked))),
            "{text}"
        );
    }
    let is = |text: &str| Ok(Some(Measured::Percent(percent(text))));
    // It says that it's a percentage, or can't be anything else.
    for (text, value) in [
        ("0.684%", "0.684"),
        ("0.684 ％", "0.684"),
        ("68.4", "68.4"),
        ("68.4%", "68.4"),
        ("1", "1"),
        ("0", "0"),
        ("0.0", "0"),
        ("1.1", "1.1"),
    ] {
        assert_eq!(share(text), is(value), "{text}");
    }
    // The answer stands: what is recorded is asked no second time.
    let kept = Some(Measured::Percent(percent("0.684")));
    assert_eq!(share_beside("0.684", kept), is("0.684"));
    assert_eq!(as_percent("0.684").as_deref(), Some("68.4"));
    assert_eq!(as_percent("1.0").as_deref(), Some("100"));
    assert_eq!(as_percent("0.0004").as_deref(), Some("0.04"));
    assert_eq!(as_percent("0.6841234").as_deref(), Some("68.41234"));
}

#[test]
fn too_many_decimals_are_rounded_and_said_and_never_across_a_mark() {
    // The target is 70: 70, 69, 68 and so on cost a step each.
    for (text, value) in [
        ("68.4567", "68.457"),
        ("68.4564", "68.456"),
        ("68.4565", "68.457"),
        ("69.99996", "69.999"),
        ("70.00004", "70.001"),
        ("68.9999", "68.999"),
        ("69.0001", "69.001"),
        ("99.99999", "99.999"),
        ("0.00001%", "0.001"),
    ] {
        assert_eq!(
            share(text),
            Ok(Some(Measured::Percent(percent(value)))),
            "{text}"
        );
        assert_eq!(said(text), Some(Remark::Rounded(percent(value))), "{text}");
    }
    assert_eq!(share("100.00001"), Err(FieldFault::Percent));
    assert_eq!(share("-0.00001"), Err(FieldFault::Percent));
    for exact in ["68.457", "68.45700", "68.4"] {
        assert_eq!(said(exact), None, "{exact}");
    }
}

#[test]
fn a_share_in_one_text_fills_both_boxes() {
    let measure = id("satisfaction");
    let (n, d) = (Field::Numerator(measure), Field::Denominator(measure));
    for text in [
        "51/53",
        "51 / 53",
        "51／53",
        "51\t53",
        "５１／５３",
        "51÷53",
        "51 53",
        "51.0/53.0",
        "51⁄53 ",
    ] {
        for field in [n, d] {
            let halves = split(field, text).unwrap_or_else(|| panic!("{text:?}"));
            let read = halves.map(|(half, text)| (half, typed_count(&text, 99)));
            assert_eq!(read, [(n, Ok(Some(51))), (d, Ok(Some(53)))], "{text:?}");
        }
    }
    let thousands = split(n, "1,051\t1,053").unwrap();
    assert_eq!(
        thousands.map(|(_, text)| typed_count(&text, 9_999)),
        [Ok(Some(1051)), Ok(Some(1053))]
    );
    for text in [
        "51", "1 053", "51/", "/53", "51/53/2", "51/x", "96.2%", "", "a b", "51.5/53",
    ] {
        assert_eq!(split(n, text), None, "{text:?}");
    }
    assert_eq!(
        split(Field::Heads, "2/11"),
        Some([(Field::Rank, "2".into()), (Field::Heads, "11".into())])
    );
    assert_eq!(split(Field::Wage, "51/53"), None);
}

#[test]
fn half_a_share_says_what_is_missing() {
    let measure = id("satisfaction");
    let (n, d) = (Field::Numerator(measure), Field::Denominator(measure));
    let said = |of: Field, texts: [(Field, &str); 2]| {
        let text = |field| {
            let found = texts.iter().find(|(of, _)| *of == field);
            found.map_or_else(String::new, |(_, text)| (*text).to_owned())
        };
        remark(of, text, &bounds(&bundled(), march()))
    };
    assert_eq!(said(n, [(n, "51"), (d, "")]), Some(Remark::Misses(d)));
    assert_eq!(said(d, [(n, ""), (d, "53")]), Some(Remark::Misses(n)));
    assert_eq!(said(n, [(n, "51"), (d, "53")]), None);
    assert_eq!(said(n, [(n, ""), (d, "")]), None);
    let (rank, heads) = (Field::Rank, Field::Heads);
    assert_eq!(
        said(rank, [(rank, "2"), (heads, "")]),
        Some(Remark::Misses(heads))
    );
}

#[test]
fn a_shown_share_reaches_no_mark_that_it_misses() {
    let shown = |n, d, marks: &[Percent]| {
        let ratio = Ratio::new(n, d).unwrap();
        ratio.shown_beside(marks).to_string()
    };
    // 94.99996 % and 95.00004 %.
    assert_eq!(shown(2_374_999, 2_500_000, &[]), "94.999");
    assert_eq!(shown(2_375_001, 2_500_000, &[]), "95.001");
    assert_eq!(shown(19, 20, &[]), "95");
    assert_eq!(shown(9_999_998, 9_999_999, &[]), "99.999");
    assert_eq!(shown(1, 9_999_999, &[]), "0.001");
    // 98.4999925 %: a mark between whole percents, and a step below it.
    let half = [percent("98.5")];
    assert_eq!(shown(3_939_999, 3_999_999, &[]), "98.5");
    assert_eq!(shown(3_939_999, 3_999_999, &half), "98.499");
    assert_eq!(shown(3_899_999, 3_999_999, &half), "97.499");
    assert_eq!(shown(51, 53, &half), "96.226");
}

proptest! {
    #[test]
    fn shown_and_exact_stand_on_the_same_side(
        (n, d) in (1..=Ratio::LIMIT).prop_flat_map(|d| (0..=d, Just(d))),
        near in 0_i64..=100_000,
        at_mark in any::<bool>(),
    ) {
        let mark = Percent::from_raw(near);
        // Near to the mark, or anywhere.
        let n = if at_mark { (u64::from(d) * near as u64 / 100_000) as u32 } else { n };
        let ratio = Ratio::new(n, d).unwrap();
        let shown = ratio.shown_beside(&[mark]);
        for mark in [mark, Percent::whole((n % 101) as i32)] {
            prop_assert_eq!(shown.cmp(&mark), ratio.cmp_percent(mark));
        }
        prop_assert!((shown.raw() * i64::from(d) - i64::from(n) * 100_000).abs() <= i64::from(d));
    }
}
