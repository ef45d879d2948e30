//! Acts as JSON, and their hash over that text.

use serde_json::Value;

use super::super::{Facts, MAX_AGENT};
use super::{
    Delta, MAX_CELL_NAME, MAX_CONSULTATIONS, MAX_FILE_NAME, MAX_REVISIONS, MAX_SHEET,
    MAX_SOURCE_CELLS, Made, Revision, Source, Trail,
};
use crate::calendar::Minute;
use crate::id::Fingerprint;
use crate::json::{Decode, Described, Encode, Malformed, Schemas, Shape, Writer, json_object};

json_object! {
    /// An act as it's written.
    #[schema("required": ["at", "hash"])]
    struct WrittenRevision {
        /// When.
        at: Minute,
        /// By whom, as typed.
        #[or(default)]
        #[schema("maxLength": MAX_AGENT)]
        by: String,
        /// From where; entered on the page if missing.
        #[or(default)]
        source: Source,
        /// What was otherwise before; missing where nothing was known.
        #[or(default)]
        before: Option<Delta>,
        /// The hash of this act, the month as it left it, and the hash of the act
        /// before.
        #[or(default)]
        #[schema("anyOf": [{"$ref": "#/$defs/hash"}])]
        hash: Option<Fingerprint>,
    }
}

impl WrittenRevision {
    fn of(made: &Made, before: Option<&Delta>, hash: Option<Fingerprint>) -> Self {
        let Made { at, by, source } = made.clone();
        Self {
            at,
            by,
            source,
            before: before.cloned(),
            hash,
        }
    }
}

/// The hash of an act that left a month so, after one with that hash.
pub(super) fn hash(
    earlier: Option<Fingerprint>,
    made: &Made,
    before: Option<&Delta>,
    after: &Facts,
) -> Fingerprint {
    let mut out = Writer::default();
    earlier.encode(out.open('['));
    WrittenRevision::of(made, before, None).encode(&mut out);
    out.close(']');
    let after = Facts {
        wage: None,
        ..after.clone()
    };
    let text = out.finish() + &after.to_json();
    Fingerprint::of_bytes(text.bytes())
}

/// How many bytes an act takes.
pub(super) fn size(revision: &Revision) -> usize {
    revision.to_json().len() + 1
}

impl Encode for Revision {
    fn encode(&self, out: &mut Writer) {
        let Self { made, before, hash } = self;
        WrittenRevision::of(made, before.as_ref(), Some(*hash)).encode(out);
    }
}

impl Described for Revision {
    fn schema(all: &mut Schemas) -> Value {
        WrittenRevision::schema(all)
    }
}

impl Decode for Revision {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let WrittenRevision {
            at,
            by,
            source,
            before,
            hash,
        } = WrittenRevision::decode(value)?;
        let hash = hash.ok_or_else(|| Malformed::here(Shape::Missing).below("hash"))?;
        short(&by, MAX_AGENT, "by")?;
        let made = Made { at, by, source };
        Ok(Self { made, before, hash })
    }
}

/// A trail within its limits.
pub(super) fn bounded(mut trail: Trail) -> Result<Trail, Malformed> {
    if trail.revisions.len() > MAX_REVISIONS {
        return Err(Malformed::here(Shape::Value).below("revisions"));
    }
    trail.bound();
    Ok(trail)
}

/// A source within its limits.
pub(super) fn named(source: Source) -> Result<Source, Malformed> {
    match &source {
        Source::File { name, .. } => {
            short(name, MAX_FILE_NAME, "name").map_err(|fault| fault.below("file"))?;
        }
        Source::Table {
            name, sheet, cells, ..
        } => {
            let below = |fault: Malformed| fault.below("table");
            short(name, MAX_FILE_NAME, "name").map_err(below)?;
            short(sheet, MAX_SHEET, "sheet").map_err(below)?;
            let is_cell = |cell: &String| (2..=MAX_CELL_NAME).contains(&cell.len());
            if cells.len() > MAX_SOURCE_CELLS || !cells.iter().all(is_cell) {
                return Err(below(Malformed::here(Shape::Value).below("cells")));
            }
        }
        Source::Consultations { entries } if entries.len() > MAX_CONSULTATIONS => {
            let fault = Malformed::here(Shape::Value).below("entries");
            return Err(fault.below("consultations"));
        }
        _ => {}
    }
    Ok(source)
}

fn short(text: &str, most: usize, at: &str) -> Result<(), Malformed> {
    match text.chars().count() <= most {
        true => Ok(()),
        false => Err(Malformed::here(Shape::Value).below(at)),
    }
}
