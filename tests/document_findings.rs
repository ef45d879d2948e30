//! What is odd about a document of version 2: said where it is, and only where it's so.

use std::fs;
use std::path::Path;

use kaohe::json::Decode;
use kaohe::language::{Document, Fault, Odd, Part, Problem, limits};
use kaohe::plan::{Plan, Volume};
use serde_json::{Value, json};

use crate::documents::documents;
use crate::language::around;
use crate::support::any::id;

/// Each as its path and what.
fn found(document: &Document) -> Vec<String> {
    let volume = Volume::of(document.clone()).unwrap_or_else(|faults| panic!("{faults:?}"));
    let found = volume.findings().into_iter().map(|finding| {
        let what = match finding.what {
            Odd::Gap(range) => format!("gap {} {}", range.low, range.high),
            Odd::Overlap(range) => format!("overlap {} {}", range.low, range.high),
            Odd::Unreached(None) => "unreached".to_owned(),
            Odd::Unreached(Some(from)) => format!("unreached {from}"),
            Odd::Weights(sum) => format!("weights {sum}"),
            Odd::OutOfReach(grade) => format!("out of reach {grade}"),
            Odd::Idle => "idle".to_owned(),
            Odd::Unused => "unused".to_owned(),
            Odd::Otherwise(said, found) => format!("says {said}, is {found}"),
            Odd::OtherGrade(grade) => format!("is {grade}"),
            Odd::Unscored => "unscored".to_owned(),
        };
        assert!(document.part(&finding.path).is_some(), "{}", finding.path);
        format!("{}: {what}", finding.path)
    });
    found.collect()
}

fn of(middle: &Value) -> Document {
    Document::decode(&around(middle)).unwrap_or_else(|fault| panic!("{fault} {middle}"))
}

/// A document with one line over the value `v` of 0 to 100.
fn over(scale: &Value) -> Vec<String> {
    found(&of(&json!({
        "values": [{"id": "v", "title": "v", "most": "100"}],
        "totals": [{"id": "t", "unit": "分", "pool": {"id": "p", "of": [
            {"line": {"id": "a", "title": "a", "gives": {"scale": ["v", scale]}}},
        ]}}],
    })))
}

#[test]
fn of_the_real_documents_only_what_is_so() {
    let mut all = Vec::new();
    for (name, document, _) in documents() {
        all.extend(
            found(&document)
                .into_iter()
                .map(|one| format!("{name} {one}")),
        );
    }
    for name in ["broadband", "telesales"] {
        let path = format!("tests/migrated/{name}.json");
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
        let document = Document::decode(&serde_json::from_str(&text).unwrap()).unwrap();
        all.extend(
            found(&document)
                .into_iter()
                .map(|one| format!("{name} {one}")),
        );
    }
    assert_eq!(
        all,
        [
            // Visits and commission are asked for by name alone; no line is about them.
            "D24 values[7]: unused",
            // 74 and 75, 84 and 85, 94 and 95 meet only where shares are whole.
            "N15 totals[0].pool.of[0].line.factors[0].by.scale[1].bands.bands[0]: gap 74 75",
            "N15 totals[0].pool.of[0].line.factors[0].by.scale[1].bands.bands[1]: gap 84 85",
            "N15 totals[0].pool.of[0].line.factors[0].by.scale[1].bands.bands[3]: gap 94 95",
            "N6 values[5]: unused",
            // How months join into a year, which isn't part of the language yet.
            "broadband readings[7]: idle",
        ]
    );
}

#[test]
fn bands_that_leave_something_open_or_say_it_twice() {
    let bands = |bands: Value| over(&json!({"bands": {"bands": bands}}));
    let at = |text: &str| {
        vec![format!(
            "totals[0].pool.of[0].line.gives.scale[1].bands.bands{text}"
        )]
    };
    let none = Vec::<String>::new();
    let three = |end: &str, next: &str| {
        bands(json!([{"amount": "0", "to": end}, {"from": next, "amount": "1"}]))
    };
    assert_eq!(three("60", "60"), none);
    assert_eq!(three("59.99", "60"), at("[0]: gap 59.99 60"));
    assert_eq!(three("60.01", "60"), at("[0]: overlap 60 60.01"));
    // The last one's end is held against the most that the value can be.
    let last =
        |end: &str| bands(json!([{"amount": "0"}, {"from": "60", "to": end, "amount": "1"}]));
    assert_eq!(last("100"), none);
    assert_eq!(last("120"), none);
    assert_eq!(last("99"), at("[1]: gap 99 100"));
    // Of whole numbers 59 and 60 lie side by side.
    let whole = |end: &str| {
        found(&of(&json!({
            "values": [{"id": "v", "title": "v", "whole": true}],
            "totals": [{"id": "t", "unit": "分", "pool": {"id": "p", "of": [
                {"line": {"id": "a", "title": "a", "gives": {"scale": ["v", {"bands": {"bands": [{"to": end, "amount": "0"}, {"from": "60", "amount": "1"}]}}]}}},
            ]}}],
        })))
    };
    assert_eq!(whole("59"), none);
    assert_eq!(whole("58"), at("[0]: gap 58 60"));
}

#[test]
fn scales_that_their_value_cannot_reach() {
    let at = |text: &str| vec![format!("totals[0].pool.of[0].line.gives.scale[1]{text}")];
    let none = Vec::<String>::new();
    let bands = |from: &str, limit: &str| {
        over(
            &json!({"bands": {"limit": limit, "bands": [{"amount": "0"}, {"from": from, "amount": "1"}]}}),
        )
    };
    assert_eq!(bands("100", "upper"), none);
    assert_eq!(bands("100", "lower"), at(".bands.bands[1]: unreached 100"));
    assert_eq!(
        bands("100.01", "upper"),
        at(".bands.bands[1]: unreached 100.01")
    );
    assert_eq!(bands("0", "upper"), at(".bands.bands[0]: unreached"));
    assert_eq!(bands("0", "lower"), none);
    let steps = |from: &str, toward: &str| {
        over(&json!({"steps": {"from": from, "toward": toward, "each": "1", "amount": "-1"}}))
    };
    assert_eq!(steps("99.99", "above"), none);
    assert_eq!(steps("100", "above"), at(": unreached"));
    assert_eq!(steps("0.01", "below"), none);
    assert_eq!(steps("0", "below"), at(": unreached"));
    let line = |from: &str, to: &str| {
        over(&json!({"line": {"from": {"at": from, "gives": "0"}, "to": {"at": to, "gives": "9"}}}))
    };
    assert_eq!(line("100", "200"), none);
    assert_eq!(line("100.01", "200"), at(": unreached"));
    assert_eq!(line("-10", "0"), none);
    assert_eq!(line("-10", "-0.01"), at(": unreached"));
    let tiers = |from: &str| {
        over(
            &json!({"tiers": {"on": "part", "bands": [{"rate": "0.1"}, {"from": from, "rate": "0.2"}]}}),
        )
    };
    assert_eq!(tiers("100"), none);
    assert_eq!(tiers("101"), at(".tiers.bands[1]: unreached 101"));
    // An assumed beginning that may lie inside, and a value that is worked out, say nothing.
    let assumed = json!({"value": "101", "origin": {"assumed": {"low": "99", "high": "110"}}});
    assert_eq!(
        over(&json!({"bands": {"bands": [{"amount": "0"}, {"from": assumed, "amount": "1"}]}})),
        none
    );
    let derived = of(&json!({
        "values": [
            {"id": "a", "title": "a", "most": "1"},
            {"id": "v", "title": "v", "most": "100", "from": {"sum": {"of": ["a"]}}},
        ],
        "totals": [{"id": "t", "unit": "分", "pool": {"id": "p", "of": [
            {"line": {"id": "a", "title": "a", "gives": {"scale": ["v", {"bands": {"bands": [{"amount": "0"}, {"from": "300", "amount": "1"}]}}]}}},
        ]}}],
    }));
    assert_eq!(found(&derived), none);
}

#[test]
fn questions_that_decide_nothing() {
    let asked = |count: Value, options: Value| {
        found(&of(&json!({
            "values": [{"id": "v", "title": "v", "most": "9"}],
            "totals": [{"id": "t", "unit": "分", "pool": {"id": "p", "of": [
                {"line": {"id": "a", "title": "a", "cap": count, "gives": {"value": "v"}}},
            ]}}],
            "readings": [{"id": "q", "options": options}],
        })))
    };
    let two = json!([{"id": "one"}, {"id": "two"}]);
    let means = |means: Value| json!({"reading": "q", "means": means});
    let none = Vec::<String>::new();
    let idle = vec!["readings[0]: idle".to_owned()];
    assert_eq!(asked(json!("5"), two.clone()), idle);
    assert_eq!(
        asked(means(json!({"one": "5", "two": "6"})), two.clone()),
        none
    );
    assert_eq!(
        asked(means(json!({"one": "5", "two": "5"})), two.clone()),
        idle
    );
    // One that isn't named means that nothing stands here.
    assert_eq!(asked(means(json!({"one": "5"})), two), none);
}

#[test]
fn grades_that_nobody_reaches() {
    let graded = |from: &str, cap: Value, of_what: &str| {
        found(&of(&json!({
            "values": [{"id": "v", "title": "v", "most": "90"}],
            "totals": [{"id": "t", "unit": "分", "pool": {"id": "p", "worth": "10", "cap": cap, "of": [
                {"line": {"id": "v", "title": "v", "gives": {"value": "v"}}},
                {"line": {"id": "praise", "title": "praise", "cap": "5", "gives": {"events": {"amount": {"fixed": "1"}}}}},
            ]}}],
            "grades": [{"id": "g", "of": of_what, "grades": [{"id": "low", "title": "low"}, {"id": "high", "title": "high", "from": from}]}],
            "readings": [{"id": "top", "options": [{"id": "yes"}, {"id": "no"}]}],
        })))
    };
    let out = vec!["grades[0].grades[1]: out of reach high".to_owned()];
    let none = Vec::<String>::new();
    let cap = json!({"reading": "top", "means": {"yes": "100"}});
    // By the value alone, and by a total of at most 105.
    assert_eq!(graded("90", cap.clone(), "v"), none);
    assert_eq!(graded("90.01", cap.clone(), "v"), out);
    assert_eq!(graded("105", cap.clone(), "t"), none);
    assert_eq!(graded("105.01", cap, "t"), out);
    let settled = json!("100");
    let mut idle = vec!["readings[0]: idle".to_owned()];
    assert_eq!(graded("100", settled.clone(), "t"), idle);
    idle.extend(out);
    assert_eq!(graded("100.01", settled, "t"), idle);
}

#[test]
fn weights_that_are_not_the_whole() {
    let weighed = |one: Value, two: Value, more: Value| {
        let mut second = json!({"id": "b", "title": "b", "gives": {"value": "v"}});
        second["weight"] = two;
        for (name, part) in more.as_object().unwrap() {
            second[name] = part.clone();
        }
        found(&of(&json!({
            "audiences": [{"id": "new", "title": "new"}],
            "values": [{"id": "v", "title": "v", "most": "100"}],
            "totals": [{"id": "t", "unit": "分", "pool": {"id": "p", "of": [
                {"line": {"id": "a", "title": "a", "weight": one, "gives": {"value": "v"}}},
                {"line": second},
            ]}}],
        })))
    };
    let none = Vec::<String>::new();
    let plain = |one: &str, two: &str| weighed(json!(one), json!(two), json!({}));
    assert_eq!(plain("40", "60"), none);
    assert_eq!(plain("40", "59.99"), ["totals[0].pool: weights 99.99"]);
    assert_eq!(plain("40", "60.01"), ["totals[0].pool: weights 100.01"]);
    // One that may be the rest, one that isn't always there, and one without a weight.
    let assumed = json!({"value": "50", "origin": {"assumed": {"low": "40", "high": "60"}}});
    assert_eq!(weighed(json!("40"), assumed, json!({})), none);
    assert_eq!(
        weighed(json!("40"), json!("50"), json!({"only": ["new"]})),
        none
    );
    assert_eq!(weighed(json!("40"), Value::Null, json!({})), none);
}

#[test]
fn values_that_nothing_asks_for() {
    let document = of(&json!({
        "values": [
            {"id": "line", "title": "v"}, {"id": "scale", "title": "v", "most": "9"}, {"id": "factor", "title": "v"},
            {"id": "part", "title": "v"}, {"id": "need", "title": "v"}, {"id": "moved", "title": "v"},
            {"id": "sum", "title": "v", "from": {"sum": {"of": ["part"]}}},
            {"id": "nothing", "title": "v"},
        ],
        "totals": [{"id": "t", "unit": "分", "pool": {"id": "p", "factors": [{"by": {"value": "factor"}}], "of": [
            {"line": {"id": "a", "title": "a", "gives": {"value": "line"}}},
            {"line": {"id": "b", "title": "b", "gives": {"scale": ["scale", {"rate": "1"}]}}},
            {"line": {"id": "c", "title": "c", "gives": {"value": "sum"}}},
        ]}}],
        "grades": [{"id": "g", "of": "t", "grades": [{"id": "low", "title": "low"},
            {"id": "high", "title": "high", "from": "1", "needs": [{"value": "need", "is": "at_least", "than": "1"}]}],
            "moves": [{"to": "up", "when": {"value": "moved", "is": "more_than", "than": "1"}}]}],
    }));
    assert_eq!(found(&document), ["values[7]: unused"]);
}

/// A path leads to the smallest part that has a name.
#[test]
fn paths_lead_to_parts() {
    let document = of(&json!({
        "values": [{"id": "v", "title": "v"}],
        "totals": [{"id": "t", "unit": "分", "pool": {"id": "p", "of": [
            {"pool": {"id": "inner", "of": [{"line": {"id": "a", "title": "a", "gives": {"value": "v"}}}]}},
        ]}}],
        "grades": [{"id": "g", "of": "t", "grades": [{"id": "low", "title": "low"}]}],
        "readings": [{"id": "q", "options": [{"id": "one"}, {"id": "two"}]}],
        "examples": [{"id": "e", "facts": {}}],
    }));
    for (path, name) in [
        ("examples[0].totals.t.is", Some("e")),
        ("examples[1]", None),
        ("values[0].from", Some("v")),
        ("totals[0]", Some("t")),
        ("totals[0].step", Some("t")),
        ("totals[0].pool.cap", Some("p")),
        ("totals[0].pool.of[0].pool.factors[0].by", Some("inner")),
        (
            "totals[0].pool.of[0].pool.of[0].line.gives.scale[1].bands.bands[2]",
            Some("a"),
        ),
        ("totals[0].pool.of[7].line", Some("p")),
        ("grades[0].grades[3]", Some("g")),
        ("readings[0]", Some("q")),
        ("values[1]", None),
        ("version", None),
        ("", None),
    ] {
        let found = document.part(path).map(|part| match part {
            Part::Value(value) => value.id,
            Part::Total(total) => total.id,
            Part::Pool(pool) => pool.id,
            Part::Line(line) => line.id,
            Part::Grades(grades) => grades.id,
            Part::Reading(reading) => reading.id,
            Part::Example(example) => example.id,
        });
        assert_eq!(found, name.map(id), "{path}");
    }
}

/// A document that says of one month, `v` at 7, what must come out.
fn with_example(example: &Value) -> Vec<String> {
    let mut example = example.clone();
    example["id"] = json!("e");
    let found = found(&of(&json!({
        "values": [{"id": "v", "title": "v", "most": "10"}],
        "totals": [{"id": "t", "unit": "分", "pool": {"id": "p", "of": [
            {"line": {"id": "a", "title": "a", "gives": {"scale": ["v", {"bands": {
                "limit": {"reading": "q"}, "bands": [{"amount": "0"}, {"from": "7", "amount": "5"}],
            }}]}}},
        ]}}],
        "grades": [{"id": "g", "of": "t", "grades": [{"id": "low", "title": "low"}, {"id": "top", "title": "top", "from": "5"}]}],
        "readings": [{"id": "q", "options": [{"id": "upper"}, {"id": "lower"}]}],
        "examples": [example],
    })));
    let path = |text: String| text.replacen("examples[0]", "", 1);
    found.into_iter().map(path).collect()
}

#[test]
fn worked_examples_that_come_out_otherwise_are_named() {
    let seven = json!({"values": {"v": "7"}});
    for (example, said) in [
        (
            json!({"facts": seven, "totals": {"t": {"is": "5", "low": "5", "high": "5"}}, "grades": {"g": "top"}}),
            vec![],
        ),
        // Nothing said, nothing to differ from.
        (json!({"facts": seven}), vec![]),
        (
            json!({"facts": seven, "totals": {"t": {"is": "4.999"}}}),
            vec![".totals.t.is: says 4.999, is 5"],
        ),
        // By another answer, 7 is in the band below.
        (
            json!({"facts": seven, "readings": {"q": "lower"}, "totals": {"t": {"is": "0"}}, "grades": {"g": "low"}}),
            vec![],
        ),
        (
            json!({"facts": seven, "readings": {"q": "lower"}, "totals": {"t": {"is": "5"}}, "grades": {"g": "top"}}),
            vec![".totals.t.is: says 5, is 0", ".grades.g: is low"],
        ),
        // What isn't known yet is a range.
        (
            json!({"facts": {}, "totals": {"t": {"is": "0", "low": "0", "high": "5"}}}),
            vec![],
        ),
        (
            json!({"facts": {}, "totals": {"t": {"is": "0", "low": "1", "high": "4"}}}),
            vec![
                ".totals.t.low: says 1, is 0",
                ".totals.t.high: says 4, is 5",
            ],
        ),
        // Names that the document doesn't have, and a number that it doesn't allow.
        (
            json!({"facts": seven, "totals": {"x": {"is": "5"}}, "grades": {"x": "top"}}),
            vec![".totals.x: unscored", ".grades.x: unscored"],
        ),
        (
            json!({"facts": {"values": {"x": "7"}}, "totals": {"t": {"is": "5"}}}),
            vec![": unscored"],
        ),
        (
            json!({"facts": {"values": {"v": "11"}}, "totals": {"t": {"is": "5"}}}),
            vec![": unscored"],
        ),
        (
            json!({"facts": seven, "readings": {"q": "middle"}, "totals": {"t": {"is": "5"}}}),
            vec![": unscored"],
        ),
    ] {
        assert_eq!(with_example(&example), said, "{example}");
    }
}

#[test]
fn there_may_be_a_hundred_worked_examples() {
    let with = |count: usize| {
        let example = |nth: usize| json!({"id": format!("e{nth}"), "facts": {}});
        let middle = json!({
            "values": [{"id": "v", "title": "v"}],
            "totals": [{"id": "t", "unit": "分", "pool": {"id": "p", "of": [
                {"line": {"id": "a", "title": "a", "gives": {"value": "v"}}},
            ]}}],
            "examples": (0..count).map(example).collect::<Vec<_>>(),
        });
        Plan::new(&of(&middle)).map(|_| ())
    };
    assert_eq!(with(limits::MAX_EXAMPLES), Ok(()));
    let refused = with(limits::MAX_EXAMPLES + 1).unwrap_err();
    assert_eq!(refused, [Fault::at("examples", Problem::TooMany)]);
}
