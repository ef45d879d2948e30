//! The JSON Schemas say what the program does: what it writes is valid, what
//! is valid it can read, and what is faulty isn't valid.
#![cfg(not(target_family = "wasm"))]

use std::path::Path;
use std::sync::LazyLock;

use crate::exchange::tree::{somewhere, with};
use jsonschema::Validator;
use kaohe::exchange::{
    BACKUP_FORMAT, BACKUP_VERSION, FileFault, LogEntryFaultKind, LogImport, MAX_BACKUP_BYTES,
    RecordFaultKind, RulebookFault, Shape, Wage, export, read, read_rulebook,
};
use kaohe::json::Encode;
use kaohe::rulebook::{bundled_json, check, telesales_json};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

static RECORDS: LazyLock<Value> = LazyLock::new(|| schema("records"));
static RULEBOOK: LazyLock<Value> = LazyLock::new(|| schema("rulebook"));
static LOG: LazyLock<Value> = LazyLock::new(|| schema("log"));
static RECORDS_VALIDATOR: LazyLock<Validator> = LazyLock::new(|| validator(&RECORDS));
static RULEBOOK_VALIDATOR: LazyLock<Validator> = LazyLock::new(|| validator(&RULEBOOK));
static LOG_VALIDATOR: LazyLock<Validator> = LazyLock::new(|| validator(&LOG));

fn schema(name: &str) -> Value {
    parsed(&file(&format!("schema/{name}.schema.json")))
}

fn validator(schema: &Value) -> Validator {
    jsonschema::draft202012::new(schema).unwrap()
}

fn file(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(root.join(path)).unwrap()
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn complaints(validator: &Validator, document: &Value) -> Vec<String> {
    let errors = validator.iter_errors(document);
    errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

#[track_caller]
fn assert_valid(validator: &Validator, document: &Value) {
    let complaints = complaints(validator, document);
    assert!(complaints.is_empty(), "{complaints:#?}");
}

#[test]
fn the_schemas_are_schemas() {
    for schema in [&*RECORDS, &*RULEBOOK, &*LOG] {
        jsonschema::draft202012::meta::validate(schema).unwrap();
    }
}

#[test]
fn a_backup_is_valid() {
    let backup = schema("backup");
    jsonschema::draft202012::meta::validate(&backup).unwrap();
    let at = |pointer: &str| backup.pointer(pointer).cloned().unwrap_or_default();
    assert_eq!(at("/properties/format/const"), BACKUP_FORMAT);
    let versions = at("/properties/version/enum");
    assert_eq!(versions, json!((1..=BACKUP_VERSION).collect::<Vec<_>>()));
    let most = format!(" {MAX_BACKUP_BYTES} bytes");
    assert!(at("/description").to_string().contains(&most));
    let mut tab = crate::desk::data::full();
    let file = parsed(&crate::desk::data::backup(&mut tab));
    assert_valid(&validator(&backup), &file);
    assert_valid(&RECORDS_VALIDATOR, &file["records"][0]);
    assert_valid(&LOG_VALIDATOR, &file["log"][0]);
}

#[test]
fn the_bundled_rulebook_is_valid() {
    assert_valid(&RULEBOOK_VALIDATOR, &parsed(bundled_json()));
    assert_valid(&RULEBOOK_VALIDATOR, &parsed(telesales_json()));
    let rulebook = kaohe::rulebook::bundled();
    assert_valid(&RULEBOOK_VALIDATOR, &parsed(&rulebook.to_json()));
}

#[test]
fn the_worked_month_and_year_are_valid() {
    for path in ["worked-month.json", "year-2026.json"] {
        let text = file(&format!("tests/fixtures/{path}"));
        assert_valid(&RECORDS_VALIDATOR, &parsed(&text));
    }
}

#[test]
fn the_small_log_is_valid_and_a_faulty_one_is_not() {
    assert_valid(&LOG_VALIDATOR, &LOG_SMALL);
    let entry = |field: &str, value: Value| (format!("/entries/0/{field}"), value);
    for (pointer, value) in [
        ("/format".to_owned(), json!("kaohe-records")),
        ("/version".to_owned(), json!(0)),
        ("/entries".to_owned(), json!({})),
        entry("id", json!(0)),
        entry("id", json!("1")),
        entry("id", json!(1_u64 << 53)),
        entry("date", json!("2026-02-30")),
        entry("channel", json!("微信")),
        entry("question", json!(" \n")),
        entry("question", json!("问".repeat(501))),
        entry("answer", json!("答".repeat(1_001))),
        entry("result", json!("solved")),
        entry("follow_up", json!(null)),
        entry("case", json!({"title": "标题"})),
        entry("case/title", json!("")),
        entry("case/answer", json!("答".repeat(1_001))),
    ] {
        let document = with(&LOG_SMALL, &pointer, value.clone());
        assert!(!LOG_VALIDATOR.is_valid(&document), "{pointer} {value}");
        agrees_on_log(&document);
    }
    let mut more = LOG_SMALL.clone();
    more["entries"][0]["customer"] = json!("某人");
    assert!(!LOG_VALIDATOR.is_valid(&more));
    agrees_on_log(&more);
}

fn agrees_on_log(document: &Value) {
    let valid = LOG_VALIDATOR.is_valid(document);
    let read = LogImport::new(document.to_string()).and_then(LogImport::finish);
    match read {
        Err(fault) => assert!(!valid, "{fault:?}"),
        Ok(incoming) => {
            // A schema knows no leap years and compares no keys.
            let unsaid = |kind: &LogEntryFaultKind| match kind {
                LogEntryFaultKind::Malformed { shape, .. } => *shape == Shape::Date,
                kind => matches!(kind, LogEntryFaultKind::Twin { .. }),
            };
            let mut faults = incoming.refused.iter().flat_map(|refused| &refused.faults);
            let said = faults.find(|fault| !unsaid(&fault.kind));
            assert!(!valid || said.is_none(), "{said:?}");
            assert!(valid || !incoming.refused.is_empty(), "all was taken");
        }
    }
}

#[test]
fn files_of_older_versions_are_not() {
    let old = parsed(&file("tests/fixtures/migrations/0.json"));
    assert!(!RECORDS_VALIDATOR.is_valid(&old));
}

/// What a schema can't say: one value by another.
const BEYOND: [&str; 17] = [
    "caused_no_complaint",
    "caused_twice",
    "closed_twice",
    "complaint_id_twice",
    "complaint_outside_month",
    "count_sum_above_999",
    "date_outside_month",
    "envelope_field_twice",
    "fact_twice",
    "measure_twice",
    "numerator_above_denominator",
    "rank_above_heads",
    "opened_before_closed",
    "opened_while_open",
    "report_too_early",
    "tie_beyond_heads",
    "twin_that_differs",
];

#[test]
fn faulty_records_are_not_valid() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for entry in std::fs::read_dir(root.join("tests/fixtures/records")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        let Ok(document) = serde_json::from_str::<Value>(&text) else {
            continue;
        };
        let valid = RECORDS_VALIDATOR.is_valid(&document);
        assert_eq!(valid, BEYOND.contains(&name), "{name}");
    }
}

#[test]
fn faulty_rulebooks_are_not_valid() {
    const AMOUNT: &str = "/sections/1/clauses/1/parts/0/mechanism/per_occurrence/amount";
    let rows: [(&str, Value); 31] = [
        ("/format", json!("kaohe-records")),
        ("/version", json!(2)),
        ("/id", json!("Broadband")),
        ("/title/en", json!(" ")),
        ("/title", json!({"zh": "考核"})),
        ("/effective", json!("2026-00")),
        ("/base", json!("0")),
        ("/base", json!("0.000")),
        ("/base", json!("-1")),
        ("/base", json!(100)),
        ("/sections", json!([])),
        ("/sections/0/effect", json!("bonus")),
        ("/sections/0/clauses/0/parts", json!([])),
        ("/sections/0/clauses/0/parts/0/mechanism", json!({})),
        (
            "/sections/0/clauses/0/parts/0/mechanism",
            json!({"formula": "1 + 1"}),
        ),
        (
            "/sections/0/clauses/0/parts/0/mechanism/exam_rank/places",
            json!(0),
        ),
        (
            "/sections/0/clauses/1/parts/0/mechanism/threshold/conditions",
            json!([]),
        ),
        ("/sections/0/effect", json!("deduction")),
        ("/sections/2/effect", json!("reward")),
        (AMOUNT, json!("0.5")),
        (AMOUNT, json!({"value": "0.5"})),
        (AMOUNT, json!({"value": "1000.001", "origin": "stated"})),
        (AMOUNT, json!({"value": "0.5", "origin": "guessed"})),
        (
            AMOUNT,
            json!({"value": "0.5", "origin": {"assumed": {"low": "0.2"}}}),
        ),
        (
            AMOUNT,
            json!({"value": "0.5", "origin": {"set": {"date": "2026-01-01"}}}),
        ),
        ("/measures/0/target/value", json!("100.5")),
        ("/measures/0/worth/value", json!("-1")),
        ("/readings/0/id", json!("R99")),
        ("/readings/0/id", json!("R2")),
        ("/readings/0/chosen", json!("in_time")),
        ("/examples/0/facts/entries/0/count", json!(0)),
    ];
    for (pointer, value) in rows {
        let document = with(&BUNDLED, pointer, value.clone());
        assert!(!RULEBOOK_VALIDATOR.is_valid(&document), "{pointer} {value}");
    }
    let mut missing = parsed(bundled_json());
    missing["readings"].as_array_mut().unwrap().remove(0);
    assert!(!RULEBOOK_VALIDATOR.is_valid(&missing));
    missing = parsed(bundled_json());
    missing["author"] = json!("nobody");
    assert!(!RULEBOOK_VALIDATOR.is_valid(&missing));
}

#[test]
fn a_parameter_that_the_branch_set_is_valid() {
    let origin = "/sections/1/clauses/1/parts/0/mechanism/per_occurrence/amount/origin";
    for set in [
        json!({"source": "notice 12", "date": "2026-01-01"}),
        json!({"source": ""}),
    ] {
        let document = with(&BUNDLED, origin, json!({"set": set}));
        assert_valid(&RULEBOOK_VALIDATOR, &document);
        assert!(read_rulebook(&document.to_string()).is_ok());
    }
}

/// Every rulebook whose file is faulty, if others left some.
#[test]
fn the_fixtures_of_rulebooks_are_read_as_the_schema_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/rulebooks");
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        if let Ok(document) = serde_json::from_str(&text) {
            agrees_on_rulebook(&document);
        }
    }
}

fn agrees_on_records(document: &Value) {
    let valid = RECORDS_VALIDATOR.is_valid(document);
    match read(&document.to_string()) {
        Err(fault) => assert!(!valid, "{fault:?}"),
        Ok(import) => {
            let faults = import.refused.iter().flat_map(|refused| &refused.faults);
            let malformed = faults.clone().find(|fault| {
                let RecordFaultKind::Malformed { shape, .. } = &fault.kind else {
                    return false;
                };
                // A schema knows no leap years and compares no counts.
                !matches!(shape, Shape::Date | Shape::Ratio)
            });
            assert!(!valid || malformed.is_none(), "{malformed:?}");
        }
    }
}

fn agrees_on_rulebook(document: &Value) {
    let valid = RULEBOOK_VALIDATOR.is_valid(document);
    match read_rulebook(&document.to_string()) {
        Ok(rulebook) => {
            let mut accepted = (*rulebook).clone();
            // The program's check leaves the examples to their tests.
            accepted.examples.clear();
            assert_valid(&RULEBOOK_VALIDATOR, &parsed(&accepted.to_json()));
        }
        Err(RulebookFault::Problems(problems)) => assert_eq!(problems, check_of(document)),
        Err(RulebookFault::File(FileFault::Malformed(malformed))) => {
            let beyond = matches!(malformed.shape, Shape::Date | Shape::Ratio);
            assert!(!valid || beyond, "{malformed:?}");
        }
        Err(RulebookFault::File(fault)) => assert!(!valid, "{fault:?}"),
    }
}

fn check_of(document: &Value) -> Vec<kaohe::rulebook::Problem> {
    check(&crate::support::decoded(document.clone()).unwrap())
}

/// A value where another one stood, in copies of one tree.
fn mixed(document: &Value, from: Index, to: Index) -> Value {
    let value = document.pointer(&somewhere(document, from)).unwrap();
    with(document, &somewhere(document, to), value.clone())
}

/// A value that may stand almost anywhere, seldom rightly.
fn odd() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(json!(null)),
        Just(json!(-1)),
        Just(json!(0)),
        Just(json!(1.5)),
        Just(json!([])),
        Just(json!({})),
        prop::sample::select(vec![
            "",
            "0",
            "-0",
            "00",
            "1",
            "0.5",
            "0.",
            ".5",
            "1e3",
            "100",
            "100.000",
            "100.0001",
            "1000001",
            "2026-02-29",
            "2026-02-30",
            "2026-13",
            "2026-3",
            "2028-02-29",
            "unknown",
            "none",
            "stated",
            "not_assessed",
            "7 ",
            "\u{2212}1",
            "+1",
            "１",
            "high",
        ])
        .prop_map(Value::from),
        "[ -~]{0,12}".prop_map(Value::from),
    ]
}

static WORKED: LazyLock<Value> =
    LazyLock::new(|| parsed(&file("tests/fixtures/worked-month.json")));
static BUNDLED: LazyLock<Value> = LazyLock::new(|| parsed(bundled_json()));
static LOG_SMALL: LazyLock<Value> =
    LazyLock::new(|| parsed(&file("tests/fixtures/log-small.json")));

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        cases: 200,
        ..ProptestConfig::default()
    })]

    #[test]
    fn every_export_is_valid(items in crate::exchange::generate::items(4), wage in any::<bool>()) {
        let wage = if wage { Wage::Included } else { Wage::Left };
        assert_valid(&RECORDS_VALIDATOR, &parsed(&export(&items, wage, &[])));
    }

    #[test]
    fn valid_records_can_be_read(from in any::<Index>(), to in any::<Index>(), odd in odd()) {
        agrees_on_records(&mixed(&WORKED, from, to));
        agrees_on_records(&with(&WORKED, &somewhere(&WORKED, to), odd));
    }

    #[test]
    fn valid_logs_can_be_read(from in any::<Index>(), to in any::<Index>(), odd in odd()) {
        agrees_on_log(&mixed(&LOG_SMALL, from, to));
        agrees_on_log(&with(&LOG_SMALL, &somewhere(&LOG_SMALL, to), odd));
    }

    #[test]
    fn valid_rulebooks_can_be_read(from in any::<Index>(), to in any::<Index>(), odd in odd()) {
        agrees_on_rulebook(&mixed(&BUNDLED, from, to));
        agrees_on_rulebook(&with(&BUNDLED, &somewhere(&BUNDLED, to), odd));
    }
}
