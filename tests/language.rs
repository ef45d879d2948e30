//! Rulebooks of version 2: each concept, its range, and what is wrong with one.

use std::fs;
use std::path::Path;
use std::rc::Rc;

use kaohe::calendar::Month;
use kaohe::id::Id;
use kaohe::json::Decode;
use kaohe::language::{Document, Facts, Fault, Problem};
use kaohe::number::{Decimal, Exact, Range, Rounding};
use kaohe::plan::{
    Elsewhere, Filled, Filling, Plan, Recorded, Sheet, TeamOf, TeamSide, Volume, worked_out,
};
use litemap::LiteMap;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::documents::documents;

/// A rulebook around its middle.
pub fn around(middle: &Value) -> Value {
    let mut book = json!({
        "format": Document::FORMAT, "version": Document::VERSION,
        "id": "example", "title": "示例", "effective": "2026-01",
    });
    for (name, part) in middle.as_object().unwrap() {
        if !["months", "together"].contains(&&**name) {
            book[name] = part.clone();
        }
    }
    book
}

fn rulebook(middle: &Value) -> Document {
    Document::decode(&around(middle)).unwrap_or_else(|fault| panic!("{fault} in {middle}"))
}

fn faults(middle: &Value) -> Vec<Fault> {
    Plan::new(&rulebook(middle)).unwrap_err()
}

/// A rulebook of one scale over the value `v`.
fn of_scale(scale: &Value) -> Plan {
    let middle = json!({
        "values": [{"id": "v", "title": "v", "least": "-100", "most": "100"}],
        "totals": [{"id": "t", "unit": "分", "pool": {"id": "all", "of": [
            {"line": {"id": "a", "title": "a", "gives": {"scale": ["v", scale]}}},
        ]}}],
    });
    Plan::new(&rulebook(&middle)).unwrap_or_else(|faults| panic!("{faults:?} in {scale}"))
}

fn total(plan: &Plan, facts: &Value) -> (Decimal, Range<Decimal>) {
    let facts = Facts::decode(facts).unwrap();
    let total = plan
        .totals(&facts)
        .unwrap_or_else(|faults| panic!("{faults:?}"))[0];
    (total.headline, total.range)
}

/// What `docs/language.md` says of its examples is so.
/// That rulebook, ready to score by.
pub fn volume(middle: &Value) -> Rc<Volume> {
    let document = Document::decode(&around(middle)).unwrap_or_else(|f| panic!("{f} {middle}"));
    Rc::new(Volume::of(document).unwrap_or_else(|faults| panic!("{faults:?}")))
}

#[test]
fn every_example_of_the_language_runs() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/language.md");
    let text = fs::read_to_string(path).unwrap();
    let mut run = 0;
    for block in text.split("```json\n").skip(1) {
        let middle: Value = serde_json::from_str(block.split("```").next().unwrap()).unwrap();
        let document = rulebook(&middle);
        let volume = volume(&middle);
        assert_eq!(volume.examples(), [], "{middle}");
        run += document.examples.len();
        for month in middle["months"].as_array().into_iter().flatten() {
            let mut facts = month.clone();
            let facts = facts.as_object_mut().unwrap();
            let mut taken = |name: &str| facts.remove(name);
            let number = |value: Option<Value>| {
                value.map(|value| value.as_str().unwrap().parse::<Decimal>().unwrap())
            };
            let score = number(taken("score")).unwrap();
            let (low, high) = (number(taken("low")), number(taken("high")));
            let grade = taken("grade");
            let readings = taken("readings").unwrap_or(json!({}));
            let readings: Vec<_> = (readings.as_object().unwrap().iter())
                .map(|(id, is)| (id.parse().unwrap(), is.as_str().unwrap().parse().unwrap()))
                .collect();
            let (before, team, lacks) = (taken("before"), taken("team"), taken("lacks"));
            let own = Facts::decode(&json!(facts)).unwrap();
            let sheet = match (before, team) {
                (Some(before), _) => {
                    let own = (own.month.unwrap(), own, readings.into_iter().collect());
                    after(&volume, own, &before)
                }
                (None, Some(team)) => among(&volume, &own, &team, lacks),
                (None, None) => {
                    let plan = Plan::read_so(&document, &readings).unwrap();
                    plan.sheet(&own).unwrap()
                }
            };
            let range = Range {
                low: low.unwrap_or(score),
                high: high.unwrap_or(score),
            };
            let found = sheet.totals[0];
            assert_eq!(
                (found.headline, found.range),
                (score, range),
                "{month} in {middle}"
            );
            if let Some(grade) = grade {
                assert_eq!(
                    sheet.grades[0].grade.as_str(),
                    grade.as_str().unwrap(),
                    "{month}"
                );
            }
            run += 1;
        }
    }
    assert!(run >= 20, "{run}");
}

/// A month that takes from others before it.
fn after(
    volume: &Rc<Volume>,
    (month, own, readings): (Month, Facts, LiteMap<Id, Id>),
    before: &Value,
) -> Sheet {
    let mut found = worked_out(&[month], |of| {
        let filling = match of == month {
            true => Some(Filling::of(&own, readings.clone())),
            false => before.get(of.to_string()).map(|facts| {
                let facts = Facts::decode(facts).unwrap();
                Filling::of(&facts, LiteMap::new())
            }),
        };
        Some(Recorded {
            volume: Rc::clone(volume),
            filling: filling.map(Rc::new),
            log: Vec::new(),
        })
    });
    found.remove(&month).unwrap().sheet.unwrap()
}

/// A month among those of other agents, some of whom have none.
fn among(volume: &Rc<Volume>, own: &Facts, team: &Value, lacks: Option<Value>) -> Sheet {
    let month = volume.document.effective;
    let filling = |facts: &Facts| Rc::new(Filling::of(facts, LiteMap::new()));
    let agents = team.as_object().unwrap().iter().map(|(name, facts)| {
        let facts = Facts::decode(facts).unwrap();
        let filled = Filled::of(volume, &filling(&facts), month);
        (name.clone(), Rc::new(filled.figures()))
    });
    let lacks = lacks
        .as_ref()
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    let lacks = lacks
        .map(|name| name.as_str().unwrap().to_owned())
        .collect();
    let team = TeamOf::of(&volume.document, &agents.collect::<Vec<_>>(), lacks);
    let elsewhere = Elsewhere {
        team: Some(TeamSide {
            team: Rc::new(team),
            agent: "0401".into(),
        }),
        ..Elsewhere::default()
    };
    let filled = Filled::with(volume, &filling(own), month, &Rc::new(elsewhere));
    filled.sheet.unwrap()
}

/// The scales at, below and above their limits.
#[test]
fn scales_at_their_limits() {
    let bands = json!({"bands": {"bands": [{"amount": "0"}, {"from": "10", "amount": "3"}, {"from": "20", "amount": "7"}]}});
    let lower = json!({"bands": {"limit": "lower", "bands": [{"amount": "0"}, {"from": "10", "amount": "3"}, {"from": "20", "amount": "7"}]}});
    let steps = |count: &str| json!({"steps": {"from": "10", "toward": "below", "each": "2", "amount": "-1", "count": count}});
    let line = json!({"line": {"from": {"at": "0", "gives": "10"}, "to": {"at": "20", "gives": "0"}, "below": "12", "above": "-1"}});
    let outside = json!({"line": {"from": {"at": "0", "gives": "10"}, "to": {"at": "20", "gives": "0"}, "below": "12", "above": "-1", "ends": "outside"}});
    let whole = json!({"tiers": {"on": "whole", "bands": [{"rate": "0.1"}, {"from": "10", "rate": "0.2"}]}});
    let part =
        json!({"tiers": {"on": "part", "bands": [{"rate": "0.1"}, {"from": "10", "rate": "0.2"}]}});
    for (scale, cases) in [
        (
            &bands,
            [
                ("9.999999", "0"),
                ("10", "3"),
                ("19.999999", "3"),
                ("20", "7"),
            ],
        ),
        (
            &lower,
            [
                ("10", "0"),
                ("10.000001", "3"),
                ("20", "3"),
                ("20.000001", "7"),
            ],
        ),
        (
            &steps("full"),
            [("10", "0"), ("8.000001", "0"), ("8", "-1"), ("6.1", "-1")],
        ),
        (
            &steps("started"),
            [("10", "0"), ("9.999999", "-1"), ("8", "-1"), ("7.9", "-2")],
        ),
        (
            &steps("pro_rata"),
            [("11", "0"), ("9", "-0.5"), ("8", "-1"), ("7", "-1.5")],
        ),
        (
            &line,
            [("-0.000001", "12"), ("0", "10"), ("5", "7.5"), ("20", "0")],
        ),
        (
            &line,
            [
                ("20.000001", "-1"),
                ("100", "-1"),
                ("-100", "12"),
                ("19", "0.5"),
            ],
        ),
        (
            &outside,
            [("0", "12"), ("20", "-1"), ("5", "7.5"), ("10", "5")],
        ),
        (&whole, [("9", "0.9"), ("10", "2"), ("20", "4"), ("0", "0")]),
        (&part, [("9", "0.9"), ("10", "1"), ("20", "3"), ("0", "0")]),
        (
            &json!({"rate": "-0.5"}),
            [("3", "-1.5"), ("0", "0"), ("-2", "1"), ("0.002", "-0.001")],
        ),
    ] {
        let plan = of_scale(scale);
        for (value, amount) in cases {
            let amount: Decimal = amount.parse().unwrap();
            let found = total(&plan, &json!({"values": {"v": value}}));
            assert_eq!(
                found,
                (amount, Range::exactly(amount)),
                "{value} in {scale}"
            );
        }
    }
}

/// An open value's range is what all its values come to, on a grid that holds the limits.
#[test]
fn an_open_value_has_exactly_the_range_of_its_outcomes() {
    for scale in [
        json!({"bands": {"bands": [{"amount": "4"}, {"from": "-10", "amount": "-3"}, {"from": "20", "amount": "1"}]}}),
        json!({"steps": {"from": "10", "toward": "below", "each": "4", "amount": "-1"}}),
        json!({"steps": {"from": "10", "toward": "above", "each": "4", "amount": "2", "count": "started"}}),
        json!({"line": {"from": {"at": "0", "gives": "10"}, "to": {"at": "20", "gives": "-4"}, "above": "3"}}),
        json!({"line": {"from": {"at": "0", "gives": "1"}, "to": {"at": "20", "gives": "4"}, "below": "9", "above": "-2"}}),
        json!({"rate": "-0.25"}),
    ] {
        let plan = of_scale(&scale);
        let outcomes = (-100..=100).map(|v: i32| {
            let (headline, range) = total(&plan, &json!({"values": {"v": v.to_string()}}));
            assert_eq!(range, Range::exactly(headline), "{scale}");
            headline
        });
        let outcomes: Vec<Decimal> = outcomes.collect();
        let (low, high) = (
            *outcomes.iter().min().unwrap(),
            *outcomes.iter().max().unwrap(),
        );
        let (headline, range) = total(&plan, &json!({}));
        assert_eq!(range, Range { low, high }, "{scale}");
        assert_eq!(headline, Decimal::ZERO.clamp(low, high), "{scale}");
    }
}

/// An assumed number's range is what all numbers in its span come to.
#[test]
fn an_assumed_number_has_exactly_the_range_of_its_outcomes() {
    let book = |from: &Value, each: &Value, amount: &Value| {
        of_scale(
            &json!({"steps": {"from": from, "toward": "below", "each": each, "amount": amount}}),
        )
    };
    let assumed = |value: i32, low: i32, high: i32| {
        let text = |number: i32| number.to_string();
        json!({"value": text(value), "origin": {"assumed": {"low": text(low), "high": text(high)}}})
    };
    for v in 0..14 {
        let facts = json!({"values": {"v": v.to_string()}});
        let (headline, range) = total(
            &book(&assumed(10, 8, 12), &assumed(2, 1, 3), &assumed(-2, -3, -1)),
            &facts,
        );
        let mut outcomes = Vec::new();
        for from in 8..=12 {
            for each in 1..=3 {
                for amount in -3..=-1 {
                    let stated = |number: i32| json!(number.to_string());
                    let plan = book(&stated(from), &stated(each), &stated(amount));
                    let (outcome, _) = total(&plan, &facts);
                    if (from, each, amount) == (10, 2, -2) {
                        assert_eq!(outcome, headline);
                    }
                    outcomes.push(outcome);
                }
            }
        }
        let (low, high) = (
            *outcomes.iter().min().unwrap(),
            *outcomes.iter().max().unwrap(),
        );
        assert_eq!(range, Range { low, high }, "{v}");
    }
}

/// Each fault of a rulebook is named with its place.
#[test]
fn a_fault_has_its_place() {
    let line = |gives: Value| {
        json!({
            "values": [{"id": "v", "title": "v"}, {"id": "days", "title": "d", "from": "each"}],
            "totals": [{"id": "t", "unit": "分", "pool": {"id": "all", "of": [
                {"line": {"id": "a", "title": "a", "gives": gives}},
            ]}}],
        })
    };
    let bands = |bands: Value| line(json!({"scale": ["v", {"bands": {"bands": bands}}]}));
    let at = "totals[0].pool.of[0].line.gives";
    let scale = format!("{at}.scale[1]");
    for (middle, path, problem) in [
        (line(json!({"value": "w"})), at.to_owned(), Problem::NoSuch),
        (bands(json!([])), format!("{scale}.bands"), Problem::Empty),
        (
            bands(json!([{"from": "1", "amount": "0"}])),
            format!("{scale}.bands.bands[0]"),
            Problem::Beginning,
        ),
        (
            bands(json!([{"amount": "0"}, {"amount": "1"}])),
            format!("{scale}.bands.bands[1]"),
            Problem::Beginning,
        ),
        (
            bands(
                json!([{"amount": "0"}, {"from": "2", "amount": "1"}, {"from": "2", "amount": "1"}]),
            ),
            format!("{scale}.bands.bands[2]"),
            Problem::Order,
        ),
        (
            line(
                json!({"scale": ["v", {"steps": {"toward": "below", "each": "0", "amount": "1"}}]}),
            ),
            format!("{scale}.steps.each"),
            Problem::Step,
        ),
        (
            line(
                json!({"scale": ["v", {"line": {"from": {"at": "2", "gives": "0"}, "to": {"at": "2", "gives": "1"}}}]}),
            ),
            format!("{scale}.line.to"),
            Problem::Order,
        ),
        (
            line(
                json!({"fixed": {"value": "3", "origin": {"assumed": {"low": "1", "high": "2"}}}}),
            ),
            format!("{at}.fixed"),
            Problem::Span,
        ),
        (
            line(
                json!({"scale": ["v", {"tiers": {"on": {"reading": "r"}, "bands": [{"rate": "1"}]}}]}),
            ),
            format!("{scale}.tiers.on"),
            Problem::NoSuch,
        ),
    ] {
        assert_eq!(faults(&middle), [Fault::at(path, problem)], "{middle}");
    }
    let circle = json!({
        "values": [
            {"id": "a", "title": "a", "from": {"sum": {"of": ["b"]}}},
            {"id": "b", "title": "b", "from": {"total": "t"}},
        ],
        "totals": [{"id": "t", "unit": "分", "pool": {"id": "all", "of": [
            {"line": {"id": "l", "title": "l", "gives": {"value": "a"}}},
        ]}}],
    });
    assert_eq!(faults(&circle), [Fault::at("values[0]", Problem::Circle)]);
    let list = json!({
        "values": [{"id": "days", "title": "d", "from": "each"}, {"id": "s", "title": "s", "from": {"sum": {"of": ["days"]}}}],
        "totals": [{"id": "t", "unit": "分", "pool": {"id": "all", "of": []}}],
    });
    assert_eq!(faults(&list), [Fault::at("values[1].from", Problem::List)]);
    let twice = json!({
        "totals": [{"id": "t", "unit": "分", "pool": {"id": "all", "of": [
            {"line": {"id": "a", "title": "a", "gives": {"fixed": "1"}}},
            {"line": {"id": "a", "title": "a", "gives": {"fixed": "1"}}},
        ]}}],
    });
    assert_eq!(
        faults(&twice),
        [Fault::at("totals[0].pool.of[1].line.id", Problem::Twice)]
    );
    let mut deep = json!({"line": {"id": "a", "title": "a", "gives": {"fixed": "1"}}});
    for nth in 0..10 {
        deep = json!({"pool": {"id": format!("p{nth}"), "of": [deep]}});
    }
    let deep = json!({"totals": [{"id": "t", "unit": "分", "pool": {"id": "all", "of": [deep]}}]});
    assert_eq!(
        faults(&deep),
        [Fault::at("totals[0].pool", Problem::TooDeep)]
    );
}

/// A rulebook changed anywhere is refused with a place, or scores every month of its
/// own within what it says: nothing panics, nothing hangs.
#[test]
fn a_rulebook_changed_anywhere_is_refused_or_scores() {
    let mut seed = 88_172_645_463_325_252_u64;
    let mut next = move |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % below.max(1) as u64).unwrap()
    };
    let (mut scored, mut refused) = (0, 0);
    for (name, document, months) in documents() {
        let text = fs::read_to_string(
            Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/documents/{name}.json")),
        );
        let whole: Value = serde_json::from_str(&text.unwrap()).unwrap();
        assert_eq!(Document::decode(&whole).unwrap(), document);
        let facts: Vec<Facts> = months.into_iter().map(|month| month.facts).collect();
        let found = changed_anywhere((&name, &whole), 120, &facts, &mut next);
        scored += found.0;
        refused += found.1;
    }
    assert!(scored > 500 && refused > 500, "{scored} {refused}");
}

/// A document changed so many times, each time anywhere: how many months were scored within
/// what they say, and how many documents refused.
pub fn changed_anywhere(
    (name, whole): (&str, &Value),
    times: usize,
    months: &[Facts],
    next: &mut impl FnMut(usize) -> usize,
) -> (usize, usize) {
    let (mut scored, mut refused) = (0, 0);
    for _ in 0..times {
        let mut changed = whole.clone();
        for _ in 0..=next(3) {
            change(&mut changed, next);
        }
        let plan = Document::decode(&changed)
            .ok()
            .map(|document| Plan::new(&document));
        let Some(Ok(plan)) = plan else {
            refused += 1;
            continue;
        };
        for month in months {
            for total in plan.totals(month).into_iter().flatten() {
                assert!(total.range.low <= total.range.high, "{changed}");
                assert!(
                    total.range.contains(total.headline),
                    "{name}: {total:?} {changed}"
                );
                scored += 1;
            }
        }
    }
    (scored, refused)
}

/// Another number, another word, something gone or twice, somewhere.
fn change(value: &mut Value, next: &mut impl FnMut(usize) -> usize) {
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            let at = next(fields.len());
            let key = fields.keys().nth(at).unwrap().clone();
            match next(14) {
                0 => drop(fields.remove(&key)),
                _ => change(fields.get_mut(&key).unwrap(), next),
            }
        }
        Value::Array(items) if !items.is_empty() => {
            let at = next(items.len());
            match next(14) {
                0 => drop(items.remove(at)),
                1 => items.push(items[at].clone()),
                _ => change(&mut items[at], next),
            }
        }
        Value::String(text) => {
            let others = [
                "0",
                "-1",
                "1000000000",
                "0.000001",
                "-1000000000",
                "upper",
                "started",
                "sales",
                "score",
            ];
            *text = others[next(others.len())].to_owned();
        }
        other => *other = json!(next(3)),
    }
}

proptest! {
    /// Fractions keep order, sums and products, and round to the nearest.
    #[test]
    fn fractions_are_exact(a in -9_999_i64..9_999, b in 1_i64..9_999, c in -9_999_i64..9_999, d in 1_i64..9_999) {
        let fraction = |over: i64, under: i64| Exact::whole(over).over(Exact::whole(under)).unwrap();
        let (one, other) = (fraction(a, b), fraction(c, d));
        prop_assert_eq!(one.cmp(&other), (a * d).cmp(&(c * b)));
        prop_assert_eq!(one + other, fraction(a * d + c * b, b * d));
        prop_assert_eq!(one * other, fraction(a * c, b * d));
        prop_assert_eq!(one - one, Exact::ZERO);
        let step = Decimal::from_raw(1_000);
        let near = Exact::of(one.rounded(step, Rounding::HalfUp));
        let apart = match near < one { true => one - near, false => near - one };
        prop_assert!(apart <= Exact::of(Decimal::from_raw(500)));
        let (down, up) = (one.rounded(step, Rounding::Down), one.rounded(step, Rounding::Up));
        prop_assert!(Exact::of(down) <= one && one <= Exact::of(up));
        let one_step = if Exact::of(down) == one { 0 } else { 1_000 };
        prop_assert_eq!(up.raw() - down.raw(), one_step);
    }

    /// No number that can be written leaves what can be held.
    #[test]
    fn no_fraction_panics(raws in prop::collection::vec(-1_000_000_000_000_000_i64..1_000_000_000_000_000, 2..12)) {
        let mut all = Exact::ONE;
        let mut sum = Exact::ZERO;
        for raw in raws {
            let one = Exact::of(Decimal::from_raw(raw));
            all = all * one;
            sum = sum + all.over(one + Exact::ONE).unwrap_or(all) - one;
            let _ = (all.cmp(&sum), all.wholes(true), sum.rounded(Decimal::from_raw(7), Rounding::HalfDown));
        }
    }
}
