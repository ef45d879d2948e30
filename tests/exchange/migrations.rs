//! Files of older versions.

use kaohe::exchange::{RecordFaultKind, Shape, VERSION, read};
use kaohe::record::Fault;

const V0: &str = include_str!("../fixtures/migrations/0.json");
const V0_FAULTY: &str = include_str!("../fixtures/migrations/0-faulty.json");

#[test]
fn version_0_comes_up_to_the_present_one() {
    let import = read(V0).unwrap();
    assert_eq!(
        (import.version, import.program.as_deref()),
        (0, Some("0.0.3"))
    );
    let (old, new) = (
        super::items(V0).remove(0),
        super::items(super::WORKED).remove(0),
    );
    assert!(!old.rulebook.differs_from(&new.rulebook));
    assert!(old.seen.unwrap().agrees_with(&new.seen.unwrap()));
    let by_part = |facts: &mut kaohe::record::Facts| facts.entries.sort_by_key(|e| e.parts.clone());
    assert_eq!(old.record.edited(by_part), new.record.edited(by_part));
}

#[test]
fn faults_of_an_older_file_are_named_in_the_present_form() {
    let import = read(V0_FAULTY).unwrap();
    assert_eq!(import.accepted, []);
    let fault = |index: usize| {
        let fault = &import.refused[index].faults[0];
        let kind = match &fault.kind {
            RecordFaultKind::Malformed { shape, .. } => Err(*shape),
            RecordFaultKind::Fact(fault) => Ok(*fault),
            kind => panic!("{kind:?}"),
        };
        (fault.path.as_str(), kind)
    };
    let entries = |index| format!("records[{index}].record.entries");
    assert_eq!(
        fault(0),
        (&*format!("{}[0].count", entries(0)), Ok(Fault::Count))
    );
    let ratio = "records[1].record.measures.satisfaction.ratio";
    assert_eq!(fault(1), (ratio, Err(Shape::Ratio)));
    assert_eq!(fault(2), (&*entries(2), Err(Shape::WrongType)));
}

#[test]
fn the_old_form_is_refused_in_a_file_of_the_present_version() {
    let claimed = V0.replace("\"version\": 0", &format!("\"version\": {VERSION}"));
    let import = read(&claimed).unwrap();
    assert_eq!(
        import.refused[0].faults[0].path,
        "records[0].record.entries"
    );
}
