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
    months: &[(Value, Vec<Value>)],
) -> Vec<Tried> {
    let unit: Decimal = unit.parse().unwrap();
    let told = |number: i64| Decimal::from_raw(unit.raw() * number).to_string();
    let assumed = numbers.iter().map(|[value, low, high]| {
        json!({"value": told(*value), "origin": {"assumed": {"low": told(*low), "high": told(*high)}}})
    });
    let open = plan(&middle(&assumed.collect::<Vec<_>>())).unwrap();
    let mut found: Vec<Option<Tried>> = months.iter().map(|_| None).collect();
    for nth in 0..3_usize.pow(u32::try_from(numbers.len()).unwrap()) {
        let settled = numbers.iter().enumerate().map(|(at, number)| {
            json!(told(
                number[nth / 3_usize.pow(u32::try_from(at).unwrap()) % 3]
            ))
        });
        // Bands out of order are refused.
        let Some(settled) = plan(&middle(&settled.collect::<Vec<_>>())) else {
            continue;
        };
        for ((month, ways), found) in months.iter().zip(&mut found) {
            let outcomes = ways.iter().filter_map(|way| total(&settled, way));
            for (outcome, range) in outcomes {
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

/// A month that is known.
fn known(month: Value) -> (Value, Vec<Value>) {
    (month.clone(), vec![month])
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
        let mut months: Vec<_> = values.map(|value| known(of_value(value))).to_vec();
        for (from, to) in [(-40, 77), (0, 20), (10, 55), (-5, 5)] {
            let month = json!({"values": {"v": {"from": from.to_string(), "to": to.to_string()}}});
            months.push((month, (from..=to).map(of_value).collect()));
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
