//! How much a file may hold.

use kaohe::exchange::{
    FileFault, MAX_BYTES, MAX_DEPTH, MAX_RECORDS, MAX_SHOWN, RecordFaultKind, Wage, decode, export,
    read,
};
use kaohe::record::Facts;
use serde_json::{Value, json};

#[test]
fn a_full_file_of_ordinary_months_is_within_the_limits() {
    let [worked] = &super::items(super::WORKED)[..] else {
        panic!("one record");
    };
    let numbered = |number: usize| {
        let mut item = worked.clone();
        let rename = |facts: &mut Facts| facts.agent = format!("{number:05}");
        item.record = item.record.edited(rename).unwrap();
        item
    };
    let items: Vec<_> = (0..MAX_RECORDS).map(numbered).collect();
    let text = export(&items, Wage::Included, &[]);
    assert!(text.len() <= MAX_BYTES, "{} bytes", text.len());
    assert_eq!(read(&text).unwrap().accepted.len(), MAX_RECORDS);
}

#[test]
fn records_are_counted() {
    let many = |count: usize| {
        let month = json!({"month": "2026-03"});
        super::file(&vec![month; count])
    };
    let import = read(&many(MAX_RECORDS)).unwrap();
    assert_eq!(
        (import.accepted.len(), import.repeated),
        (1, MAX_RECORDS - 1)
    );
    let limit = MAX_RECORDS;
    assert_eq!(
        read(&many(MAX_RECORDS + 1)),
        Err(FileFault::TooManyRecords { limit })
    );
}

#[test]
fn bytes_are_counted() {
    let text = super::file(&[]);
    let padded = |bytes: usize| text.clone() + &" ".repeat(bytes - text.len());
    assert!(read(&padded(MAX_BYTES)).is_ok());
    let (bytes, limit) = (MAX_BYTES + 1, MAX_BYTES);
    let too_large = FileFault::TooLarge { bytes, limit };
    let text = padded(bytes);
    assert_eq!(decode(text.as_bytes()), Err(too_large.clone()));
    assert_eq!(read(&text), Err(too_large));
}

#[test]
fn depth_is_counted_outside_of_strings() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let format = Err(FileFault::Format { found: None });
    assert_eq!(read(&nested(MAX_DEPTH)), format);
    let (limit, line, column) = (MAX_DEPTH, 1, MAX_DEPTH + 1);
    let too_deep = FileFault::TooDeep {
        limit,
        line,
        column,
    };
    assert_eq!(read(&nested(MAX_DEPTH + 1)), Err(too_deep));
    // A million levels are no reason to overflow anything.
    assert!(matches!(
        read(&nested(1_000_000)),
        Err(FileFault::TooDeep { .. })
    ));
    let note = "[{".repeat(100) + "\\\" \\\\";
    let complaint = json!({"finding": "pending", "note": note});
    let facts = json!({"month": "2026-03", "complaints": [complaint]});
    assert_eq!(read(&super::file(&[facts])).unwrap().accepted.len(), 1);
}

#[test]
fn lists_of_a_record_are_counted() {
    let refused = |field: &str, list: Value| {
        let facts = json!({"month": "2026-03", field: list});
        let import = read(&super::file(&[facts])).unwrap();
        import
            .refused
            .first()
            .map(|refused| refused.faults[0].kind.clone())
    };
    let too_many = |limit| Some(RecordFaultKind::Fact(kaohe::record::Fault::TooMany(limit)));
    let entries = |n: u32| (0..n).map(|i| json!({"parts": [format!("p{}", i % 3)], "count": 1}));
    assert_eq!(refused("entries", entries(2_000).collect()), None);
    assert_eq!(
        refused("entries", entries(2_001).collect()),
        too_many(2_000)
    );
    let complaints = |n: usize| Value::from(vec![json!({"finding": "pending"}); n]);
    assert_eq!(refused("complaints", complaints(999)), None);
    assert_eq!(refused("complaints", complaints(1_000)), too_many(999));
    let measures = |n: usize| -> Value {
        let named = (0..n).map(|i| (format!("m{i}"), json!("not_assessed")));
        Value::Object(named.collect())
    };
    assert_eq!(refused("measures", measures(64)), None);
    assert_eq!(refused("measures", measures(65)), too_many(64));
}

#[test]
fn faults_carry_little_of_a_foreign_text() {
    let long = "长".repeat(10_000);
    let short = |text: &str| text.chars().count() <= MAX_SHOWN + 1;
    let facts = json!({"month": long, "agent": long});
    let refused = read(&super::file(&[facts])).unwrap().refused.remove(0);
    assert!(short(refused.who.agent.as_deref().unwrap()));
    let RecordFaultKind::Malformed { detail, .. } = &refused.faults[0].kind else {
        panic!("{refused:?}");
    };
    assert!(short(detail), "{detail}");

    let facts = json!({"month": "2026-03", "measures": {&long: {"percent": 1}}});
    let refused = read(&super::file(&[facts])).unwrap().refused.remove(0);
    assert!(short(&refused.faults[0].path));

    let format = json!({"format": long}).to_string();
    let Err(FileFault::Format { found: Some(found) }) = read(&format) else {
        panic!("a format");
    };
    assert!(short(&found));

    let field = json!({"format": "kaohe-records", "version": 1, &long: 1}).to_string();
    let Err(FileFault::Malformed(malformed)) = read(&field) else {
        panic!("a field");
    };
    assert!(short(&malformed.path));
}

#[test]
fn only_utf8_is_a_text() {
    assert_eq!(
        decode(b"{\"a\": \"\xc0\"}"),
        Err(FileFault::NotText { at: 7 })
    );
    assert_eq!(decode("李".as_bytes()).as_deref(), Ok("李"));
    assert_eq!(decode(b"").as_deref(), Ok(""));
    assert_eq!(read(""), Err(FileFault::Empty));
    assert_eq!(read("\u{FEFF}"), Err(FileFault::Empty));
}
