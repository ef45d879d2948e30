//! What one rulebook says otherwise than another.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::numbers::{Numbered, Role, numbers};
use super::tree::{put, remove};
use crate::id::Id;
use crate::json::{Decode as _, Encode as _};
use crate::language::{Document, Node, Param, Part, Pool, When, Word};
use crate::rulebook::PlainOrigin;

/// Something that the later one says otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The place of its part in the later one, or in the earlier one if it's gone.
    pub path: String,
    /// Whether the place is in the later one.
    pub is_here: bool,
    /// What it is.
    pub what: What,
}

/// What is different.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// The part is new.
    Added,
    /// It's gone.
    Removed,
    /// A number of it; which answer it belongs to.
    Number(Role, Option<When>, Said<Param>),
    /// A text of it.
    Text(Said<Word>),
    /// Who says that there is such a clause, or from when it's in force.
    Origin(Said<PlainOrigin>),
    /// The answer to a question.
    Answer(Said<Option<Id>>),
    /// How it's reckoned.
    Reckoned,
}

/// What was said, and what is.
#[derive(Clone, Debug, PartialEq)]
pub struct Said<T> {
    /// In the earlier one; none where it said nothing.
    pub was: Option<T>,
    /// In the later one.
    pub is: Option<T>,
}

/// All of it: in the order of the later one, then what is gone.
pub fn differences(was: &Document, is: &Document) -> Vec<Difference> {
    let (old, new) = (numbers(was, None), numbers(is, None));
    let (before, after) = (parts(was, &old), parts(is, &new));
    let mut found = Vec::new();
    let mut put = |path: &str, is_here, what| {
        let path = path.to_owned();
        found.push(Difference {
            path,
            is_here,
            what,
        });
    };
    let card = [
        ("title", &was.title, &is.title),
        ("issuer", &was.issuer, &is.issuer),
    ];
    for (path, was, is) in card.into_iter().filter(|(_, was, is)| was != is) {
        put(path, true, What::Text(both(was, is)));
    }
    let days = [
        ("adopted", was.adopted, is.adopted),
        ("noticed", was.noticed, is.noticed),
    ];
    for (path, was, is) in days.into_iter().filter(|(_, was, is)| was != is) {
        let [was, is] = [was, is].map(|day| {
            day.map(|day| Word {
                zh: day.to_string().into(),
                en: None,
            })
        });
        put(path, true, What::Text(Said { was, is }));
    }
    let origins = (&was.effective_origin, &is.effective_origin);
    if origins.0 != origins.1 {
        put("effective", true, What::Origin(both(origins.0, origins.1)));
    }
    if was.overlap != is.overlap {
        put("overlap", true, What::Reckoned);
    }
    if was.audiences != is.audiences {
        put("audiences", true, What::Reckoned);
    }
    for one in &after {
        let Some(other) = before.iter().find(|other| other.key == one.key) else {
            put(&one.path, true, What::Added);
            continue;
        };
        let gone = other.texts.keys();
        let gone = gone.filter(|key| !one.texts.contains_key(*key));
        for key in one.texts.keys().chain(gone) {
            let [was, is] = [other, one].map(|of| of.texts.get(key).cloned());
            if was.clone().unwrap_or_default() != is.clone().unwrap_or_default() {
                put(&one.path, true, What::Text(Said { was, is }));
            }
        }
        if other.origin != one.origin {
            put(
                &one.path,
                true,
                What::Origin(both(&other.origin, &one.origin)),
            );
        }
        let own = |all: &'_ [Numbered], path: &str| -> Vec<Numbered> {
            all.iter()
                .filter(|number| number.part == path)
                .cloned()
                .collect()
        };
        let (was, is) = (own(&old, &other.path), own(&new, &one.path));
        for (place, said) in paired(&was, &is) {
            put(&one.path, true, What::Number(place.0, place.1, said));
        }
        if let (Some(was), Some(is)) = (&other.answer, &one.answer)
            && was != is
        {
            let (was, is) = (Some(*was), Some(*is));
            put(&one.path, true, What::Answer(Said { was, is }));
        }
        if other.rest != one.rest {
            put(&one.path, true, What::Reckoned);
        }
    }
    for other in &before {
        if !after.iter().any(|one| one.key == other.key) {
            put(&other.path, false, What::Removed);
        }
    }
    found
}

fn both<T: Clone>(was: &T, is: &T) -> Said<T> {
    Said {
        was: Some(was.clone()),
        is: Some(is.clone()),
    }
}

/// Which of a part's numbers: what it is there, and to which answer it belongs.
type Of = (Role, Option<When>);

/// The numbers that differ, each with its place: those of one role one after the other.
fn paired(was: &[Numbered], is: &[Numbered]) -> Vec<(Of, Said<Param>)> {
    let mut found = Vec::new();
    // Where it stands in its part.
    let key = |of: &Numbered| of.path.strip_prefix(&*of.part).map(str::to_owned);
    for one in is {
        let other = was.iter().find(|other| key(other) == key(one));
        let said = Said {
            was: other.map(|other| other.number.clone()),
            is: Some(one.number.clone()),
        };
        if said.was != said.is {
            found.push(((one.role, one.answer), said));
        }
    }
    for other in was {
        if !is.iter().any(|one| key(one) == key(other)) {
            let was = Some(other.number.clone());
            found.push(((other.role, other.answer), Said { was, is: None }));
        }
    }
    found
}

/// A part with what is compared of it.
struct Compared {
    /// What and which it is; of several values of one name, which one.
    key: (&'static str, Id, usize),
    path: String,
    /// Its texts, each with its place in it.
    texts: BTreeMap<String, Word>,
    origin: PlainOrigin,
    answer: Option<Option<Id>>,
    /// In which group it lies, and all else, without its numbers and texts and without what
    /// lies in it.
    rest: (Option<Id>, Json),
}

fn parts(document: &Document, numbers: &[Numbered]) -> Vec<Compared> {
    let mut paths: Vec<(String, Option<Id>)> = Vec::new();
    let count = |name: &str, many: usize| -> Vec<(String, Option<Id>)> {
        (0..many)
            .map(|nth| (format!("{name}[{nth}]"), None))
            .collect()
    };
    paths.extend(count("values", document.values.len()));
    for (nth, total) in document.totals.iter().enumerate() {
        paths.push((format!("totals[{nth}]"), None));
        nodes(&total.pool, format!("totals[{nth}].pool"), None, &mut paths);
    }
    paths.extend(count("grades", document.grades.len()));
    paths.extend(count("readings", document.readings.len()));
    let mut own: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for number in numbers {
        if let Some(rest) = number.path.strip_prefix(&*number.part) {
            let rest = rest.trim_start_matches('.');
            own.entry(&*number.part).or_default().push(rest);
        }
    }
    let parts = paths.into_iter().filter_map(|(path, within)| {
        let part = document.part(&path)?;
        let numbers = own.get(&*path).map_or(&[][..], Vec::as_slice);
        Some(compared(part, path, within, numbers))
    });
    let mut met: BTreeMap<(&str, Id), usize> = BTreeMap::new();
    let parts = parts.map(|mut part| {
        let before = met.entry((part.key.0, part.key.1)).or_default();
        part.key.2 = *before;
        *before += 1;
        part
    });
    parts.collect()
}

fn nodes(pool: &Pool, path: String, within: Option<Id>, paths: &mut Vec<(String, Option<Id>)>) {
    let own = path.clone();
    paths.push((path, within));
    for (nth, node) in pool.of.iter().enumerate() {
        match node {
            Node::Line(_) => paths.push((format!("{own}.of[{nth}].line"), Some(pool.id))),
            Node::Pool(inner) => {
                nodes(inner, format!("{own}.of[{nth}].pool"), Some(pool.id), paths);
            }
        }
    }
}

fn compared(part: Part<'_>, path: String, within: Option<Id>, numbers: &[&str]) -> Compared {
    let ((what, id), answer, whole): ((_, _), _, String) = match part {
        Part::Value(of) => (("value", of.id), None, of.to_json()),
        Part::Total(of) => (("total", of.id), None, of.to_json()),
        Part::Pool(of) => (("pool", of.id), None, of.to_json()),
        Part::Line(of) => (("line", of.id), None, of.to_json()),
        Part::Grades(of) => (("grades", of.id), None, of.to_json()),
        Part::Reading(of) => (("reading", of.id), Some(of.answer()), of.to_json()),
        Part::Example(of) => (("example", of.id), None, of.to_json()),
    };
    let mut rest = serde_json::from_str(&whole).unwrap_or(Json::Null);
    let origin = match part {
        Part::Line(line) => line.origin.clone(),
        _ => PlainOrigin::Stated,
    };
    // Numbers are compared one by one: one that need not be there leaves nothing behind.
    for path in numbers {
        let last = path.rsplit('.').next().unwrap_or_default();
        match MAYBE.contains(&last) {
            true => drop(remove(&mut rest, path)),
            false => put(&mut rest, path, Json::Null),
        }
    }
    if let Json::Object(fields) = &mut rest {
        // What lies in it, and which answer counts, are no part of how it's reckoned.
        let is_pool = matches!(part, Part::Pool(_));
        for name in ["pool", "chosen"] {
            fields.remove(name);
        }
        if let Part::Line(_) = part {
            fields.remove("origin");
        }
        if is_pool {
            fields.remove("of");
        }
    }
    let mut texts = BTreeMap::new();
    take_texts(&mut rest, "", &mut texts);
    drop_bare_bands(&mut rest);
    Compared {
        key: (what, id, 0),
        path,
        texts,
        origin,
        answer,
        rest: (within, rest),
    }
}

/// Numbers that need not be there, by the last step of their places.
const MAYBE: [&str; 12] = [
    "worth", "floor", "cap", "weight", "from", "to", "below", "above", "than", "least", "most",
    "lapsed",
];

/// Texts for people, by the last step of their places.
const TEXTS: [&str; 5] = ["title", "summary", "question", "reason", "number"];

/// Takes out the texts for people, those of smaller parts too. What has a name is known by it,
/// so that it's the same wherever it stands.
fn take_texts(of: &mut Json, path: &str, texts: &mut BTreeMap<String, Word>) {
    let mut take = |of: &Json, path: String| {
        if let Ok(word) = Word::decode(of) {
            texts.insert(path, word);
        }
    };
    match of {
        Json::Object(fields) => {
            for name in TEXTS {
                if let Some(word) = fields.remove(name) {
                    take(&word, format!("{path}.{name}"));
                }
            }
            if let Some(Json::Array(words)) = fields.remove("considers") {
                for (nth, word) in words.iter().enumerate() {
                    take(word, format!("{path}.considers[{nth}]"));
                }
            }
            for (name, of) in fields {
                take_texts(of, &format!("{path}.{name}"), texts);
            }
        }
        Json::Array(items) => {
            for (nth, of) in items.iter_mut().enumerate() {
                let own = of.get("id").and_then(Json::as_str);
                let own = own.map_or_else(|| nth.to_string(), str::to_owned);
                take_texts(of, &format!("{path}[{own}]"), texts);
            }
        }
        _ => {}
    }
}

/// A band of nothing but numbers was compared number by number.
fn drop_bare_bands(of: &mut Json) {
    match of {
        Json::Object(fields) => {
            if let Some(Json::Array(bands)) = fields.get_mut("bands") {
                let is_bare = |band: &Json| {
                    let fields = band.as_object();
                    fields.is_some_and(|fields| fields.values().all(Json::is_null))
                };
                bands.retain(|band| !is_bare(band));
            }
            fields.values_mut().for_each(drop_bare_bands);
        }
        Json::Array(items) => items.iter_mut().for_each(drop_bare_bands),
        _ => {}
    }
}
