//! Places: claimed only where no value of what is open reverses them.

use std::rc::Rc;

use crate::support::any::{cases, check, choices, draw, facts, pinned, today};
use crate::support::{month, read, rulebook};
use kaohe::number::Points;
use kaohe::record::Record;
use kaohe::rulebook::Rulebook;
use kaohe::scoring::score;
use kaohe::team::{Assessed, PlaceRange, Roster, TeamMonth, Terms, certain, places, settles};
use proptest::prelude::*;

fn terms(rulebook: &Rulebook, records: &[Record]) -> Vec<Terms> {
    let of = |record| Terms::of(rulebook, &score(rulebook, record, today()), false);
    records.iter().map(of).collect()
}

fn placed(rulebook: &Rulebook, records: &[Record]) -> Vec<PlaceRange> {
    let terms = terms(rulebook, records);
    places(rulebook, &terms.iter().collect::<Vec<_>>())
}

/// The places that are possible by ranges alone: all facts differ from agent to agent.
fn by_ranges(rulebook: &Rulebook, records: &[Record]) -> Vec<PlaceRange> {
    let ranges: Vec<_> = (records.iter())
        .map(|record| score(rulebook, record, today()).range)
        .collect();
    let place = |own: usize| {
        let others = || ranges.iter().enumerate().filter(move |(at, _)| *at != own);
        PlaceRange {
            best: 1 + others()
                .filter(|(_, other)| other.low > ranges[own].high)
                .count(),
            worst: 1 + others()
                .filter(|(_, other)| other.high > ranges[own].low)
                .count(),
        }
    };
    (0..records.len()).map(place).collect()
}

fn range(best: usize, worst: usize) -> PlaceRange {
    PlaceRange { best, worst }
}

#[test]
fn settled_scores_have_one_place_each_and_equal_ones_share_it() {
    let rulebook = pinned(rulebook(), || 0);
    let months = [
        "{}",
        r#"{"entries": [{"parts": ["7"], "count": 2}]}"#,
        "{}",
        r#"{"entries": [{"parts": ["7"], "count": 4}]}"#,
    ]
    .map(month);
    assert_eq!(
        placed(&rulebook, &months),
        [range(1, 1), range(3, 3), range(1, 1), range(4, 4)]
    );
}

#[test]
fn who_only_does_more_of_the_same_is_below_though_the_ranges_overlap() {
    // What clause 7 takes is assumed: once less than twice, whatever it is.
    let [once, twice, calm] = [1, 2, 0].map(|count| {
        month(&format!(
            r#"{{"entries": [{{"parts": ["7"], "count": {}}}]}}"#,
            count.max(1)
        ))
        .edited(|facts| {
            if count == 0 {
                facts.entries.clear();
            }
        })
        .unwrap()
    });
    let months = [twice, calm, once];
    assert!(certain(&by_ranges(rulebook(), &months)) < 3);
    assert_eq!(
        placed(rulebook(), &months),
        [range(3, 3), range(1, 1), range(2, 2)]
    );
}

#[test]
fn the_same_facts_share_a_place_though_nothing_is_settled() {
    let twins = [r#"{"entries": [{"parts": ["7", "15"], "count": 3}]}"#; 2].map(month);
    assert_eq!(placed(rulebook(), &twins), [range(1, 1), range(1, 1)]);
    assert!(!score(rulebook(), &twins[0], today()).range.is_settled());
}

#[test]
fn what_is_open_in_each_month_is_each_ones_own() {
    let pending = [r#"{"complaints": [{"finding": "pending"}]}"#; 2].map(month);
    assert_eq!(placed(rulebook(), &pending), [range(1, 2), range(1, 2)]);
}

#[test]
fn a_report_that_may_set_the_month_to_zero_is_compared_by_ranges() {
    let rulebook = read("R3 month");
    let months = [r#"{"report": "not_yet"}"#, r#"{"report": "not_yet"}"#].map(month);
    let found = placed(&rulebook, &months);
    assert_eq!(found, by_ranges(&rulebook, &months));
}

#[test]
fn nobody_is_a_team_too() {
    assert!(placed(rulebook(), &[]).is_empty());
    let team = TeamMonth::of(rulebook(), Vec::new(), &Roster::default());
    assert!(team.rows.is_empty() && team.totals().mean(Points::ZERO).is_none());
}

#[test]
fn a_larger_team_is_placed_soundly_too() {
    let months: Vec<Record> = (0..400)
        .map(|at| {
            let patch = format!(
                r#"{{"entries": [{{"parts": ["7"], "count": {}}}]}}"#,
                1 + at % 90
            );
            month(&patch)
        })
        .collect();
    let (found, plain) = (placed(rulebook(), &months), by_ranges(rulebook(), &months));
    for (found, plain) in found.iter().zip(plain) {
        assert!(
            plain.best <= found.best && found.worst <= plain.worst && found.best <= found.worst
        );
    }
}

#[test]
fn what_settles_most_is_named_and_does() {
    // The order hangs on what clause 7 takes beside clause 15.
    let months = [
        r#"{"entries": [{"parts": ["7"], "count": 3}]}"#,
        r#"{"entries": [{"parts": ["15"], "count": 1}]}"#,
        r#"{"complaints": [{"finding": "pending"}]}"#,
    ];
    let all: Vec<Rc<Assessed>> = (months.iter())
        .map(|patch| {
            Rc::new(Assessed::of(
                rulebook(),
                Rc::new(month(patch)),
                today(),
                None,
            ))
        })
        .collect();
    let now = certain(&placed(rulebook(), &months.map(month)));
    let steps = settles(rulebook(), &all, today());
    assert!(!steps.is_empty());
    let mut known = now;
    for step in &steps {
        assert!(step.certain > known, "{steps:?}");
        known = step.certain;
    }
}

proptest! {
    #![proptest_config(cases(96))]

    /// For any values of the assumed numbers, the same for all, and any answers to open
    /// facts, each its own, everybody stands at one of the places claimed.
    #[test]
    fn no_value_reverses_a_claimed_order(
        team in prop::collection::vec(facts(), 2..5),
        choices in choices(),
        seeds in prop::collection::vec(any::<u64>(), 12),
    ) {
        let rulebook = rulebook().with_choices(choices);
        let team: Vec<Record> = team.into_iter().map(check).collect();
        let claimed = placed(&rulebook, &team);
        for (at, seed) in seeds.into_iter().enumerate() {
            // The ends of all, then anything between.
            let mut draw = draw(seed);
            let rulebook = pinned(&rulebook, || match at {
                0 => 0,
                1 => 1_000,
                2..=6 => draw(2) * 1_000,
                _ => draw(1_001),
            });
            for (claim, sure) in claimed.iter().zip(by_ranges(&rulebook, &team)) {
                prop_assert!(claim.best <= sure.best && sure.worst <= claim.worst,
                    "{claim:?} claimed, {sure:?} possible");
            }
        }
    }
}
