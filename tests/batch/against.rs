//! Records by the rulebook in force beside another one.

use kaohe::number::Points;
use serde_json::{Value, json};

use super::{month, run, temporary};

/// The bundled rulebook with other numbers.
fn changed(name: &str, base: &str, set: impl Fn(&mut Value)) -> String {
    let mut document: Value = serde_json::from_str(kaohe::rulebook::bundled_json()).unwrap();
    document["base"] = json!(base);
    set(&mut document);
    temporary(name, &document.to_string())
}

fn points(value: &Value) -> Points {
    value.as_str().unwrap().parse().unwrap()
}

#[test]
fn the_same_rulebook_changes_nothing() {
    let same = changed("same.json", "100", |_| {});
    let run = run(&["--against", &same, super::WORKED, "-"], &month("1"));
    assert_eq!((run.status, run.err.len(), run.out.len()), (Some(0), 0, 3));
    for line in &run.out[..2] {
        assert_eq!(line["change"], "0");
        assert_eq!((&line["lines"], &line["rest"]), (&json!([]), &json!("0")));
        assert_eq!(line["score"], line["against"]["score"]);
    }
    let sums = &run.out[2];
    let counts = ["records", "gain", "lose", "same"].map(|field| sums[field].as_u64().unwrap());
    assert_eq!((counts, &sums["change"]), ([2, 0, 0, 2], &json!("0")));
}

#[test]
fn who_gains_who_loses_and_by_which_clause() {
    // Clause 15 takes three points instead of one, and everybody starts with one more.
    let other = changed("dearer.json", "101", |document| {
        for section in document["sections"].as_array_mut().unwrap() {
            for clause in section["clauses"].as_array_mut().unwrap() {
                if clause["number"] == "15" {
                    let rule = &mut clause["parts"][0]["mechanism"]["per_occurrence"];
                    rule["amount"]["value"] = json!("3");
                }
            }
        }
    });
    let both =
        json!({"agent": "2", "month": "2026-03", "entries": [{"parts": ["15"], "count": 2}]});
    let text = [both.to_string(), month("3")].join("\n");
    let run = run(&["--against", &other, super::WORKED, "-"], &text);
    assert_eq!(
        (run.status, run.err.len(), run.out.len()),
        (Some(0), 0, 4),
        "{:?}",
        run.err
    );
    let changes: Vec<_> = run.out[..3]
        .iter()
        .map(|line| line["change"].clone())
        .collect();
    assert_eq!(changes, ["-1", "-3", "1"]);
    for line in &run.out[..3] {
        let lines = line["lines"].as_array().unwrap();
        let by_lines: Points = lines
            .iter()
            .fold(Points::ZERO, |sum, line| sum + points(&line["change"]));
        assert_eq!(by_lines + points(&line["rest"]), points(&line["change"]));
        assert_eq!(
            points(&line["against"]["score"]) - points(&line["score"]),
            points(&line["change"])
        );
    }
    assert_eq!(
        run.out[1]["lines"],
        json!([{"clause": "15", "part": "15", "amount": "-2", "against": "-6", "change": "-4"}])
    );
    assert_eq!(run.out[1]["rest"], "1");
    let sums = &run.out[3];
    let counts = ["records", "gain", "lose", "same"].map(|field| sums[field].as_u64().unwrap());
    assert_eq!((counts, &sums["change"]), ([3, 1, 2, 0], &json!("-3")));
    assert_eq!(
        sums["lines"],
        json!([{"clause": "15", "part": "15", "gain": 0, "lose": 2, "change": "-6"}])
    );
}

/// Who loses no points any more because the other rulebook doesn't know the
/// part gains nothing.
#[test]
fn parts_that_only_one_of_them_can_count_are_named() {
    let renamed = changed("renamed.json", "100", |document| {
        document["examples"] = json!([]);
        for section in document["sections"].as_array_mut().unwrap() {
            for clause in section["clauses"].as_array_mut().unwrap() {
                if clause["number"] == "15" {
                    clause["parts"][0]["id"] = json!("15_new");
                }
            }
        }
    });
    let of = |agent: &str, part: &str| {
        let entries = json!([{"parts": [part], "count": 2}]);
        json!({"agent": agent, "month": "2026-03", "entries": entries}).to_string()
    };
    let text = [
        of("1", "15"),
        of("2", "15_new"),
        of("3", "16"),
        of("4", "15"),
    ]
    .join("\n");
    let run = run(&["--against", &renamed, "-"], &text);
    assert_eq!((run.status, run.err.len(), run.out.len()), (Some(0), 0, 5));
    let told = |line: &Value| {
        json!([
            line["change"],
            line.get("unscored"),
            line["against"].get("unscored")
        ])
    };
    let told: Vec<_> = run.out[..4].iter().map(told).collect();
    assert_eq!(
        told,
        [
            json!(["2", null, ["15"]]),
            json!(["-2", ["15_new"], null]),
            json!(["0", null, null]),
            json!(["2", null, ["15"]]),
        ]
    );
    let sums = &run.out[4];
    let counts = ["records", "unscored", "against_unscored"].map(|field| sums[field].as_u64());
    assert_eq!(counts, [Some(4), Some(1), Some(2)]);
}

#[test]
fn the_other_unit_is_named() {
    let same = changed("unit.json", "100", |_| {});
    let money = r#"{"agent":"1","month":"2026-03","unit":"money"}"#;
    let args = [
        "--lines",
        "--keep-going",
        "--today=2026-04-05",
        "--against",
        &same,
        "-",
    ];
    let run = run(&args, money);
    assert_eq!((run.status, run.out.len()), (Some(0), 1));
    let refused = run.out[0]["refused"].as_str().unwrap();
    assert!(refused.contains("other unit"), "{refused}");

    // Not for what such a rulebook would refuse in it.
    let early = money.replace('}', r#","report":{"handed_in":"2026-02-28"}}"#);
    let run = super::run(&args, &early);
    assert_eq!(run.out[0]["refused"], refused);
}

#[test]
fn it_is_no_ranking_at_once() {
    let same = changed("both.json", "100", |_| {});
    let run = run(&["--team", "--against", &same, super::WORKED], "");
    assert_eq!((run.status, run.err.len()), (Some(2), 1));
}
