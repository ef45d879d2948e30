//! Older versions of the file, brought up by code, one step at a time.
//!
//! A step changes one item of `records`; the envelope has been the same since
//! version 0. A step leaves alone what it doesn't understand: the reading that
//! follows says what is wrong with it.

use serde_json::{Map, Value, json};

/// The version that this program writes.
pub const VERSION: u32 = 1;

/// Brings an item up from a version.
pub(super) fn migrate(item: &mut Value, from: u32) {
    for step in STEPS.iter().skip(from as usize) {
        step(item);
    }
}

/// The step at index `n` leads from version `n` to the next.
const STEPS: [fn(&mut Value); VERSION as usize] = [from_0];

/// Version 0, before the first release: entries were counts by part, and a
/// ratio was `{"n": 51, "d": 53}`.
fn from_0(item: &mut Value) {
    if let Some(entries) = item.pointer_mut("/record/entries")
        && let Value::Object(counts) = entries
    {
        let counts = std::mem::take(counts).into_iter();
        let entry = |(part, count)| json!({"parts": [part], "count": count});
        *entries = counts.map(entry).collect();
    }
    if let Some(Value::Object(measures)) = item.pointer_mut("/record/measures") {
        for measure in measures.values_mut() {
            if let Some(ratio) = measure.as_object().and_then(ratio) {
                *measure = json!({"ratio": ratio});
            }
        }
    }
}

fn ratio(measure: &Map<String, Value>) -> Option<Value> {
    let (n, d) = (measure.get("n")?, measure.get("d")?);
    (measure.len() == 2).then(|| json!({"numerator": n, "denominator": d}))
}
