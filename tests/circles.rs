//! Circles of files: what uses each other round and round can only be read,
//! moved and tested together. Within one folder that's its own affair; across
//! folders there is none.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::architecture::{code_of, sources};

/// A file by its module path below `src`.
type Module = Vec<String>;

/// What a file names of others.
#[derive(Default)]
struct Names {
    /// Everything, as written.
    all: Vec<Vec<String>>,
    /// What it passes on: under which name, and what.
    passed_on: BTreeMap<String, Vec<String>>,
}

struct House {
    files: BTreeMap<Module, Names>,
}

impl House {
    fn of(sources: impl IntoIterator<Item = (Module, bool, String)>) -> Self {
        let files = sources.into_iter().map(|(module, is_entrance, text)| {
            let names = names(&code_of(&text), is_entrance);
            (module, names)
        });
        Self {
            files: files.collect(),
        }
    }

    fn absolute(&self, from: &[String], path: &[String]) -> Option<Vec<String>> {
        let first = path.first()?;
        if first == "crate" {
            return Some(path[1..].to_vec());
        }
        let mut base = from.to_vec();
        let mut rest = path;
        while rest.first().is_some_and(|name| name == "super") {
            base.pop()?;
            rest = &rest[1..];
        }
        if rest.len() == path.len() {
            base.push(first.clone());
            let is_child = self.files.contains_key(&base);
            base.pop();
            if !is_child && first != "self" {
                return None;
            }
            if first == "self" {
                rest = &rest[1..];
            }
        }
        Some([&base[..], rest].concat())
    }

    /// The file in which a path is written down, through what others pass on.
    fn found(&self, path: &[String], depth: usize) -> Module {
        let mut module = Module::new();
        for name in path {
            module.push(name.clone());
            if !self.files.contains_key(&module) {
                module.pop();
                break;
            }
        }
        let next = path.get(module.len());
        let passed = next.and_then(|name| self.files.get(&module)?.passed_on.get(name));
        let passed = passed.and_then(|path| self.absolute(&module, path));
        match passed {
            Some(path) if depth < 8 => self.found(&path, depth + 1),
            _ => module,
        }
    }

    fn used(&self) -> BTreeMap<Module, BTreeSet<Module>> {
        let used = self.files.iter().map(|(module, names)| {
            let paths = names.all.iter();
            let paths = paths.filter_map(|path| self.absolute(module, path));
            let used = paths.map(|path| self.found(&path, 0));
            (
                module.clone(),
                used.filter(|other| other != module).collect(),
            )
        });
        used.collect()
    }

    /// Files that use each other round and round, in more than one folder.
    fn circles(&self) -> Vec<Vec<String>> {
        let used = self.used();
        let reach: BTreeMap<&Module, BTreeSet<&Module>> = used
            .keys()
            .map(|from| (from, reached(from, &used)))
            .collect();
        let mut known: BTreeSet<&Module> = BTreeSet::new();
        let mut circles = Vec::new();
        for (from, reached) in &reach {
            let circle: Vec<&Module> = reached
                .iter()
                .filter(|to| reach[**to].contains(from))
                .copied()
                .collect();
            let fresh = !known.contains(from) && circle.len() > 1;
            known.extend(&circle);
            let folders: BTreeSet<String> = circle.iter().map(|file| self.folder(file)).collect();
            if fresh && folders.len() > 1 {
                circles.push(circle.iter().map(|file| file.join("/")).collect());
            }
        }
        circles
    }

    /// A file that has files below it is the entrance of their folder.
    fn folder(&self, file: &[String]) -> String {
        let below = |other: &Module| other.len() > file.len() && other.starts_with(file);
        match self.files.keys().any(below) {
            true => file.join("/"),
            false => file[..file.len().saturating_sub(1)].join("/"),
        }
    }
}

fn reached<'a>(
    from: &Module,
    used: &'a BTreeMap<Module, BTreeSet<Module>>,
) -> BTreeSet<&'a Module> {
    let mut found = BTreeSet::new();
    let mut left: Vec<&Module> = used[from].iter().collect();
    while let Some(next) = left.pop() {
        if let Some(uses) = used.get(next)
            && found.insert(next)
        {
            left.extend(uses);
        }
    }
    found
}

/// The paths of a text without comments and strings.
fn names(code: &str, is_entrance: bool) -> Names {
    let mut names = Names::default();
    let mut rest = code;
    let mut other = String::new();
    while let Some(at) = use_at(rest) {
        other.push_str(&rest[..at]);
        let line = rest[..at]
            .rsplit(['\n', ';', '}', '{'])
            .next()
            .unwrap_or_default();
        let passes_on = line.trim_start().starts_with("pub");
        let end = rest[at..].find(';').map_or(rest.len(), |end| at + end);
        for path in tree(&rest[at + 4..end]) {
            if passes_on && let Some(name) = path.last() {
                names.passed_on.insert(name.clone(), path.clone());
            }
            if !(passes_on && is_entrance) {
                names.all.push(path);
            }
        }
        rest = &rest[end..];
    }
    other.push_str(rest);
    for start in ["crate::", "super::"] {
        for (at, _) in other.match_indices(start) {
            let before = other[..at].chars().next_back();
            let path: String = other[at..]
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_' || *c == ':')
                .collect();
            if !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
                let parts = path.split("::").filter(|name| !name.is_empty());
                names.all.push(parts.map(Into::into).collect());
            }
        }
    }
    names
}

fn use_at(code: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + code[from..].find("use ")?;
        let before = code[..at].chars().next_back();
        if before.is_none_or(|c| c.is_whitespace()) {
            return Some(at);
        }
        from = at + 4;
    }
}

/// The paths of what stands after `use`.
fn tree(text: &str) -> Vec<Vec<String>> {
    let text = text.trim();
    let Some((head, list)) = text.split_once('{') else {
        let path = text.split(" as ").next().unwrap_or_default();
        let names = path.split("::").map(|name| name.trim().to_owned());
        return vec![names.filter(|name| !name.is_empty()).collect()];
    };
    let head: Vec<String> = head
        .split("::")
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .collect();
    let list = list.strip_suffix('}').unwrap_or(list);
    let mut depth = 0;
    let mut items = vec![String::new()];
    for c in list.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        match c {
            ',' if depth == 0 => items.push(String::new()),
            c => items.last_mut().unwrap().push(c),
        }
    }
    let below = items.iter().filter(|item| !item.trim().is_empty());
    let below = below.flat_map(|item| tree(item));
    below.map(|path| [&head[..], &path[..]].concat()).collect()
}

fn house() -> House {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    House::of(sources().into_iter().map(|(path, text)| {
        let below = path.strip_prefix(&src).unwrap().with_extension("");
        let mut module: Module = below
            .components()
            .map(|part| part.as_os_str().to_string_lossy().into_owned())
            .collect();
        let is_entrance = module.last().is_some_and(|name| name == "mod");
        if is_entrance || module == ["lib"] {
            module.pop();
        }
        (module, is_entrance, text)
    }))
}

#[test]
fn no_circle_of_files_crosses_folders() {
    assert_eq!(house().circles(), [] as [Vec<String>; 0]);
}

fn small(files: &[(&str, &str)]) -> Vec<Vec<String>> {
    let module = |name: &str| -> (Module, bool) {
        let mut module: Module = name.split('/').map(Into::into).collect();
        let is_entrance = module.last().is_some_and(|last| last == "mod");
        if is_entrance {
            module.pop();
        }
        (module, is_entrance)
    };
    House::of(files.iter().map(|(name, text)| {
        let (module, is_entrance) = module(name);
        (module, is_entrance, (*text).to_owned())
    }))
    .circles()
}

#[test]
fn a_circle_is_found_and_only_across_folders() {
    let circle = [("a/mod", "pub mod x;"), ("b/mod", "pub mod y;")];
    let with = |x, y| [&circle[..], &[("a/x", x), ("b/y", y)]].concat();
    assert_eq!(
        small(&with("use crate::b::y::Y;", "use crate::a::x::X;")).len(),
        1
    );
    assert_eq!(
        small(&with(
            "use crate::{b::{y::Y, other}};",
            "fn f() { crate::a::x::g() }"
        ))
        .len(),
        1
    );
    assert!(small(&with("use crate::b::y::Y;", "// use crate::a::x::X;")).is_empty());
    // Through what an entrance passes on.
    let passed = [
        ("a/mod", "mod x; pub use x::X;"),
        ("b/mod", "mod y; pub use y::Y;"),
        ("a/x", "use crate::b::Y;"),
        ("b/y", "use crate::a::X;"),
    ];
    assert_eq!(small(&passed).len(), 1);
    let within = [
        ("a/mod", "mod x; mod z; pub use x::X;"),
        ("a/x", "use super::z::Z;"),
        ("a/z", "use super::X;"),
    ];
    assert!(small(&within).is_empty());
    let up_and_down = [
        ("a/mod", "mod x; mod deep;"),
        ("a/x", "use super::deep::Deep;"),
        ("a/deep/mod", "use super::x::X;"),
        ("a/deep/other", ""),
    ];
    assert_eq!(small(&up_and_down).len(), 1);
}

#[test]
fn the_whole_house_is_seen() {
    let house = house();
    let used = house.used();
    let of = |file: &str| -> Module { file.split('/').map(Into::into).collect() };
    assert!(used.len() > 200);
    // One arrow that is surely there, through what `desk` passes on.
    assert!(used[&of("page/effects")].contains(&of("desk/effect")));
    assert!(used[&of("desk/update")].contains(&of("desk/state/action")));
}
