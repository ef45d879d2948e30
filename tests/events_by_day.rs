//! Events that cost by how many there are on a day, some of them without a day: held against
//! every way in which they can lie on days.

use kaohe::json::Decode;
use kaohe::language::{Document, Facts};
use kaohe::number::{Decimal, Range};
use kaohe::plan::Plan;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use crate::language::around;

/// What the first event of a day gives, the second and so on: the last one is of all that follow.
type Amounts = Vec<i64>;

fn plan(amounts: &Amounts, which: &str) -> Plan {
    let bands = amounts.iter().enumerate().map(|(nth, amount)| {
        let mut band = json!({"amount": amount.to_string()});
        if nth > 0 {
            band["from"] = json!((nth + 1).to_string());
        }
        band
    });
    let middle = json!({
        "totals": [{"id": "t", "unit": "分", "pool": {"id": "p", "of": [{"line": {"id": "a", "title": "a", "gives": {"events": {
            "amount": {"repeated": {"within": "day", "which": which, "scale": {"bands": {"bands": bands.collect::<Vec<_>>()}}}},
        }}}}]}}],
    });
    Plan::new(&Document::decode(&around(&middle)).unwrap()).unwrap()
}

fn range(plan: &Plan, events: &[Value]) -> Range<Decimal> {
    let facts = Facts::decode(&json!({"month": "2026-04", "events": events})).unwrap();
    plan.totals(&facts).unwrap()[0].range
}

fn whole(number: i64) -> Decimal {
    Decimal::whole(number.try_into().unwrap())
}

/// What so many events of a day come to.
fn day(amounts: &Amounts, which: &str, count: usize) -> i64 {
    let nth = |nth: usize| amounts[nth.min(amounts.len()) - 1];
    match (which, count) {
        (_, 0) => 0,
        ("all", _) => nth(count) * i64::try_from(count).unwrap(),
        _ => (1..=count).map(nth).sum(),
    }
}

/// Every sum that so many events more can make of these days, and of as many new ones.
fn outcomes(days: &[usize], more: usize, cost: &dyn Fn(usize) -> i64) -> Vec<i64> {
    let Some((first, rest)) = days.split_first() else {
        return match more {
            0 => vec![0],
            _ => (1..=more)
                .flat_map(|pile| {
                    let others = outcomes(&[], more - pile, cost);
                    others.into_iter().map(move |other| cost(pile) + other)
                })
                .collect(),
        };
    };
    let split = (0..=more).flat_map(|here| {
        let others = outcomes(rest, more - here, cost).into_iter();
        others.map(move |other| cost(first + here) + other)
    });
    split.collect()
}

fn amounts() -> impl Strategy<Value = Amounts> {
    prop::collection::vec(-4_i64..=3, 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_way_in_which_they_lie_on_days(
        amounts in amounts(),
        which in select(vec!["own", "all"]),
        dated in prop::collection::vec((1_usize..=3, any::<bool>()), 0..3),
        (sure, perhaps) in (0_usize..=5, 0_usize..=3),
    ) {
        let mut events = Vec::new();
        for (nth, (times, pending)) in dated.iter().enumerate() {
            let date = format!("2026-04-{:02}", nth + 1);
            events.push(json!({"kind": "a", "times": times, "date": date, "pending": pending}));
        }
        for (times, pending) in [(sure, false), (perhaps, true)] {
            if times > 0 {
                events.push(json!({"kind": "a", "times": times, "pending": pending}));
            }
        }
        let cost = |count| day(&amounts, which, count);
        // Of what is pending any number counts.
        let mut counts = vec![Vec::new()];
        for (times, pending) in &dated {
            let least = if *pending { 0 } else { *times };
            counts = counts.iter().flat_map(|days: &Vec<usize>| {
                (least..=*times).map(|count| [days.clone(), vec![count]].concat())
            }).collect();
        }
        let all: Vec<i64> = counts.iter().flat_map(|days| {
            (sure..=sure + perhaps).flat_map(|more| outcomes(days, more, &cost))
        }).collect();
        let found = range(&plan(&amounts, which), &events);
        let end = |sum: Option<i64>| whole(sum.unwrap());
        prop_assert_eq!(found.low, end(all.iter().min().copied()));
        prop_assert_eq!(found.high, end(all.iter().max().copied()));
    }

    /// Of more events than a month has days a range holds every outcome, and where one that
    /// is alone costs least, or all on one day, it ends there.
    #[test]
    fn many_of_them(
        amounts in amounts(),
        which in select(vec!["own", "all"]),
        piles in prop::collection::vec((0_usize..31, 1_usize..9), 1..31),
        rest in 1_usize..40,
        sure in any::<bool>(),
    ) {
        let mut days = [0_usize; 31];
        days[0] = rest + 31;
        for (at, pile) in piles {
            days[at] += pile;
        }
        let cost = |count| day(&amounts, which, count);
        let came: i64 = days.iter().map(|count| cost(*count)).sum();
        let many: usize = days.iter().sum();
        let plan = plan(&amounts, which);
        let found = range(&plan, &[json!({"kind": "a", "times": many, "pending": !sure})]);
        prop_assert!(found.contains(whole(came)), "{:?} {}", found, came);
        prop_assert!(found.contains(whole(cost(many))), "{:?}", found);
        // The same of which the fullest day is known.
        let known = json!({"kind": "a", "times": days[0], "date": "2026-04-30"});
        let found = range(&plan, &[known, json!({"kind": "a", "times": many - days[0] + 1})]);
        days[30] += 1;
        let came: i64 = days.iter().map(|count| cost(*count)).sum();
        prop_assert!(found.contains(whole(came)), "{:?} {}", found, came);
    }
}

/// Forty that cost double where a day has several: held between each alone and all on one.
#[test]
fn many_that_cost_more_together() {
    let plan = plan(&vec![-1, -2], "all");
    let found = range(&plan, &[json!({"kind": "a", "times": 40})]);
    let ends = [found.low, found.high].map(|end| end.to_string());
    assert_eq!(ends, ["-80", "-40"]);
}
