//! What is to be said of a typed text that isn't wrong.

use super::typed::{pair, share, typed_count};
use super::{Bounds, Field, MAX_HEADS};
use crate::number::{Percent, Ratio};

/// Something to be said of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// It has too many decimals and counts as this.
    Rounded(Percent),
    /// It says nothing before this one is filled in, too.
    Misses(Field),
}

/// What is to be said of the text in a field that isn't wrong.
pub fn remark(field: Field, texts: impl Fn(Field) -> String, bounds: &Bounds) -> Option<Remark> {
    let half = |other: Field, limit: u32| {
        let stands = |field| typed_count(&texts(field), limit).ok().flatten().is_some();
        (stands(field) && !stands(other)).then_some(Remark::Misses(other))
    };
    match field {
        Field::Percent(id) => {
            let share = share(&texts(field), &bounds.of(id)).ok()??;
            share.is_rounded.then_some(Remark::Rounded(share.percent))
        }
        Field::Numerator(id) => half(Field::Denominator(id), Ratio::LIMIT),
        Field::Denominator(id) => half(Field::Numerator(id), Ratio::LIMIT),
        Field::Rank => half(Field::Heads, MAX_HEADS),
        Field::Heads => half(Field::Rank, MAX_HEADS),
        _ => None,
    }
}

/// Where a text belongs that fills two fields at once, such as `51/53`.
pub fn split(field: Field, text: &str) -> Option<[(Field, String); 2]> {
    let fields = match field {
        Field::Numerator(id) | Field::Denominator(id) => {
            [Field::Numerator(id), Field::Denominator(id)]
        }
        Field::Rank | Field::Heads => [Field::Rank, Field::Heads],
        _ => return None,
    };
    let (one, other) = pair(text)?;
    let [first, second] = fields;
    Some([(first, one), (second, other)])
}
