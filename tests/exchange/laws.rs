//! What holds for every export.

use kaohe::exchange::{Item, Wage, export, read};
use kaohe::number::Money;
use kaohe::record::Facts;
use proptest::prelude::*;

use super::generate;

fn sorted(mut items: Vec<Item>) -> Vec<Item> {
    items.sort_by_key(|item| (item.record.agent.clone(), item.record.month));
    items
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        cases: 100,
        ..ProptestConfig::default()
    })]

    #[test]
    fn what_was_exported_comes_back(items in generate::items(8)) {
        let text = export(&items, Wage::Included, &[]);
        prop_assert_eq!(super::items(&text), sorted(items));
        prop_assert_eq!(text.trim_end().len(), text.len() - 1);
    }

    #[test]
    fn the_same_records_give_the_same_bytes(items in generate::items(8)) {
        let text = export(&items, Wage::Included, &[]);
        let mut turned = items;
        turned.reverse();
        prop_assert_eq!(&export(&turned, Wage::Included, &[]), &text);
        let back = super::items(&text);
        prop_assert_eq!(&export(&back, Wage::Included, &[]), &text);
        let marked = format!("\u{FEFF}{text}");
        prop_assert_eq!(read(&marked), read(&text));
    }

    #[test]
    fn a_wage_that_was_left_is_nowhere(items in generate::items(8), fen in 1..100_000_000_i64) {
        let with = |wage: Option<Money>| -> Vec<Item> {
            let change = |item: &Item| Item {
                record: item.record.edited(|facts: &mut Facts| facts.wage = wage).unwrap(),
                ..item.clone()
            };
            items.iter().map(change).collect()
        };
        // Byte for byte as if there had never been one.
        let left = export(&with(Some(Money::from_raw(fen))), Wage::Left, &[]);
        prop_assert_eq!(&left, &export(&with(None), Wage::Included, &[]));
        prop_assert!(super::items(&left).iter().all(|item| item.record.wage.is_none()));
    }
}

#[test]
fn the_wage_key_leaves_only_if_asked_for() {
    let items = super::items(super::WORKED);
    assert!(export(&items, Wage::Included, &[]).contains(r#""wage": "3200""#));
    let left = export(&items, Wage::Left, &[]);
    assert!(!left.contains("wage") && !left.contains("3200"));
}

#[test]
fn the_worked_month_is_an_exported_file() {
    let items = super::items(super::WORKED);
    let program = format!("\"program\": \"{}\"", env!("CARGO_PKG_VERSION"));
    let again = export(&items, Wage::Included, &[]);
    assert_eq!(
        again.replace(&program, "\"program\": \"0.1.0\""),
        super::WORKED
    );
    let import = read(super::WORKED).unwrap();
    assert_eq!(import.program.as_deref(), Some("0.1.0"));
    assert_eq!(import.version, 1);
}

#[test]
fn the_worked_month_claims_what_we_see() {
    let rulebook = kaohe::rulebook::bundled();
    let [worked] = &super::items(super::WORKED)[..] else {
        panic!("one record");
    };
    let mut ours = Item::of(worked.record.clone(), &rulebook, super::day("2026-04-07"));
    // The file is from before texts had a mark and months a code.
    assert!(ours.rulebook.texts.take().is_some());
    assert!(ours.code.take().is_some());
    assert_eq!(*worked, ours);
    assert_eq!(
        Some(worked.record.facts()),
        kaohe::rulebook::worked_month().as_ref()
    );
}

#[test]
fn nothing_is_a_file_too() {
    let text = export(&[], Wage::Included, &[]);
    assert_eq!(super::items(&text), []);
}
