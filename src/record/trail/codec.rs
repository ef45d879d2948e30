//! Acts as JSON, and their hash over that text.

use serde_json::Value;

use super::super::{Facts, MAX_AGENT};
use super::{Delta, Earlier, MAX_FILE_NAME, MAX_REVISIONS, Made, Revision, Source, Trail};
use crate::id::Fingerprint;
use crate::json::{Decode, Malformed, Object, Shape, Tagged, Writer, below, tagged};

/// The words for where a change came from, that stand alone.
const SOURCES: [&str; 4] = ["entered", "undone", "redone", "log"];

/// The hash of an act that left a month so, after one with that hash.
pub(super) fn hash(
    earlier: Option<Fingerprint>,
    made: &Made,
    before: Option<&Delta>,
    after: &Facts,
) -> Fingerprint {
    let mut out = Writer::default();
    out.open('[');
    match earlier {
        Some(earlier) => out.shown(&earlier),
        None => out.null(),
    }
    out.open('{');
    write_made(&mut out, made, before);
    out.close('}').close(']');
    let after = Facts {
        wage: None,
        ..after.clone()
    };
    let text = out.finish() + &after.to_json();
    Fingerprint::of_bytes(text.bytes())
}

/// How many bytes an act takes.
pub(super) fn size(revision: &Revision) -> usize {
    let mut out = Writer::default();
    write(&mut out, revision);
    out.finish().len() + 1
}

impl Trail {
    /// As compact JSON.
    pub fn to_json(&self) -> String {
        let Self { earlier, revisions } = self;
        let mut out = Writer::default();
        out.open('{');
        if let Some(Earlier { count, at, hash }) = earlier {
            out.key("earlier").open('{').key("count").number(*count);
            out.key("at").shown(at);
            out.key("hash").shown(hash);
            out.close('}');
        }
        out.key("revisions").list(revisions, write);
        out.close('}');
        out.finish()
    }
}

fn write(out: &mut Writer, revision: &Revision) {
    out.open('{');
    write_made(out, &revision.made, revision.before.as_ref());
    out.key("hash").shown(&revision.hash);
    out.close('}');
}

fn write_made(out: &mut Writer, made: &Made, before: Option<&Delta>) {
    let Made { at, by, source } = made;
    out.key("at").shown(at);
    if !by.is_empty() {
        out.key("by").text(by);
    }
    let word = match source {
        Source::Entered => 0,
        Source::Undone => 1,
        Source::Redone => 2,
        Source::Log => 3,
        Source::File { name, hash } => {
            out.key("source").open('{').key("file").open('{');
            out.key("name").text(name);
            out.key("hash").shown(hash);
            out.close('}').close('}');
            SOURCES.len()
        }
    };
    if let Some(word) = SOURCES.get(word).filter(|_| word > 0) {
        out.key("source").text(word);
    }
    if let Some(before) = before {
        before.write(out.key("before"));
    }
}

impl Decode for Trail {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let fields = Object::of(value, &["earlier", "revisions"])?;
        let revisions: Vec<Revision> = fields.need("revisions")?;
        if revisions.len() > MAX_REVISIONS {
            return Err(Malformed::here(Shape::Value).below("revisions"));
        }
        let mut trail = Self {
            earlier: fields.or_default("earlier")?,
            revisions,
        };
        trail.bound();
        Ok(trail)
    }
}

impl Decode for Earlier {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let fields = Object::of(value, &["count", "at", "hash"])?;
        Ok(Self {
            count: fields.need("count")?,
            at: fields.need("at")?,
            hash: fields.need("hash")?,
        })
    }
}

impl Decode for Revision {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let fields = Object::of(value, &["at", "by", "source", "before", "hash"])?;
        Ok(Self {
            made: Made {
                at: fields.need("at")?,
                by: short(fields.or_default("by")?, MAX_AGENT, "by")?,
                source: fields.or_default("source")?,
            },
            before: fields.or_default("before")?,
            hash: fields.need("hash")?,
        })
    }
}

impl Decode for Source {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        match tagged(value, &SOURCES, &["file"])? {
            Tagged::Alone(0) => Ok(Self::Entered),
            Tagged::Alone(1) => Ok(Self::Undone),
            Tagged::Alone(2) => Ok(Self::Redone),
            Tagged::Alone(_) => Ok(Self::Log),
            Tagged::Naming(_, value) => below("file", value).map(|FromFile(source)| source),
        }
    }
}

struct FromFile(Source);

impl Decode for FromFile {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let fields = Object::of(value, &["name", "hash"])?;
        let name = short(fields.need("name")?, MAX_FILE_NAME, "name")?;
        let hash = fields.need("hash")?;
        Ok(Self(Source::File { name, hash }))
    }
}

fn short(text: String, most: usize, at: &str) -> Result<String, Malformed> {
    match text.chars().count() <= most {
        true => Ok(text),
        false => Err(Malformed::here(Shape::Value).below(at)),
    }
}
