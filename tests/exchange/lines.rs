//! JSON Lines.

use kaohe::exchange::{FileFault, Layout, LineFault, RecordFaultKind, Shape, layout, read_line};
use serde_json::json;

#[test]
fn a_line_is_an_item_or_its_facts() {
    let facts = r#"{"agent":"0417","month":"2026-03"}"#;
    let bare = read_line(facts).unwrap();
    assert_eq!((bare.rulebook, bare.seen), (None, None));
    assert_eq!(
        bare.record,
        super::record(json!({"agent": "0417", "month": "2026-03"}))
    );
    let item = format!(
        r#"{{"rulebook":{{"id":"broadband","effective":"2026-01"}},
        "seen":{{"score":"97","low":"90","high":"100"}},"record":{facts}}}"#
    );
    let line = read_line(&item).unwrap();
    assert_eq!(line.rulebook, Some(super::broadband()));
    assert_eq!(line.seen.unwrap().score.to_string(), "97");
    assert_eq!(line.record, bare.record);
}

#[test]
fn faults_of_a_line_are_named_from_its_start() {
    let fault = |text: &str| match read_line(text) {
        Err(LineFault::Record { mut faults, .. }) => faults.remove(0),
        other => panic!("{other:?}"),
    };
    let month = fault(r#"{"agent":"0417","month":"2026-3"}"#);
    assert_eq!(month.path, "month");
    assert!(matches!(
        month.kind,
        RecordFaultKind::Malformed {
            shape: Shape::Month,
            ..
        }
    ));
    let wage = fault(r#"{"month":"2026-03","wage":"-1"}"#);
    assert_eq!(wage.path, "wage");
    let rulebook = r#""rulebook":{"id":"broadband","effective":"2026-01"}"#;
    let wage = fault(&format!(
        r#"{{{rulebook},"record":{{"month":"2026-03","wage":"-1"}}}}"#
    ));
    assert_eq!(wage.path, "record.wage");
}

#[test]
fn a_line_that_is_no_object_is_refused_whole() {
    let fault = |text: &str| match read_line(text) {
        Err(LineFault::Text(fault)) => fault,
        other => panic!("{other:?}"),
    };
    assert!(matches!(fault("5"), FileFault::Malformed(m) if m.shape == Shape::WrongType));
    assert!(matches!(
        fault(r#"["0417", "2026-03"]"#),
        FileFault::Malformed(_)
    ));
    assert!(matches!(fault("{"), FileFault::NotJson { line: 1, .. }));
    assert_eq!(fault(" "), FileFault::Empty);
    let twice = fault(r#"{"month":"2026-03","month":"2026-04"}"#);
    assert!(matches!(twice, FileFault::Malformed(m) if m.shape == Shape::Twice));
}

#[test]
fn the_first_lines_tell_lines_from_an_envelope() {
    use Layout::{Envelope, Lines};
    let month = r#"{"month":"2026-03"}"#;
    let one_line = r#"{"format":"kaohe-records","version":1,"records":[]}"#;
    for (first, second, expected) in [
        (month, None, Lines),
        (month, Some("nonsense"), Lines),
        ("\u{FEFF}{\"month\":\"2026-03\"}", None, Lines),
        (one_line, None, Envelope),
        (one_line, Some(month), Envelope),
        ("{", Some(r#""format": "kaohe-records","#), Envelope),
        (
            r#"{"format": "kaohe-records", "records": ["#,
            Some(month),
            Envelope,
        ),
        // A broken line, and lines after it.
        (r#"{"month":"2026-03"#, Some(month), Lines),
        ("nonsense", Some(month), Lines),
        // Nonsense is one fault, not one for each line of it.
        ("nonsense", Some("nonsense"), Envelope),
        ("nonsense", None, Envelope),
        ("", None, Envelope),
        (r#"["0417"]"#, None, Envelope),
    ] {
        assert_eq!(layout(first, second), expected, "{first} {second:?}");
    }
}
