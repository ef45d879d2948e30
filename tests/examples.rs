//! The rulebook's own worked examples: facts and the score that must come out.

use kaohe::json::decode_text;
use kaohe::number::Unit;
use kaohe::number::{Money, Points};
use kaohe::record::Record;
use kaohe::rulebook::{Document, Rulebook, bundled_json, check, telesales_json, worked_month_in};
use kaohe::scoring::{WrongExample, wrong_examples};

/// The bundled rulebook as its file has it, with its examples.
fn file() -> Document {
    decode_text(bundled_json()).unwrap()
}

fn telesales() -> Document {
    decode_text(telesales_json()).unwrap()
}

#[test]
fn bundled_rulebooks_have_no_problem() {
    assert_eq!(check(&file()), []);
    assert_eq!(check(&telesales()), []);
}

#[test]
fn every_example_scores_as_expected() {
    for (file, least) in [(file(), 16), (telesales(), 6)] {
        let rulebook = Rulebook::new(file).unwrap();
        assert!(rulebook.examples.len() >= least);
        assert_eq!(wrong_examples(&rulebook), []);
    }
}

#[test]
fn the_worked_month_is_the_first_example() {
    for (unit, file) in [(Unit::Points, file()), (Unit::Money, telesales())] {
        let worked = worked_month_in(unit).expect("it can be read");
        assert_eq!(worked, file.examples[0].facts);
        assert!(Record::new(worked).is_ok());
    }
}

#[test]
fn an_example_that_comes_out_otherwise_is_found() {
    // Of the first, each figure by itself; of the second, the score.
    let changes: [fn(&mut Document); 5] = [
        |d| d.examples[0].expected.score += Points::ONE,
        |d| d.examples[0].expected.low = Some(Points::ZERO),
        |d| d.examples[0].expected.high = Some(Points::whole(101)),
        |d| d.examples[0].expected.pay = Some(Money::from_raw(310_401)),
        |d| d.examples[1].readings.clear(),
    ];
    for (index, change) in changes.into_iter().enumerate() {
        let mut document = file();
        change(&mut document);
        let wrong = wrong_examples(&Rulebook::new(document).unwrap());
        let example = &file().examples[usize::from(index == 4)];
        let mut found = example.expected.clone();
        if index == 4 {
            // Both calls of praise count.
            found.score += Points::ONE;
        }
        let id = example.id;
        assert_eq!(wrong, [WrongExample { id, found }], "change {index}");
    }
}
