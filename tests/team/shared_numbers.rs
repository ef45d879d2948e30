//! Agents under one document share its assumed numbers and move together: which order is claimed
//! then, held against every value of these numbers and of what is open.

use std::rc::Rc;

use kaohe::json::Decode;
use kaohe::language::{Document, Facts};
use kaohe::number::{Decimal, Range};
use kaohe::plan::{Filled, Filling, Volume};
use kaohe::team::{BookMonth, BookTeam, PlaceRange, Roster, certain, places_by_range};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::language::around;
use crate::support::Dice;
use crate::support::any::cases;

/// A number: the low end, its value, the high end.
type Spanned = [i64; 3];

/// A document of these numbers, in hundredths.
struct Kind {
    numbers: &'static [Spanned],
    middle: fn(&[Value]) -> Value,
}

/// Points for what is reached and for what happened, in pools that end somewhere, with weights
/// and factors.
fn pools(n: &[Value]) -> Value {
    json!({
        "audiences": [{"id": "trial", "title": "trial"}],
        "values": [
            {"id": "v", "title": "v", "most": "4", "whole": true},
            {"id": "w", "title": "w", "most": "4", "whole": true},
        ],
        "totals": [{"id": "points", "unit": "分", "step": "0.1", "pool": {
            "id": "all", "worth": n[0], "floor": "0", "cap": n[1], "of": [
                {"line": {"id": "late", "title": "late", "floor": n[2], "gives": {"events": {"amount": {"fixed": n[3]}}}}},
                {"pool": {"id": "some", "worth": "10", "floor": "0", "weight": n[4], "of": [
                    {"line": {"id": "bad", "title": "bad", "gives": {"events": {"most": 3, "amount": {"fixed": n[5]}}}}},
                    {"line": {"id": "low", "title": "low", "gives": {"scale": ["v", {"steps": {"from": n[6], "toward": "below", "each": "1", "amount": n[7]}}]}}},
                ], "factors": [{"by": {"constant": n[8]}, "except": ["trial"]}]}},
                {"line": {"id": "mark", "title": "mark", "gives": {"value": "w"},
                    "factors": [{"by": {"scale": ["v", {"bands": {"bands": [{"amount": n[9]}, {"from": n[10], "amount": n[11]}]}}]}}]}},
            ],
        }}],
    })
}

/// Each scale, rounded lines, events that cost more each time, by month and by day.
fn scales(n: &[Value]) -> Value {
    let bands =
        json!([{"amount": n[2]}, {"from": "2", "amount": n[3]}, {"from": n[4], "amount": n[5]}]);
    json!({
        "values": [
            {"id": "v", "title": "v", "most": "6", "whole": true},
            {"id": "w", "title": "w", "most": "6", "whole": true},
            {"id": "days", "title": "days", "from": "each", "most": "6", "whole": true},
        ],
        "totals": [{"id": "points", "unit": "分", "step": "0.5", "rounding": "half_down", "pool": {
            "id": "all", "worth": "1", "of": [
                {"line": {"id": "slope", "title": "slope", "gives": {"scale": ["v", {"line": {
                    "from": {"at": "1", "gives": n[0]}, "to": {"at": "5", "gives": n[1]}}}]}}},
                {"line": {"id": "again", "title": "again", "gives": {"events": {"amount": {"repeated": {
                    "scale": {"bands": {"bands": bands}}, "within": "month", "which": "own"}}}}}},
                {"line": {"id": "same_day", "title": "same_day", "cap": "0", "floor": n[11], "gives": {"events": {"amount": {"repeated": {
                    "scale": {"bands": {"bands": [{"amount": n[6]}, {"from": "2", "amount": "-2"}]}}, "within": "day", "which": "all"}}}}}},
                {"line": {"id": "paid", "title": "paid", "step": "1", "rounding": "half_up", "gives": {"scale": ["w", {"tiers": {"on": "part", "limit": "upper",
                    "bands": [{"rate": n[7]}, {"from": "3", "rate": n[8]}]}}]}}},
                {"line": {"id": "each", "title": "each", "cap": n[9], "held_by": "day", "gives": {"scale": ["days", {"rate": n[10]}]}}},
            ],
        }}],
    })
}

const KINDS: [Kind; 2] = [
    Kind {
        numbers: &[
            [9000, 10000, 11000],
            [9500, 10000, 12000],
            [-600, -400, -300],
            [-200, -100, -50],
            [5000, 6000, 8000],
            [-300, -200, 100],
            [100, 200, 300],
            [-150, -100, -100],
            [80, 90, 100],
            [50, 80, 90],
            [100, 200, 300],
            [90, 100, 120],
        ],
        middle: pools,
    },
    Kind {
        numbers: &[
            [-100, 0, 100],
            [200, 300, 400],
            [-100, -100, -50],
            [-300, -200, -100],
            [300, 300, 500],
            [-400, -300, -300],
            [-150, -100, -50],
            [100, 100, 150],
            [150, 200, 250],
            [100, 200, 250],
            [-50, 50, 100],
            [-500, -400, -200],
        ],
        middle: scales,
    },
];

impl Kind {
    /// None where the numbers are refused.
    fn volume(&self, numbers: &[Value]) -> Option<Rc<Volume>> {
        of(&(self.middle)(numbers))
    }
}

/// None where the numbers are refused.
fn of(middle: &Value) -> Option<Rc<Volume>> {
    let document = Document::decode(&around(middle)).unwrap_or_else(|f| panic!("{f} {middle}"));
    Volume::of(document).ok().map(Rc::new)
}

fn told(hundredths: i64) -> Value {
    json!(Decimal::from_raw(hundredths * 10_000).to_string())
}

fn decoded(facts: &Value) -> Facts {
    Facts::decode(facts).unwrap_or_else(|f| panic!("{f} {facts}"))
}

fn month(volume: &Rc<Volume>, agent: &str, facts: &Value) -> BookMonth {
    let facts = decoded(facts);
    let filling = Rc::new(Filling::default());
    let month = "2026-04".parse().unwrap();
    let filled = Filled {
        sheet: volume.plan.sheet(&facts),
        facts,
        ..Filled::of(volume, &filling, month)
    };
    assert!(filled.sheet.is_ok(), "{:?}", filled.sheet);
    BookMonth::of(agent, &filled, &[])
}

/// A month of either document, and the ways in which it can turn out.
fn facts(nth: usize, dice: &mut Dice) -> (Value, Vec<Facts>) {
    let mut values = json!({});
    let mut open = Vec::new();
    for name in ["v", "w"] {
        match dice.below(8) {
            0 => open.push(name),
            _ => values[name] = told(i64::try_from(dice.below(5)).unwrap() * 100),
        }
    }
    let mut events = Vec::new();
    let kinds = [["late", "bad"], ["again", "same_day"]][nth];
    for kind in kinds {
        for _ in 0..dice.below(4) {
            let day = ["2026-04-01", "2026-04-02"][dice.below(2)];
            events.push(json!({"kind": kind, "date": day, "pending": dice.below(8) == 0}));
        }
    }
    let mut all = json!({"month": "2026-04", "values": values, "events": events});
    match nth {
        0 => all["audiences"] = json!({"trial": dice.below(3) == 0}),
        _ => {
            let days: Vec<Value> = (0..dice.below(3))
                .map(|_| json!({"value": told(i64::try_from(dice.below(5)).unwrap() * 100)}))
                .collect();
            all["values"]["days"] = json!(days);
        }
    }
    let mut ways = vec![all.clone()];
    for name in open {
        ways = ways
            .iter()
            .flat_map(|way| {
                [0, 100, 200, 300, 400].map(|value| {
                    let mut way = way.clone();
                    way["values"][name] = told(value);
                    way
                })
            })
            .collect();
    }
    for at in 0..events.len() {
        if events[at]["pending"] == json!(true) {
            let counts = |way: &Value, counts: bool| {
                let mut way = way.clone();
                way["events"][at]["pending"] = json!(false);
                way["events"][at]["times"] = json!(u32::from(counts));
                way
            };
            ways = ways
                .iter()
                .flat_map(|way| [counts(way, true), counts(way, false)])
                .collect();
        }
    }
    let ways = ways.iter().take(24).map(decoded);
    (all, ways.collect())
}

/// So many agents by a document of which some numbers are assumed: the places that are claimed,
/// whatever the numbers are; how many are certain, and by ranges alone.
fn claims(seed: u64) -> [usize; 3] {
    let mut dice = Dice::new(seed.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let nth = dice.below(KINDS.len());
    let kind = &KINDS[nth];
    let mut free: Vec<usize> = Vec::new();
    for _ in 0..=dice.below(3) {
        free.push(dice.below(kind.numbers.len()));
    }
    free.sort_unstable();
    free.dedup();
    let numbers = kind.numbers.iter().enumerate().map(|(at, [low, value, high])| {
        match free.contains(&at) {
            true => json!({"value": told(*value), "origin": {"assumed": {"low": told(*low), "high": told(*high)}}}),
            false => told(*value),
        }
    });
    let volume = kind.volume(&numbers.collect::<Vec<_>>()).unwrap();
    let team: Vec<(Value, Vec<Facts>)> = (0..2 + dice.below(3))
        .map(|_| facts(nth, &mut dice))
        .collect();
    let months = team.iter().enumerate();
    let months = months.map(|(at, (facts, _))| Rc::new(month(&volume, &at.to_string(), facts)));
    let months: Vec<_> = months.collect();
    let ranges: Vec<Range<Decimal>> = months
        .iter()
        .map(|one| one.total(0).unwrap().range)
        .collect();
    let by_range = places_by_range(&ranges);
    let claimed = BookTeam::of(&volume.document, months, Vec::new(), &Roster::default());
    let mut places: Vec<Option<PlaceRange>> = vec![None; team.len()];
    for (row, place) in &claimed.rows {
        places[row.agent.parse::<usize>().unwrap()] = *place;
    }
    let places: Vec<PlaceRange> = places.into_iter().map(Option::unwrap).collect();
    for (place, by_range) in places.iter().zip(&by_range) {
        assert!(by_range.best <= place.best && place.worst <= by_range.worst);
    }
    let mut reached: Vec<Option<PlaceRange>> = vec![None; team.len()];
    let steps = 5_usize;
    for world in 0..steps.pow(u32::try_from(free.len()).unwrap()) {
        let at = |place: usize| world / steps.pow(u32::try_from(place).unwrap()) % steps;
        let numbers = kind
            .numbers
            .iter()
            .enumerate()
            .map(|(nth, [low, value, high])| {
                let number = free
                    .iter()
                    .position(|free| *free == nth)
                    .map_or(*value, |place| match at(place) {
                        0 => *low,
                        1 => *high,
                        2 => *value,
                        3 => low + (high - low) / 3,
                        _ => high - (high - low) / 4,
                    });
                told(number)
            });
        let Some(settled) = kind.volume(&numbers.collect::<Vec<_>>()) else {
            continue;
        };
        let total = |way: &Facts| {
            let total = settled.plan.totals(way).unwrap()[0];
            assert!(total.range.is_settled(), "{way:?}");
            total.headline
        };
        let each = team.iter().map(|(_, ways)| {
            let mut all: Vec<Decimal> = ways.iter().map(total).collect();
            all.sort_unstable();
            all.dedup();
            all
        });
        let each: Vec<Vec<Decimal>> = each.collect();
        // Others at their worst or best: what anybody's place can be follows from these.
        for (at, place) in places.iter().enumerate() {
            for own in &each[at] {
                let others = || each.iter().enumerate().filter(|(other, _)| *other != at);
                let above = others().filter(|(_, of)| of[0] > *own).count();
                let may = others().filter(|(_, of)| of[of.len() - 1] > *own).count();
                assert!(
                    place.best <= 1 + above && may < place.worst,
                    "seed {seed}: {at} {place:?}, {above} to {may} above {own} of {each:?}"
                );
                let found = reached[at].get_or_insert(PlaceRange {
                    best: 1 + above,
                    worst: 1 + may,
                });
                found.best = found.best.min(1 + above);
                found.worst = found.worst.max(1 + may);
            }
        }
    }
    let reached: Vec<PlaceRange> = reached.into_iter().map(Option::unwrap).collect();
    [places, by_range, reached].map(|places| certain(&places))
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn no_number_reverses_a_claimed_order(seed in any::<u64>()) {
        claims(seed);
    }
}

/// Ranges alone say less.
#[test]
fn shared_numbers_settle_more_than_ranges() {
    let all = (0..150).map(claims);
    let [claimed, by_range, reached] = all.fold([0; 3], |all, one| {
        [all[0] + one[0], all[1] + one[1], all[2] + one[2]]
    });
    println!(
        "{claimed} places are certain, {by_range} by ranges alone, {reached} in what was tried"
    );
    assert!(claimed - by_range > (reached - by_range) / 3);
}

/// The places of agents to whom so many things happened, one after the other.
fn placed(amount: &Value, floor: Option<&str>, counts: &[[usize; 2]]) -> Vec<PlaceRange> {
    let mut pool = json!({"id": "all", "worth": "10", "of": [
        {"line": {"id": "a", "title": "a", "gives": {"events": {"amount": {"fixed": amount}}}}},
        {"line": {"id": "b", "title": "b", "gives": {"events": {"amount": {"fixed": "-2"}}}}},
    ]});
    if let Some(floor) = floor {
        pool["floor"] = json!(floor);
    }
    let middle = json!({"totals": [{"id": "t", "unit": "分", "pool": pool}]});
    let volume = of(&middle).unwrap();
    let months = counts.iter().enumerate().map(|(at, [a, b])| {
        let events =
            [("a", a), ("b", b)].map(|(kind, times)| json!({"kind": kind, "times": times}));
        Rc::new(month(&volume, &at.to_string(), &json!({"events": events})))
    });
    let team = BookTeam::of(
        &volume.document,
        months.collect(),
        Vec::new(),
        &Roster::default(),
    );
    let mut places: Vec<(String, PlaceRange)> = (team.rows.iter())
        .map(|(row, place)| (row.agent.clone(), place.unwrap()))
        .collect();
    places.sort();
    places.into_iter().map(|(_, place)| place).collect()
}

#[test]
fn an_order_by_hand() {
    let of = |places: &[(usize, usize)]| -> Vec<PlaceRange> {
        let places = places.iter();
        places
            .map(|(best, worst)| PlaceRange {
                best: *best,
                worst: *worst,
            })
            .collect()
    };
    let amount = json!({"value": "-1", "origin": {"assumed": {"low": "-3", "high": "-1"}}});
    // Whose events are fewer is first, who has as many is equal: the ranges alone overlap.
    let counts = [[1, 0], [2, 0], [2, 0], [3, 0]];
    let sure = of(&[(1, 1), (2, 2), (2, 2), (4, 4)]);
    assert_eq!(placed(&amount, None, &counts), sure);
    // Two of one thing against one of each: -2 to -6 against -3 to -5.
    let counts = [[2, 0], [1, 1]];
    assert_eq!(placed(&amount, None, &counts), of(&[(1, 2), (1, 2)]));
    // Where all may end at the floor, who has more is no higher, and perhaps no lower.
    let counts = [[4, 0], [5, 0]];
    assert_eq!(placed(&amount, Some("0"), &counts), of(&[(1, 1), (1, 2)]));
    // What may be nothing may also make them equal.
    let amount = json!({"value": "-1", "origin": {"assumed": {"low": "-3", "high": "0"}}});
    let counts = [[1, 0], [2, 0]];
    assert_eq!(placed(&amount, None, &counts), of(&[(1, 1), (1, 2)]));
}
