//! How large a document may be that is compiled.

use super::value::is_list;
use crate::language::{Document, Fault, Node, Problem, limits};

/// What is too large about it, or isn't there at all.
pub fn shape(document: &Document) -> Vec<Fault> {
    let mut faults = Vec::new();
    if document.format != Document::FORMAT || document.version != Document::VERSION {
        faults.push(Fault::at("version", Problem::Format));
    }
    let lists = document.values.iter();
    let lists = lists.filter(|value| is_list(&value.from)).count();
    for (path, size, most) in [
        ("values", lists, limits::MAX_LISTS),
        ("values", document.values.len(), limits::MAX_VALUES),
        ("totals", document.totals.len(), limits::MAX_TOTALS),
        ("grades", document.grades.len(), limits::MAX_TOTALS),
        ("audiences", document.audiences.len(), limits::MAX_AUDIENCES),
        ("examples", document.examples.len(), limits::MAX_EXAMPLES),
    ] {
        if size > most {
            faults.push(Fault::at(path, Problem::TooMany));
        }
    }
    if document.totals.is_empty() {
        faults.push(Fault::at("totals", Problem::Empty));
    }
    for (nth, total) in document.totals.iter().enumerate() {
        let mut left = limits::MAX_NODES;
        let path = format!("totals[{nth}].pool");
        if !is_small(&total.pool.of, limits::MAX_DEPTH, &mut left) {
            let problem = match left {
                0 => Problem::TooMany,
                _ => Problem::TooDeep,
            };
            faults.push(Fault::at(path, problem));
        }
    }
    faults
}

fn is_small(nodes: &[Node], deep: usize, left: &mut usize) -> bool {
    nodes.iter().all(|node| {
        *left = left.saturating_sub(1);
        *left > 0
            && match node {
                Node::Line(_) => true,
                Node::Pool(pool) => deep > 0 && is_small(&pool.of, deep - 1, left),
            }
    })
}
