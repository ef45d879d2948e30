//! Rulebook files, and the one in force.

use kaohe::exchange::{FileFault, RulebookFault, Shape, read_rulebook};
use kaohe::json::decode_text;
use kaohe::number::{NumberError, Unit};
use kaohe::rulebook::{Document, Fault, Rulebook, bundled, bundled_json, in_force};
use serde_json::{Value, json};

/// The bundled rulebook with another value at a place.
fn with(pointer: &str, value: Value) -> String {
    let mut document: Value = serde_json::from_str(bundled_json()).unwrap();
    *document.pointer_mut(pointer).unwrap() = value;
    document.to_string()
}

fn malformed(text: &str) -> (String, Shape) {
    match read_rulebook(text) {
        Err(RulebookFault::File(FileFault::Malformed(fault))) => (fault.path.clone(), fault.shape),
        other => panic!("{other:?}"),
    }
}

/// The bundled rulebook as its file has it, with its examples.
fn file() -> Option<Rulebook> {
    Rulebook::new(decode_text(bundled_json())?).ok()
}

#[test]
fn the_bundled_rulebook_is_a_file() {
    assert_eq!(read_rulebook(bundled_json()).ok(), file());
    let marked = format!("\u{FEFF}{}", bundled_json());
    assert_eq!(read_rulebook(&marked).ok(), file());
}

#[test]
fn what_is_no_rulebook_is_refused_whole() {
    let fault = |text: &str| match read_rulebook(text) {
        Err(RulebookFault::File(fault)) => fault,
        other => panic!("{other:?}"),
    };
    let found = Some("kaohe-records".to_owned());
    assert_eq!(fault(super::WORKED), FileFault::Format { found });
    assert_eq!(
        fault(&with("/version", json!(2))),
        FileFault::NewerVersion { found: 2, known: 1 }
    );
    assert_eq!(fault(&with("/version", json!("1"))), FileFault::NoVersion);
    assert_eq!(fault(""), FileFault::Empty);
    assert!(matches!(
        fault("{\"format\""),
        FileFault::NotJson { line: 1, .. }
    ));
    let deep = "[".repeat(100);
    assert!(matches!(fault(&deep), FileFault::TooDeep { .. }));
}

#[test]
fn a_malformed_rulebook_names_the_place() {
    let amount = "/sections/1/clauses/1/parts/0/mechanism/per_occurrence/amount/value";
    let (path, shape) = malformed(&with(amount, json!(0.5)));
    assert_eq!(
        path,
        "sections[1].clauses[1].parts[0].mechanism.per_occurrence.amount.value"
    );
    assert_eq!(shape, Shape::WrongType);
    let (_, shape) = malformed(&with(amount, json!("0.5005")));
    assert_eq!(shape, Shape::Number(NumberError::TooPrecise(3)));
    let (path, shape) = malformed(&with("/sections/0/effect", json!("bonus")));
    assert_eq!(
        (path.as_str(), shape),
        ("sections[0].effect", Shape::UnknownWord)
    );
    let (path, shape) = malformed(&with("/title", json!({"zh": "考核"})));
    assert_eq!((path.as_str(), shape), ("title.en", Shape::Missing));
    let twice = bundled_json().replacen(
        "\"base\": \"100\"",
        "\"base\": \"100\", \"base\": \"90\"",
        1,
    );
    assert_eq!(malformed(&twice), ("base".into(), Shape::Twice));
}

#[test]
fn a_rulebook_that_does_not_hold_together_names_its_problems() {
    let text = with(
        "/sections/0/clauses/1/parts/0/mechanism/threshold/conditions/0/measure",
        json!("luck"),
    );
    let Err(RulebookFault::Problems(problems)) = read_rulebook(&text) else {
        panic!("problems");
    };
    assert_eq!(problems.len(), 1);
    assert_eq!(
        problems[0].fault,
        Fault::UnknownMeasure("luck".parse().unwrap())
    );
    let older = read_rulebook(&with("/version", json!(0)));
    assert!(matches!(older, Err(RulebookFault::Problems(p)) if p[0].fault == Fault::Version(0)));
}

#[test]
fn the_latest_that_is_in_effect_is_in_force() {
    let dated = |effective: &str, title: &str| {
        let mut document: Document = (*bundled()).clone();
        document.effective = effective.parse().unwrap();
        document.title.en = title.to_owned().into();
        Rulebook::new(document).unwrap()
    };
    let rulebooks = [
        dated("2026-04", "spring"),
        dated("2026-01", "first"),
        dated("2026-01", "corrected"),
        dated("2027-01", "next year"),
    ];
    let title = |month: &str| {
        let found = in_force(&rulebooks, (month.parse().unwrap(), Unit::Points));
        rulebooks[found.unwrap()].title.en.to_string()
    };
    assert_eq!(title("2026-04"), "spring");
    assert_eq!(title("2026-12"), "spring");
    assert_eq!(
        title("2026-03"),
        "corrected",
        "of two the later in the list"
    );
    assert_eq!(title("2999-12"), "next year");
    assert_eq!(
        title("2025-12"),
        "corrected",
        "before the first the earliest"
    );
    assert_eq!(
        in_force(&[], ("2026-01".parse().unwrap(), Unit::Points)),
        None
    );
}
