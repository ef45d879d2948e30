//! What one rulebook says otherwise than another.

use serde_json::Value as Json;

use super::numbers::{Numbered, Role, numbers};
use crate::id::Id;
use crate::json::Encode as _;
use crate::language::{Document, Param, Part, Word};

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
    Number(Role, Option<Id>, Said<Param>),
    /// A text of it.
    Text(Said<Word>),
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
    let (before, after) = (parts(was), parts(is));
    let (old, new) = (numbers(was), numbers(is));
    let mut found = Vec::new();
    let mut put = |path: &str, is_here, what| {
        let path = path.to_owned();
        found.push(Difference {
            path,
            is_here,
            what,
        });
    };
    if was.title != is.title {
        put("title", true, What::Text(both(&was.title, &is.title)));
    }
    for one in &after {
        let Some(other) = before.iter().find(|other| other.key == one.key) else {
            put(&one.path, true, What::Added);
            continue;
        };
        let texts = other.texts.iter().zip(&one.texts);
        for (was, is) in texts.filter(|(was, is)| was != is) {
            put(&one.path, true, What::Text(both(was, is)));
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
type Of = (Role, Option<Id>);

/// The numbers that differ, each with its place: those of one role one after the other.
fn paired(was: &[Numbered], is: &[Numbered]) -> Vec<(Of, Said<Param>)> {
    let mut found = Vec::new();
    let key = |of: &Numbered| (of.role, of.answer);
    for one in is {
        let other = was.iter().find(|other| key(other) == key(one));
        let said = Said {
            was: other.map(|other| other.number.clone()),
            is: Some(one.number.clone()),
        };
        if said.was != said.is {
            found.push((key(one), said));
        }
    }
    for other in was {
        if !is.iter().any(|one| key(one) == key(other)) {
            let was = Some(other.number.clone());
            found.push((key(other), Said { was, is: None }));
        }
    }
    found
}

/// A part with what is compared of it.
struct Compared {
    key: (&'static str, Id),
    path: String,
    texts: Vec<Word>,
    answer: Option<Option<Id>>,
    /// All else, without its numbers and texts and without what lies in it.
    rest: Json,
}

fn parts(document: &Document) -> Vec<Compared> {
    let mut paths: Vec<String> = Vec::new();
    let count = |name: &str, many: usize| -> Vec<String> {
        (0..many).map(|nth| format!("{name}[{nth}]")).collect()
    };
    paths.extend(count("values", document.values.len()));
    for (nth, total) in document.totals.iter().enumerate() {
        paths.push(format!("totals[{nth}]"));
        nodes(&total.pool, format!("totals[{nth}].pool"), &mut paths);
    }
    paths.extend(count("grades", document.grades.len()));
    paths.extend(count("readings", document.readings.len()));
    let parts = paths.into_iter().filter_map(|path| {
        let part = document.part(&path)?;
        Some(compared(part, path))
    });
    parts.collect()
}

fn nodes(pool: &crate::language::Pool, path: String, paths: &mut Vec<String>) {
    use crate::language::Node;
    let own = path.clone();
    paths.push(path);
    for (nth, node) in pool.of.iter().enumerate() {
        match node {
            Node::Line(_) => paths.push(format!("{own}.of[{nth}].line")),
            Node::Pool(inner) => nodes(inner, format!("{own}.of[{nth}].pool"), paths),
        }
    }
}

fn compared(part: Part<'_>, path: String) -> Compared {
    let tree = |text: String| serde_json::from_str(&text).unwrap_or(Json::Null);
    let (key, texts, answer, whole): (_, Vec<&Word>, _, String) = match part {
        Part::Value(of) => (("value", of.id), vec![&of.title], None, of.to_json()),
        Part::Total(of) => (("total", of.id), vec![&of.title], None, of.to_json()),
        Part::Pool(of) => (("pool", of.id), vec![&of.title], None, of.to_json()),
        Part::Line(of) => (
            ("line", of.id),
            vec![&of.title, &of.summary],
            None,
            of.to_json(),
        ),
        Part::Grades(of) => (("grades", of.id), vec![&of.title], None, of.to_json()),
        Part::Reading(of) => {
            let answer = Some(of.answer());
            (("reading", of.id), vec![&of.question], answer, of.to_json())
        }
        Part::Example(of) => (("example", of.id), vec![&of.title], None, of.to_json()),
    };
    let mut rest = tree(whole);
    strip(&mut rest);
    Compared {
        key,
        path,
        texts: texts.into_iter().cloned().collect(),
        answer,
        rest,
    }
}

/// Takes out what is compared apart, or belongs to other parts.
fn strip(of: &mut Json) {
    if let Json::Object(fields) = of {
        for name in ["title", "summary", "question", "chosen", "pool", "number"] {
            fields.remove(name);
        }
        if let Some(Json::Array(nodes)) = fields.get_mut("of")
            && nodes.iter().any(Json::is_object)
        {
            fields.remove("of");
        }
    }
    blank(of);
}

/// Numbers alone, without those among ids: their places stay.
fn blank(of: &mut Json) {
    match of {
        Json::Object(fields) if fields.contains_key("origin") && fields.contains_key("value") => {
            *of = Json::Null;
        }
        Json::Object(fields) => fields.values_mut().for_each(blank),
        Json::Array(items) => items.iter_mut().for_each(blank),
        Json::String(text) if text.parse::<crate::number::Decimal>().is_ok() => *of = Json::Null,
        _ => {}
    }
}
