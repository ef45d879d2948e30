//! The rulebook's own worked examples: facts and the score that must come out.

use kaohe::number::{Money, Points};
use kaohe::rulebook::{Document, Rulebook, bundled_json, check};
use kaohe::scoring::{WrongExample, wrong_examples};

/// The bundled rulebook as its file has it, with its examples.
fn file() -> Document {
    serde_json::from_str(bundled_json()).unwrap()
}

#[test]
fn bundled_rulebook_has_no_problem() {
    assert_eq!(check(&file()), []);
}

#[test]
fn every_example_scores_as_expected() {
    let rulebook = Rulebook::new(file()).unwrap();
    assert!(rulebook.examples.len() > 15);
    assert_eq!(wrong_examples(&rulebook), []);
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
