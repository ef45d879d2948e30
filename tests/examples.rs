//! The rulebook's own worked examples: facts and the score that must come out.

use kaohe::record::Record;
use kaohe::rulebook::{Document, Rulebook, bundled_json, check};
use kaohe::scoring::score;

#[test]
fn bundled_rulebook_has_no_problem() {
    let document: Document = serde_json::from_str(bundled_json()).unwrap();
    assert_eq!(check(&document), []);
}

#[test]
fn every_example_scores_as_expected() {
    let document: Document = serde_json::from_str(bundled_json()).unwrap();
    let rulebook = Rulebook::new(document).unwrap();
    for example in &rulebook.examples {
        let mut choices = *rulebook.choices();
        for (reading, option) in &example.readings {
            assert!(choices.choose(*reading, option.as_str()), "{}", example.id);
        }
        let read = rulebook.with_choices(choices);
        let record = Record::new(example.facts.clone()).unwrap();
        let sheet = score(&read, &record, example.today);
        assert_eq!(sheet.score, example.expected.score, "{}", example.id);
        let range = sheet.range;
        assert_eq!(
            example.expected.low.unwrap_or(range.low),
            range.low,
            "{}",
            example.id
        );
        assert_eq!(
            example.expected.high.unwrap_or(range.high),
            range.high,
            "{}",
            example.id
        );
        if let Some(pay) = example.expected.pay {
            assert_eq!(sheet.pay.map(|p| p.amount), Some(pay), "{}", example.id);
        }
    }
}
