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
        let fault = Malformed::here(Shape::WrongType).below(path);
        both(&FileFault::Malformed(fault))
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

#[test]
fn a_place_that_is_a_question_has_one_mark_behind_it() {
    use kaohe::rulebook::{Fault, Problem};
    let rulebook = bundled_in(Unit::Points);
    for (at, reading) in rulebook.readings.iter().enumerate() {
        let problem = Problem {
            path: format!("readings[{at}]"),
            fault: Fault::NotAsked(reading.id),
        };
        for (lang, end) in [(Lang::Zh, '？'), (Lang::En, '?')] {
            let said = kaohe::locale::setting::problem(lang, &rulebook, &problem);
            let question = lang.of(&reading.question).trim_end_matches(end);
            assert!(said.starts_with(question), "{said}");
            assert!(!said.contains(end), "{said}");
        }
    }
}

/// A sentence of a count, and what it says of none, one and two in English.
type Counted = (fn(usize) -> String, [&'static str; 3]);

#[test]
fn one_of_a_thing_is_one() {
    use kaohe::locale::{self as l, Lang::En};
    let table: [Counted; 32] = [
        (|n| say::items(En, n), ["0 items", "1 item", "2 items"]),
        (|n| say::months(En, n), ["0 months", "1 month", "2 months"]),
        (
            |n| say::clause_count(En, n),
            ["0 clauses", "1 clause", "2 clauses"],
        ),
        (
            |n| say::errors(En, n),
            [
                "0 entries are wrong and don't count yet",
                "1 entry is wrong and doesn't count yet",
                "2 entries are wrong and don't count yet",
            ],
        ),
        (
            |n| l::data::comparing(En, n),
            ["Checking 0 months", "Checking 1 month", "Checking 2 months"],
        ),
        (
            |n| l::data::storing(En, n),
            ["Saving 0 months", "Saving 1 month", "Saving 2 months"],
        ),
        (
            |n| l::data::unkept(En, n, 0, None),
            [
                "0 months are saved, but the rulebook isn't: the browser can't store data.",
                "1 month is saved, but the rulebook isn't: the browser can't store data.",
                "2 months are saved, but the rulebook isn't: the browser can't store data.",
            ],
        ),
        (
            |n| l::backup::months_of(En, n, n),
            [
                "0 months of 0 agents",
                "1 month of 1 agent",
                "2 months of 2 agents",
            ],
        ),
        (
            |n| l::backup::entries(En, n),
            ["0 entries", "1 entry", "2 entries"],
        ),
        (
            |n| l::backup::rules_of(En, n, n),
            [
                "0 rulebooks imported, 0 changes",
                "1 rulebook imported, 1 change",
                "2 rulebooks imported, 2 changes",
            ],
        ),
        (
            |n| l::backup::texts(En, n),
            ["0 texts", "1 text", "2 texts"],
        ),
        (
            |n| l::backup::short(En, n, 0),
            [
                "The backup says that it holds 0 months and has 0: it may not be whole.",
                "The backup says that it holds 1 month and has 0: it may not be whole.",
                "The backup says that it holds 2 months and has 0: it may not be whole.",
            ],
        ),
        (
            |n| l::explain::idle(En, Unit::Money, kaohe::rulebook::Holds::NONE, n),
            [
                "0 items without a fine, and why",
                "1 item without a fine, and why",
                "2 items without a fine, and why",
            ],
        ),
        (
            |n| l::log_report::entries(En, n),
            ["0 entries", "1 entry", "2 entries"],
        ),
        (
            |n| l::log_page::count(En, n),
            ["0 entries", "1 entry", "2 entries"],
        ),
        (
            |n| {
                l::log_page::asides(En, n)
                    .split(". ")
                    .next()
                    .unwrap()
                    .to_owned()
            },
            [
                "0 rows of the log can't be read",
                "1 row of the log can't be read",
                "2 rows of the log can't be read",
            ],
        ),
        (
            |n| l::log_files::apply(En, n),
            ["Import 0 entries", "Import 1 entry", "Import 2 entries"],
        ),
        (
            |n| l::log_files::made_file(En, 1, n),
            ["1 KB, 0 entries", "1 KB, 1 entry", "1 KB, 2 entries"],
        ),
        (
            |n| l::telesales::take_column(En, n, 0),
            ["Fill in 0 days", "Fill in 1 day", "Fill in 2 days"],
        ),
        (
            |n| l::telesales::take_column(En, 1, n + 1),
            [
                "Fill in 1 day, leave out 1 line",
                "Fill in 1 day, leave out 2 lines",
                "Fill in 1 day, leave out 3 lines",
            ],
        ),
        (
            |n| {
                let missed = kaohe::scoring::CallsBasis {
                    met: n as u32,
                    ..Default::default()
                };
                l::unit::days(En, missed)
            },
            [
                "0 days met, 0 missed",
                "1 day met, 0 missed",
                "2 days met, 0 missed",
            ],
        ),
        (
            |n| l::setting::months_changed(En, Unit::Points, (n, 0), 3),
            [
                "Of 3 months that it scores, none changes.",
                "Of 3 months that it scores, 1 changes:",
                "Of 3 months that it scores, 2 change:",
            ],
        ),
        (
            |n| l::setting::months_changed(En, Unit::Money, (0, 0), n + 1),
            [
                "Of 1 month that it settles, none changes.",
                "Of 2 months that it settles, none changes.",
                "Of 3 months that it settles, none changes.",
            ],
        ),
        (
            |n| l::claim::imported(En, (n + 1, n + 1), (0, 0), 0),
            [
                "1 month of 1 agent came in. Undo takes it back.",
                "2 months of 2 agents came in. Undo takes it back.",
                "3 months of 3 agents came in. Undo takes it back.",
            ],
        ),
        (
            |n| l::moves(En, n),
            [
                "0 months will move to the new name.",
                "1 month will move to the new name.",
                "2 months will move to the new name.",
            ],
        ),
        (
            |n| l::open::and_more(En, n),
            [
                "0 more matter less.",
                "1 more matters less.",
                "2 more matter less.",
            ],
        ),
        (
            |n| l::open::readings_same(En, Unit::Points, n),
            [
                "0 more change nothing this month",
                "1 more changes nothing this month",
                "2 more change nothing this month",
            ],
        ),
        (
            |n| l::cases::open(En, n as u32),
            [
                "0 open entries of the log",
                "1 open entry of the log",
                "2 open entries of the log",
            ],
        ),
        (
            |n| {
                use kaohe::record::FieldFault;
                say::field_fault(En, FieldFault::NumeratorAbove(n as u32, 0))
            },
            [
                "0 cases are more than all 0",
                "1 case is more than all 0",
                "2 cases are more than all 0",
            ],
        ),
        (
            |n| {
                let full = kaohe::store::BackendFault::QuotaFull;
                let fault = kaohe::store::rows::RowFault::Storage(full);
                let said = l::log_page::row_fault(En, &fault, n).unwrap();
                said.split(". ").next().unwrap().to_owned()
            },
            [
                "Storage is full: 0 changes are only in memory",
                "Storage is full: 1 change is only in memory",
                "Storage is full: 2 changes are only in memory",
            ],
        ),
        (
            |n| l::joined::counted(n, "category"),
            ["0 categories", "1 category", "2 categories"],
        ),
        (
            |n| l::joined::counted(n, "miss"),
            ["0 misses", "1 miss", "2 misses"],
        ),
    ];
    for (said, expected) in table {
        for (n, expected) in expected.into_iter().enumerate() {
            assert_eq!(said(n), expected);
        }
    }
}

#[test]
fn each_language_keeps_to_its_own_letters_and_marks() {
    use kaohe::locale as l;
    let unit = Unit::Money;
    let tables = |lang: Lang| {
        let mut all = format!("{:?}{:?}", lang.words(), lang.more());
        all += &format!(
            "{:?}{:?}",
            l::ask_words(lang),
            l::backup::backup_words(lang)
        );
        all += &format!("{:?}", l::basis::basis_words(lang, unit));
        all += &format!("{:?}", l::open::headings(lang, unit));
        all += &format!("{:?}", l::setting::setting_words(lang));
        all += &format!("{:?}", l::telesales::telesales_words(lang));
        all += &format!("{:?}", l::log_report::report_words(lang));
        for unit in [Unit::Points, Unit::Money] {
            for (.., part) in bundled_in(unit).parts() {
                all += &format!(" {:?};", lang.of(&part.title));
            }
        }
        all
    };
    let is_chinese =
        |c: char| ('\u{3000}'..'\u{a000}').contains(&c) || ('\u{ff00}'..'\u{ff61}').contains(&c);
    let english = tables(Lang::En);
    let found: Vec<char> = english.chars().filter(|c| is_chinese(*c)).collect();
    assert_eq!(found, []);
    for (text, lang) in [(english, Lang::En), (tables(Lang::Zh), Lang::Zh)] {
        for doubled in [
            "。。", "，，", "；；", "：：", "..\"", ",,", "。，", "，。", ": :",
        ] {
            assert!(!text.contains(doubled), "{lang:?}: {doubled}");
        }
    }
}

#[test]
fn a_day_is_written_as_the_language_writes_it() {
    let day = "2026-04-05".parse().unwrap();
    let said = [Lang::Zh, Lang::En].map(|lang| kaohe::locale::full_day(lang, day));
    assert_eq!(said, ["2026 年 4 月 5 日", "5 April 2026"]);
}
