//! The rulebooks to start from: sound, in both languages, nobody's numbers, and with worked
//! examples that hold and that notice when a number is changed.

mod worked;

use std::collections::BTreeSet;

use kaohe::draft::gallery::{ALL, GalleryBook};
use kaohe::exchange::{BookFile, read_book};
use kaohe::json::{Decode, Encode};
use kaohe::language::Document;
use kaohe::number::Decimal;
use kaohe::plan::Volume;
use kaohe::rulebook::PlainOrigin;
use serde_json::Value;

/// So large is a book at the most, without blanks between its parts.
const MOST_BYTES: usize = 8 * 1024;
/// Plain numbers belong to the shape: none, one, the second and third time, a step, a hundred.
const OF_THE_SHAPE: [&str; 6] = ["0", "1", "2", "3", "10", "100"];
/// Where a number of the rules may stand. Not what can be typed at the least and most: no
/// month rests on that.
const NUMBERS: [&str; 17] = [
    "from", "to", "amount", "worth", "floor", "cap", "weight", "fixed", "constant", "rate", "at",
    "gives", "each", "asked", "than", "low", "high",
];

fn tree(book: GalleryBook) -> Value {
    serde_json::from_str(book.text).unwrap_or_else(|error| panic!("{}: {error}", book.id))
}

fn volume(book: GalleryBook) -> Volume {
    match read_book(book.text) {
        Ok(BookFile::Document(document, plan)) => Volume {
            text: book.text.to_owned(),
            document: *document,
            plan: *plan,
        },
        other => panic!("{}: {other:?}", book.id),
    }
}

#[test]
fn each_can_be_scored_by_and_nothing_is_odd_about_it() {
    let mut ids = BTreeSet::new();
    for book in ALL {
        let volume = volume(book);
        assert_eq!(volume.document.findings(&tree(book)), [], "{}", book.id);
        // With these, grades by totals and the worked examples.
        assert_eq!(volume.findings(), [], "{}", book.id);
        assert!(ids.insert(volume.document.id), "{}", book.id);
        assert_eq!(volume.document.id.as_str(), book.id);
        let lines = volume.document.lines().len();
        assert!((8..=20).contains(&lines), "{}: {lines} lines", book.id);
        assert!(!volume.document.readings.is_empty(), "{}", book.id);
        assert_eq!(volume.document.examples.len(), 2, "{}", book.id);
    }
}

#[test]
fn each_goes_round_and_is_small() {
    for book in ALL {
        let document = volume(book).document;
        let written = document.to_json();
        assert!(written.len() < MOST_BYTES, "{}: {}", book.id, written.len());
        let as_it_stands = tree(book).to_string();
        assert!(as_it_stands.len() < MOST_BYTES, "{}", book.id);
        let again = Document::decode(&serde_json::from_str(&written).unwrap());
        assert_eq!(again.unwrap(), document, "{}", book.id);
    }
}

#[cfg(not(target_family = "wasm"))]
#[test]
fn each_is_as_the_schema_says() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let schema = std::fs::read_to_string(root.join("schema/rulebook-2.schema.json")).unwrap();
    let schema = serde_json::from_str(&schema).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    for book in ALL {
        let tree = tree(book);
        let wrong: Vec<String> = schema.iter_errors(&tree).map(|e| e.to_string()).collect();
        assert!(wrong.is_empty(), "{}: {wrong:?}", book.id);
    }
}

/// Everything that a person reads is there twice, and said anew in each.
#[test]
fn everything_is_said_in_both_languages() {
    let is_chinese = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c) || c == '，' || c == '。';
    for book in ALL {
        let mut texts = 0;
        walk(&tree(book), "", &mut |path, value| {
            let at = format!("{} {path}: {value}", book.id);
            let name = path.rsplit('.').next().unwrap_or_default();
            let is_text =
                ["title", "question", "summary"].contains(&name) || name.starts_with("considers[");
            if is_text {
                let [zh, en] = ["zh", "en"].map(|language| value[language].as_str().expect(&at));
                assert!(zh.contains(is_chinese), "{at}");
                assert!(!en.trim().is_empty() && !en.contains(is_chinese), "{at}");
                texts += 1;
            }
            let named = value.get("id").is_some() || name.starts_with("factors[");
            let has_text = value.get("title").or(value.get("question")).is_some();
            assert!(!named || has_text, "{at}");
        });
        assert!(texts > 30, "{}: {texts} texts", book.id);
    }
}

/// What a branch decides is assumed; nothing pretends that somebody decided it.
#[test]
fn every_number_is_assumed_or_of_the_shape() {
    for book in ALL {
        let document = volume(book).document;
        assert_eq!(
            document.effective_origin,
            PlainOrigin::Assumed,
            "{}",
            book.id
        );
        for (_, line) in document.lines() {
            assert_eq!(line.origin, PlainOrigin::Assumed, "{} {}", book.id, line.id);
        }
        let tree = tree(book);
        let mut assumed = 0;
        for path in numbers(&tree) {
            let at = format!("{} {path}", book.id);
            let number = tree.pointer(&path).unwrap();
            match number.as_str() {
                Some(plain) => assert!(OF_THE_SHAPE.contains(&plain), "{at}: {plain}"),
                None => {
                    let ends = &number["origin"]["assumed"];
                    let [low, value, high] =
                        [&ends["low"], &number["value"], &ends["high"]].map(decimal);
                    assert!(low <= value && value <= high && low < high, "{at}");
                    assumed += 1;
                }
            }
        }
        assert!(assumed >= 20, "{}: {assumed} assumed numbers", book.id);
    }
}

/// Each number of a book is raised by one, its span with it: most of them are noticed by a
/// worked example (or leave nothing to score by), and each example notices some.
#[test]
fn a_changed_number_is_noticed() {
    for book in ALL {
        let tree = tree(book);
        let paths = numbers(&tree);
        let mut missed = Vec::new();
        let mut noticing = BTreeSet::new();
        for path in &paths {
            let mut other = tree.clone();
            raise(other.pointer_mut(path).unwrap());
            let document = Document::decode(&other).unwrap();
            let Ok(volume) = Volume::of(document) else {
                continue;
            };
            let found = volume.examples();
            if found.is_empty() {
                missed.push(path);
            }
            noticing.extend(found.into_iter().map(|one| one.path[..11].to_owned()));
        }
        let noticed = paths.len() - missed.len();
        assert!(
            noticed * 100 >= paths.len() * 80,
            "{}: {noticed} of {}; not {missed:#?}",
            book.id,
            paths.len()
        );
        assert_eq!(noticing.len(), 2, "{}: {noticing:?}", book.id);
    }
}

/// Each part of a tree with its path, such as `readings[0].options[1].title`.
fn walk(value: &Value, path: &str, visit: &mut impl FnMut(&str, &Value)) {
    visit(path, value);
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                walk(field, &format!("{path}.{name}"), visit);
            }
        }
        Value::Array(items) => {
            for (nth, item) in items.iter().enumerate() {
                walk(item, &format!("{path}[{nth}]"), visit);
            }
        }
        _ => {}
    }
}

/// Where the numbers of a rulebook's rules are.
fn numbers(tree: &Value) -> Vec<String> {
    let mut found = Vec::new();
    walk(tree, "", &mut |path, value| {
        let name = path.rsplit('.').next().unwrap_or_default();
        let is_assumed = value.get("value").is_some() && value.get("origin").is_some();
        let text = value.as_str().unwrap_or_default();
        let is_plain = NUMBERS.contains(&name) && text.parse::<Decimal>().is_ok();
        let is_in_number = path.contains(".assumed");
        if (is_assumed || is_plain) && !is_in_number && !path.starts_with(".examples") {
            found.push(path.replace('[', "/").replace(']', "").replace('.', "/"));
        }
    });
    found
}

fn decimal(value: &Value) -> Decimal {
    value.as_str().unwrap().parse().unwrap()
}

fn raise(number: &mut Value) {
    let raised = |of: &Value| Value::String((decimal(of) + Decimal::ONE).to_string());
    if number.is_string() {
        *number = raised(number);
        return;
    }
    number["value"] = raised(&number["value"]);
    for end in ["low", "high"] {
        number["origin"]["assumed"][end] = raised(&number["origin"]["assumed"][end]);
    }
}
