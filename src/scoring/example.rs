//! A rulebook's own worked examples, held against what it scores now.

use super::score;
use crate::id::Id;
use crate::record::Record;
use crate::rulebook::{Expected, Rulebook};

/// An example that comes out otherwise than its rulebook says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongExample {
    /// Which one.
    pub id: Id,
    /// What comes out; low, high and pay only where the example has them.
    pub found: Expected,
}

/// The examples of a rulebook that come out otherwise than it says, in its
/// order. Each is scored on its own day and under its own readings.
pub fn wrong_examples(rulebook: &Rulebook) -> Vec<WrongExample> {
    let mut wrong = Vec::new();
    let mut read = rulebook.clone();
    for example in &rulebook.examples {
        let mut choices = *rulebook.choices();
        for (id, option) in &example.readings {
            // A checked rulebook names only options that there are.
            choices.choose(*id, option.as_str());
        }
        if *read.choices() != choices {
            read = rulebook.with_choices(choices);
        }
        // Its facts are checked with it.
        let Ok(record) = Record::new(example.facts.clone()) else {
            continue;
        };
        let sheet = score(&read, &record, example.today);
        let expected = &example.expected;
        let found = Expected {
            score: sheet.score,
            low: expected.low.map(|_| sheet.range.low),
            high: expected.high.map(|_| sheet.range.high),
            pay: sheet
                .pay
                .filter(|_| expected.pay.is_some())
                .map(|pay| pay.amount),
        };
        if found != *expected {
            let id = example.id;
            wrong.push(WrongExample { id, found });
        }
    }
    wrong
}
