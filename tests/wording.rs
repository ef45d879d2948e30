//! Sentences about files: places are counted from 1, and always named.

use kaohe::exchange::{FileFault, Malformed, Shape};
use kaohe::locale::{Lang, say};
use kaohe::number::Unit;
use kaohe::record::{Facts, Record};
use kaohe::rulebook::bundled_in;
use kaohe::scoring::score;

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
    assert_eq!(
        malformed(""),
        ["文件：写法不对", "the file: not written as it has to be"]
    );
    assert_eq!(
        malformed("title.en"),
        [
            "名称·英文：写法不对",
            "title, English: not written as it has to be"
        ]
    );
}

#[test]
fn every_edge_and_every_number_has_its_words() {
    use kaohe::locale::{boundary, setting};
    use kaohe::rulebook::{ParameterRef, ReadingId, Subject, bundled, difference};
    use kaohe::scoring::boundaries;
    let rulebook = bundled();
    let record =
        kaohe::record::Record::blank("", "2026-03".parse().unwrap(), kaohe::number::Unit::Points);
    let mut said: Vec<(Lang, String)> = Vec::new();
    for lang in [Lang::Zh, Lang::En] {
        for edge in boundaries(&rulebook) {
            let (name, sides) = boundary::boundary(lang, &rulebook, &edge);
            said.push((lang, name));
            said.extend(sides.map(|side| (lang, side)));
        }
        for at in ParameterRef::all(&rulebook) {
            let subject = Subject::Number(at);
            said.push((lang, setting::subject(lang, &rulebook, &record, subject)));
            said.push((lang, setting::now(lang, &rulebook, &record, at)));
        }
        for id in ReadingId::of_unit(rulebook.unit) {
            let subject = Subject::Reading(id);
            said.push((lang, setting::subject(lang, &rulebook, &record, subject)));
        }
        let mut document = (*rulebook).clone();
        document.base = "90".parse().unwrap();
        let other = kaohe::rulebook::Rulebook::new(document).unwrap();
        for found in difference(&rulebook, &other) {
            let (name, one, two) = setting::difference(lang, (&rulebook, &other), &record, &found);
            assert_eq!((one.as_str(), two.as_str()), ("100.0", "90.0"));
            said.push((lang, name));
        }
    }
    for (lang, text) in said {
        assert!(!text.is_empty() && !text.contains(['{', '}']), "{text}");
        // The document's own number of the scale of complaints.
        let chinese = text.replace('六', "");
        let chinese = chinese
            .chars()
            .any(|c| ('\u{4e00}'..'\u{a000}').contains(&c));
        assert!(lang == Lang::Zh || !chinese, "{text}");
        if lang == Lang::Zh {
            assert!(!text.contains([';', '?']) && !text.contains(", "), "{text}");
        }
    }
}

#[test]
fn paper_says_what_is_unknown_and_asks_for_nothing() {
    let (month, today) = ("2026-03".parse().unwrap(), "2026-04-07".parse().unwrap());
    let mut unknown = 0;
    for (unit, lang) in [Unit::Points, Unit::Money]
        .into_iter()
        .flat_map(|unit| [(unit, Lang::Zh), (unit, Lang::En)])
    {
        let (rulebook, words) = (bundled_in(unit), lang.words());
        let empty = Facts::empty(String::new(), month);
        let record = Record::new(Facts { unit, ..empty }).unwrap();
        for line in &score(&rulebook, &record, today).lines {
            let said = say::printed_fact(lang, &rulebook, &record, line);
            assert!(!said.contains(words.fill_in), "{said}");
            unknown += usize::from(said.ends_with(words.unknown));
        }
    }
    // The exam's two clauses, the threshold, the report and five measures.
    assert_eq!(unknown, 2 * 9);
}
