//! The floors: a room stands only above what it uses, and only the page and
//! the storage know that there is a browser.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms from the ground up; a room may use itself and those before it.
/// Rooms of one floor are in the order in which they stand on each other.
const ROOMS: [&str; 21] = [
    "number", "calendar", "id", "text", "json", "record", "log", "rulebook", "language", "scoring",
    "plan", "draft", "team", "review", "exchange", "table", "store", "locale", "desk", "picture",
    "page",
];
const LONGEST: usize = 400;
/// A table of words in two languages is looked up, not read.
const LONGEST_OF_WORDS: usize = 620;
const BROWSER: [&str; 7] = [
    "yew",
    "web_sys",
    "gloo_storage",
    "idb",
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
];
const UNCLEAN: [&str; 5] = ["f32", "f64", "SystemTime", "Instant", "Local"];

/// What a sentence is in which language is decided in `locale`.
#[test]
fn the_page_tells_no_language_from_another() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/page");
    for (path, text) in sources() {
        let tells = text.contains("Lang::Zh =>") || text.contains("Lang::En =>");
        assert!(!(path.starts_with(&page) && tells), "{}", path.display());
    }
}

pub fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    let mut found = Vec::new();
    walk(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut found,
    );
    assert!(found.len() > 40, "the sources weren't found");
    found
}

/// The room of a file below `src`: its first folder, or its own name.
fn room(path: &Path) -> Option<usize> {
    let below = path
        .strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
        .unwrap();
    let first = below
        .components()
        .next()
        .unwrap()
        .as_os_str()
        .to_str()
        .unwrap();
    let name = first.trim_end_matches(".rs");
    ROOMS.iter().position(|room| *room == name)
}

/// Code without comments and without what stands in quotes.
pub fn code_of(text: &str) -> String {
    let mut code = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['"', '/']) {
        code.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix("//") {
            let end = after.find('\n').unwrap_or(after.len());
            rest = &after[end..];
        } else if let Some(after) = rest.strip_prefix('"') {
            let mut escaped = false;
            let end = after.find(|c| {
                let closes = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                closes
            });
            rest = &after[end.map_or(after.len(), |end| end + 1)..];
        } else {
            code.push('/');
            rest = &rest[1..];
        }
    }
    code.push_str(rest);
    code.replace("'\"'", "' '")
}

fn words(code: &str) -> Vec<&str> {
    code.split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|w| !w.is_empty())
        .collect()
}

/// The rooms that code names after `crate::`, in lists too.
fn used_rooms(code: &str) -> Vec<usize> {
    let mut used = Vec::new();
    for after in code.split("crate::").skip(1) {
        let names: Vec<&str> = match after.strip_prefix('{') {
            None => words(after).into_iter().take(1).collect(),
            Some(list) => {
                let mut depth = 0;
                let mut names = vec![""];
                for (i, c) in list.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => names.push(""),
                        _ if depth == 0 => {
                            let start = list[..i].rfind([',', '{']).map_or(0, |s| s + 1);
                            *names.last_mut().unwrap() = &list[start..=i + c.len_utf8() - 1];
                        }
                        _ => {}
                    }
                }
                names
                    .iter()
                    .filter_map(|name| words(name).first().copied())
                    .collect()
            }
        };
        used.extend(
            names
                .iter()
                .filter_map(|name| ROOMS.iter().position(|room| room == name)),
        );
    }
    used
}

/// What a file of a room may not have.
fn faults(room: usize, file: &str, text: &str) -> Vec<String> {
    let code = code_of(text);
    let name = ROOMS[room];
    let mut faults = Vec::new();
    for used in used_rooms(&code) {
        if used > room {
            faults.push(format!("{file}: {name} uses {}", ROOMS[used]));
        }
    }
    let indexed = name == "store"
        && (file.ends_with("rows/indexed.rs") || file.ends_with("rows/connection.rs"));
    if words(&code).contains(&"idb") && !indexed {
        faults.push(format!("{file}: idb outside of store/rows/indexed.rs"));
    }
    if name != "page" {
        let local_storage = name == "store" && file.ends_with("local.rs");
        for word in words(&code) {
            if BROWSER.contains(&word) && !local_storage && name != "store" {
                faults.push(format!("{file}: {name} knows {word}"));
            }
            if word == "gloo_storage" && !local_storage {
                faults.push(format!("{file}: gloo_storage outside of store/local.rs"));
            }
            // What a workbook's bytes say is made a decimal there, and the other way round.
            let binary = name == "table" && file.ends_with("table/double.rs");
            if UNCLEAN.contains(&word) && !(binary && word == "f64") {
                faults.push(format!("{file}: {name} has {word}"));
            }
        }
    }
    faults
}

#[test]
fn no_room_uses_a_higher_one_and_only_the_top_knows_the_browser() {
    let mut found = Vec::new();
    for (path, text) in sources() {
        if let Some(room) = room(&path) {
            found.extend(faults(room, &path.display().to_string(), &text));
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn every_room_is_known_and_says_what_lives_there() {
    for (path, text) in sources() {
        let top = path.parent().unwrap().ends_with("src");
        let entrance = path.ends_with("lib.rs") || path.ends_with("main.rs");
        assert!(
            entrance || room(&path).is_some(),
            "{} is in no room",
            path.display()
        );
        if path.ends_with("mod.rs") || top {
            assert!(
                text.starts_with("//! "),
                "{} doesn't say what it is",
                path.display()
            );
        }
    }
}

#[test]
fn no_file_grows_past_reading() {
    for (path, text) in sources() {
        let longest = match path.parent().unwrap().ends_with("locale") {
            true => LONGEST_OF_WORDS,
            false => LONGEST,
        };
        let lines = text.lines().count();
        assert!(lines <= longest, "{} has {lines} lines", path.display());
    }
}

/// What a test binary's root doesn't name is never run.
#[test]
fn every_file_of_tests_is_run() {
    for folder in ["tests", "tests/browser/tests"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let root = fs::read_to_string(folder.join("main.rs")).unwrap();
        let mut files = 0;
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let is_module = path.is_file() || path.join("mod.rs").is_file();
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let is_rust = path.is_dir() || path.extension().is_some_and(|e| e == "rs");
            // The root of what runs on WebAssembly as well.
            if is_module && is_rust && !["main", "wasm"].contains(&&*name) {
                files += 1;
                let named = format!("mod {name};\n");
                assert!(root.contains(&named), "{} is never run", path.display());
            }
        }
        assert!(files > 15, "{}", folder.display());
    }
}

#[test]
fn a_violation_is_found() {
    let scoring = ROOMS.iter().position(|room| *room == "scoring").unwrap();
    let found = |code: &str| faults(scoring, "x.rs", code).len();
    assert_eq!(
        found("use crate::number::Points; // f64 in words\nconst A: &str = \"f64\";"),
        0
    );
    assert_eq!(found("use crate::desk::state::State;"), 1);
    assert_eq!(
        found("use crate::{calendar::Date, store::{Backend, Store}, locale};"),
        2
    );
    assert_eq!(found("let x: f64 = 0.5;"), 1);
    assert_eq!(found("use yew::prelude::*;"), 1);
    let store = ROOMS.iter().position(|room| *room == "store").unwrap();
    let stored = |file: &str, code: &str| faults(store, file, code).len();
    assert_eq!(stored("src/store/log/open.rs", "use idb::Factory;"), 1);
    let page = ROOMS.len() - 1;
    assert_eq!(
        faults(page, "src/page/root.rs", "use idb::Factory;").len(),
        1
    );
    assert_eq!(stored("src/store/rows/indexed.rs", "use idb::Factory;"), 0);
    assert_eq!(stored("src/store/open.rs", "use gloo_storage::Storage;"), 1);
    assert_eq!(found("let now = std::time::SystemTime::now();"), 1);
}
