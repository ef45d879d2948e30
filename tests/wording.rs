//! Sentences about files: places are counted from 1, and always named.

use kaohe::exchange::{FileFault, Malformed, Shape};
use kaohe::locale::{Lang, say};

fn both(fault: &FileFault) -> [String; 2] {
    [Lang::Zh, Lang::En].map(|lang| say::file_fault(lang, fault))
}

#[test]
fn the_first_byte_is_byte_1() {
    for (at, nth) in [(0, "1"), (41, "42"), (usize::MAX, "18446744073709551615")] {
        for text in both(&FileFault::NotText { at }) {
            assert!(
                text.split(|c: char| !c.is_ascii_digit()).any(|n| n == nth),
                "{text}"
            );
        }
    }
}

#[test]
fn a_fault_of_the_whole_file_names_the_file() {
    let malformed = |path: &str| {
        let (path, shape, detail) = (path.to_owned(), Shape::WrongType, String::new());
        both(&FileFault::Malformed(Malformed {
            path,
            shape,
            detail,
        }))
    };
    assert_eq!(malformed(""), ["文件：类型不对", "the file: wrong type"]);
    assert_eq!(
        malformed("title.en"),
        ["title.en：类型不对", "title.en: wrong type"]
    );
}
