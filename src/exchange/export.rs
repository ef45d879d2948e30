//! Records into a file.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::Value;

use super::pretty::pretty;
use super::{DerivedLine, FORMAT, Figures, Item, RulebookRef, VERSION};
use crate::record::Facts;
use crate::rulebook::{Document, Rulebook};

/// Whether the post wage leaves with the records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wage {
    /// It stays here.
    Left,
    /// It goes along.
    Included,
}

/// The file of these records, by agent and month: the same records always
/// give the same bytes, in whatever order they come.
///
/// It's spread over lines, a fact on each, at the cost of some bytes: whoever
/// sends it can open it and see what is in it, above all whether the wage is.
/// The rulebooks go along for whoever hasn't got them.
pub fn export(items: &[Item], wage: Wage, rulebooks: &[&Rulebook]) -> String {
    let mut sorted: Vec<&Item> = items.iter().collect();
    sorted.sort_by_key(|item| (&item.record.agent, item.record.month));
    let file = File {
        format: FORMAT,
        version: VERSION,
        program: env!("CARGO_PKG_VERSION"),
        rulebooks: rulebooks.iter().map(|rulebook| &***rulebook).collect(),
        records: sorted.into_iter().map(|item| written(item, wage)).collect(),
    };
    pretty(&file)
}

#[derive(Serialize)]
struct File<'a> {
    format: &'static str,
    version: u32,
    program: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rulebooks: Vec<&'a Document>,
    records: Vec<Written<'a>>,
}

#[derive(Serialize)]
struct Written<'a> {
    rulebook: RulebookRef,
    #[serde(skip_serializing_if = "Option::is_none")]
    seen: Option<Figures>,
    record: Cow<'a, Facts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    trail: Option<Value>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    lines: &'a [DerivedLine],
}

fn written(item: &Item, wage: Wage) -> Written<'_> {
    let facts = item.record.facts();
    let record = match (wage, facts.wage) {
        (Wage::Left, Some(_)) => Cow::Owned(Facts {
            wage: None,
            ..facts.clone()
        }),
        (Wage::Left, None) | (Wage::Included, _) => Cow::Borrowed(facts),
    };
    Written {
        rulebook: item.rulebook,
        seen: item.seen,
        record,
        // Its own text is JSON.
        trail: (!item.trail.is_empty())
            .then(|| serde_json::from_str(&item.trail.to_json()).ok())
            .flatten(),
        lines: &item.lines,
    }
}
