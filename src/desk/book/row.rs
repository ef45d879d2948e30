//! The row of a document's month: what was typed alone, or with the acts on it.

use serde_json::Value;

use crate::json::{Decode, Encode, Malformed, decode_text, json_object};
use crate::plan::{BookTrail, Filling};

json_object! {
    #[older(typed_alone)]
    struct Stored {
        month: Filling,
        trail: BookTrail,
    }
}

/// What a row's text holds; none where nobody can read it.
pub fn read(text: &str) -> Option<(Filling, BookTrail)> {
    let Stored { month, trail } = decode_text(text)?;
    Some((month, trail))
}

/// The text of a month's row.
pub fn write(month: &Filling, trail: Option<&BookTrail>) -> String {
    match trail.filter(|trail| !trail.is_empty()) {
        None => month.to_json(),
        Some(trail) => {
            let (month, trail) = (month.clone(), trail.clone());
            Stored { month, trail }.to_json()
        }
    }
}

/// As earlier programs wrote it.
fn typed_alone(value: &Value) -> Option<Result<Stored, Malformed>> {
    let trail = BookTrail::default();
    let alone = || Filling::decode(value).map(|month| Stored { month, trail });
    value.get("month").is_none().then(alone)
}
