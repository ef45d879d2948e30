//! Places in a tree of JSON.

use proptest::sample::Index;
use serde_json::Value;

/// The pointer to some value.
pub fn somewhere(tree: &Value, at: Index) -> String {
    let mut pointers = Vec::new();
    collect(tree, String::new(), &mut pointers);
    pointers.swap_remove(at.index(pointers.len()))
}

/// The tree with another value at a place.
pub fn with(tree: &Value, pointer: &str, value: Value) -> Value {
    let mut tree = tree.clone();
    *tree.pointer_mut(pointer).unwrap() = value;
    tree
}

fn collect(value: &Value, at: String, pointers: &mut Vec<String>) {
    match value {
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                collect(value, format!("{at}/{index}"), pointers);
            }
        }
        Value::Object(fields) => {
            for (key, value) in fields {
                collect(value, format!("{at}/{key}"), pointers);
            }
        }
        _ => {}
    }
    pointers.push(at);
}
