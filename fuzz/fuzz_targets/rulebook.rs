//! Any text as a rulebook of version 2: read, compiled, scored, explained.

#![no_main]

use std::rc::Rc;

use kaohe::exchange::{BookFile, read_book};
use kaohe::json::{Decode, Encode};
use kaohe::language::Document;
use kaohe::locale::{Lang, book_csv, book_line};
use kaohe::plan::{Filled, Filling, Volume};
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use serde_json::Value;

fuzz_target!(|text: &str| {
    // A document may stand bare, as the examples of docs/language.md do.
    let whole = match text.contains("\"format\"") {
        true => text.to_owned(),
        false => format!(
            r#"{{"format":"kaohe-rulebook","version":2,"id":"f","title":"f","effective":"2026-01",{}}}"#,
            text.trim().trim_start_matches('{').trim_end_matches('}')
        ),
    };
    let Ok(BookFile::Document(document, plan)) = read_book(&whole) else {
        return;
    };
    // What is written is read again, the same.
    let again: serde_json::Value = serde_json::from_str(&document.to_json()).expect("JSON");
    assert_eq!(Document::decode(&again).expect("a document"), *document);
    let volume = Rc::new(Volume {
        text: whole,
        document: *document,
        plan: *plan,
    });
    let month = volume.document.effective;
    let filled = Filled::of(&volume, &Rc::new(Filling::default()), month);
    let sheet = filled
        .sheet
        .as_ref()
        .expect("a month of which nothing is known");
    for total in &sheet.totals {
        assert!(total.range.low <= total.range.high, "{total:?}");
        assert!(total.range.contains(total.headline), "{total:?}");
    }
    for lang in [Lang::Zh, Lang::En] {
        book_csv::table(lang, &filled, "", month);
        for (total, line) in filled.document().lines() {
            book_line::line_rows(lang, &filled, line, &total.unit);
            book_line::line_fact(lang, &filled, line);
        }
        for total in &filled.document().totals {
            book_line::pool_rows(lang, &filled, &total.pool, &total.unit);
        }
    }
    filled.open();
    volume.findings();
});

// Text that isn't JSON is refused at once; so most changes are of the tree.
fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let tree = data
        .get(..size)
        .and_then(|text| serde_json::from_slice::<Value>(text).ok());
    let mut draw = Draw(u64::from(seed) | 1);
    let (Some(mut tree), true) = (tree, draw.below(10) > 0) else {
        return fuzzer_mutate(data, size, max_size);
    };
    for _ in 0..=draw.below(3) {
        let mut parts = Vec::new();
        collect(&tree, &mut parts);
        let other = parts[draw.below(parts.len())].clone();
        let mut at = draw.below(parts.len());
        change(&mut tree, &mut at, &other, &mut draw);
    }
    let text = tree.to_string();
    match data.get_mut(..text.len()) {
        Some(place) if text.len() <= max_size => {
            place.copy_from_slice(text.as_bytes());
            text.len()
        }
        _ => fuzzer_mutate(data, size, max_size),
    }
});

struct Draw(u64);

impl Draw {
    fn below(&mut self, many: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % many.max(1) as u64) as usize
    }
}

fn collect<'a>(tree: &'a Value, parts: &mut Vec<&'a Value>) {
    parts.push(tree);
    match tree {
        Value::Array(items) => items.iter().for_each(|item| collect(item, parts)),
        Value::Object(fields) => fields.values().for_each(|field| collect(field, parts)),
        _ => {}
    }
}

/// Changes the part of this number: whether that was in here.
fn change(tree: &mut Value, at: &mut usize, other: &Value, draw: &mut Draw) -> bool {
    const WORDS: [&str; 40] = [
        "0",
        "1",
        "-1",
        "0.5",
        "100",
        "99.99",
        "-0.000001",
        "999999999",
        "-1000000000",
        "2026-04",
        "full",
        "started",
        "pro_rata",
        "upper",
        "lower",
        "inside",
        "outside",
        "whole",
        "part",
        "day",
        "month",
        "all",
        "own",
        "stops",
        "goes_on",
        "half_up",
        "half_down",
        "down",
        "up",
        "each",
        "heaviest",
        "typed",
        "more",
        "less",
        "in",
        "out",
        "%",
        "above",
        "below",
        "week",
    ];
    if *at == 0 {
        match (draw.below(5), tree) {
            (0, Value::Array(items)) if !items.is_empty() => {
                let nth = draw.below(items.len());
                items.remove(nth);
            }
            (1, Value::Array(items)) if !items.is_empty() => {
                let nth = draw.below(items.len());
                let again = items[nth].clone();
                items.push(again);
            }
            (2, Value::Array(items)) => items.push(other.clone()),
            (0 | 1, Value::Object(fields)) if !fields.is_empty() => {
                let name = fields.keys().nth(draw.below(fields.len())).cloned();
                name.map(|name| fields.remove(&name));
            }
            (0..=2, tree @ Value::String(_)) => *tree = WORDS[draw.below(WORDS.len())].into(),
            (_, tree) => *tree = other.clone(),
        }
        return true;
    }
    *at -= 1;
    match tree {
        Value::Array(items) => items.iter_mut().any(|item| change(item, at, other, draw)),
        Value::Object(fields) => fields
            .values_mut()
            .any(|field| change(field, at, other, draw)),
        _ => false,
    }
}
