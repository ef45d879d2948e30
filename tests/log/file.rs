//! The file of the log: what it takes, what it refuses and why.

use kaohe::exchange::{
    FileFault, LogChoice, LogEntryFaultKind, LogExport, LogImport, LogIncoming, MAX_BYTES,
    MAX_DEPTH, MAX_ENTRY_BYTES, Malformed, Pushed, Shape, log_file_name, log_part_name,
};
use kaohe::json::Encode;
use kaohe::log::{LogEntry, LogFault, MAX_LOG_ENTRIES};
use proptest::prelude::*;
use proptest::sample::Index;

use super::generate::{asked, entry, facts};
use super::taking::previewed;

pub const SMALL: &str = include_str!("../fixtures/log-small.json");

pub fn read(text: &str) -> Result<LogIncoming, FileFault> {
    LogImport::new(text.to_owned())?.finish()
}

pub fn written<'a>(choice: LogChoice, entries: impl IntoIterator<Item = &'a LogEntry>) -> String {
    let mut export = LogExport::new(choice);
    let mut text = String::new();
    for entry in entries {
        export.push(entry);
        text += &export.take();
    }
    text + &export.finish()
}

pub fn entries(incoming: &LogIncoming) -> impl Iterator<Item = &LogEntry> {
    incoming.accepted.iter().map(|incoming| &incoming.entry)
}

fn file(entries: &str) -> String {
    format!(r#"{{"format": "kaohe-log", "version": 1, "entries": [{entries}]}}"#)
}

#[test]
fn the_small_log_is_read_and_written_alike() {
    let incoming = read(SMALL).unwrap();
    assert_eq!(incoming.program.as_deref(), Some("0.1.0"));
    assert_eq!((incoming.accepted.len(), incoming.repeated), (6, 0));
    assert_eq!(incoming.refused, []);
    assert_eq!(written(LogChoice::All, entries(&incoming)), SMALL);
    let cases = written(LogChoice::Cases, entries(&incoming));
    let cases = read(&cases).unwrap();
    assert_eq!(cases.accepted.len(), 1);
    assert!(cases.accepted[0].entry.case.is_some());
}

#[test]
fn an_empty_log_is_a_file() {
    let empty = written(LogChoice::All, []);
    assert_eq!(read(&empty).unwrap().accepted, []);
    assert!(read(&format!("\u{FEFF} \n{}\t", file(""))).is_ok());
}

#[test]
fn one_faulty_entry_does_not_refuse_the_others() {
    let good = asked(1, "一").to_json();
    let rows: [(String, &str, LogEntryFaultKind); 9] = [
        ("7".into(), "entries[1]", malformed(Shape::WrongType)),
        ("{}".into(), "entries[1].id", malformed(Shape::Missing)),
        (
            good.replace("\"id\":1", "\"id\":0"),
            "entries[1].id",
            malformed(Shape::Value),
        ),
        (
            good.replace("2026-03-09", "2026-02-29"),
            "entries[1].date",
            malformed(Shape::Date),
        ),
        (
            good.replace("一", " "),
            "entries[1].question",
            LogEntryFaultKind::Entry(LogFault::Blank),
        ),
        (
            good.replace("一", &"一".repeat(501)),
            "entries[1].question",
            LogEntryFaultKind::Entry(LogFault::TooLong(500)),
        ),
        (
            good.replace("\"id\":1", "\"id\":1,\"id\":2"),
            "entries[1].id",
            malformed(Shape::Twice),
        ),
        (
            good.replace("一", &" ".repeat(MAX_ENTRY_BYTES)),
            "entries[1]",
            LogEntryFaultKind::TooLarge {
                limit: MAX_ENTRY_BYTES,
            },
        ),
        (
            good.replace("一", "别的"),
            "entries[1].id",
            LogEntryFaultKind::Twin { first: 0 },
        ),
    ];
    let last = asked(3, "三").to_json();
    for (faulty, path, kind) in rows {
        let incoming = read(&file(&format!("{good},{faulty},{last}"))).unwrap();
        let kept: Vec<_> = entries(&incoming).map(|entry| entry.id.get()).collect();
        assert_eq!(kept, [1, 3], "{path}");
        let [refused] = incoming.refused.as_slice() else {
            panic!("{path}: {:?}", incoming.refused);
        };
        assert_eq!(refused.index, 1);
        assert_eq!(refused.faults.len(), 1);
        assert_eq!(refused.faults[0].path, path);
        assert_eq!(refused.faults[0].kind, kind);
    }
    let twice = read(&file(&format!("{good},{good}"))).unwrap();
    assert_eq!((twice.accepted.len(), twice.repeated), (1, 1));
}

fn malformed(shape: Shape) -> LogEntryFaultKind {
    let detail = String::new();
    LogEntryFaultKind::Malformed { shape, detail }
}

#[test]
fn what_refuses_the_whole_file() {
    let deep = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let outside = |path: &str, shape| FileFault::Malformed(Malformed::here(shape).below(path));
    let format = |found: Option<&str>| FileFault::Format {
        found: found.map(Into::into),
    };
    let not_json = |line, column, detail: &str| FileFault::NotJson {
        line,
        column,
        detail: detail.into(),
    };
    let head = r#"{"format":"kaohe-log","version":1"#;
    let rows = [
        (String::new(), FileFault::Empty),
        (
            " \n\u{FEFF}".trim_end_matches('\u{FEFF}').into(),
            FileFault::Empty,
        ),
        ("[]".into(), format(None)),
        ("{}".into(), format(None)),
        (
            r#"{"format":"kaohe-records","#.into(),
            format(Some("kaohe-records")),
        ),
        (
            r#"{"records":[{"a":1}],"format":"kaohe-records"}"#.into(),
            format(Some("kaohe-records")),
        ),
        (
            r#"{"format":7,"version":1,"entries":[]}"#.into(),
            format(None),
        ),
        (
            r#"{"format":"kaohe-log","entries":[]}"#.into(),
            FileFault::NoVersion,
        ),
        (
            r#"{"format":"kaohe-log","version":"1"}"#.into(),
            FileFault::NoVersion,
        ),
        (
            r#"{"format":"kaohe-log","version":0}"#.into(),
            FileFault::NoVersion,
        ),
        (
            r#"{"entries":[],"format":"kaohe-log","version":2}"#.into(),
            FileFault::NewerVersion { found: 2, known: 1 },
        ),
        (format!("{head}}}"), outside("entries", Shape::Missing)),
        (
            format!("{head},\"entries\":{{}}}}"),
            outside("entries", Shape::WrongType),
        ),
        (
            format!("{head},\"program\":7}}"),
            outside("program", Shape::WrongType),
        ),
        (
            format!("{head},\"author\":\"x\"}}"),
            outside("author", Shape::Unknown),
        ),
        (
            format!("{head},\"author\":1,"),
            outside("author", Shape::Unknown),
        ),
        (
            format!("{head},\"version\":1}}"),
            outside("version", Shape::Twice),
        ),
        (
            format!("{head},\"entries\":[],\"entries\":[]}}"),
            outside("entries", Shape::Twice),
        ),
        (
            "{\n \"format\" 1}".into(),
            not_json(2, 11, "unexpected character"),
        ),
        (
            format!("{head},\n}}"),
            not_json(2, 1, "unexpected character"),
        ),
        (
            format!("{head},\n\n  \"entries\":[,"),
            not_json(3, 14, "expected value"),
        ),
        (
            format!("{head},\"entries\":[]}} x"),
            not_json(1, 49, "trailing characters"),
        ),
        (
            format!("{head},\"entries\":[\n{{\"id\":1"),
            not_json(2, 8, "EOF while parsing"),
        ),
        (
            format!("{head},\n\"entries\":[\n1, {{\"id\":01}}]}}"),
            not_json(3, 11, "invalid number"),
        ),
        (
            format!("{head},\n\"entries\":[tru\n]}}"),
            not_json(2, 14, "expected value"),
        ),
        (
            format!("{head},\n\"entries\":[{}]}}", deep(MAX_DEPTH - 1)),
            FileFault::TooDeep {
                limit: MAX_DEPTH,
                line: 2,
                column: 12 + MAX_DEPTH - 2,
            },
        ),
    ];
    for (text, expected) in rows {
        let found = read(&text).map(|incoming| incoming.accepted);
        assert_eq!(found, Err(expected), "{text}");
    }
    let refused = read(&file(&deep(MAX_DEPTH - 2))).unwrap().refused;
    assert_eq!(refused[0].faults[0].kind, malformed(Shape::WrongType));
}

#[test]
fn the_limits_of_a_file() {
    let large = " ".repeat(MAX_BYTES + 1);
    assert!(matches!(
        LogImport::new(large),
        Err(FileFault::TooLarge { .. })
    ));
    let numbers = |count: usize| file(&vec!["0"; count].join(","));
    let most = read(&numbers(MAX_LOG_ENTRIES)).unwrap();
    assert_eq!(most.refused.len(), MAX_LOG_ENTRIES);
    let limit = MAX_LOG_ENTRIES;
    let over = read(&numbers(MAX_LOG_ENTRIES + 1));
    assert_eq!(over, Err(FileFault::TooManyRecords { limit }));
}

#[test]
fn an_export_says_what_becomes_of_an_entry() {
    let mut export = LogExport::new(LogChoice::Cases);
    assert_eq!(export.push(&entry(asked(5, "五"))), Pushed::Passed);
    let month = |month: &str| LogChoice::Month(month.parse().unwrap());
    let mut april = LogExport::new(month("2026-04"));
    assert_eq!(april.push(&entry(asked(5, "五"))), Pushed::Passed);
    let mut march = LogExport::new(month("2026-03"));
    assert_eq!(march.push(&entry(asked(5, "五"))), Pushed::Written);
    let mut export = LogExport::new(LogChoice::All);
    assert_eq!(export.push(&entry(asked(5, "五"))), Pushed::Written);
    for key in [5, 4] {
        assert_eq!(export.push(&entry(asked(key, "四"))), Pushed::OutOfOrder);
    }
    assert_eq!(export.entries(), 1);
}

#[test]
fn an_export_is_full_at_the_last_byte() {
    let mut export = LogExport::new(LogChoice::All);
    let mut text = String::new();
    let mut key = 0;
    // First entries of 7 kB, as control characters take six bytes each, then
    // shorter and shorter ones.
    let control = ["\u{1}".repeat(1_000)];
    let plain = (0..1_000).rev().map(|length| "a".repeat(length));
    for answer in control.into_iter().chain(plain) {
        loop {
            let mut facts = asked(key + 1, "问题");
            facts.answer.clone_from(&answer);
            let pushed = export.push(&entry(facts));
            text += &export.take();
            if pushed == Pushed::Full {
                break;
            }
            assert_eq!(pushed, Pushed::Written);
            key += 1;
        }
    }
    text += &export.finish();
    assert_eq!(text.len(), MAX_BYTES);
    assert_eq!(read(&text).unwrap().accepted.len() as u64, key);
}

#[test]
fn files_have_names() {
    let today = "2026-03-09".parse().unwrap();
    assert_eq!(log_file_name(LogChoice::All, today), "kaohe-log-2026-03-09");
    assert_eq!(
        log_file_name(LogChoice::Cases, today),
        "kaohe-cases-2026-03-09"
    );
    let march = LogChoice::Month("2026-03".parse().unwrap());
    assert_eq!(log_file_name(march, today), "kaohe-log-2026-03");
    assert_eq!(log_part_name("kaohe-log", 1, 1, "json"), "kaohe-log.json");
    assert_eq!(
        log_part_name("kaohe-log", 2, 3, "csv"),
        "kaohe-log-2of3.csv"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn out_and_in_again(all in prop::collection::btree_map(1_u64..90, facts(), 0..12)) {
        let log: Vec<_> = all.into_iter().map(|(key, mut facts)| {
            facts.id = kaohe::log::EntryId::new(key).unwrap();
            entry(facts)
        }).collect();
        let text = written(LogChoice::All, &log);
        let incoming = read(&text).unwrap();
        prop_assert_eq!(&incoming.refused, &[]);
        prop_assert!(entries(&incoming).eq(&log));
        prop_assert_eq!(written(LogChoice::All, entries(&incoming)), text);
        let preview = previewed(incoming, &log);
        prop_assert_eq!((preview.same, preview.takes()), (log.len(), 0));
    }

    #[test]
    fn a_spoilt_file_has_an_answer(
        spoils in prop::collection::vec((any::<Index>(), "[\"\\\\{}\\[\\],:0-9e.untf \n\u{0}\u{FEFF}题]|[a-z]", 0..9_usize), 1..6),
        cut in prop::option::of(any::<Index>()),
    ) {
        let mut chars: Vec<char> = SMALL.chars().collect();
        for (at, put, gone) in spoils {
            let at = at.index(chars.len());
            let end = (at + gone).min(chars.len());
            chars.splice(at..end, put.chars());
        }
        if let Some(cut) = cut {
            chars.truncate(cut.index(chars.len() + 1));
        }
        let text: String = chars.into_iter().collect();
        match read(&text) {
            Err(FileFault::NotJson { line, column, .. }) => {
                prop_assert!(serde_json::from_str::<serde_json::Value>(&text).is_err());
                prop_assert!(line <= text.lines().count() + 1 && column <= text.len() + 1);
            }
            Err(_) => {}
            Ok(incoming) => {
                let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
                let json = serde_json::from_str::<serde_json::Value>(text);
                prop_assert!(json.is_ok());
                let again = written(LogChoice::All, entries(&incoming));
                prop_assert!(read(&again).unwrap().refused.is_empty());
            }
        }
    }
}
