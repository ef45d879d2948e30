//! Where lines of a document's month change, held against scoring every figure.

use kaohe::json::Decode;
use kaohe::language::{Document, Facts};
use kaohe::number::Decimal;
use kaohe::plan::{Boundary, Plan};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use crate::language::around;

fn plan(middle: &Value) -> Plan {
    Plan::new(&Document::decode(&around(middle)).unwrap()).unwrap()
}

fn facts(values: &[(&str, String)]) -> Facts {
    let values: serde_json::Map<String, Value> = (values.iter())
        .map(|(id, value)| ((*id).to_owned(), json!(value)))
        .collect();
    Facts::decode(&json!({"values": values})).unwrap()
}

/// Of a value: where, and from what to what.
fn found(plan: &Plan, facts: &Facts, value: &str) -> Vec<[String; 3]> {
    let all = plan.boundaries(facts).into_iter();
    let own = all.filter(|boundary| boundary.value.as_str() == value);
    own.map(|Boundary { at, gives, .. }| [at, gives[0], gives[1]].map(|number| number.to_string()))
        .collect()
}

/// A quotient's parts and a value of its own, by hand.
#[test]
fn what_a_rate_hangs_on() {
    let plan = plan(&json!({
        "values": [
            {"id": "done", "title": "done", "whole": true},
            {"id": "all", "title": "all", "whole": true},
            {"id": "rate", "title": "rate", "unit": "%", "most": "100", "from": {"quotient": {"of": ["done"], "over": ["all"]}}},
            {"id": "mark", "title": "mark", "most": "100"},
            {"id": "sum", "title": "sum"},
        ],
        "totals": [{"id": "t", "unit": "分", "pool": {"id": "p", "of": [
            {"line": {"id": "a", "title": "a", "gives": {"scale": ["rate", {"bands": {"bands": [{"amount": "0"}, {"from": "90", "amount": "85"}]}}]}}},
            {"line": {"id": "b", "title": "b", "gives": {"scale": ["mark", {"steps": {"from": "95", "toward": "below", "each": "1", "amount": "-2"}}]}}},
            {"line": {"id": "c", "title": "c", "gives": {"scale": ["sum", {"rate": "0.03"}]}}},
        ]}}],
    }));
    let month = facts(&[
        ("done", "170".to_owned()),
        ("all", "200".to_owned()),
        ("mark", "93.5".to_owned()),
        ("sum", "1000".to_owned()),
    ]);
    // 180 of 200; 170 of 188.
    assert_eq!(found(&plan, &month, "done"), [["180", "0", "85"]]);
    assert_eq!(found(&plan, &month, "all"), [["188", "0", "85"]]);
    // A full point short; and at 93 two of them.
    let mark = [["94.01", "-2", "0"], ["93", "-2", "-4"]];
    assert_eq!(found(&plan, &month, "mark"), mark);
    // What goes up with each cent has no boundary.
    assert_eq!(found(&plan, &month, "sum"), [] as [[&str; 3]; 0]);
}

fn scale() -> impl Strategy<Value = Value> {
    let amounts = || select(vec!["-3", "-1", "0", "2", "5"]);
    let limit = select(vec!["upper", "lower"]);
    prop_oneof![
        (prop::collection::vec((1_u32..50, amounts()), 0..4), amounts(), limit).prop_map(|(bands, first, limit)| {
            let mut bands = bands;
            bands.sort();
            bands.dedup_by_key(|band| band.0);
            let mut all = vec![json!({"amount": first})];
            all.extend(bands.iter().map(|(from, amount)| json!({"from": from.to_string(), "amount": amount})));
            json!({"bands": {"bands": all, "limit": limit}})
        }),
        (0_u32..50, select(vec!["5", "7"]), select(vec!["above", "below"]), select(vec!["full", "started"])).prop_map(
            |(from, each, toward, count)| json!({"steps": {"from": from.to_string(), "toward": toward, "each": each, "amount": "-1", "count": count}})
        ),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// The nearest figure is the one that is found first by trying all of them.
    #[test]
    fn the_next_change_by_trying_every_figure(one in scale(), other in scale(), now in 0_u32..=50) {
        let plan = plan(&json!({
            "values": [
                {"id": "a", "title": "a", "most": "50", "whole": true},
                {"id": "twice", "title": "twice", "most": "100", "from": {"sum": {"of": ["a", "a"]}}},
            ],
            "totals": [{"id": "t", "unit": "分", "pool": {"id": "p", "of": [
                {"line": {"id": "one", "title": "one", "gives": {"scale": ["a", one]}}},
                {"line": {"id": "other", "title": "other", "gives": {"scale": ["twice", other]}}},
            ]}}],
        }));
        let lines = |figure: i64| {
            let month = facts(&[("a", figure.to_string())]);
            let sheet = (0..=50).contains(&figure).then(|| plan.sheet(&month).unwrap());
            sheet.map(|sheet| sheet.lines.iter().map(|line| line.headline).collect::<Vec<_>>())
        };
        let now = i64::from(now);
        for toward in [1, -1] {
            let here = lines(now).unwrap();
            let near = [lines(now + toward), lines(now + 2 * toward)];
            let even: Vec<bool> = (0..2).map(|line| match &near {
                [Some(first), Some(second)] => here[line] == first[line] || first[line] == second[line],
                _ => true,
            }).collect();
            let changed = |figure: &i64| lines(*figure)
                .is_some_and(|there| (0..2).any(|line| even[line] && there[line] != here[line]));
            let nearest = (1..=50).map(|steps| now + toward * steps).find(changed);
            let month = facts(&[("a", now.to_string())]);
            let all = plan.boundaries(&month);
            let own = all.iter().find(|boundary| boundary.is_above == (toward > 0));
            let whole = |at: i64| Decimal::whole(at.try_into().unwrap());
            prop_assert_eq!(own.map(|boundary| boundary.at), nearest.map(whole), "{} {:?}", now, all);
            if let Some(boundary) = own {
                let there = lines(nearest.unwrap()).unwrap();
                let line = usize::from(boundary.line.as_str() == "other");
                prop_assert_eq!(boundary.gives, [here[line], there[line]]);
            }
        }
    }
}
