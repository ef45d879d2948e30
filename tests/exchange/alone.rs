//! Every field of a month by itself: a month of which nothing else is known
//! isn't blank, and comes back out of storage and out of a file as it was.

use kaohe::exchange::{Item, RulebookRef, Wage, export};
use kaohe::json::{Encode, decode_text};
use kaohe::record::{Entry, Facts, Record};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;

use super::generate;

/// The month with one of its facts alone, for each that it has. A new field
/// doesn't compile here until it's among them.
fn each_alone(facts: &Facts) -> Vec<(&'static str, Facts)> {
    let Facts {
        agent,
        month,
        unit,
        entries,
        measures,
        exam,
        report,
        complaints,
        days,
        joined,
        sales,
        plan,
        corrections,
        history,
        wage,
    } = facts.clone();
    let blank = Facts {
        unit,
        ..Facts::empty(agent, month)
    };
    // What caused a complaint needs it.
    let uncaused = entries.into_iter().map(|entry| Entry {
        caused: None,
        ..entry
    });
    let alone = |name, change: &dyn Fn(&mut Facts)| {
        let mut facts = blank.clone();
        change(&mut facts);
        (name, facts)
    };
    let entries: Vec<Entry> = uncaused.collect();
    let mut found = vec![
        alone("entries", &|facts| facts.entries = entries.clone()),
        alone("measures", &|facts| facts.measures = measures.clone()),
        alone("exam", &|facts| facts.exam = exam),
        alone("report", &|facts| facts.report = report),
        alone("complaints", &|facts| facts.complaints = complaints.clone()),
        alone("days", &|facts| facts.days = days.clone()),
        alone("joined", &|facts| facts.joined = joined),
        alone("sales", &|facts| facts.sales = sales),
        alone("plan", &|facts| facts.plan = plan.clone()),
        alone("corrections", &|facts| {
            facts.corrections = corrections.clone()
        }),
        alone("history", &|facts| facts.history = history.clone()),
        alone("wage", &|facts| facts.wage = wage),
    ];
    found.retain(|(_, facts)| *facts != blank);
    found
}

/// Of a month, everything that is known in some of many.
#[test]
fn the_generator_makes_every_field() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..64 {
        let record = generate::record().new_tree(&mut runner).unwrap().current();
        seen.extend(each_alone(record.facts()).into_iter().map(|(name, _)| name));
    }
    assert_eq!(seen.len(), 12, "{seen:?}");
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        cases: 60,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_month_of_one_fact_is_kept(record in generate::record()) {
        for (name, facts) in each_alone(record.facts()) {
            prop_assert!(!facts.is_blank(), "{}", name);
            let stored: Facts = decode_text(&facts.to_json()).unwrap();
            prop_assert_eq!(&stored, &facts, "{}", name);
            let record = Record::new(facts).unwrap();
            let rulebook = RulebookRef {
                id: "broadband".parse().unwrap(),
                effective: record.month,
                fingerprint: None,
                texts: None,
            };
            let sent = vec![Item { rulebook, seen: None, code: None, record, lines: Vec::new(), trail: <_>::default() }];
            let text = export(&sent, Wage::Included, &[]);
            prop_assert_eq!(super::items(&text), sent, "{}", name);
        }
    }

    #[test]
    fn a_month_without_facts_is_blank(record in generate::record()) {
        let facts = Facts { unit: record.unit, ..Facts::empty(record.agent.clone(), record.month) };
        prop_assert!(facts.is_blank());
    }
}
