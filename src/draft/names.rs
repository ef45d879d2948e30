//! Names that nobody types: what records call a part by.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::id::Fingerprint;

/// A name that nothing in the tree has, nor in what it began as: a word, and a number.
pub fn fresh(tree: &Value, root: Option<&Value>, word: &str) -> String {
    let mut known = BTreeSet::new();
    collect(tree, &mut known);
    // Records may be by what is gone.
    root.into_iter().for_each(|root| collect(root, &mut known));
    let mut nth = 1_u32;
    loop {
        let name = format!("{word}{nth}");
        if !known.contains(&*name) {
            return name;
        }
        nth += 1;
    }
}

/// The name of a rulebook that nobody else's has: out of something that doesn't happen twice.
pub(super) fn own(seed: &str) -> String {
    let print = Fingerprint::of_bytes(seed.bytes()).to_string();
    format!("own-{}", print.get(..12).unwrap_or_default())
}

fn collect<'a>(tree: &'a Value, known: &mut BTreeSet<&'a str>) {
    match tree {
        Value::Object(fields) => {
            known.extend(fields.get("id").and_then(Value::as_str));
            fields.values().for_each(|of| collect(of, known));
        }
        Value::Array(items) => items.iter().for_each(|of| collect(of, known)),
        _ => {}
    }
}
