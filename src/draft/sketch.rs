//! The rulebook that is being written, as it's kept.

use serde_json::{Map, Value};

use crate::calendar::Month;
use crate::id::Id;
use crate::json::Decode as _;
use crate::language::Document;
use crate::number::Unit;

/// A rulebook that is being written.
#[derive(Clone, Debug, PartialEq)]
pub struct Sketch {
    /// The rulebook, with whatever was typed.
    pub tree: Value,
    /// What it began as; none if with nothing.
    pub root: Option<Root>,
}

/// What a rulebook began as.
#[derive(Clone, Debug, PartialEq)]
pub struct Root {
    /// That rulebook.
    pub tree: Value,
    /// Which bundled one that is, if it's one: months by it are months of this one.
    pub bundled: Option<Unit>,
}

const FILE_FORMAT: &str = "format";
const FILE_VERSION: &str = "version";
const DRAFT: &str = "draft";
const ROOT: &str = "root";
const BUNDLED: &str = "bundled";

impl Sketch {
    /// The name of the format of its file.
    pub const FORMAT: &str = "kaohe-draft";
    /// Its version.
    pub const VERSION: u32 = 1;

    /// Reads it; none if it's no sketch of this rulebook.
    pub fn read(id: Id, text: &str) -> Option<Self> {
        let Value::Object(mut fields) = serde_json::from_str(text).ok()? else {
            return None;
        };
        let tree = fields.remove(DRAFT).filter(Value::is_object)?;
        let bundled = fields.remove(BUNDLED);
        let bundled = bundled.as_ref().and_then(Value::as_str).and_then(unit);
        let root = fields.remove(ROOT).map(|tree| Root { tree, bundled });
        let is_whole =
            fields.is_empty() && tree.get("id").and_then(Value::as_str) == Some(id.as_str());
        is_whole.then_some(Self { tree, root })
    }

    /// As it's kept.
    pub fn text(&self) -> String {
        let mut fields = Map::new();
        fields.insert(DRAFT.to_owned(), self.tree.clone());
        if let Some(root) = &self.root {
            fields.insert(ROOT.to_owned(), root.tree.clone());
            if let Some(unit) = root.bundled {
                fields.insert(BUNDLED.to_owned(), Value::from(name(unit)));
            }
        }
        Value::Object(fields).to_string()
    }

    /// Its file: what it is, then as it's kept.
    pub fn file(&self) -> String {
        let (format, version, text) = (Self::FORMAT, Self::VERSION, self.text());
        let rest = text.strip_prefix('{').unwrap_or_default();
        format!("{{\"{FILE_FORMAT}\":\"{format}\",\"{FILE_VERSION}\":{version},{rest}")
    }

    /// A file, and which rulebook it's of; none if it's no sketch.
    pub fn of_file(text: &str) -> Option<(Id, Self)> {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let mut of: Value = serde_json::from_str(text).ok()?;
        let fields = of.as_object_mut()?;
        let format = fields.remove(FILE_FORMAT)?;
        let version = fields.remove(FILE_VERSION)?;
        let is_one = format == Self::FORMAT && version == Self::VERSION;
        let id: Id = of.get(DRAFT)?.get("id")?.as_str()?.parse().ok()?;
        let sketch = Self::read(id, &of.to_string()).filter(|_| is_one)?;
        Some((id, sketch))
    }

    /// The month from which it's to be in force, if one is typed.
    pub fn effective(&self) -> Option<Month> {
        self.tree.get("effective")?.as_str()?.parse().ok()
    }
}

impl Root {
    /// The rulebook; none where it can't be read any more.
    pub fn document(&self) -> Option<Document> {
        Document::decode(&self.tree).ok()
    }
}

fn name(of: Unit) -> &'static str {
    let mut named = Unit::ALL.into_iter().zip(Unit::NAMES);
    let found = named.find(|(unit, _)| *unit == of);
    found.map_or("", |(_, name)| name)
}

fn unit(text: &str) -> Option<Unit> {
    let mut named = Unit::ALL.into_iter().zip(Unit::NAMES);
    named.find(|(_, name)| **name == text).map(|(unit, _)| unit)
}
