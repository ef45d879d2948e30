//! The file of all that a browser keeps.

use kaohe::calendar::Minute;
use kaohe::exchange::{
    AsideText, BACKUP_FORMAT, BACKUP_VERSION, BackupCounts, BackupFile, BackupHead, BackupImport,
    BackupWriter, DocumentRow, FileFault, Item, MAX_BACKUP_BYTES, MAX_BYTES, RulebookRef, Shape,
    decode, read, read_document_row,
};
use kaohe::log::LogEntry;
use kaohe::rulebook::{Rules, bundled};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::generate;

fn written(items: &[Item], entries: &[LogEntry]) -> String {
    let rules = Rules::bundled();
    let asides = [AsideText {
        called: "a \"b\"".into(),
        text: "{broken ]\n".into(),
    }];
    let mut writer = BackupWriter::new(&BackupHead {
        made: "2026-04-07 09:30".parse().unwrap(),
        counts: BackupCounts {
            months: items.len() as u32,
            ..BackupCounts::default()
        },
        settings: r#"{"schema":1}"#,
        rules: &rules,
        asides: &asides,
    });
    let rulebook = RulebookRef::of(&bundled());
    for Item { record, trail, .. } in items {
        writer.month(&rulebook, record.facts(), trail);
    }
    for entry in entries {
        writer.entry(entry);
    }
    writer.finish()
}

fn opened(text: &str) -> Result<BackupFile, FileFault> {
    BackupImport::new(text.to_owned())?.finish()
}

/// A file with one field other than it should be; none leaves it out.
fn with(field: &str, value: Option<Value>) -> String {
    let mut tree: Value = serde_json::from_str(&written(&[], &[])).unwrap();
    let fields = tree.as_object_mut().unwrap();
    fields.remove(field);
    if let Some(value) = value {
        fields.insert(field.to_owned(), value);
    }
    tree.to_string()
}

#[test]
fn what_is_wrong_with_it_has_a_place() {
    let malformed = |text: &str| match opened(text) {
        Err(FileFault::Malformed(fault)) => (fault.path.clone(), fault.shape),
        other => panic!("{other:?}"),
    };
    for name in ["made", "counts", "records", "format", "version"] {
        assert_eq!(malformed(&with(name, None)), (name.into(), Shape::Missing));
    }
    assert_eq!(malformed(&with("other", Some(json!(1)))).1, Shape::Unknown);
    assert_eq!(
        malformed(&with("records", Some(json!(1)))).1,
        Shape::WrongType
    );
    assert_eq!(
        malformed(&with("documents", Some(json!({})))).1,
        Shape::WrongType
    );
    let of_counts = malformed(&with("counts", Some(json!({"months": 1}))));
    assert_eq!(of_counts, ("counts.acts".into(), Shape::Missing));
    let newer = opened(&with("version", Some(json!(BACKUP_VERSION + 1))));
    assert!(matches!(
        newer,
        Err(FileFault::NewerVersion { found: 4, known: 3 })
    ));
    let other = opened(&with("format", Some(json!("kaohe-log"))));
    assert_eq!(
        other,
        Err(FileFault::Format {
            found: Some("kaohe-log".into())
        })
    );
    let twice = written(&[], &[]).replacen(
        "{\"format\"",
        "{\"made\":\"2026-01-01 00:00\",\"format\"",
        1,
    );
    assert_eq!(malformed(&twice), ("made".into(), Shape::Twice));
    let whole = written(&[], &[]);
    for end in [1, whole.len() / 2, whole.trim_end().len() - 1] {
        assert!(opened(&whole[..end]).is_err(), "{end}");
    }
}

#[test]
fn it_may_be_larger_than_other_files_and_not_endless() {
    let fill = |format: &str, bytes: usize| {
        let mut text = format!("{{\"format\":\"{format}\"").into_bytes();
        text.resize(bytes, b' ');
        text
    };
    assert!(decode(&fill(BACKUP_FORMAT, MAX_BYTES + 1)).is_ok());
    assert!(decode(&fill("kaohe-records", MAX_BYTES + 1)).is_err());
    assert!(decode(&fill(BACKUP_FORMAT, MAX_BACKUP_BYTES + 1)).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 60, ..ProptestConfig::default() })]

    /// However it's cut into steps.
    #[test]
    fn what_goes_in_comes_out(items in generate::items(4), bytes in 1_usize..400) {
        let text = written(&items, &[]);
        let mut import = BackupImport::new(text.clone()).unwrap();
        while import.step(bytes).unwrap() {}
        let file = import.finish().unwrap();
        let at_once = opened(&text);
        prop_assert_eq!(Ok(&file), at_once.as_ref());
        prop_assert_eq!(file.made, "2026-04-07 09:30".parse::<Minute>().unwrap());
        prop_assert_eq!(file.counts.months as usize, items.len());
        prop_assert_eq!(file.asides.len(), 1);
        prop_assert_eq!(&file.asides[0].text, "{broken ]\n");
        prop_assert!(file.rules.is_none() && file.log.is_empty());
        let [records] = &file.records[..] else { panic!() };
        let read = read(records).unwrap();
        prop_assert!(read.refused.is_empty());
        for incoming in read.accepted {
            let sent = &items[incoming.index];
            prop_assert_eq!(&incoming.item.record, &sent.record);
            prop_assert_eq!(&incoming.item.trail, &sent.trail);
        }
    }

    /// Whatever stands in the texts of documents and their months.
    #[test]
    fn documents_and_their_months_come_out_to_the_letter(
        texts in proptest::collection::vec(any::<String>(), 1..5),
        bytes in 1_usize..90,
    ) {
        let rules = Rules::bundled();
        let many = texts.len() as u32;
        let mut writer = BackupWriter::new(&BackupHead {
            made: "2026-04-07 09:30".parse().unwrap(),
            counts: BackupCounts {
                documents: many,
                document_months: many,
                ..BackupCounts::default()
            },
            settings: r#"{"schema":1}"#,
            rules: &rules,
            asides: &[],
        });
        let rows = texts.into_iter().map(|text| DocumentRow { row: text.clone(), text });
        let rows: Vec<DocumentRow> = rows.collect();
        rows.iter().for_each(|row| writer.document(row));
        let mut import = BackupImport::new(writer.finish()).unwrap();
        while import.step(bytes).unwrap() {}
        let file = import.finish().unwrap();
        let read = file.documents.iter().map(|row| read_document_row(row).unwrap());
        prop_assert_eq!(read.collect::<Vec<_>>(), rows);
    }
}
