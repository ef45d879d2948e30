//! Files as office editors leave them, and what is said of those that can't be
//! read.
#![cfg(not(target_family = "wasm"))]

use std::path::PathBuf;

use kaohe::exchange::{Broken, Encoding, FileFault, LogImport, TextPieces, decode, read};
use kaohe::exchange::{RulebookFault, read_rulebook};
use kaohe::locale::log::log_file_fault;
use kaohe::locale::setting::rulebook_refused;
use kaohe::locale::{Lang, month_csv, say};
use kaohe::rulebook::bundled;
use proptest::prelude::*;

fn folder(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures")).join(name)
}

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(folder("files").join(name)).unwrap()
}

fn fault(bytes: &[u8]) -> FileFault {
    decode(bytes).and_then(|text| read(&text)).unwrap_err()
}

#[test]
fn utf_16_is_read_with_its_mark_and_without() {
    let worked = super::items(super::WORKED).remove(0).record;
    let text = decode(&bytes("utf16le.json")).unwrap().into_owned();
    let read_back = |text: &str| super::items(text).remove(0).record;
    assert_eq!(read_back(&text).month, worked.month);
    let text = super::WORKED.replace("0417", "坐席甲\u{20bb7}");
    let wide = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    for (bytes, encoding) in [
        (wide(u16::to_le_bytes), Encoding::Utf16Le),
        (wide(u16::to_be_bytes), Encoding::Utf16Be),
    ] {
        assert_eq!(Encoding::of(&bytes), Ok(encoding));
        assert_eq!(decode(&bytes).as_deref(), Ok(&*text));
        // Half a sign at its end.
        assert!(matches!(
            decode(&bytes[..bytes.len() - 1]),
            Err(FileFault::NotText { .. })
        ));
    }
}

#[test]
fn gb18030_is_named_with_what_to_do() {
    let fault = fault(&bytes("gb18030.json"));
    assert_eq!(fault, FileFault::Encoded(Encoding::Gb18030));
    assert_eq!(
        say::file_fault(Lang::Zh, &fault),
        "文字编码是 GBK（“ANSI”），请在编辑软件里另存为 UTF-8"
    );
    assert!(say::read_as(Lang::En, "a.json", Encoding::Gb18030).contains("UTF-8 next time"));
    // A character of four bytes; one of two that ends too soon; no text at all.
    assert_eq!(Encoding::of(b"\"\x81\x30\x81\x30\""), Ok(Encoding::Gb18030));
    assert!(Encoding::of(b"\"\xc0").is_err());
    assert!(Encoding::of(b"\x89PNG\r\n\x1a\n\0\0\0\x0d\xff").is_err());
}

#[test]
fn a_file_that_is_cut_off_says_where() {
    let text = bytes("cut.json");
    let FileFault::NotJson { line, detail, .. } = fault(&text) else {
        panic!("it isn't whole");
    };
    assert_eq!(line, text.split(|b| *b == b'\n').count());
    assert_eq!(Broken::of(&detail), Broken::CutOff);
    let said = say::file_fault(Lang::Zh, &fault(&text));
    assert!(
        said.starts_with(&format!("第 {line} 行")) && said.contains("断了"),
        "{said}"
    );
}

#[test]
fn half_a_character_is_refused_with_its_place() {
    let FileFault::NotJson {
        line: 19, detail, ..
    } = fault(&bytes("lonesurr.json"))
    else {
        panic!("{:?}", fault(&bytes("lonesurr.json")));
    };
    assert_eq!(Broken::of(&detail), Broken::HalfCharacter);
}

#[test]
fn tables_are_told_from_what_comes_back_in() {
    let record = super::items(super::WORKED).remove(0).record;
    let table = month_csv(
        Lang::Zh,
        &bundled(),
        &record,
        super::day("2026-04-07"),
        false,
    );
    let others = [
        "姓名,得分\r\n甲,97\r\n",
        "a\tb\n1\t2\n",
        "x;y\n",
        "PK\x03\x04\x14",
    ];
    for text in others.iter().copied().chain([&*table]) {
        assert_eq!(fault(text.as_bytes()), FileFault::Table, "{text:?}");
    }
    let mut log = LogImport::new("日期,渠道\r\n".into());
    assert!(matches!(log, Err(FileFault::Table)), "{log:?}");
    log = LogImport::new("{}".into());
    assert!(log.is_ok());
    let said = say::file_fault(Lang::Zh, &FileFault::Table);
    assert!(said.contains(".json"), "{said}");
    // Not every broken text is one.
    for text in ["no JSON", "15", "{,}", "[1,"] {
        assert_ne!(fault(text.as_bytes()), FileFault::Table, "{text:?}");
    }
}

/// Words of a parser, or of a path in a program.
fn is_ours(text: &str) -> bool {
    let foreign = [
        "expected",
        "EOF",
        "at line",
        "invalid",
        "trailing",
        "missing field",
        "[0]",
        "[1]",
        "records",
        "record.",
        "sections",
        "mechanism",
        ".measures",
    ];
    !text.is_empty() && foreign.iter().all(|word| !text.contains(word))
}

#[test]
fn no_message_shows_a_parser_s_english_or_a_bare_path() {
    let mut said = Vec::new();
    for name in ["records", "files", "rulebooks"] {
        for entry in std::fs::read_dir(folder(name)).unwrap() {
            let path = entry.unwrap().path();
            let Ok(text) = std::fs::read_to_string(&path) else {
                continue;
            };
            match read(&text) {
                Ok(import) => {
                    let faults = import.refused.iter().flat_map(|refused| &refused.faults);
                    said.extend(faults.flat_map(|fault| {
                        [
                            say::place(Lang::Zh, &fault.path),
                            say::record_fault(Lang::Zh, fault),
                        ]
                    }));
                }
                Err(fault) => {
                    said.push(say::file_fault(Lang::Zh, &fault));
                    said.push(log_file_fault(Lang::Zh, &fault));
                }
            }
            let fixture = serde_json::from_str(&text).ok();
            let document = fixture.and_then(|value: serde_json::Value| {
                let change = value.get("document").unwrap_or(&value);
                serde_json::to_string(change).ok()
            });
            if let Some(Err(fault)) = document.map(|text| read_rulebook(&text))
                && !matches!(fault, RulebookFault::File(FileFault::Format { .. }))
            {
                let rows = rulebook_refused(Lang::Zh, &fault);
                said.extend(rows.into_iter().flat_map(|(place, fault)| [place, fault]));
            }
        }
    }
    said.retain(|text| !text.is_empty());
    assert!(said.len() > 120, "{}", said.len());
    for text in said {
        assert!(is_ours(&text), "{text}");
    }
}

#[test]
fn a_place_and_what_is_expected_there() {
    let row = |path: &str| say::place(Lang::Zh, path);
    assert_eq!(
        row("records[1].record.entries[0].date"),
        "第 2 条记录·第 1 条明细·日期"
    );
    assert_eq!(
        row("records[0].record.measures.satisfaction.percent"),
        "第 1 条记录·指标·“satisfaction”·百分比"
    );
    assert_eq!(row(""), "文件");
    assert_eq!(
        say::place(Lang::En, "records[0].record.wage"),
        "record 1, post wage"
    );
    let text = super::file(&[serde_json::json!({"month": "2026-03", "wage": 3200})]);
    let refused = read(&text).unwrap().refused.remove(0);
    assert_eq!(
        say::record_fault(Lang::Zh, &refused.faults[0]),
        "写法不对，金额要写在引号里，如 \"3200.00\""
    );
}

proptest! {
    #[test]
    fn any_bytes_are_told_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        match Encoding::of(&bytes) {
            Ok(Encoding::Utf8) => prop_assert!(decode(&bytes).is_ok()),
            Ok(_) | Err(_) => drop(decode(&bytes)),
        }
        let mut pieces = TextPieces::of_size(bytes.len()).unwrap();
        drop(pieces.push(&bytes));
        let path = String::from_utf8_lossy(&bytes);
        prop_assert!(!say::place(Lang::Zh, &path).is_empty());
    }
}
