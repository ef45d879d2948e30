//! A line that is read as it goes and the same by way of a tree.

use std::time::{Duration, Instant};

use kaohe::exchange::{Item, Wage, export, read_line, read_line_by_tree};
use kaohe::json::{Encode, decode_text, pull_text};
use kaohe::record::Facts;
use litemap::LiteMap;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use super::generate;
use super::mutated::{spoil, spoilt, swapped};

/// Both say the same: the same record or the same faults.
fn same(line: &str) {
    assert_eq!(read_line(line), read_line_by_tree(line), "{line}");
}

/// An item as it lies on a line.
fn line_of(item: &Item) -> String {
    let file = export(std::slice::from_ref(item), Wage::Included, &[]);
    let tree: Value = serde_json::from_str(&file).unwrap();
    tree["records"][0].to_string()
}

#[test]
fn the_worked_month_takes_no_tree() {
    let facts = kaohe::rulebook::worked_month().unwrap();
    assert_eq!(pull_text(&facts.to_json()), Some(facts.clone()));
    // However it's laid out, and in whatever order.
    let tree: Value = serde_json::from_str(&facts.to_json()).unwrap();
    let laid_out = serde_json::to_string_pretty(&tree).unwrap();
    assert_eq!(pull_text(&laid_out), Some(facts.clone()));
    let windows = laid_out.replace('\n', "\r\n").replace(' ', "\t");
    assert_eq!(pull_text(&windows), Some(facts));
}

#[test]
fn texts_with_escapes_take_none_either() {
    let line = r#"{"agent":"\u674e \"\ud83d\ude00\\\/","month":"2026-03"}"#;
    let facts: Facts = pull_text(line).unwrap();
    assert_eq!(facts.agent, "李 \"😀\\/");
    same(line);
}

/// Whatever isn't sure is left to the tree, which says what it is.
#[test]
fn what_is_not_sure_is_left_to_the_tree() {
    for line in [
        // Sound, but written in another way.
        r#"{"\u0061gent":"1","month":"2026-03"}"#,
        r#"{"month":"2026-03","exam":"n\u006fne"}"#,
        r#"{"month":"2026-03","measures":{"satisfaction":{"ratio":{"numerator":0,"denominator":0}}}}"#,
        r#"{"month":"2026-03","plan":[{"measure":"satisfaction","done":true}]}"#,
        "\u{FEFF}{\"month\":\"2026-03\"}",
        // Not sound.
        r#"{"month":"2026-03","month":"2026-03"}"#,
        r#"{"month":"2026-03","\u006donth":"2026-03"}"#,
        r#"{"month":"2026-03","measures":{"a":"not_assessed","a":"not_assessed"}}"#,
        r#"{"month":"2026-03"} x"#,
        r#"{"month":"2026-03",}"#,
        r#"{"month":"2026-03","entries":[,]}"#,
        r#"{"month":"2026-03","entries":[{"parts":["7"],"count":01}]}"#,
        r#"{"month":"2026-03","entries":[{"parts":["7"],"count":1.0}]}"#,
        r#"{"month":"2026-03","entries":[{"parts":["7"],"count":-1}]}"#,
        r#"{"month":"2026-03","entries":[{"parts":["7"],"count":99999999999999999999}]}"#,
        r#"{"month":"2026-03","agent":"a	b"}"#,
        r#"{"month":"2026-03","agent":"\ud800"}"#,
        r#"{"month":"2026-03","agent":"\x"}"#,
        r#"{"month":"2026-03","agent":null}"#,
        r#"{"month":"2026-03","joined":nul}"#,
        r#"{"month":"2026-03","report":{"handed_in":"2026-04-02","x":1}}"#,
        r#"{"month":"2026-03","exam":{"unknown":{}}}"#,
        r#"{"record":{"month":"2026-03"}}"#,
        r#"{"record":null,"month":"2026-03"}"#,
        "{",
        "",
        "\"",
        "{\"",
        "{\"a",
    ] {
        assert_eq!(pull_text::<Facts>(line), None, "{line}");
        same(line);
    }
    // Reads well, and can't be.
    same(r#"{"month":"2026-03","wage":"-1"}"#);
    for sound in [
        r#"{"month":"2026-03","joined":null,"days":[{"day":1,"work":true},{"day":2,"work":false,"calls":0}]}"#,
        r#" { "month" : "2026-03" , "entries" : [ ] , "measures" : { } } "#,
    ] {
        assert!(pull_text::<Facts>(sound).is_some(), "{sound}");
        same(sound);
    }
}

/// Each put into its place one by one, they would take minutes.
#[test]
fn names_may_come_in_any_order() {
    const COUNT: u32 = 200_000;
    let text = |numbers: &mut dyn Iterator<Item = u32>| {
        let fields = numbers.map(|number| format!(r#""{number:06}":{number}"#));
        format!("{{{}}}", fields.collect::<Vec<_>>().join(","))
    };
    let began = Instant::now();
    let descending = text(&mut (0..COUNT).rev());
    let read: LiteMap<String, u32> = pull_text(&descending).unwrap();
    assert_eq!(Some(&read), decode_text(&descending).as_ref());
    assert_eq!(Some(&read), pull_text(&text(&mut (0..COUNT))).as_ref());
    let taken = began.elapsed();
    assert!(taken < Duration::from_secs(15), "{taken:?}");
    // One that stands twice is left to the tree, however far apart.
    let doubled = text(&mut (0..COUNT).rev().chain([COUNT / 2]));
    assert_eq!(pull_text::<LiteMap<String, u32>>(&doubled), None);

    let measures = |names: &[&str]| {
        let fields = names
            .iter()
            .map(|name| format!(r#""{name}":"not_assessed""#));
        let fields = fields.collect::<Vec<_>>().join(",");
        format!(r#"{{"month":"2026-03","measures":{{{fields}}}}}"#)
    };
    let mixed = measures(&["satisfaction", "a", "orders_on_time"]);
    assert!(pull_text::<Facts>(&mixed).is_some());
    same(&mixed);
    same(&measures(&["b", "a", "b"]));
}

#[test]
fn a_line_at_the_limit_is_refused_alike() {
    let month = r#"{"month":"2026-03"}"#;
    let fill = |length: usize| " ".repeat(length - month.len()) + month;
    assert!(read_line(&fill(kaohe::exchange::MAX_BYTES)).is_ok());
    same(&fill(kaohe::exchange::MAX_BYTES));
    same(&fill(kaohe::exchange::MAX_BYTES + 1));
}

fn lines() -> impl Strategy<Value = String> {
    let item = generate::item().prop_map(|item| line_of(&item));
    // Without its acts an item takes no tree.
    let plain = generate::item().prop_map(|mut item| {
        item.trail = kaohe::record::Trail::default();
        line_of(&item)
    });
    let facts = generate::record().prop_map(|record| record.facts().to_json());
    let escaped = generate::record().prop_map(|record| {
        let escape = |c: char| match c {
            ' '..='~' => c.to_string(),
            _ => c
                .encode_utf16(&mut [0; 2])
                .iter()
                .map(|unit| format!("\\u{unit:04x}"))
                .collect(),
        };
        record.facts().to_json().chars().map(escape).collect()
    });
    prop_oneof![1 => item, 2 => plain, 4 => facts, 1 => escaped]
}

proptest! {
    #![proptest_config(crate::support::any::cases(300))]

    #[test]
    fn sound_months_take_no_tree(record in generate::record()) {
        let line = record.facts().to_json();
        prop_assert_eq!(pull_text::<Facts>(&line), Some(record.facts().clone()));
    }

    #[test]
    fn lines_are_read_alike(line in lines()) {
        same(&line);
        prop_assert!(read_line(&line).is_ok());
    }

    #[test]
    fn spoilt_lines(line in lines(), spoils in prop::collection::vec(spoil(), 1..4)) {
        let bytes = spoilt(&line, &spoils);
        same(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn swapped_lines(line in lines(), from in any::<Index>(), to in any::<Index>()) {
        same(&swapped(&line, from, to));
    }

    #[test]
    fn doubled_fields(line in lines(), value in any::<bool>()) {
        let more = json!({"month": "2026-03", "agent": value}).to_string();
        same(&line.replacen('{', &more.replace('}', ","), 1));
    }
}
