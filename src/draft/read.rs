//! What is read out of a sketch, however much is still wrong with it.

use std::rc::Rc;

use serde_json::Value;

use super::numbers::numbers;
use super::sketch::Sketch;
use super::tree::{get, put};
use crate::json::{Decode as _, Malformed, Shape};
use crate::language::{Document, Fault, Finding, Line, Node, Pool, Word};
use crate::plan::Volume;
use crate::record::typed_decimal;
use crate::rulebook::{Origin, PlainOrigin};

/// What is read.
#[derive(Debug)]
pub struct Read {
    /// The rulebook, with stand-ins for what can't be read.
    pub document: Document,
    /// Texts that aren't what is asked for there, each with its place.
    pub wrong: Vec<Malformed>,
    /// What keeps it from being scored by.
    pub faults: Vec<Fault>,
    /// What isn't there yet and has to be before others get it.
    pub lacks: Vec<Lack>,
    /// What is odd about it; it can go out so.
    pub findings: Vec<Finding>,
    /// It, ready to score by; none while something is wrong.
    pub volume: Option<Rc<Volume>>,
}

/// What isn't there yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    /// Where it would stand.
    pub path: String,
    /// What.
    pub what: LackOf,
}

/// What may not be there yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LackOf {
    /// A name for people.
    Title,
    /// By what the branch decided something.
    Source,
}

/// So many wrong texts are named; a sketch with more can't be read.
const MOST_WRONG: usize = 300;

impl Read {
    /// Reads a sketch; none where it's no rulebook at all.
    pub fn of(sketch: &Sketch) -> Option<Self> {
        let (document, wrong) = lenient(&sketch.tree)?;
        let lacks = lacks(&document, &sketch.tree);
        let (faults, volume) = match Volume::of(document.clone()) {
            Err(faults) => (faults, None),
            Ok(volume) => (Vec::new(), wrong.is_empty().then(|| Rc::new(volume))),
        };
        let findings = volume
            .as_ref()
            .map(|volume| volume.findings())
            .unwrap_or_default();
        Some(Self {
            document,
            wrong,
            faults,
            lacks,
            findings,
            volume,
        })
    }

    /// How many things keep it from going out.
    pub fn errors(&self) -> usize {
        self.wrong.len() + self.faults.len() + self.lacks.len() + self.failed()
    }

    /// How many worked examples come out otherwise than they say.
    pub fn failed(&self) -> usize {
        self.findings
            .iter()
            .filter(|finding| is_example(finding))
            .count()
    }
}

/// Whether it's about a worked example.
pub(super) fn is_example(finding: &Finding) -> bool {
    finding.path.starts_with("examples[")
}

fn lenient(tree: &Value) -> Option<(Document, Vec<Malformed>)> {
    let mut tree = tree.clone();
    mean(&mut tree, false);
    let mut wrong: Vec<Malformed> = Vec::new();
    for _ in 0..=MOST_WRONG {
        let fault = match Document::decode(&tree) {
            Ok(document) => return Some((document, wrong)),
            Err(fault) => fault,
        };
        let stand_in = stand_in(&tree, &fault)?;
        if wrong.iter().any(|known| known.path == fault.path) {
            return None;
        }
        put(&mut tree, &fault.path, stand_in);
        wrong.push(fault);
    }
    None
}

/// The names under which numbers stand.
const NUMBERS: [&str; 22] = [
    "value", "low", "high", "from", "to", "each", "amount", "fixed", "rate", "at", "gives",
    "below", "above", "floor", "cap", "weight", "worth", "constant", "asked", "than", "least",
    "most",
];

/// Numbers as they're meant: in full width, with a comma for thousands.
fn mean(tree: &mut Value, are_numbers: bool) {
    match tree {
        Value::Object(fields) => {
            for (name, of) in fields {
                match of {
                    Value::String(text) if are_numbers || NUMBERS.contains(&&**name) => {
                        if let Ok(Some(number)) = typed_decimal(text, "") {
                            *text = number.to_string();
                        }
                    }
                    // Numbers under the answers to a question have those's names.
                    of => mean(of, name == "means"),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|of| mean(of, false)),
        _ => {}
    }
}

/// What is read in place of a text that can't be.
fn stand_in(tree: &Value, fault: &Malformed) -> Option<Value> {
    let typed = get(tree, &fault.path).and_then(Value::as_str);
    Some(match (fault.shape, typed) {
        (Shape::Number(_), Some(_)) => Value::from("0"),
        (Shape::Month, Some(_)) => Value::from("2000-01"),
        (Shape::Date, Some(_)) => Value::from("2000-01-01"),
        (Shape::Id, Some(_)) => Value::from(NOBODY),
        // A count.
        (Shape::WrongType | Shape::Value, Some(_)) => Value::from(1),
        // Most of what must be there is a number.
        (Shape::Missing, _) => Value::from("0"),
        _ => return None,
    })
}

/// What nothing is called.
const NOBODY: &str = "-";

/// What isn't there yet, in the rulebook's order.
fn lacks(document: &Document, tree: &Value) -> Vec<Lack> {
    let mut found = Vec::new();
    let mut title = |word: &Word, path: String| {
        if word.zh.trim().is_empty() {
            let what = LackOf::Title;
            found.push(Lack { path, what });
        }
    };
    title(&document.title, "title".to_owned());
    for (nth, of) in document.audiences.iter().enumerate() {
        title(&of.title, format!("audiences[{nth}].title"));
    }
    // What is only reckoned with need not have a name.
    let values = document.values.iter().enumerate();
    for (nth, of) in values.filter(|(_, of)| of.from.is_asked()) {
        title(&of.title, format!("values[{nth}].title"));
    }
    for (nth, total) in document.totals.iter().enumerate() {
        let mut line = |line: &Line, path: String| title(&line.title, format!("{path}.title"));
        lines(&total.pool, &format!("totals[{nth}].pool"), &mut line);
    }
    for (nth, grades) in document.grades.iter().enumerate() {
        for (at, of) in grades.grades.iter().enumerate() {
            title(&of.title, format!("grades[{nth}].grades[{at}].title"));
        }
    }
    for (nth, of) in document.readings.iter().enumerate() {
        title(&of.question, format!("readings[{nth}].question"));
    }
    let mut source = |path: String| {
        let what = LackOf::Source;
        found.push(Lack { path, what });
    };
    let mut plain = |origin: &PlainOrigin, path: String| match origin {
        PlainOrigin::Set(by) if by.source.trim().is_empty() => source(format!("{path}.set.source")),
        _ => {}
    };
    plain(&document.effective_origin, "effective_origin".to_owned());
    for (nth, total) in document.totals.iter().enumerate() {
        let mut line = |line: &Line, path: String| plain(&line.origin, format!("{path}.origin"));
        lines(&total.pool, &format!("totals[{nth}].pool"), &mut line);
    }
    for of in numbers(document, Some(tree)) {
        if let Origin::Set { source: by, .. } = &of.number.0.origin
            && by.trim().is_empty()
        {
            source(format!("{}.origin.set.source", of.path));
        }
    }
    found
}

fn lines(pool: &Pool, path: &str, visit: &mut impl FnMut(&Line, String)) {
    for (nth, node) in pool.of.iter().enumerate() {
        let path = format!("{path}.of[{nth}]");
        match node {
            Node::Line(line) => visit(line, format!("{path}.line")),
            Node::Pool(inner) => lines(inner, &format!("{path}.pool"), visit),
        }
    }
}
