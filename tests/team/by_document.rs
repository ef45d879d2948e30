//! A team's month by a document: places from ranges, who is missing, what took most.

use std::rc::Rc;

use kaohe::number::{Decimal, Range};
use kaohe::plan::{Filled, Filling, Noted, Place, Volume};
use kaohe::scoring::Certainty;
use kaohe::team::{BookMonth, BookTeam, OpenOf, PlaceRange, Roster, places_by_range, read_roster};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::language::volume as of;
use crate::support::any::{cases, id};

/// Points out of a count, events at an assumed amount, and an audience that starts higher; a
/// grade that puts something up for consideration.
fn small(late: &Value) -> Rc<Volume> {
    of(&json!({
        "audiences": [{"id": "trial", "title": "trial"}],
        "values": [{"id": "good", "title": "good", "most": "2", "whole": true}],
        "totals": [
            {"id": "points", "unit": "分", "pool": {"id": "all", "worth": "10", "of": [
                {"line": {"id": "good", "title": "good", "gives": {"value": "good"}}},
                {"line": {"id": "late", "title": "late", "gives": {"events": {"amount": {"fixed": late}}}}},
                {"line": {"id": "start", "title": "start", "gives": {"fixed": "1"}, "only": ["trial"]}},
            ]}},
            {"id": "fines", "unit": "元", "pool": {"id": "money", "of": [
                {"line": {"id": "fine", "title": "fine", "gives": {"events": {"amount": {"fixed": "-50"}}}}},
            ]}},
        ],
        "grades": [{"id": "grade", "of": "points", "grades": [
            {"id": "low", "title": "低", "considers": ["谈话"]},
            {"id": "high", "title": "高", "from": "10"},
        ]}],
    }))
}

fn assumed() -> Value {
    json!({"value": "-1", "origin": {"assumed": {"low": "-2", "high": "-1"}}})
}

/// A month: what is known of the count and of the audience, and so many events.
fn filling(good: Option<i64>, trial: Option<bool>, late: usize) -> Filling {
    let mut filling = Filling::default();
    if let Some(good) = good {
        filling.put(Place::Value(id("good")), &good.to_string());
    }
    if let Some(trial) = trial {
        filling.audiences.insert(id("trial"), trial);
    }
    for _ in 0..late {
        filling.events.push(Noted::of(id("late")));
    }
    filling
}

fn month(volume: &Rc<Volume>, agent: &str, filling: Filling) -> Rc<BookMonth> {
    let month = "2026-04".parse().unwrap();
    let filled = Filled::of(volume, &Rc::new(filling), month);
    Rc::new(BookMonth::of(agent, &filled, &[]))
}

fn range(best: usize, worst: usize) -> PlaceRange {
    PlaceRange { best, worst }
}

fn by_range(ranges: &[(i64, i64)]) -> Vec<PlaceRange> {
    let ranges = ranges.iter().map(|(low, high)| Range {
        low: *low,
        high: *high,
    });
    places_by_range(&ranges.collect::<Vec<_>>())
}

fn place_among(own: i64, all: &[i64]) -> usize {
    1 + all.iter().filter(|other| **other > own).count()
}

#[test]
fn places_by_range_in_boundary_cases() {
    assert_eq!(by_range(&[]), []);
    assert_eq!(by_range(&[(3, 3)]), [range(1, 1)]);
    assert_eq!(by_range(&[(3, 5)]), [range(1, 1)]);
    // Equal and settled: they share a place, and the next one counts both.
    assert_eq!(
        by_range(&[(5, 5), (5, 5), (4, 4)]),
        [range(1, 1), range(1, 1), range(3, 3)]
    );
    // Ends that touch may come out equal, never the other way round: the lower is no higher.
    assert_eq!(by_range(&[(5, 7), (3, 5)]), [range(1, 1), range(1, 2)]);
    assert_eq!(by_range(&[(1, 9), (5, 5)]), [range(1, 2), range(1, 2)]);
    // Nothing bounds one.
    assert_eq!(
        by_range(&[(i64::MIN, i64::MAX), (0, 0)]),
        [range(1, 2), range(1, 2)]
    );
}

proptest! {
    #![proptest_config(cases(400))]

    /// The places are all that can be, and no others: against every outcome.
    #[test]
    fn places_by_range_are_those_of_all_outcomes(
        ranges in prop::collection::vec((0_i64..5, 0_i64..3), 1..5),
    ) {
        let ranges: Vec<(i64, i64)> = ranges.iter().map(|(low, more)| (*low, low + more)).collect();
        let mut worlds: Vec<Vec<i64>> = vec![Vec::new()];
        for (low, high) in &ranges {
            worlds = worlds
                .iter()
                .flat_map(|world| {
                    (*low..=*high).map(move |value| [&world[..], &[value]].concat())
                })
                .collect();
        }
        for (at, found) in by_range(&ranges).into_iter().enumerate() {
            let places = || worlds.iter().map(|world| place_among(world[at], world));
            prop_assert_eq!(places().min(), Some(found.best));
            prop_assert_eq!(places().max(), Some(found.worst));
        }
    }

    /// No outcome of what is open reverses a claimed order: each agent's count and audience,
    /// and the assumed number, which all share.
    #[test]
    fn no_outcome_reverses_a_claimed_order(
        team in prop::collection::vec(
            (prop::option::of(0_i64..3), prop::option::of(any::<bool>()), 0_usize..4),
            2..4,
        ),
    ) {
        let volume = small(&assumed());
        let months = team.iter().enumerate().map(|(at, (good, trial, late))| {
            month(&volume, &format!("{at}"), filling(*good, *trial, *late))
        });
        let claimed = BookTeam::of(&volume.document, months.collect(), Vec::new(), &Roster::default());
        let claimed: Vec<(usize, PlaceRange)> = claimed
            .rows
            .iter()
            .map(|(row, place)| (row.agent.parse().unwrap(), place.unwrap()))
            .collect();
        for amount in ["-1", "-1.5", "-2"] {
            let volume = small(&json!(amount));
            let mut worlds: Vec<Vec<i64>> = vec![Vec::new()];
            for (good, trial, late) in &team {
                let goods = good.map_or_else(|| vec![0, 1, 2], |good| vec![good]);
                let trials = trial.map_or_else(|| vec![false, true], |trial| vec![trial]);
                let mut own = Vec::new();
                for good in &goods {
                    for trial in &trials {
                        let one = month(&volume, "", filling(Some(*good), Some(*trial), *late));
                        own.push(one.headline().unwrap().raw());
                    }
                }
                worlds = worlds
                    .iter()
                    .flat_map(|world| own.iter().map(move |value| [&world[..], &[*value]].concat()))
                    .collect();
            }
            for world in &worlds {
                for (at, place) in &claimed {
                    let own = place_among(world[*at], world);
                    prop_assert!((place.best..=place.worst).contains(&own), "{at} {place:?} {world:?}");
                }
            }
        }
    }
}

/// Four agents, one of whom has nothing filled in.
fn team() -> BookTeam {
    let volume = small(&json!("-1"));
    let months = vec![
        month(&volume, "0403", filling(None, Some(false), 1)),
        month(&volume, "0401", filling(Some(2), Some(false), 0)),
        month(&volume, "0402", filling(Some(0), Some(false), 3)),
        month(&volume, "0404", filling(Some(2), Some(false), 0)),
    ];
    let (roster, _) = read_roster("0401\t王芳\n0402\t李雪\n0403\n0405\t赵敏\n0406");
    BookTeam::of(&volume.document, months, vec!["0406".to_owned()], &roster)
}

#[test]
fn rows_lie_by_the_first_total_and_those_who_are_missing_are_named() {
    let team = team();
    let rows: Vec<(&str, PlaceRange)> = (team.rows.iter())
        .map(|(row, place)| (&*row.agent, place.unwrap()))
        .collect();
    assert_eq!(
        rows,
        [
            ("0401", range(1, 1)),
            ("0404", range(1, 1)),
            ("0403", range(3, 3)),
            ("0402", range(4, 4)),
        ]
    );
    let states: Vec<Certainty> = team.rows.iter().map(|(row, _)| row.certainty).collect();
    assert_eq!(states[0], Certainty::Final);
    assert_eq!(states[2], Certainty::Provisional);
    // Whose month can't be read isn't missing; who isn't in the roster is named.
    let missing: Vec<&str> = team.missing.iter().map(|one| &*one.number).collect();
    assert_eq!(missing, ["0405"]);
    assert_eq!(team.strangers, ["0404"]);
    assert_eq!(team.unread, ["0406"]);
    assert_eq!(team.open, [(OpenOf::Value(id("good")), 1)]);
}

#[test]
fn the_mean_is_exact_and_costs_are_summed_by_line() {
    let team = team();
    let (mean, range) = team.mean(0).unwrap();
    let number = |text: &str| -> Decimal { text.parse().unwrap() };
    // 12, 12, 9 (up to 11), 7.
    assert_eq!(
        (mean, range.low, range.high),
        (number("10"), number("10"), number("10.5"))
    );
    assert_eq!(team.mean(2), None);
    let costs: Vec<(String, String, usize, usize)> = (team.costs.iter())
        .map(|cost| {
            (
                cost.of.to_string(),
                cost.sum.to_string(),
                cost.each.len(),
                cost.open.len(),
            )
        })
        .collect();
    assert_eq!(
        costs,
        [
            ("good".to_owned(), "4".to_owned(), 2, 1),
            ("late".to_owned(), "-4".to_owned(), 2, 0),
        ]
    );
    // The dearest first.
    let late = &team.costs[1];
    assert_eq!(team.rows[late.each[0].0].0.agent, "0402");
}

#[test]
fn the_worst_lines_are_what_takes_most_then_what_gives_least_of_what_others_have() {
    let team = team();
    let all = [id("good"), id("late"), id("start")];
    let worst = |at: usize| -> Vec<String> {
        let (row, _) = &team.rows[at];
        let lines = row.worst(&all, &team.giving()).into_iter();
        lines
            .map(|line| format!("{} {}", line.id, line.headline))
            .collect()
    };
    assert_eq!(worst(3), ["late -3", "good 0"]);
    assert_eq!(worst(0), ["good 2"]);
    // Of another total there's nothing.
    assert_eq!(team.rows[3].0.worst(&[id("fine")], &team.giving()).len(), 0);
}

#[test]
fn a_month_that_cannot_be_scored_has_no_place_and_takes_nobodys() {
    let volume = small(&json!("-1"));
    let good = |agent: &str, good: i64| month(&volume, agent, filling(Some(good), Some(false), 0));
    let unscored = BookMonth {
        sheet: None,
        ..BookMonth::clone(&good("0400", 2))
    };
    let months = vec![Rc::new(unscored), good("0401", 0), good("0402", 1)];
    let team = BookTeam::of(&volume.document, months, Vec::new(), &Roster::default());
    let rows: Vec<(&str, Option<PlaceRange>)> = (team.rows.iter())
        .map(|(row, place)| (&*row.agent, *place))
        .collect();
    assert_eq!(
        rows,
        [
            ("0402", Some(range(1, 1))),
            ("0401", Some(range(2, 2))),
            ("0400", None),
        ]
    );
    assert_eq!(team.places().len(), 2);
}

#[test]
fn by_a_total_that_holds_no_line_nobody_has_a_place() {
    let volume = of(&json!({
        "values": [{"id": "good", "title": "good", "most": "2", "whole": true}],
        "totals": [
            {"id": "none", "unit": "分", "pool": {"id": "all", "of": []}},
            {"id": "points", "unit": "分", "pool": {"id": "some", "of": [
                {"line": {"id": "good", "title": "good", "gives": {"value": "good"}}},
            ]}},
        ],
    }));
    let months = vec![month(&volume, "0401", filling(Some(2), None, 0))];
    let team = BookTeam::of(&volume.document, months, Vec::new(), &Roster::default());
    assert_eq!((team.rows[0].1, team.places().len()), (None, 0));
    assert_eq!(team.rows[0].0.total(1).unwrap().headline, Decimal::whole(2));
}

#[test]
fn a_team_of_nobody_claims_nothing() {
    let volume = small(&assumed());
    let team = BookTeam::of(&volume.document, Vec::new(), Vec::new(), &Roster::default());
    assert!(team.rows.is_empty() && team.costs.is_empty() && team.open.is_empty());
    assert_eq!(team.mean(0), None);
}

#[test]
fn a_month_is_told_by_what_is_open_in_it() {
    let volume = small(&assumed());
    let of = |filling: Filling| month(&volume, "", filling);
    let one = of(filling(Some(1), Some(true), 0));
    assert_eq!((one.certainty, one.open.len()), (Certainty::Final, 0));
    let one = of(filling(Some(1), Some(true), 2));
    assert_eq!(
        (one.certainty, one.open.len()),
        (Certainty::RestsOnAssumed, 0)
    );
    let one = of(filling(None, None, 0));
    let both = vec![OpenOf::Value(id("good")), OpenOf::Audience(id("trial"))];
    assert_eq!(
        (one.certainty, one.open.clone()),
        (Certainty::Provisional, both)
    );
    // What is typed wrong doesn't count, and is counted.
    let mut wrong = filling(None, Some(false), 0);
    wrong.put(Place::Value(id("good")), "二");
    let one = of(wrong);
    assert_eq!(
        (one.certainty, one.wrong, one.open.len()),
        (Certainty::Provisional, 1, 1)
    );
}
