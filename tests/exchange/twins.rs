//! The same agent and month more than once.

use kaohe::exchange::{Import, RecordFaultKind, read, settle_twins};
use serde_json::{Value, json};

fn month(agent: &str, wage: &str) -> Value {
    json!({"agent": agent, "month": "2026-03", "wage": wage})
}

fn indices(import: &Import) -> Vec<usize> {
    import
        .accepted
        .iter()
        .map(|incoming| incoming.index)
        .collect()
}

#[test]
fn a_twin_is_dropped_if_equal_and_refused_if_not() {
    let records = [
        month("1", "10"),
        month("1", "10"),
        month("1", "11"),
        month("2", "10"),
    ];
    let import = read(&super::file(&records)).unwrap();
    assert_eq!(indices(&import), [0, 3]);
    assert_eq!(import.repeated, 1);
    let [refused] = &import.refused[..] else {
        panic!("{:?}", import.refused);
    };
    assert_eq!(refused.index, 2);
    assert_eq!(refused.faults[0].path, "records[2]");
    assert_eq!(refused.faults[0].kind, RecordFaultKind::Twin { first: 0 });
}

#[test]
fn a_refused_record_is_nobodys_twin() {
    let import = read(&super::file(&[month("1", "-1"), month("1", "11")])).unwrap();
    assert_eq!(indices(&import), [1]);
    assert_eq!(import.refused.len(), 1);
}

#[test]
fn refused_records_stand_in_the_order_of_the_file() {
    let records = [month("1", "10"), month("1", "11"), month("2", "-1")];
    let import = read(&super::file(&records)).unwrap();
    let refused: Vec<usize> = import.refused.iter().map(|refused| refused.index).collect();
    assert_eq!(refused, [1, 2]);
}

#[test]
fn twins_are_found_over_several_files() {
    let file = |records: &[Value]| read(&super::file(records)).unwrap();
    let mut files = [
        file(&[month("1", "10"), month("2", "10")]),
        file(&[month("2", "10"), month("3", "10"), month("1", "11")]),
        file(&[month("3", "12")]),
    ];
    settle_twins(&mut files);
    let [first, second, third] = &files;
    assert_eq!(indices(first), [0, 1]);
    assert_eq!((indices(second), second.repeated), (vec![1], 1));
    let kind = |import: &Import| import.refused[0].faults[0].kind.clone();
    assert_eq!(
        kind(second),
        RecordFaultKind::TwinInFile { file: 0, first: 0 }
    );
    assert_eq!(third.accepted, []);
    assert_eq!(
        kind(third),
        RecordFaultKind::TwinInFile { file: 1, first: 1 }
    );

    let before = files.clone();
    settle_twins(&mut files);
    assert_eq!(files, before, "settled once, settled for good");
}
