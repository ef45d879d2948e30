//! Records into a file.

use super::item::WrittenItem;
use super::pretty::pretty;
use super::{FORMAT, Item, PROGRAM, VERSION};
use crate::json::{Encode, Writer};
use crate::rulebook::Rulebook;

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
    export_with(items, wage, rulebooks, None)
}

/// The same with the text of what was said of these months
/// ([`review_text`](super::review_text)), if there is one.
pub fn export_with(
    items: &[Item],
    wage: Wage,
    rulebooks: &[&Rulebook],
    review: Option<&str>,
) -> String {
    let mut sorted: Vec<&Item> = items.iter().collect();
    sorted.sort_by_key(|item| (&item.record.agent, item.record.month));
    let mut out = Writer::default();
    out.open('{').key("format").text(FORMAT);
    out.field("version", &VERSION);
    out.key("program").text(PROGRAM);
    if !rulebooks.is_empty() {
        out.key("rulebooks").open('[');
        rulebooks
            .iter()
            .for_each(|rulebook| rulebook.encode(&mut out));
        out.close(']');
    }
    if let Some(review) = review {
        out.key("review").plain(&review);
    }
    out.key("records").open('[');
    for item in sorted {
        written(item, wage).encode(&mut out);
    }
    out.close(']').close('}');
    pretty(&out.finish())
}

fn written(item: &Item, wage: Wage) -> WrittenItem {
    let mut record = item.record.facts().clone();
    if wage == Wage::Left {
        record.wage = None;
    }
    WrittenItem {
        rulebook: item.rulebook,
        seen: item.seen,
        code: item.code,
        record,
        trail: item.trail.clone(),
        lines: item.lines.clone(),
    }
}
