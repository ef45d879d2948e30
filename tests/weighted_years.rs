//! How months join: by hand, by every outcome of small ones, and what is said of what they weigh.

use std::fs;
use std::path::Path;
use std::rc::Rc;

use kaohe::draft::parts_that_use;
use kaohe::json::Decode;
use kaohe::language::{Document, Facts, Joined, Odd, Problem};
use kaohe::number::{Decimal, Exact, Range, Rounding};
use kaohe::plan::{
    Filled, Filling, Joining, Place, Plan, TotalSheet, Under, Volume, Weight, join_months, joins,
};
use litemap::LiteMap;
use serde_json::{Value, json};

use crate::language::{around, volume};
use crate::support::Dice;
use crate::support::any::id;

fn total(headline: i32, low: i32, high: i32) -> TotalSheet {
    TotalSheet {
        headline: Decimal::whole(headline),
        range: Range {
            low: Decimal::whole(low),
            high: Decimal::whole(high),
        },
        is_known: true,
    }
}

fn ends(known: Option<i32>, low: i32, high: i32) -> Weight {
    Weight {
        known: known.map(Decimal::whole),
        range: Range {
            low: Decimal::whole(low),
            high: Decimal::whole(high),
        },
    }
}

fn texts((headline, range): (Decimal, Range<Decimal>)) -> [String; 3] {
    [headline, range.low, range.high].map(|number| number.to_string())
}

#[test]
fn months_join_into_a_year() {
    let mut months = [None; 12];
    for by in [Joined::Sum, Joined::Weighted] {
        assert_eq!(join_months(&months, by), None);
    }
    months[1] = Some((total(90, 80, 90), Weight::ONE));
    months[4] = Some((total(-1, -1, 5), Weight::ONE));
    months[11] = Some((total(0, 0, 0), Weight::ONE));
    let said = |by| texts(join_months(&months, by).unwrap());
    assert_eq!(said(Joined::Sum), ["89", "79", "95"]);
    assert_eq!(said(Joined::Mean), ["29.667", "26.333", "31.667"]);
    assert_eq!(said(Joined::MissingAsZero), ["7.417", "6.583", "7.917"]);
    assert_eq!(said(Joined::Weighted), said(Joined::Mean));
    // 90 · 2 and −1 · 1; the third one weighs nothing.
    for (at, weight) in [(1, 2), (4, 1), (11, 0)] {
        months[at].as_mut().unwrap().1 = Weight::exactly(Decimal::whole(weight));
    }
    let said = texts(join_months(&months, Joined::Weighted).unwrap());
    assert_eq!(said, ["59.667", "53", "61.667"]);
}

#[test]
fn what_weighs_nothing_comes_to_nothing() {
    let month = |of, weight| Some((of, weight));
    let nothing = Weight::exactly(Decimal::ZERO);
    let months = [month(total(90, 80, 90), nothing), None];
    assert_eq!(join_months(&months, Joined::Weighted), None);
    // One may weigh something: then it's the year.
    let months = [
        month(total(90, 80, 90), nothing),
        month(total(5, 5, 5), ends(None, 0, 3)),
    ];
    let said = texts(join_months(&months, Joined::Weighted).unwrap());
    assert_eq!(said, ["5", "5", "5"]);
    // As far as it's known it weighs nothing, and by the span of a number it may.
    let months = [month(total(7, 6, 8), ends(Some(0), 0, 3))];
    let said = texts(join_months(&months, Joined::Weighted).unwrap());
    assert_eq!(said, ["7", "6", "8"]);
}

/// As large as numbers get, nothing is rounded before the end.
#[test]
fn the_largest_weights_are_exact() {
    let most = Weight::exactly(Decimal::LIMIT);
    let less = Weight::exactly(Decimal::from_raw(Decimal::LIMIT.raw() - 1));
    let of = |number| TotalSheet {
        headline: number,
        range: Range::exactly(number),
        is_known: true,
    };
    let months = [
        Some((of(Decimal::LIMIT), most)),
        Some((of(Decimal::ZERO), less)),
    ];
    let (headline, range) = join_months(&months, Joined::Weighted).unwrap();
    assert!(range.is_settled());
    assert_eq!(headline.to_string(), "500000000");
    let months = [
        Some((total(100, 100, 100), Weight::ONE)),
        Some((total(0, 0, 0), Weight::UNKNOWN)),
    ];
    let said = texts(join_months(&months, Joined::Weighted).unwrap());
    assert_eq!(said, ["0", "0", "100"]);
}

/// Every total and every weight of small ones, one after the other.
#[test]
fn the_range_is_that_of_every_outcome() {
    let mut dice = Dice::new(18);
    let fine = Decimal::from_raw(1_000);
    for _ in 0..4_000 {
        let count = dice.below(3) + 1;
        let months: Vec<([i32; 3], [i32; 2])> = (0..count)
            .map(|_| {
                let number = |dice: &mut Dice| dice.below(7) as i32 - 3;
                let mut ends = [number(&mut dice), number(&mut dice), number(&mut dice)];
                ends.sort_unstable();
                let mut weights = [dice.below(4) as i32, dice.below(4) as i32];
                weights.sort_unstable();
                (ends, weights)
            })
            .collect();
        let mut outcomes: Vec<Vec<(i32, i32)>> = vec![Vec::new()];
        for ([low, _, high], [least, most]) in &months {
            let all = outcomes.into_iter().flat_map(|before| {
                (*low..=*high).flat_map(move |of| {
                    let before = before.clone();
                    (*least..=*most).map(move |weight| {
                        let mut one = before.clone();
                        one.push((of, weight));
                        one
                    })
                })
            });
            outcomes = all.collect();
        }
        let found = outcomes.iter().filter_map(|one| {
            let over: i32 = one.iter().map(|(_, weight)| weight).sum();
            let sum: i32 = one.iter().map(|(of, weight)| of * weight).sum();
            let mean = Exact::whole(sum.into()).over(Exact::whole(over.into()))?;
            Some(mean.rounded(fine, Rounding::HalfUp))
        });
        let found: Vec<Decimal> = found.collect();
        let joining: Vec<Option<Joining>> = (months.iter())
            .map(|([low, middle, high], [least, most])| {
                let known = (least == most).then_some(*least);
                Some((total(*middle, *low, *high), ends(known, *least, *most)))
            })
            .collect();
        let joined = join_months(&joining, Joined::Weighted);
        let ends = found.iter().min().zip(found.iter().max());
        let range = ends.map(|(low, high)| Range {
            low: *low,
            high: *high,
        });
        assert_eq!(joined.map(|(_, range)| range), range, "{months:?}");
        if let Some((headline, range)) = joined {
            assert!(range.contains(headline), "{months:?}");
        }
    }
}

/// What the guide says of months together is so.
#[test]
fn every_example_of_months_together_runs() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/language.md");
    let text = fs::read_to_string(path).unwrap();
    let mut run = 0;
    for block in text.split("```json\n").skip(1) {
        let middle: Value = serde_json::from_str(block.split("```").next().unwrap()).unwrap();
        let Some(together) = middle.get("together") else {
            continue;
        };
        let volume = volume(&middle);
        let filling = Filling::default();
        let total = &volume.document.totals[0];
        let by = joins(total, &Under(&volume.document, &filling));
        for of in together.as_array().unwrap() {
            let is_in = |name: &str, month: &Value| {
                let mut all = of.get(name).and_then(Value::as_array).into_iter().flatten();
                all.any(|named| named == &month["month"])
            };
            let months = middle["months"].as_array().unwrap().iter();
            let months: Vec<Option<Joining>> = months
                .map(|month| {
                    let values = month["values"].as_object().unwrap().iter();
                    let mut filling = Filling::default();
                    for (name, text) in values {
                        filling.put(Place::Value(id(name)), text.as_str().unwrap());
                    }
                    let by = total.weighed_by.unwrap();
                    if is_in("unknown", month) {
                        filling.put(Place::Value(by), "");
                    }
                    let at = month["month"].as_str().unwrap().parse().unwrap();
                    let filled = Filled::of(&volume, &Rc::new(filling), at);
                    let of = filled.sheet.as_ref().unwrap().totals[0];
                    is_in("of", month).then(|| (of, filled.weight(by)))
                })
                .collect();
            let said = |name: &str| of.get(name)?.as_str()?.parse::<Decimal>().ok();
            let is = said("is").map(|is| {
                let range = Range {
                    low: said("low").unwrap_or(is),
                    high: said("high").unwrap_or(is),
                };
                (is, range)
            });
            assert_eq!(join_months(&months, by), is, "{of}");
            run += 1;
        }
    }
    assert!(run >= 4, "{run}");
}

/// Two values, and what weighs.
fn weighing(from: &Value, by: &str) -> Rc<Volume> {
    volume(&json!({
        "values": [
            {"id": "days", "title": "days", "most": "31", "lapses": true},
            {"id": "off", "title": "off", "most": "31"},
            {"id": "present", "title": "present", "from": from},
        ],
        "totals": [{"id": "score", "unit": "分", "year": "weighted", "weighed_by": by, "pool": {"id": "all", "worth": "7", "of": []}}],
    }))
}

#[test]
fn a_month_weighs_what_its_figure_comes_to() {
    let weight = |of: &Rc<Volume>, facts: &Value| {
        let facts = Facts::decode(facts).unwrap();
        let filling = Filling::of(&facts, LiteMap::new());
        let filled = Filled::of(of, &Rc::new(filling), "2026-03".parse().unwrap());
        filled.weight(of.document.totals[0].weighed_by.unwrap())
    };
    let less = weighing(
        &json!({"sum": {"of": ["days"], "less": ["off"]}}),
        "present",
    );
    let of = |facts| weight(&less, &facts);
    let exactly = |number| Weight::exactly(Decimal::whole(number));
    assert_eq!(
        of(json!({"values": {"days": "20", "off": "3"}})),
        exactly(17)
    );
    // Below nothing nothing weighs.
    assert_eq!(of(json!({"values": {"days": "2", "off": "3"}})), exactly(0));
    let open = of(json!({"values": {"days": "20"}}));
    assert_eq!(open, ends(None, 0, 20));
    // None of it, known or perhaps.
    let own = weighing(&json!("typed"), "days");
    assert_eq!(
        weight(&own, &json!({"values": {"days": "none"}})),
        exactly(0)
    );
    let open = weight(&own, &json!({}));
    assert_eq!((open.known, open.range), (None, ends(None, 0, 31).range));
    // A total weighs, too.
    assert_eq!(
        weight(&weighing(&json!("typed"), "score"), &json!({})),
        exactly(7)
    );
}

#[test]
fn what_months_weigh_by_must_be_there() {
    let faults = |total: Value| {
        let mut total = total;
        total["id"] = json!("t");
        total["unit"] = json!("分");
        total["pool"] = json!({"id": "p", "of": []});
        let middle = json!({
            "values": [{"id": "v", "title": "v"}, {"id": "l", "title": "l", "from": "each"}],
            "totals": [total],
            "readings": [{"id": "r", "options": [{"id": "mean"}, {"id": "weighted"}]},
                {"id": "s", "options": [{"id": "mean"}, {"id": "sum"}]}],
        });
        let document = Document::decode(&around(&middle)).unwrap();
        let faults = Plan::new(&document).err().unwrap_or_default();
        let faults = faults.into_iter();
        faults
            .map(|fault| (fault.path, fault.problem))
            .collect::<Vec<_>>()
    };
    let at = |problem| vec![("totals[0].weighed_by".to_owned(), problem)];
    assert_eq!(faults(json!({"year": "weighted"})), at(Problem::Empty));
    assert_eq!(
        faults(json!({"year": {"reading": "r"}})),
        at(Problem::Empty)
    );
    let means = json!({"reading": "s", "means": {"sum": "weighted"}});
    assert_eq!(faults(json!({"year": means})), at(Problem::Empty));
    assert_eq!(faults(json!({"year": {"reading": "s"}})), []);
    let by = |id: &str| faults(json!({"year": "weighted", "weighed_by": id}));
    assert_eq!(by("x"), at(Problem::NoSuch));
    assert_eq!(by("l"), at(Problem::List));
    assert_eq!(by("v"), []);
    assert_eq!(by("t"), []);
}

#[test]
fn what_months_weigh_by_is_asked_for() {
    let is_used = |year: &str| {
        let of = volume(&json!({
            "values": [{"id": "v", "title": "v"}],
            "totals": [{"id": "t", "unit": "分", "year": year, "weighed_by": "v", "pool": {"id": "p", "of": []}}],
        }));
        let found = of.document.findings(&Value::Null);
        let used = parts_that_use(&of.document, id("v"));
        assert_eq!(used, ["totals[0]"]);
        !found.iter().any(|finding| finding.what == Odd::Unused)
    };
    assert!(is_used("weighted"));
    assert!(!is_used("mean"));
}
