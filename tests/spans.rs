//! Numbers with a span, held against scoring with every number at its ends, at its value and
//! between, and with every way in which what isn't known turns out: the range is the least and
//! the most of all these, and the headline has every number at its own value and the least for
//! what isn't known.

use kaohe::json::Decode;
use kaohe::language::{Document, Facts};
use kaohe::number::{Decimal, Range};
use kaohe::plan::Plan;
use serde_json::{Value, json};

use crate::language::around;

/// A number: its value, the low end and the high end.
type Spanned = [i64; 3];

/// A month, and the ways in which it may turn out where the numbers are these.
type Month<'a> = (Value, Box<dyn Fn(&[i64]) -> Vec<Value> + 'a>);

/// What was promised, and what came out.
#[derive(Debug, PartialEq)]
struct Tried {
    headline: Decimal,
    promised: Range<Decimal>,
    /// From the least to the most.
    reached: Range<Decimal>,
    /// The same with every number at its own value.
    own: Range<Decimal>,
}

impl Tried {
    /// The range holds every outcome, and the headline is what lies nearest to nothing between
    /// the outcomes with every number at its own value.
    fn holds(&self, told: &str) {
        let Range { low, high } = self.reached;
        let holds = self.promised.contains(low) && self.promised.contains(high);
        assert!(holds, "{told}: {self:?}");
        let nearest = Decimal::ZERO.clamp(self.own.low, self.own.high);
        assert_eq!(self.headline, nearest, "{told}: {self:?}");
    }

    /// And both ends of it come out.
    fn is_exact(&self, told: &str) {
        self.holds(told);
        assert_eq!(self.promised, self.reached, "{told}: {self:?}");
    }
}

fn plan(middle: &Value) -> Option<Plan> {
    let document = Document::decode(&around(middle)).unwrap_or_else(|f| panic!("{f} {middle}"));
    Plan::new(&document).ok()
}

fn total(plan: &Plan, facts: &Value) -> Option<(Decimal, Range<Decimal>)> {
    let facts = Facts::decode(facts).unwrap_or_else(|f| panic!("{f} {facts}"));
    let totals = plan.totals(&facts).ok()?;
    Some((totals[0].headline, totals[0].range))
}

/// Scores months as they are with the numbers assumed, and in each way in which they may turn
/// out with each number at its value and both ends. Numbers are of this unit.
fn tried(
    middle: &dyn Fn(&[Value]) -> Value,
    unit: &str,
    numbers: &[Spanned],
    months: &[Month<'_>],
) -> Vec<Tried> {
    let unit: Decimal = unit.parse().unwrap();
    let told = |number: i64| Decimal::from_raw(unit.raw() * number).to_string();
    let assumed = numbers.iter().map(|[value, low, high]| {
        json!({"value": told(*value), "origin": {"assumed": {"low": told(*low), "high": told(*high)}}})
    });
    let open = plan(&middle(&assumed.collect::<Vec<_>>())).unwrap();
    let mut found: Vec<Option<Tried>> = months.iter().map(|_| None).collect();
    for nth in 0..3_usize.pow(u32::try_from(numbers.len()).unwrap()) {
        let now = numbers.iter().enumerate();
        let now = now.map(|(at, number)| number[nth / 3_usize.pow(u32::try_from(at).unwrap()) % 3]);
        let now: Vec<i64> = now.collect();
        let settled = now.iter().map(|number| json!(told(*number)));
        // Bands out of order are refused.
        let Some(settled) = plan(&middle(&settled.collect::<Vec<_>>())) else {
            continue;
        };
        for ((month, ways), found) in months.iter().zip(&mut found) {
            for way in ways(&now) {
                let Some((outcome, range)) = total(&settled, &way) else {
                    continue;
                };
                assert_eq!(range, Range::exactly(outcome), "{month}");
                let found = found.get_or_insert_with(|| {
                    let (headline, promised) = total(&open, month).unwrap();
                    Tried {
                        headline,
                        promised,
                        reached: range,
                        own: range,
                    }
                });
                found.reached = found.reached.including(outcome);
                if nth == 0 {
                    found.own = found.own.including(outcome);
                }
            }
        }
    }
    found.into_iter().map(Option::unwrap).collect()
}

/// A month that turns out in these ways whatever the numbers are.
fn month<'a>(month: Value, ways: Vec<Value>) -> Month<'a> {
    (month, Box::new(move |_| ways.clone()))
}

/// A month that is known.
fn known<'a>(facts: Value) -> Month<'a> {
    month(facts.clone(), vec![facts])
}

/// A total of one line.
fn of_line(gives: &Value) -> Value {
    json!([{"id": "t", "unit": "分", "step": "0.001", "pool": {"id": "all", "of": [{"line": {"id": "a", "title": "a", "gives": gives}}]}}])
}

fn of_value(value: i64) -> Value {
    json!({"values": {"v": value.to_string()}})
}

/// Rates on the part in each band.
fn parts(numbers: &[Value], most: &str) -> Value {
    let mut bands = vec![json!({"rate": numbers[0]})];
    for pair in numbers[1..].chunks(2) {
        bands.push(json!({"from": pair[0], "rate": pair[1]}));
    }
    json!({
        "values": [{"id": "v", "title": "v", "least": "-100", "most": most, "whole": true}],
        "totals": of_line(&json!({"scale": ["v", {"tiers": {"on": "part", "bands": bands}}]})),
    })
}

#[test]
fn rates_on_parts() {
    // Rates that rise, fall, overlap and are negative; beginnings above nothing and below.
    for (nth, numbers) in [
        [[2, 1, 3], [20, 15, 30], [3, 2, 5], [50, 40, 60], [5, 4, 8]],
        [[5, 4, 8], [20, 15, 30], [3, 2, 5], [50, 40, 60], [2, 1, 3]],
        [
            [-2, -3, 1],
            [20, 0, 30],
            [3, -4, 5],
            [50, 40, 60],
            [-5, -8, 4],
        ],
        [
            [2, 1, 3],
            [-20, -30, -15],
            [-3, -3, 5],
            [5, -5, 6],
            [1, 0, 8],
        ],
        [[2, -1, 3], [0, -10, 10], [4, 4, 4], [50, 40, 60], [1, 0, 2]],
    ]
    .iter()
    .enumerate()
    {
        let middle = |numbers: &[Value]| parts(numbers, "100");
        let values = [-40, -20, -1, 0, 1, 10, 15, 17, 20, 30, 41, 50, 60, 77];
        let mut months = Vec::from(values.map(|value| known(of_value(value))));
        for (from, to) in [(-40, 77), (0, 20), (10, 55), (-5, 5)] {
            let open = json!({"values": {"v": {"from": from.to_string(), "to": to.to_string()}}});
            months.push(month(open, (from..=to).map(of_value).collect()));
        }
        let tried = tried(&middle, "1", numbers, &months);
        for (tried, (month, _)) in tried.iter().zip(&months) {
            tried.is_exact(&format!("{nth} {month}"));
        }
    }
}

/// Where beginnings may lie in either order the range is at least no narrower.
#[test]
fn rates_on_parts_whose_beginnings_overlap() {
    let numbers = [[2, 1, 3], [20, 10, 45], [3, 2, 5], [40, 15, 60], [1, 0, 2]];
    let middle = |numbers: &[Value]| parts(numbers, "100");
    let values = [-20, 0, 12, 18, 30, 44, 50, 77];
    let months = values.map(|value| known(of_value(value)));
    for (tried, value) in tried(&middle, "1", &numbers, &months).iter().zip(values) {
        tried.holds(&value.to_string());
    }
}

/// By hand: at the least 30,000 × 0.01 + 30,000 × 0.02, at the most 15,000 × 0.03 + 25,000 × 0.05
/// + 20,000 × 0.08.
#[test]
fn rates_on_parts_of_a_commission() {
    let numbers = [
        [20, 10, 30],
        [20_000_000, 15_000_000, 30_000_000],
        [30, 20, 50],
        [50_000_000, 40_000_000, 60_000_000],
        [50, 40, 80],
    ];
    let middle = |numbers: &[Value]| parts(numbers, "100000");
    let tried = tried(&middle, "0.001", &numbers, &[known(of_value(60_000))]);
    tried[0].is_exact("commission");
    let Range { low, high } = tried[0].promised;
    let told = [tried[0].headline, low, high].map(|one| one.to_string());
    assert_eq!(told, ["1800", "900", "3300"]);
}

/// An event that isn't chosen yet, between two ends that are assumed.
#[test]
fn events_that_are_not_chosen_yet() {
    let amounts = |numbers: &[i64]| {
        let [low, high] = [numbers[0].min(numbers[1]), numbers[0].max(numbers[1])];
        low..=high
    };
    for (low, high) in [
        ([-5, -6, -3], [-10, -10, -10]),
        ([-5, -6, -3], [-10, -12, -9]),
        ([3, 2, 5], [10, 8, 11]),
        ([-3, -6, 2], [-10, -12, -9]),
    ] {
        for both in ["each", "heaviest"] {
            let middle = |numbers: &[Value]| {
                json!({"overlap": both, "totals": [{"id": "t", "unit": "分", "pool": {"id": "all", "of": [
                    {"line": {"id": "a", "title": "a", "gives": {"events": {"amount": {"chosen": {"low": numbers[0], "high": numbers[1]}}}}}},
                    {"line": {"id": "b", "title": "b", "gives": {"events": {"amount": {"fixed": numbers[2]}}}}},
                ]}}]})
            };
            let single = |event: Value| {
                let chosen = event.clone();
                let ways = move |numbers: &[i64]| {
                    let ways = amounts(numbers).map(|amount| {
                        let mut event = chosen.clone();
                        event["amount"] = json!(amount.to_string());
                        event["pending"] = json!(false);
                        json!({"events": [event]})
                    });
                    let none = chosen["pending"] == json!(true);
                    ways.chain(none.then(|| json!({}))).collect()
                };
                let month: Month<'_> = (json!({"events": [event]}), Box::new(ways));
                month
            };
            // Each of them counts by itself, or the heavier alone.
            let two = |numbers: &[i64]| {
                let ways = amounts(numbers).map(|amount| match both {
                    "each" => json!({"events": [{"kind": "a", "amount": amount.to_string()}, {"kind": "b"}]}),
                    _ => json!({"events": [{"kind": "a", "amount": amount.to_string(), "also": [{"kind": "b"}]}]}),
                });
                ways.collect()
            };
            let mut months = vec![
                single(json!({"kind": "a"})),
                single(json!({"kind": "a", "times": 3})),
                single(json!({"kind": "a", "pending": true})),
            ];
            // What is given and what is taken don't go together towards nothing.
            if low[0] < 0 {
                let event = json!({"kind": "a", "also": [{"kind": "b"}]});
                months.push((json!({"events": [event]}), Box::new(two)));
            }
            for fixed in [[-4, -7, -2], [-1, -2, -1], [-20, -30, -12]] {
                let tried = tried(&middle, "1", &[low, high, fixed], &months);
                for (nth, tried) in tried.iter().enumerate() {
                    tried.is_exact(&format!("{low:?} {high:?} {fixed:?} {both} {nth}"));
                }
            }
        }
    }
}

/// A report that is late by a due day that is assumed, so many points a day.
fn report(numbers: &[Value], due: &str, factors: &Value) -> Value {
    json!({
        "values": [{"id": "v", "title": "v", "from": {"late": {"by": numbers[0], "month": due}}, "least": "-31", "most": "20", "whole": true}],
        "totals": [{"id": "t", "unit": "分", "pool": {"id": "all", "worth": "100", "factors": factors, "of": [{"line": {"id": "a", "title": "a",
            "gives": {"scale": ["v", {"steps": {"toward": "above", "each": "1", "amount": numbers[1]}}]}}}]}}],
    })
}

/// What the days of a due month come to that may be, of those that lie between.
fn days(due: &'static str, which: impl Fn(i64, i64) -> bool) -> impl Fn(&[i64]) -> Vec<Value> {
    move |numbers| {
        let days = (1..=28).filter(|day| {
            let late = day - numbers[0] / 2;
            (-31..=20).contains(&late) && which(*day, late)
        });
        days.map(|day| day_of(due, day)).collect()
    }
}

fn day_of(due: &str, day: i64) -> Value {
    let month = if due == "next" { 4 } else { 3 };
    json!({"month": "2026-03", "values": {"v": format!("2026-{month:02}-{day:02}")}})
}

#[test]
fn a_due_day_that_is_assumed() {
    let nothing = json!([]);
    // Nothing is left from the third day on.
    let gate = json!([{"by": {"scale": ["v", {"bands": {"bands": [{"amount": "1"}, {"from": "3", "amount": "0"}]}}]}}]);
    // In halves.
    let numbers = [[10, 6, 16], [-2, -4, -1]];
    for due in ["next", "same"] {
        for factors in [&nothing, &gate] {
            let middle = |numbers: &[Value]| report(numbers, due, factors);
            let between = |between: Value| json!({"month": "2026-03", "values": {"v": between}});
            let since = |day: i64| day_of(due, day)["values"]["v"].clone();
            let mut months: Vec<Month<'_>> = (1..=28).map(|day| known(day_of(due, day))).collect();
            months.push((
                json!({"month": "2026-03"}),
                Box::new(days(due, |_, _| true)),
            ));
            for day in [1, 4, 7, 10] {
                let open = between(json!({"since": since(day)}));
                months.push((open, Box::new(days(due, move |at, _| at >= day))));
                let open = between(json!({"since": since(day), "from": "1", "to": "6"}));
                let which = move |at, late| at >= day && (1..=6).contains(&late);
                months.push((open, Box::new(days(due, which))));
            }
            let tried = tried(&middle, "0.5", &numbers, &months);
            for (tried, (month, _)) in tried.iter().zip(&months) {
                // Nothing is left of a hundred: what isn't known takes nothing from it.
                match tried.own.is_settled() {
                    true => assert_eq!(tried.headline, tried.own.low, "{month}"),
                    false => assert_eq!(tried.headline, tried.own.high, "{month}"),
                }
                assert_eq!(tried.promised, tried.reached, "{due} {factors} {month}");
            }
        }
    }
    // By hand: on the 8th 3 [0, 5] days late, -1 [-2, -0.5] each. It's known.
    let middle = |numbers: &[Value]| report(numbers, "next", &nothing);
    let assumed = |value: &str, low: &str, high: &str| json!({"value": value, "origin": {"assumed": {"low": low, "high": high}}});
    let plan = plan(&middle(&[
        assumed("5", "3", "8"),
        assumed("-1", "-2", "-0.5"),
    ]))
    .unwrap();
    let facts = Facts::decode(&day_of("next", 8)).unwrap();
    let sheet = plan.sheet(&facts).unwrap();
    let line = sheet.lines[0];
    let told = [line.headline, line.range.low, line.range.high].map(|one| one.to_string());
    assert_eq!(told, ["-3", "-10", "0"]);
    assert!(sheet.totals[0].is_known);
}

/// What may be typed at the least and the most, and at what that which is worked out is held.
#[test]
fn the_least_and_the_most_of_a_value() {
    let values = |numbers: &[Value]| {
        json!([
            {"id": "v", "title": "v", "least": numbers[0], "most": numbers[1], "whole": true},
            {"id": "w", "title": "w", "most": "20"},
            {"id": "sum", "title": "sum", "least": numbers[0], "most": numbers[1], "from": {"sum": {"of": ["w"]}}},
            {"id": "list", "title": "list", "from": "each", "least": numbers[0], "most": numbers[1], "whole": true},
            {"id": "all", "title": "all", "from": {"all": "list"}},
            {"id": "missing", "title": "missing", "from": {"short": {"of": "list", "asked": "8"}}},
            {"id": "above", "title": "above", "from": {"above": {"of": "list", "than": "6"}}},
        ])
    };
    for (asks, numbers) in ["v", "sum", "all", "missing", "above"]
        .iter()
        .flat_map(|asks| [[[3, 1, 5], [9, 7, 12]], [[0, 0, 4], [9, 7, 12]]].map(|two| (*asks, two)))
    {
        let middle = |numbers: &[Value]| json!({"values": values(numbers), "totals": of_line(&json!({"scale": [asks, {"rate": "-1"}]}))});
        let ways = |numbers: &[i64]| -> Vec<Value> {
            match asks {
                "v" => (numbers[0]..=numbers[1]).map(of_value).collect(),
                "sum" => (0..=20)
                    .map(|w| json!({"values": {"w": w.to_string()}}))
                    .collect(),
                _ => (numbers[0]..=numbers[1])
                    .map(|one| json!({"values": {"list": [one.to_string()]}}))
                    .collect(),
            }
        };
        let mut months: Vec<Month<'_>> = vec![match asks {
            "v" | "sum" => (json!({}), Box::new(ways)),
            _ => (json!({"values": {"list": [{}]}}), Box::new(ways)),
        }];
        if asks == "sum" {
            months.extend(
                [0, 2, 4, 8, 11, 20].map(|w| known(json!({"values": {"w": w.to_string()}}))),
            );
        }
        if asks == "v" {
            for (from, to) in [(2, 6), (4, 10), (6, 6)] {
                let open =
                    json!({"values": {"v": {"from": from.to_string(), "to": to.to_string()}}});
                let ways = move |numbers: &[i64]| {
                    let all = numbers[0].max(from)..=numbers[1].min(to);
                    all.map(of_value).collect()
                };
                months.push((open, Box::new(ways)));
            }
        }
        for (nth, tried) in tried(&middle, "1", &numbers, &months).iter().enumerate() {
            tried.is_exact(&format!("{asks} {numbers:?} {nth}"));
        }
    }
}

/// Wherever else a number stands.
#[test]
fn every_place_of_a_number() {
    let v =
        |least: &str| json!({"id": "v", "title": "v", "least": least, "most": "20", "whole": true});
    let of_scale = |scale: Value| json!({"values": [v("-20")], "totals": of_line(&json!({"scale": ["v", scale]}))});
    let of_list = |source: Value, rate: Value| {
        json!({
            "values": [{"id": "list", "title": "list", "from": "each", "most": "20", "whole": true}, {"id": "made", "title": "made", "from": source},
                {"id": "more", "title": "more", "from": {"above": {"of": "made", "than": "2"}}}],
            "totals": of_line(&json!({"scale": [if rate.is_null() { "more" } else { "made" }, {"rate": if rate.is_null() { json!("-1") } else { rate }}]})),
        })
    };
    let of_pool = |line: Value, pool: Value| {
        let mut all = json!({"id": "all", "of": [{"line": line}]});
        for (name, part) in pool.as_object().unwrap() {
            all[name] = part.clone();
        }
        json!({"values": [v("-20")], "totals": [{"id": "t", "unit": "分", "step": "0.001", "pool": all}]})
    };
    let line = || json!({"id": "a", "title": "a", "gives": {"value": "v"}});
    let with = |name: &str, part: Value| {
        let mut line = line();
        line[name] = part;
        line
    };
    type Made<'a> = Box<dyn Fn(&[Value]) -> Value + 'a>;
    let values: [(&str, Made<'_>, Vec<Spanned>); 15] = [
        (
            "bands",
            Box::new(|n| {
                of_scale(
                    json!({"bands": {"bands": [{"amount": n[0]}, {"from": n[1], "amount": n[2]}]}}),
                )
            }),
            vec![[-2, -4, 1], [5, 2, 9], [3, -1, 4]],
        ),
        (
            "whole",
            Box::new(|n| {
                of_scale(
                    json!({"tiers": {"on": "whole", "bands": [{"rate": n[0]}, {"from": n[1], "rate": n[2]}]}}),
                )
            }),
            vec![[-2, -4, 1], [5, 2, 9], [3, -1, 4]],
        ),
        (
            "full steps",
            Box::new(|n| {
                of_scale(
                    json!({"steps": {"from": n[0], "toward": "below", "each": n[1], "amount": n[2], "count": "full"}}),
                )
            }),
            vec![[6, 3, 9], [2, 1, 4], [-2, -3, -1]],
        ),
        (
            "steps",
            Box::new(|n| {
                of_scale(
                    json!({"steps": {"from": n[0], "toward": "above", "each": n[1], "amount": n[2], "count": "pro_rata"}}),
                )
            }),
            vec![[6, 3, 9], [2, 1, 4], [-2, -3, 1]],
        ),
        (
            "slope",
            Box::new(|n| {
                of_scale(
                    json!({"line": {"from": {"at": n[0], "gives": n[1]}, "to": {"at": n[2], "gives": n[3]}}}),
                )
            }),
            vec![[-3, -6, 0], [2, -1, 4], [8, 6, 12], [9, 5, 11]],
        ),
        (
            "price",
            Box::new(|n| of_scale(json!({"rate": n[0]}))),
            vec![[2, -1, 3]],
        ),
        (
            "floor, cap",
            Box::new(|n| of_pool(line(), json!({"worth": n[0], "floor": n[1], "cap": n[2]}))),
            vec![[2, 0, 4], [-4, -8, -2], [7, 5, 12]],
        ),
        (
            "of a line",
            Box::new(|n| {
                of_pool(
                    {
                        let mut line = with("floor", n[0].clone());
                        line["cap"] = n[1].clone();
                        line
                    },
                    json!({}),
                )
            }),
            vec![[-4, -8, -2], [7, 5, 12]],
        ),
        (
            "constant",
            Box::new(|n| {
                of_pool(
                    with("factors", json!([{"by": {"constant": n[0]}}])),
                    json!({}),
                )
            }),
            vec![[2, -1, 3]],
        ),
        (
            "weight",
            Box::new(|n| of_pool(with("weight", n[0].clone()), json!({}))),
            vec![[20, 10, 40]],
        ),
        (
            "factor",
            Box::new(|n| {
                of_pool(
                    json!({"id": "a", "title": "a", "gives": {"fixed": n[3]}, "factors": [{"by": {"scale": ["v", {"bands": {"bands": [{"amount": n[0]}, {"from": n[1], "amount": n[2]}]}}]}}]}),
                    json!({}),
                )
            }),
            vec![[0, 0, 1], [5, 2, 9], [2, 1, 3], [-4, -6, 2]],
        ),
        (
            "fixed",
            Box::new(
                |n| json!({"values": [v("-20"), {"id": "w", "title": "w", "from": {"fixed": n[0]}}, {"id": "d", "title": "d", "least": "-100", "from": {"product": {"of": "v", "by": "w"}}}], "totals": of_line(&json!({"value": "d"}))}),
            ),
            vec![[2, -1, 3]],
        ),
        (
            "asked",
            Box::new(|n| {
                of_list(
                    json!({"short": {"of": "list", "asked": n[0], "norms": [{"id": "new", "asked": n[1]}]}}),
                    n[2].clone(),
                )
            }),
            vec![[8, 6, 12], [5, 2, 6], [-2, -3, 1]],
        ),
        (
            "a week",
            Box::new(|n| {
                of_list(
                    json!({"short": {"of": "list", "asked": n[0], "norms": [{"id": "new", "asked": n[1]}], "per": "week"}}),
                    n[2].clone(),
                )
            }),
            vec![[8, 6, 12], [5, 2, 6], [-2, -3, 1]],
        ),
        (
            "above",
            Box::new(|n| {
                json!({
                    "values": [{"id": "list", "title": "list", "from": "each", "most": "20", "whole": true}, {"id": "more", "title": "more", "from": {"above": {"of": "list", "than": n[0]}}}],
                    "totals": of_line(&json!({"scale": ["more", {"rate": n[1]}]})),
                })
            }),
            vec![[8, 6, 12], [-2, -3, 1]],
        ),
    ];
    for (told, middle, numbers) in &values {
        let is_list = ["asked", "a week", "above"].contains(told);
        let rows = |first: Value, second: i64| {
            let norm = if *told == "above" {
                Value::Null
            } else {
                json!("new")
            };
            json!({"values": {"list": [{"value": first, "date": "2026-06-01"}, {"value": second.to_string(), "date": "2026-06-02", "norm": norm}]}})
        };
        let months: Vec<Month<'_>> = match is_list {
            true => (0..=20)
                .step_by(4)
                .flat_map(|second| {
                    let ways = (0..=20).map(move |one: i64| rows(json!(one.to_string()), second));
                    [
                        month(rows(Value::Null, second), ways.collect()),
                        known(rows(json!("7"), second)),
                    ]
                })
                .collect(),
            false => {
                let ways = (-20..=20).map(of_value).collect();
                let known = [-20, -6, -2, 0, 1, 2, 4, 5, 7, 9, 20].map(|one| known(of_value(one)));
                std::iter::once(month(json!({}), ways))
                    .chain(known)
                    .collect()
            }
        };
        for (tried, (month, _)) in tried(middle, "1", numbers, &months).iter().zip(&months) {
            let Range { low, high } = tried.reached;
            let holds = tried.promised.contains(low) && tried.promised.contains(high);
            assert!(holds, "{told} {month}: {tried:?}");
            if tried.own.is_settled() {
                assert_eq!(tried.headline, tried.own.low, "{told} {month}: {tried:?}");
            }
            assert!(
                tried.own.contains(tried.headline),
                "{told} {month}: {tried:?}"
            );
        }
    }
}

/// What is instead of a value of which there is none, and what a grade begins at and needs.
#[test]
fn numbers_of_what_lapses_and_of_grades() {
    let middle = |n: &[Value]| {
        json!({
            "values": [{"id": "v", "title": "v", "most": "20", "whole": true, "lapses": true, "lapsed": n[0]}],
            "totals": of_line(&json!({"scale": ["v", {"steps": {"from": n[1], "toward": "below", "each": "1", "amount": "-1"}}]})),
        })
    };
    let ways = (0..=20)
        .map(of_value)
        .chain([json!({"values": {"v": "none"}})]);
    let months = [
        known(json!({"values": {"v": "none"}})),
        known(of_value(6)),
        month(json!({}), ways.collect()),
    ];
    for tried in tried(&middle, "1", &[[5, 2, 7], [8, 4, 10]], &months) {
        tried.is_exact("lapsed");
    }
    let book = |n: &[Value]| {
        json!({
            "values": [{"id": "v", "title": "v", "most": "20", "whole": true}, {"id": "w", "title": "w", "most": "20", "whole": true}],
            "totals": of_line(&json!({"value": "v"})),
            "grades": [{"id": "g", "of": "t", "moves": [{"to": "down", "when": {"value": "w", "is": "less_than", "than": n[2]}}], "grades": [
                {"id": "low", "title": "low"}, {"id": "mid", "title": "mid", "from": n[0]},
                {"id": "top", "title": "top", "from": n[1], "needs": [{"value": "w", "is": "at_least", "than": n[3]}]}]}],
        })
    };
    let numbers = [[5, 3, 8], [10, 9, 14], [4, 2, 6], [12, 10, 15]];
    let assumed = numbers.map(|[value, low, high]| json!({"value": value.to_string(), "origin": {"assumed": {"low": low.to_string(), "high": high.to_string()}}}));
    let open = plan(&book(&assumed)).unwrap();
    let order = ["low", "mid", "top"];
    let grade = |plan: &Plan, v: i64, w: i64| {
        let facts = json!({"values": {"v": v.to_string(), "w": w.to_string()}});
        let grade = plan.sheet(&Facts::decode(&facts).unwrap()).unwrap().grades[0];
        [grade.grade, grade.low, grade.high]
            .map(|id| order.iter().position(|one| *one == id.as_str()))
    };
    let settled: Vec<Plan> = (0..81)
        .map(|nth| {
            let each = numbers.iter().enumerate();
            let each = each.map(|(at, number)| {
                json!(number[nth / 3_usize.pow(u32::try_from(at).unwrap()) % 3].to_string())
            });
            plan(&book(&each.collect::<Vec<_>>())).unwrap()
        })
        .collect();
    for v in 0..=16 {
        for w in [0, 2, 4, 5, 6, 10, 12, 14, 15, 20] {
            let [own, low, high] = grade(&open, v, w);
            let each: Vec<_> = settled.iter().map(|plan| grade(plan, v, w)[0]).collect();
            assert_eq!(own, each[0], "{v} {w}");
            let ends = [each.iter().min().copied(), each.iter().max().copied()];
            assert_eq!([Some(low), Some(high)], ends, "{v} {w}");
        }
    }
}
